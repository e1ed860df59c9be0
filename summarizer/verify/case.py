"""What a check gets to see, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from summarizer.finishing.gender import Gender
from summarizer.records import Finding, Mark, Sentence, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence with the English that is to be checked.

    truncated: the engine was cut off at its token limit.
    day:       the date of the document, to resolve 去年.
    free:      the English was not made from these marks: a person or another system wrote it, who
               may say a term of the built-in glossary in other words (see verify.wording).
    printed:   the English has printers' quotes, as the user's glossary does.
    document:  all Chinese of the document, where known: what the English may name besides.
    """

    sentence: Sentence
    marks: tuple[Mark, ...]
    en: str
    truncated: bool = False
    day: date | None = None
    free: bool = False
    document: str = ""
    printed: bool = False
    gender: Gender = ""

    @property
    def severity(self) -> Severity:
        """How grave a slip is: an error in our own English, a warning in anybody else's."""
        return "warning" if self.free else "error"

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
