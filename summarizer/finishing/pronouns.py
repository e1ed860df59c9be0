"""What an office plans is no person's plan: 沈望舒表示，将坚持… became "he would continue".

The Chinese leaves out whose plan it is, the ministry's or the bank's, and the gender of who speaks
for it. With a verb of policies (坚持, 推动, 完善) it is "they"; 将辞职 and 将访问法国 stay.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from summarizer.glossary.english import base_form
from summarizer.tables import rows

_SAID: Final = r"(?:表示|介绍|指出|强调|透露|谈到|提到|称|说)"
_TIME: Final = r"(?:(?:下一步|今后|未来|接下来|下一阶段|同时)[^，。；]{0,6}[，,])?"
_PERSON: Final = regex.compile("[他她]|本人|自己|我(?![们国市省区县行部局司院委会校军队方厂])")
_PRONOUN: Final = regex.compile(
    r"(?P<that>\bthat )(?P<who>he|she)(?= (?:would|will|had|must|should|could|can|may)\b)"
    r"|(?P<says>\b(?:said|noted|added|stressed|stated|indicated|explained) )(?P<who>he|she)"
    r"(?= (?:would|will|had|must|should|could|can|may)\b)"
    r"|(?P<stop>(?<=[.;] )|(?<=, and ))(?P<who>[Hh]e|[Ss]he)"
    r"(?P<also> (?:also|then|further|always))?"
    r" (?P<verb>would|will|had|must|should|could|can|may|is|was|has|does|[a-z]+s)\b(?=[^,.;]{3})"
)
_OWN: Final = regex.compile(r"\b(?:him|himself|her|herself)\b", regex.I)
_HIS: Final = regex.compile(r"\bhis\b")
_PLURAL: Final = {"is": "are", "was": "were"}


def with_they(english: str, chinese: str) -> str:
    """Return the English with "they" for a "he" that stands for an office.

    >>> zh = "沈望舒表示，将坚持共商共建共享，争取完成规划对接。"
    >>> with_they("Shen Wangshu said that he would consult widely. He aims to finish it.", zh)
    'Shen Wangshu said that they would consult widely. They aim to finish it.'
    >>> with_they("Li said he would resign.", "李强表示，将辞去职务。")
    'Li said he would resign.'
    """
    if not _plan().search(chinese) or _PERSON.search(chinese) or _OWN.search(english):
        return english
    first = _PRONOUN.search(english)
    if first is None:
        return english
    before, after = english[: first.start()], english[first.start() :]
    return before + _HIS.sub("their", _PRONOUN.sub(_plural, after))


@cache
def _plan() -> regex.Pattern[str]:
    """表示，下一步将继续坚持: said, perhaps when, a verb of the future, one of policies."""
    policies = "|".join(row["zh"] for row in rows("summarizer.finishing", "policies.tsv"))
    return regex.compile(
        rf"{_SAID}[，,：:]?{_TIME}(?:[还也并]?将|会|要)(?:继续|认真|切实|大力|重点|全面)*(?:{policies})"
    )


def _plural(match: regex.Match[str]) -> str:
    they = "They" if match["who"][0].isupper() else "they"
    before = match["that"] or match["says"] or match["stop"] or ""
    said = match["verb"]
    verb = f" {_PLURAL.get(said) or base_form(said)}" if said else ""
    return f"{before}{they}{match['also'] or ''}{verb}"
