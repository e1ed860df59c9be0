"""Street addresses: 创业路18号 is 18 Chuangye Road, which a model takes for another city."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from summarizer.names import regions, spelling
from summarizer.names.vocabulary import transliteration
from summarizer.records import Term

_KINDS: Final = {"大街": "Street", "大道": "Avenue", "路": "Road", "街": "Street", "巷": "Lane"}
_SIDES: Final = {"东": "East ", "西": "West ", "南": "South ", "北": "North ", "中": "Middle "}
_ADDRESS: Final = regex.compile(
    r"(?<=[省市县镇乡]|(?<!特)区)(?P<stem>[\p{Han}--[第一二三四五六七八九十]]{2,3}?)(?P<side>[东西南北中](?=[路街大]))?"
    rf"(?P<kind>{'|'.join(_KINDS)})(?P<number>\d{{1,4}}(?:-\d{{1,4}})?)号",
    regex.V1,
)


def addresses_in(folded: str) -> Iterator[Term]:
    """Yield an entry for each address of a street and a number that the folded text has.

    >>> [(t.zh, t.en) for t in addresses_in("西陵市高新区创业路18号，江北区人民东路6号")]
    [('创业路18号', '18 Chuangye Road'), ('人民东路6号', '6 Renmin East Road')]
    >>> list(addresses_in("英国伦敦市唐宁街10号，纽约市第五大道725号，在唐宁街10号"))
    []
    """
    for match in _ADDRESS.finditer(folded):
        cue = regions.cue(folded, match.start())
        abroad = cue is not None and cue.region != "mainland"
        if abroad or set(match["stem"]) <= transliteration():
            continue  # 伦敦市唐宁街10号
        side = _SIDES[match["side"]] if match["side"] else ""
        street = f"{spelling.word(match['stem'])} {side}{_KINDS[match['kind']]}"
        numbered = f"{match['number']} {street}"
        variants = (f"No. {numbered}", f"No. {match['number']}, {street}")
        yield Term(
            zh=match[0], en=numbered, variants=variants, kind="place", note="composed",
            origin="builtin:addresses",
        )  # fmt: skip
