"""Numbers of Chinese official documents: 国办发〔2020〕18号 is Guo Ban Fa [2020] No. 18.

The issuing office's short form is spelt as the State Council's English pages have it: a syllable
for each character. A model made "City Bureau of Finance and Management Affairs" of 市政办发.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.names import spelling
from summarizer.records import Term

_NUMBER: Final = regex.compile(
    r"(?:^|(?<=[（(《，。；：、“\"与和及据照依按以于见]))(?:根据|按照|依据|依照|参照)?(?P<office>\p{Han}{2,8}?)"
    r"[〔\[（(【](?P<year>(?:19|20)\d\d)[〕\]）)】]第?(?P<number>\d{1,4})号"
)


def document_numbers(text: str) -> Iterator[tuple[int, int, Term]]:
    """Yield the span and the English of each number of a document.

    >>> [term.en for _, _, term in document_numbers("根据国办发〔2020〕18号文件")]
    ['Guo Ban Fa [2020] No. 18']
    >>> list(document_numbers("安理会第1325(2000)号决议"))
    []
    """
    for match in _NUMBER.finditer(text):
        office = " ".join(part.capitalize() for part in spelling.syllables(match["office"]))
        english = f"{office} [{match['year']}] No. {match['number']}"
        start, end = match.start("office"), match.end()
        yield start, end, Term(zh=text[start:end], en=english, kind="document", origin="pinyin")
