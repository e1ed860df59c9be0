"""Shorter ways in which a document names what it has named in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from summarizer.names import organisations, people, regions, spelling
from summarizer.names.records import ASK, ENFORCE, UnlistedName
from summarizer.names.tagger import Token, tag
from summarizer.names.vocabulary import DOTS, table

CIVIL = (
    "先生", "女士", "小姐", "太太", "大爷", "大叔", "大哥", "师傅", "大妈", "大娘", "大姐", "阿姨",
    "某某", "某",
)  # fmt: skip
"""What follows the surname of anyone; 某 hides the given name, so that the surname stays."""
PART = regex.compile(f"[{DOTS}]")


def short_forms(
    names: Sequence[UnlistedName],
    texts: Sequence[str],
    tokens: Sequence[tuple[Token, ...]],
) -> Iterable[UnlistedName]:
    """Yield names without occurrences: 莫兰 of 威廉·莫兰, 辛副部长 of 辛国斌, 刘先生, 王某."""
    for name in names:
        if name.kind == "person" and PART.search(name.zh):
            yield from _parts(name)
    yield from _japanese(names)
    yield from _companies(names)
    yield from _places(names)
    yield from _with_title(names, texts, tokens)


def _parts(full: UnlistedName) -> Iterable[UnlistedName]:
    last = PART.split(full.zh)[-1]
    for part in PART.split(full.zh):
        # The given name alone (威廉) may be anyone's; the family name is taken up again.
        if len(part) > 1 and part == last:
            yield _short(part, full)


def _short(zh: str, full: UnlistedName, en: str = "") -> UnlistedName:
    return UnlistedName(
        zh=zh,
        en=en,
        kind=full.kind,
        source=full.source if en else "",
        occurrences=(),
        confidence=full.confidence,
        part_of=full.zh,
    )


def _japanese(names: Sequence[UnlistedName]) -> Iterable[UnlistedName]:
    full = [name for name in names if name.kind == "person" and people.japanese(name.zh)]
    for name in full:
        family = next(zh for n in (3, 2) if (zh := name.zh[:n]) in table("japanese"))
        if family != name.zh:
            yield _short(family, name)


def _companies(names: Sequence[UnlistedName]) -> Iterable[UnlistedName]:
    """小桔科技 and 小桔公司 of 北京小桔科技有限公司; as sound as the whole."""
    for full in names:
        if full.source != "parts" and not (full.guess and full.kind == "organisation"):
            continue
        parts = organisations.divide(full.zh)
        if not parts or not parts.brand or not parts.form:
            continue
        brand = spelling.word(parts.brand)
        forms = {parts.brand + "公司": f"{brand} Company"}
        if parts.industries:
            zh = parts.brand + "".join(parts.industries)
            forms[zh] = organisations.compose(zh)[0]
        for zh, en in forms.items():
            yield _short(zh, full, en) if full.en else _guess(zh, full, en)


def _guess(zh: str, full: UnlistedName, en: str) -> UnlistedName:
    """Return a short name that is a guess as the whole is one."""
    return UnlistedName(
        zh=zh, en="", kind=full.kind, source="", occurrences=(), guess=en,
        confidence=max(full.confidence, ASK),
    )  # fmt: skip


def _places(names: Sequence[UnlistedName]) -> Iterable[UnlistedName]:
    """白沙渡 of 白沙渡市: a city or county of which nobody has a list.

    Of two characters it may be a word (发展区), unless the tagger takes it for a name.
    """
    for full in names:
        stem = full.zh[:-1]
        if full.kind != "place" or not full.guess or full.zh[-1] not in "市县区镇":
            continue
        if len(stem) > 2 or (len(stem) == 2 and [t.tag for t in tag(stem)] in (["LOC"], ["PER"])):
            yield _guess(stem, full, spelling.word(stem))


@cache
def _titled(surnames: frozenset[str]) -> regex.Pattern[str]:
    titles = [zh for zh, row in table("titles").items() if row["en"] and zh not in CIVIL]
    common = [zh for zh, row in table("surnames").items() if row["use"] in ("clear", "common")]
    longest = "|".join(sorted(titles, key=len, reverse=True))
    named = rf"(?P<one>{'|'.join(sorted(surnames))})(?P<title>{longest})|" if surnames else ""
    return regex.compile(rf"{named}(?P<any>{'|'.join(common)})(?P<civil>{'|'.join(CIVIL)})")


def _with_title(
    names: Sequence[UnlistedName], texts: Sequence[str], tokens: Sequence[tuple[Token, ...]]
) -> Iterable[UnlistedName]:
    """A surname and a title: of a person named in full, or of anyone with 先生 or 某."""
    owners: dict[str, list[UnlistedName]] = {}
    for name in names:
        split = spelling.split_person(name.zh)
        if name.kind == "person" and name.source == "pinyin" and split:
            owners.setdefault(split[0], []).append(name)
    pattern = _titled(frozenset(owners))
    said = regions.counts(texts)
    for text, line in zip(texts, tokens, strict=True):
        for hit in pattern.finditer(text):
            if not _apart(hit.start(), hit.end(), line):
                continue
            surname = hit["any"] or hit["one"]
            if regions.doubtful(said, surname=surname):
                continue
            title = table("titles")[hit["civil"] or hit["title"]]["en"]
            yield UnlistedName(
                zh=hit.group(),
                en=f"{title} {table('surnames')[surname]['en']}".lstrip(),
                kind="person",
                source="pinyin",
                occurrences=(),
                confidence=ENFORCE + 0.05,
                part_of=owners[surname][0].zh if surname in owners else "",
            )


def _apart(start: int, end: int, line: tuple[Token, ...]) -> bool:
    starts = {token.start for token in line}
    return start in starts and end in {token.end for token in line}
