"""Figures, exact in both languages.

find reads Chinese, render writes English, read reads English, compare checks one against the other.
"""

from summarizer.quantities.compare import compare
from summarizer.quantities.english_context import MOVED_BY
from summarizer.quantities.find import find
from summarizer.quantities.monthless import dateline, in_months
from summarizer.quantities.read import read
from summarizer.quantities.records import Bound, Difference, DifferenceKind, Quantity, QuantityKind
from summarizer.quantities.render import accepted, render
from summarizer.quantities.render_dates import MONTHS
from summarizer.quantities.style import BRITISH, HONG_KONG, UNITED_NATIONS, Style
from summarizer.quantities.unbound import unbounded

__all__ = [
    "BRITISH",
    "HONG_KONG",
    "MONTHS",
    "MOVED_BY",
    "UNITED_NATIONS",
    "Bound",
    "Difference",
    "DifferenceKind",
    "Quantity",
    "QuantityKind",
    "Style",
    "accepted",
    "compare",
    "dateline",
    "find",
    "in_months",
    "read",
    "render",
    "unbounded",
]
