"""The pages in headless Chromium, where it is installed: as the eye, the mouse, the keys find them.

No page may write to the console or ask for anything beside itself; figures and names must light
their Chinese twins, and everything that can be pointed at must be reached by keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from summarizer.writers.page import brief_html, index_html, translation_html
from tests.compose.briefs import hostile_brief, sample_brief, sample_translation
from tests.writers.chromium import COMMAND, Chromium, chromium

pytestmark = pytest.mark.skipif(not COMMAND, reason="Chromium is not installed")
WIDTHS = (1280, 390)
TRANSPARENT = "rgba(0, 0, 0, 0)"

Open = Callable[..., Chromium]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def show(browser: Chromium, tmp_path: Path) -> Open:
    """Open a page, by default the sample's brief, in a window of a width."""

    def opened(page: str = "", width: int = 1280) -> Chromium:
        file = tmp_path / "page.html"
        file.write_text(page or brief_html(sample_brief()), encoding="utf-8")
        browser.open(file, width)
        return browser

    return opened


PAGES: list[tuple[str, Callable[[], str]]] = [
    ("brief", lambda: brief_html(sample_brief())),
    ("bilingual brief", lambda: brief_html(sample_brief(), bilingual=True)),
    ("hostile brief", lambda: brief_html(hostile_brief())),
    ("translation", lambda: translation_html(sample_translation(), bilingual=True)),
    ("index", lambda: index_html([("a", "a.html", sample_brief()), ("b", "b.html", "x")])),
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("label", "page"), PAGES, ids=[page[0] for page in PAGES])
def test_no_complaint_and_no_wider_than_the_window(
    label: str, page: Callable[[], str], width: int, show: Open
) -> None:
    opened = show(page(), width)
    assert opened.value("document.querySelectorAll('main').length") == 1
    assert opened.value("document.documentElement.scrollWidth") <= width, label
    assert opened.complaints() == [], label


FAULTS = [
    ("a picture from outside", "<main>", '<main><img src="https://example.org/a">'),
    ("a script of another's", "<main>", "<main><script>alert(1)</script>"),
    ("an exception", '"use strict";', '"use strict"; missing();'),
]


@pytest.mark.parametrize(("label", "old", "new"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_complaint_would_be_seen(label: str, old: str, new: str, show: Open) -> None:
    assert show(brief_html(sample_brief()).replace(old, new)).complaints(), label


def test_two_pages_on_paper(show: Open) -> None:
    assert len(PdfReader(BytesIO(show().printed())).pages) <= 2


def colour(opened: Chromium, selector: str) -> str:
    """Return the background that an element has as shown."""
    found = opened.value(f"getComputedStyle(document.querySelector('{selector}')).backgroundColor")
    return str(found)


def tooltip(opened: Chromium, selector: str) -> str:
    """Return the Chinese that stands over an English mark, "none" where none does."""
    script = f"getComputedStyle(document.querySelector('{selector}'), '::after').content"
    return str(opened.value(script)).strip('"')


def focused(opened: Chromium) -> str:
    """Return the id of what has the focus, or else its tag."""
    return str(opened.value("document.activeElement.id || document.activeElement.tagName"))


def in_view(opened: Chromium, selector: str) -> bool:
    """Whether an element is shown, and inside the window."""
    element = f"document.querySelector('{selector}')"
    box = opened.value(f"{element}.getBoundingClientRect().toJSON()")
    inside = box["top"] >= 0 and box["bottom"] <= opened.value("innerHeight")
    return inside and bool(opened.value(f"{element}.checkVisibility()"))


MARKS = [
    ("a figure", "of-money"),
    ("a name", "of-term"),
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("label", "kind"), MARKS, ids=[mark[0] for mark in MARKS])
def test_the_mouse_on_the_english_lights_the_chinese(
    label: str, kind: str, width: int, show: Open
) -> None:
    opened = show(brief_html(sample_brief(), bilingual=True), width)
    twin = opened.value(f"document.querySelector('mark[data-other].{kind}').dataset.twin")
    english, chinese = f"#en-{twin}", f"#zh-{twin}"
    before = colour(opened, english), colour(opened, chinese), tooltip(opened, english)
    assert before[2] == "none", label

    opened.point_at(english)
    assert colour(opened, english) == colour(opened, chinese) != before[1], label
    assert tooltip(opened, english) == opened.value(
        f"document.querySelector('{chinese}').innerText"
    )
    assert opened.value("document.querySelectorAll('mark.lit').length") == 2, label

    opened.move(0, 0)
    after = colour(opened, english), colour(opened, chinese), tooltip(opened, english)
    assert after == before, label
    assert opened.complaints() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_mouse_on_the_chinese_lights_the_english(width: int, show: Open) -> None:
    opened = show(brief_html(sample_brief(), bilingual=True), width)
    before = colour(opened, "#en-p1-0")
    opened.point_at("#zh-p1-0")
    assert colour(opened, "#en-p1-0") == colour(opened, "#zh-p1-0") != before


def test_the_mouse_on_a_row_of_figures_lights_the_point(show: Open) -> None:
    opened = show()
    twin = opened.value("document.querySelector('.figures tr[data-twin]').dataset.twin")
    before = colour(opened, f"#en-{twin}")
    opened.point_at(f".figures tr[data-twin={twin}] .value")
    assert colour(opened, f"#en-{twin}") != before == TRANSPARENT


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keys_reach_a_mark_light_its_twin_and_open_its_source(width: int, show: Open) -> None:
    opened = show(width=width)
    unlit = colour(opened, "#zh-p1-0")
    opened.press("Tab")
    assert focused(opened) == "en-p1-0"
    assert colour(opened, "#en-p1-0") == colour(opened, "#zh-p1-0") != unlit
    assert tooltip(opened, "#en-p1-0") != "none"
    assert not opened.value("document.querySelector('#source-1').open")

    opened.press("Enter")
    assert opened.value("document.querySelector('#source-1').open")
    assert in_view(opened, "#zh-p1-0")

    opened.press("Tab")
    assert focused(opened) == "en-p1-1"
    assert colour(opened, "#zh-p1-0") == unlit != colour(opened, "#zh-p1-1")
    assert opened.complaints() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keys_reach_everything_in_order(width: int, show: Open) -> None:
    opened = show(width=width)
    marked = "document.querySelectorAll('mark[data-other], summary, a')"
    opened.value(f"{marked}.forEach((element, n) => element.dataset.turn = n)")
    for turn in range(opened.value(f"{marked}.length")):
        opened.press("Tab")
        assert opened.value("document.activeElement.dataset.turn") == str(turn)
        assert opened.value("getComputedStyle(document.activeElement).outlineWidth") == "2px"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keys_open_the_source_of_a_point(width: int, show: Open) -> None:
    opened = show(width=width)
    assert not in_view(opened, "#source-1 blockquote")
    opened.value("document.querySelector('#source-1 summary').focus()")
    opened.press("Enter")
    assert in_view(opened, "#source-1 blockquote")
    opened.press(" ")
    assert not opened.value("document.querySelector('#source-1').open")
    assert opened.complaints() == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keys_go_from_a_figure_to_its_point(width: int, show: Open) -> None:
    opened = show(width=width)
    link = "document.querySelector('.figures tr[data-twin]:last-of-type a')"
    target = opened.value(f"{link}.hash")
    before = colour(opened, target)
    opened.value(f"{link}.focus()")
    opened.press("Enter")
    assert opened.value("location.hash") == target
    assert in_view(opened, target)
    assert colour(opened, target) != before
    assert opened.complaints() == []


REACH = """(mark) => {
  const box = mark.getClientRects()[0];
  const wide = parseFloat(getComputedStyle(mark, '::after').width);
  let best = 0;
  for (const y of [box.top - 12, mark.getBoundingClientRect().bottom + 12]) {
    let run = 0;
    for (let x = 0; x < innerWidth; x++) run += document.elementFromPoint(x, y) === mark;
    best = Math.max(best, run);
  }
  return best - wide;
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_the_chinese_over_a_mark_is_never_cut_off(width: int, show: Open) -> None:
    opened = show(width=width)
    marks = opened.value("[...document.querySelectorAll('mark[data-other]')].map((m) => m.id)")
    for mark in marks:
        opened.point_at(f"#{mark}")
        spare = opened.value(f"({REACH})(document.querySelector('#{mark}'))")
        assert spare >= -2, mark
