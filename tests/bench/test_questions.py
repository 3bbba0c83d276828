"""The saved questions beside rdflib: data is repeated under other names, answers are compared by value."""

from __future__ import annotations

import argparse
import contextlib
import time
from collections import Counter
from pathlib import Path

import pytest

from bench.generate import generate
from bench.questions import ratio
from bench.questions.ratio import Asked
from kg import pipeline
from kg.model import Options
from kg.rdf.query import BASE

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    generate(folder, films=2, count=6, seed="asked", size="small")
    assert pipeline.build([folder / "pages"], folder / "out", Options(jobs=1, keep=False)).written
    return folder / "out"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("1.50", "1.5", "decimal"), ("100", "1e2", "double"), ("PT120M", "PT2H", "duration"), ("P1D", "PT24H", "duration")],
)
def test_the_same_value_in_other_words_is_the_same(one: str, other: str, kind: str) -> None:
    assert ratio.comparable(one, XSD + kind, None) == ratio.comparable(other, XSD + kind, None)


@pytest.mark.parametrize(("one", "other"), [("1.50", "1.5"), ("Noir", "noir"), ("PT120M", "PT2H")])
def test_other_words_are_another_string(one: str, other: str) -> None:
    assert ratio.comparable(one, XSD + "string", None) != ratio.comparable(other, XSD + "string", None)
    assert ratio.comparable(one, "", "en") != ratio.comparable(one, "", "de")


def test_answers_that_differ_are_told_apart() -> None:
    one, two = frozenset({("name", "a, b (string)")}), frozenset({("name", "b, a (string)")})
    other = frozenset({("name", "c (string)")})
    assert ratio.same(Counter([one]), Counter([one])) == "same"
    assert ratio.same(Counter([one, one]), Counter([one])) == "same rows, not as often"
    assert ratio.same(Counter([one]), Counter([two])) == "same but for the order in lists"
    assert ratio.same(Counter([one, other]), Counter([one])) == "differs: 1 rows here alone, 0 there alone"


def test_what_takes_too_long_is_given_up() -> None:
    def stubborn() -> None:
        while True:
            with contextlib.suppress(Exception):
                time.sleep(5)

    with pytest.raises(ratio.GivenUp):
        ratio.within(0.05, stubborn)
    assert ratio.within(5, lambda: "done") == "done"


def test_a_question_without_answer_or_peer_counts_for_nothing() -> None:
    assert Asked("q", 2, 0.1, 0.01, 0.5, False, "").counts
    assert not Asked("q", 0, 0.1, 0.01, 0.5, False, "").counts
    assert not Asked("q", 2, 0.1, 0.01, float("inf"), False, "").counts
    assert Asked("q", 2, 0.1, 0.01, 0.5, False, "").ratio == pytest.approx(50)


def test_data_is_repeated_under_other_names(out: Path, tmp_path: Path) -> None:
    alone, _ = ratio.graph(out, 1, tmp_path / "one.nq", BASE, evidence=False)
    size, copies = ratio.graph(out, alone * 2 + 1, tmp_path / "three.nq", BASE, evidence=False)
    assert (size, copies) == (3 * alone, 3)
    lines = (tmp_path / "three.nq").read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == size
    assert lines[:alone] == (tmp_path / "one.nq").read_text(encoding="utf-8").splitlines()
    assert ratio.graph(out, 1, tmp_path / "all.nq", BASE, evidence=True)[0] > 3 * alone


@pytest.mark.parametrize(("evidence", "names"), [(False, "cast,directors,people"), (True, "sources,evidence,titles")])
def test_answers_are_those_of_rdflib(out: Path, tmp_path: Path, evidence: bool, names: str) -> None:
    given = argparse.Namespace(triples=1, base=BASE, evidence=evidence, every=False, only=names, rounds=1, limit=60.0, rdflib=True)
    said = list(ratio.measure(out, tmp_path, given))
    assert isinstance(said[0], str)
    asked = [one for one in said[1:] if isinstance(one, Asked)]
    assert [one.name for one in asked] == sorted(names.split(","))
    assert {one.remark for one in asked} == {"same"}
    assert all(one.rows for one in asked)
    assert ratio.line(asked[0])[0] == asked[0].name
