"""Without the built-in glossary the names of the article are still rendered alike throughout."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from summarizer.annotate import with_names
from summarizer.cli import cli
from summarizer.front import Front, prepare
from summarizer.options import Options

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
ARTICLE = SHARED / "press-2017-05-12.zh.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the shared article is not here")


@pytest.fixture(scope="module")
def front() -> Front:
    return prepare(ARTICLE, Options(builtin=False))


def test_every_unlisted_name_has_one_rendering(front: Front) -> None:
    renderings = defaultdict(set)
    for row in with_names(front.marks, front.names):
        for mark in row:
            if mark.kind == "name":
                renderings[mark.zh].add(mark.en)
    assert renderings
    assert all(len(forms) == 1 for forms in renderings.values())
    assert renderings["辛国斌"] == {"Xin Guobin"}
    assert renderings["宁吉喆"] == {"Ning Jizhe"}


def test_every_place_of_a_rendered_name_is_marked(front: Front) -> None:
    """A name stands unmarked only inside a longer mark."""
    names = {name.zh for name in front.names if name.en}
    rows = with_names(front.marks, front.names)
    for sentence, row in zip(front.sentences, rows, strict=True):
        bare = sentence.text
        for mark in row:
            bare = bare[: mark.start] + "〓" * (mark.end - mark.start) + bare[mark.end :]
        assert not [zh for zh in names if len(zh) > 2 and zh in bare]


def test_suggest_lists_at_least_thirty_of_its_names() -> None:
    facts = (SHARED / "press-2017-05-12.facts.tsv").read_text("utf-8").splitlines()
    wanted = {line.split("\t")[1] for line in facts if line.startswith("name\t")}
    result = CliRunner().invoke(cli, ["glossary", "suggest", str(ARTICLE), "--no-builtin"])
    assert result.exit_code == 0, result.output
    listed = {line.split("\t")[0] for line in result.stdout.splitlines()}
    assert len(wanted & listed) >= 30
