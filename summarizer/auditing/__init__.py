"""Audit a Chinese text and an English one: read, align, check each pair, count."""

from summarizer.auditing.run import audit

__all__ = ["audit"]
