"""The saved questions over three invented films (``films.trig``): every answer, whole and in its order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.rdf import query as engine
from kg.rdf import questions, results, sparql
from kg.resources import queries_folder

FILMS = Path(__file__).with_name("films.trig")
NAMES = engine.saved_names()
GLASS = "Harbour of Glass"
USERS = "kg:movie/harbour-of-glass-1987/rating/aaaa/filmkeep/users"


def ask(name: str, source: Path = FILMS, **params: str) -> list[tuple[str, ...]]:
    """The rows of a saved question as a person sees them; the answer must be whole."""
    answer = engine.run(name, [source], params=params)
    assert not answer.truncated
    return [tuple(results.shorten(term, answer.prefixes) for term in row) for row in answer.rows]


EXPECTED: dict[str, list[tuple[str, ...]]] = {
    "actors": [
        ("Ember", "Edvard Stein", ""),
        (GLASS, "Marta Quill", "Her Sister / The Keeper"),
        (GLASS, "Edvard Stein", "Captain"),
        (GLASS, "Ingrid Vale", ""),
        (GLASS, "Nils Aas", "Boy"),
    ],
    "awards": [(GLASS, "Won 1 Silver Gull.")],
    "budget": [(GLASS, "900000.0", "NOK", "true")],
    "cast": [
        ("Ember", "", "Edvard Stein", "", ""),
        (GLASS, "1", "Marta Quill", "The Keeper", "M. Quill"),
        (GLASS, "2", "Edvard Stein", "Captain", ""),
        (GLASS, "3", "Marta Quill", "Her Sister", ""),
        (GLASS, "", "Ingrid Vale", "", ""),
        (GLASS, "", "Nils Aas", "Boy", ""),
    ],
    "certificates": [(GLASS, "PG", "", "The Board", "mild peril")],
    "companies": [(GLASS, "Norlys Film")],
    "connections": [(GLASS, "referenced in", "Fog Songs", "1999"), (GLASS, "references", "The Long Tide", "")],
    "crew": [
        (GLASS, "director", "Ingrid Vale", ""),
        (GLASS, "writer", "Ingrid Vale", ""),
        (GLASS, "writer", "Otto Brandt", "novel"),
        (GLASS, "composer", "Lena Moss", ""),
        (GLASS, "contributor", "Pål Lind", "cinematography"),
    ],
    "directors": [(GLASS, "Ingrid Vale")],
    "disagreements": [
        ("Ember", "contradiction", "schema:name", "the poster", "Ember", "normal", "keep/ember.txt"),
        (GLASS, "contradiction", "schema:director", "", "Ingrid Vale", "normal", "keep/harbour.txt"),
        (GLASS, "cut", "schema:duration", "", "PT1H50M", "deprecated", "other/harbour.txt"),
        (GLASS, "cut", "schema:duration", "", "PT1H51M", "preferred", "keep/harbour.txt"),
    ],
    "evidence": [
        ("Ember", "schema:name", "Ember", "Ember", "keep/ember.txt", "/html[1]/body[1]/h1[1]", "", "", ""),
        (GLASS, "schema:award", "Won 3 Silver Gulls.", "Won 3 Silver Gulls.", "other/harbour.txt", "char 5-24", "", "", "deprecated"),
        (GLASS, "schema:director", "Ingrid Vale", "ingrid vale", "keep/harbour.txt", "char 30-41", "true", "", ""),
        (GLASS, "schema:director", "Ingrid Vale", "director", "keep/harbour.txt", "char 50-58", "true", "", ""),
        (GLASS, "schema:duration", "PT1H50M", "110 min", "other/harbour.txt", "char 40-47", "", "duration", "deprecated"),
        (GLASS, "schema:duration", "PT1H51M", "111 min", "keep/harbour.txt", "char 10-17", "", "duration", "preferred"),
        (GLASS, "schema:name", GLASS, "", "", "", "true", "", ""),
        (USERS, "schema:ratingValue", "8.0", "8.0", "keep/harbour.txt", "char 70-73", "", "", ""),
    ],
    "films": [
        ("Ember", "", "", "1", "kg:movie/ember-2001"),
        (GLASS, "1987", "Ingrid Vale", "2", "kg:movie/harbour-of-glass-1987"),
        ("Salt", "1990", "Otto Brandt", "0", "kg:movie/salt-1990"),
    ],
    "genres": [(GLASS, "Drama", "keep/harbour.txt, other/harbour.txt"), (GLASS, "Mystery", "other/harbour.txt")],
    "images": [(GLASS, "https://pages.example/harbour.jpg", "keep/harbour.txt")],
    "keywords": [(GLASS, "lighthouse", "keep/harbour.txt, other/harbour.txt")],
    "lists": [(GLASS, "list", "Harbours", "12", "2010-10-10", ""), (GLASS, "question", "Who broke the glass?", "", "", "")],
    "locations": [(GLASS, "Stavang, Norway")],
    "mentions": [(GLASS, "Marta Quill", "2", "kg:person/marta-quill"), (GLASS, "Ingrid Vale", "1", "kg:person/ingrid-vale")],
    "metascore": [(GLASS, "77.0", "keep/harbour.txt")],
    "money": [
        (GLASS, "budget", "900000.0", "NOK", "", "", "true"),
        (GLASS, "gross", "82.0", "NOK", "Norway", "1988-01-02", ""),
        (GLASS, "gross", "1500.5", "SEK", "Sweden", "", ""),
    ],
    "news": [(GLASS, "2002-01-01", "The Evening Post", "Newer news"), (GLASS, "2001-01-01", "", "Older news")],
    "people": [
        ("Ember", "Edvard Stein", "actor", "", "kg:person/edvard-stein"),
        (GLASS, "Edvard Stein", "actor", "", "kg:person/edvard-stein"),
        (GLASS, "Ingrid Vale", "director, writer, actor", "", "kg:person/ingrid-vale"),
        (GLASS, "Lena Moss", "composer", "", "kg:person/lena-moss"),
        (GLASS, "Marta Quill", "actor", "M. Quill", "kg:person/marta-quill"),
        (GLASS, "Nils Aas", "actor", "", "kg:person/nils-aas"),
        (GLASS, "Otto Brandt", "writer", "", "kg:person/otto-brandt"),
        (GLASS, "Pål Lind", "contributor", "", "kg:person/paal-lind"),
    ],
    "plot": [(GLASS, "A keeper of a harbour light counts the ships.")],
    "plots": [
        (GLASS, "plot", "A keeper of a harbour light counts the ships.", ""),
        (GLASS, "tagline", "Every ship is a promise.", ""),
        (GLASS, "storyline", "Ships come, ships go.", "gull7"),
    ],
    "quotes": [(GLASS, "k1", "1", "Captain", "Count them."), (GLASS, "k1", "2", "", "[quietly] I have.")],
    "rating": [
        (GLASS, "8.0", "10.0", "Filmkeep", "keep/harbour.txt"),
        (GLASS, "8.0", "10.0", "Filmkeep", "other/harbour.txt"),
        (GLASS, "7.5", "", "", "other/harbour.txt"),
    ],
    "ratings": [
        (GLASS, "Filmkeep", "critics", "82.0", "100.0", "", "23", "20", "3", "0", "", "Acclaim", "keep/harbour.txt"),
        (GLASS, "Filmkeep", "users", "8.0", "10.0", "1234", "", "", "", "", "", "", "keep/harbour.txt"),
        (GLASS, "Filmkeep", "users", "8.0", "10.0", "1301", "", "", "", "", "", "", "other/harbour.txt"),
        (GLASS, "Metacritic", "critics", "77.0", "100.0", "", "", "", "", "", "", "", "keep/harbour.txt"),
        (GLASS, "", "", "7.5", "", "", "", "", "", "", "", "", "other/harbour.txt"),
    ],
    "releases": [(GLASS, "1987-03-06", ""), (GLASS, "1987-03-06", "Norway"), (GLASS, "1987-04", "Sweden")],
    "reviews": [
        (GLASS, "critic", "", "The Evening Post", "", "", "", "", "", "", "", "Clear as ice."),
        (GLASS, "user", "gull7", "", "2003-05-01", "Still water", "9.5", "10.0", "65", "85", "", 'I stayed, "and stayed". Twice.'),
    ],
    "runtime": [
        (GLASS, "PT1H51M", "111", "(fused)"),
        (GLASS, "PT1H51M", "111", "keep/harbour.txt"),
        (GLASS, "PT1H50M", "110", "other/harbour.txt"),
    ],
    "scorecard": [("Filmkeep", "0.75", "", "", "", "1.0")],
    "similar": [(GLASS, "Salt", "1990", "Drama, War", "Filmkeep", "6.0", "10.0", "Otto Brandt", "Nils Aas", "Salt and silence.")],
    "soundtrack": [
        (GLASS, "Fog", "", "", "", "", ""),
        (GLASS, "Tide Waltz", "Lena Moss, Nils Aas", "Lena Moss", "Otto Brandt", "", "Norlys Film"),
    ],
    "sources": [
        ("keep/ember.txt", "Filmkeep", "filmkeep", "Ember", "1", "0", "1", ""),
        ("keep/harbour.txt", "Filmkeep", "filmkeep", GLASS, "3", "1", "22", ""),
        ("keep/unnamed.txt", "Filmkeep", "filmkeep", "", "0", "0", "0", ""),
        ("other/harbour.txt", "", "streaming", GLASS, "2", "0", "17", "https://pages.example/harbour"),
    ],
    "technical": [
        (GLASS, "language", "no", ""),
        (GLASS, "country", "Norway", ""),
        (GLASS, "sound mix", "Mono", ""),
        (GLASS, "colour", "Color", ""),
        (GLASS, "aspect ratio", "1.66 : 1", ""),
        (GLASS, "official site", "Norlys", "Norway"),
    ],
    "titles": [
        ("Ember", "title", "keep/ember.txt"),
        (GLASS, "title", "keep/harbour.txt, other/harbour.txt"),
        ("Glashafen", "other title", "keep/harbour.txt"),
        (GLASS, "other title", ""),
    ],
    "trailers": [(GLASS, "", "PT2M", ""), (GLASS, "Teaser", "PT1M7S", "https://pages.example/video/v1")],
    "trivia": [(GLASS, "trivia", "The glass was sugar."), (GLASS, "goof", "The light is out at noon.")],
    "votes": [(GLASS, "1234", "Filmkeep", "keep/harbour.txt"), (GLASS, "1301", "Filmkeep", "other/harbour.txt")],
    "writers": [(GLASS, "Ingrid Vale", ""), (GLASS, "Otto Brandt", "novel")],
}


def test_every_saved_question_has_an_expected_answer() -> None:
    assert list(EXPECTED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_answer(name: str) -> None:
    assert ask(name) == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_about_one_film_is_its_part_of_the_answer(name: str) -> None:
    def about_glass(row: tuple[str, ...]) -> bool:
        return bool({GLASS, "Glashafen"} & set(row)) or row[0] == "Filmkeep" or any("harbour-of-glass" in cell for cell in row)

    assert ask(name, film="harbour of  GLASS") == [row for row in EXPECTED[name] if about_glass(row)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("swap", ["reversed", "facts only", "empty", "unnamed"])
def test_answers_hold_in_any_order_of_the_file_and_where_much_is_missing(name: str, swap: str, tmp_path: Path) -> None:
    quads = _quads()
    path = tmp_path / "data.nq"
    change: dict[str, Callable[[list[str]], list[str]]] = {
        "reversed": lambda lines: lines[::-1],
        "facts only": lambda lines: [line for line in lines if not re.search(r"/id/(document/\w+|graph/provenance)> \.$", line)],
        "empty": lambda lines: [],
        "unnamed": lambda lines: [line for line in lines if "<http://schema.org/name>" not in line],
    }  # fmt: skip
    path.write_text("".join(f"{line}\n" for line in change[swap](quads)), encoding="utf-8")
    rows = ask(name, path)
    if swap == "reversed":
        assert rows == EXPECTED[name]
    if swap == "empty":
        assert rows == []
    if swap == "facts only":
        assert len(rows) <= len(EXPECTED[name])
        assert name in ("sources", "disagreements", "evidence") or len(rows) >= len(EXPECTED[name]) - 2
    if swap == "unnamed" and name not in ("titles", "genres", "keywords", "runtime", "disagreements", "evidence"):
        assert len(rows) == len(EXPECTED[name]), "a row must not vanish because a name is missing"


def _quads() -> list[str]:
    import pyoxigraph

    quads = pyoxigraph.parse(FILMS.read_bytes(), format=pyoxigraph.RdfFormat.TRIG)
    written = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert written is not None
    return written.decode("utf-8").splitlines()


@pytest.mark.parametrize(
    "film",
    ["Harbour of Glass", "HARBOUR OF GLASS", "glashafen", "Glåshafen", "harbour of: glass", "Harbour-of-Glass 1987",
     "Harbour of Glass (1987)", "harbour-of-glass-1987",
     "kg:movie/harbour-of-glass-1987",
     "<https://kg.example/id/movie/harbour-of-glass-1987>", "https://kg.example/id/movie/harbour-of-glass-1987",
     "https://kg.example/id/movie/glashafen-1987", "glashafen-1987"],
)  # fmt: skip
def test_a_film_is_found_by_its_names(film: str) -> None:
    assert ask("awards", film=film) == EXPECTED["awards"]


def test_a_film_that_no_document_is_about_can_be_asked_for() -> None:
    assert ask("crew", film="salt") == [("Salt", "director", "Otto Brandt", "")]


@pytest.mark.parametrize(
    ("film", "hint"),
    [
        ("Harbour of Glas", "did you mean harbour of glass"),
        ("zzz", "kg query films"),
        ("Harbour of Glass (1950)", "did you mean"),
        ("Hårbour of Glass 1950", "did you mean"),
        ("!", "kg query films"),
    ],
)
def test_an_unknown_film_is_no_empty_answer(film: str, hint: str) -> None:
    with pytest.raises(RequestError, match="no film is called") as error:
        ask("cast", film=film)
    assert hint in str(error.value)


def test_films_of_one_name_are_both_answered(tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    film = '<urn:{n}> a <http://schema.org/Movie> ; <http://schema.org/name> "Twin" ; <http://schema.org/award> "Prize {n}" .\n'
    path.write_text("".join(film.format(n=n) for n in (1, 2)))
    assert ask("awards", path, film="twin") == [("Twin", "Prize 1"), ("Twin", "Prize 2")]


def test_the_lengths_of_two_versions_are_not_crossed(tmp_path: Path) -> None:
    path = tmp_path / "data.ttl"
    lengths = {"PT1H59M": 119, "PT1H50M": 110, "PT2H": 120, "PT1H30M": 90, "PT59M30S": 59}
    said = "".join(
        f'<urn:1> <http://schema.org/duration> "{d}"^^<http://www.w3.org/2001/XMLSchema#duration> . '
        f"<urn:1> <https://kg.example/ns#runtimeMinutes> {m} .\n"
        for d, m in lengths.items()
    )
    path.write_text('<urn:1> a <http://schema.org/Movie> ; <http://schema.org/name> "Twin" .\n' + said)
    assert {row[1]: row[2] for row in ask("runtime", path, film="twin")} == {d: str(m) for d, m in lengths.items()}
    assert len(ask("runtime", path, film="twin")) == len(lengths)


def test_of_films_of_one_name_those_that_documents_are_about_are_answered(tmp_path: Path) -> None:
    path = tmp_path / "data.trig"
    other = '<urn:short> a <http://schema.org/Movie> ; <http://schema.org/name> "Harbour of Glass" ; <http://schema.org/award> "None" .\n'
    path.write_text(FILMS.read_text(encoding="utf-8") + other, encoding="utf-8")
    assert ask("awards", path, film=GLASS) == EXPECTED["awards"]


@pytest.mark.parametrize("given", ["duration", "schema:duration", "<http://schema.org/duration>", "DURATION"])
def test_evidence_of_one_property(given: str) -> None:
    assert ask("evidence", property=given) == [row for row in EXPECTED["evidence"] if row[1] == "schema:duration"]


def test_evidence_of_an_unknown_property() -> None:
    with pytest.raises(RequestError, match="no property called 'duratoin'; did you mean duration"):
        engine.run("evidence", [FILMS], params={"property": "duratoin"})


@pytest.mark.parametrize("name", NAMES)
def test_answers_over_data_with_the_https_namespace(name: str, tmp_path: Path) -> None:
    path = tmp_path / "data.trig"
    path.write_text(FILMS.read_text(encoding="utf-8").replace("http://schema.org/", "https://schema.org/"), encoding="utf-8")
    assert ask(name, path) == EXPECTED[name]


@pytest.mark.parametrize("question", questions.saved(), ids=lambda question: question.name)
def test_a_saved_question_is_plain_sparql_with_help(question: questions.Question) -> None:
    assert (queries_folder() / f"{question.name}.rq").read_text(encoding="utf-8").startswith(f"# {question.name}: ")
    assert 10 < len(question.help) < 140
    assert question.params
    declared = {param.name for param in question.params}
    assert {slot.name for slot in sparql.slots(question.text, declared)} == declared
    assert "ORDER BY" in question.text


@pytest.mark.parametrize("question", questions.saved(), ids=lambda question: question.name)
def test_a_saved_question_asks_only_for_terms_of_the_model(question: questions.Question) -> None:
    from rdflib import SDO

    for token in sparql.tokens(question.text):
        if token.sort == "name" and token.text.startswith("schema:"):
            assert token.text.removeprefix("schema:") in dir(SDO) or SDO[token.text.removeprefix("schema:")] in SDO
