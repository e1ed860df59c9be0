"""An engine without a model: it knows its prompts and fails on any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from summarizer.engines import Completion, MarkStyle, Request, Tick, no_tick

Rule = Callable[[str], str | None]


class FakeEngine:
    """Answers by what is required, by seed, by table, else by rule; else the test fails."""

    mark_style: MarkStyle = "inline"
    batch_requests = 4

    def __init__(self, table: Mapping[str, str] | None = None, rule: Rule | None = None) -> None:
        self.table = dict(table or {})
        self.rule = rule
        self.forced: dict[tuple[str, ...], str] = {}
        self.by_seed: dict[int, str] = {}
        self.asked: list[Request] = []
        self.fail_after: int | None = None

    def complete(
        self, requests: Sequence[Request], *, tick: Tick = no_tick
    ) -> tuple[Completion, ...]:
        """Answer each request by the end of its text, which is the sentence."""
        answers = []
        for request in requests:
            if self.fail_after is not None and len(self.asked) >= self.fail_after:
                raise KeyboardInterrupt
            self.asked.append(request)
            forced = self.forced.get(request.required) or self.by_seed.get(request.seed)
            answers.append(Completion(text=forced or self._answer(request.text), tokens=5))
            tick()
        return tuple(answers)

    def _answer(self, text: str) -> str:
        for key, english in self.table.items():
            if text.endswith(key):
                return english
        answer = self.rule(text) if self.rule else None
        if answer is None:
            raise AssertionError(f"the fake engine does not know: {text!r}")
        return answer

    def close(self) -> None:
        """Nothing is held."""
