"""One JSON-LD file a film, ready to be put into a page, and a report of what each lacks for a rich result."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.exports.credits import Desk, films_of
from kg.exports.framing import embeddable, framed
from kg.exports.names import file_names
from kg.exports.rich_results import CAUTION, Findings, for_google
from kg.rdf.facts import Facts

FOLDER = "films"
REPORT = "rich-results.txt"
REPORT_JSON = "rich-results.jsonl"
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Written:
    """How many films, and how many of them fit for each rich result; a line on each of the first ``SHOWN``, and one on the rest."""

    counts: dict[str, int]
    lines: list[str]


def write_films(
    facts: Facts, folder: Path, *, complete: bool = False, progress: Callable[[int, int], None] = lambda done, total: None
) -> Written:
    """Write ``films/<name>.jsonld`` for every film, ``rich-results.txt`` for people and ``rich-results.jsonl`` for programs.

    With ``complete`` the files hold all that the graph says, house terms too, and not only what Google's rules admit; the report
    is the same.
    """
    films = films_of(facts)
    names = file_names(films)
    (folder / FOLDER).mkdir()
    lines: list[str] = []
    able = {"movie carousel": 0, "review snippet": 0}
    with (folder / REPORT).open("w", encoding="utf-8", newline="\n") as report, \
         (folder / REPORT_JSON).open("w", encoding="utf-8", newline="\n") as rows:  # fmt: skip
        report.write(f"What Google's published rules for film markup ask for, and what is missing. {CAUTION}\n")
        for done, iri in enumerate(films, 1):
            desk = Desk(facts)
            film = facts.thing(iri)
            made, findings = for_google(framed(desk, film))
            findings.file = f"{FOLDER}/{names[iri]}.jsonld"
            tree = framed(desk, film, house_terms=True) if complete else made
            (folder / findings.file).write_text(embeddable(tree), encoding="utf-8", newline="\n")
            _report(findings, report.write, rows.write)
            if done <= SHOWN:
                lines.append(findings.summary())
            able["movie carousel"] += findings.movie
            able["review snippet"] += findings.snippet
            progress(done, len(films))
        report.write(
            f"\n{len(films)} films: {able['movie carousel']} fit for the movie carousel, {able['review snippet']} for a review snippet\n"
        )
    if len(films) > SHOWN:
        lines.append(f"{len(films) - SHOWN:,} more films: see {REPORT}")
    return Written({"films": len(films), **able}, lines)


def _report(findings: Findings, write: Callable[[str], object], write_row: Callable[[str], object]) -> None:
    write("\n" + "\n".join(findings.lines()) + "\n")
    write_row(json.dumps(findings.as_json(), ensure_ascii=False) + "\n")
