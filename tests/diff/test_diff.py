"""What changed between two outputs, in words, as data and as a patch."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from kg import diff
from kg.diff import Difference, as_json, as_patch, as_text, compare
from kg.diff.changes import detail, owner
from kg.errors import RequestError
from kg.rdf.lines import lines, parsed
from tests.conftest import ROOT
from tests.test_build import Run

ID = "https://kg.example/id/"
PROV = "<http://www.w3.org/ns/prov#Entity>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def term(value: str) -> str:
    if value.startswith(("movie/", "person/", "document/", "organization/")):
        return f"<{ID}{value}>"
    return f"<{value}>" if value.startswith("http") else f'"{value}"'


def fact(subject: str, word: str, value: str) -> str:
    return f"<{ID}{subject}> <http://schema.org/{word}> {term(value)} ."


def page(key: str, name: str) -> list[str]:
    graph = f"<{ID}graph/provenance>"
    return [f"<{ID}document/{key}> {TYPE} {PROV} {graph} .", f'<{ID}document/{key}> <http://schema.org/name> "{name}" {graph} .']


def claim(key: str, number: int, subject: str, word: str, value: str) -> list[str]:
    rdf, at = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", f"<{ID}document/{key}/claim/{number}>"
    said = {"type": f"<{rdf}Statement>", "subject": f"<{ID}{subject}>", "predicate": f"<http://schema.org/{word}>", "object": term(value)}
    return [f"{at} <{rdf}{name}> {what} <{ID}graph/provenance> ." for name, what in said.items()]


FILM = ["movie/a-1999 name A", "movie/a-1999 genre Drama", "movie/a-1999 director person/ann", "person/ann name Ann"]


def built(folder: Path, *facts: str, more: list[str] | None = None) -> Path:
    folder.mkdir()
    said = [fact(*line.split(" ", 2)) for line in facts]
    (folder / "kg.nq").write_text("\n".join([*said, *(more or [])]) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def same(tmp_path: Path) -> Path:
    return built(tmp_path / "old", *FILM)


def difference(old: Path, new: Path) -> Difference:
    return compare([old], [new])


def test_an_output_does_not_differ_from_itself_nor_from_its_lines_in_another_order(same: Path, tmp_path: Path) -> None:
    found = difference(same, built(tmp_path / "new", *reversed(FILM)))
    assert not found
    assert json.loads(as_json(found))["same"] is True
    assert as_patch(found) == "TX .\nTC .\n"


def test_a_value_of_which_there_is_one_goes_from_old_to_new(same: Path, tmp_path: Path) -> None:
    found = difference(same, built(tmp_path / "new", "movie/a-1999 name B", *FILM[1:]))
    assert as_text(found).splitlines()[:2] == ["B", "  name: A → B"]


def test_of_many_values_each_comes_or_goes_by_itself(same: Path, tmp_path: Path) -> None:
    found = difference(same, built(tmp_path / "new", *(line for line in FILM if "Drama" not in line), "movie/a-1999 genre War"))
    assert as_text(found).splitlines()[:3] == ["A", "  genre: - Drama", "  genre: + War"]


def test_a_link_is_shown_by_name(same: Path, tmp_path: Path) -> None:
    found = difference(same, built(tmp_path / "new", *FILM, "movie/a-1999 director person/bob", "person/bob name Bob"))
    assert "  director: + Bob" in as_text(found).splitlines()
    assert "+ person Bob" in as_text(found).splitlines()


def test_a_cast_row_is_one_line(same: Path, tmp_path: Path) -> None:
    row = "movie/a-1999/role/ann/bea"
    new = built(tmp_path / "new", *FILM, f"movie/a-1999 actor {row}", f"{row} actor person/ann", f"{row} characterName Bea")
    assert [line for line in as_text(difference(same, new)).splitlines() if "cast" in line] == ["  cast: + Ann as Bea"]


def test_ratings_of_one_rater_are_compared_whichever_page_says_them_and_the_new_page_is_named(tmp_path: Path) -> None:
    def side(name: str, key: str, score: str) -> Path:
        node = f"movie/a-1999/rating/{key}/metacritic/critics"
        more = [*page(key, f"{key}.html"), *claim(key, 1, node, "ratingValue", score)]
        return built(tmp_path / name, *FILM, f"movie/a-1999 aggregateRating {node}", f"{node} ratingValue {score}", more=more)

    found = difference(side("old", "k1", "82.0"), side("new", "k2", "83.0"))
    text = as_text(found).splitlines()
    assert text[:2] == ["- page k1.html", "+ page k2.html"]
    assert "  metacritic critics rating: rating value 82.0 → rating value 83.0 (from k1.html, k2.html)" in text
    assert found.claims == {"k1.html": (1, 0), "k2.html": (0, 1)}


def renaming(thing: str, *old: str) -> list[str]:
    """What the new side's graph of provenance says of the former IRIs of a thing."""
    return [f"<{ID}{thing}> <https://kg.example/ns#formerIri> <{ID}{one}> <{ID}graph/provenance> ." for one in old]


def test_a_thing_that_has_another_iri_now_is_compared_with_itself(tmp_path: Path) -> None:
    row = "role/ann/bea characterName Bea"
    old = built(tmp_path / "old", "movie/a name A", "movie/a genre Drama", f"movie/a/{row}")
    new = built(
        tmp_path / "new", "movie/a-1999 name A", "movie/a-1999 genre War", f"movie/a-1999/{row}", more=renaming("movie/a-1999", "movie/a")
    )
    there = ["A", f"  IRI: {ID}movie/a → {ID}movie/a-1999", "  genre: - Drama", "  genre: + War"]
    assert as_text(difference(old, new)).splitlines()[:-1] == there
    back = ["A", f"  IRI: {ID}movie/a-1999 → {ID}movie/a", "  genre: - War", "  genre: + Drama"]
    assert as_text(difference(new, old)).splitlines()[:-1] == back
    assert f"D {fact('movie/a', 'name', 'A')}\n" in as_patch(difference(old, new)), "a patch is of the lines as they are"


def about(key: str, thing: str) -> list[str]:
    """What the graph of provenance says of a page about a thing."""
    return [*page(key, f"{key}.html"), f"<{ID}document/{key}> <http://schema.org/mainEntity> <{ID}{thing}> <{ID}graph/provenance> ."]


def test_the_pages_that_stayed_tell_which_of_two_namesakes_has_another_iri_now(tmp_path: Path) -> None:
    names = ("movie/a-1999-ann", "movie/a-1999-bob")
    more = [*about("k1", names[0]), *about("k2", names[1]), *(line for name in names for line in renaming(name, "movie/a-1999"))]
    old = built(tmp_path / "old", f"{names[0]} name A", f"{names[1]} name A", f"{names[1]} genre Drama", more=more)
    pages = [*about("k1", "movie/a-1998"), *about("k2", "movie/a-1999")]
    new = built(tmp_path / "new", "movie/a-1998 name A", "movie/a-1999 name A", "movie/a-1999 genre War", more=pages)
    assert as_text(difference(old, new)).splitlines()[:-1] == [
        "A", f"  IRI: {ID}{names[0]} → {ID}movie/a-1998",
        "A", f"  IRI: {ID}{names[1]} → {ID}movie/a-1999", "  genre: - Drama", "  genre: + War",
    ]  # fmt: skip


def test_a_namesake_is_called_after_the_film_that_has_another_iri_now(tmp_path: Path) -> None:
    def side(name: str, year: str) -> Path:
        people = (f"person/jo-b-a-{year} name Jo", "person/jo-b-c name Jo")
        return built(tmp_path / name, f"movie/a-{year} name A", *people, more=about("k1", f"movie/a-{year}"))

    old, new = side("old", "1998"), side("new", "1999")
    assert as_text(difference(old, new)).splitlines()[:-1] == [
        "A", f"  IRI: {ID}movie/a-1998 → {ID}movie/a-1999", "Jo", f"  IRI: {ID}person/jo-b-a-1998 → {ID}person/jo-b-a-1999",
    ]  # fmt: skip


def test_a_film_whose_pages_went_two_ways_went_and_both_came(tmp_path: Path) -> None:
    old = built(tmp_path / "old", "movie/a name A", more=[*about("k1", "movie/a"), *about("k2", "movie/a")])
    pages = [*about("k1", "movie/a-1998"), *about("k2", "movie/a-1999")]
    new = built(tmp_path / "new", "movie/a-1998 name A", "movie/a-1999 name A", more=pages)
    assert as_text(difference(old, new)).splitlines()[:-1] == ["- movie A", "+ movie A", "+ movie A"]


def test_one_that_became_two_went_and_both_came(tmp_path: Path) -> None:
    old = built(tmp_path / "old", "person/ann name Ann")
    more = [*renaming("person/ann-a", "person/ann"), *renaming("person/ann-b", "person/ann")]
    new = built(tmp_path / "new", "person/ann-a name Ann", "person/ann-b name Ann", more=more)
    assert as_text(difference(old, new)).splitlines()[:-1] == ["- person Ann", "+ person Ann", "+ person Ann"]


def test_a_thing_that_is_still_there_was_not_renamed(tmp_path: Path) -> None:
    old = built(tmp_path / "old", "movie/a name A")
    new = built(tmp_path / "new", "movie/a name A", "movie/a-1999 name A", more=renaming("movie/a-1999", "movie/a"))
    assert as_text(difference(old, new)).splitlines()[:-1] == ["+ movie A"]


def test_a_page_that_was_replaced_is_one_line(tmp_path: Path) -> None:
    found = difference(built(tmp_path / "old", *FILM, more=page("k1", "a.html")), built(tmp_path / "new", *FILM, more=page("k2", "a.html")))
    assert as_text(found).splitlines()[0] == "± page a.html"


@pytest.mark.parametrize(
    ("iri", "of"),
    [
        ("movie/a-1999", "movie/a-1999"),
        ("movie/role", "movie/role"),
        ("movie/a-1999/role/ann/bea", "movie/a-1999"),
        ("movie/a-1999/review/imdb/0123/rating", "movie/a-1999"),
        ("movie/a-1999/rating/0123/imdb/users", "movie/a-1999"),
        ("person/imdb/some_fan", "person/imdb/some_fan"),
        ("person/ann/identifier/imdb/nm0000001", "person/ann"),
    ],
)
def test_a_detail_belongs_to_the_thing_that_its_iri_begins_with(iri: str, of: str) -> None:
    assert owner(ID + iri) == ID + of


def test_what_hangs_below_a_detail_is_told_with_it() -> None:
    assert detail("review/imdb/0123/rating") == "review/imdb/0123"
    assert detail("rating/0123456789abcdef/imdb/users") == "rating/imdb/users"
    assert detail("role/ann/bea") == "role/ann/bea"


@pytest.mark.parametrize("seed", range(5))
def test_the_patch_turns_the_one_into_the_other(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = [fact("movie/a-1999", "genre", f"g {n} \\n \\\\ ž") for n in range(30)] + page("k", "a")
    sides = []
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kg.nq").write_text("".join(f"{x}\n" for x in chance.sample(every, 15)), encoding="utf-8")
        sides.append(tmp_path / name)
    patch = as_patch(difference(*sides)).splitlines()
    result = lines([sides[0]])
    assert (patch[0], patch[-1]) == ("TX .", "TC .")
    for line in patch[1:-1]:
        (result.remove if line[0] == "D" else result.add)(line[2:])
    assert result == lines([sides[1]])


def test_the_words_of_a_line_are_unescaped() -> None:
    found = parsed(f'<{ID}a> <http://schema.org/name> "a\\n\\"b\\" \\u00e9 \\\\"^^<http://www.w3.org/2001/XMLSchema#string> .')
    assert found is not None
    assert (found.predicate, found.object, found.datatype, found.graph) == ("schema:name", 'a\n"b" é \\', "xsd:string", "")
    assert parsed("nonsense") is None
    assert parsed("_:a <http://schema.org/name> <http://films.example/1> .") is None


def test_turtle_is_compared_with_n_quads_by_what_they_say(built_seeds: Path) -> None:
    found = compare([built_seeds / "kg.ttl"], [built_seeds / "kg.jsonld"])
    assert not found


@pytest.fixture
def built_seeds(built: Path) -> Path:
    return built


def test_what_is_neither_there_nor_a_revision_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for side in ("nowhere", "HEAD:out", "-p", ":out", "no-such-branch:out"):
        with pytest.raises(RequestError, match="no such file or folder"), diff.opened(side):
            pass


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_git_revision_is_a_side(tmp_path: Path, kg: Run) -> None:
    def git(*args: str) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *args], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    built(tmp_path / "out", *FILM)
    (tmp_path / "out/link").symlink_to("/nowhere/of/another/machine")
    git("add", "out")
    git("commit", "-qm", "first")
    (tmp_path / "out/kg.nq").write_text(fact("movie/a-1999", "name", "B") + "\n", encoding="utf-8")
    env = {"PYTHONPATH": str(ROOT)}
    changed = kg("diff", "HEAD", cwd=tmp_path, env=env)
    assert (changed.returncode, changed.stderr) == (1, "")
    assert "name: A → B" in changed.stdout
    git("commit", "-qam", "second")
    assert (
        kg("diff", "HEAD:out", "out", cwd=tmp_path, env=env).returncode,
        kg("diff", "HEAD~1:out", "HEAD:out/kg.nq", cwd=tmp_path).returncode,
    ) == (0, 1)
    (tmp_path / "sub/deep").mkdir(parents=True)
    for below, up in (("sub", ".."), ("sub/deep", "../.."), ("out", "..")):
        here = tmp_path / below
        assert kg("diff", f"HEAD:{up}/out", f"{up}/out", cwd=here, env=env).returncode == 0, below
        assert kg("diff", f"HEAD~1:{up}/out/kg.nq", f"{up}/out", cwd=here, env=env).returncode == 1, below
    assert "HEAD has no out" in kg("diff", "HEAD", "../out", cwd=tmp_path / "sub", env=env).stderr
    lost = kg("diff", "HEAD:nothing", cwd=tmp_path, env=env)
    assert lost.returncode == 2
    assert "HEAD has no nothing" in lost.stderr
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.md").write_text("no graph")
    git("add", "notes")
    git("commit", "-qm", "third")
    assert kg("diff", "HEAD:notes", "out", cwd=tmp_path, env=env).stderr.startswith("kg: HEAD:notes: the folder holds no kg.nq")
    assert kg("diff", "HEAD:out", "notes", cwd=tmp_path, env=env).stderr.startswith("kg: notes: the folder holds no kg.nq")


def test_formats_and_exit_codes(kg: Run, same: Path, tmp_path: Path) -> None:
    new = built(tmp_path / "new", "movie/a-1999 name B", *FILM[1:])
    assert kg("diff", same, same).returncode == 0
    assert kg("diff", same, same).stdout == ""
    as_data = kg("diff", same, new, "--format", "json")
    assert as_data.returncode == 1
    assert json.loads(as_data.stdout)["changes"] == [
        {"thing": f"{ID}movie/a-1999", "name": "B", "detail": "", "property": "schema:name", "old": ["A"], "new": ["B"], "documents": []}
    ]
    assert kg("diff", same, new, "--format", "patch").stdout.count("\n") == 4
    assert kg("diff", same, tmp_path / "none").returncode == 2
