"""What can go wrong that the user can cause or mend.

    SummarizerError              exit 2
    ├── UsageError               a wrong option or argument
    ├── ReadError                a document that cannot be read
    ├── GlossaryError            a glossary that cannot be loaded
    └── ModelError               exit 3
        ├── ModelUnknown         no manifest of that name
        ├── ModelMissing         weights are not on this machine
        ├── ModelCorrupt         bytes that do not have the digest
        ├── FetchError           no source delivered the weights
        ├── EngineError          the backend failed
        └── ExtraMissing         optional packages are not installed

Anything else that escapes is a defect of this package and ends in a traceback.
"""

from __future__ import annotations

from typing import ClassVar


class SummarizerError(Exception):
    """One clear line for the user, with a hint on what to do next.

    hint:      the next step, one line; "" when there is none.
    exit_code: what the command line ends with.
    """

    hint: str = ""
    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UsageError(SummarizerError):
    """An option or an argument that makes no sense."""


class ReadError(SummarizerError):
    """A document that is missing, empty, damaged, too large or not Chinese."""


class GlossaryError(SummarizerError):
    """A glossary that cannot be loaded whole."""

    hint = "See every problem with file and line: summarizer glossary check FILE"


class ModelError(SummarizerError):
    """A model that cannot be used."""

    exit_code = 3


class ModelUnknown(ModelError):
    """No manifest has this name."""

    hint = "See the names: summarizer models list"


class ModelMissing(ModelError):
    """The weights are not on this machine and may not be fetched now."""

    hint = "Fetch it once while online: summarizer models fetch NAME"


class ModelCorrupt(ModelError):
    """The weights on this machine do not have the digest of the manifest."""

    hint = "Remove and fetch again: summarizer models remove NAME; summarizer models fetch NAME"


class FetchError(ModelError):
    """No source delivered the weights."""


class EngineError(ModelError):
    """The backend failed to load or to run."""


def install_command(extra: str) -> str:
    """Return what a user types to install an extra; pip keeps the release that is there.

    >>> install_command("seq2seq")
    'pip install "summarizer[seq2seq]"'
    """
    return f'pip install "summarizer[{extra}]"'


class ExtraMissing(ModelError):
    """A feature whose optional packages are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs packages that are not installed.",
            hint=f"Install them: {install_command(extra)}",
        )
