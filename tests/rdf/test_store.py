"""The local store: it answers as the files do, follows them, and survives what kills a load."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from kg.errors import DataError, QueryTimeout, RequestError
from kg.rdf import query as engine
from kg.rdf import store, store_shards
from kg.rdf.answers import Answer
from kg.rdf.joined import written
from kg.rdf.load_nquads import LINE
from kg.rdf.store_files import files
from kg.rdf.store_locks import held
from tests.conftest import ROOT
from tests.servers.process import same, values_of

NAMES = engine.saved_names()
FILMS = ROOT / "tests/queries/films.trig"


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    """A build of one's own, without a store."""
    folder = tmp_path / "out"
    shutil.copytree(built, folder)
    return folder


@pytest.fixture(scope="module")
def stored(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds' graph; never to be written to."""
    folder = tmp_path_factory.mktemp("stored") / "store"
    store.load([built], folder)
    return folder


def only_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "answering", lambda found, folder: None)


# --- what is refused -------------------------------------------------------------------------------------------------


def test_no_store_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"no such store.*kg store load"):
        store.info(tmp_path / "nothing")
    with pytest.raises(RequestError, match="no such store"):
        engine.run("films", [], stored=tmp_path / "nothing")


def test_a_folder_that_is_no_store_is_none(tmp_path: Path) -> None:
    (tmp_path / "current.json").write_text('{"layout": 1, "data": "data-gone"}')
    assert store.current(tmp_path) is None
    with pytest.raises(RequestError, match="holds no store"):
        store.info(tmp_path)


def test_a_store_is_not_put_among_other_files(out: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.html").write_text("a page")
    for place in (pages, out):
        with pytest.raises(RequestError, match="is no store, and holds other files; name a new folder with --store"):
            store.load([out], place)
    assert [path.name for path in pages.iterdir()] == ["page.html"]
    (tmp_path / "new").mkdir()
    store.load([out], tmp_path / "new")
    assert store.load([out], tmp_path / "new").quads > 0


def test_a_file_that_does_not_parse_leaves_the_store_as_it_was(stored: Path, tmp_path: Path) -> None:
    mine = tmp_path / "store"
    good, bad = tmp_path / "good.nt", tmp_path / "bad.nt"
    good.write_text('<http://e.example/a> <http://schema.org/name> "A" .\n')
    bad.write_text('<http://e.example/a> <http://schema.org/name> "A" .\nnot a statement\n')
    before = store.load([good], mine)
    with pytest.raises(DataError, match=r"bad\.nt.*not valid nt.*as it was"):
        store.load([bad], mine)
    assert store.info(mine) == before
    assert [entry.name for entry in mine.glob("data-*")] == [before.data.name], "nothing is left beside it"


def test_a_store_of_another_version_of_the_engine_is_not_used(out: Path) -> None:
    folder = store.folder(out)
    store.load([out], folder)
    said = json.loads((folder / "current.json").read_text())
    (folder / "current.json").write_text(json.dumps({**said, "engine": "0.1.0"}))
    assert store.current(folder) is None
    assert engine.run("films", [out]).rows, "the files answer in its place"


def test_updates_and_services_are_refused_over_a_store_too(stored: Path) -> None:
    for text in ("INSERT DATA { <urn:a> <urn:b> 1 }", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"):
        with pytest.raises(RequestError, match="refused"):
            engine.run(text, [], stored=stored)


def test_no_socket_can_be_opened_once_a_store_is_open() -> None:
    code = (
        "import importlib.util, socket, sys\n"
        "spec = importlib.util.spec_from_file_location('p', sys.argv[1]); p = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(p); p._close_network()\n"
        "open(sys.argv[1]).close()\n"
        "try: socket.socket()\n"
        "except PermissionError: print('shut')\n"
    )
    script = ROOT / "kg/rdf/query_process.py"
    done = subprocess.run([sys.executable, "-c", code, script], capture_output=True, text=True, check=True)
    if sys.platform == "linux" and os.uname().machine in ("x86_64", "aarch64"):
        assert done.stdout == "shut\n"


# --- one answer, three engines ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def graph(built: Path) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(built / "kg.nq", format="nquads")
    return dataset


def loose(name: str, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows without what SPARQL leaves open: the order inside a GROUP_CONCAT."""
    return [tuple(", ".join(sorted(cell.split(", "))) for cell in row) for row in rows]


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_memory_and_disk_agree(name: str, built: Path, stored: Path, graph: rdflib.Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk = engine.run(name, [], stored=stored)
    only_files(monkeypatch)
    in_memory = engine.run(name, [built])
    assert on_disk == in_memory, "the same terms in the same order, to the letter"
    assert not on_disk.truncated
    assert sorted(loose(name, by_rdflib(name, built, graph, in_memory))) == sorted(loose(name, values_of(in_memory)))


def by_rdflib(name: str, built: Path, graph: rdflib.Dataset, answer: Answer) -> list[tuple[str, ...]]:
    """The rows by rdflib. Of the differences that are known only one is normalized: numbers by value, as ``same`` writes them."""
    result = graph.query(engine.portable(name, [built]))
    rows = []
    for row in result:
        cells = ((row[i], getattr(row[i], "datatype", None)) for i in range(len(answer.variables)))  # type: ignore[index]
        rows.append(tuple("" if term is None else same(str(term), str(kind or "")) for term, kind in cells))
    return rows


def test_lexical_forms_are_those_of_the_files(built: Path, stored: Path) -> None:
    """Of every literal of the default graph, decimals and durations among them."""
    answer = engine.run("SELECT ?s ?p ?o { ?s ?p ?o FILTER(isLiteral(?o)) }", [], stored=stored)
    found = {tuple(str(term) for term in row) for row in answer.rows}
    lines = (LINE.fullmatch(line) for line in (built / "kg.nq").read_text(encoding="utf-8").split("\n") if line)
    facts = {match.group(1, 2, 3) for match in lines if match and match[4] is None and match[3].startswith('"')}
    assert any("decimal" in value for _, _, value in facts)
    assert any("duration" in value for _, _, value in facts)
    assert found == facts


def test_the_engine_rewrites_literals_which_is_why_the_files_stay_the_record(tmp_path: Path) -> None:
    data = tmp_path / "d.nt"
    xsd = "http://www.w3.org/2001/XMLSchema#"
    data.write_text(f'<urn:a> <urn:b> "1.50"^^<{xsd}decimal> .\n<urn:a> <urn:c> "PT120M"^^<{xsd}duration> .\n')
    store.load([data], tmp_path / "store")
    answer = engine.run("SELECT ?o { ?s ?p ?o } ORDER BY ?p", [], stored=tmp_path / "store")
    assert [row[0].value for row in answer.rows if row[0]] == ["1.5", "PT2H"]


def test_parameters_prefixes_and_https_data_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "films.trig"
    data.write_text(
        FILMS.read_text(encoding="utf-8").replace("http://schema.org/", "https://schema.org/").replace("kg.example/id", "base.example/x")
    )
    store.load([data], tmp_path / "store")
    there = engine.run("cast", [], params={"film": "harbour of glass"}, stored=tmp_path / "store")
    assert there == engine.run("cast", [data], params={"film": "harbour of glass"})
    assert there.prefixes["schema"] == "https://schema.org/"
    assert there.prefixes["kg"] == "https://base.example/x/"
    assert len(there.rows) == 5


def test_a_query_as_any_endpoint_takes_it(built: Path) -> None:
    text = engine.portable("cast", [built], params={"film": next(iter_films(built))})
    assert "UNDEF" not in text
    assert pyoxigraph.Store().query(text) is not None, "no prefix is missing"


def iter_films(built: Path) -> Any:
    return (row[0].value for row in engine.run("films", [built]).rows if row[0])


# --- which of the two answers ----------------------------------------------------------------------------------------


def asked_store(monkeypatch: pytest.MonkeyPatch, folder: Path) -> bool:
    """Whether a query over this folder was sent to its store."""
    seen: list[Any] = []
    real = engine._ask
    monkeypatch.setattr(engine, "_ask", lambda request, *rest: seen.append(request["store"]) or real(request, *rest))
    engine.run("films", [folder])
    monkeypatch.undo()
    return seen[0] is not None


def test_the_store_answers_while_it_holds_the_files_that_lie_there(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not asked_store(monkeypatch, out)
    store.load([out], store.folder(out))
    assert asked_store(monkeypatch, out)
    quads = out / "kg.nq"
    quads.write_bytes(quads.read_bytes() + b'<https://kg.example/id/movie/new> <http://schema.org/name> "New" .\n')
    assert not asked_store(monkeypatch, out), "the files are newer"
    assert engine.run('ASK { ?m schema:name "New" }', [out]).value
    assert "have changed since" in store.describe(store.folder(out), [out])


def test_files_of_the_same_size_but_of_another_time_are_other_files(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load([out], store.folder(out))
    os.utime(out / "kg.nq", ns=(1, 1))
    assert not asked_store(monkeypatch, out)


def test_the_store_lives_outside_the_output_folder(out: Path) -> None:
    assert store.folder(out) == out.parent / ".kg" / "out" / "store"
    before = sorted(path.name for path in out.iterdir())
    store.load([out], store.folder(out))
    assert sorted(path.name for path in out.iterdir()) == before


def test_a_store_that_vanishes_between_two_steps_is_replaced_by_the_files(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load([out], store.folder(out))
    here = store.answering(files([out]), store.folder(out))
    assert here is not None
    shutil.rmtree(here.data)
    monkeypatch.setattr(store, "answering", lambda found, folder: here)
    assert engine.run("films", [out]).rows


@pytest.mark.parametrize("damage", ["overwritten", "emptied"])
def test_a_store_that_is_damaged_is_replaced_by_the_files(out: Path, tmp_path: Path, damage: str) -> None:
    store.load([out], store.folder(out))
    for file in store.current(store.folder(out)).data.iterdir():  # type: ignore[union-attr]
        file.write_text("x") if damage == "overwritten" else file.unlink()
    assert engine.run("films", [out]).rows
    with store.facts([out]) as facts:
        assert facts is None
    with pytest.raises(RequestError, match="kg store load"):
        engine.run("films", [], stored=store.folder(out))
    with pytest.raises(RequestError):
        store.backup(store.folder(out), tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    assert store.load([out], store.folder(out)).quads > 0


# --- killed and crowded ----------------------------------------------------------------------------------------------


def test_a_killed_load_leaves_the_old_store_and_the_next_one_clears_up(out: Path, tmp_path: Path) -> None:
    folder = store.folder(out)
    before = store.load([out], folder)
    code = (
        "import sys, time, signal, os\nfrom pathlib import Path\nfrom kg.rdf import store\n"
        "store._point = lambda *a: (print('about to swap', flush=True), time.sleep(60))\n"
        "store.load([Path(sys.argv[1])], Path(sys.argv[2]))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, out, folder], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"about to swap\n"
        assert len(list(folder.glob("data-*"))) == 2
        process.send_signal(signal.SIGKILL)
    assert store.info(folder) == before
    assert engine.run("films", [], stored=folder).rows
    after = store.load([out], folder)
    assert [entry.name for entry in folder.glob("data-*")] == [after.data.name]


def test_a_load_does_not_take_the_store_away_from_a_query_that_reads_it(out: Path) -> None:
    folder = store.folder(out)
    first = store.load([out], folder)
    with held(first.data / store.IN_USE, shared=True):
        second = store.load([out], folder)
        assert first.data.is_dir(), "it is in use"
        assert store.info(folder).data == second.data
    third = store.load([out], folder)
    assert [entry.name for entry in folder.glob("data-*")] == [third.data.name]


def test_a_query_is_killed_at_its_time_limit_and_leaves_the_store_whole(stored: Path) -> None:
    everything = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }"
    start = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"after 0\.5 s"):
        engine.run(everything, [], stored=stored, timeout=0.5)
    assert time.monotonic() - start < 60
    assert engine.run("films", [], stored=stored).rows


def test_row_and_memory_limits_hold_over_a_store(stored: Path) -> None:
    cut = engine.run("SELECT * { ?s ?p ?o }", [], stored=stored, row_limit=7)
    assert (len(cut.rows), cut.truncated) == (7, True)
    with pytest.raises(RequestError, match="more than 300 MB"):
        engine.run("SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } } ORDER BY ?c ?f ?a", [], stored=stored, memory_mb=300)


def test_a_store_of_many_files_is_read_whole(tmp_path: Path) -> None:
    """The engine opens files when it needs them: the query process must still be able to."""
    sources = []
    for k in range(40):
        sources.append(tmp_path / f"{k}.nt")
        sources[-1].write_text("".join(f'<urn:s{k}:{i}> <urn:p> "{i}" .\n' for i in range(50)))
    store.load(sources, tmp_path / "store")
    answer = engine.run("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", [], stored=tmp_path / "store")
    assert [str(row[0].value) for row in answer.rows if row[0]] == ["2000"]


# --- info, backup, shards --------------------------------------------------------------------------------------------


def test_info_says_what_it_holds(out: Path) -> None:
    folder = store.folder(out)
    made = store.load([out], folder)
    lines = (out / "kg.nq").read_bytes().count(b"\n")
    assert made.quads == lines
    text = store.describe(folder, [out])
    assert f"{lines:,} quads" in text
    assert "queries use the store" in text


def test_a_backup_is_a_store_like_it_and_overwrites_nothing(out: Path, tmp_path: Path) -> None:
    folder = store.folder(out)
    store.load([out], folder)
    store.backup(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    assert engine.run("films", [], stored=tmp_path / "copy").rows
    assert oct((tmp_path / "copy").stat().st_mode)[-3:] == "755"
    with pytest.raises(RequestError, match="is there already"):
        store.backup(tmp_path / "copy", tmp_path / "copy")


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("shards", [1, 3])
def test_shards_hold_the_lines_in_order_and_are_always_the_same_bytes(out: Path, tmp_path: Path, shards: int, zipped: bool) -> None:
    whole = (out / "kg.nq").read_bytes()
    made = store_shards.pack(out / "kg.nq", shards, zipped=zipped)
    assert len(made) == shards
    assert b"".join(gzip.decompress(p.read_bytes()) if zipped else p.read_bytes() for p in made) == whole
    assert (out / "kg.nq").exists() == (shards == 1 and not zipped)
    again = tmp_path / "again"
    again.mkdir()
    (again / "kg.nq").write_bytes(whole)
    time.sleep(1.1 if zipped else 0)  # a time stamp of gzip has whole seconds
    assert [p.read_bytes() for p in store_shards.pack(again / "kg.nq", shards, zipped=zipped)] == [p.read_bytes() for p in made]
    assert engine.run("films", [out]).rows


def test_more_shards_than_lines_and_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "kg.nq").write_bytes(b"<urn:a> <urn:b> <urn:c> .\n")
    assert [p.stat().st_size > 0 for p in store_shards.pack(tmp_path / "kg.nq", 3)] == [False, False, True]
    (tmp_path / "kg.nq").write_bytes(b"")
    with pytest.raises(RequestError, match="0 shards make no sense"):
        store_shards.pack(tmp_path / "kg.nq", 0)


def test_a_missing_shard_is_named(out: Path) -> None:
    store_shards.pack(out / "kg.nq", 3)[1].unlink()
    with pytest.raises(RequestError, match="not one whole set: 2 files"):
        engine.run("films", [out])


def test_the_query_process_is_not_part_of_the_package() -> None:
    assert importlib.util.find_spec("kg.rdf.query_process") is not None
    assert "kg.rdf.query_process" not in sys.modules, "it is started by path"


def test_void_is_valid_and_counted(out: Path) -> None:
    from kg.rdf import void

    triples = engine.run("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", [out])
    quads: dict[bool, list[str]] = {True: [], False: []}
    for line in (out / "kg.nq").read_text(encoding="utf-8").splitlines(keepends=True):
        match = LINE.fullmatch(line.rstrip("\n"))
        assert match
        quads[match[4] is None].append(line)
    counts = void.count_facts(sorted(quads[True]))
    counts.add(void.count_quads(quads[False], "https://kg.example/id/"))
    described = void.describe(counts, "https://kg.example/id/", [written(out / name) for name in ("kg.jsonld", "kg.nq", "kg.ttl")])
    assert described == (out / "void.ttl").read_text(encoding="utf-8"), "what a build adds up of its parts is what its files hold"
    graph = rdflib.Graph().parse(data=described, format="turtle")
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    space = rdflib.Namespace("http://rdfs.org/ns/void#")
    data = rdflib.URIRef("https://kg.example/id/dataset")
    assert int(str(graph.value(data, space.triples))) == (out / "kg.nq").read_bytes().count(b"\n")
    subsets = [int(str(graph.value(part, space.triples))) for part in graph.objects(data, space.subset)]
    assert sum(subsets) == int(str(graph.value(data, space.triples)))
    properties = sum(int(str(graph.value(p, space.triples))) for p in graph.objects(None, space.propertyPartition))
    assert properties == len(triples.rows)
    terms = {str(p) for p in graph.predicates()} | {str(o) for o in graph.objects(None, rdflib.RDF.type)}
    for term in terms:
        prefix = term.rsplit("#" if "#" in term else "/", 1)[0]
        assert prefix in ("http://rdfs.org/ns/void", "http://www.w3.org/ns/dcat", "http://purl.org/dc/terms", "http://spdx.org/rdf/terms",
                          "http://www.w3.org/1999/02/22-rdf-syntax-ns"), term  # fmt: skip


def test_the_command_line_agrees(kg: Callable[..., Any], out: Path) -> None:
    """Only where the commands are wired in."""
    if kg("store", "--help").returncode:
        pytest.skip("kg store is not wired in")
    done = kg("store", "load", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "quads" in kg("store", "info", "--out", out).stdout
