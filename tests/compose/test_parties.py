"""Both sides by their names, where the sentence that names them is left out."""

from __future__ import annotations

import pytest

from summarizer.compose.parties import with_parties
from tests.compose.briefs import front, works

LED = "中国与哈萨克斯坦在多个领域推进合作。"
CASES = [
    # what stands before, the sentence, its English, English of the point
    (LED, "目前，双方已签约。", "Both sides signed.", "China and Kazakhstan signed."),
    (LED, "两国元首会面。", "Heads of both nations met.", "Heads of China and Kazakhstan met."),
    (LED, "两国元首出席。", "The two countries’ leaders attended.", ""),
    (LED, "双方和法国签约。", "Both sides signed with France.", ""),
    ("中国、法国与德国推进合作。", "双方已签约。", "Both sides have signed.", ""),
    ("中国推进合作。", "双方已签约。", "Both sides have signed.", ""),
    (LED + "\n\n", "双方已签约。", "Both sides have signed.", ""),
    (LED, "他们已签约。", "Both sides have signed.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("before", "zh", "en", "wanted"), CASES)
def test_who_both_sides_are(before: str, zh: str, en: str, wanted: str) -> None:
    given = front(f"{before}{zh}\n")
    pairs = {sentence.text: en for sentence in given.sentences}
    *_, work = works(given, pairs)
    told = with_parties(work, given.sentences, given.marks, {work.case.sentence.index})
    assert told.draft.en == (wanted or en)
    assert [f.kind for f in told.draft.findings] == [f.kind for f in work.draft.findings]


def test_a_brief_that_has_the_sentence_before_leaves_both_sides() -> None:
    given = front(f"{LED}双方已签约。\n")
    pairs = {sentence.text: "Both sides have signed." for sentence in given.sentences}
    *_, work = works(given, pairs)
    assert with_parties(work, given.sentences, given.marks, {0, 1}) is work
