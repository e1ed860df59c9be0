"""Turn the tables of a TOML manifest into records, refusing whatever is not understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType, NoneType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

from summarizer.errors import ModelError
from summarizer.manifest.records import Manifest, ModelFile, WheelSource

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_REVISION: Final = re.compile(r"[0-9a-f]{40}")
_REPO: Final = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*", re.ASCII)
_PACKAGE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PART: Final = re.compile(r"\{part(:0[1-9])?\}")
_VERSION: Final = re.compile(r"[0-9][0-9A-Za-z.!+]*")
# Formats that run code when they are loaded. CTranslate2's own model.bin is not one of them.
_PICKLED: Final = (".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".npy", ".h5")
_NOT_IN_TOML: Final = frozenset({"name", "origin"})
_MAX_PARTS: Final = 1000
_MAX_SECONDS: Final = 86400

R = TypeVar("R")


class ManifestError(ModelError):
    """A manifest that says something wrong, or not enough."""

    hint = "The keys are described in CONTRIBUTING.md, under: add a model"


def manifest_from(table: Mapping[str, Any], *, path: Path) -> Manifest:
    """Return the manifest that a parsed TOML file states.

    Raises ManifestError, naming the file and the key, for an unknown, missing or wrong key.
    """
    try:
        given = {"name": path.stem, "origin": str(path)}
        for key in _NOT_IN_TOML & set(table):
            raise _Wrong(key, "is not written down: the file's stem is the name")
        manifest = _record(Manifest, {**table, **given}, where="")
        _check(manifest)
    except _Wrong as wrong:
        raise ManifestError(f"{path}: {wrong}.") from wrong
    return manifest


class _Wrong(Exception):
    """Key and complaint, to be completed with the file."""

    def __init__(self, key: str, complaint: str) -> None:
        super().__init__(f"{key}: {complaint}")


def _record(cls: type[R], table: Mapping[str, Any], *, where: str) -> R:
    """Return a record of `cls` with the values of a table, each converted to its field's type."""
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    for key in table:
        if key not in known:
            raise _Wrong(where + key, "unknown key")
    for name, field in known.items():
        required = field.default is MISSING and field.default_factory is MISSING
        if required and name not in table:
            raise _Wrong(where + name, "is missing")
    return cls(**{key: _value(hints[key], table[key], where=where + key) for key in table})


def _value(hint: Any, value: Any, *, where: str) -> Any:
    """Return a TOML value as the type that a field is annotated with."""
    arguments = get_args(hint)
    origin = get_origin(hint)
    if NoneType in arguments:  # X | None: TOML has no null, so a value that is there is an X
        return _value(arguments[0], value, where=where)
    if origin is Literal:
        if value not in arguments:
            raise _Wrong(where, f"must be one of {', '.join(arguments)}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise _Wrong(where, "must be a list")
        return tuple(
            _value(arguments[0], item, where=f"{where}[{index}]")
            for index, item in enumerate(value)
        )
    if origin is Mapping:
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise _Wrong(where, "must be a table of strings")
        return MappingProxyType(value)
    if isinstance(hint, type) and is_dataclass(hint):
        if not isinstance(value, dict):
            raise _Wrong(where, "must be a table")
        return _record(hint, value, where=f"{where}.")
    return _scalar(hint, value, where=where)


def _scalar(hint: Any, value: Any, *, where: str) -> Any:
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:  # exact: True is an int to isinstance
        raise _Wrong(where, f"must be a {_TYPE_NAMES[hint]}")
    return value


_TYPE_NAMES: Final = {str: "string", int: "whole number", float: "number", bool: "true or false"}


def _check(manifest: Manifest) -> None:
    """Refuse what the types allow but no loader should."""
    for key in ("title", "licence", "good_for", "source", "target"):
        if not getattr(manifest, key):
            raise _Wrong(key, "is empty")
    for key, number in (
        ("memory_mib", manifest.memory_mib),
        ("limits.context_tokens", manifest.limits.context_tokens),
        ("limits.max_source_chars", manifest.limits.max_source_chars),
    ):
        if number <= 0:
            raise _Wrong(key, "must be above zero")
    if (manifest.engine == "openai_http") != (manifest.server is not None):
        raise _Wrong("server", "belongs to engine openai_http, and to no other")
    if manifest.server is not None and manifest.server.concurrency < 1:
        raise _Wrong("server.concurrency", "must be above zero")
    if manifest.server is not None and not 0 < manifest.server.timeout_seconds <= _MAX_SECONDS:
        raise _Wrong("server.timeout_seconds", f"must be from 0 to {_MAX_SECONDS}")
    if (manifest.engine == "openai_http") == bool(manifest.files):
        raise _Wrong("files", "belong to every engine but openai_http")
    for index, file in enumerate(manifest.files):
        _check_file(file, manifest, where=f"files[{index}].")
    if (manifest.bytes is None) != (manifest.download_mib is not None):
        raise _Wrong("download_mib", "belongs where a file's bytes are unknown, and only there")
    if len({file.name for file in manifest.files}) < len(manifest.files):
        raise _Wrong("files", "one name stands twice")
    _check_sources(manifest)


def _check_file(file: ModelFile, manifest: Manifest, *, where: str) -> None:
    path = PurePosixPath(file.name)
    # The name becomes a path inside the cache and inside a URL.
    if not re.fullmatch(r"[A-Za-z0-9_][\w.-]*(/[A-Za-z0-9_][\w.-]*)*", file.name, re.ASCII):
        raise _Wrong(f"{where}name", f"{file.name!r} is not a plain relative path")
    may_be_pickle = path.suffix.lower() in _PICKLED and manifest.engine != "ctranslate2"
    if may_be_pickle != file.pickled:
        raise _Wrong(f"{where}pickled", f"{file.name} is a pickle if this says so, and only then")
    if file.bytes is not None and file.bytes <= 0:
        raise _Wrong(f"{where}bytes", "must be above zero")
    if file.sha256 is not None and not _SHA256.fullmatch(file.sha256):
        raise _Wrong(f"{where}sha256", "must be 64 lower-case hexadecimal digits")
    if file.digest_unknown == (file.sha256 is not None):
        raise _Wrong(f"{where}sha256", "give the digest, or else digest_unknown = true")


def _check_sources(manifest: Manifest) -> None:
    hub = manifest.hub
    if hub is not None and not _REPO.fullmatch(hub.repo):
        raise _Wrong("hub.repo", "must read owner/name")
    if hub is not None and not _REVISION.fullmatch(hub.revision):
        raise _Wrong("hub.revision", "must be a full commit id; a branch such as main moves")
    if not manifest.digests_known and hub is None:
        raise _Wrong("files", "digest_unknown needs a hub revision that stands in for it")
    if manifest.wheels is not None:
        _check_wheels(manifest.wheels, manifest)


def _check_wheels(wheels: WheelSource, manifest: Manifest) -> None:
    if not 1 <= wheels.parts <= _MAX_PARTS:
        raise _Wrong("wheels.parts", f"must be from 1 to {_MAX_PARTS}")
    if not _VERSION.fullmatch(wheels.version):
        raise _Wrong("wheels.version", "must be one exact version")
    for key, pattern in (("package", wheels.package), ("member", wheels.member)):
        if set("{}") & set(_PART.sub("", pattern)):
            raise _Wrong(f"wheels.{key}", "knows {part} and {part:02} only")
    package, member = wheels.package.format(part=1), wheels.member_of(1)
    if not _PACKAGE.fullmatch(package):
        raise _Wrong("wheels.package", f"{package!r} is not a package's name")
    if not member or member.startswith("/") or ".." in PurePosixPath(member).parts:
        raise _Wrong("wheels.member", "must be a plain relative path")
    found = [file for file in manifest.files if file.name == wheels.file]
    if not found or found[0].sha256 is None or found[0].bytes is None:
        raise _Wrong("wheels.file", "must name one of the files, with size and digest")
