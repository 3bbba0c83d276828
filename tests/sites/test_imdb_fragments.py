"""IMDb's title pages each of whose pieces of text stands on a line of its own: a tag was replaced by a line break, or several were."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.model import Document, Record
from kg.sites import read

LINES = (Path(__file__).parent / "imdb" / "lines" / "page.txt").read_text(encoding="utf-8")
_TOKEN = re.compile(r"\s*(\||(?<=\s)\.\.\.(?=\s)|»|,(?=\s[A-Z][a-z]+\s)|\([^()\n]*\))\s*")


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), "imdb")


def said(text: str) -> set[str]:
    return {re.sub(r"\s+([,:)])", r"\1", str(claim)) for claim in record(text).claims if claim.property not in ("text", "body", "home")}


def apart(text: str, gap: str) -> str:
    """The page with a break before and behind each bar, comma, bracket and row of dots; prose and reviews stay whole."""
    lines = text.split("\n")
    return gap.join(line if len(line) > 100 or "by tidewatcher" in line else _TOKEN.sub(r"\n\1\n", line) for line in lines)


MENU = "All\nTitles\nTV Episodes\nNames\nCompanies\nKeywords\nCharacters\nQuotes\nBios\nPlots\nMOVIES\nIn Theaters\n"
LINKS = "Quick Links\nFull Cast and Crew\nTrivia\nQuotes\nAwards\nMessage Board\nPlot Summary\nParents Guide\nUser Reviews\nRelease Dates\n"


@pytest.mark.parametrize("menu", [MENU, LINKS, MENU + LINKS])
def test_words_of_a_menu_are_no_quote(menu: str) -> None:
    assert said(menu + LINES) == said(LINES)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n   \n"])
def test_a_page_of_pieces_says_what_it_says_in_rows(gap: str) -> None:
    told = said(apart(LINES, gap))
    whole = {line for line in said(LINES) if not re.match(r"(?:quote|goof|trivia|storyline|user_review|crazy|alternate_v)\w*\(", line)}
    assert not {line for line in whole - told if "(inferred)" not in line}


CAST = "Cast overview, first billed only:\n{}\nSee full cast\n»\nStoryline\n|\n|\n|\nDetails\nCountry:\nNorway\nLanguage:\nNorwegian\n"


def test_an_actor_without_a_character_is_not_the_next_ones() -> None:
    rows = "Aino Roe\n...\nEino\nIvo Lund\n...\nBo Marsh\n...\nSailor\n(uncredited)"
    found = [str(c) for c in record("The Salt Sea\n(1968)\n" + CAST.format(rows)).claims if c.property in ("character_name", "actor")]
    assert found == [
        "film(the salt sea, 1968).actor -> person(aino roe)",
        "role(person(aino roe), eino).character_name = Eino",
        "film(the salt sea, 1968).actor -> person(ivo lund)",
        "film(the salt sea, 1968).actor -> person(bo marsh)",
        "role(person(bo marsh), sailor).character_name = Sailor",
    ]


SIMILAR = """The Salt Sea
(1968)
People who liked this also liked...
0
Next
»
Hull
I
(2017)
Certificate: GP
Drama
|
War
1
2
3
4
5
6
7
8
9
10
6.1
/
10
X
A hull is found where no ship has sailed.
Director:
Jo Wu
Stars:
Ann Bell
,
Sam Quill
Cast overview, first billed only:
Aino Roe
...
Eino
See full cast
»
"""


def test_a_similar_title_keeps_its_own() -> None:
    found = record(SIMILAR)
    of_other = {f"{c.property} {c.value}" for c in found.claims if c.subject.identity[0] == "hull"}
    assert of_other == {
        "name Hull", "year 2017", "certificate GP", "genre Drama", "genre War", "description A hull is found where no ship has sailed.",
        "director person(jo wu)", "actor person(ann bell)", "actor person(sam quill)",
    }  # fmt: skip
    assert {c.property for c in found.claims if c.subject == found.film} == {"name", "year", "similar", "actor"}


def test_evidence_is_in_the_document() -> None:
    text = apart(LINES, "\n")
    assert all(text[place.start : place.end] == place.exact for claim in record(text).claims for place in claim.evidence)
