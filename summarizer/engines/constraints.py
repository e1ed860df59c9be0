"""Ask a server to keep Chinese out of the English, in the words that it understands.

none:        nothing is asked.
grammar:     GBNF in `grammar`, as llama-server takes it.
regex:       `structured_outputs`, as vLLM takes it.
json_schema: a JSON object with one string, where `response_format` is all there is (hosted
             servers, Ollama). It keeps chatter out, not Chinese.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import regex

from summarizer.manifest import Constraint

_CHINESE: Final = (
    r"\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
# One line without Chinese: no line feed, no CJK punctuation, kana, hangul, Han or full-width form.
ENGLISH_GRAMMAR: Final = rf"root ::= [^\x00-\x1f{_CHINESE}\ufffd\U00020000-\U000323af]+"
ENGLISH_REGEX: Final = rf"[^\x00-\x1f{_CHINESE}\ufffd]+"
_SCHEMA: Final = {
    "type": "object",
    "properties": {"english": {"type": "string"}},
    "required": ["english"],
    "additionalProperties": False,
}
_THOUGHT: Final = regex.compile(r"^\s*<think>.*?</think>", regex.S)

_FIELDS: Final[Mapping[Constraint, Mapping[str, Any]]] = {
    "none": {},
    "grammar": {"grammar": ENGLISH_GRAMMAR},
    "regex": {"structured_outputs": {"regex": ENGLISH_REGEX}},
    "json_schema": {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "english", "strict": True, "schema": _SCHEMA},
        }
    },
}


def constraint(kind: Constraint) -> Mapping[str, Any]:
    """Return the fields that a request for this kind of server carries besides the usual ones."""
    return _FIELDS[kind]


def unwrapped(content: str, kind: Constraint) -> str | None:
    """Return the English in an answer, None where it is half a JSON.

    What a model thought before it answered is no part of the answer.

    >>> unwrapped('{"english": "Profit rose."}', "json_schema")
    'Profit rose.'
    >>> unwrapped("<think>利润 is profit</think> Profit rose.", "none")
    'Profit rose.'
    """
    text = _THOUGHT.sub("", content).strip()
    if kind != "json_schema":
        return text
    try:
        english = json.loads(text)["english"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return english.strip() if isinstance(english, str) else None
