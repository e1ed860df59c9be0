"""The package's public functions, as far as they exist in this version.

Only this module and `systems` know what the package offers; both change with its interface.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from summarizer.errors import UsageError


class Pipeline(Protocol):
    """The public functions of the package, or a stand-in for tests."""

    def translate(self, source: str, **options: Any) -> Any:
        """As summarizer.translate."""

    def brief(self, source: str, **options: Any) -> Any:
        """As summarizer.brief."""


# What is wrong with a Chinese text and its English, a line each.
Check = Callable[[str, str], Sequence[str]]


def function(module: str, name: str) -> Callable[..., Any] | None:
    """Return a function of the package, None where this version has none."""
    if find_spec(module) is None:
        return None
    found: Callable[..., Any] | None = getattr(import_module(module), name, None)
    return found


def pipeline() -> Pipeline:
    """Return the package itself. Raises UsageError where it cannot translate yet."""
    if function("summarizer", "translate") is None:
        raise UsageError("This version of the package has no translate().")
    module: Any = import_module("summarizer")
    return module  # type: ignore[no-any-return]


def figure_check() -> Check | None:
    """Return summarizer.quantities.compare as a check, None where there is none."""
    compare = function("summarizer.quantities", "compare")
    if compare is None:
        return None
    return lambda zh, en: [difference.message for difference in compare(zh, en)]


def audit_check() -> Check | None:
    """Return summarizer.audit as a check: its errors and warnings; None where there is none."""
    audit = function("summarizer", "audit")
    if audit is None:
        return None
    return lambda zh, en: [
        finding.message for finding in audit(zh, en).findings if finding.severity != "info"
    ]
