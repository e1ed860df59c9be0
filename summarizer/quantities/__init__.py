"""Figures, exact in both languages.

find reads Chinese, render writes English, read reads English, compare checks one against the other.
"""

from summarizer.quantities.find import find
from summarizer.quantities.records import Bound, Quantity, QuantityKind
from summarizer.quantities.render import Style, render

__all__ = ["Bound", "Quantity", "QuantityKind", "Style", "find", "render"]
