"""The files of a build: the same content in each form, also where there is nothing to write."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import groupby, repeat, takewhile
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from kg.errors import InternalFault
from kg.model import Options
from kg.pipeline import graph, output, row_groups
from tests.pipeline.films import build, cut_small, files, letting_go, pool, put

BASE = Options().base_iri
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(autouse=True)
def _let_go() -> None:
    letting_go()


@pytest.fixture(params=[False, True], ids=["in one chunk", "in many"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param:
        cut_small(monkeypatch)
    build(put(tmp_path / "in", pool()), tmp_path / "out", claims="both", keep=False)
    return tmp_path / "out"


def claims(path: Path) -> dict[str, dict[str, set[str]]]:
    """Of every claim of a document in N-Quads its values by predicate; of its places what they say."""
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS):
        if str(quad.graph_name) == f"<{BASE}graph/provenance>":
            values[str(quad.subject)][quad.predicate.value].add(str(quad.object))
    return {s: {**about} for s, about in values.items()}


def number(about: dict[str, set[str]], end: str) -> int:
    words = about.get(f"http://www.w3.org/ns/oa#{end}", {'"-1"'})
    return int(next(iter(words)).split('"')[1])


def test_the_table_says_what_the_quads_say(out: Path) -> None:
    told = claims(out / "kg.nq")
    rows = pq.read_table(out / "claims.parquet").to_pylist()
    quoted = "http://www.w3.org/ns/prov#wasQuotedFrom"
    assert len(rows) == json.loads((out / "report.json").read_text(encoding="utf-8"))["counts"]["claims"]
    assert {f"<{BASE}document/{row['document']}/claim/{row['claim']}>" for row in rows} == {s for s, a in told.items() if quoted in a}
    for row in rows:
        about = told[f"<{BASE}document/{row['document']}/claim/{row['claim']}>"]
        value = ox.NamedNode(row["object"]) if not row["datatype"] else ox.Literal(row["object"], datatype=ox.NamedNode(row["datatype"]))
        assert about[f"{RDF}subject"] == {f"<{row['subject']}>"}
        assert about[f"{RDF}predicate"] == {f"<{row['predicate']}>"}
        assert about[f"{RDF}object"] == {str(value)}
        rank = {f"<https://kg.example/ns#{row['rank']}>"} if row["rank"] != "normal" else None
        assert about.get("https://kg.example/ns#rank") == rank
        assert ("https://kg.example/ns#inferred" in about) == row["inferred"]
        places = {(number(told[place], "start"), number(told[place], "end")) for place in about[quoted]}
        assert places == set(zip(row["starts"], row["ends"], strict=True))
        words = {word for place in about[quoted] for word in told[place]["http://www.w3.org/ns/oa#exact"]}
        assert words == {str(ox.Literal(exact)) for exact in row["exacts"]}


def test_no_line_stands_twice_and_every_place_is_described(out: Path) -> None:
    lines = (out / "kg.nq").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines))
    described = {line.split(" ")[0] for line in lines}
    assert not {line.split(" ")[2] for line in lines if "#wasQuotedFrom>" in line} - described


@pytest.mark.parametrize("text", ["none", "excerpt"])
def test_every_place_is_described_where_text_is_held_back(tmp_path: Path, text: str) -> None:
    build(put(tmp_path / "in", pool()), tmp_path / "out", text=text, keep=False)
    lines = (tmp_path / "out/kg.nq").read_text(encoding="utf-8").splitlines()
    described = {line.split(" ")[0] for line in lines}
    assert not {line.split(" ")[2] for line in lines if "#wasQuotedFrom>" in line} - described


def test_the_documents_come_first_and_the_facts_stand_together(out: Path) -> None:
    quads = list(ox.parse((out / "kg.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert [fact for fact, _ in groupby(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)] == [False, True, False]
    documents = {str(q.subject) for q in takewhile(lambda quad: not isinstance(quad.graph_name, ox.DefaultGraph), quads)}
    assert {str(quad.graph_name) for quad in quads if not str(quad.graph_name).endswith(("/provenance>", "DEFAULT"))} <= documents


def test_the_counts_are_those_of_the_files(out: Path) -> None:
    counts = json.loads((out / "report.json").read_text(encoding="utf-8"))["counts"]
    quads = list(ox.parse((out / "kg.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert counts["quads"] == len(quads)
    facts = {str(quad.triple) for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)}
    assert counts["facts"] == len(facts)
    for name, format in (("kg.ttl", ox.RdfFormat.TURTLE), ("kg.jsonld", ox.RdfFormat.JSON_LD)):
        assert {str(quad.triple) for quad in ox.parse((out / name).read_bytes(), format=format)} == facts
    void = (out / "void.ttl").read_text(encoding="utf-8")
    assert f"void:triples {counts['facts']} ;" in void
    assert f"void:triples {counts['quads']} ;" in void


# --- nothing, and much -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("claims", ["nq", "parquet", "both"])
def test_of_pages_about_nothing_a_graph_of_nothing_is_made(tmp_path: Path, claims: str) -> None:
    put(tmp_path / "in", {"note.txt": pool()["note.txt"]})
    for _ in range(2):
        assert build(tmp_path / "in", tmp_path / "out", claims=claims).exit_code == 0
    found = files(tmp_path / "out")
    assert found["kg.nq"] == b""
    assert list(ox.parse(found["kg.ttl"], format=ox.RdfFormat.TURTLE)) == []
    assert list(ox.parse(found["kg.jsonld"], format=ox.RdfFormat.JSON_LD)) == []
    assert json.loads(found["report.json"])["counts"]["claims"] == 0
    if claims != "nq":
        assert pq.read_table(tmp_path / "out/claims.parquet").num_rows == 0


def test_a_table_is_written_some_chunks_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in", pool())
    cut_small(monkeypatch)
    monkeypatch.setattr(row_groups, "PER_GROUP", 1 << 32)
    build(tmp_path / "in", tmp_path / "one", claims="parquet")
    monkeypatch.setattr(row_groups, "PER_GROUP", 2)
    build(tmp_path / "in", tmp_path / "many", claims="parquet")
    one, many = (pq.ParquetFile(tmp_path / name / "claims.parquet") for name in ("one", "many"))
    assert one.metadata.num_row_groups == 1
    assert many.metadata.num_row_groups > 2
    assert one.read().equals(many.read())


def test_decisions_are_given_up_with_the_build(tmp_path: Path) -> None:
    class Endless:
        decisions = SimpleNamespace(lines=lambda texts: repeat("a decision\n"))

    with pytest.raises(KeyboardInterrupt), output.deciding(tmp_path, Endless(), Options()):  # type: ignore[arg-type]
        raise KeyboardInterrupt
    assert set((tmp_path / "decisions.jsonl").read_text(encoding="utf-8").splitlines()) <= {"a decision"}


def test_where_decisions_cannot_be_written_it_is_said_when_they_are_waited_for(tmp_path: Path) -> None:
    some = SimpleNamespace(decisions=SimpleNamespace(lines=lambda texts: iter(["a decision\n"])))
    with output.deciding(tmp_path / "nowhere", some, Options()) as decided_on, pytest.raises(FileNotFoundError):  # type: ignore[arg-type]
        decided_on()


def test_where_two_validations_disagree_the_output_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disagree(_: object) -> None:
        raise InternalFault("two validations disagree", where="https://kg.example/")

    names = sorted(pool())
    put(tmp_path / "in", {name: pool()[name] for name in names[1:]})
    build(tmp_path / "in", tmp_path / "out")
    before = files(tmp_path / "out")
    put(tmp_path / "in", pool())
    letting_go()
    monkeypatch.setattr(graph, "crosschecked", disagree)
    with pytest.raises(InternalFault, match="disagree"):
        build(tmp_path / "in", tmp_path / "out")
    assert files(tmp_path / "out") == before
