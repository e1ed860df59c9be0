"""The frozen records that stages hand to each other.

Every span is half-open and in code points. `start` and `end` of a Block, a Sentence, a Source, a
Figure or a Finding are offsets in `Document.text`, the text as read. Spans of a Mark are offsets in
the normalised text of its sentence; `Sentence.span` maps them back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from summarizer.quantities.records import Quantity

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

BlockKind = Literal["title", "heading", "paragraph", "item", "row"]
MarkKind = Literal[
    "term", "money", "count", "measure", "percent", "points", "ratio", "date", "period", "name"
]
TermKind = Literal[
    "organisation", "person", "place", "project", "document", "phrase", "title", "industry", "other"
]
Severity = Literal["error", "warning", "info"]


def plain(record: DataclassInstance) -> dict[str, object]:
    """Return a record as what JSON can hold: dicts, lists, strings, numbers, None."""
    return {item.name: _plain(getattr(record, item.name)) for item in fields(record)}


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return plain(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or table row of the document.

    level: 1 to 6 for headings and nested items, else 0.
    page:  1-based, where the format has pages.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as read, and the blocks found in it, in order and without overlap.

    name:     the path as given, "-" for stdin, "text" for a str.
    format:   "txt", "md", "html", "docx" or "pdf".
    encoding: as decided or as given; "" where bytes were not decoded by us.
    title:    "" when none was found.
    date:     when the document says it was published, if it does.
    notes:    what was decided while reading, one line each.
    """

    text: str
    blocks: tuple[Block, ...]
    name: str = "text"
    format: str = "txt"
    encoding: str = ""
    title: str = ""
    date: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, heading, list item or table row: the unit of translation.

    start, end: in Document.text, without the white space around the sentence.
    zh:         Document.text[start:end].
    text:       the same, normalised (simplified, half width, no breaks inside).
    offsets:    len(text) + 1 offsets into Document.text; character i of text came from
                Document.text[offsets[i]:offsets[i + 1]]. A range where nothing moved: a tuple
                of a million integers takes 36 MB.
    block:      index in Document.blocks.
    duplicate_of, near_duplicate_of: index of the earlier sentence that this one repeats.
    """

    index: int
    start: int
    end: int
    zh: str
    text: str
    offsets: Sequence[int]
    block: int
    kind: BlockKind = "paragraph"
    duplicate_of: int | None = None
    near_duplicate_of: int | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of `text` to one of Document.text.

        The end is the start of the character after it, save at the end of the sentence.
        """
        if end >= len(self.text):
            return self.offsets[start], self.end
        return self.offsets[start], self.offsets[end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry: one Chinese name and the English it must have.

    aliases:   other Chinese forms of the same thing.
    short:     English for later mentions ("NDRC"); "" when `en` is always used.
    variants:  other accepted English renderings.
    forbidden: renderings that are wrong.
    article:   True when running English puts "the" before it.
    plural:    English plural where the rendering may be counted; "" when it does not change.
    origin:    where the entry was read: "builtin:organisations.tsv:12" or "names.tsv:3".
    """

    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    short: str = ""
    kind: TermKind = "other"
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    article: bool = False
    plural: str = ""
    note: str = ""
    source: str = ""
    origin: str = ""

    def accepts(self) -> tuple[str, ...]:
        """Return every English form that counts as this term, the main one first."""
        forms = (self.en, self.short, self.plural, *self.variants)
        return tuple(dict.fromkeys(form for form in forms if form))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a sentence whose English is fixed before translation.

    start, end: in Sentence.text; zh is that slice.
    en:         the English it must become.
    source:     "glossary", "builtin", "cldr", "pairs", "figure", "enumeration", or how the English
                of an unlisted name was made: "pinyin", "parts", "text", "guess", "model".
    term:       for kinds term and name; quantity: for figures.
    """

    start: int
    end: int
    zh: str
    kind: MarkKind
    en: str
    source: str
    term: Term | None = None
    quantity: Quantity | None = None

    def forms(self) -> tuple[str, ...]:
        """Return every English form that counts as this mark, its own first."""
        return (self.en, *(self.term.accepts() if self.term else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that could not be proved or is known to be wrong.

    kind:             a word that programs may rely on: "figure-missing", "term-missing", ...
    message:          one sentence that a user understands.
    start, end:       in Document.text.
    sentence:         index of the sentence, None when it concerns the whole document.
    en_start, en_end: in the English of that sentence, where there is such a span; in an audit in
                      the whole English text.
    """

    kind: str
    message: str
    severity: Severity
    start: int
    end: int
    sentence: int | None = None
    en_start: int | None = None
    en_end: int | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the finding as JSON has it."""
        return plain(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The English of one sentence.

    how:     "model", "memory", "marks" (the line was all marks), "repeat" or "repair:<step>".
    tries:   engine calls spent on it.
    logprob: mean log-probability per token, where the engine tells.
    """

    sentence: int
    en: str
    how: str = "model"
    tries: int = 1
    logprob: float | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A figure or name of an English text and its Chinese twin.

    en_start, en_end: in the English; start, end: in Document.text.
    """

    en_start: int
    en_end: int
    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The Chinese that an English sentence came from."""

    zh: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One key point of a brief, in English, with its sources."""

    en: str
    sources: tuple[Source, ...]
    links: tuple[Link, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row of the table of figures.

    label: what it measures, in English; "" when that could not be told.
    value: decimal string, ISO date, or {"low", "high"} where it is a range or a bound.
    point: index of the point that states it.
    """

    zh: str
    en: str
    kind: MarkKind
    value: str | Mapping[str, str | None]
    unit: str
    bound: str
    start: int
    end: int
    label: str = ""
    point: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A row of the table of names. source: as Mark.source."""

    zh: str
    en: str
    count: int
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A one-page English account of a Chinese document.

    summary:   sentences by a summarization model, where one was asked for.
    left_out:  headings or first words of the parts that no point represents.
    coverage:  share of the document's distinct sentences that the points draw on.
    statistics: what the engine was asked (answering.STATISTICS); no part of the JSON.
    """

    headline: str
    points: tuple[Point, ...]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    findings: tuple[Finding, ...]
    signature: str
    document: Document
    dateline: str = ""
    summary: tuple[Point, ...] = ()
    left_out: tuple[str, ...] = ()
    coverage: float = 0.0
    statistics: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return the brief as JSON has it, all offsets in code points of the text as read."""
        found = plain(self)
        found.pop("statistics")
        return {**found, "document": _described(self.document)}

    def _repr_html_(self) -> str:
        """Return the page as a notebook shows it, in a frame of its own."""
        from summarizer.writers.page import brief_html, framed

        return framed(brief_html(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedSentence:
    """One sentence with its English, in the order of the document."""

    zh: str
    en: str
    start: int
    end: int
    block: int
    kind: BlockKind
    findings: tuple[Finding, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A full translation: as many sentences as the source has, in order.

    text: one English paragraph for each Chinese block, a blank line between.
    statistics: as of Brief.
    """

    sentences: tuple[TranslatedSentence, ...]
    text: str
    findings: tuple[Finding, ...]
    signature: str
    document: Document
    statistics: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return the translation as JSON has it."""
        found = plain(self)
        found.pop("statistics")
        return {**found, "document": _described(self.document)}

    def _repr_html_(self) -> str:
        """Return the page as a notebook shows it, in a frame of its own."""
        from summarizer.writers.page import framed, translation_html

        return framed(translation_html(self, bilingual=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedPair:
    """Sentences of a Chinese text and of its English that belong together.

    start, end:       in the Chinese text; None where nothing in it corresponds to the English.
    en_start, en_end: in the English text; None where nothing in it corresponds to the Chinese.
    """

    zh: str
    en: str
    start: int | None
    end: int | None
    en_start: int | None
    en_end: int | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What the checks say of a Chinese text and an English one.

    findings: in order of the Chinese; start and end are offsets in the Chinese text, en_start and
              en_end in the English one. Where the English has no place in the Chinese, start and
              end are those of the sentence before it.
    summary:  counts: sentences, english_sentences, pairs, omitted, added, figures, names, errors,
              warnings, infos.
    """

    findings: tuple[Finding, ...]
    pairs: tuple[AuditedPair, ...]
    summary: Mapping[str, int]
    signature: str
    document: Document
    english: Document

    def to_dict(self) -> dict[str, object]:
        """Return the audit as JSON has it, all offsets in code points of the texts as read."""
        return {
            **plain(self),
            "document": _described(self.document),
            "english": _described(self.english),
        }

    def _repr_html_(self) -> str:
        """Return the page as a notebook shows it, in a frame of its own."""
        from summarizer.writers.audited import audit_html
        from summarizer.writers.page import framed

        return framed(audit_html(self))


def _described(document: Document) -> dict[str, object]:
    """Return what is known of a document, without its text."""
    found = plain(document)
    found["chars"] = len(document.text)
    del found["text"], found["blocks"]
    return found
