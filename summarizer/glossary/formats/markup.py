"""What TBX and TMX share: a tree of a bounded XML file, without entities, with line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from summarizer.errors import GlossaryError

LINE: Final = "line-in-file"
ENTRIES: Final = ("termEntry", "conceptEntry", "tu")
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
MAX_DEPTH: Final = 100
MAX_ELEMENTS: Final = 2_500_000


class _Builder(TreeBuilder):
    """Notes the line of each entry, drops namespaces, refuses bottomless nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0
        self.parser: DefusedXMLParser | None = None

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH:
            raise GlossaryError("Its elements are nested too deeply.")
        if self.count > MAX_ELEMENTS:
            raise GlossaryError(f"It has more than {MAX_ELEMENTS} elements.")
        name = local(tag)
        if name in ENTRIES and self.parser:
            attrs = {**attrs, LINE: str(self.parser.parser.CurrentLineNumber)}
        return super().start(name, attrs)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(local(tag))


def local(tag: str) -> str:
    """Return a tag without its namespace.

    >>> local("{urn:iso:std:iso:30042:ed-2}term")
    'term'
    """
    return tag.rpartition("}")[2]


def parse(data: bytes) -> Element:
    """Return the root of an XML file.

    Raises GlossaryError where it is not well formed or declares entities.
    """
    builder = _Builder()
    # A document type is usual in both formats and is never fetched; entities are refused.
    parser = DefusedXMLParser(target=builder, forbid_dtd=False)
    builder.parser = parser
    try:
        parser.feed(data)
        return parser.close()
    except DefusedXmlException as error:
        raise GlossaryError("The XML declares entities.") from error
    except (ParseError, ValueError, LookupError, AssertionError) as error:
        raise GlossaryError(f"It is no well-formed XML: {error}.") from error


def line_of(element: Element) -> int:
    """Return the 1-based line where an entry begins."""
    return int(element.get(LINE, "0"))


def language(element: Element) -> str:
    """Return "zh" or "en" for zh-CN, ZH_TW, en-GB ...; the code itself for others."""
    code = element.get(LANG) or element.get("lang") or ""
    return code.casefold().replace("_", "-").split("-")[0]


def words(element: Element, *, without: frozenset[str] = frozenset()) -> str:
    """Return the text of an element with one space for each run of white space.

    without: tags whose content is left out (native codes in a TMX segment).
    """
    return " ".join("".join(_texts(element, without)).split())


def _texts(element: Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in without:
            yield from _texts(child, without)
        yield child.tail or ""
