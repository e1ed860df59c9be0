"""TBX version 2 (ISO 30042:2008, martif) and 3 (ISO 30042:2019), in both styles of version 3.

The first preferred term of a language is its main form. Other Chinese terms are aliases. Other
English terms are, by their notes: the short form (termType abbreviation, acronym, shortForm ...),
the plural (grammaticalNumber plural), wrong (administrativeStatus deprecatedTerm or
supersededTerm), else variants.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from summarizer.errors import GlossaryError
from summarizer.glossary.formats import markup
from summarizer.glossary.table import Row
from summarizer.records import Term

_ENTRIES: Final = ("termEntry", "conceptEntry")
_LANGUAGES: Final = ("langSet", "langSec")
_TERMS: Final = ("tig", "ntig", "termSec")
_SHORT: Final = frozenset(
    {"abbreviation", "acronym", "initialism", "shortform", "shortFormOfTitle", "abbreviatedForm"}
)
_WRONG: Final = ("deprecated", "superseded", "forbidden", "obsolete")
_NAMESPACE: Final = "urn:iso:std:iso:30042:ed-2"


def rows(data: bytes) -> Iterator[Row]:
    """Yield the concepts that have Chinese or English."""
    root = markup.parse(data)
    if root.tag not in ("martif", "tbx", "TBX"):
        raise GlossaryError(f"It is no TBX: its root is {root.tag}.")
    for concept in (item for tag in _ENTRIES for item in root.iter(tag)):
        cells = _cells(concept)
        if cells.get("zh") or cells.get("en"):
            yield Row(markup.line_of(concept), cells)


def _properties(section: Element) -> dict[str, str]:
    """Return the notes of a term by type, in either style: <termNote type="x"> or <min:x>."""
    found: dict[str, str] = {}
    for item in section.iter():
        if item.tag not in ("term", *_TERMS):
            found.setdefault(item.get("type") or item.tag, markup.words(item))
    return found


def _cells(concept: Element) -> dict[str, list[str]]:
    cells: dict[str, list[str]] = {}
    preferred = 0
    for group in (item for tag in _LANGUAGES for item in concept.iter(tag)):
        code = markup.language(group)
        for section in (item for tag in _TERMS for item in group.iter(tag)):
            term = section.find(".//term")
            text = "" if term is None else markup.words(term)
            notes = _properties(section)
            name = _field(code, notes)
            if name == "en" and not preferred and _is_preferred(notes):
                preferred = len(cells.get("en", []))
            if name:
                cells.setdefault(name, []).append(text)
            if code == "en" and notes.get("x-article"):
                cells["article"] = [notes["x-article"]]
    cells["zh"], cells["aliases"] = cells.get("zh", [])[:1], cells.get("zh", [])[1:]
    english = cells.get("en", [])
    english = [*english[preferred : preferred + 1], *english[:preferred], *english[preferred + 1 :]]
    short = cells.pop("short", [])
    if not english:
        english, short = short, []
    cells["en"], cells["variants"] = english[:1], [*english[1:], *short[1:]]
    cells["short"] = short[:1]
    return cells | _concept_cells(concept)


def _is_preferred(notes: dict[str, str]) -> bool:
    return notes.get("administrativeStatus", "").startswith("preferred")


def _field(code: str, notes: dict[str, str]) -> str:
    status = notes.get("administrativeStatus", notes.get("normativeAuthorization", ""))
    if code == "zh":
        return "" if status.startswith(_WRONG) else "zh"
    if code != "en":
        return ""
    if status.startswith(_WRONG):
        return "forbidden"
    if notes.get("grammaticalNumber") == "plural":
        return "plural"
    return "short" if notes.get("termType") in _SHORT else "en"


def _concept_cells(concept: Element) -> dict[str, list[str]]:
    own: dict[str, list[str]] = {}
    for item in concept:
        name = item.get("type") or item.tag
        if name in ("note", "definition"):
            own.setdefault("note", []).append(markup.words(item))
        elif name in ("x-kind", "source"):
            own[name.removeprefix("x-")] = [markup.words(item)]
    return own


def write(terms: tuple[Term, ...], name: str) -> bytes:
    """Return a TBX file of version 3, style DCA, that reads back to the same entries."""
    root = Element(
        "tbx", {"xmlns": _NAMESPACE, "type": "TBX-Basic", "style": "dca", "xml:lang": "zh"}
    )
    header = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    SubElement(SubElement(header, "sourceDesc"), "p").text = name
    body = SubElement(SubElement(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        _write_concept(SubElement(body, "conceptEntry", {"id": f"c{number}"}), term)
    indent(root, " ")
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    body_bytes: bytes = tostring(root, encoding="utf-8")
    return head + body_bytes + b"\n"


def _write_concept(concept: Element, term: Term) -> None:
    if term.kind != "other":
        SubElement(concept, "descrip", {"type": "x-kind"}).text = term.kind
    if term.note:
        SubElement(concept, "note").text = term.note
    if term.source:
        SubElement(concept, "admin", {"type": "source"}).text = term.source
    chinese = SubElement(concept, "langSec", {"xml:lang": "zh"})
    for form in (term.zh, *term.aliases):
        _write_term(chinese, form)
    english = SubElement(concept, "langSec", {"xml:lang": "en"})
    main = {"administrativeStatus": "preferredTerm-admn-sts"}
    _write_term(english, term.en, main | ({"x-article": "the"} if term.article else {}))
    for form in term.variants:
        _write_term(english, form, {"administrativeStatus": "admittedTerm-admn-sts"})
    if term.short:
        _write_term(english, term.short, {"termType": "abbreviation"})
    if term.plural:
        _write_term(english, term.plural, {"grammaticalNumber": "plural"})
    for form in term.forbidden:
        _write_term(english, form, {"administrativeStatus": "deprecatedTerm-admn-sts"})


def _write_term(group: Element, form: str, notes: dict[str, str] | None = None) -> None:
    section = SubElement(group, "termSec")
    SubElement(section, "term").text = form
    for name, value in (notes or {}).items():
        SubElement(section, "termNote", {"type": name}).text = value
