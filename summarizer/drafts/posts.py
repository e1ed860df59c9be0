"""Several posts before one name: 市委书记、市长王平 is Wang Ping, Party secretary and mayor.

In the order of Chinese a small model made "Members of the Standing Committee ..., Cai Qi, etc." of
them, a list of persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from summarizer.records import Mark

_BETWEEN: Final = frozenset({"、", "", "兼"})
_PAUSES: Final = tuple("，、。；：")


def posted(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, a person behind two posts or more with these behind the name.

    >>> from summarizer.records import Term
    >>> def mark(start, zh, en, kind):
    ...     term = Term(zh=zh, en=en, kind=kind)
    ...     return Mark(start=start, end=start + len(zh), zh=zh, kind="term", en=en, source="",
    ...                 term=term)
    >>> text = "市委书记、市长王平出席"
    >>> row = [mark(0, "市委书记", "Party secretary", "title"), mark(5, "市长", "mayor", "title"),
    ...        mark(7, "王平", "Wang Ping", "person")]
    >>> [found.en for found in posted(text, row)]
    ['Wang Ping, Party secretary and mayor,']
    >>> [found.en for found in posted(text, row[1:])]
    ['mayor', 'Wang Ping']
    """
    joined: list[Mark] = []
    for mark in marks:
        posts = _posts_before(text, joined, mark) if _is_person(mark) else []
        if len(posts) < 2:
            joined.append(mark)
            continue
        del joined[-len(posts) :]
        said = ", ".join(post.en for post in posts[:-1])
        en = f"{mark.en}, {said} and {posts[-1].en}"
        en = en if text.startswith(_PAUSES, mark.end) else f"{en},"
        zh = text[posts[0].start : mark.end]
        joined.append(replace(mark, start=posts[0].start, zh=zh, en=en))
    return joined


def _posts_before(text: str, marks: Sequence[Mark], person: Mark) -> list[Mark]:
    """Return the posts that end right before a name, with nothing but 、 between them."""
    posts: list[Mark] = []
    start = person.start
    for mark in reversed(marks):
        between = text[mark.end : start]
        if not (mark.term and mark.term.kind == "title") or between not in _BETWEEN:
            break
        if not posts and between:
            break
        posts.insert(0, mark)
        start = mark.start
    return posts


def _is_person(mark: Mark) -> bool:
    return mark.term.kind == "person" if mark.term else mark.kind == "name"
