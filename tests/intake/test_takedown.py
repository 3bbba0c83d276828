"""What a takedown file names is in nothing that a build writes, and everything else is as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.errors import RequestError
from kg.intake import takedown
from kg.intake.takedown import Takedown
from kg.model import Claim, Document, Evidence, Mention, Notice, Record
from tests.test_build import Run, one_line

FILM = Mention("film", ("a film", "1999"))
DOCUMENT = Document("a.html", "0" * 64, "", 1, url="https://films.example/1")


def claim(subject: Mention, property: str, value: str | Mention, words: str) -> Claim:
    return Claim(subject, property, value, (Evidence(0, len(words), words),))


WRITER, ACTOR = Mention("person", ("una o'writer",)), Mention("person", ("ann actor",))
FAN = Mention("account", ("films.example", "some_fan"))
REVIEW = Mention("user_review", ("films.example", FAN, "1"), FILM)
SCORE = Mention("review_rating", (), REVIEW)
CLAIMS = (
    claim(FILM, "name", "A Film", "A Film"),
    claim(FILM, "writer", WRITER, "Una O'Writer"),
    claim(WRITER, "name", "Una O'Writer", "Una O'Writer"),
    claim(FILM, "actor", ACTOR, "Ann Actor"),
    claim(ACTOR, "name", "Ann Actor", "Ann Actor"),
    claim(REVIEW, "reviewer", FAN, "some_fan"),
    claim(REVIEW, "body", "Una O’Writer wrote it well.", "Una O’Writer wrote it well."),
    claim(SCORE, "score", "8.0", "8/10"),
    claim(FILM, "description", "A baker and Ann Actors meet.", "A baker and Ann Actors meet."),
)
RECORD = Record(DOCUMENT, "x", FILM, CLAIMS, (Notice("odd", "nobody reads Ann Actor here", "a.html"),))


def left(**asked: list[str]) -> list[str]:
    after = Takedown(**{name: frozenset(listed) for name, listed in asked.items()}).apply(RECORD)
    return [c.property for c in after.claims]


def test_nothing_is_left_out_where_nothing_is_asked_for() -> None:
    assert Takedown().apply(RECORD) is RECORD
    assert not Takedown().names(DOCUMENT)
    assert left(people=["Nobody Here"]) == [c.property for c in CLAIMS]


def test_a_name_is_whole_words() -> None:
    assert left(people=["Ann"]) == [c.property for c in CLAIMS if c.value not in (ACTOR, "Ann Actor", "A baker and Ann Actors meet.")]
    assert "description" in left(people=["Ann Actor"]), "the plot has another name"


def test_what_is_said_of_a_person_goes_whatever_the_case() -> None:
    after = left(people=["ANN ACTOR"])
    assert "actor" not in after
    assert len(after) == len(CLAIMS) - 2


def test_a_users_reviews_go_with_all_that_hangs_on_them() -> None:
    after = left(people=["films.example/some_fan"])
    assert not {"reviewer", "body", "score"} & set(after)
    assert left(people=["other.example/some_fan"]) == [c.property for c in CLAIMS]


def test_a_text_goes_by_its_words() -> None:
    assert "description" not in left(texts=["a BAKER and"])
    assert "name" in left(texts=["a BAKER and"])


def test_notices_do_not_quote_it_and_one_says_how_much_is_gone() -> None:
    after = Takedown(people=frozenset({"Ann Actor"})).apply(RECORD)
    assert [n.code for n in after.notices] == ["taken-down"]
    assert "2 of its claims" in after.notices[0].what
    assert "Ann" not in str(after.notices[0])


@pytest.mark.parametrize("named", ["a.html", "sha256:" + "0" * 64, "https://films.example/1"])
def test_a_document_is_named_by_path_digest_or_address(named: str) -> None:
    assert Takedown(documents=frozenset({named})).names(DOCUMENT)
    assert not Takedown(documents=frozenset({named + "x"})).names(DOCUMENT)
    assert not Takedown(documents=frozenset({""})).names(Document("a", "1", "", 0))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("people = ", "cannot be read"),
        ("persons = ['A']", "persons"),
        ("people = 'A'", "no list"),
        ("people = ['']", "no list"),
        ("texts = [1]", "no list"),
    ],
)
def test_a_file_that_is_not_understood_is_refused(tmp_path: Path, content: str, word: str) -> None:
    path = tmp_path / takedown.FILE
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RequestError, match=word):
        takedown.load(path)


def test_a_build_honours_the_file_beside_the_pages_and_those_it_is_given(kg: Run, inbox: Path, tmp_path: Path) -> None:
    assert kg("build", inbox, "--out", tmp_path / "before").returncode == 0
    graph = (tmp_path / "before/kg.ttl").read_text(encoding="utf-8")
    report = json.loads((tmp_path / "before/report.json").read_text(encoding="utf-8"))
    assert "Floated2" in graph
    (inbox / takedown.FILE).write_text('people = ["Floated2"]\n', encoding="utf-8")
    other = tmp_path / "more.toml"
    other.write_text('texts = ["to drink himself to death"]\n', encoding="utf-8")
    done = kg("build", inbox, "--out", tmp_path / "after", "--takedown", other)
    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "after").iterdir():
        assert b"floated2" not in path.read_bytes().lower(), path.name
        assert b"drink himself to death" not in path.read_bytes(), path.name
    after = json.loads((tmp_path / "after/report.json").read_text(encoding="utf-8"))
    assert after["counts"]["documents"] == report["counts"]["documents"], "the file itself is no page"
    other.write_text("peple = []\n", encoding="utf-8")
    refused = kg("build", inbox, "--out", tmp_path / "after", "--takedown", other)
    assert refused.returncode == 2
    one_line(refused, "peple", "more.toml")


def test_a_document_goes_by_the_name_of_any_of_its_copies_and_a_name_of_none_is_said(kg: Run, inbox: Path, tmp_path: Path) -> None:
    first = sorted(inbox.iterdir())[0]
    (inbox / "zz").mkdir()
    (inbox / "zz/copy.txt").write_bytes(first.read_bytes())
    (inbox / takedown.FILE).write_text('documents = ["zz/copy.txt", "nowhere.txt"]\n', encoding="utf-8")
    done = kg("build", inbox, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (
        "notice: kg-takedown.toml: names documents that are not among those read: nowhere.txt; name them as the report does" in done.stderr
    )
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert first.name not in [document["name"] for document in report["documents"]]
    what = "is left out, with its copy zz/copy.txt, as kg-takedown.toml asks"
    assert (first.name, what) in [(notice["where"], notice["what"]) for notice in report["notices"]]
    graph = (tmp_path / "out/kg.nq").read_text(encoding="utf-8")
    assert first.name not in graph
    assert "copy.txt" not in graph


def test_the_file_counts_wherever_it_lies_among_the_pages_and_as_an_input(kg: Run, inbox: Path, tmp_path: Path) -> None:
    pages = tmp_path / "all/pages"
    shutil.copytree(inbox, pages)
    (pages / "other.html").write_text("<title>Low Tide (1998)</title>", encoding="utf-8")
    (pages / takedown.FILE).write_text('documents = ["pages/other.html"]\npeople = ["Floated2"]\n', encoding="utf-8")
    assert kg("build", tmp_path / "all", "--out", tmp_path / "below").returncode == 0
    (pages / takedown.FILE).replace(tmp_path / takedown.FILE)
    assert kg("build", tmp_path / "all", tmp_path / takedown.FILE, "--out", tmp_path / "beside").returncode == 0
    for out in (tmp_path / "below", tmp_path / "beside"):
        assert "Floated2" not in (out / "kg.ttl").read_text(encoding="utf-8")
        notices = json.loads((out / "report.json").read_text(encoding="utf-8"))["notices"]
        assert [n["where"] for n in notices if "is left out" in n["what"]] == ["pages/other.html"]
        assert not [n for n in notices if n["code"] == "takedown-unmatched"]
