"""Small plots as inline SVG: no library, no script, light and dark."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 360
LEFT, RIGHT, TOP, BOTTOM = 56, 120, 16, 44
ROW: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A system in a scatter plot. strong: one of ours, drawn filled."""

    label: str
    x: float
    y: float
    strong: bool = False


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Return round values from below `low` to above `high`.

    >>> ticks(56.5, 73.8)
    [55.0, 60.0, 65.0, 70.0, 75.0]
    """
    span = max(high - low, 1e-9)
    raw = span / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)
    start = math.floor(low / step)
    stop = math.ceil(high / step)
    return [round(step * index, 10) for index in range(start, stop + 1)]


def number(value: float) -> str:
    """Return a coordinate or tick label without needless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def frame(title: str, body: str, height: int = HEIGHT) -> str:
    """Return the SVG element."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="12" '
        f'fill="currentColor"><title>{escape(title)}</title>{body}</svg>'
    )


def scatter(title: str, points: Sequence[Point], x_label: str, y_label: str) -> str:
    """Return a scatter plot with a label at each point."""
    x_ticks = ticks(min(p.x for p in points), max(p.x for p in points))
    y_ticks = ticks(min(p.y for p in points), max(p.y for p in points))
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def place(value: float, marks: Sequence[float], start: float, stop: float) -> float:
        share = (value - marks[0]) / ((marks[-1] - marks[0]) or 1.0)
        return start + share * (stop - start)

    parts = []
    for tick in x_ticks:
        x = place(tick, x_ticks, LEFT, right)
        parts.append(line(x, TOP, x, bottom))
        parts.append(text(x, bottom + 16, number(tick), "middle"))
    for tick in y_ticks:
        y = place(tick, y_ticks, bottom, TOP)
        parts.append(line(LEFT, y, right, y))
        parts.append(text(LEFT - 6, y + 4, number(tick), "end"))
    spots = [
        (place(p.x, x_ticks, LEFT, right), place(p.y, y_ticks, bottom, TOP), p) for p in points
    ]
    for (x, y, point), shift in zip(spots, spread_labels([y for _, y, _ in spots]), strict=True):
        fill = "currentColor" if point.strong else "none"
        parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="5" stroke="currentColor" '
            f'stroke-width="1.5" fill="{fill}"/>'
        )
        parts.append(text(x + 9, shift + 4, point.label, "start"))
    parts.append(text((LEFT + right) / 2, HEIGHT - 8, x_label, "middle"))
    parts.append(
        f'<text transform="translate(14 {(TOP + bottom) / 2}) rotate(-90)" '
        f'text-anchor="middle">{escape(y_label)}</text>'
    )
    return frame(title, "".join(parts))


def spread_labels(heights: Sequence[float], gap: float = 13.0) -> list[float]:
    """Return heights moved down where two labels would lie on each other.

    >>> spread_labels([100.0, 101.0, 200.0])
    [100.0, 113.0, 200.0]
    """
    placed = dict.fromkeys(range(len(heights)), 0.0)
    last = -gap
    for index in sorted(placed, key=lambda index: heights[index]):
        last = placed[index] = max(heights[index], last + gap)
    return list(placed.values())


def bars(title: str, groups: Mapping[str, Mapping[str, int]]) -> str:
    """Return horizontal bars: for each kind, one for each system, with the count at its end."""
    kinds = list(dict.fromkeys(kind for counts in groups.values() for kind in counts))
    most = max((count for counts in groups.values() for count in counts.values()), default=1)
    parts, y = [], TOP
    left, right = 250, WIDTH - 60
    for kind in kinds:
        parts.append(f'<text x="8" y="{y + 13}" font-weight="600">{escape(kind)}</text>')
        for system, counts in groups.items():
            count = counts.get(kind, 0)
            length = number((right - left) * count / most)
            parts.append(text(left - 6, y + 13, system, "end"))
            parts.append(
                f'<rect x="{left}" y="{y + 3}" width="{length}" height="12" opacity="0.65"/>'
            )
            parts.append(text(left + 4 + float(length), y + 13, str(count), "start"))
            y += ROW
        y += ROW // 2
    return frame(title, "".join(parts), y + TOP)


def text(x: float, y: float, content: str, anchor: str) -> str:
    """Return a text element."""
    place = f'x="{number(x)}" y="{number(y)}"'
    return f'<text {place} text-anchor="{anchor}">{escape(content)}</text>'


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """Return a faint grid line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="currentColor" opacity="0.18"/>'
