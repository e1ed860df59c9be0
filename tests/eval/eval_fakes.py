"""A stand-in for the package."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any


class FakeTranslator:
    """Serves as the package: each known Chinese line has one English, an unknown one fails.

    calls keeps the options of each call.
    """

    def __init__(self, memory: dict[str, str]) -> None:
        self.memory = memory
        self.calls: list[dict[str, Any]] = []

    def translate(self, source: str, **options: Any) -> Any:
        glossary = [path.read_text(encoding="utf-8") for path in options.get("glossary", ())]
        self.calls.append({**options, "source": source, "glossary_text": "".join(glossary)})
        options["progress"]("load", 0, 1)
        options["progress"]("load", 1, 1)
        sentences, start = [], 0
        for block in source.removesuffix("\n").split("\n\n"):
            sentences.append(SimpleNamespace(zh=block, en=self.memory[block], start=start))
            start += len(block) + 2
            options["progress"]("translate", len(sentences), 0)
        return SimpleNamespace(
            sentences=sentences,
            signature="summarizer 0.1.0 | model:fake@0123 | mode:full",
            statistics={"output_tokens": 7},
        )

    def brief(self, source: str, **options: Any) -> Any:
        self.calls.append({**options, "source": source})
        return SimpleNamespace(
            headline=self.memory[source.removesuffix("\n")],
            dateline="Beijing, May 12",
            points=(SimpleNamespace(en="The fund has US$27 billion."),),
            figures=(SimpleNamespace(zh="270亿美元"),),
            names=(SimpleNamespace(zh="丝路基金"), SimpleNamespace(zh="发改委")),
            signature="summarizer 0.1.0 | model:fake@0123 | mode:full",
        )
