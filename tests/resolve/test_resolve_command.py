"""``kg resolve``: lists what is unsure, asks about it, and writes answers that the next build obeys."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import RequestError
from tests.resolve.test_decisions_file import PAGE


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "tide.html").write_text(PAGE.format(title="Low Tide", year="1998", other="Ada Quill"), encoding="utf-8")
    (tmp_path / "seeds" / "gull.html").write_text(PAGE.format(title="The Gull", year="2001", other="Bo Marsh"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, typed: str = "") -> str:
    result = CliRunner().invoke(cli, [*words], input=typed, catch_exceptions=False, standalone_mode=False)
    return result.stdout


def test_without_a_build_there_is_nothing_to_review(here: Path) -> None:
    with pytest.raises(RequestError):
        run("resolve")


def test_what_is_unsure_is_listed(here: Path) -> None:
    run("build", "-q")
    assert "john smith" in run("resolve")
    assert not (here / "seeds" / "kg-decisions.jsonl").exists()


@pytest.mark.parametrize(("typed", "verdict", "people"), [("y\n", "same", 1), ("maybe\nn\n", "different", 2)])
def test_an_answer_holds_from_the_next_build_on(here: Path, typed: str, verdict: str, people: int) -> None:
    run("build", "-q")
    assert "1 decision written" in run("resolve", "--review", "--by", "ada", typed=typed)
    assert f'{{"{verdict}": [' in (here / "seeds" / "kg-decisions.jsonl").read_text(encoding="utf-8")
    assert run("resolve") == "nothing is unsure\n"
    run("build", "-q")
    assert (here / "out" / "kg.ttl").read_text(encoding="utf-8").count('schema:name "John Smith"') == people
    assert run("resolve") == "nothing is unsure\n"


def test_answers_go_where_the_next_build_looks_for_them(here: Path) -> None:
    (here / "seeds").rename(here / "pages")
    run("build", "pages", "-q")
    assert "1 decision written to pages/kg-decisions.jsonl\nthey hold from the next `kg build` on\n" in run(
        "resolve", "--review", typed="y\n"
    )
    assert run("resolve") == "nothing is unsure\n"
    run("build", "pages", "-q")
    assert (here / "out" / "kg.ttl").read_text(encoding="utf-8").count('schema:name "John Smith"') == 1


def test_a_file_that_the_next_build_would_not_find_is_to_be_given_to_it(here: Path) -> None:
    run("build", "-q")
    said = run("resolve", "--review", "--decisions", "mine.jsonl", typed="y\n")
    assert "they hold from the next `kg build` on that is given --decisions mine.jsonl" in said


@pytest.mark.parametrize("typed", ["q\n", "s\n", ""])
def test_who_quits_or_skips_decides_nothing(here: Path, typed: str) -> None:
    run("build", "-q")
    assert "nothing was decided" in run("resolve", "--review", typed=typed)
    assert not (here / "seeds" / "kg-decisions.jsonl").exists()


def test_an_answer_goes_to_the_end_of_the_file_whatever_it_ends_with(here: Path) -> None:
    run("build", "-q")
    file = here / "mine.jsonl"
    file.write_text("# mine", encoding="utf-8")
    run("resolve", "--review", "--decisions", str(file), typed="y\n")
    assert [line[:9] for line in file.read_text(encoding="utf-8").splitlines()] == ["# mine", '{"same": ']
