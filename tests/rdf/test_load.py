"""Loading into triple stores: what is refused, what is repeated, what survives being killed; against two real servers.

The servers (``oxigraph serve`` and Virtuoso 7) are started by the tests on loopback. A store that only answers what it is
told to answer stands in for what no real one does on demand: being busy, cutting connections, asking for a token.
"""

from __future__ import annotations

import http.server
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError, RequestError
from kg.rdf import load_nquads
from kg.rdf import query as engine
from kg.rdf.load import Loaded, load
from kg.rdf.load_http import Credentials
from kg.rdf.load_server import candidates
from kg.rdf.terms import iri, literal
from tests.conftest import PATIENCE, ROOT
from tests.servers.process import Oxigraph, Server, Virtuoso, free_port, rows_of, values_of

BASE = "https://kg.example/id/"
FACTS = f"{BASE}graph/facts"
NO_PAUSES = (0.01, 0.01, 0.01)
XSD = "http://www.w3.org/2001/XMLSchema#"

MISSING = "Virtuoso 7 is not installed (Debian: virtuoso-opensource-7-bin)"
needs_virtuoso = pytest.mark.skipif(shutil.which("virtuoso-t") is None, reason=MISSING)


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Oxigraph]:
    with Oxigraph(tmp_path / "oxigraph") as server:
        assert isinstance(server, Oxigraph)
        yield server


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    with Virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        assert isinstance(server, Virtuoso)
        yield server


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data set: three invented films from three documents, as N-Quads."""
    path = tmp_path_factory.mktemp("films") / "films.nq"
    quads = pyoxigraph.parse(path=str(ROOT / "tests/queries/films.trig"), format=pyoxigraph.RdfFormat.TRIG)
    path.write_bytes(b"".join(f"{quad} .\n".encode() for quad in sorted(quads, key=str)))
    return path


def send(source: Path, server: Server | str, working: Path, **more: Any) -> Loaded:
    to = server if isinstance(server, str) else server.url
    return load([source], to, working, **{"pauses": NO_PAUSES, "environ": {}, **more})


def dba(**more: Any) -> dict[str, Any]:
    return {"environ": {"KG_LOAD_USER": "dba", "KG_LOAD_PASSWORD": "dba"}, "default_graph": FACTS, **more}


def quads_of(server: Server) -> list[str]:
    """All quads of an Oxigraph server, as it writes them, sorted."""
    import httpx

    response = httpx.get(f"{server.url}/store", headers={"Accept": "application/n-quads"}, trust_env=False)
    return sorted(response.text.splitlines())


def quads_here(source: Path) -> list[str]:
    store = pyoxigraph.Store()
    store.bulk_load(path=str(source), format=pyoxigraph.RdfFormat.N_QUADS)
    return sorted(bytes(store.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b"").decode().splitlines())


# --- N-Quads that every store takes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("\ufeff<urn:a> <urn:b> <urn:c> .", "byte-order mark"),
        ("_:a <urn:b> <urn:c> .", "blank node"),
        ("<urn:a> <urn:b> _:c <urn:g> .", "blank node"),
        ("<a> <urn:b> <urn:c> .", "absolute IRIs"),
        ("<urn:a b> <urn:b> <urn:c> .", "absolute IRIs"),
        ("<urn:a%2> <urn:b> <urn:c> .", "absolute IRIs"),
        ('<urn:a> <urn:b> "two\rlines" .', "control character .U.000D"),
        ('<urn:a> <urn:b> "bell \x07" .', "control character .U.0007"),
        ('<urn:a> <urn:b> "bad \\escape" .', "not a statement"),
        ('<urn:a> <urn:b> "half \\uD800" .', "not a statement"),
        ('<urn:a> "b" <urn:c> .', "not a statement"),
        ("<urn:a> <urn:b> <urn:c>", "not a statement"),
        (f'<urn:a> <urn:b> "1995-02-30"^^<{XSD}date> .', "no day of the calendar"),
        (f'<urn:a> <urn:b> "1995"^^<{XSD}date> .', "no xsd:date"),
        (f'<urn:a> <urn:b> "95"^^<{XSD}gYear> .', "no xsd:gYear"),
        (f'<urn:a> <urn:b> "1995-13"^^<{XSD}gYearMonth> .', "no xsd:gYearMonth"),
        (f'<urn:a> <urn:b> "PT"^^<{XSD}duration> .', "no xsd:duration"),
        (f'<urn:a> <urn:b> "1:51"^^<{XSD}duration> .', "no xsd:duration"),
        (f'<urn:a> <urn:b> "1,5"^^<{XSD}decimal> .', "no xsd:decimal"),
        (f'<urn:a> <urn:b> "1.5"^^<{XSD}integer> .', "no xsd:integer"),
        (f'<urn:a> <urn:b> "yes"^^<{XSD}boolean> .', "no xsd:boolean"),
    ],
)  # fmt: skip
def test_a_line_that_some_store_would_refuse_is_refused_here(line: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "kg.nq"
    path.write_bytes(b"<urn:a> <urn:b> <urn:c> .\n" + line.encode() + b"\n")
    with pytest.raises(DataError, match=rf"kg\.nq, line 2: .*{why}"):
        list(load_nquads.quads([(path, "nq", False)]))


@pytest.mark.parametrize("content", [b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn", b'<urn:a> <urn:b> "caf\xe9" .\n'])
def test_a_file_cut_off_or_not_utf8_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "kg.nq").write_bytes(content)
    with pytest.raises(DataError, match=r"not whole|not UTF-8"):
        list(load_nquads.quads([(tmp_path / "kg.nq", "nq", False)]))


def test_good_lines_are_taken_apart(tmp_path: Path) -> None:
    text = '"a \\"b\\" \\\\ \\n\\t é 中 \u2028"@de-AT'
    path = tmp_path / "kg.nq"
    path.write_text(f'<urn:a> <urn:b> {text} <urn:g> .\n<urn:a> <urn:b> "PT1H"^^<{XSD}duration> .\n', encoding="utf-8", newline="\n")
    assert list(load_nquads.quads([(path, "nq", False)])) == [
        (f"<urn:a> <urn:b> {text}", "urn:g"), (f'<urn:a> <urn:b> "PT1H"^^<{XSD}duration>', ""),
    ]  # fmt: skip


def test_every_line_of_a_build_is_such(built: Path) -> None:
    raw = (built / "kg.nq").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert sum(1 for _ in load_nquads.quads([(built / "kg.nq", "nq", False)])) == raw.count(b"\n")


# --- what is refused before anything is sent -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("ftp://localhost/", "no http address"), ("localhost:7878", "no http address"), ("http://", "no http address"),
        ("http://u:hunter2@localhost:1/", "command lines are no secret"), ("http://localhost:1/?graph=a", "with a query"),
    ],
)  # fmt: skip
def test_addresses_that_are_refused(to: str, why: str, films: Path, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=why) as refused:
        send(films, to, tmp_path)
    assert "hunter2" not in str(refused.value)


def test_nobody_there_is_one_line_after_a_few_attempts(films: Path, tmp_path: Path) -> None:
    told: list[str] = []
    with pytest.raises(RequestError, match=r"no answer after 4 attempts.*is it running"):
        send(films, f"http://127.0.0.1:{free_port()}", tmp_path, told=told.append)
    assert len(told) == 3


def test_credentials_must_be_clear() -> None:
    with pytest.raises(RequestError, match="both set"):
        Credentials.of_environment({"KG_LOAD_TOKEN": "t", "KG_LOAD_USER": "u"})
    with pytest.raises(RequestError, match="KG_LOAD_USER is not"):
        Credentials.of_environment({"KG_LOAD_PASSWORD": "hunter2"})
    assert "hunter2" not in repr(Credentials("u", "hunter2", ""))


def test_a_graph_of_the_data_cannot_take_the_facts_too(films: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"graph <.*provenance> of its own"):
        send(films, oxigraph, tmp_path, default_graph=f"{BASE}graph/provenance")
    with pytest.raises(RequestError, match="is no IRI"):
        send(films, oxigraph, tmp_path, default_graph="no iri")
    assert quads_of(oxigraph) == []


def test_a_bad_line_stops_a_load_before_anything_is_sent(films: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    bad = tmp_path / "bad.nq"
    bad.write_bytes(films.read_bytes() + b"_:a <urn:b> <urn:c> .\n")
    with pytest.raises(DataError, match="blank node"):
        send(bad, oxigraph, tmp_path / "w")
    assert quads_of(oxigraph) == []


def test_where_endpoints_are_looked_for() -> None:
    for address in ("http://h/ds", "http://h/ds/query", "http://h/ds/sparql", "http://h/ds/update", "http://h/ds/data"):
        assert "http://h/ds/query" in candidates(address, ("", "/query"))


# --- oxigraph serve --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", [None, "graph-store", "update"])
def test_all_graphs_arrive_with_every_triple(built: Path, oxigraph: Oxigraph, tmp_path: Path, protocol: Any) -> None:
    steps: list[tuple[str, int, int]] = []
    done = send(built, oxigraph, tmp_path / "w", protocol=protocol, batch=1000, progress=lambda *step: steps.append(step))
    assert done.exit_code == 0
    assert not done.differing
    assert done.way == (protocol or "graph-store")
    assert done.sent == done.graphs[0].here + sum(count.here for count in done.graphs[1:])
    assert quads_of(oxigraph) == quads_here(built / "kg.nq")
    assert ("send", done.batches, done.batches) in steps
    assert "graphs have as many triples there as here" in done.to_text()
    again = send(built, oxigraph, tmp_path / "w", protocol=protocol)
    assert again.exit_code == 0
    assert quads_of(oxigraph) == quads_here(built / "kg.nq"), "nothing is doubled"
    assert not list((tmp_path / "w").rglob("*.jsonl")), "a load that is whole leaves no journal"


def test_the_address_of_an_endpoint_will_do(films: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    for ending in ("/", "/query", "/update", "/store"):
        assert send(films, oxigraph.url + ending, tmp_path).exit_code == 0


@pytest.mark.parametrize("name", engine.saved_names())
def test_saved_questions_give_the_same_answers_on_oxigraph(name: str, built: Path, loaded_oxigraph: Oxigraph) -> None:
    answer = engine.run(name, [built])
    assert rows_of(loaded_oxigraph.ask(engine.portable(name, [built])), answer) == values_of(answer)


@pytest.fixture(scope="module")
def loaded_oxigraph(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    folder = tmp_path_factory.mktemp("loaded")
    with Oxigraph(folder / "server") as server:
        assert isinstance(server, Oxigraph)
        assert send(built, server, folder / "w").exit_code == 0
        yield server


def test_a_dry_run_sends_nothing(films: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    done = send(films, oxigraph, tmp_path, dry_run=True)
    assert done.exit_code == 0
    assert done.to_text().startswith("would send")
    assert quads_of(oxigraph) == []
    assert not list(tmp_path.rglob("*.jsonl"))


def test_shards_and_packed_files_are_loaded_too(built: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    from kg.rdf import store_shards

    folder = tmp_path / "out"
    folder.mkdir()
    shutil.copy(built / "kg.nq", folder)
    store_shards.pack(folder / "kg.nq", 3, zipped=True)
    assert send(folder, oxigraph, tmp_path / "w").exit_code == 0
    assert quads_of(oxigraph) == quads_here(built / "kg.nq")


# --- only our own ----------------------------------------------------------------------------------------------------

FOREIGN = (
    '<http://other.example/x> <http://other.example/p> "mine" .',
    '<http://other.example/x> <http://other.example/p> "mine" <http://other.example/graph> .',
    f'<{BASE}movie/harbour-of-glass-1987> <http://other.example/note> "mine" <http://other.example/graph> .',
    f'<urn:note> <urn:p> "mine" <{BASE}document/0000000000000000> .',
)


def put(server: Server, *lines: str) -> None:
    import httpx

    body = "\n".join((*lines, ""))
    headers = {"Content-Type": "application/n-quads"}
    assert httpx.post(f"{server.url}/store", content=body.encode(), headers=headers, trust_env=False).status_code < 300


@pytest.mark.parametrize("protocol", ["graph-store", "update"])
def test_replace_takes_away_what_is_ours_and_nothing_else(films: Path, oxigraph: Oxigraph, tmp_path: Path, protocol: Any) -> None:
    old = tmp_path / "old.nq"
    gone = f"{BASE}document/ffffffffffffffff"
    old.write_bytes(
        films.read_bytes()
        + f'<{BASE}movie/old-1901> <http://schema.org/name> "Old" .\n'.encode()
        + f'<{BASE}movie/old-1901> <http://schema.org/name> "old" <{gone}> .\n'.encode()
        + f'<{gone}> <https://kg.example/ns#readBy> "imdb" <{BASE}graph/provenance> .\n'.encode()
    )
    put(oxigraph, *FOREIGN)
    assert send(old, oxigraph, tmp_path / "w").exit_code == 0
    merged = send(films, oxigraph, tmp_path / "w", protocol=protocol)
    assert merged.exit_code == 1, "what an older load left is told"
    assert "--replace" in merged.to_text()
    done = send(films, oxigraph, tmp_path / "w", replace=True, protocol=protocol)
    assert done.exit_code == 0, done.to_text()
    assert done.removed == (gone,)
    assert quads_of(oxigraph) == sorted([*quads_here(films), *FOREIGN])


def test_what_others_have_in_the_default_graph_is_no_difference(films: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    put(oxigraph, FOREIGN[0])
    assert send(films, oxigraph, tmp_path).exit_code == 0


def test_a_default_graph_that_shows_all_graphs_is_known(films: Path, tmp_path: Path) -> None:
    class Union(Oxigraph):
        def command(self) -> list[str]:
            return [*super().command(), "--union-default-graph"]

    with Union(tmp_path / "union") as server:
        done = send(films, server, tmp_path / "w")
        assert "--default-graph" in done.to_text()
        with pytest.raises(RequestError, match="see all graphs together"):
            send(films, server, tmp_path / "w", replace=True)
        named = send(films, server, tmp_path / "w", default_graph=FACTS, replace=True)
        assert named.exit_code == 0
        assert FACTS in {count.graph for count in named.graphs}


# --- killed half way -------------------------------------------------------------------------------------------------


def journal_of(working: Path) -> int:
    notes = [json.loads(line) for path in working.rglob("*.jsonl") for line in path.read_text().split("\n") if line.endswith("}")]
    return max((note.get("done", 0) for note in notes), default=0)


def _go(working: Path) -> Path:
    return working.with_name(f"{working.name}.go")


def let_go(working: Path) -> None:
    _go(working).touch()


def start_load(
    source: Path, server: Server, working: Path, batch: int, environ: dict[str, str] | None = None, more: str = ""
) -> subprocess.Popen[str]:
    """A load in a process of its own, which waits before its tenth batch until it is ``let_go``."""
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom kg.rdf import load, load_server\n"
        "add, sent = load_server.Server.add, []\n"
        "def held(self, batch, *, replace):\n    sent.append(batch.number)\n"
        f"    while len(sent) == 10 and not Path({str(_go(working))!r}).exists():\n        time.sleep(0.01)\n"
        "    return add(self, batch, replace=replace)\n"
        "load_server.Server.add = held\n"
        f"done = load.load([Path(sys.argv[1])], sys.argv[2], Path(sys.argv[3]), batch=int(sys.argv[4]){more})\n"
        "print(done.to_text()); sys.exit(done.exit_code)\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, source, server.url, working, str(batch)], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **(environ or {})},
    )  # fmt: skip


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("replace", [False, True])
def test_a_load_that_is_killed_goes_on_where_it_stopped(built: Path, oxigraph: Oxigraph, tmp_path: Path, replace: bool) -> None:
    with start_load(built, oxigraph, tmp_path / "w", 200, more=f", replace={replace}") as process:
        wait_for(lambda: journal_of(tmp_path / "w") >= 5)
        process.send_signal(signal.SIGKILL)
    there = len(quads_of(oxigraph))
    assert 0 < there < len(quads_here(built / "kg.nq"))
    assert [p.suffix for p in (tmp_path / "w/load").iterdir()] == [".jsonl"], "nothing but the journal is left"
    done = send(built, oxigraph, tmp_path / "w", batch=200, replace=replace)
    assert done.exit_code == 0
    assert done.resumed >= 5
    assert done.sent <= sum(count.here for count in done.graphs) - 5 * 100
    assert quads_of(oxigraph) == quads_here(built / "kg.nq")


def test_a_server_that_is_killed_and_comes_back_gets_the_rest(built: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    with start_load(built, oxigraph, tmp_path / "w", 200) as process:
        wait_for(lambda: journal_of(tmp_path / "w") >= 5)
        oxigraph.kill()
        let_go(tmp_path / "w")
        time.sleep(1)
        oxigraph.start()
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err
    assert quads_of(oxigraph) == quads_here(built / "kg.nq")


def test_a_server_that_stays_away_ends_the_run_and_the_next_one_finishes(built: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def kill_at_five(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("send", 5):
            oxigraph.kill()

    with pytest.raises(RequestError, match="no answer after 4 attempts"):
        send(built, oxigraph, tmp_path / "w", batch=200, progress=kill_at_five)
    oxigraph.start()
    done = send(built, oxigraph, tmp_path / "w", batch=200)
    assert (done.exit_code, done.resumed) == (0, 5)
    assert quads_of(oxigraph) == quads_here(built / "kg.nq")


def test_a_store_that_forgot_what_it_had_acknowledged_gets_it_again(built: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    def lose(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("send", total - 1):
            oxigraph.kill()
            shutil.rmtree(oxigraph.folder / "data")
            oxigraph.start()

    done = send(built, oxigraph, tmp_path / "w", batch=1000, progress=lose)
    assert done.exit_code == 0
    assert quads_of(oxigraph) == quads_here(built / "kg.nq")


def test_two_loads_of_the_same_to_the_same_are_kept_apart(built: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    with start_load(built, oxigraph, tmp_path / "w", 100) as process:
        wait_for(lambda: journal_of(tmp_path / "w") >= 1)
        with pytest.raises(RequestError, match="another process is loading"):
            send(built, oxigraph, tmp_path / "w", batch=100)
        process.kill()


def test_a_half_written_line_of_the_journal_counts_for_nothing(tmp_path: Path) -> None:
    from kg.rdf.load_journal import journal

    path = tmp_path / "j.jsonl"
    path.write_text('\n{"done": 3}\n{"done": 4, "dr')
    with journal(path) as notes:
        assert notes.done == 3
        notes.did(4)
    with journal(path) as notes:
        assert notes.done == 4


# --- a store that does as it is told ---------------------------------------------------------------------------------


class Stubborn(http.server.BaseHTTPRequestHandler):
    """A small Graph Store over pyoxigraph; ``moods`` are answers to give instead, first come first served."""

    protocol_version = "HTTP/1.1"
    store: pyoxigraph.Store
    moods: list[tuple[int, dict[str, str]]]
    seen: list[tuple[str, str, str]]
    wanted: str
    largest: int

    def do_GET(self) -> None:
        self._answer(405)

    def do_POST(self) -> None:
        self._handle(self.rfile.read(int(self.headers["Content-Length"])))

    do_PUT = do_POST

    def _handle(self, body: bytes) -> None:
        parts = urlsplit(self.path)
        auth = self.headers.get("Authorization", "")
        self.seen.append((self.command, self.path, auth))
        if self.wanted and auth != self.wanted:
            self._answer(401, {"WWW-Authenticate": 'Basic realm="store"'}, f"who is {auth}?".encode())
        elif parts.path == "/query":
            found = self.store.query(parse_qs(body.decode())["query"][0])
            self._answer(
                200, {"Content-Type": "application/sparql-results+json"}, found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
            )  # type: ignore[union-attr]
        elif parts.path != "/data":
            self._answer(404)
        elif self.moods:
            status, headers = self.moods.pop(0)
            if status == 0:
                self.close_connection = True
                self.connection.close()
            else:
                self._answer(status, headers)
        elif len(body) > self.largest:
            self._answer(413)
        else:
            name = unquote(parts.query.removeprefix("graph="))
            graph = pyoxigraph.DefaultGraph() if parts.query == "default" else pyoxigraph.NamedNode(name)
            self.store.load(body, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=graph)
            self._answer(204)

    def _answer(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if status == 204 else body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def stubborn() -> Iterator[tuple[str, type[Stubborn]]]:
    class Mine(Stubborn):
        store, moods, seen, wanted, largest = pyoxigraph.Store(), [], [], "", 10**9

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Mine)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Mine
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "moods", [[(503, {})], [(429, {"Retry-After": "0"}), (502, {})], [(0, {})], [(500, {}), (500, {})], [(0, {}), (504, {}), (0, {})]]
)
def test_what_passes_is_tried_again(moods: Any, films: Path, stubborn: tuple[str, type[Stubborn]], tmp_path: Path) -> None:
    url, server = stubborn
    told: list[str] = []

    def then(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("send", 1):
            server.moods.extend(moods)

    assert send(films, url, tmp_path, batch=50, progress=then, told=told.append).exit_code == 0
    assert len(server.store) == len(quads_here(films))
    assert len(told) == len(moods) or (0, {}) in moods, told


@pytest.mark.parametrize("status", [400, 403, 409, 500])
def test_what_stays_is_told(status: int, films: Path, stubborn: tuple[str, type[Stubborn]], tmp_path: Path) -> None:
    url, server = stubborn

    def then(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("send", 1):
            server.moods.extend([(status, {})] * 50)

    with pytest.raises(RequestError, match=f"HTTP {status}"):
        send(films, url, tmp_path, batch=50, progress=then)


def test_a_batch_that_is_too_large_goes_in_halves(films: Path, stubborn: tuple[str, type[Stubborn]], tmp_path: Path) -> None:
    url, server = stubborn
    server.largest = 2_000
    assert send(films, url, tmp_path).exit_code == 0
    assert len(server.store) == len(quads_here(films))


def test_basic_and_bearer(films: Path, stubborn: tuple[str, type[Stubborn]], tmp_path: Path) -> None:
    url, server = stubborn
    server.wanted = "Basic bWU6aHVudGVyMg=="
    assert send(films, url, tmp_path, environ={"KG_LOAD_USER": "me", "KG_LOAD_PASSWORD": "hunter2"}).exit_code == 0
    assert server.seen[0][2] == "", "no password before it is asked for"
    server.wanted = "Bearer s3cret-token"
    assert send(films, url, tmp_path, environ={"KG_LOAD_TOKEN": "s3cret-token"}).exit_code == 0


@pytest.mark.parametrize("environ", [{}, {"KG_LOAD_USER": "me", "KG_LOAD_PASSWORD": "wr0ng"}, {"KG_LOAD_TOKEN": "wr0ng"}])
def test_no_secret_is_in_a_message(environ: dict[str, str], films: Path, stubborn: tuple[str, type[Stubborn]], tmp_path: Path) -> None:
    url, server = stubborn
    server.wanted = "Bearer s3cret-token"
    told: list[str] = []
    with pytest.raises(RequestError, match=r"HTTP 401.*KG_LOAD_USER") as refused:
        send(films, url, tmp_path, environ=environ, told=told.append)
    said = " ".join([str(refused.value), *told, *(p.read_text() for p in tmp_path.rglob("*") if p.is_file())])
    assert "wr0ng" not in said


def test_a_journal_names_no_one(built: Path, oxigraph: Oxigraph, tmp_path: Path) -> None:
    secret = {"KG_LOAD_USER": "somebody", "KG_LOAD_PASSWORD": "hunter2"}
    with start_load(built, oxigraph, tmp_path / "w", 200, environ=secret) as process:
        wait_for(lambda: journal_of(tmp_path / "w") >= 2)
        process.kill()
    said = "".join(path.read_text() for path in tmp_path.joinpath("w").rglob("*") if path.is_file())
    assert "done" in said
    assert "hunter2" not in said
    assert "somebody" not in said


# --- Virtuoso 7 ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def loaded_virtuoso(built: Path, virtuoso: Virtuoso, tmp_path_factory: pytest.TempPathFactory) -> Virtuoso:
    done = send(built, virtuoso, tmp_path_factory.mktemp("w"), **dba())
    assert done.exit_code == 0, done.to_text()
    assert done.way == "graph-store"
    return virtuoso


@needs_virtuoso
def test_virtuoso_asks_for_credentials_and_a_name_for_the_facts(films: Path, virtuoso: Virtuoso, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match=r"HTTP 401.*set KG_LOAD_USER"):
        send(films, virtuoso, tmp_path, default_graph=FACTS)
    with pytest.raises(RequestError, match=rf"no default graph that can be written.*--default-graph {FACTS}"):
        send(films, virtuoso, tmp_path, **dba(default_graph=""))


#: What Virtuoso 7 cannot do with a question as it is: order by a text of more than 1,900 bytes.
WITHOUT_ORDER = {"evidence"}


@needs_virtuoso
@pytest.mark.parametrize("name", engine.saved_names())
def test_saved_questions_give_the_same_answers_on_virtuoso(name: str, built: Path, loaded_virtuoso: Virtuoso) -> None:
    """Its graph of facts as the default graph, by the SPARQL protocol: its own default graph is all graphs together."""
    answer = engine.run(name, [built])
    text = engine.portable(name, [built])
    if name in WITHOUT_ORDER:
        text = text[: text.rindex("ORDER BY")]
    store = pyoxigraph.Store()
    store.bulk_load(path=str(built / "kg.nq"))
    rows = rows_of(loaded_virtuoso.ask(text, FACTS, sorted(graph.value for graph in store.named_graphs())), answer)  # type: ignore[union-attr]
    expected = values_of(answer)
    assert (sorted(rows), len(rows)) == (sorted(expected), len(expected))
    if name not in WITHOUT_ORDER:
        assert rows == expected


@needs_virtuoso
def test_virtuoso_killed_half_way_and_a_load_killed_half_way(built: Path, tmp_path: Path) -> None:
    environ = {"KG_LOAD_USER": "dba", "KG_LOAD_PASSWORD": "dba"}
    with Virtuoso(tmp_path / "virtuoso") as server:
        with start_load(built, server, tmp_path / "w", 200, environ, f", default_graph={FACTS!r}") as process:
            wait_for(lambda: journal_of(tmp_path / "w") >= 5)
            process.kill()
        with start_load(built, server, tmp_path / "w", 200, environ, f", default_graph={FACTS!r}") as process:
            wait_for(lambda: journal_of(tmp_path / "w") >= 12)
            server.kill()
            server.start()  # which takes it longer than a load waits, where the machine has much else to do
            let_go(tmp_path / "w")
            out, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, out + err
        done = send(built, server, tmp_path / "w2", dry_run=True, **dba())
        assert not done.differing


@needs_virtuoso
def test_replace_on_virtuoso_leaves_other_graphs_alone(films: Path, virtuoso: Virtuoso, tmp_path: Path) -> None:
    base = films.read_text(encoding="utf-8").replace(BASE, "https://small.example/x/")
    new, old = tmp_path / "new.nq", tmp_path / "old.nq"
    new.write_text(base, encoding="utf-8", newline="\n")
    old.write_text(base + '<https://small.example/x/movie/old> <http://schema.org/name> "Old" .\n', encoding="utf-8", newline="\n")
    facts = "https://small.example/x/graph/facts"
    before = send(old, virtuoso, tmp_path / "w", **dba(default_graph=facts))
    assert before.exit_code == 0
    assert send(new, virtuoso, tmp_path / "w", **dba(default_graph=facts)).exit_code == 1
    done = send(new, virtuoso, tmp_path / "w", **dba(default_graph=facts, replace=True))
    assert done.exit_code == 0, done.to_text()


# --- what we write is such that it passes ----------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_literal_we_write_is_taken_and_comes_back(text: str) -> None:
    line = f"<urn:a> <urn:b> {literal(text)} ."
    assert load_nquads.fault(line) == ""
    (quad,) = pyoxigraph.parse(f"{line}\n".encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == text


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF)))
def test_every_iri_we_write_is_taken(text: str) -> None:
    line = f"{iri(f'https://kg.example/id/{text}')} <urn:b> <urn:c> ."
    assert load_nquads.fault(line) == ""
    assert list(pyoxigraph.parse(f"{line}\n".encode(), format=pyoxigraph.RdfFormat.N_QUADS))
