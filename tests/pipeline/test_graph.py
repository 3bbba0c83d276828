"""However a graph is cut and whoever makes its pieces, it is one; and of a graph that changes, what does not change stays."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from bench.generate import LAYOUTS, one
from bench.generate.world import world
from kg.intake import keeping, recall
from kg.model import Claim, Document, Evidence, Mention, Record
from kg.pipeline.graph import Graph
from kg.rdf.validate import validate
from kg.spill.blocks import Block
from tests.conftest import PATIENCE, ROOT
from tests.pipeline.films import as_set, build, cut_small, files, graphs, letting_go, made, page, pool, put

SMALL = 0.15
"""How long the generated pages are, as a share of the usual length."""


@pytest.fixture(autouse=True)
def _let_go() -> None:
    letting_go()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of every layout there is, and a dozen that share films and people."""
    folder = put(tmp_path_factory.mktemp("pages"), pool())
    invented = world(12, "test")
    for number, layout in enumerate(LAYOUTS):
        written = one(invented, number, SMALL, layout)
        (folder / f"{number:02d}{written.page.suffix}").write_bytes(written.data)
    return folder


@pytest.fixture(scope="session")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their graph, made as one bucket and one chunk."""
    out = tmp_path_factory.mktemp("whole") / "out"
    assert build(pages, out, keep=False, claims="both").written
    return out


def rows(out: Path) -> list[str]:
    return sorted(map(repr, pq.read_table(out / "claims.parquet").to_pylist()))


def same(one: Path, other: Path) -> None:
    left, right = files(one), files(other)
    assert left.keys() == right.keys()
    assert rows(one) == rows(other)
    assert {**as_set(left), "claims.parquet": b""} == {**as_set(right), "claims.parquet": b""}


# --- how it is cut ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bucket", "film", "other"), [(1, 1, 1), (5, 3, 2)])
def test_how_documents_and_things_are_cut_does_not_show(
    pages: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bucket: int, film: int, other: int
) -> None:
    cut_small(monkeypatch, bucket=bucket, film=film, other=other)
    seen = graphs(monkeypatch)
    build(pages, tmp_path / "out", keep=False, claims="both")
    assert len(seen[0].buckets) + len(seen[0].chunks) > 2
    same(tmp_path / "out", whole)


_ELSEWHERE = """
import sys
from pathlib import Path
from kg import pipeline
from kg.model import Options
from kg.pipeline import buckets, ranges
if __name__ == "__main__":
    buckets.SIZE, ranges.FEW, ranges.PER_CHUNK = 2, 0, {"film": 1, "other": 2}
    pipeline.build([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]), Options(claims="both", keep=False, jobs=2))
"""


def test_processes_order_of_files_and_hash_seed_do_not_show(pages: Path, whole: Path, tmp_path: Path) -> None:
    paths = sorted(pages.iterdir(), key=lambda path: path.name[::-1])
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(tmp_path / "out"), *map(str, paths)], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "77"}, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    same(tmp_path / "out", whole)


# --- what is lost ----------------------------------------------------------------------------------------------------


def reading(monkeypatch: pytest.MonkeyPatch, says: Callable[[Document], list[Claim]]) -> None:
    """Have documents say something else than they do."""

    def read(document: Document, site: str, seconds: float) -> Record:
        claims = says(document)
        return Record(document, "general", claims[0].subject, tuple(claims))

    monkeypatch.setattr(keeping, "read_document", read)


def claim(subject: Mention, property: str, value: str | Mention, at: int) -> Claim:
    return Claim(subject, property, value, (Evidence(at, at + 1, "x"),))


FIRST, SECOND = Mention("film", ("first", "1990")), Mention("film", ("second", "1991"))
NOBODY, ANYBODY = Mention("person", ("no body",)), Mention("person", ("ann body",))


def says(document: Document) -> list[Claim]:
    """Of two films; the second is known for its director alone, of whom there is nothing but a name that is none."""
    common = [claim(FIRST, "name", "First", 0), claim(FIRST, "year", "1990", 1), claim(FIRST, "similar", SECOND, 2)]
    crew = [claim(FIRST, "actor", ANYBODY, 3), claim(ANYBODY, "name", "Ann Body", 3), claim(FIRST, "writer", NOBODY, 4)]
    return [*common, *crew, claim(SECOND, "director", NOBODY, 5), claim(NOBODY, "name", "No  Body", 6)]


@pytest.mark.parametrize("small", [False, True], ids=["in one chunk", "in many"])
def test_links_to_what_the_shapes_leave_nothing_of_go_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: bool) -> None:
    reading(monkeypatch, says)
    if small:
        cut_small(monkeypatch, film=1, other=1)
    done = build(put(tmp_path / "in", {"a.txt": "x" * 100}), tmp_path / "out")
    assert done.exit_code == 1
    assert [(finding.focus, finding.value) for finding in done.report.left_out] == [("https://kg.example/id/person/no-body", "No  Body")]
    graph = (tmp_path / "out/kg.ttl").read_text(encoding="utf-8")
    assert "no-body" not in graph
    assert "second" not in graph, "what had only a link to it goes too, and the links to that"
    assert "ann-body" in graph
    assert not validate(tmp_path / "out/kg.ttl").of("violation")
    quads = (tmp_path / "out/kg.nq").read_text(encoding="utf-8")
    assert "deprecated" in quads
    assert "no-body" in quads, "the claims stay"


def test_what_is_lost_does_not_hang_on_how_the_graph_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, says)
    build(put(tmp_path / "in", {"a.txt": "x" * 100}), tmp_path / "one")
    for film, other in ((1, 1), (1, 10**9), (2, 3)):
        with monkeypatch.context() as patch:
            cut_small(patch, film=film, other=other)
            for _ in range(2):
                build(tmp_path / "in", tmp_path / "many")
                assert as_set(files(tmp_path / "many")) == as_set(files(tmp_path / "one"))


def test_what_is_left_out_is_in_one_order_however_the_graph_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [Mention("person", (f"p{n}",)) for n in range(6)]

    def bad(document: Document) -> list[Claim]:
        named = [claim(person, "name", f"P  {n}", n + 10) for n, person in enumerate(people)]
        return [claim(FIRST, "name", "First", 0), *(claim(FIRST, "actor", person, 3) for person in people), *named]

    reading(monkeypatch, bad)
    reports = []
    for film, other in ((10**9, 10**9), (1, 1)):
        with monkeypatch.context() as patch:
            cut_small(patch, film=film, other=other)
            build(put(tmp_path / "in", {"a.txt": "x" * 100}), tmp_path / "out", keep=False)
        reports.append((tmp_path / "out/report.json").read_bytes())
    assert reports[0] == reports[1]
    assert len(json.loads(reports[0])["shapes"]["left_out"]) == 6


# --- what changes ----------------------------------------------------------------------------------------------------


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Graph]:
    cut_small(monkeypatch, film=1, other=1)
    return graphs(monkeypatch)


def made_anew(graph: Graph) -> str:
    """The facts of the chunks that were made anew."""
    return b"".join(Block(made.path).part("facts") for made in graph.chunks if not made.kept).decode()


LOW_TIDE = page("Low Tide", "1998", ["Colm Rush"], "It made me think of Harriet Blomfield. It is dull.")


def test_of_an_unchanged_graph_nothing_is_made_again(tmp_path: Path, seen: list[Graph], monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in", pool())
    build(tmp_path / "in", tmp_path / "out")
    before = files(tmp_path / "out")
    with made(monkeypatch) as names:
        build(tmp_path / "in", tmp_path / "out")
    assert names == []
    assert all(made.kept for made in seen[1].chunks)
    assert files(tmp_path / "out") == before


def test_a_text_is_read_again_where_a_name_in_it_comes_to_mean_somebody_and_not_for_other_names(tmp_path: Path, seen: list[Graph]) -> None:
    put(tmp_path / "in", {"low.html": LOW_TIDE, "gull.html": page("The Gull", "2001", ["Petra Lindholm"])})
    build(tmp_path / "in", tmp_path / "out")
    graph = tmp_path / "out/kg.ttl"
    assert "schema:mentions" not in graph.read_text(encoding="utf-8")

    put(tmp_path / "in", {"ember.html": page("Ember", "1990", ["Oona Vellacott"])})
    build(tmp_path / "in", tmp_path / "out")
    assert "/low-tide-1998> " not in made_anew(seen[1]), "a page about others"
    assert "/the-gull-2001> " not in made_anew(seen[1])
    assert "/ember-1990> " in made_anew(seen[1])

    put(tmp_path / "in", {"salt.html": page("Salt Road", "1992", ["Harriet Blomfield"])})
    build(tmp_path / "in", tmp_path / "out")
    assert "/low-tide-1998> " in made_anew(seen[2]), "its review names somebody whom the graph now knows"
    assert "/the-gull-2001> " not in made_anew(seen[2])
    assert "schema:mentions <https://kg.example/id/person/harriet-blomfield>" in graph.read_text(encoding="utf-8")

    (tmp_path / "in/salt.html").unlink()
    build(tmp_path / "in", tmp_path / "out")
    assert "/low-tide-1998> " in made_anew(seen[3])
    assert "schema:mentions" not in graph.read_text(encoding="utf-8")


def test_a_block_that_one_build_did_not_use_is_not_trusted_by_a_later_one(tmp_path: Path, seen: list[Graph]) -> None:
    for pages in ({"low.html": LOW_TIDE}, {"salt.html": page("Salt Road", "1992", ["Harriet Blomfield"])}, {"low.html": LOW_TIDE}):
        if (tmp_path / "in").exists():
            (tmp_path / "in/low.html").unlink(missing_ok=True)
        put(tmp_path / "in", pages)
        build(tmp_path / "in", tmp_path / "out")
    assert "schema:mentions" in (tmp_path / "out/kg.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_a_graph_that_grew_and_shrank_is_the_one_made_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    cut_small(monkeypatch, bucket=2, film=1, other=1 + seed % 2)
    monkeypatch.setattr(recall, "SETTLED", 20_000_000)
    claims = ("nq", "both", "parquet")[seed]
    seen = graphs(monkeypatch)
    chance = random.Random(seed)
    all_pages = pool()
    inbox = put(tmp_path / "in", {"a0.html": all_pages["a0.html"]})
    kept = 0
    for step in range(4):
        for name in chance.sample(sorted(all_pages), 3):
            path = inbox / name
            if path.exists() and chance.random() < 0.6 and len(list(inbox.iterdir())) > 1:
                path.unlink()
            else:
                other = all_pages[chance.choice(sorted(all_pages))] if chance.random() < 0.3 else all_pages[name]
                path.write_text(other.replace("all the time", f"all the {step} times"), encoding="utf-8")
        time.sleep(0.03)  # files that are as they were are not opened then
        build(inbox, tmp_path / "out", claims=claims)
        kept += sum(chunk.kept for chunk in seen[-1].chunks)
        build(inbox, tmp_path / "anew", claims=claims, keep=False)
        assert files(tmp_path / "out") == files(tmp_path / "anew")
    assert kept > 0


def test_another_style_makes_its_own_blocks(tmp_path: Path, seen: list[Graph]) -> None:
    put(tmp_path / "in", {"low.html": LOW_TIDE})
    build(tmp_path / "in", tmp_path / "out")
    plain = files(tmp_path / "out")
    build(tmp_path / "in", tmp_path / "out", schema_namespace="https")
    assert b"https://schema.org/" in files(tmp_path / "out")["kg.ttl"]
    build(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out") == plain


# --- what is damaged -------------------------------------------------------------------------------------------------


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] if how == "cut" else bytes(len(data)))


@pytest.mark.parametrize("how", ["cut", "zero"])
def test_whatever_happens_to_the_working_folder_the_graph_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: list[Graph], how: str
) -> None:
    put(tmp_path / "in", {"low.html": LOW_TIDE, "salt.html": page("Salt Road", "1992", ["Harriet Blomfield"])})
    build(tmp_path / "in", tmp_path / "out")
    before = files(tmp_path / "out")
    folder = tmp_path / ".kg/out/blocks"
    for pattern in ("ledger", "names-*", "*", "lock"):
        for path in folder.glob(pattern):
            spoil(path, how)
        build(tmp_path / "in", tmp_path / "out")
        assert files(tmp_path / "out") == before, pattern
    for path in folder.glob("names-*"):
        spoil(path, how)
    put(tmp_path / "in", {"ember.html": page("Ember", "1990", ["Oona Vellacott"])})
    build(tmp_path / "in", tmp_path / "out")
    build(tmp_path / "in", tmp_path / "anew", keep=False)
    assert files(tmp_path / "out") == files(tmp_path / "anew")
    letting_go()
    for path in (tmp_path / ".kg/out").glob("records.sqlite*"):
        spoil(path, how)
    build(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "anew")


@pytest.mark.parametrize("column", ["record", "summary", "films"])
@pytest.mark.parametrize("value", ["x'00'", "NULL"])
def test_what_is_damaged_inside_the_kept_records_is_read_again(tmp_path: Path, column: str, value: str) -> None:
    put(tmp_path / "in", {"low.html": LOW_TIDE})
    build(tmp_path / "in", tmp_path / "out")
    before = files(tmp_path / "out")
    shutil.rmtree(tmp_path / ".kg/out/blocks")
    letting_go()
    with contextlib.closing(sqlite3.connect(tmp_path / ".kg/out/records.sqlite")) as connection, connection:
        connection.execute(f"UPDATE pages SET {column} = {value}")
    build(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("column", ["record", "summary", "films", "entry"])
def test_a_row_that_has_what_was_kept_of_another_page_is_read_again(tmp_path: Path, column: str) -> None:
    put(tmp_path / "in", pool())
    build(tmp_path / "in", tmp_path / "out")
    before = files(tmp_path / "out")
    shutil.rmtree(tmp_path / ".kg/out/blocks")
    letting_go()
    with contextlib.closing(sqlite3.connect(tmp_path / ".kg/out/records.sqlite")) as connection, connection:
        rows = connection.execute(f"SELECT key, {column} FROM pages ORDER BY key").fetchall()
        turned = [(rows[at - 1][1], key) for at, (key, _) in enumerate(rows)]
        connection.executemany(f"UPDATE pages SET {column} = ? WHERE key = ?", turned)
    build(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("seed", range(6))
def test_bytes_lost_anywhere_in_the_kept_records_cost_time_only(tmp_path: Path, seed: int) -> None:
    put(tmp_path / "in", pool())
    build(tmp_path / "in", tmp_path / "out")
    before = files(tmp_path / "out")
    shutil.rmtree(tmp_path / ".kg/out/blocks")
    letting_go()
    path, chance = tmp_path / ".kg/out/records.sqlite", random.Random(seed)
    data = bytearray(path.read_bytes())
    for at in chance.sample(range(4096, len(data) - 200), 20):
        data[at : at + 200] = bytes(200)
    path.write_bytes(data)
    build(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out") == before
