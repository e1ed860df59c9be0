"""The stages in order, and nothing else.

read -> normalise -> segment -> annotate -> select -> translate -> verify/repair -> compose
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from summarizer import manifest, salience, store, summary
from summarizer.annotate import settle_mentions, with_names
from summarizer.answering import STATISTICS, Answerer
from summarizer.compose import brief as compose_brief
from summarizer.compose import headline, paragraphs, shortened, telling_titles, title_english, told
from summarizer.drafts import PROMPT_VERSION
from summarizer.errors import ReadError, UsageError
from summarizer.front import Front, ask_names, prepare
from summarizer.links import link
from summarizer.manifest import Task
from summarizer.options import Options
from summarizer.records import Brief, Document, TranslatedSentence, Translation
from summarizer.repair import Work
from summarizer.store import Report, silent
from summarizer.translating import translated


def translate(document: Document, options: Options, *, report: Report = silent) -> Translation:
    """Translate a whole document."""
    answerer = _answerer(options, report)
    front = prepare(document, options)
    every = tuple(range(len(front.sentences)))
    front = ask_names(front, every, answerer)
    marks = settle_mentions(with_names(front.marks, front.names))
    works = translated(front, marks, every, answerer, options)
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
        statistics=_statistics(answerer),
    )


def brief(document: Document, options: Options, *, report: Report = silent) -> Brief:
    """Write the brief of a document: only the sentences that carry it are translated."""
    answerer = _answerer(options, report)
    writer = options.summary_model and _answerer(
        options, report, options.summary_model, task="summarise"
    )
    front = prepare(document, options)
    count = options.points or salience.point_count(front.sentences, front.marks)
    chosen = salience.select(front.sentences, front.marks, count=count)
    titles = [i for i in telling_titles(front.sentences) if i not in chosen]
    front = ask_names(front, (*titles, *chosen), answerer)
    full = with_names(front.marks, front.names)
    settled = settle_mentions([full[i] for i in chosen])
    marks = list(full)
    for i, row in zip(chosen, settled, strict=True):
        marks[i] = row
    done = translated(front, marks, sorted((*titles, *chosen)), answerer, options)
    works = [work for work in done if work.case.sentence.index in chosen]
    heads = [work for work in done if work.case.sentence.index in titles]
    short = _summary(front, works, answerer, writer, options) if writer else summary.Summary()
    return compose_brief(
        document=front.document,
        sentences=front.sentences,
        marks=full,
        works=works,
        unlisted=front.names,
        headline=headline(
            told({w.case.sentence.index: shortened(w).draft.en for w in works}, front.sentences),
            answerer.instructed,
            title=title_english(heads),
        ),
        signature=_signature(front, answerer, options, short.model),
        words=options.words,
        summary=short,
        statistics=_statistics(answerer, *([writer] if writer else [])),
    )


def _summary(
    front: Front, works: Sequence[Work], answerer: Answerer, writer: Answerer, options: Options
) -> summary.Summary:
    """Return the summary above the points, by the model that writes it."""

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
    return translated(own, marks, range(len(own.sentences)), answerer, options)


def _statistics(*answerers: Answerer) -> dict[str, float]:
    return {name: sum(a.statistics[name] for a in answerers) for name in STATISTICS}


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


def release() -> str:
    """Return the package's name and version, as signatures have it."""
    try:
        return f"summarizer {version('summarizer')}"
    except PackageNotFoundError:
        return "summarizer source"


def _signature(front: Front, answerer: Answerer, options: Options, summary_model: str = "") -> str:
    """Return what the result depends on, in one line."""
    stated = {
        "model": answerer.model,
        "prompt": PROMPT_VERSION,
        "mode": options.mode,
        "glossary": front.digests,
        "style": front.style.named,
        "candidates": options.candidates if options.candidates > 1 else "",
        "points": options.points or "",
        "words": options.words or "",
        "summary": summary_model,
    }
    parts = (f"{name}:{value}" for name, value in stated.items() if value)
    return " | ".join((release(), *parts))
