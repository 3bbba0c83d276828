"""Facts known from elsewhere as gold: what pages of known films are read to say, held against a file of facts."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kg import documents
from kg.errors import RequestError, reason
from kg.evaluation.comparing import Finding, Measure, compare, same_date, same_person
from kg.evaluation.markup import read_without_markup
from kg.evaluation.pages import Evaluation, Judged, each_source
from kg.evaluation.shown import Shown
from kg.evaluation.values import Values, bare, cast, normal, said
from kg.intake import read_document
from kg.model import Document, Mention, Notice, Record
from kg.reading.tree import UnreadableTree
from kg.sites import page_of
from kg.text import country, language

MEASURES: tuple[Measure, ...] = (
    Measure("name", "one", known=("name", "alternate_name"), read=("name", "alternate_name")),
    Measure("year", "one"),
    Measure("duration", "one"),
    Measure("genre", "all"),
    Measure("director", "all", same_person),
    Measure("cast", "all", same_person),
    Measure("country", "all"),
    Measure("language", "all"),
    Measure("certificate", "one"),
    Measure("released", "one", same_date),
    Measure("writer", "some", same_person),
    Measure("company", "some"),
)
"""What is compared, in the order of the table."""

NEAR = 80
"""An actor's name stands so many characters before the character's, at most."""

Known = frozenset[tuple[str, str, str]]
"""Known differences: film, property and value."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that a page of another year rightly gives otherwise: ``value`` is bare, ``reason`` says why."""

    film: str
    property: str
    value: str
    reason: str


def evaluate(paths: Sequence[Path], facts: Path, differences: Path | None = None, *, site_files: bool = True, jobs: int = 0) -> Evaluation:
    """Hold what pages are read to say against facts about their films.

    Whole pages are read, markup and all; without ``site_files``, what they show, as pages of a site that has no file.

    ``facts`` is a JSON object of films by an id that the pages carry (in an identifier, or in the document's name), each
    with ``name``, ``year``, ``runtime_seconds``, ``genres``, ``directors_full`` or ``director``, ``cast`` (``name`` and
    ``characters``), ``countries``, ``languages`` and whatever else is known. ``differences`` is a TOML file of
    ``[[difference]]`` tables with ``film``, ``property``, ``value`` and ``reason``: what they name counts neither as wrong nor as
    missing. Raises RequestError for files that are not so.
    """
    films = _films(facts)
    known = frozenset((d.film, d.property, d.value) for d in read_differences(differences)) if differences else frozenset()
    return each_source(paths, partial(_judge_source, films=films, differences=known, site_files=site_files), jobs, MEASURES)


def read_differences(path: Path) -> list[Difference]:
    """The known differences in a TOML file. Raises RequestError for a file that holds none, or one without its reason."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["difference"]
        return [Difference(row["film"], row["property"], _bare(row["value"]), row["reason"]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"holds no known differences: {error}"
        raise RequestError(what, where=str(path), next_step="each [[difference]] has film, property, value and reason") from error


def _bare(value: str) -> str:
    return "|".join(bare(part) if part else "" for part in value.split("|"))


def _films(path: Path) -> dict[str, dict[str, Any]]:
    try:
        films = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = f"cannot be read as facts: {reason(error)}"
        raise RequestError(what, where=str(path), next_step="check the path given to --facts") from error
    if not isinstance(films, dict) or not all(isinstance(film, dict) for film in films.values()):
        raise RequestError("holds no object of films by their ids", where=str(path), next_step="see docs/evaluation-of-readers.md")
    return films


def known_of(film: Mapping[str, Any]) -> Values:
    """The facts about a film in the form in which they are compared. A country or language that has no code is left out."""
    seconds = film.get("runtime_seconds")
    values: dict[str, list[str]] = {
        "name": [film.get("name", "")],
        "alternate_name": [film.get("originalTitle", ""), *film.get("akas", [])],
        "year": [str(film.get("year") or "")],
        "duration": [str(round(seconds / 60))] if seconds else [],
        "genre": film.get("genres", []),
        "director": film.get("directors_full") or film.get("director", []),
        "country": [code.casefold() for name in film.get("countries", []) if (code := _code(country, name))],
        "language": [code for name in film.get("languages", []) if (code := _code(language, name))],
        "certificate": [film.get("certificate") or ""],
        "released": ["-".join(f"{part:02d}" for part in film.get("releaseDate") or [] if part)],
        "writer": [writer["name"] for writer in film.get("writers_full", [])],
        "company": film.get("companies", []),
    }
    exact = ("duration", "country", "released")
    found = {name: tuple(dict.fromkeys(v if name in exact else normal(name, v) for v in some if v)) for name, some in values.items()}
    found["cast"] = tuple(_row(bare(row["name"]), [bare(part) for part in row.get("characters") or []]) for row in film.get("cast", []))
    return {name: values for name, values in found.items() if values}


def _code(rule: Any, name: str) -> str:
    try:
        return str(rule(name))
    except ValueError:
        return ""


def _row(actor: str, characters: Sequence[str]) -> str:
    return f"{actor}|{' '.join(characters)}"


def read_of(record: Record) -> Values:
    """What a record says, with a row of the cast as ``actor|characters``."""
    if record.film is None:
        return {}
    rows = tuple(_row(actor, characters) for actor, characters in cast(record.claims, record.film))
    return {**said(record.claims, record.film), "cast": rows}


class _Page(Shown):
    """A page that may show only the first rows of the cast."""

    def has(self, property: str, value: str) -> bool:
        """A row of the cast is shown where its actor's name, in any order, stands before its characters."""
        if property != "cast":
            return super().has(property, value)
        actor, _, characters = value.partition("|")
        if not characters:
            return super().has("actor", actor)
        before = self.words.split(f" {characters} ")[:-1]
        return any(set(actor.split()) <= set(part[-NEAR:].split()) for part in before)


def judge(document: Document, films: Mapping[str, Mapping[str, Any]], differences: Known, *, site_files: bool) -> Judged:
    """Hold what a page is read to say against the facts about its film, if they are known."""
    site, record = ("", read_document(document, "")) if site_files else read_without_markup(document, site_files=False)
    site = site or record.site or "(none)"
    key = _key(document, record, films)
    if not key:
        return Judged(document.name)
    try:
        page = _Page(page_of(document).text)
    except UnreadableTree:
        return Judged(document.name)
    known, read = known_of(films[key]), read_of(record)
    findings = compare(document.name, site, known, read, page, MEASURES)
    return Judged(document.name, site, tuple(_counted(findings, key, differences)))


def _counted(findings: Iterator[Finding], film: str, differences: Known) -> Iterator[Finding]:
    """The findings without those that are known to come from the years between, and rows of the cast that the page leaves out."""
    for finding in findings:
        is_cut = finding.property == "cast" and finding.outcome == "missing" and not finding.shown
        if finding.outcome == "right" or not (is_cut or _is_known(film, finding, differences)):
            yield finding


def _is_known(film: str, finding: Finding, differences: Known) -> bool:
    """Whether what was found, or what was expected where nothing was, is a known difference."""
    return (film, finding.property, finding.found or finding.expected) in differences


def _key(document: Document, record: Record, films: Mapping[str, Any]) -> str:
    """The id by which the facts know the film of a page."""
    ids = (str(claim.value) for claim in record.claims if claim.property == "identifier_value" and _is_of(claim.subject, record.film))
    named = re.findall(r"[A-Za-z]+\d+|Q?\d+", document.name.rpartition("/")[2])
    return next((key for key in (*ids, *named) if key in films), "")


def _is_of(detail: Mention, film: Mention | None) -> bool:
    return film is not None and detail.of == film


def _judge_source(
    source: documents.Source, *, films: dict[str, dict[str, Any]], differences: Known, site_files: bool
) -> list[Judged | Notice]:
    return [
        item if isinstance(item, Notice) else judge(item, films, differences, site_files=site_files) for item in documents.stream(source)
    ]
