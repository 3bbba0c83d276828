"""``kg why``: the value, the rule, the claims, what lost, and what brought the pages together."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg import why
from kg.cli import cli
from kg.errors import RequestError
from kg.vocabulary import PROPERTIES
from kg.why import Bench
from kg.why.answer import Answer
from kg.why.shown import as_json, as_text
from kg.why.things import find, kinds_of, owner
from tests.conftest import SEEDS

Run = Callable[..., subprocess.CompletedProcess[str]]
ID = "https://kg.example/id/"


def findings(answer: Answer) -> dict[str, Any]:
    return {finding.row.word: finding for finding in answer.findings}


# --- what cannot be met ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "nothing is asked for"),
        (["Low Tide"], "is no triple"),
        (["Low Tid", "title"], "did you mean Low Tide"),
        (["Nothing Like It", "title"], "the pages are about Low Tide (1998), Salt Road (1987), Salt Road (2001)"),
        (["Salt Road", "title"], f"give one of: Salt Road (1987) <{ID}movie/salt-road-1987>, Salt Road (2001) <{ID}movie/salt-road-2001>"),
        (["Salt Road (1999)", "title"], "did you mean Salt Road"),
        ([f"{ID}movie/nowhere", "title"], "nothing in the graph has this IRI"),
        (["Low Tide", "rutnime"], "did you mean runtime"),
        (["Low Tide", "title", "--pages", "nowhere"], "nowhere: no such file or folder"),
        (["Low Tide", "title", "--between", "a", "b"], "--between takes two mentions"),
        (["nosuch:x schema:name 'a'"], "is not known"),
    ],
)
def test_a_request_that_cannot_be_met_is_one_line(kg: Run, tides: Path, args: list[str], said: str) -> None:
    done = kg("why", *args, "--data", tides)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not done.stdout


def test_files_without_claims_have_no_reasons(kg: Run, tides: Path) -> None:
    done = kg("why", "Low Tide", "title", "--data", tides / "kg.ttl")
    assert done.returncode == 2
    assert "holds no claims" in done.stderr


def test_what_nobody_states_is_said_with_exit_code_1(kg: Run, tides: Path) -> None:
    for args in (["Low Tide", "budget"], ["Low Tide", "tagline"], [f'<{ID}movie/low-tide-1998> schema:duration "PT9H"']):
        done = kg("why", *args, "--data", tides)
        assert done.returncode == 1, args
        assert done.stdout.startswith("Low Tide (1998): no page states"), args
        assert not done.stderr
    assert "no page states schema:duration PT9H\n" in done.stdout, "another duration is stated"


# --- answers ---------------------------------------------------------------------------------------------------------


def test_the_value_the_rule_the_claims_and_what_lost(bench: Bench) -> None:
    answer = why.why(bench, "low tide", "runtime")
    found = findings(answer)["runtime_minutes"]
    assert [held.term.value for held in found.held] == ["101"]
    assert found.reason.startswith("The value that most pages state")
    assert {said.source.name for said in found.held[0].said} == {"one.html", "more/three.html"}
    assert {said.claim.rank for said in found.held[0].said} == {"preferred"}
    (lost,) = found.lost
    assert (lost.value, lost.why) == ("105", "stated by 1 page of weight 0.50 against 2 of 1.00 together")
    assert [said.source.name for said in lost.said] == ["two.html"]
    assert [conflict.sort for conflict in found.conflicts] == ["cut"]


def test_a_date_that_lost_is_later(bench: Bench) -> None:
    found = findings(why.why(bench, "Low Tide (1998)", "release"))["released"]
    assert [held.term.value for held in found.held] == ["1998-05-01"]
    assert [(lost.value, lost.why) for lost in found.lost] == [
        ("1998-05", "less precise than 1998-05-01"),
        ("1998-06-12", "later than 1998-05-01"),
    ]


def test_what_a_page_prints_of_something_else_is_printed_all_the_same(bench: Bench) -> None:
    answer = why.why(bench, "Low Tide (1998)", "release")
    at, found = next((n, finding) for n, finding in enumerate(answer.findings) if finding.row.word == "released")
    unsaid = "no page prints it like this"

    def told(value: str) -> str:
        term = found.held[0].term._replace(value=value)
        held = replace(found.held[0], term=term, name=value, derived=True)
        return as_text(replace(answer, findings=(*answer.findings[:at], replace(found, held=(held,)), *answer.findings[at + 1 :])))

    assert unsaid not in told("1998-05-01"), "a country's release, for example"
    assert unsaid in told("1998-05-02")


def test_spellings_of_one_value_stand_behind_it_and_say_so(bench: Bench) -> None:
    held = {h.term.value: h for h in findings(why.why(bench, "Low Tide", "genre"))["genre"].held}
    assert sorted(held) == ["Drama", "Science Fiction"]
    assert {said.source.name: said.note for said in held["Science Fiction"].said} == {
        "one.html": "another spelling of “Science Fiction”",
        "two.html": "",
    }
    names = findings(why.why(bench, "Low Tide", "title"))["name"].held[0].said
    assert {said.note for said in names if said.source.name == "two.html"} == {"re-cased as “Low Tide”"}


def test_the_decisions_that_brought_the_pages_together(bench: Bench) -> None:
    answer = why.why(bench, "Low Tide", "director")
    joined = dict(answer.joined)
    assert sorted(joined) == ["Ada Quill", "Low Tide (1998)"]
    for chain in joined.values():
        assert len(chain) == 2, "three pages need two decisions"
        assert {decision.verdict for decision in chain} == {"same"}
    one_page = why.why(bench, f"{ID}movie/salt-road-1987", "director")
    assert one_page.joined == ()


def test_quotes_stand_in_their_context(bench: Bench) -> None:
    answer = why.why(bench, "Low Tide", "title")
    contexts = {context for held in answer.findings[0].held for said in held.said for context in said.contexts}
    assert ("", "Low Tide", " (1998) Directed by Ada Quill, write to [e-mail address]") in contexts


@pytest.mark.parametrize(
    "thing", ["Low Tide", "LOW  TIDE", "Low Tide (1998)", f"{ID}movie/low-tide-1998", f"<{ID}movie/low-tide-1998>", "movie/low-tide-1998",
              "kg:movie/low-tide-1998", "Lów-Tide!", "low-tide (1998)"],
)  # fmt: skip
def test_a_film_is_named_by_title_year_or_iri(bench: Bench, thing: str) -> None:
    assert find(bench.facts, thing).iri == f"{ID}movie/low-tide-1998"


def test_former_iris_are_accepted_where_they_were_one_thing(tides: Path, tmp_path: Path) -> None:
    was = "<https://kg.example/ns#formerIri>"
    lines = [
        f"<{ID}movie/low-tide-1998> {was} <{ID}movie/low-tide> <{ID}graph/provenance> .",
        f"<{ID}movie/salt-road-1987> {was} <{ID}movie/salt-road> <{ID}graph/provenance> .",
        f"<{ID}movie/salt-road-2001> {was} <{ID}movie/salt-road> <{ID}graph/provenance> .",
    ]
    file = tmp_path / "kg.nq"
    file.write_text((tides / "kg.nq").read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    with why.opened([file], []) as bench:
        assert find(bench.facts, f"{ID}movie/low-tide").iri == f"{ID}movie/low-tide-1998"
        assert why.why(bench, "kg:movie/low-tide", "title").findings
        with pytest.raises(RequestError, match="was once the name of 2 things"):
            find(bench.facts, "movie/salt-road")


def test_a_person_is_a_thing_too(bench: Bench) -> None:
    answer = why.why(bench, "Ada Quill", "name")
    assert answer.name == "Ada Quill"
    assert answer.findings[0].held[0].term.value == "Ada Quill"
    assert [name for name, _ in answer.joined] == ["Ada Quill"]


def test_a_triple_is_asked_for_alone(bench: Bench) -> None:
    held = why.why(bench, 'kg:movie/low-tide-1998 schema:duration "PT1H41M"^^xsd:duration .')
    assert [f.held[0].term.value for f in held.findings] == ["PT1H41M"]
    assert not held.findings[0].lost
    lost = why.why(bench, 'kg:movie/low-tide-1998 schema:duration "PT1H45M"')
    assert [entry.value for entry in lost.findings[0].lost] == ["PT1H45M"]
    link = why.why(bench, "kg:movie/low-tide-1998 schema:director kg:person/ada-quill")
    assert link.findings[0].held[0].name == "Ada Quill"
    assert not why.why(bench, "kg:movie/low-tide-1998 schema:director kg:person/bo-marsh")
    of_itself = why.why(bench, "kg:movie/low-tide-1998 a schema:Movie")
    assert not of_itself
    assert of_itself.notes[0].startswith("the graph holds it without a claim")
    assert not why.why(bench, "kg:movie/low-tide-1998 a schema:Person").notes


def test_a_page_that_is_gone_is_noted_and_its_words_stand_alone(tides: Path, tmp_path: Path) -> None:
    with why.opened([tides], [tmp_path]) as bench:
        answer = why.why(bench, "Low Tide", "runtime")
    assert [note for note in answer.notes if note.startswith("one.html is not under")]
    assert {context.before for finding in answer.findings for held in finding.held for said in held.said for context in said.contexts} == {
        ""
    }


# --- how it is shown -------------------------------------------------------------------------------------------------


def test_plain_text_has_no_colours_unless_asked_for(tides: Path, pages: Path) -> None:
    args = ["why", "Low Tide", "runtime", "--data", str(tides), "--pages", str(pages)]
    plain = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert "\x1b" not in plain.output
    assert "“PT1H41M”" in plain.output
    assert "lost: 105, stated by 1 page" in plain.output
    colored = CliRunner().invoke(cli, [*args, "--color", "always"], catch_exceptions=False)
    assert "“\x1b[33m\x1b[1mPT1H41M\x1b[0m”" in colored.output


def test_words_of_a_page_cannot_command_a_terminal(bench: Bench) -> None:
    answer = why.why(bench, "Low Tide", "runtime")
    evil = answer.thing.__class__(f"{ID}movie/x", ("schema:Movie",), {})
    text = as_text(Answer(evil, "x", "title\x1b[2J\x07", ()))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_json_holds_all_of_it(bench: Bench) -> None:
    body = json.loads(as_json(why.why(bench, "Low Tide", "runtime")))
    assert body["thing"] == {"iri": f"{ID}movie/low-tide-1998", "name": "Low Tide (1998)"}
    minutes = next(f for f in body["findings"] if f["property"] == "runtime_minutes")
    assert (minutes["term"], minutes["rule"]) == ("kgv:runtimeMinutes", "majority")
    (value,) = minutes["values"]
    assert value["value"] == "101"
    claim = value["claims"][0]
    assert claim["rank"] == "preferred"
    assert claim["places"][0]["quote"] == "PT1H41M"
    assert claim["places"][0]["before"].endswith('"duration": "')
    assert minutes["lost"][0]["why"].startswith("stated by 1 page")
    assert minutes["conflicts"][0]["kind"] == "cut"
    assert body["joined"][0]["decisions"][0]["verdict"] == "same"


def test_claims_in_parquet_are_reasons_too(kg: Run, pages: Path, tides: Path, tmp_path: Path) -> None:
    assert kg("build", pages, "--out", tmp_path / "out", "--claims", "parquet").returncode == 0
    with why.opened([tmp_path / "out"], [pages]) as packed, why.opened([tides], [pages]) as whole:
        for word in ("runtime", "title", "release", "genre", "director"):
            of_packed, of_whole = (why.why(bench, "Low Tide", word) for bench in (packed, whole))
            assert as_json(of_packed) == as_json(of_whole)


def test_conflicts_of_the_report_are_those_of_the_graph(kg: Run, built: Path, tmp_path: Path) -> None:
    assert kg("build", SEEDS, "--out", tmp_path / "out", "--claims", "parquet").returncode == 0
    with why.opened([tmp_path / "out"], []) as packed, why.opened([built], []) as whole:
        film = next(iter(whole.facts.documents())).about
        for word in ("award", "rating", "cast", "popularity"):
            of_packed, of_whole = (why.why(bench, film, word) for bench in (packed, whole))
            conflicts = [sorted(c.iri for f in a.findings for c in f.conflicts) for a in (of_packed, of_whole)]
            assert conflicts[0] == conflicts[1] != []
            assert as_json(of_packed) == as_json(of_whole)


def test_a_store_that_is_up_to_date_answers_alike(kg: Run, tides: Path, pages: Path, tmp_path: Path) -> None:
    import shutil

    out = tmp_path / "out"
    shutil.copytree(tides, out)
    before = kg("why", "Low Tide", "runtime", "--data", out, "--pages", pages)
    assert kg("store", "load", "--out", out).returncode == 0
    assert kg("why", "Low Tide", "runtime", "--data", out, "--pages", pages).stdout == before.stdout


# --- the seeds -------------------------------------------------------------------------------------------------------


def test_every_value_of_the_seeds_has_its_claims_and_every_rank_its_reason(built: Path) -> None:
    """What the rules chose in the build is what the answers say: nothing without a claim, no winner among the losers."""
    with why.opened([built], [SEEDS]) as bench:
        things = [find(bench.facts, iri) for iri, _ in bench.facts.labels("name")]
        details = [detail for thing in things for detail in bench.below(thing)]
        seen = 0
        for thing in {thing.iri: thing for thing in [*things, *details]}.values():
            for row in PROPERTIES.values():
                if not set(row.of) & set(kinds_of(thing)) or not (finding := bench.finding(thing, row)):
                    continue
                seen += 1
                for held in finding.held:
                    assert held.said, (thing.iri, row.word)
                    assert all(said.claim.rank != "deprecated" for said in held.said), (thing.iri, row.word)
                for lost in finding.lost:
                    assert "not what the rule chose" not in lost.why
                    assert all(said.claim.rank != "preferred" for said in lost.said), (thing.iri, row.word)
        assert seen > 400
        assert not bench.pages.missing


def test_quotes_of_the_seeds_are_words_of_their_pages(built: Path) -> None:
    with why.opened([built], [SEEDS]) as bench:
        answer = why.why(bench, next(iter(bench.facts.documents())).about, "cast")
        said = [said for finding in answer.findings for held in finding.held for said in held.said]
        assert len(said) > 100
        for one in said:
            text = (SEEDS / one.source.name).read_text(encoding="utf-8")
            for place, context in zip(one.claim.places, one.contexts, strict=True):
                assert text[place.start : place.end] == place.exact
                assert context.before or context.after


@pytest.mark.parametrize("word", ["release", "runtime", "cast", "rating", "plot", "language", "budget", "writer", "award"])
def test_everyday_questions_about_the_film_of_the_seeds(kg: Run, built: Path, word: str) -> None:
    with why.opened([built], []) as bench:
        film = next(iter(bench.facts.documents())).about
    done = kg("why", film, word, "--data", built, "--pages", SEEDS)
    assert done.returncode == 0, done.stderr
    assert "char " in done.stdout


@pytest.mark.parametrize(
    ("iri", "above"),
    [
        ("movie/x-1998", "movie/x-1998"),
        ("person/imdb/someone", "person/imdb/someone"),
        ("person/role", "person/role"),
        ("movie/role", "movie/role"),
        ("movie/x/role/ada-quill/review", "movie/x"),
        ("movie/x/review/imdb/0123/rating/9", "movie/x/review/imdb/0123"),
        ("movie/x/rating/0123/imdb/users", "movie/x"),
    ],
)
def test_what_a_detail_hangs_below(iri: str, above: str) -> None:
    assert owner(ID + iri) == ID + above
