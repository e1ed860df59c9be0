"""The stages in order, and nothing else.

read -> normalise -> segment -> annotate -> select -> translate -> verify/repair -> compose
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from summarizer import glossary, manifest, names, salience, store, summary
from summarizer.annotate import Marks, annotate, settle_mentions, with_names
from summarizer.answering import Answerer
from summarizer.chars import han_runs
from summarizer.compose import brief as compose_brief
from summarizer.compose import headline, paragraphs
from summarizer.drafts import PROMPT_VERSION, Shape, choose, hard, inline
from summarizer.engines import PLACEHOLDER_ENGINES, Completion, Request
from summarizer.errors import ReadError, UsageError
from summarizer.finishing import finished
from summarizer.glossary import Glossary, Matcher
from summarizer.links import link
from summarizer.manifest import Task
from summarizer.names import UnlistedName
from summarizer.options import Options
from summarizer.read import read, require_chinese
from summarizer.records import Brief, Document, Draft, Sentence, TranslatedSentence, Translation
from summarizer.repair import Work, edit, repair
from summarizer.second_tries import second_tries
from summarizer.segment import segment
from summarizer.store import Report, silent
from summarizer.verify import Case, check

NAME_TOKENS = 24
PLAIN_TEMPLATES = {"plain": "plain-en", "plain-zh": "plain-zh"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front end knows of a document: sentences, the marks of each, unlisted names."""

    document: Document
    sentences: tuple[Sentence, ...]
    marks: tuple[Marks, ...]
    names: tuple[UnlistedName, ...]
    glossaries: tuple[Glossary, ...]

    @property
    def digests(self) -> str:
        """The glossaries used, with the first characters of their digests."""
        used = (f"{given.name}@{given.digest[:12]}" for given in self.glossaries)
        return ",".join(used) or "none"


def prepare(source: str | os.PathLike[str] | bytes | Document, options: Options) -> Front:
    """Read (if it is not yet), segment and annotate a document; no model is needed."""
    document = source if isinstance(source, Document) else read(source, encoding=options.encoding)
    require_chinese(document)
    sentences = segment(document)
    if options.mode in PLAIN_TEMPLATES:
        empty: tuple[Marks, ...] = ((),) * len(sentences)
        return Front(document=document, sentences=sentences, marks=empty, names=(), glossaries=())
    base, own = _glossaries(options)
    glossaries = (*([base] if base.terms else []), *own)
    terms = glossary.for_document(glossary.over(base, *own), document.text)
    marks = annotate(sentences, matcher=Matcher(terms), style=options.style)
    known = {term.zh: term.en for term in terms.terms}
    found = names.find(
        [sentence.text for sentence in sentences],
        taken=[[(mark.start, mark.end) for mark in row] for row in marks],
        known=known.get,
    )
    return Front(
        document=document, sentences=sentences, marks=marks, names=found, glossaries=glossaries
    )


def _glossaries(options: Options) -> tuple[Glossary, tuple[Glossary, ...]]:
    """Return the built-in glossary, empty where it is not wanted, and the user's."""
    own = tuple(
        given if isinstance(given, Glossary) else glossary.load(os.fspath(given))
        for given in options.glossary
    )
    return (glossary.builtin() if options.builtin else Glossary(terms=()), own)


def translate(
    source: str | os.PathLike[str] | bytes, options: Options, *, report: Report = silent
) -> Translation:
    """Translate a whole document."""
    answerer = _answerer(options, report)
    front = prepare(source, options)
    every = tuple(range(len(front.sentences)))
    front = _ask_names(front, every, answerer)
    marks = settle_mentions(with_names(front.marks, front.names))
    works = _translated(front, marks, every, answerer, options)
    sentences = tuple(
        TranslatedSentence(
            zh=sentence.zh, en=work.draft.en, start=sentence.start, end=sentence.end,
            block=sentence.block, kind=sentence.kind, findings=work.draft.findings,
            links=link(sentence, work.case.marks, work.draft.en),
        )
        for sentence, work in zip(front.sentences, works, strict=True)
    )  # fmt: skip
    return Translation(
        sentences=sentences,
        text=paragraphs(sentences),
        findings=tuple(finding for work in works for finding in work.draft.findings),
        signature=_signature(front, answerer, options),
        document=front.document,
        statistics=dict(answerer.statistics),
    )


def brief(
    source: str | os.PathLike[str] | bytes, options: Options, *, report: Report = silent
) -> Brief:
    """Write the brief of a document: only the sentences that carry it are translated."""
    answerer = _answerer(options, report)
    front = prepare(source, options)
    count = options.points or salience.point_count(front.sentences)
    chosen = salience.select(front.sentences, front.marks, count=count)
    front = _ask_names(front, chosen, answerer)
    full = with_names(front.marks, front.names)
    settled = settle_mentions([full[i] for i in chosen])
    marks = list(full)
    for i, row in zip(chosen, settled, strict=True):
        marks[i] = row
    works = _translated(front, marks, chosen, answerer, options)
    short = _summary(front, works, answerer, options, report)
    return compose_brief(
        document=front.document,
        sentences=front.sentences,
        marks=full,
        works=works,
        unlisted=front.names,
        headline=headline([work.draft.en for work in works], _instructed(answerer)),
        signature=_signature(front, answerer, options, short.model),
        words=options.words,
        summary=short,
    )


def _summary(
    front: Front, works: Sequence[Work], answerer: Answerer, options: Options, report: Report
) -> summary.Summary:
    """Return the summary above the points; an empty one where no model is named for it."""
    if options.summary_model is None:
        return summary.Summary()
    writer = _answerer(options, report, options.summary_model, task="summarise")

    def english(zh: str) -> Sequence[summary.Proposal]:
        return summary.proposals_of(_summary_works(zh, front, answerer, options))

    done = summary.summarise(
        writer.manifest, works, ask=lambda asked: writer.ask(asked, stage="summary"),
        translate=english,
    )  # fmt: skip
    return replace(done, model=writer.model)


def _summary_works(zh: str, front: Front, answerer: Answerer, options: Options) -> list[Work]:
    """Translate a Chinese summary as any text, with the names of its document as they are there."""
    try:
        own = prepare(zh + "\n", options)
    except ReadError:
        return []  # a model that failed wrote no Chinese
    settled = {name.zh: name for name in front.names}
    found = tuple(
        replace(name, en=settled[name.zh].en, source=settled[name.zh].source)
        if name.zh in settled
        else name
        for name in own.names
    )
    own = replace(own, names=found, document=replace(own.document, date=front.document.date))
    marks = settle_mentions(with_names(own.marks, found))
    return _translated(own, marks, range(len(own.sentences)), answerer, options)


def _answerer(
    options: Options, report: Report, name: str = "", *, task: Task = "translate"
) -> Answerer:
    name = name or options.model
    model = store.best() if name == "auto" else manifest.load(name)
    if model.task != task:
        raise UsageError(
            f"{model.name} {model.task}s; it does not {task}.",
            hint=f"Choose a model that {task}s: summarizer models list",
        )
    return Answerer(
        model,
        offline=options.offline,
        cache=options.cache,
        progress=options.progress,
        report=report,
    )


def _chats(answerer: Answerer) -> bool:
    """Whether the model follows instructions, beyond translating what it is given."""
    return answerer.manifest.engine not in PLACEHOLDER_ENGINES


def _instructed(answerer: Answerer) -> Callable[[Sequence[Request]], Sequence[Completion]]:
    """Return what answers instructions; a model that only translates answers none."""
    if _chats(answerer):
        return answerer.ask
    return lambda requests: [Completion(text="") for _ in requests]


def _ask_names(front: Front, chosen: Sequence[int], answerer: Answerer) -> Front:
    """Ask the model, once each, for the English of the names that only a model may know.

    A Chinese organisation takes its guess by pinyin and parts instead: asked for 华岭集团, a small
    model said "Wuling Group". The guess is reported, so that a person can correct it.
    """
    wanted = set(chosen)
    front = replace(front, names=tuple(map(_guessed, front.names)))
    asked = [
        name
        for name in front.names
        if name.askable and any(spot.text in wanted for spot in name.occurrences)
    ]
    if not asked or not _chats(answerer):
        return front
    requests = [
        Request(
            text=names.question(name, front.sentences[name.occurrences[0].text].text),
            max_tokens=NAME_TOKENS,
        )
        for name in asked
    ]
    answers = answerer.ask(requests, stage="names")
    said = {name.zh: answer.text for name, answer in zip(asked, answers, strict=True)}
    return replace(front, names=names.settle(front.names, said))


def _guessed(name: UnlistedName) -> UnlistedName:
    if name.askable and name.kind == "organisation" and name.guess:
        return replace(name, en=name.guess, source="guess")
    return name


def _translated(
    front: Front,
    marks: Sequence[Marks],
    chosen: Sequence[int],
    answerer: Answerer,
    options: Options,
) -> list[Work]:
    """Return the checked work on each chosen sentence, in order; repeats share one translation."""
    firsts = {i: _first(front.sentences[i], chosen) for i in chosen}
    own = [i for i in chosen if firsts[i] == i]
    shape = _shape(answerer, options)
    light = options.mode == "full" and shape.style == "inline"
    drafted = _drafted(front, marks, own, answerer, shape, light=light)
    works = dict(zip(own, drafted, strict=True))
    if options.mode == "full" and not _chats(answerer):
        second_tries(
            list(works.values()),
            ask=lambda requests: answerer.ask(requests, stage="repair"),
            shape=shape,
        )
        edit(list(works.values()), options.style)
    elif options.mode == "full":
        template = answerer.manifest.prompt.templates.get("strict", "translate-strict")
        repair(
            list(works.values()),
            ask=lambda requests: answerer.ask(requests, stage="repair"),
            strict_template=template,
            style=options.style,
        )
    return [works[i] if firsts[i] == i else _repeated(front, works[firsts[i]], i) for i in chosen]


def _shape(answerer: Answerer, options: Options) -> Shape:
    """Return how marks reach this model."""
    prompt = answerer.manifest.prompt
    if _chats(answerer):
        template = PLAIN_TEMPLATES.get(options.mode) or prompt.templates["translate"]
        return Shape(template=template)
    pattern = prompt.placeholder or choose(lambda asked: answerer.ask(asked, stage="load"))
    return Shape(style="placeholder", pattern=pattern)


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
) -> list[Work]:
    """Translate and check; a line that is all marks needs no model.

    light: leave to the model what it gets right (see drafts.hard).
    """
    texts = {i: inline(front.sentences[i].text, marks[i]) for i in chosen}
    asked = [i for i in chosen if han_runs(texts[i])]
    given = {i: hard(marks[i]) if light else marks[i] for i in asked}
    requests = [shape.request(front.sentences[i].text, given[i]) for i in asked]
    answers = dict(zip(asked, answerer.ask(requests), strict=True))
    works = []
    for i in chosen:
        sentence, answer = front.sentences[i], answers.get(i)
        en = shape.english(answer.text, sentence.text, marks[i]) if answer else texts[i]
        case = Case(
            sentence=sentence,
            marks=marks[i],
            en=finished(en, sentence.text, marks[i]),
            truncated=bool(answer and answer.truncated),
            day=front.document.date,
        )
        draft = Draft(
            sentence=i, en=case.en, how="model" if answer else "marks", tries=int(bool(answer)),
            findings=check(case),
        )  # fmt: skip
        works.append(Work(case=case, draft=draft))
    return works


def release() -> str:
    """Return the package's name and version, as signatures have it."""
    try:
        return f"summarizer {version('summarizer')}"
    except PackageNotFoundError:
        return "summarizer source"


def _signature(front: Front, answerer: Answerer, options: Options, summary_model: str = "") -> str:
    """Return what the result depends on, in one line."""
    summarised = f" | summary:{summary_model}" if summary_model else ""
    return (
        f"{release()} | model:{answerer.model} | prompt:{PROMPT_VERSION} | "
        f"mode:{options.mode} | glossary:{front.digests}{summarised}"
    )
