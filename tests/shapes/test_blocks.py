"""A graph that is judged chunk by chunk has the results of the whole, however it is cut; a sound one leaves nothing open."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InternalFault
from kg.rdf import reference, validate_fast
from kg.rdf.block_validation import Checked, Known, Remainder, Settled, crosschecked, known_classes, ready, validate_block
from kg.rdf.crosscheck import CANDIDATES, SIZE, sample
from kg.rdf.shape_report import Result
from kg.rdf.shape_view import TYPE
from kg.rdf.terms import Terms
from kg.rdf.validate import validate
from tests.shapes.examples import BASE, house
from tests.shapes.graphs import CASES, case_text, sorted_lines

HOUSE = "\n".join(house()) + "\n"
BROKEN = HOUSE + "".join(case_text(path) for path in CASES if "_:" not in case_text(path) and "[" not in case_text(path))
SOUND = "".join(HOUSE.replace("house/person>", f"person/{name}>").replace("house/", f"movie/{name}/") for name in ("ada", "ada-1", "eve"))
"""Three films with their details, and their people."""
SCHEMA = "http://schema.org/"

Chunk = tuple[Sequence[str], Known]


def subject(line: str) -> str:
    return line.split(" ", 1)[0]


def subjects(lines: Sequence[str]) -> list[int]:
    """Where something new is spoken of."""
    return [0, *(k for k in range(1, len(lines)) if subject(lines[k]) != subject(lines[k - 1]))]


def whole_things(lines: Sequence[str]) -> list[int]:
    """Where a new thing of the first level is spoken of (``movie/x``): those are the places where a build cuts."""
    things = [lines[k].removeprefix(f"<{BASE}").split(">")[0].split("/")[:2] for k in subjects(lines)]
    return [k for place, k in enumerate(subjects(lines)) if not place or things[place] != things[place - 1]]


def cut(lines: Sequence[str], places: Iterable[int]) -> list[Chunk]:
    """Chunks, and what is known outside each: of what it leads to only."""
    types: dict[str, tuple[str, ...]] = {}
    for line in lines:
        s, p, rest = line.split(" ", 2)
        types[s] = (*types.get(s, ()), *([rest[:-3]] if p == TYPE else []))
    found = []
    for start, end in pairwise(sorted({0, *places, len(lines)})):
        chunk = lines[start:end]
        own, led_to = {subject(line) for line in chunk}, {line.split(" ", 2)[2][:-3] for line in chunk}
        found.append((chunk, {name: types[name] for name in (led_to - own) & types.keys()}))
    return found


def judged(chunks: Sequence[Chunk]) -> tuple[list[Checked], Remainder, Settled]:
    found = [pickle.loads(pickle.dumps(validate_block(lines, known))) for lines, known in chunks]
    rest = Remainder()
    for checked in found:
        rest.add(checked)
    return found, rest, rest.settle(lambda: chunks)


def results(chunks: Sequence[Chunk]) -> tuple[Result, ...]:
    found, _, settled = judged(chunks)
    return together(found, settled)


def together(found: Iterable[Checked], settled: Settled) -> tuple[Result, ...]:
    """The results of chunks, with those of open questions in the place of all that was found of the same things."""
    kept = {result for checked in found for result in checked.results if result.focus not in settled.foci}
    return tuple(sorted(kept.union(settled.results), key=lambda result: result.order))


@cache
def wanted(text: str) -> tuple[Result, ...]:
    """The results of the whole graph, by the fast engine."""
    return validate(text, engine="fast").results


def damaged(seed: int) -> str:
    """A graph in which links lead anywhere and things have properties of others."""
    chance = random.Random(seed)
    said = [line.rstrip(" .\n").split(" ", 2) for line in sorted_lines(HOUSE)]
    columns = [sorted({row[k] for row in said}) for k in range(3)]
    for row in said:
        for k in (1, 2):
            if chance.random() < 0.1:
                row[k] = chance.choice(columns[k])
    followed = [
        f"<{SCHEMA}{name}>" for name in ("actor", "author", "contributor", "review", "reviewRating", "contentRating", "spokenByCharacter")
    ]
    said += [[chance.choice(columns[0]), chance.choice(followed), chance.choice(columns[0])] for _ in range(40)]
    return "".join(f"{' '.join(row)} .\n" for row in said)


# --- how a graph is cut does not matter -------------------------------------------------------------------------------


def test_a_good_graph_has_no_results_and_leaves_nothing_open() -> None:
    lines = sorted_lines(SOUND)
    found, rest, settled = judged(cut(lines, whole_things(lines)))
    assert len(found) == 6
    assert not any(checked.results or checked.open for checked in found)
    assert settled == Settled()
    rest.crosscheck(settled)


def test_no_lines_are_no_graph() -> None:
    assert validate_block([], {}).results == ()


@pytest.mark.parametrize("every", [1, 2, 7, 1000])
def test_broken_graphs_have_the_same_results_in_chunks_of_whole_things(every: int) -> None:
    lines = sorted_lines(BROKEN)
    assert results(cut(lines, whole_things(lines)[::every])) == wanted(BROKEN)
    assert len(wanted(BROKEN)) > 100


def test_the_whole_graph_has_the_results_that_pyshacl_finds() -> None:
    assert wanted(BROKEN) == validate(BROKEN, engine="pyshacl").results


def test_broken_graphs_have_the_same_results_in_chunks_of_single_things() -> None:
    """Details stand apart from what they belong to, so that every link leads out of its chunk."""
    lines = sorted_lines(BROKEN)
    chunks = cut(lines, subjects(lines))
    assert sum(bool(validate_block(*chunk).open) for chunk in chunks) > 10
    assert results(chunks) == wanted(BROKEN)


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_broken_graphs_have_the_same_results_wherever_they_are_cut(data: Any) -> None:
    lines = sorted_lines(BROKEN)
    places = data.draw(st.sets(st.sampled_from(subjects(lines))))
    chunks = cut(lines, places)
    assert results(data.draw(st.permutations(chunks))) == wanted(BROKEN)


@given(st.integers(0, 30), st.data())
@settings(max_examples=40, deadline=None)
def test_graphs_damaged_at_random_have_the_same_results(seed: int, data: Any) -> None:
    lines = sorted_lines(damaged(seed))
    for places in (whole_things(lines), data.draw(st.sets(st.sampled_from(subjects(lines))))):
        assert results(cut(lines, places)) == wanted(damaged(seed))


def test_values_that_are_left_to_pyshacl_are_judged_in_their_chunk() -> None:
    film = f"<{BASE}movie/x> a <{SCHEMA}Movie> ; <https://kg.example/ns#runtimeMinutes> 90 ; <{SCHEMA}duration> %s .\n"
    text = HOUSE + film % '"P1DT1H30M"^^<http://www.w3.org/2001/XMLSchema#duration>'
    lines = sorted_lines(text)
    found = results(cut(lines, whole_things(lines)))
    assert found == wanted(text)
    assert any(r.shape.endswith("Movie-running-time") for r in found)


def test_the_https_form_of_schema_org() -> None:
    lines = sorted_lines(SOUND.replace("http://schema.org/", "https://schema.org/"))
    chunks = cut(lines, whole_things(lines))
    assert not any(validate_block(*chunk, https=True).results for chunk in chunks)
    assert all(validate_block(*chunk).results for chunk in chunks)


# --- what lies outside -----------------------------------------------------------------------------------------------

FILM = sorted_lines(
    f'<{BASE}movie/x> a <{SCHEMA}Movie> ; <{SCHEMA}name> "X" ; <{SCHEMA}dateCreated> "1999"^^<http://www.w3.org/2001/XMLSchema#gYear> ; '
    f"<{SCHEMA}director> <{BASE}person/ada> ."
)


def messages(checked: Checked) -> set[tuple[str, str, bool]]:
    return {(r.severity, r.value, r.structural) for r in checked.results if r.severity != "info"}


def test_a_link_to_what_is_neither_here_nor_known_dangles_and_is_our_fault() -> None:
    assert messages(validate_block(FILM, {})) == {("violation", f"{BASE}person/ada", True)}


def test_a_link_to_a_known_thing_is_held_against_its_class() -> None:
    terms = Terms()
    assert messages(validate_block(FILM, known_classes({f"{BASE}person/ada": "person"}, terms))) == set()
    place = known_classes({f"{BASE}person/ada": "place", f"{BASE}person/eve": "person"}, terms)
    assert messages(validate_block(FILM, place)) == {("violation", f"{BASE}person/ada", True)}


def test_what_is_known_beyond_need_changes_nothing() -> None:
    lines = sorted_lines(BROKEN)
    chunks = cut(lines, whole_things(lines)[::5])
    everything = {name: classes for _, known in chunks for name, classes in known.items()}
    for chunk, known in chunks:
        own = {subject(line) for line in chunk}
        more = {name: classes for name, classes in everything.items() if name not in own}
        assert validate_block(chunk, known).results == validate_block(chunk, {**known, **more}).results


def test_chunks_are_gone_through_again_only_where_something_is_open() -> None:
    rest = Remainder()
    rest.add(validate_block(FILM, known_classes({f"{BASE}person/ada": "person"}, Terms())))
    assert rest.settle(lambda: pytest.fail("nothing was open")) == Settled()


def test_what_is_open_is_settled_for_the_things_concerned_and_no_others() -> None:
    """Two films share a review's rating: it is the same to each, and whether it has a scale is for its own chunk to say."""
    rating = f"<{BASE}movie/z/rating> a <{SCHEMA}Rating> ; <{SCHEMA}ratingValue> 7.0 .\n"
    review = f"<{BASE}movie/x/review> a <{SCHEMA}Review> , <{SCHEMA}UserReview> ; <{SCHEMA}reviewRating> <{BASE}movie/z/rating> .\n"
    text = SOUND + rating + review
    lines = sorted_lines(text)
    chunks = cut(lines, whole_things(lines))
    _, _, settled = judged(chunks)
    assert settled.foci == {f"{BASE}movie/z/rating"}
    assert [r.shape.rpartition("#")[2] for r in settled.results] == ["ReviewRating-bestRating-missing"]
    assert results(chunks) == wanted(text)


ROLE = (
    f"<{BASE}movie/x> a <{SCHEMA}Movie> ; <{SCHEMA}actor> <{BASE}movie/x/cast/ada> .\n"
    f'<{BASE}person/ada> a <{SCHEMA}Person> ; <{SCHEMA}name> "Ada" .\n'
    f"<{BASE}movie/x/cast/ada> a <{SCHEMA}PerformanceRole> ; <{SCHEMA}actor> <{BASE}person/ada> .\n"
)


@pytest.mark.parametrize("role", ["movie/x/cast/ada", "movie/a"], ids=["together", "apart"])
def test_a_role_is_found_in_its_chunk_and_out_of_it(role: str) -> None:
    """Two films have it; what its actor is to a film, a query follows through the role."""
    text = ROLE.replace("movie/x/cast/ada", role)
    text += text.replace("movie/x>", "movie/y>")
    lines = sorted_lines(text)
    found = results(cut(lines, whole_things(lines)))
    assert found == validate(text, engine="pyshacl").results
    plain = [r for r in found if r.shape.endswith("Movie-plain")]
    assert [r.focus[-1] for r in plain] == ["x", "y"]
    assert {r.value for r in plain} == {f"{BASE}person/ada"}


# --- pyshacl looks at a sample ----------------------------------------------------------------------------------------


def test_the_sample_is_small_and_always_the_same() -> None:
    lines = sorted_lines(HOUSE)
    drawn = [validate_block(lines, {}).candidates for _ in range(2)]
    assert drawn[0] == drawn[1]
    few, names = sample(drawn[0])
    assert 20 < len(few) <= SIZE
    assert len(names) > 3
    assert {f"{' '.join(triple)} .\n" for triple in few} <= set(lines)


def test_the_sample_does_not_depend_on_the_order_of_the_chunks_and_stays_small() -> None:
    lines = sorted_lines(BROKEN)
    found = [validate_block(*chunk) for chunk in cut(lines, whole_things(lines))]
    kept = []
    for order in (found, found[::-1]):
        rest = Remainder()
        for checked in order:
            rest.add(checked)
        kept.append((rest._candidates, rest._found))
    assert kept[0] == kept[1]
    candidates, of_them = kept[0]
    assert 3 < len(candidates) <= CANDIDATES
    assert of_them.keys() == {candidate.name for candidate in candidates}
    assert 20 < len(sample(candidates)[0]) <= SIZE
    assert all(len({t for c in checked.candidates for t in c.said}) <= SIZE for checked in found)


@pytest.mark.parametrize("text", [BROKEN, *(damaged(seed) for seed in range(8))])
def test_a_broken_graph_is_no_disagreement(text: str) -> None:
    lines = sorted_lines(text)
    for places in (whole_things(lines), subjects(lines)):
        _, rest, settled = judged(cut(lines, places))
        rest.crosscheck(settled)


def test_an_engine_that_overlooks_something_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = sorted_lines(HOUSE.replace("http://schema.org/name", "http://schema.org/nom"))
    chunks = cut(lines, whole_things(lines))
    monkeypatch.setattr(validate_fast.Engine, "_result", lambda *args, **options: None)
    _, rest, settled = judged(chunks)
    with pytest.raises(
        InternalFault, match=r"two validations disagree: pyshacl finds '.*' by <.*> of .*, the fast engine finds nothing more"
    ) as fault:
        rest.crosscheck(settled)
    assert fault.value.exit_code == 3
    assert fault.value.where.startswith("https://kg.example/")


def test_a_chunk_that_was_judged_otherwise_than_alone_ends_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = sorted_lines(HOUSE.replace("http://schema.org/name", "http://schema.org/nom"))
    chunks = cut(lines, whole_things(lines))
    with monkeypatch.context() as patch:
        patch.setattr(validate_fast.Engine, "_result", lambda *args, **options: None)
        _, rest, settled = judged(chunks)
    with pytest.raises(InternalFault, match=r"asked of a few things, finds '.*', the fast engine, asked of all, finds nothing more"):
        rest.crosscheck(settled)


def test_what_a_crosscheck_waits_for_is_loaded_beforehand() -> None:
    lines = sorted_lines(HOUSE)
    _, rest, settled = judged(cut(lines, whole_things(lines)))
    reference._prepared.cache_clear()
    ready(https=False)
    parsed = reference._prepared.cache_info().misses
    assert parsed
    crosschecked((rest, settled))
    assert reference._prepared.cache_info().misses == parsed


# --- a real build -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not os.environ.get("KG_PAGES"), reason="KG_PAGES does not name a folder of saved pages")
def test_saved_pages_leave_nothing_open_and_have_the_same_results(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "build", os.environ["KG_PAGES"], "--out", tmp_path / "out", "--format", "ttl", "-q"])
    assert done.returncode == 0
    text = (tmp_path / "out/kg.ttl").read_text(encoding="utf-8")
    lines = sorted_lines(text)
    for every in (1, 25):
        chunks = cut(lines, whole_things(lines)[::every])
        found, rest, settled = judged(chunks)
        assert not any(checked.open for checked in found)
        assert together(found, settled) == wanted(text)
        rest.crosscheck(settled)
