"""The front end: what is known of a document before a model translates a word of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from summarizer import glossary, names
from summarizer.annotate import Marks, annotate
from summarizer.answering import Answerer
from summarizer.drafts import PLAIN_TEMPLATES
from summarizer.engines import Request
from summarizer.glossary import Glossary, Matcher
from summarizer.glossary.english import find_forms
from summarizer.names import UnlistedName
from summarizer.normalise import is_hong_kong
from summarizer.options import Options
from summarizer.quantities import HONG_KONG, UNITED_NATIONS, Style, dateline
from summarizer.read import read, require_chinese
from summarizer.records import Document, Sentence
from summarizer.segment import segment

NAME_TOKENS: Final = 24
BUILTIN: Final = "builtin"
"""The name of the glossary that comes with the package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front end knows of a document: sentences, the marks of each, unlisted names."""

    document: Document
    sentences: tuple[Sentence, ...]
    marks: tuple[Marks, ...]
    names: tuple[UnlistedName, ...]
    glossaries: tuple[Glossary, ...]
    style: Style = field(default_factory=Style)

    @property
    def printed(self) -> bool:
        """Whether a glossary of the user's has printers' quotes in its names."""
        own = (given for given in self.glossaries if given.name != BUILTIN)
        return any("’" in term.en for given in own for term in given.terms)

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
    if options.builtin:
        terms = _with_dictionary(terms, own, document.text)
    style = options.style or house_style(document)
    resolution = options.builtin and glossary.setting_of(document.text) == glossary.UNITED_NATIONS
    marks = annotate(
        sentences,
        matcher=Matcher(terms),
        style=style,
        resolution=resolution,
        published=document.date or dateline(document.text),
    )
    known = {term.zh: term.en for term in terms.terms}
    found = names.find(
        [sentence.text for sentence in sentences],
        taken=[[(mark.start, mark.end) for mark in row] for row in marks],
        known=known.get,
    )
    return Front(
        document=document, sentences=sentences, marks=marks, names=found, glossaries=glossaries,
        style=style,
    )  # fmt: skip


def house_style(document: Document) -> Style:
    """Return the style of English that readers of such a document expect.

    The United Nations write 12 June 2019, 37.1 per cent and programmes that they organize.
    """
    if is_hong_kong(document.text):
        return HONG_KONG
    if glossary.setting_of(document.text) == glossary.UNITED_NATIONS:
        return UNITED_NATIONS
    return Style()


def _glossaries(options: Options) -> tuple[Glossary, tuple[Glossary, ...]]:
    """Return the built-in glossary, empty where it is not wanted, and the user's."""
    own = glossary.loaded(options.glossary)
    return (glossary.builtin() if options.builtin else Glossary(terms=()), own)


def _with_dictionary(terms: Glossary, own: Sequence[Glossary], text: str) -> Glossary:
    """Put the names that a dictionary knows under all glossaries."""
    avoid = [form for given in own for term in given.terms for form in (term.zh, *term.aliases)]
    named = glossary.named_in(text, avoid=avoid)
    return glossary.stack(Glossary(terms=named), terms) if named else terms


def ask_names(front: Front, chosen: Sequence[int], answerer: Answerer) -> Front:
    """Ask the model, once each, for the English of the names that only a model may know.

    What we guess better (see names.guessed) is not asked.
    """
    wanted = set(chosen)
    texts = [sentence.text for sentence in front.sentences]
    front = replace(front, names=names.guessed(front.names, texts))
    asked = [
        name
        for name in front.names
        if name.askable and any(spot.text in wanted for spot in name.occurrences)
    ]
    if not asked or not answerer.chats:
        return front
    requests = [
        Request(
            text=names.question(name, front.sentences[name.occurrences[0].text].text),
            max_tokens=NAME_TOKENS,
        )
        for name in asked
    ]
    answers = answerer.ask(requests, stage="names")
    said = {
        name.zh: answer.text
        for name, answer in zip(asked, answers, strict=True)
        if keeps_inner(front, name, answer.text) and not is_anothers(name, answer.text)
    }
    return replace(front, names=names.settle(front.names, said))


def keeps_inner(front: Front, name: UnlistedName, answer: str) -> bool:
    """Tell whether an answer has the English of the organisations inside the name.

    中国人民银行金融研究所 is no Peking University Financial Research Institute.
    """
    spot = name.occurrences[0]
    inner = (
        mark.term
        for mark in front.marks[spot.text]
        if mark.term and spot.start <= mark.start and mark.end <= spot.end
    )
    offices = (term for term in inner if term.kind == "organisation" and term.zh != name.zh)
    return all(find_forms(answer, term.accepts()) for term in offices)


def is_anothers(name: UnlistedName, answer: str) -> bool:
    """Tell whether an answer is the English of another organisation that the glossary lists.

    Asked for 航天东方红公司, a model said China Aerospace Science and Technology Corporation. A
    shorter form of the same name (俄罗斯卫星社 of 俄罗斯卫星通讯社) may have its English.
    """
    listed = _organisations().get(answer.strip().strip(".").casefold(), frozenset())
    return bool(listed) and not any(_shortens(name.zh, zh) for zh in listed)


def _shortens(short: str, full: str) -> bool:
    """Tell whether all characters of one stand in the other, in order."""
    rest = iter(full)
    return all(char in rest for char in short)


@cache
def _organisations() -> Mapping[str, frozenset[str]]:
    """Return the Chinese of each organisation of the built-in glossary by its English."""
    found: dict[str, set[str]] = {}
    for term in glossary.builtin().terms:
        if term.kind == "organisation":
            found.setdefault(term.en.casefold(), set()).update((term.zh, *term.aliases))
    return {english: frozenset(zh) for english, zh in found.items()}
