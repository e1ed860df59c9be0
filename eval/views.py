"""Smaller views of long segments: the lines that an output shares with its source."""

from __future__ import annotations

from dataclasses import replace

from eval.records import Output, Segment


def aligned_lines(output: str, other: str) -> list[tuple[str, str]]:
    r"""Return the pairs of lines, blank ones left out; [] when the line counts differ.

    WMT25 documents keep their lines in both languages, and so do most systems.

    >>> aligned_lines("# Highlights\n\nGrowth slows", "# 摘要\n\n增長回軟")
    [('# Highlights', '# 摘要'), ('Growth slows', '增長回軟')]
    >>> aligned_lines("One line", "两行\n之一")
    []
    """
    left, right = output.split("\n"), other.split("\n")
    if len(left) != len(right):
        return []
    return [(a, b) for a, b in zip(left, right, strict=True) if a.strip() or b.strip()]


def by_line(segment: Segment, output: Output) -> list[tuple[Segment, Output]]:
    """Return a segment of many lines as one segment for each line.

    The whole segment comes back when source, reference (where there is one) and output differ in
    how many lines they have. Facts belong to the whole document and are dropped.
    """
    zh, text = segment.zh.split("\n"), output.text.split("\n")
    en = segment.en.split("\n") if segment.en else [""] * len(zh)
    if len(zh) == 1 or segment.brief or not len(zh) == len(en) == len(text):
        return [(segment, output)]
    return [
        (
            replace(segment, id=f"{segment.id}:{number}", zh=a, en=b, facts=(), published={}),
            Output(text=c),
        )
        for number, (a, b, c) in enumerate(zip(zh, en, text, strict=True), 1)
        if a.strip()
    ]
