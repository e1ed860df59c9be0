"""Mend drafts that fail a check: step by step, the cheap before the dear, and never for the worse.

An edit; the instruction in Chinese; a stricter one and the sentence clause by clause, in one call,
since a call with few sequences leaves the machine idle; two samples; last the first instruction
again, whose answer may not end before it states what is missing: once as the draft itself, gone on
with until it does, once anew. Two calls for each sentence. An edit after each step.

A step proposes other English for a sentence; the candidate with the lightest findings stays, the
earlier one on a tie. What no step mends keeps its best draft and its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import regex

from summarizer import quantities
from summarizer.drafts import asked, hard, inline
from summarizer.drafts.consensus import TEMPERATURE
from summarizer.engines import Completion, Request
from summarizer.finishing import finished
from summarizer.glossary import english
from summarizer.glossary.clauses import ORIGIN, begun
from summarizer.quantities import Difference, Style
from summarizer.records import Draft, Finding, Mark
from summarizer.repair.clauses import bare, clauses, joined
from summarizer.repair.forced import attributed, padded, required, unended
from summarizer.repair.missing_dates import with_dates
from summarizer.repair.missing_names import insertions
from summarizer.repair.rewordings import rewordings
from summarizer.repair.stutters import unstuttered
from summarizer.repair.unsaid import REMOVALS
from summarizer.verify import Case, check, weight
from summarizer.verify.bases import with_basis
from summarizer.verify.deadlines import with_limits
from summarizer.verify.directions import with_way
from summarizer.verify.figures import compared
from summarizer.verify.month_parts import with_month_parts
from summarizer.verify.moves import with_start
from summarizer.verify.opposites import turned
from summarizer.verify.roles import put_right
from summarizer.verify.titles import with_rank
from summarizer.verify.trade import with_imports

Ask = Callable[[Sequence[Request]], Sequence[Completion]]

SEED: Final = 1
LIGHT: Final = "translate"
"""The prompt of first drafts. It is sampled too: one seed for both, so that one call takes them."""

SPARE_TOKENS: Final = 48
_DOCUMENT: Final = regex.compile(r"\w[\w/-]*(?: ?\(\d{4}\))?")
CHINESE: Final = "plain-zh"
"""Asks in Chinese: what one prompt leaves out, another often has."""


@dataclass(slots=True)
class Work:
    """A sentence under repair: its case, the best draft so far and what is wrong with it."""

    case: Case
    draft: Draft

    @property
    def failing(self) -> bool:
        """Whether the best draft has an error: warnings are reported, not repaired."""
        return any(finding.severity == "error" for finding in self.draft.findings)

    def other(self, text: str, *, how: str, truncated: bool = False) -> Work:
        """Return the work with this English as its draft."""
        case = self.case
        english_ = finished(
            text, case.sentence.text, case.marks,
            printed=case.printed, day=case.day, gender=case.gender,
        )  # fmt: skip
        case = replace(case, en=english_, truncated=truncated)
        return Work(case, replace(self.draft, en=case.en, how=how, findings=check(case)))

    def offer(self, other: Work) -> None:
        """Take the other's draft if its findings are lighter."""
        if weight(other.draft.findings) < weight(self.draft.findings):
            self.case = other.case
            self.draft = replace(other.draft, tries=self.draft.tries)

    def tried(self) -> None:
        """Count one more answer of the model."""
        self.draft = replace(self.draft, tries=self.draft.tries + 1)


def repair(works: Sequence[Work], *, ask: Ask, strict_template: str, style: Style) -> None:
    """Mend what fails, in place; the first of the proposals that are equally good stays."""
    edit(works, style)
    for step in (_in_chinese, _stricter_or_by_clause, _sampled, partial(_forced, style=style)):
        failing = [work for work in works if work.failing]
        if not failing:
            return
        proposals = [list(step(work, strict_template)) for work in failing]
        answers = iter(ask([r for row in proposals for offer in row for r in offer.requests]))
        for work, row in zip(failing, proposals, strict=True):
            for proposal in row:
                said = [next(answers) for _ in proposal.requests]
                work.tried()
                if len(said) > 1 and any(bare(a.text, work.case.marks) for a in said):
                    continue
                other = work.other(
                    joined([answer.text for answer in said]) if len(said) > 1 else said[0].text,
                    how=proposal.how,
                    truncated=any(answer.truncated for answer in said),
                )
                edit([other], style)
                drafts = work.draft.en, other.draft.en
                said_more = proposal.required and (
                    padded(*drafts, proposal.required)
                    or attributed(*drafts, work.case.sentence.text)
                )
                if not said_more:
                    work.offer(other)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """Requests whose answers, one after the other, are other English for a sentence.

    required: what the answers are held to state.
    """

    how: str
    requests: Sequence[Request]
    required: tuple[str, ...] = ()


def _forced(work: Work, _template: str, *, style: Style) -> Iterator[_Proposal]:
    if lacking := required(work.case, style):
        request = _of(work.case.sentence.text, work.case.marks, LIGHT)
        limit = len(work.draft.en.split()) * 2 + SPARE_TOKENS  # it says little more than it did
        limit = min(request.max_tokens, limit)
        request = replace(request, max_tokens=limit, required=lacking)
        if opening := unended(work.draft.en):
            yield _Proposal("repair:continued", [replace(request, opening=opening)], lacking)
        yield _Proposal("repair:forced", [request], lacking)


def _in_chinese(work: Work, _template: str) -> Iterator[_Proposal]:
    text = inline(work.case.sentence.text, hard(work.case.marks))
    yield _Proposal("repair:chinese", [asked(CHINESE, text)])


def _stricter_or_by_clause(work: Work, template: str) -> Iterator[_Proposal]:
    case = work.case
    yield _Proposal("repair:stricter", [_of(case.sentence.text, case.marks, template)])
    pieces = clauses(case.sentence.text, case.marks)
    if len(pieces) > 1:
        yield _Proposal("repair:clauses", [_of(*piece, template) for piece in pieces])


def _sampled(work: Work, template: str) -> Iterator[_Proposal]:
    for chosen in (template, LIGHT):
        request = _of(work.case.sentence.text, work.case.marks, chosen)
        yield _Proposal("repair:samples", [replace(request, temperature=TEMPERATURE, seed=SEED)])


def _of(sentence: str, marks: Sequence[Mark], template: str) -> Request:
    return asked(template, inline(sentence, marks), required=[mark.en for mark in marks])


def edit(works: Sequence[Work], style: Style) -> None:
    """Replace what stands for a figure or a name by what it must be, where that is certain."""
    for work in works:
        for _ in range(1 + len(work.case.marks)):
            before = work.draft
            for text in _edits(work, style):
                how = work.draft.how
                how = how if how.startswith("repair:") else "repair:edit"
                work.offer(work.other(text, how=how))
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
        if difference.en and en.endswith(" to ", 0, difference.en.start):  # "rose to" for 增长5%
            yield en[: difference.en.start - 3] + en[difference.en.start :]
        if difference.en and (moved := quantities.MOVED_BY.search(en, 0, difference.en.start)):
            yield f"{en[: moved.start()]}was {en[difference.en.start :]}"  # 比例为54.4%
    missing = [d.zh for d in found if d.zh and not d.en]
    yield from with_dates(work.case, missing, style)
    extra = [d.en for d in found if d.en and not d.zh]
    if len(missing) == len(extra) == 1 and missing[0].kind == extra[0].kind:
        span = (extra[0].start, extra[0].end)
        yield _put(en, span, quantities.render(missing[0], style))
    for figure in extra:
        if stuttered := unstuttered(en, figure.start, figure.end):
            yield stuttered
    for mark in work.case.marks:
        for span in english.forbidden(en, mark.term) if mark.term else ():
            yield _put(en, span, mark.en)
        if mark.term and mark.term.origin == ORIGIN and not english.occurrences(en, mark.term):
            yield begun(en, mark.term)
    for finding in work.draft.findings:
        removed = REMOVALS.get(finding.kind)
        if removed is not None and finding.en_start is not None:
            yield from removed(en, finding.en_start)
    yield from put_right(work.case)
    yield from with_basis(work.case)
    yield from with_way(work.case)
    yield from with_start(work.case, style)
    yield from with_limits(work.case)
    yield from with_month_parts(work.case)
    yield from with_rank(work.case)
    yield from turned(work.case)
    yield from with_imports(work.case)
    yield from insertions(en, work.case.marks)
    yield from rewordings(en, work.case.marks)


def _mended(en: str, difference: Difference, style: Style) -> str | None:
    """Put a wrong figure right; of an added bound only its words go, where the grammar allows."""
    if difference.zh is None or difference.en is None:
        return None
    if difference.kind == "bound" and difference.zh.bound == "exact":
        return quantities.unbounded(en, difference.en)
    span = (difference.en.start, difference.en.end)
    if difference.zh.kind == "ordinal" and difference.zh.iso:
        return _put(en, _token(en, *span), difference.zh.iso)
    said = quantities.render(difference.zh, style)
    noun = said.rpartition(" ")[2]
    if en.startswith(f" {noun}", span[1]):  # "seventieth session" for the number before "session"
        said = said.removesuffix(f" {noun}")
    return _put(en, span, said)


def _token(en: str, start: int, end: int) -> tuple[int, int]:
    """Return the whole number of a document that a figure is a part of: 73/196, 1325 (2001).

    >>> _token("in resolution 73/196.", 17, 20)
    (14, 20)
    """
    spans = (match.span() for match in _DOCUMENT.finditer(en))
    return next(((a, b) for a, b in spans if a <= start and end <= b), (start, end))


def _put(text: str, span: tuple[int, int], english_: str) -> str:
    return text[: span[0]] + english_ + text[span[1] :]


def findings_of(works: Sequence[Work]) -> tuple[Finding, ...]:
    """Return the findings of all best drafts, in order."""
    return tuple(finding for work in works for finding in work.draft.findings)
