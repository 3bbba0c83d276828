"""The sixteen questions of IMDB4M, answered for every film that was read by hand (``rival.toml``, ``bench/rival.py``)."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import kg
from kg.rdf.questions import saved
from tests.conftest import ROOT
from tests.test_docs import COMMANDS, shown

PAGES = os.environ.get("KG_PAGES", "")
PUBLISHED = 0.944
FLOOR = 0.98


def _bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rival", ROOT / "bench" / "rival.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


rival: Any = _bench()
FILMS = rival.films()
EVERY = {**rival.QUESTIONS, rival.IMAGES[0]: rival.IMAGES[1:]}


# --- how answers are counted -----------------------------------------------------------------------------------------------------


def counted(question: str, given: list[tuple[str, ...]], expected: list[str | list[str]]) -> tuple[int, int, int, int]:
    one = rival.tally(question, given, expected)
    return one.given, one.right, one.expected, one.found


def test_an_answer_that_no_page_states_is_wrong() -> None:
    assert counted("directors", [("Ada Quill",)], []) == (1, 0, 0, 0)
    assert counted("directors", [("Ada Quill",)], ["Ada Quil"]) == (1, 0, 1, 0)


def test_an_answer_that_is_not_given_is_missing() -> None:
    assert counted("votes", [("12",)], ["12", "14"]) == (1, 1, 2, 1)


def test_no_answer_is_right_where_no_page_answers() -> None:
    one = rival.tally("budget", [], [])
    assert (one.precision, one.recall, one.f1) == (1.0, 1.0, 1.0)


def test_an_answer_on_two_rows_counts_once() -> None:
    assert counted("rating", [("8.0",), ("8.0",)], ["8"]) == (1, 1, 1, 1)


def test_one_of_several_values_is_enough_where_only_one_can_hold_and_all_of_them_are_right() -> None:
    assert counted("runtime", [("PT2H",)], [["PT2H", "PT1H59M"]]) == (1, 1, 1, 1)
    assert counted("runtime", [("PT2H",), ("PT1H59M",)], [["PT2H", "PT1H59M"]]) == (2, 2, 1, 1)


def test_values_of_several_days_are_all_asked_for() -> None:
    assert counted("rating", [("7.1",)], ["7.0", "7.1"]) == (1, 1, 2, 1)


def test_numbers_are_compared_by_value_and_names_in_any_case() -> None:
    assert counted("budget", [("900000.0", "NOK")], ["900000 NOK"]) == (1, 1, 1, 1)
    assert counted("actors", [("ada quill",)], ["Ada Quill"]) == (1, 1, 1, 1)


def test_a_plot_is_known_by_its_beginning_and_a_trailer_by_what_is_stated_of_it() -> None:
    assert counted("plot", [("A keeper counts ships.",)], ["A keeper counts"]) == (1, 1, 1, 1)
    assert counted("plot", [("The ships of a keeper counts",)], ["A keeper counts"]) == (1, 0, 1, 0)
    assert counted("trailers", [("", "PT1M7S", "")], [["v1", "PT1M7S"]]) == (1, 1, 1, 1)
    assert counted("trailers", [("Teaser", "", "https://pages.example/video/v1/")], [["v1", "PT1M7S"]]) == (1, 1, 1, 1)
    assert counted("trailers", [("Teaser", "PT1M7S", "https://pages.example/video/v11/")], [["v1"]]) == (1, 0, 1, 0)


# --- the questions ---------------------------------------------------------------------------------------------------------------


def test_all_sixteen_are_saved_questions_that_take_a_film_by_name() -> None:
    assert len(rival.QUESTIONS) == 16
    known = {question.name: question for question in saved()}
    for name in EVERY:
        assert [param.kind for param in known[name].params] == ["film"], name
        for film in FILMS:
            assert name in film, f"{film['name']} has no entry for {name}"


def test_the_film_of_the_seeds(built: Path) -> None:
    own = [film for film in FILMS if "pages" not in film]
    tallies = rival.measured(kg.open(built), own)
    assert [line for one in tallies.values() for line in one.wrong] == []


@pytest.mark.parametrize("match", list(COMMANDS.finditer((ROOT / "docs" / "questions.md").read_text("utf-8"))), ids=lambda m: m["command"])
def test_the_answers_in_the_documentation_are_what_kg_prints(
    match: re.Match[str], kg: Callable[..., subprocess.CompletedProcess[str]], built: Path
) -> None:
    lines = [line.rstrip() for line in shown(match["command"], match["output"], kg, built).splitlines()]
    assert lines == match["output"].splitlines()


def test_all_of_them_are_in_the_documentation() -> None:
    text = (ROOT / "docs" / "questions.md").read_text("utf-8")
    assert [name for name in EVERY if f"$ kg query {name} " not in text or f"`{name}`" not in text] == []


@pytest.mark.skipif(not PAGES, reason="KG_PAGES does not say where saved pages are")
def test_every_film_of_the_saved_pages(tmp_path: Path) -> None:
    tallies = rival.measured(rival.graph_of(Path(PAGES), tmp_path), FILMS)
    print(f"\n{rival.table(tallies)}")
    wrong = "\n".join(line for one in tallies.values() for line in one.wrong)
    assert rival.mean_f1(tallies) >= FLOOR > PUBLISHED, wrong
    assert tallies["images"].f1 >= FLOOR, wrong
