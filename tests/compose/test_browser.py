"""The pages in headless Chromium, where it is installed: no error, nothing asked from outside."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from summarizer.compose.page import brief_html, index_html, translation_html
from tests.compose.briefs import hostile_brief, sample_brief, sample_translation

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--v=0",
)  # fmt: skip
FAULT = re.compile(r"CONSOLE.*|.*Refused to.*|.*ERR_.*")

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


def run(page: str, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Open a page in a new profile; every host but this machine's own resolves to nothing."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'profile'}", *more, file.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


@pytest.mark.parametrize(
    ("label", "page"),
    [
        ("brief", lambda: brief_html(sample_brief())),
        ("bilingual brief", lambda: brief_html(sample_brief(), bilingual=True)),
        ("hostile brief", lambda: brief_html(hostile_brief())),
        ("translation", lambda: translation_html(sample_translation(), bilingual=True)),
        ("index", lambda: index_html([("a", "a.html", sample_brief()), ("b", "b.html", "x")])),
    ],
)
def test_no_console_message(label: str, page: object, tmp_path: Path) -> None:
    assert callable(page)
    done = run(page(), tmp_path, "--dump-dom")
    assert "<main>" in done.stdout, label
    assert not FAULT.findall(done.stderr), label


def test_a_console_message_would_be_seen(tmp_path: Path) -> None:
    page = brief_html(sample_brief()).replace("<main>", '<main><img src="https://example.org/a">')
    assert FAULT.findall(run(page, tmp_path, "--dump-dom").stderr)


PROBE = (
    "<body><iframe id=f width=390 height=800></iframe><script>f.onload=()=>{"
    "const d=f.contentDocument.documentElement;document.body.setAttribute('data-wide',"
    "d.scrollWidth)};f.srcdoc=PAGE</script>"
)


def test_hostile_text_is_no_wider_than_a_phone(tmp_path: Path) -> None:
    page = re.sub(r"<meta http-equiv[^>]*>", "", brief_html(hostile_brief()))
    outer = PROBE.replace("PAGE", json.dumps(page).replace("<", "\\u003c"))
    found = re.search(r'data-wide="(\d+)"', run(outer, tmp_path, "--dump-dom").stdout)
    assert found
    assert int(found.group(1)) <= 390


def test_two_pages_on_paper(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    run(brief_html(sample_brief()), tmp_path, f"--print-to-pdf={out}", "--no-pdf-header-footer")
    assert len(PdfReader(out).pages) <= 2
