"""Figures, exact in both languages."""

from summarizer.quantities.records import Bound, Quantity, QuantityKind

__all__ = ["Bound", "Quantity", "QuantityKind"]
