"""House style of the English figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

CurrencyStyle = Literal["symbol", "code", "word"]
PercentStyle = Literal["percent", "per cent", "%"]
DateStyle = Literal["month-day", "day-month"]
Spelling = Literal["american", "british", "oxford"]
Ordinals = Literal["figures", "words"]
ChartNoun = Literal["Figure", "Chart"]
Dollar = Literal["US$", "$"]
Parts = Literal["capitals", "small"]
Clock = Literal[":", "."]
CURRENCY_STYLES: Final[tuple[CurrencyStyle, ...]] = ("symbol", "code", "word")
PERCENT_STYLES: Final[tuple[PercentStyle, ...]] = ("percent", "per cent", "%")
DATE_STYLES: Final[tuple[DateStyle, ...]] = ("month-day", "day-month")
SPELLINGS: Final[tuple[Spelling, ...]] = ("american", "british")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """House style. The defaults print US$27 billion, RMB 900 billion, 18.3 percent, May 12.

    currency:     "symbol" US$27 billion; "code" USD 27 billion; "word" 27 billion US dollars.
                  A currency without a usual sign takes the word: 15 billion rubles.
    dollar:       the sign of the US dollar, where currencies are signs.
    percent:      "percent", "per cent" or "%".
    date:         "month-day" May 12, 2017 or "day-month" 12 May 2017.
    spelling:     "american" meters, organize; "british" metres, organise; "oxford" metres and
                  organize.
    words_below:  counts that the source wrote in hanzi are words below this: 两个 is two.
    ordinals:     "figures" 74th session or "words" seventy-fourth session, below a hundred.
    chart:        what 图6 is: "Figure", in Hong Kong "Chart".
    parts:        "capitals" Article 3, Chapter 2, Annex 2; "small" article 3, and chapter II and
                  annex II for 第二章 and 附件二.
    clock:        between hours and minutes: 3:05 p.m. or 3.05 p.m.
    as_written:   what the source writes in digits (1 453 358 000) has digits in English too.
    conversions:  a metric measure in brackets after 亩, 斤, 里, miles, feet and pounds.
    """

    currency: CurrencyStyle = "symbol"
    dollar: Dollar = "US$"
    percent: PercentStyle = "percent"
    date: DateStyle = "month-day"
    spelling: Spelling = "american"
    words_below: int = 10
    ordinals: Ordinals = "figures"
    chart: ChartNoun = "Figure"
    parts: Parts = "capitals"
    clock: Clock = ":"
    conversions: bool = False
    as_written: bool = False

    @property
    def named(self) -> str:
        """The style in one word, "" for the default; of one's own: what differs from that.

        >>> HONG_KONG.named, Style().named, Style(percent="%").named
        ('hong-kong', '', 'percent=%')
        """
        if self in _NAMES:
            return _NAMES[self]
        fields = ((name, getattr(self, name)) for name in self.__slots__)
        return ",".join(f"{k}={v}" for k, v in fields if v != getattr(Style(), k))


BRITISH: Final = Style(spelling="british", percent="per cent", date="day-month")
"""Organise, 18.3 per cent, 12 May 2017."""
HONG_KONG: Final = replace(BRITISH, chart="Chart", percent="%")
"""British, but 18.3% and 图6 is Chart 6, as the Monetary Authority and listed companies write."""
UNITED_NATIONS: Final = Style(
    spelling="oxford", percent="per cent", date="day-month", ordinals="words", dollar="$",
    as_written=True, parts="small", clock=".",
)  # fmt: skip
"""Organize, programme, $27 billion, 18.3 per cent, 12 May 2017, 3.05 p.m., seventy-fourth session,
article 3, chapter II."""
_NAMES: Final = {
    Style(): "",
    BRITISH: "british",
    HONG_KONG: "hong-kong",
    UNITED_NATIONS: "united-nations",
}
