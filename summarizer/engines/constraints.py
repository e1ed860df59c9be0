"""Ask a server to keep Chinese out of the English, in the words that it understands.

none:        nothing is asked.
grammar:     GBNF in `grammar`, as llama-server takes it.
regex:       `structured_outputs`, as vLLM takes it.
json_schema: a JSON object with one string, where `response_format` is all there is (hosted
             servers, Ollama). It keeps chatter out, not Chinese.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Any, Final

import regex

from summarizer.manifest import Constraint

_CHINESE: Final = (
    r"\u1100-\u11ff\u2460-\u24ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    r"\ufe30-\ufe4f\uff00-\uffef"
)
# One line without Chinese: no line feed, no CJK punctuation, kana, hangul, Han, full-width form or
# number in a circle.
_NOT_ENGLISH: Final = rf"\x00-\x1f{_CHINESE}\ufffd\U00020000-\U000323af"
ENGLISH_GRAMMAR: Final = rf"root ::= [^{_NOT_ENGLISH}]+"
ENGLISH_REGEX: Final = rf"[^\x00-\x1f{_CHINESE}\ufffd]+"
_SCHEMA: Final = {
    "type": "object",
    "properties": {"english": {"type": "string"}},
    "required": ["english"],
    "additionalProperties": False,
}
MAX_REQUIRED: Final = 3
GAP_CHARS: Final = 40
"""What may stand around the strings that are added to a sentence: ", respectively, with "."""
NEXT_CHARS: Final = 16
"""What may stand between two of them: " points and "."""
_THOUGHT: Final = regex.compile(r"^\s*<think>.*?</think>", regex.S)

_FIELDS: Final[Mapping[Constraint, Mapping[str, Any]]] = {
    "none": {},
    "regex": {"structured_outputs": {"regex": ENGLISH_REGEX}},
    "json_schema": {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "english", "strict": True, "schema": _SCHEMA},
        }
    },
}


def english_grammar(required: Sequence[str] = (), opening: str = "") -> str:
    r"""Return the grammar of English that states what is required, in any order, in one sentence.

    Until it has, no sentence may end, so that a model goes on: "succeeds Massa" becomes "succeeds
    Massa, having retired in 2006". At most MAX_REQUIRED; more are a ValueError.
    opening: what the sentence begins with; what is required then follows in the order given, for
             "respectively" may come before it; no other figure does, and the sentence ends soon.
             With nothing required anything follows.

    >>> print(english_grammar(["2006"]).splitlines()[0])
    root ::= (gap "2006") any*
    >>> print(english_grammar(["2,220", "2,207"], "They came first").splitlines()[0])
    root ::= "They came first" gap "2,220" next "2,207" end
    """
    if not required:
        anything = f"root ::= {_literal(opening)} any+\nany ::= [^{_NOT_ENGLISH}]\n"
        return anything if opening else ENGLISH_GRAMMAR
    if len(required) > MAX_REQUIRED:
        raise ValueError(f"More than {MAX_REQUIRED} strings are required.")
    words = [_literal(text) for text in required]
    if opening:
        wordy = rf"[^{_NOT_ENGLISH}.!?;0-9]"
        return (
            f"root ::= {_literal(opening)} gap {' next '.join(words)} end\n"
            f"gap ::= {wordy}{{0,{GAP_CHARS}}} [ (]\n"
            f"next ::= {wordy}{{0,{NEXT_CHARS}}} [ (]\n"
            f'end ::= {wordy}{{0,{GAP_CHARS}}} "."\n'
        )
    inside = rf'([^{_NOT_ENGLISH}.!?;] | [0-9] "." [0-9])'
    orders = " | ".join(" ".join(f"gap {word}" for word in row) for row in permutations(words))
    return f"root ::= ({orders}) any*\nany ::= [^{_NOT_ENGLISH}]\ngap ::= ({inside}* [ (])?\n"


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def constraint(
    kind: Constraint, required: Sequence[str] = (), opening: str = ""
) -> Mapping[str, Any]:
    """Return the fields that a request for this kind of server carries besides the usual ones.

    required, opening: what the English must state, and begin with; only a grammar can ask for it.
    """
    return {"grammar": english_grammar(required, opening)} if kind == "grammar" else _FIELDS[kind]


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
