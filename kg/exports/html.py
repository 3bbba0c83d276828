"""Static pages: one a film and a person, and an index of each, with the evidence behind every fact; no script, nothing fetched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from kg.exports import wording
from kg.exports.credits import films_of, name_of, people_of
from kg.exports.names import file_names
from kg.exports.pages import film_page
from kg.exports.person_pages import person_page
from kg.exports.views import Backing, Passage, Site, external
from kg.rdf.facts import Facts

PER_PAGE = 600
"""How many names a page of an index lists."""

_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


class _Line(NamedTuple):
    order: tuple[str, str]
    name: str
    href: str
    note: str


def write_pages(facts: Facts, folder: Path, *, progress: Callable[[int, int], None] = lambda done, total: None) -> dict[str, int]:
    """Write ``index.html``, ``people.html``, ``films/*.html`` and ``people/*.html``; the number of films and people.

    Every page stands alone (style inside, no script, no picture, no font fetched) and links to the others by relative paths. All
    text of pages is escaped. Long indexes go on in ``index-2.html``, ``people-2.html`` ….
    """
    site = Site(file_names(films_of(facts)), file_names(people_of(facts)))
    environment = _environment()
    total = len(site.films) + len(site.people)
    done = 0
    for sort, names, page_of in (("film", site.films, film_page), ("person", site.people, person_page)):
        template = environment.get_template(f"{sort}.html.j2")
        below = folder / {"film": "films", "person": "people"}[sort]
        below.mkdir()
        for iri, name in names.items():
            text = template.render(page=page_of(facts, iri, site), up="../")
            (below / f"{name}.html").write_text(text, encoding="utf-8", newline="\n")
            done += 1
            progress(done, total)
    counts = [wording.plural(len(site.films), "film"), wording.plural(len(site.people), "person", "people")]
    if documents := len(facts.documents()):
        counts.append(f"read from {wording.plural(documents, 'saved page')}")
    _write_index(environment, folder, "index", "Films", counts, _films(facts, site))
    _write_index(environment, folder, "people", "People", counts[1:2], _people(facts, site))
    return {"films": len(site.films), "people": len(site.people)}


def _films(facts: Facts, site: Site) -> Iterator[_Line]:
    for iri in site.films:
        film = facts.thing(iri)
        directors = ", ".join(name_of(facts.thing(d)) for d in film.links("director"))
        yield _line(name_of(film), site.href(iri, ""), ", ".join(x for x in (film.text("year"), directors) if x))


def _people(facts: Facts, site: Site) -> Iterator[_Line]:
    for iri in site.people:
        yield _line(name_of(facts.thing(iri)), site.href(iri, ""), "")


def _line(name: str, href: str, note: str) -> _Line:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return _Line((re.sub(r"^[\W_]+", "", bare), href), name, href, note)


def _write_index(
    environment: jinja2.Environment, folder: Path, stem: str, title: str, strap: Sequence[str], lines: Iterable[_Line]
) -> None:
    ordered = sorted(lines)
    chunks = [ordered[i : i + PER_PAGE] for i in range(0, len(ordered), PER_PAGE)] or [[]]

    def address(number: int) -> str:
        return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"

    template = environment.get_template("index.html.j2")
    for number, chunk in enumerate(chunks, 1):
        groups = [(letter, list(rows)) for letter, rows in groupby(chunk, key=_letter)]
        text = template.render(title=title, strap=strap, groups=groups, number=number, last=len(chunks), address=address, up="")
        (folder / address(number)).write_text(text, encoding="utf-8", newline="\n")


def _letter(line: _Line) -> str:
    first = line.order[0][:1]
    return first.upper() if first.isalpha() else "0–9" if first.isdecimal() else "Other"


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("kg.exports"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_clean,
    )  # fmt: skip
    made.filters |= {"date": wording.date, "external": external, "bare": _bare}
    made.globals |= {"inferred": _inferred}
    return made


def _clean(value: Any) -> Any:
    """Characters that no HTML document may hold are shown as such."""
    return _NOT_HTML.sub("\ufffd", value) if type(value) is str else value


def _bare(passage: Passage) -> Passage:
    """A passage without the words of its entry, where they are the passage itself."""
    return replace(passage, entry=replace(passage.entry, text=""))


def _inferred(backing: Sequence[Backing]) -> bool:
    return all(b.inferred for b in backing)
