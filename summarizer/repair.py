"""Mend drafts that fail a check: step by step, the cheap before the dear, and never for the worse.

An edit, a stricter prompt, two samples, and last the sentence clause by clause.

A step proposes other English for a sentence; the candidate with the lightest findings stays, the
earlier one on a tie. What no step mends keeps its best draft and its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from summarizer import quantities
from summarizer.articles import articled
from summarizer.clauses import clauses, joined
from summarizer.drafts import inline, render, tidy, token_limit
from summarizer.engines import Completion, Request
from summarizer.glossary import english
from summarizer.missing_names import insertions
from summarizer.quantities import Difference, Style
from summarizer.records import Draft, Finding, Mark
from summarizer.verify import Case, check, weight
from summarizer.verify.figures import compared

Ask = Callable[[Sequence[Request]], Sequence[Completion]]

SAMPLES: Final = 2
TEMPERATURE: Final = 0.6


@dataclass(slots=True)
class Work:
    """A sentence under repair: its case, the best draft so far and what is wrong with it."""

    case: Case
    draft: Draft

    @property
    def failing(self) -> bool:
        """Whether the best draft has an error: warnings are reported, not repaired."""
        return any(finding.severity == "error" for finding in self.draft.findings)

    def offer(self, text: str, *, how: str, truncated: bool = False) -> None:
        """Take this English if its findings are lighter than those of the best so far."""
        english_ = articled(tidy(text, self.case.sentence.text), self.case.marks)
        case = replace(self.case, en=english_, truncated=truncated)
        findings = check(case)
        better = weight(findings) < weight(self.draft.findings)
        draft = replace(self.draft, tries=self.draft.tries + (how != "repair:edit"))
        self.draft = replace(draft, en=case.en, how=how, findings=findings) if better else draft
        if better:
            self.case = case


def repair(works: Sequence[Work], *, ask: Ask, strict_template: str, style: Style) -> None:
    """Mend what fails, in place: an edit, a stricter prompt, samples; an edit after each."""
    edit(works, style)
    for attempt in (_stricter, _samples):
        failing = [work for work in works if work.failing]
        if not failing:
            return
        requests = [list(attempt(work, strict_template)) for work in failing]
        answers = iter(ask([request for row in requests for request in row]))
        for work, row in zip(failing, requests, strict=True):
            how = f"repair:{attempt.__name__.strip('_')}"
            for _ in row:
                answer = next(answers)
                work.offer(answer.text, how=how, truncated=answer.truncated)
                edit([work], style)
    _by_clause([work for work in works if work.failing], ask, strict_template)
    edit(works, style)


def _by_clause(works: Sequence[Work], ask: Ask, template: str) -> None:
    """Offer the sentences put together from translations of their clauses."""
    cut = [(work, clauses(work.case.sentence.text, work.case.marks)) for work in works]
    cut = [(work, pieces) for work, pieces in cut if len(pieces) > 1]
    if not cut:
        return
    answers = iter(ask([_of(*piece, template) for _, pieces in cut for piece in pieces]))
    for work, pieces in cut:
        said = [next(answers) for _ in pieces]
        truncated = any(answer.truncated for answer in said)
        work.offer(
            joined([answer.text for answer in said]), how="repair:clauses", truncated=truncated
        )


def _stricter(work: Work, template: str) -> Iterator[Request]:
    yield _request(work, template)


def _samples(work: Work, template: str) -> Iterator[Request]:
    for seed in range(1, SAMPLES + 1):
        yield replace(_request(work, template), temperature=TEMPERATURE, seed=seed)


def _request(work: Work, template: str) -> Request:
    return _of(work.case.sentence.text, work.case.marks, template)


def _of(sentence: str, marks: Sequence[Mark], template: str) -> Request:
    text = inline(sentence, marks)
    required = [mark.en for mark in marks]
    return Request(text=render(template, text, required=required), max_tokens=token_limit(text))


def edit(works: Sequence[Work], style: Style) -> None:
    """Replace what stands for a figure or a name by what it must be, where that is certain."""
    for work in works:
        for _ in range(1 + len(work.case.marks)):
            before = work.draft
            for text in _edits(work, style):
                work.offer(text, how="repair:edit")
                if work.draft.findings != before.findings:
                    break
            if work.draft.findings == before.findings:
                break


def _edits(work: Work, style: Style) -> Iterator[str]:
    """Yield the English with one figure or name put right; the checks decide whether it helps."""
    en = work.case.en
    found = compared(work.case)
    for difference in found:
        if difference.zh and difference.en and (mended := _mended(en, difference, style)):
            yield mended
    missing = [d.zh for d in found if d.zh and not d.en]
    extra = [d.en for d in found if d.en and not d.zh]
    if len(missing) == len(extra) == 1 and missing[0].kind == extra[0].kind:
        span = (extra[0].start, extra[0].end)
        yield _put(en, span, quantities.render(missing[0], style))
    for mark in work.case.marks:
        for span in english.forbidden(en, mark.term) if mark.term else ():
            yield _put(en, span, mark.en)
    yield from insertions(en, work.case.marks)


def _mended(en: str, difference: Difference, style: Style) -> str | None:
    """Put a wrong figure right; of an added bound only its words go, where the grammar allows."""
    if difference.zh is None or difference.en is None:
        return None
    if difference.kind == "bound" and difference.zh.bound == "exact":
        return quantities.unbounded(en, difference.en)
    right = quantities.render(difference.zh, style)
    return _put(en, (difference.en.start, difference.en.end), right)


def _put(text: str, span: tuple[int, int], english_: str) -> str:
    return text[: span[0]] + english_ + text[span[1] :]


def findings_of(works: Sequence[Work]) -> tuple[Finding, ...]:
    """Return the findings of all best drafts, in order."""
    return tuple(finding for work in works for finding in work.draft.findings)
