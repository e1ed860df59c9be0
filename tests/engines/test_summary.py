"""A summary above the points: by a real tiny mT5 and BART, every figure and name held against the
document."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from summarizer import brief
from summarizer.cli import cli
from summarizer.errors import UsageError
from summarizer.records import Brief
from tests.engines.conftest import TinyModels
from tests.engines.tiny.corpus import summaries
from tests.engines.tiny.installed import Tiny

pytestmark = pytest.mark.filterwarnings("ignore")  # the libraries' own
FUND = "The company invested US$27 billion in the Silk Road Fund."


def summarised(kind: str, label: str, translator: Tiny, tiny: TinyModels) -> Brief:
    """Write a brief of one of the texts that mT5 knows; BART gets the same in English."""
    return brief(
        summaries("zh")[label][0] + "\n",
        model=str(translator.toml),
        summary_model=str(tiny(kind).toml),
        cache=False,
    )


KINDS = [("a Chinese summary, translated", "mt5"), ("an English summary", "bart")]
OF_KINDS = pytest.mark.parametrize(("label", "kind"), KINDS, ids=[row[0] for row in KINDS])


@OF_KINDS
def test_what_the_document_says_is_kept_with_its_source(
    label: str, kind: str, translator: Tiny, tiny: TinyModels
) -> None:
    made = summarised(kind, "true", translator, tiny)
    assert [point.en for point in made.summary] == [FUND]
    assert [source.zh for source in made.summary[0].sources] == ["公司向丝路基金投资270亿美元。"]
    assert {made.document.text[link.start : link.end] for link in made.summary[0].links} == {
        "丝路基金",
        "270亿美元",
    }
    assert not made.findings
    assert f"summary:tiny-{kind}@" in made.signature


@OF_KINDS
def test_a_wrong_figure_costs_the_sentence_its_place(
    label: str, kind: str, translator: Tiny, tiny: TinyModels
) -> None:
    made = summarised(kind, "wrong figure", translator, tiny)
    assert not any("90" in point.en for point in made.summary)
    dropped = [finding for finding in made.findings if finding.kind == "summary-dropped"]
    assert len(dropped) == 1
    assert "US$90 billion" in dropped[0].message
    assert made.document.text[dropped[0].start : dropped[0].end] == "公司向亚投行投资90亿美元。"
    assert [point.en for point in made.summary] == (
        ["All the work on the project is going well."] if kind == "bart" else []
    ), "the true sentence beside it stays"


@OF_KINDS
def test_a_name_from_elsewhere_costs_the_sentence_its_place(
    label: str, kind: str, translator: Tiny, tiny: TinyModels
) -> None:
    made = summarised(kind, "wrong name", translator, tiny)
    assert made.summary == ()
    (dropped,) = [finding for finding in made.findings if finding.kind == "summary-dropped"]
    assert ("辛国斌" if kind == "mt5" else "Xin") in dropped.message


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_summary_stands_in_the_page(form: str, translator: Tiny, tiny: TinyModels) -> None:
    command = ["brief", "-", "--no-cache", "--format", form, "--model", str(translator.toml)]
    command += ["--summary-model", str(tiny("bart").toml)]
    done = CliRunner().invoke(cli, command, input=summaries("zh")["true"][0] + "\n")
    assert done.exit_code == 0, done.output
    points = done.stdout.count("Silk Road Fund")
    without = CliRunner().invoke(cli, command[:-2], input=summaries("zh")["true"][0] + "\n")
    assert points > without.stdout.count("Silk Road Fund")


def test_each_model_does_its_own_task(translator: Tiny, tiny: TinyModels) -> None:
    bart = str(tiny("bart").toml)
    with pytest.raises(UsageError, match="does not translate"):
        brief("项目进展顺利。\n", model=bart)
    with pytest.raises(UsageError, match="does not summarise"):
        brief("项目进展顺利。\n", model=str(translator.toml), summary_model=str(translator.toml))
