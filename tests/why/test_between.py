"""``kg why --between``: whether two mentions are one thing, and which decisions made them so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import why
from kg.errors import RequestError
from kg.why import Bench
from kg.why.shown import between_as_json, between_as_text

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("one.html#Nobody Here", "is the name of no film, person or other thing there"),
        ("one.html/person/nobody here", "is the name of no film, person or other thing there"),
        ("one.html/place/low tide", "did you mean"),
        ("nowhere.html#Low Tide", "nothing in the graph is called"),
        ("Salt Road", "is the name of 2 things"),
    ],
)
def test_what_names_nothing_or_several_things(bench: Bench, other: str, said: str) -> None:
    with pytest.raises(RequestError, match=re.escape(said)):
        why.between(bench, "Low Tide", other)


@pytest.mark.parametrize(
    ("one", "other", "verdict", "said"),
    [
        ("movie/salt-road-1987", "movie/salt-road-2001", "different", "these decisions keep them apart"),
        ("four.html#Salt Road", "five.html#Salt Road", "different", "these decisions keep them apart"),
        ("Low Tide", "Salt Road (1987)", "never compared", "they were never compared"),
        ("one.html#Bo Marsh", "one.html#Cy Fenn", "never compared", "one.html lists them as two"),
        ("Ada Quill", "Low Tide", "never compared", "are never one thing"),
    ],
)
def test_two_things(bench: Bench, one: str, other: str, verdict: str, said: str) -> None:
    found = why.between(bench, one, other)
    assert not found
    assert (found.one, found.verdict) == (False, verdict)
    assert said in found.why
    assert bool(found.chain) == (verdict == "different")
    assert between_as_text(found).startswith("not one thing: ")


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("one.html#Low Tide", "two.html#low tide", 2),
        ("one.html/film/low tide", "more/three.html/film/low tide", 1),
        ("one.html#Ada Quill", "more/three.html#Ada Quill", 2),
        ("one.html#Ada Quill", "Ada Quill", 0),
        ("Low Tide", "kg:movie/low-tide-1998", 0),
        ("one.html#Ada Quill", "one.html#ada quill", 0),
    ],
)
def test_one_thing(bench: Bench, one: str, other: str, steps: int) -> None:
    found = why.between(bench, one, other)
    assert found
    assert found.verdict == "same"
    assert len(found.chain) == steps
    assert all(decision.verdict == "same" for decision in found.chain)
    assert between_as_text(found).startswith("one thing: ")


def test_the_chain_leads_from_the_one_to_the_other(bench: Bench) -> None:
    found = why.between(bench, "one.html#Ada Quill", "more/three.html#Ada Quill")
    ends = [mention for decision in found.chain for mention in (decision.left, decision.right)]
    assert {mention for mention in ends if ends.count(mention) == 1} == {*found.left.mentions, *found.right.mentions}


def test_mentions_of_the_file_itself_are_understood(bench: Bench, tides: Path) -> None:
    for line in (tides / "decisions.jsonl").read_text(encoding="utf-8").splitlines():
        decision = json.loads(line)
        found = why.between(bench, decision["left"], decision["right"])
        assert found.one == (decision["verdict"] == "same"), line
        assert len(found.chain) == 1, line


def test_exit_codes_and_json(kg: Run, tides: Path) -> None:
    same = kg("why", "--between", "one.html#Low Tide", "two.html#low tide", "--data", tides, "--format", "json")
    apart = kg("why", "--between", "movie/salt-road-1987", "movie/salt-road-2001", "--data", tides, "--format", "json")
    assert (same.returncode, apart.returncode) == (0, 1)
    assert json.loads(same.stdout)["one"] is True
    body = json.loads(apart.stdout)
    assert (body["one"], body["verdict"], body["decisions"][0]["verdict"]) == (False, "different", "different")
    assert "the years 1987 and 2001" in " ".join(body["decisions"][0]["reasons"])


def test_without_decisions_the_graph_still_says_whether(tides: Path, tmp_path: Path) -> None:
    shutil.copy(tides / "kg.nq", tmp_path / "kg.nq")
    with why.opened([tmp_path], []) as bench:
        one, two = why.between(bench, "one.html#Low Tide", "two.html#low tide"), why.between(bench, "Low Tide", "Salt Road (2001)")
        assert one.one
        assert not two.one
        assert "there is no decisions.jsonl here" in one.why
        assert "there is no decisions.jsonl here" in two.why
        assert json.loads(between_as_json(one))["decisions"] == []


def test_decisions_that_are_none_are_a_request_that_cannot_be_met(tides: Path, tmp_path: Path) -> None:
    shutil.copy(tides / "kg.nq", tmp_path / "kg.nq")
    (tmp_path / "decisions.jsonl").write_text('{"left": 1}\n')
    with pytest.raises(RequestError, match="is not what a build writes"), why.opened([tmp_path], []):
        pass


def test_the_decisions_of_the_seeds_hold_in_their_graph(built: Path) -> None:
    with why.opened([built], []) as bench:
        verdicts = set()
        for decision in bench.decisions.every:
            found = why.between(bench, decision.left, decision.right)
            verdicts.add(decision.verdict)
            if decision.verdict == "same":
                assert found.one, decision
            if decision.verdict == "different":
                assert not found.one, decision
        assert "same" in verdicts


def test_what_a_person_decided_is_told_with_their_name_and_old_iris_lead_to_the_one_thing(kg: Run, pages: Path, tmp_path: Path) -> None:
    shutil.copytree(pages, tmp_path / "pages")
    ruling = {"same": ["four.html/film/salt road", "five.html/film/salt road"], "by": "Eve", "why": "one film, released again"}
    (tmp_path / "pages/kg-decisions.jsonl").write_text(json.dumps(ruling), encoding="utf-8")
    assert kg("build", tmp_path / "pages", "--out", tmp_path / "out").returncode == 0
    with why.opened([tmp_path / "out"], [tmp_path / "pages"]) as bench:
        found = why.between(bench, "four.html#Salt Road", "five.html#Salt Road")
        assert "same (1, by Eve): one film, released again" in between_as_text(found)
        iris = {why.why(bench, f"movie/salt-road-{year}", "director").thing.iri for year in (1987, 2001)}
        assert iris == {found.left.iri}
        assert [c.sort for f in why.why(bench, "Salt Road", "director").findings for c in f.conflicts] == ["contradiction"]
