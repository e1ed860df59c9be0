"""Tibetan persons by the parts of their names: 泽仁扎西 is Tsering Tashi."""

from __future__ import annotations

from typing import Final

from summarizer.names.vocabulary import table

_MOST_PARTS: Final = 3


def spelled(zh: str) -> str:
    """Return the English of a name that is made of listed parts, "" where it is not.

    >>> spelled("泽仁扎西"), spelled("格桑"), spelled("格桑花")
    ('Tsering Tashi', 'Kelsang', '')
    """
    parts = [zh[at : at + 2] for at in range(0, len(zh), 2)]
    listed = table("tibetan")
    if len(parts) > _MOST_PARTS or not all(part in listed for part in parts):
        return ""
    return " ".join(listed[part]["en"].partition("|")[0] for part in parts)
