"""Check an English sentence against its Chinese and the marks that it must carry.

Each check is a function (Case) -> findings; `check` runs them all.
"""

from __future__ import annotations

from summarizer.records import Finding
from summarizer.verify import (
    added_dates,
    added_places,
    answers,
    bases,
    deadlines,
    directions,
    figures,
    initials,
    language,
    latin,
    length,
    listed,
    lists,
    month_parts,
    moves,
    negation,
    opposites,
    polarity,
    roles,
    signs,
    strangers,
    terms,
    titles,
    trade,
)
from summarizer.verify.case import Case
from summarizer.verify.case import Check as Check

__all__ = ["CHECKS", "Case", "Check", "check", "weight"]

CHECKS: tuple[Check, ...] = (
    language.empty,
    language.leftover,
    language.placeholders,
    language.stuck,
    language.repetition,
    language.persons_again,
    length.runaway,
    length.omission,
    length.addition,
    lists.shortened,
    figures.differences,
    figures.scores,
    month_parts.misplaced,
    bases.bases,
    deadlines.limits,
    directions.wrong_ways,
    moves.wrong_ends,
    terms.misses,
    terms.wrong_renderings,
    latin.abbreviations,
    latin.names,
    latin.expansions,
    added_places.countries,
    added_places.provinces,
    added_places.misnamed,
    added_dates.years,
    added_dates.days,
    added_dates.months,
    added_dates.weekdays,
    strangers.persons,
    strangers.places,
    strangers.speaker,
    strangers.company,
    listed.organisations,
    listed.places,
    initials.added,
    initials.middle,
    titles.ranks,
    titles.ministers,
    negation.lost,
    negation.added,
    polarity.denials,
    polarity.doubled,
    polarity.only,
    opposites.swapped,
    roles.misplaced,
    trade.halves,
    trade.lost,
    answers.replies,
    answers.verses,
    answers.prompt,
    signs.unbalanced,
    signs.quoted,
    signs.shortened,
)

_WEIGHTS = {"error": 100, "warning": 10, "info": 1}


def check(case: Case) -> tuple[Finding, ...]:
    """Return all findings on one sentence, the gravest first, else in the order of the checks."""
    found = [finding for rule in CHECKS for finding in rule(case)]
    return tuple(sorted(found, key=lambda finding: -_WEIGHTS[finding.severity]))


def weight(findings: tuple[Finding, ...]) -> int:
    """Return how bad findings are together: 0 is clean."""
    return sum(_WEIGHTS[finding.severity] for finding in findings)
