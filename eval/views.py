"""Smaller views of long segments: the lines that an output shares with its source."""

from __future__ import annotations


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
