"""Each metric on cases that show its definition."""

from __future__ import annotations

import pytest
import sacrebleu

from eval.metrics import briefs, facts, figures, leftover, names, omission, quality, rouge, terms
from eval.records import BriefReference, Fact, Output, Segment

TERMS = {
    # as in 2016 of the task: two forms that differ in case only are counted twice
    "基金": ("Fund", "FUND"),
    "金管局": ("HKMA",),
}

SUCCESS = [
    # label, source, reference, output, units
    ("as often as in the source", "金管局。金管局。", "HKMA HKMA", "HKMA, HKMA", (1.0,)),
    ("half of the mentions", "金管局。金管局。", "HKMA HKMA", "HKMA, it", (0.5,)),
    ("more often is no better", "金管局。", "HKMA", "HKMA HKMA HKMA", (1.0,)),
    ("case is folded", "金管局。", "HKMA", "hkma", (1.0,)),
    ("not in the source: not counted", "发改委。", "HKMA", "HKMA", ()),
    ("not in the reference: not counted", "金管局。", "the authority", "HKMA", ()),
    ("forms that fold together count twice", "基金。基金。", "Fund", "the fund", (1.0,)),
    ("a substring counts", "基金。", "Fund", "refunds", (1.0,)),
]


@pytest.mark.parametrize(
    ("label", "zh", "en", "text", "units"), SUCCESS, ids=[c[0] for c in SUCCESS]
)
def test_term_success(label: str, zh: str, en: str, text: str, units: tuple[float, ...]) -> None:
    segment = Segment(id="1", zh=zh, en=en, terms=TERMS)
    assert terms.success(segment, Output(text=text)).units == units, label


def test_a_missed_term_is_told() -> None:
    segment = Segment(id="1", zh="金管局。金管局。", en="HKMA", terms=TERMS)
    (miss,) = terms.success(segment, Output(text="the HKMA")).misses
    assert (miss.kind, miss.zh, miss.note) == ("term", "金管局", "HKMA: 1 of 2")


CONSISTENT = [
    # label, output, units; the source has 发改委 three times
    ("one form throughout", "NDRC NDRC NDRC", (1.0,)),
    ("two forms", "NDRC NDRC National Commission", (2 / 3,)),
    ("never", "they", (0.0,)),
]


@pytest.mark.parametrize(("label", "text", "units"), CONSISTENT, ids=[c[0] for c in CONSISTENT])
def test_term_consistency(label: str, text: str, units: tuple[float, ...]) -> None:
    forms = {"发改委": ("NDRC", "National Commission"), "一次": ("once",)}
    segment = Segment(id="1", zh="发改委、发改委和发改委，一次", en="NDRC once", terms=forms)
    assert terms.consistency(segment, Output(text=text)).units == pytest.approx(units), label


OMISSIONS = [
    # label, Chinese, English, kinds
    ("all there", "中国与哈萨克斯坦合作推动了一批重点项目落地。",
     "China and Kazakhstan have moved a number of key projects forward.", []),
    ("much too short", "中国与哈萨克斯坦合作推动了一批重点项目落地。", "Projects moved.",
     ["omission"]),
    ("empty", "钢铁", "", ["omission"]),
    ("a heading may be short", "概览", "Overview", []),
    ("list cut", "到沙特、阿联酋、马来西亚、印度等国建厂考察交流对接",
     "They went to Saudi Arabia in order to build plants and meet people there", ["omission"]),
    ("list kept", "沙特、阿联酋、马来西亚、印度", "Saudi Arabia, UAE, Malaysia, India", []),
    ("Latin name lost", "G20领导人峰会", "the leaders' summit", ["omission"]),
    ("Latin name in another case", "IFFO成立", "Iffo was founded", []),
    ("loop", "合作项目", "the law is the law is the law is the law is the law", ["repetition"]),
    ("runaway", "合作", "cooperation " * 12, ["runaway", "repetition"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "zh", "en", "kinds"), OMISSIONS, ids=[c[0] for c in OMISSIONS])
def test_omission(label: str, zh: str, en: str, kinds: list[str]) -> None:
    assert [miss.kind for miss in omission.problems(zh, en)] == kinds, label


def test_lines_are_judged_one_by_one_where_they_fit() -> None:
    segment = Segment(id="1", zh="钢铁企业到国外去建厂\n\n270亿美元")
    assert omission.complete(segment, Output(text="Steel companies build plants\n\n")).units == (
        1.0,
        0.0,
    )
    assert figures.survival(segment, Output(text="Steel\n\nUS$27 billion")).units == (1.0,)
    assert figures.survival(segment, Output(text="Steel, US$27 billion")).units == (1.0,)


def test_figure_recall_and_precision() -> None:
    segment = Segment(id="1", zh="产值270亿美元，增长18.3%")
    output = Output(text="US$27 billion, up 18%, in 56 zones")
    assert figures.recall(segment, output).units == (1.0, 0.0)
    assert figures.precision(segment, output).units == (1.0, 0.0, 0.0)


def test_a_dash_is_no_chinese() -> None:
    segment = Segment(id="1", zh="建材")
    assert leftover.chinese_left(segment, Output(text="steel — “building” …")).units == ()
    assert leftover.chinese_left(segment, Output(text="建材 and 有色")).units == (1.0, 1.0)
    assert leftover.chinese_left(segment, Output(text="\U00020000")).units == (1.0,)


def test_facts_are_found_over_line_breaks_without_regard_to_case() -> None:
    known = (
        Fact(kind="name", zh="丝路基金", accepted="Silk Road Fund"),
        Fact(kind="figure", zh="270亿美元", accepted=r"\$27 billion"),
    )
    segment = Segment(id="1", zh="丝路基金270亿美元", facts=known)
    output = Output(text="the silk\nroad fund")
    assert facts.names(segment, output).units == (1.0,)
    assert facts.figures(segment, output).units == (0.0,)


NAMES = [
    # label, reference, output, recall, precision
    ("kept", "He met Xin Guobin.", "Xin Guobin met him.", (1.0, 1.0), (1.0,)),
    ("lost", "He met Xin Guobin.", "He met the minister.", (0.0, 0.0), ()),
    ("added", "He went there.", "He went to Hungary.", (), (0.0,)),
    ("the first word is none", "Steel is sold.", "Iron is sold.", (), ()),
    ("initials are, even first", "The NDRC said so.", "NDRC said so.", (1.0,), (1.0,)),
    ("possessive", "It is China’s plan.", "It is China's plan.", (1.0,), (1.0,)),
]


@pytest.mark.parametrize(
    ("label", "en", "text", "recall", "precision"), NAMES, ids=[c[0] for c in NAMES]
)
def test_names(
    label: str, en: str, text: str, recall: tuple[float, ...], precision: tuple[float, ...]
) -> None:
    segment = Segment(id="1", zh="一", en=en)
    assert names.recall(segment, Output(text=text)).units == recall, label
    assert names.precision(segment, Output(text=text)).units == precision, label


ROUGE = [
    # label, hypothesis, reference, rouge-1, rouge-2, rouge-l
    ("the same", "the cat sat", "the cat sat", 1.0, 1.0, 1.0),
    ("nothing in common", "a dog", "the cat sat", 0.0, 0.0, 0.0),
    ("order matters for 2 and L", "sat cat the", "the cat sat", 1.0, 0.0, 1 / 3),
    ("counts are clipped", "the the the", "the cat", 0.4, 0.0, 0.4),
    ("empty", "", "the cat", 0.0, 0.0, 0.0),
]


@pytest.mark.parametrize(
    ("label", "hyp", "ref", "one", "two", "lcs"), ROUGE, ids=[c[0] for c in ROUGE]
)
def test_rouge(label: str, hyp: str, ref: str, one: float, two: float, lcs: float) -> None:
    found = rouge.rouge_n(hyp, ref, 1), rouge.rouge_n(hyp, ref, 2), rouge.rouge_l(hyp, ref)
    assert found == pytest.approx((one, two, lcs)), label


def test_brief_lists() -> None:
    reference = BriefReference(
        headline="Fund", points=("x",), figures=("600亿美元", "53个国家"), names=("丝路基金",)
    )
    segment = Segment(id="1", zh="超过600亿美元，53个国家，丝路基金", brief=reference)
    output = Output(
        text="US$60 billion; 54 countries", figures=("超过600亿美元",), names=("丝路基金", "发改委")
    )
    assert briefs.figure_recall(segment, output).units == (1.0, 0.0)
    assert briefs.figure_precision(segment, output).units == (1.0,)
    assert briefs.name_recall(segment, output).units == (1.0,)
    assert briefs.name_precision(segment, output).units == (1.0, 0.0)
    assert briefs.supported(segment, output).units == (1.0, 0.0)
    assert briefs.words(segment, output).units == (1.0,) * 5


def test_scores_are_those_of_sacrebleu() -> None:
    hypotheses = ["The Silk Road Fund invested US$27 billion.", "Exports rose sharply last year."]
    references = ["The Silk Road Fund put in US$27 billion.", "Exports grew sharply in 2016."]
    bleu = sacrebleu.corpus_bleu(hypotheses, [references], tokenize="13a")
    chrf = sacrebleu.corpus_chrf(hypotheses, [references], word_order=2)
    ours = [quality.score(name, hypotheses, references, samples=0) for name in ("bleu", "chrf2++")]
    assert [score.value for score in ours] == [bleu.score, chrf.score]
    assert "tok:13a" in ours[0].signature
    assert "nw:2" in ours[1].signature


def test_documents_are_resampled_by_line() -> None:
    reference = "\n".join(f"Line {n} says that trade grew by {n} percent" for n in range(20))
    same = quality.score("bleu", [reference], [reference], samples=50)
    assert (same.low, same.value, same.high) == pytest.approx((100.0, 100.0, 100.0))
    other = quality.score("bleu", [reference + "\nmore"], [reference], samples=50)
    assert other.low is None
