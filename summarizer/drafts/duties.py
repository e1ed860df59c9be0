"""Who must and who will: officialese says 要加强监管 without a subject, and English cannot.

A small model made "To strengthen supervision, and increase inspections." of it, no sentence at all.
With 我们 before it, it writes "We must strengthen supervision", as official translations do.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from summarizer.tables import rows

_BEFORE: Final = (
    r"^[“\"]?|[。；;][“\"]?|(?:强调|指出|要求|提出|部署|认为)[，,：:]?[“\"]?"
    r"|(?:首先|其次|再次|最后|为此|因此|此外|另外|同时|当前|目前|今后|未来|下一步|接下来|对此|"
    r"一方面|另一方面|今年|明年|下半年|[一二三四五六七八九十]是)[，,]?"
)
_NUMBERED: Final = r"(?P<number>(?:^|(?<=[，。；;：:]))[一二三四五六七八九十])要"


def dutiful(text: str) -> str:
    """Give 要 and 将 a subject where they open a clause and none stands before them.

    >>> dutiful("要加强监管，加大检查力度。"), dutiful("会议强调，要坚持问题导向。")
    ('我们要加强监管，加大检查力度。', '会议强调，我们要坚持问题导向。')
    >>> dutiful("要求企业整改。"), dutiful("地方政府要加强监管。"), dutiful("他表示，要加快辞职。")
    ('要求企业整改。', '地方政府要加强监管。', '他表示，要加快辞职。')
    >>> dutiful("今年将继续推进改革。"), dutiful("一要压实责任，二要强化督导。")
    ('今年我们将继续推进改革。', '第一，我们要压实责任，第二，我们要强化督导。')
    """
    numbered, unsaid = _duties()
    return unsaid.sub(r"\g<before>我们\g<verb>", numbered.sub(r"第\g<number>，我们要", text))


def is_duty(text: str) -> bool:
    """Tell whether a sentence opens with what must be done: 加快推进改革."""
    return _words().match(text.lstrip('“"—- ')) is not None


@cache
def _words() -> regex.Pattern[str]:
    return regex.compile("|".join(row["zh"] for row in rows("summarizer.drafts", "duties.tsv")))


@cache
def _duties() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return what finds 一要 and what finds a 要 or 将 that nobody is said to."""
    words = _words().pattern
    return (
        regex.compile(rf"{_NUMBERED}(?={words})"),
        regex.compile(rf"(?P<before>{_BEFORE})(?P<verb>要|还?将)(?={words})"),
    )
