"""The built-in glossary's data: shape, uniqueness, safety of keys, coverage of the article."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, get_args

import pytest

from summarizer.chars import han_runs
from summarizer.records import TermKind

ROOT: Final = Path(__file__).resolve().parents[2]
BUILTIN: Final = ROOT / "summarizer" / "glossary" / "builtin"
FACTS: Final = ROOT.parent / "shared" / "documents" / "press-2017-05-12.facts.tsv"
COLUMNS: Final = [
    "zh", "en", "aliases", "short", "kind", "variants", "forbidden",
    "article", "plural", "note", "source",
]  # fmt: skip
FILES: Final = sorted({path.stem for path in BUILTIN.glob("*.tsv")} - {"pairs"})
"""pairs.tsv has a comment first and no aliases: tests/glossary holds it."""
AT_HOME: Final = [
    "companies", "documents", "finance", "industries", "listed", "people", "phrases", "projects",
    "state_organs",
]  # fmt: skip
FROM_CLDR: Final = {"沙特", "阿联酋", "哈萨克斯坦", "塞尔维亚"}
"""Countries of the facts file: they come from CLDR, not from these tables."""
IGNORED: Final = re.compile("[“”‘’\"'《》〈〉「」『』]")
"""Quotes and title marks that matching ignores; two keys that differ by them only are one key."""


class Entry(NamedTuple):
    """One line of a table, with where it stands."""

    where: str
    row: dict[str, str]

    def forms(self) -> list[str]:
        return [self.row["zh"], *split(self.row["aliases"])]

    def english(self) -> list[str]:
        row = self.row
        return [form for form in (row["en"], row["short"], row["plural"]) if form] + split(
            row["variants"]
        )


def split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@cache
def lines(name: str) -> list[str]:
    return (BUILTIN / f"{name}.tsv").read_text(encoding="utf-8").split("\n")


@cache
def entries(name: str) -> list[Entry]:
    found = []
    for number, line in enumerate(lines(name)[1:], 2):
        if line and not line.startswith("#"):
            cells = dict(zip(COLUMNS, line.split("\t"), strict=True))
            found.append(Entry(f"{name}.tsv:{number}", cells))
    return found


def every_entry() -> list[Entry]:
    return [entry for name in FILES for entry in entries(name)]


@pytest.mark.parametrize("name", FILES)
def test_table_is_well_formed(name: str) -> None:
    text = (BUILTIN / f"{name}.tsv").read_text(encoding="utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert lines(name)[0].split("\t") == COLUMNS
    assert entries(name)
    bad = [
        f"{name}.tsv:{number}"
        for number, line in enumerate(lines(name)[1:-1], 2)
        if not line.startswith("#") and line.count("\t") != len(COLUMNS) - 1
    ]
    assert bad == []


@pytest.mark.parametrize("name", FILES)
def test_cells_have_no_stray_space_or_empty_value(name: str) -> None:
    bad = []
    for where, row in entries(name):
        for column, cell in row.items():
            values = cell.split("|") if column in {"aliases", "variants", "forbidden"} else [cell]
            for value in values:
                stray = value != value.strip() or "  " in value or "\u3000" in value
                if stray or (cell and not value):
                    bad.append((where, column, cell))
    assert bad == []


@pytest.mark.parametrize("name", FILES)
def test_english_is_english(name: str) -> None:
    """No empty target, no Chinese in English, no English without a letter or digit."""
    bad = []
    for where, row in entries(name):
        forms = [row["en"], row["short"], row["plural"], row["article"]]
        forms += split(row["variants"]) + split(row["forbidden"])
        if not re.search("[A-Za-z0-9]", row["en"]):
            bad.append((where, "en is empty"))
        bad += [
            (where, form) for form in forms if han_runs(form) or re.search("[，。；（）]", form)
        ]
    assert bad == []


@pytest.mark.parametrize("name", FILES)
def test_kind_article_and_source_are_valid(name: str) -> None:
    kinds = set(get_args(TermKind))
    bad = [
        where
        for where, row in entries(name)
        if row["kind"] not in kinds or row["article"] not in {"", "the"} or not row["source"]
    ]
    assert bad == []


@pytest.mark.parametrize("name", FILES)
def test_forms_of_one_entry_agree(name: str) -> None:
    """A short form is shorter, a plural differs, no form is repeated or both right and wrong."""
    bad = []
    for where, row in entries(name):
        forms = [row["en"], row["short"], *split(row["variants"])]
        filled = [form for form in forms if form]
        if row["short"] and len(row["short"]) >= len(row["en"]):
            bad.append((where, "short is not shorter"))
        if row["plural"] == row["en"]:
            bad.append((where, "plural says nothing"))
        if len(set(filled)) != len(filled):
            bad.append((where, "a form is repeated"))
        if {form.casefold() for form in filled} & {f.casefold() for f in split(row["forbidden"])}:
            bad.append((where, "a form is both accepted and forbidden"))
        if row["en"].startswith("the ") or (row["article"] and row["en"].startswith("The ")):
            bad.append((where, "the article belongs in its own column"))
    assert bad == []


def test_keys_are_chinese_and_long_enough() -> None:
    """A key of one character, or without a Chinese one, would match all over a document."""
    bad = [
        (where, key)
        for where, row in every_entry()
        for key in Entry(where, row).forms()
        if len(key) < 2 or not han_runs(key) or re.search(r"\s", key)
    ]
    assert bad == []


def test_no_key_is_listed_twice() -> None:
    """Quotes and title marks do not tell two keys apart, save within one entry."""
    seen: dict[str, str] = {}
    bad = []
    for entry in every_entry():
        for key in {IGNORED.sub("", key) for key in entry.forms()}:
            if key in seen:
                bad.append((key, seen[key], entry.where))
            seen[key] = entry.where
    assert bad == []


def test_a_short_form_stands_for_one_name() -> None:
    """CDB is one bank. Samsung may stand for a group and its company, whose names contain it.

    Of organs at home: abroad and in Hong Kong two may share a short form (LegCo).
    """
    seen: dict[str, str] = {}
    bad = []
    for where, row in (entry for name in AT_HOME for entry in entries(name)):
        name, short = row["en"], row["short"]
        other = seen.setdefault(short, name) if short else name
        related = name.endswith(other) or other.endswith(name)
        if not related and not (short in name and short in other) and other != name:
            bad.append((where, short, name, other))
    assert bad == []


def test_there_are_enough_entries() -> None:
    assert len(every_entry()) >= 1500


def test_article_is_covered() -> None:
    """Each name of the article has an entry whose English the facts file accepts."""
    if not FACTS.exists():
        pytest.skip("the shared documents are not here")
    listed = {IGNORED.sub("", key): entry for entry in every_entry() for key in entry.forms()}
    bad = []
    for line in FACTS.read_text(encoding="utf-8").splitlines()[1:]:
        kind, zh, accepted = line.split("\t")
        if kind != "name" or zh in FROM_CLDR:
            continue
        entry = listed.get(IGNORED.sub("", zh))
        if entry is None or not re.search(accepted, entry.row["en"], re.IGNORECASE):
            bad.append(zh)
    assert bad == []
