"""A real triple store in a process of its own, on loopback, over data that outlive it: started, killed and started again by tests."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from kg.rdf.answers import Answer
from tests.conftest import PATIENCE

VIRTUOSO_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql_port}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port() -> int:
    """A port that nobody listens on, below those that systems give to whoever calls: a caller that waits for a server to come back must
    not be given its port meanwhile."""
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Server:
    """A store that can be started, killed without warning, and started again on the same port and data."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    ready = "/"

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(self.command(), cwd=self.folder, stdout=log, stderr=log)
        log.close()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                httpx.get(self.url + self.ready, timeout=10, trust_env=False)
                return
            except httpx.HTTPError:
                assert self.process.poll() is None, (self.folder / "server.log").read_text(errors="replace")[-2000:]
                time.sleep(0.1)
        self.kill()
        raise AssertionError("the server did not come up")

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def ask(self, query: str, facts: str = "", named: Sequence[str] = ()) -> list[dict[str, Any]]:
        """The bindings of a SELECT by the SPARQL protocol, over the given default and named graphs."""
        data = {"query": query, **({"default-graph-uri": facts, "named-graph-uri": list(named)} if facts else {})}
        headers = {"Accept": "application/sparql-results+json"}
        response = httpx.post(f"{self.url}{self.endpoint}", data=data, headers=headers, timeout=60, trust_env=False)
        assert response.status_code == 200, response.text[:500]
        return list(response.json()["results"]["bindings"])

    endpoint = "/query"


class Oxigraph(Server):
    """``oxigraph serve``, on disk."""

    def command(self) -> list[str]:
        found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
        assert found, "the oxigraph server is missing: pip install 'kg[test]'"
        return [found, "serve", "--location", str(self.folder / "data"), "--bind", f"127.0.0.1:{self.port}"]


class Virtuoso(Server):
    """Virtuoso 7 with its password of the first day (it listens on loopback only)."""

    ready, endpoint = "/sparql?query=ASK%7B%7D", "/sparql"
    user, password = "dba", "dba"

    def command(self) -> list[str]:
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)
        ini = self.folder / "virtuoso.ini"
        if not ini.exists():
            ini.write_text(VIRTUOSO_INI.format(folder=self.folder, port=self.port, sql_port=free_port()))
        return ["virtuoso-t", "+configfile", str(ini), "+foreground"]


def rows_of(bindings: Sequence[dict[str, Any]], answer: Answer) -> list[tuple[str, ...]]:
    """Rows as plain values in the order of the answer's variables, each in the form in which stores agree."""
    return [
        tuple(same(row[name]["value"], row[name].get("datatype", "")) if name in row else "" for name in answer.variables)
        for row in bindings
    ]


def values_of(answer: Answer) -> list[tuple[str, ...]]:
    """The rows of an answer of ours in the same form."""
    return [tuple("" if term is None else same(term.value, term.datatype) for term in row) for row in answer.rows]


def same(value: str, datatype: str) -> str:
    """A value in the one form in which stores agree: whole decimals with their point, truth in words, durations in seconds."""
    kind = datatype.rpartition("#")[2]
    if kind == "decimal":
        return value if "." in value else f"{value}.0"
    if kind == "boolean":
        return {"1": "true", "0": "false"}.get(value, value)
    if kind == "duration" and (parts := re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", value)):
        hours, minutes, seconds = (int(part or 0) for part in parts.groups())
        return str(hours * 3600 + minutes * 60 + seconds)
    if kind == "duration":  # Virtuoso 7 keeps a number, and writes the odd seconds a second time behind the point: PT2M48S is 168.48
        return value.partition(".")[0]
    return value
