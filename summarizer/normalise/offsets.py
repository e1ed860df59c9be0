"""A map from positions in a changed text back to the text it was made from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

Edit = tuple[int, int, str]


class Offsets(Sequence[int]):
    """Non-decreasing offsets, kept as runs in which both texts advance together.

    Value p of run k is `ins[k] + p - outs[k]`. A text with few changes needs few runs, where a
    tuple would hold one integer for each character.
    """

    __slots__ = ("_ins", "_length", "_outs")

    def __init__(self, outs: Iterable[int], ins: Iterable[int], length: int) -> None:
        self._outs = tuple(outs)
        self._ins = tuple(ins)
        self._length = length

    @classmethod
    def of(cls, values: Iterable[int]) -> Offsets:
        """Pack the values, given one by one, into runs.

        >>> list(Offsets.of([0, 1, 4, 5]))
        [0, 1, 4, 5]
        """
        outs: list[int] = []
        ins: list[int] = []
        position = -1
        for position, value in enumerate(values):
            if not outs or value != ins[-1] + position - outs[-1]:
                outs.append(position)
                ins.append(value)
        return cls(outs, ins, position + 1)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self._length)))
        position = index + self._length if index < 0 else index
        if not 0 <= position < self._length:
            raise IndexError("offset index out of range")
        run = bisect_right(self._outs, position) - 1
        return self._ins[run] + position - self._outs[run]

    def __iter__(self) -> Iterator[int]:
        ends = (*self._outs[1:], self._length)
        for out, start, end in zip(self._outs, self._ins, ends, strict=True):
            yield from range(start, start + end - out)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self._outs, self._ins, self._length))

    def __repr__(self) -> str:
        return f"Offsets.of({list(self)})"

    def part(self, start: int, end: int, *, shift: int, ends: tuple[int, int]) -> Sequence[int]:
        """Return the end - start + 1 offsets of a slice, moved by `shift`, between `ends`.

        The ends stand for white space that was cut off the slice: it belongs to no character.
        """
        first = bisect_right(self._outs, start)
        stop = bisect_right(self._outs, max(start, end - 1))
        runs = {0: self[start] + shift}
        if end - start > 1 and runs[0] != ends[0]:
            runs = {0: ends[0], 1: self[start + 1] + shift}
        for out, value in zip(self._outs[first:stop], self._ins[first:stop], strict=True):
            runs[out - start] = value + shift
        if len(runs) == 1 and ends[0] + end - start == ends[1]:
            return range(ends[0], ends[1] + 1)
        runs |= {0: ends[0], end - start: ends[1]}
        return Offsets(runs.keys(), runs.values(), end - start + 1)


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, Sequence[int]]:
    """Replace spans and return the new text with its offsets into the old one.

    edits: (start, end, replacement), in order, without overlap. The characters of a replacement
    are spread evenly over the span that they replace; what was deleted belongs to the character
    before it, or at the very start to the first.

    >>> text, offsets = apply_edits("亿 元", [(1, 2, "")])
    >>> text, list(offsets)
    ('亿元', [0, 2, 3])
    """
    if not edits:
        return text, range(len(text) + 1)
    pieces: list[str] = []
    outs, ins = [0], [0]
    position = length = 0
    for start, end, replacement in edits:
        pieces += (text[position:start], replacement)
        length += start - position
        for step in range(len(replacement)):
            outs.append(length + step)
            ins.append(start + step * (end - start) // len(replacement))
        length += len(replacement)
        outs.append(length)
        ins.append(end)
        position = end
    pieces.append(text[position:])
    length += len(text) - position
    return "".join(pieces), _tidy(outs, ins, length, len(text))


def compose(outer: Sequence[int], inner: Sequence[int]) -> Sequence[int]:
    """Return offsets that go through both maps: first the outer one, then the inner one."""
    if isinstance(outer, range):
        return inner
    if isinstance(inner, range):
        return outer
    return Offsets.of([inner[offset] for offset in outer])


def _tidy(outs: list[int], ins: list[int], length: int, total: int) -> Sequence[int]:
    """Drop runs that a later one at the same place overrides; the first offset is 0."""
    runs = dict(zip(outs, ins, strict=True))
    lead = runs[0]
    runs[0] = 0
    if lead and length > 1:
        # What was cut off at the start belongs to the first character.
        runs.setdefault(1, lead + 1)
    runs[length] = total
    ordered = sorted(runs.items())
    return Offsets((out for out, _ in ordered), (start for _, start in ordered), length + 1)
