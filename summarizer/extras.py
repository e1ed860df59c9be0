"""Which optional packages an engine needs; told before a model is fetched that could not run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from summarizer.errors import ExtraMissing
from summarizer.manifest import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """name: as pip takes it in brackets; feature: what the user wanted; modules: to be imported."""

    name: str
    feature: str
    modules: tuple[str, ...]


EXTRAS: Final[Mapping[Engine, Extra]] = {
    "seq2seq": Extra(
        name="seq2seq",
        feature="Sequence-to-sequence models (engine seq2seq)",
        modules=("torch", "transformers", "sentencepiece", "safetensors"),
    ),
    "ctranslate2": Extra(
        name="ctranslate2",
        feature="Models in CTranslate2's format",
        modules=("ctranslate2", "sentencepiece"),
    ),
}
"""The other engines are part of the core install."""


def lacking(engine: Engine) -> str:
    """Return the extra that must be installed before an engine can run, "" for none."""
    extra = EXTRAS.get(engine)
    here = extra is None or all(find_spec(module) is not None for module in extra.modules)
    return "" if here or extra is None else extra.name


def require(engine: Engine) -> None:
    """Raise ExtraMissing, with the install command, for an engine that cannot run here."""
    if lacking(engine):
        raise missing(engine)


def missing(engine: Engine) -> ExtraMissing:
    """Return the error for an engine whose packages are not installed."""
    return ExtraMissing(EXTRAS[engine].feature, EXTRAS[engine].name)
