"""Departments of central organs, made where a text names them: 商务部服贸司.

The organ is an entry of the glossary, the department one of a table. Where a text has named one in
full it may go on with its short name (服贸司). Its head's title is one piece with it: of
生态环境部大气环境司司长 a small model makes a minister.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import regex

from summarizer.glossary.keys import fold_keys
from summarizer.records import Term
from summarizer.tables import rows

_FORMS: Final = {
    "司": ("Department of {}", "{} Department", "Department for {}"),
    "局": ("{} Bureau", "Bureau of {}", "{} Administration", "{} Department"),
    "厅": ("{} Office",),
    "室": ("{} Office", "Office of {}"),
    "心": ("{} Center", "{} Centre", "Center for {}"),
}
_JOINTS: Final = ("of", "under", "at")
_NOT_AFTER: Final = "(?![机法令仪徒部面势限促])"
"""城市司机, 综合司法, 稽查局面 are other words."""
_HEAD: Final = regex.compile("副?(?:司长|局长|厅长|主任)(?!助理)")
_CHIEFS: Final = ("Director General", "director", "director-general", "head")
_DEPUTIES: Final = (
    "Deputy Director General", "deputy director", "deputy director-general", "deputy head",
    "vice director",
)  # fmt: skip
_MOST_BODIES: Final = 12
_LONGEST_HOST: Final = 24


def departments_in(folded: str, terms: Sequence[Term]) -> Iterator[Term]:
    """Yield an entry for each department that the folded text names, and for its short name.

    terms: the entries among which the organs are.

    >>> commerce = Term(zh="商务部", en="Ministry of Commerce", kind="organisation", article=True)
    >>> text = "商务部服贸司司长说，服贸司将推动此事，城市司机也一样"
    >>> [term.zh for term in departments_in(text, [commerce])]
    ['商务部服贸司', '服贸司', '商务部服贸司司长', '服贸司司长']
    >>> [term.en for term in departments_in(text, [commerce])][::3]
    ['Department of Trade in Services of the Ministry of Commerce', \
'Director General of the Department of Trade in Services']
    """
    found = list(_pattern().finditer(folded))
    if not found:
        return
    organs = {
        key: term
        for term in terms
        if term.kind == "organisation"
        for key in fold_keys((term.zh, *term.aliases))
    }
    made: set[str] = set()
    for match in found:
        start = match.start()
        hosts = (folded[at:start] for at in range(max(0, start - _LONGEST_HOST), start))
        host = next((zh for zh in hosts if zh in organs), "")
        named = _terms(match[0], host, organs[host]) if host else ()
        head = _HEAD.match(folded, match.end())
        headed = [_headed(term, head[0]) for term in named] if head is not None else []
        for term in (*named, *headed):
            if term.zh not in made:
                made.add(term.zh)
                yield term


def department(zh: str) -> str:
    """Return the English of a department of the table, "" where it has none.

    >>> department("国际合作司"), department("附属第一医院")
    ('Department of International Cooperation', '')
    """
    return _names(zh)[0] if zh in _table() else ""


def _terms(zh: str, before: str, organ: Term) -> tuple[Term, Term]:
    """Return the entry of a department with its organ, and of the department alone."""
    names = _names(zh)
    hosts = [f"the {host}" if organ.article else host for host in organ.accepts()]
    joined = [(name, word, host) for word in _JOINTS for host in hosts for name in names]
    full = [f"{name} {word} {host}" for name, word, host in joined]
    full += [f"{host}'s {name}" for host in organ.accepts() for name in names]
    alone = Term(
        zh=zh,
        en=names[0],
        variants=names[1:],
        kind="organisation",
        article=True,
        note="composed",
        origin="builtin:departments.tsv",
    )
    variants = (*full[1:], *alone.variants)
    return replace(alone, zh=before + zh, en=full[0], short=alone.en, variants=variants), alone


def _headed(department: Term, head: str) -> Term:
    """Return the title of who heads a department."""
    titles = _DEPUTIES if head.startswith("副") else _CHIEFS
    if not head.endswith(("司长", "局长")):
        titles = (titles[0].removesuffix(" General"), *titles[1:])
    bodies = department.accepts()[:_MOST_BODIES]
    forms = [f"{title} of the {body}" for title in titles for body in bodies]
    forms += [f"{body} {title}" for title in titles for body in bodies]
    return replace(
        department, zh=department.zh + head, en=forms[0], short="", variants=tuple(forms[1:]),
        kind="title", article=False,
    )  # fmt: skip


def _names(zh: str) -> tuple[str, ...]:
    row = _table()[zh]
    if row["en"].endswith("Department"):
        return (row["en"],)
    subjects = [row["en"], *(one for one in row["variants"].split("|") if one)]
    return tuple(dict.fromkeys(form.format(one) for one in subjects for form in _FORMS[zh[-1]]))


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return {row["zh"]: row for row in rows("summarizer.glossary", "departments.tsv")}


@cache
def _pattern() -> regex.Pattern[str]:
    longest = sorted(_table(), key=lambda zh: (-len(zh), zh))
    return regex.compile(rf"(?:{'|'.join(longest)}){_NOT_AFTER}")
