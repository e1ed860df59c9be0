"""Readers of test data on disk: each gives the segments of a suite, in order."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from eval.records import BriefReference, Fact, Segment
from summarizer.errors import ReadError, UsageError

MAX_BYTES: Final = 64 * 1024 * 1024
SEG: Final = re.compile(r"<seg\b[^>]*>(.*?)</seg>", re.DOTALL | re.IGNORECASE)
POINT: Final = re.compile(r"^- (?:\*\*(?P<label>[^*]+)\*\* )?(?P<text>.+)$")


def read_text(path: Path) -> str:
    """Return the file's text. Raises ReadError when it is missing, too large or not UTF-8."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(f"{path.name} is larger than {MAX_BYTES} bytes.")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(
            f"{path.name}: {error.strerror or error}.", hint="Say where the data lies: --data DIR"
        ) from error
    except UnicodeDecodeError as error:
        raise ReadError(f"{path.name} is not UTF-8.") from error


def read_lines(path: Path) -> list[str]:
    r"""Return the lines of a line-aligned file, or the segments of an SGML file of WMT.

    Only \n ends a line: splitlines() would also cut at U+2028 and shift all lines after it.
    """
    text = read_text(path).replace("\r\n", "\n")
    if path.suffix in {".sgm", ".sgml", ".xml"}:
        return [html.unescape(seg).strip() for seg in SEG.findall(text)]
    return text.removesuffix("\n").split("\n")


def read_tsv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a TSV with a header; lines that begin with # are left out."""
    lines = [line for line in read_lines(path) if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def parse_terms(cell: str) -> dict[str, tuple[str, ...]]:
    """Return the terms of a cell of pairs.tsv.

    >>> parse_terms("丝路基金=Silk Road Fund; 东盟=ASEAN|Association of Southeast Asian Nations")
    {'丝路基金': ('Silk Road Fund',), '东盟': ('ASEAN', 'Association of Southeast Asian Nations')}
    """
    terms = {}
    for pair in filter(None, (part.strip() for part in cell.split(";"))):
        zh, separator, forms = pair.partition("=")
        if not separator:
            raise ReadError(f"A term without '=': {pair}")
        terms[zh.strip()] = tuple(form.strip() for form in forms.split("|") if form.strip())
    return terms


def lines(root: Path, options: Mapping[str, Any]) -> list[Segment]:
    """FLORES, newstest, NTREX or any two line-aligned files: options source and reference."""
    source = read_lines(root / options["source"])
    reference = read_lines(root / options["reference"]) if "reference" in options else []
    if reference and len(reference) != len(source):
        raise ReadError(
            f"{options['source']} has {len(source)} lines, {options['reference']} {len(reference)}."
        )
    return [
        Segment(id=str(number), zh=zh, en=reference[number - 1] if reference else "")
        for number, zh in enumerate(source, 1)
    ]


def wmt25(root: Path, options: Mapping[str, Any]) -> list[Segment]:
    """WMT25 terminology documents, JSONL: id, zh, en, terms, systems. Option files.

    The task strips documents and forms before it counts; so is done here.
    """
    segments = []
    for name in options["files"]:
        for line in filter(None, read_lines(root / name)):
            row = json.loads(line)
            terms = {
                zh.strip(): tuple(form.strip() for form in forms)
                for zh, forms in row.get("terms", {}).items()
            }
            published = {system_name(key): text.strip() for key, text in row["systems"].items()}
            segments.append(
                Segment(
                    id=row["id"],
                    zh=row["zh"].strip(),
                    en=row["en"].strip(),
                    terms=terms,
                    published=published,
                )
            )
    return segments


def system_name(key: str) -> str:
    """Return a system's name without the task's prefix and mode.

    >>> system_name("organizers_gpt-4.1-nano.proper")
    'gpt-4.1-nano'
    """
    return key.rpartition(".")[0].removeprefix("organizers_")


def pairs(root: Path, options: Mapping[str, Any]) -> list[Segment]:
    """Sentence pairs of the project: a TSV with id, domain, zh, en, terms, note. Option file."""
    return [
        Segment(
            id=row["id"],
            domain=row["domain"],
            zh=row["zh"],
            en=row["en"],
            terms=parse_terms(row.get("terms") or ""),
        )
        for row in read_tsv(root / options["file"])
    ]


def documents(root: Path, options: Mapping[str, Any]) -> list[Segment]:
    """Named documents. Option documents: tables with source, and any of reference, brief, facts."""
    return [document(root, files) for files in options["documents"]]


def document(root: Path, files: Mapping[str, str]) -> Segment:
    """Return one document; with a brief, only the facts that a brief must state."""
    brief = parse_brief(root / files["brief"]) if "brief" in files else None
    rows = read_tsv(root / files["facts"]) if "facts" in files else []
    facts = tuple(
        Fact(kind=row["kind"], zh=row["zh"], accepted=row["accepted"])
        for row in rows
        if brief is None or row.get("brief") == "yes"
    )
    return Segment(
        id=files.get("id") or Path(files["source"]).name.removesuffix(".zh.txt"),
        zh=read_text(root / files["source"]).strip(),
        en=read_text(root / files["reference"]).strip() if "reference" in files else "",
        facts=facts,
        brief=brief,
    )


def parse_brief(path: Path) -> BriefReference:
    """Return a reference brief: .json, or .md with # headline, dateline and - points."""
    text = read_text(path)
    if path.suffix == ".json":
        data = json.loads(text)
        fields = {name: tuple(data.get(name, ())) for name in ("points", "figures", "names")}
        dateline = data.get("dateline", "")
        return BriefReference(headline=data["headline"], dateline=dateline, **fields)
    lines = [line for line in text.splitlines() if line.strip()]
    found = filter(None, map(POINT.match, lines))
    points = (
        f"{point['label']} {point['text']}" if point["label"] else point["text"] for point in found
    )
    return BriefReference(
        headline=next((line[2:] for line in lines if line.startswith("# ")), ""),
        dateline=next((line for line in lines if line[0] not in "#-"), ""),
        points=tuple(points),
    )


def briefs(root: Path, options: Mapping[str, Any]) -> list[Segment]:
    """Documents with reference briefs: NAME.zh.txt beside NAME.brief.json or .brief.md.

    Option folder; option names limits it to these. Option documents: more, that lie elsewhere.
    """
    folder = root / options["folder"]
    names = options.get("names") or sorted(
        path.name.removesuffix(".zh.txt") for path in folder.glob("*.zh.txt")
    )
    segments = []
    for name in names:
        found = [folder / f"{name}.brief.{kind}" for kind in ("json", "md")]
        reference = next((path for path in found if path.is_file()), found[0])
        zh = read_text(folder / f"{name}.zh.txt").strip()
        segments.append(Segment(id=name, zh=zh, brief=parse_brief(reference)))
    return [*segments, *(document(root, files) for files in options.get("documents", ()))]


Reader = Callable[[Path, Mapping[str, Any]], list[Segment]]
READERS: Final[Mapping[str, Reader]] = {
    "lines": lines,
    "wmt25": wmt25,
    "pairs": pairs,
    "documents": documents,
    "briefs": briefs,
}


def read_hypotheses(path: Path, segments: Sequence[Segment]) -> list[str]:
    """Return another system's outputs, one for each segment.

    A .jsonl file has `en` and perhaps `id` on each line; a suite of one document takes the whole
    text; anything else has one line a segment, or more lines than the suite uses.
    """
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in read_lines(path) if line]
        by_id = {row["id"]: row["en"] for row in rows if "id" in row}
        if by_id:
            missing = [segment.id for segment in segments if segment.id not in by_id]
            if missing:
                raise ReadError(f"{path.name} lacks {len(missing)} segments, first {missing[0]}.")
            return [by_id[segment.id] for segment in segments]
        texts = [row["en"] for row in rows]
    elif len(segments) == 1:
        return [read_text(path).strip()]
    else:
        texts = read_lines(path)
    if len(texts) < len(segments):
        raise ReadError(f"{path.name} has {len(texts)} lines for {len(segments)} segments.")
    return texts[: len(segments)]


def reader(name: str) -> Reader:
    """Return the reader of that name. Raises UsageError."""
    if name not in READERS:
        raise UsageError(f"No reader {name!r}.", hint=f"Readers: {', '.join(READERS)}")
    return READERS[name]
