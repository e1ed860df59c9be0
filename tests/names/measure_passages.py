"""Measure the finder on passages.tsv: how many names are found, and rendered right.

Run: python -m tests.names.measure_passages [known|unseen] [-v]

found:    the name's span is a name of the finder or a term of the built-in glossary, whole.
rendered: it has an accepted English; a wrong English that would be enforced is counted apart.
extra:    what the finder takes for a name and the table does not have.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from summarizer.annotate import with_names
from summarizer.front import prepare
from summarizer.options import Options

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    plain = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(plain, delimiter="\t", quoting=csv.QUOTE_NONE))


def seen(text: str) -> tuple[dict[str, str], set[str]]:
    """Return the English ("" where unknown) of every name and term, and the finder's names."""
    front = prepare(text, Options())
    marked = with_names(front.marks, front.names)
    found = {mark.zh: mark.en for row in marked for mark in row if mark.term}
    names = {name.zh: name.en for name in front.names}
    return names | found, set(names)


def judged(half: str) -> Iterator[tuple[str, str, str]]:
    """Yield (judgement, Chinese, English) for each name of a half."""
    for passage in rows("passages"):
        if passage["half"] != half:
            continue
        english, names = seen(passage["text"])
        wanted = [row for row in rows("passage_names") if row["passage"] == passage["passage"]]
        for row in wanted:
            accepted = [form.casefold() for form in (row["en"] or "").split("|") if form]
            en = english.get(row["zh"])
            if en is None:
                yield "missed", row["zh"], row["en"] or ""
            elif not en:
                yield "found" if not accepted else "unrendered", row["zh"], row["en"] or ""
            elif accepted:
                right = en.casefold() in accepted
                yield "rendered" if right else "wrong", row["zh"], en
            else:
                yield "enforced unproved", row["zh"], en
        for zh in sorted(names - {row["zh"] for row in wanted}):
            yield "extra", zh, english[zh]


def main() -> None:
    halves = [word for word in sys.argv[1:] if not word.startswith("-")] or ["known", "unseen"]
    for half in halves:
        found = list(judged(half))
        count = {kind: sum(k == kind for k, _, _ in found) for kind, _, _ in found}
        hits = sum(count.get(kind, 0) for kind in ("found", "unrendered", "rendered", "wrong"))
        hits += count.get("enforced unproved", 0)
        total = hits + count.get("missed", 0)
        extra = count.get("extra", 0)
        renderable = total - sum(not row for row in _unknowable(half))
        sys.stdout.write(
            f"{half}: recall {hits}/{total} {hits / total:.2f}, "
            f"precision {hits}/{hits + extra} {hits / (hits + extra):.2f}, "
            f"rendered right {count.get('rendered', 0)}/{renderable}, "
            f"enforced wrong {count.get('wrong', 0)}, "
            f"enforced unproved {count.get('enforced unproved', 0)}\n"
        )
        if "-v" in sys.argv:
            for kind, zh, en in found:
                if kind not in ("found", "rendered"):
                    sys.stdout.write(f"  {kind:<18}{zh}  {en}\n")


def _unknowable(half: str) -> list[str]:
    of = {row["passage"] for row in rows("passages") if row["half"] == half}
    return [row["en"] or "" for row in rows("passage_names") if row["passage"] in of]


if __name__ == "__main__":
    main()
