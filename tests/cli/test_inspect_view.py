"""The inspect view: spans, widths, and source text that must stay text."""

from __future__ import annotations

import io
import json
from decimal import Decimal

from rich.cells import cell_len
from rich.console import Console

from summarizer.cli.inspect_view import inspect_dict, render_inspect
from summarizer.quantities.records import Quantity
from summarizer.read import read_text
from summarizer.records import Document, Mark, Sentence
from summarizer.segment import segment

TEXT = (
    "通知\n\n絲路基金出資２７０億美元，\n[/b]佔比很高。\n\n絲路基金出資２７０億美元，[/b]佔比很高。"
)


def marks_of(sentence: Sentence) -> list[Mark]:
    found = []
    for zh, en, kind in (
        ("丝路基金", "Silk Road Fund", "term"),
        ("270亿美元", "US$27 billion", "money"),
    ):
        at = sentence.text.find(zh)
        if at < 0:
            continue
        figure = None
        if kind == "money":
            amount = Decimal(27_000_000_000)
            figure = Quantity(
                start=at,
                end=at + len(zh),
                text=zh,
                kind="money",
                low=amount,
                high=amount,
                unit="USD",
            )
        found.append(
            Mark(
                start=at,
                end=at + len(zh),
                zh=zh,
                kind="money" if figure else "term",
                en=en,
                source="figure" if figure else "builtin",
                quantity=figure,
            )
        )
    return found[::-1]


def example() -> tuple[Document, tuple[Sentence, ...], dict[int, list[Mark]]]:
    document = read_text(TEXT)
    sentences = segment(document)
    return document, sentences, {s.index: marks_of(s) for s in sentences}


def printed(*, width: int, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    document, sentences, marks = example()
    console.print(render_inspect(document, sentences, marks, unknown_names=["某某"]))
    return stream.getvalue()


def test_shows_sentences_marks_and_repeats() -> None:
    view = printed(width=100)
    assert "丝路基金出资270亿美元，[/b]占比很高。" in view
    assert "Silk Road Fund" in view
    assert "27000000000 USD" in view
    assert "= 1" in view
    assert "[title]" in view
    assert "Unknown names: 某某" in view


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (30, 41, 80):
        assert all(cell_len(line) <= width for line in printed(width=width).splitlines())


def test_marks_are_underlined_in_a_terminal() -> None:
    view = printed(width=100, colour=True)
    assert "\x1b[4;36m丝路基金\x1b[0m" in view
    assert "\x1b[4;32m270亿美元\x1b[0m" in view


def test_documents_give_the_terminal_no_orders() -> None:
    document = read_text("标题\x1b[31m\n\n正文\x1b]0;x\x07有内容。\u202e好。")
    sentences = segment(document)
    stream = io.StringIO()
    Console(file=stream, width=80).print(render_inspect(document, sentences, {}))
    assert not set("\x1b\x07\u202e") & set(stream.getvalue())


def test_json_spans_are_spans_of_the_text_as_read() -> None:
    document, sentences, marks = example()
    view = json.loads(json.dumps(inspect_dict(document, sentences, marks, unknown_names=["某某"])))
    assert set(view) == {"document", "sentences", "unknown_names"}
    for sentence in view["sentences"]:
        assert document.text[sentence["start"] : sentence["end"]] == sentence["zh"]
        for mark in sentence["marks"]:
            assert document.text[mark["start"] : mark["end"]] == mark["zh"]
    term, money = view["sentences"][1]["marks"]
    assert (term["zh"], term["en"], term["kind"], term["value"]) == (
        "絲路基金", "Silk Road Fund", "term", None,
    )  # fmt: skip
    assert (money["zh"], money["value"], money["unit"]) == ("２７０億美元", "27000000000", "USD")
    assert view["sentences"][2]["duplicate_of"] == 1
