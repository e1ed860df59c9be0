"""The document's title, for the headline: what it says, and which points say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import regex

from summarizer.compose.headlines import Told
from summarizer.records import Sentence
from summarizer.repair import Work
from summarizer.salience.centrality import vectors

MIN_CHARS: Final = 8
_KIND: Final = regex.compile(
    r"(?:公告|通报|通知|报告|意见|办法|措施|声明|例会|决定|方案|规定|条例|公报|讲话|致辞|摘要|纪要|说明|批复"
    r"|会议|发布会|座谈会)(?:\s*[（(].*[）)])?$"
)
"""A document's kind at the end of its title: it says what was published, not what happened."""
_MEETING: Final = regex.compile(r"举行.{0,8}(?:发布会|吹风会|例会|座谈会)")
_ABOUT: Final = regex.compile(r"关于.{6,}的")
_QUOTE: Final = regex.compile(r"[“「『].*[”」』]")


def title_of(sentences: Sequence[Sentence]) -> Sentence | None:
    """Return the title of a document, None where it has none."""
    return next((sentence for sentence in sentences if sentence.kind == "title"), None)


def telling_titles(sentences: Sequence[Sentence]) -> list[int]:
    """Return the index of the title where it says what happened."""
    title = title_of(sentences)
    return [title.index] if title and tells(title.text) else []


def tells(title: str) -> bool:
    """Whether a Chinese title says what happened, or what was decided about what (关于).

    >>> tells("上半年外贸增长5.2%，进口由降转升"), tells("青湖市中级人民法院公告")
    (True, False)
    """
    bare = title.strip()
    if len(bare) < MIN_CHARS or _QUOTE.fullmatch(bare) or _MEETING.search(bare):
        return False
    return _ABOUT.search(bare) is not None or not _KIND.search(bare)


def title_english(works: Sequence[Work]) -> str:
    """Return the English of a title that passes every check, "" where none does."""
    return next((work.draft.en for work in works if not work.failing), "")


def told(english: Mapping[int, str], sentences: Sequence[Sentence]) -> list[Told]:
    """Return points with their likeness to the title of the document.

    english: of each point, by the index of its sentence.
    """
    title = title_of(sentences)
    if title is None:
        return list(map(Told, english.values()))
    rows = vectors([sentence.text for sentence in sentences])
    of_title = rows[title.index]
    return [Told(en, float(rows[index] @ of_title)) for index, en in english.items()]
