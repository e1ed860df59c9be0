"""Translate chosen sentences of a document, check each and mend what fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from summarizer.annotate import Marks
from summarizer.answering import Answerer
from summarizer.chars import han_runs
from summarizer.drafts import PLAIN_TEMPLATES, Shape, choose, filled, hard, inline
from summarizer.drafts.consensus import TEMPERATURE, agreement
from summarizer.drafts.datelines import Dateline, dateline, paragraph_number
from summarizer.drafts.formulas import formula
from summarizer.engines import Completion
from summarizer.finishing import british, charts, day_first, finished
from summarizer.finishing.gender import Gender, genders
from summarizer.finishing.numbers import lettered_apart
from summarizer.finishing.percent import one_form
from summarizer.front import Front
from summarizer.options import Options
from summarizer.quantities import UNITED_NATIONS, Style
from summarizer.records import Draft, Mark, Sentence
from summarizer.repair import Work, edit, repair
from summarizer.repair.second_tries import second_tries
from summarizer.verify import Case, check, weight

_BETWEEN: Final = regex.compile(r"(?<=[\p{Han}\d%％”》]{4}) (?=[\p{Han}“《])")
_IS: Final = regex.compile("(?:大?约|近)?为")


def translated(
    front: Front,
    marks: Sequence[Marks],
    chosen: Sequence[int],
    answerer: Answerer,
    options: Options,
) -> list[Work]:
    """Return the checked work on each chosen sentence, in order; repeats share one translation."""
    firsts = {i: _first(front.sentences[i], chosen) for i in chosen}
    own = [i for i in chosen if firsts[i] == i]
    shape = _shape(answerer, options, front)
    light = options.mode == "full" and shape.style == "inline"
    drafted = _drafted(
        front, marks, own, answerer, shape, light=light, candidates=options.candidates
    )
    works = dict(zip(own, drafted, strict=True))
    if options.mode == "full" and not answerer.chats:
        second_tries(
            list(works.values()),
            ask=lambda requests: answerer.ask(requests, stage="repair"),
            shape=shape,
        )
        edit(list(works.values()), front.style)
    elif options.mode == "full":
        template = answerer.manifest.prompt.templates.get("strict", "translate-strict")
        repair(
            list(works.values()),
            ask=lambda requests: answerer.ask(requests, stage="repair"),
            strict_template=template,
            style=front.style,
        )
    if options.mode == "full":
        works = {i: _in_style(work, front.style) for i, work in works.items()}
    return [works[i] if firsts[i] == i else _repeated(front, works[firsts[i]], i) for i in chosen]


def _in_style(work: Work, style: Style) -> Work:
    """Return the work in the document's English; names and terms keep their glossary's spelling.

    Where a check would then say more, the sentence stays as it is.
    """
    forms = [form for mark in work.case.marks if mark.term for form in mark.term.accepts()]
    text = work.draft.en
    if style.spelling != "american":
        text = british(text, forms, ize=style.spelling == "oxford")
    if style.spelling != "american":
        text = one_form(text, work.case.marks)
    if style.chart == "Chart":
        text = charts(text, work.case.sentence.text)
    if style.date == "day-month":
        text = day_first(text, forms)
    if style.as_written:
        text = lettered_apart(text)
    if text == work.draft.en:
        return work
    case = replace(work.case, en=text)
    other = Work(case=case, draft=replace(work.draft, en=text, findings=check(case)))
    return min(other, work, key=lambda given: weight(given.draft.findings))


def _shape(answerer: Answerer, options: Options, front: Front) -> Shape:
    """Return how marks reach this model.

    Examples cost 5% of the time, and where marks fill the sentences they change nothing.
    """
    prompt = answerer.manifest.prompt
    if answerer.chats:
        template = PLAIN_TEMPLATES.get(options.mode) or prompt.templates["translate"]
        texts = [sentence.text for sentence in front.sentences]
        return Shape(template=template, examples=not filled(texts, front.marks))
    pattern = prompt.placeholder or choose(lambda asked: answerer.ask(asked, stage="load"))
    return Shape(style="placeholder", pattern=pattern)


def _spoken(sentence: Sentence) -> str:
    """Return what a model reads: a heading's space between clauses as the comma that it is.

    As many characters as the sentence has, so that marks stay in place.
    """
    if sentence.kind not in ("title", "heading"):
        return sentence.text
    return _BETWEEN.sub("，", sentence.text)


def _first(sentence: Sentence, chosen: Sequence[int]) -> int:
    first = sentence.duplicate_of
    return sentence.index if first is None or first not in chosen else first


def _repeated(front: Front, work: Work, index: int) -> Work:
    """Return the work on an earlier, equal sentence as that on this one."""
    case = replace(work.case, sentence=front.sentences[index])
    draft = replace(work.draft, sentence=index, how="repeat", tries=0, findings=check(case))
    return Work(case=case, draft=draft)


def _drafted(
    front: Front,
    marks: Sequence[Marks],
    chosen: Sequence[int],
    answerer: Answerer,
    shape: Shape,
    *,
    light: bool,
    candidates: int,
) -> list[Work]:
    """Translate and check; a line that is all marks needs no model.

    light: leave to the model what it gets right (see drafts.hard).
    candidates: how many translations of a sentence to choose from.
    """
    texts = {i: _formula_or_marks(front, marks[i], i) for i in chosen}
    asked = [i for i in chosen if han_runs(texts[i])]
    given = {i: hard(marks[i]) if light else marks[i] for i in asked}
    heads = {i: _head(front.sentences[i].text, marks[i]) for i in asked}
    requests = [
        shape.request(*_body(_spoken(front.sentences[i]), given[i], heads[i])) for i in asked
    ]
    samples = [
        replace(request, temperature=TEMPERATURE, seed=seed)
        for seed in range(1, candidates)
        for request in requests
    ]
    answers = answerer.ask([*requests, *samples])
    who = _genders(front, marks)
    drafts = {
        i: [
            _work(
                front,
                marks[i],
                i,
                _whole(shape, a.text, front.sentences[i].text, marks[i], heads[i]),
                gender=who[i],
                answer=a,
            )
            for a in answers[at :: len(requests)]
        ]
        for at, i in enumerate(asked)
    }
    return [
        _best(drafts[i]) if i in drafts else _work(front, marks[i], i, texts[i], gender=who[i])
        for i in chosen
    ]


def _formula_or_marks(front: Front, marks: Marks, index: int) -> str:
    """Return a sentence with its marks in English; one that is a formula is English all through."""
    text = front.sentences[index].text
    known = formula(text, marks) if front.style == UNITED_NATIONS else None
    said = known or inline(text, marks)
    return said if han_runs(said) else _with_was(said, marks)


def _with_was(english: str, marks: Marks) -> str:
    """Return a line that is all marks with the verb that a figure's mark holds: 溢利|约为5亿元."""
    for mark in marks:
        if mark.quantity and mark.start and _IS.match(mark.zh):
            return english.replace(f" {mark.en}", f" was {mark.en}", 1)
    return english


def _head(text: str, marks: Sequence[Mark]) -> Dateline | None:
    """Return what stands before a sentence and is never asked of the model."""
    return dateline(text, marks) or paragraph_number(text)


def _body(text: str, marks: Sequence[Mark], head: Dateline | None) -> tuple[str, tuple[Mark, ...]]:
    """Return what is left to the model of a sentence: all but its dateline."""
    return (text[head.end :], head.rest(marks)) if head else (text, tuple(marks))


def _whole(
    shape: Shape, answer: str, text: str, marks: Sequence[Mark], head: Dateline | None
) -> str:
    """Return the English of a sentence: its dateline and the model's answer."""
    body = shape.english(answer, *_body(text, marks, head))
    return f"{head.en}{body[:1].upper()}{body[1:]}" if head and body else body


def _genders(front: Front, marks: Sequence[Marks]) -> tuple[Gender, ...]:
    """Return for each sentence of the document of whom a pronoun must be."""
    persons = [
        [mark.zh for mark in row if mark.term and mark.term.kind == "person"] for row in marks
    ]
    return genders([sentence.text for sentence in front.sentences], persons)


def _work(
    front: Front,
    marks: Marks,
    index: int,
    en: str,
    *,
    gender: Gender,
    answer: Completion | None = None,
) -> Work:
    """Return a draft, finished and checked. answer: what the model said, None if it was not asked.

    index: of the sentence.
    """
    sentence = front.sentences[index]
    case = Case(
        sentence=sentence,
        marks=marks,
        en=finished(
            en,
            sentence.text,
            marks,
            printed=front.printed,
            day=front.document.date,
            gender=gender,
        ),
        truncated=bool(answer and answer.truncated),
        day=front.document.date,
        printed=front.printed,
        gender=gender,
    )
    draft = Draft(
        sentence=index, en=case.en, how="model" if answer else "marks", tries=int(bool(answer)),
        findings=check(case),
    )  # fmt: skip
    return Work(case=case, draft=draft)


def _best(works: Sequence[Work]) -> Work:
    """Return the draft with the lightest findings; of several, the one most agree with."""
    if len(works) == 1:
        return works[0]
    least = min(weight(work.draft.findings) for work in works)
    agreed = agreement([work.draft.en for work in works])
    clean = [at for at, work in enumerate(works) if weight(work.draft.findings) == least]
    return works[max(clean, key=lambda at: agreed[at])]
