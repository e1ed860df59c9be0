"""What a check gets to see, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from summarizer.records import Finding, Mark, Sentence, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence with the English that is to be checked.

    truncated: the engine was cut off at its token limit.
    day:       the date of the document, to resolve 去年.
    """

    sentence: Sentence
    marks: tuple[Mark, ...]
    en: str
    truncated: bool = False
    day: date | None = None

    def finding(
        self,
        kind: str,
        message: str,
        severity: Severity,
        *,
        zh: tuple[int, int] | None = None,
        en: tuple[int, int] | None = None,
    ) -> Finding:
        """Make a finding; zh is a span of the sentence's text, None for all of it."""
        start, end = self.sentence.span(*zh) if zh else (self.sentence.start, self.sentence.end)
        return Finding(
            kind=kind,
            message=message,
            severity=severity,
            start=start,
            end=end,
            sentence=self.sentence.index,
            en_start=en[0] if en else None,
            en_end=en[1] if en else None,
        )


Check = Callable[[Case], Iterable[Finding]]
