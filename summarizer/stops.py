"""Where an English sentence ends: Co., Ltd. and 9:30 a.m. end none."""

from __future__ import annotations

from typing import Final

import regex

SENTENCE_END: Final = regex.compile(
    r"(?<!\b(?:Co|Ltd|Inc|Corp|No|U\.S|St|Mr|Ms|Dr|[ap]\.m))[.!?]\"?(?= |$)"
)
