"""Briefs and translations as one HTML page that loads nothing and runs only its own script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarizer.records import (
    BlockKind,
    Brief,
    Document,
    Figure,
    TranslatedSentence,
    Translation,
)
from summarizer.writers.runs import Pair, of_point, of_sentence, visible
from summarizer.writers.tables import (
    bars,
    chinese,
    figures_besides,
    figures_stated,
    gravest_first,
    left_out,
    name_source,
    names_shown,
    notices,
)


def brief_html(brief: Brief, *, bilingual: bool = False) -> str:
    """Write a brief as a page. bilingual: the Chinese of each point stands open beside it."""
    stated, others, names = figures_stated(brief), figures_besides(brief), names_shown(brief)
    twins = {
        (number, link.start, link.end): f"p{number + 1}-{n}"
        for number, point in enumerate(brief.points)
        for n, link in enumerate(point.links)
    }
    return render(
        "brief.html.j2",
        title=visible(brief.headline) or "Brief",
        brief=brief,
        summary=[of_point(point, f"y{n}") for n, point in enumerate(brief.summary, 1)],
        points=[of_point(point, f"p{n}") for n, point in enumerate(brief.points, 1)],
        stated=[(f, twins.get((f.point or 0, f.start, f.end), "")) for f in stated],
        others=others,
        more_figures=len(brief.figures) - len(stated) - len(others),
        chinese=partial(_chinese, brief.document),
        bars=bars(stated),
        names=names,
        more_names=len(brief.names) - len(names),
        notices=notices(brief),
        left_out=left_out(brief),
        bilingual=bilingual,
    )


def translation_html(translation: Translation, *, bilingual: bool = False) -> str:
    """Write a translation as a page. bilingual: Chinese and English in two columns."""
    return render(
        "translation.html.j2",
        title=visible(translation.document.title or translation.document.name),
        translation=translation,
        blocks=list(_blocks(translation.sentences)),
        findings=gravest_first(translation.findings),
        bilingual=bilingual,
    )


def index_html(entries: Sequence[tuple[str, str, Brief | str]]) -> str:
    """Write the index of a batch. entries: document, file of its brief, the brief or its error."""
    rows = [
        (name, quote(file), found, "", True)
        if isinstance(found, str)
        else (name, quote(file), found.headline, _counts(found), False)
        for name, file, found in entries
    ]
    return render("index.html.j2", title=f"Briefs of {len(rows)} documents", entries=rows)


def framed(page: str) -> str:
    """Return a page as a sandboxed frame: its style and script stay off the notebook's own."""
    return str(
        Markup(
            '<iframe sandbox="allow-scripts" srcdoc="{}" width="100%" height="600"></iframe>'
        ).format(page)
    )


def _chinese(document: Document, figure: Figure) -> Markup:
    """Return the Chinese of a figure, with its clause where it is not known what it measures."""
    return Markup("<bdi>{}</bdi>").format(visible(chinese(document, figure)))


def _counts(brief: Brief) -> str:
    graver = sum(finding.severity != "info" for finding in brief.findings)
    attention = f", {graver} to look at" if graver else ""
    return f"{len(brief.points)} points, {len(brief.figures)} figures{attention}"


def _blocks(
    sentences: Sequence[TranslatedSentence],
) -> Iterator[tuple[BlockKind, list[tuple[int, TranslatedSentence, Pair]]]]:
    """Yield the kind of each block and its sentences, numbered from 1 through the document."""
    numbered = enumerate(sentences, 1)
    for _, group in groupby(numbered, key=lambda item: item[1].block):
        rows = [(n, sentence, of_sentence(sentence, f"s{n}")) for n, sentence in group]
        yield rows[0][1].kind, rows


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("summarizer.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["name_source"] = name_source
    return environment


def render(template: str, **values: object) -> str:
    """Fill a template; the page loads nothing and runs only its own script."""
    style, script = _resource("page.css"), _resource("page.js")
    return (
        _environment()
        .get_template(template)
        .render(style=style, script=script, policy=_policy(style, script), **values)
    )


@cache
def _resource(name: str) -> str:
    return (files("summarizer.writers") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows this style and script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
