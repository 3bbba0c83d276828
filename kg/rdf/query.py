"""SPARQL over the files of a build, or any RDF files: each query runs in a process of its own that can be killed.

The process (``query_process.py``) is started by path with an empty environment for Python, so that it imports nothing of ``kg``
and is ready after some 20 ms (``multiprocessing`` by spawn takes twice as long, by fork it would inherit the caller's threads
and memory). It may open no file and no socket once its data is open, uses at most ``memory_mb``, and is killed at ``timeout``.

Answers hold the lexical forms of the files as ``kg`` writes them: the store keeps numbers by value, so decimals get their point
back here (82 → 82.0). Inside a query ``STR(?decimal)`` still sees ``82``; in files by others, ``007``, ``1e3`` and ``PT90S`` come back as
``7``, ``1000`` and ``PT1M30S``.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import InternalFault, QueryTimeout, RequestError
from kg.rdf import questions, sparql
from kg.rdf.answers import Answer, Term
from kg.vocabulary import PREFIXES, SCHEMA_HTTP, SCHEMA_HTTPS

BASE = "https://kg.example/id/"

KNOWN_PREFIXES: dict[str, str] = {**PREFIXES, "owl": "http://www.w3.org/2002/07/owl#", "kg": BASE}
"""Prefixes that no query needs to declare. ``schema`` and ``kg`` follow the data where it uses others."""

FORMATS = {
    ".nq": "nq", ".nquads": "nq", ".nt": "nt", ".ntriples": "nt", ".ttl": "ttl", ".turtle": "ttl", ".trig": "trig",
    ".rdf": "rdf", ".owl": "rdf", ".xml": "rdf", ".jsonld": "jsonld", ".json": "jsonld",
}  # fmt: skip
"""Endings of files that can be asked, each also with ``.gz``."""

BUILT = ("kg.nq", "kg.nq.gz", "kg.ttl", "kg.ttl.gz", "kg.jsonld", "kg.jsonld.gz")
"""Files of a build, richest first: only N-Quads has the graphs of the documents and the evidence."""

TIMEOUT = 30.0
MEMORY_MB = 4096
ANSWER_MB = 256
"""An answer larger than this on its way from the process is cut: it would take some ten times as much in the caller."""


def files(sources: Sequence[Path]) -> list[tuple[Path, str, bool]]:
    """The files to ask: (path, format, whether gzip). A folder stands for the richest file of the build in it.

    Raises RequestError for what is missing, is no build, or has an ending that says no RDF format.
    """
    found = []
    for source in sources:
        if source.is_dir():
            built = next((source / name for name in BUILT if (source / name).is_file()), None)
            if built is None:
                what = "the folder holds no kg.nq, kg.ttl or kg.jsonld"
                raise RequestError(what, where=str(source), next_step="make them with `kg build`")
            source = built
        if not source.is_file():
            what = "is not a file" if source.exists() else "no such file"
            raise RequestError(what, where=str(source), next_step="make it with `kg build`, or give another with --data")
        packed = source.suffix.lower() == ".gz"
        ending = (source.with_suffix("") if packed else source).suffix.lower()
        if ending not in FORMATS:
            what = f"its ending {ending or '(none)'} names no RDF format"
            raise RequestError(what, where=str(source), next_step=f"use one of {', '.join(FORMATS)}")
        found.append((source, FORMATS[ending], packed))
    return found


@lru_cache(maxsize=1)
def _engine() -> str:
    """The folder from which the process can import pyoxigraph."""
    spec = importlib.util.find_spec("pyoxigraph")
    if spec is None or not spec.submodule_search_locations:
        raise InternalFault("pyoxigraph is not installed", next_step="install kg with its dependencies")
    return str(Path(next(iter(spec.submodule_search_locations))).parent)


def run(
    query: str,
    sources: Sequence[Path],
    *,
    params: Mapping[str, str] | None = None,
    timeout: float = TIMEOUT,
    row_limit: int | None = None,
    memory_mb: int | None = MEMORY_MB,
) -> Answer:
    """Answer a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) over RDF files or the folder of a build.

    ``query`` is its text, or the name of a saved question.
    ``params`` binds variables of the query, each to one term: ``<iri>``, ``prefix:name``, or else the text itself (films are found
    by their name, see ``sparql.Param``). ``timeout`` is in seconds and covers loading; ``row_limit`` cuts the answer; ``memory_mb`` is
    what the process may use (None: no limit).

    Raises RequestError for a query that cannot be read or is refused, an unknown parameter or film, unreadable data, or
    a query that needs more memory; QueryTimeout at the time limit.
    """
    if not timeout > 0:
        raise RequestError(f"a time limit of {timeout:g} s leaves no time", where="--timeout", next_step="give a number of seconds above 0")
    if row_limit is not None and row_limit < 0:
        raise RequestError(f"a row limit of {row_limit} makes no sense", where="--limit", next_step="give 0 or more")
    query = questions.text(query)
    sparql.refuse(query)
    found = files(sources)
    request = {
        "query": query,
        "pieces": sparql.pieces(query, params or {}),
        "from": sparql.data_sets(query),
        "declared": sparql.prologue(query),
        "shown": sparql.variables(query) if sparql.selects_all(query) else [],
        "prefixes": KNOWN_PREFIXES,
        "schema": [SCHEMA_HTTP, SCHEMA_HTTPS],
        "base": BASE,
        "sources": [(str(path), form, packed) for path, form, packed in found],
        "engine": _engine(),
        "timeout": timeout,
        "memory_mb": memory_mb,
        "row_limit": row_limit,
        "answer_bytes": ANSWER_MB << 20,
    }
    where = ", ".join(str(path) for path, _, _ in found)
    return _answer(_ask(request, timeout, where), query, where, memory_mb)


def _ask(request: Mapping[str, Any], timeout: float, where: str) -> tuple[int, bytes, bytes]:
    """Run the process: its exit code, output and complaints. It never outlives this call."""
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("query_process.py"))]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True) as process:
        try:
            out, err = process.communicate(json.dumps(request).encode(), timeout=timeout)
        except subprocess.TimeoutExpired as late:
            process.kill()
            out, _ = process.communicate()
            doing = "answering" if b'"loaded"' in (out or b"")[:100] else "loading the data"
            what = f"the query was stopped after {timeout:g} s while {doing}"
            raise QueryTimeout(what, where=where, next_step="ask for less, or give it more time with --timeout") from late
        except BaseException:
            process.kill()
            raise
    return process.returncode, out, err


def render(answer: Answer, form: str | None = None, *, terminal: bool = False, width: int | None = None) -> str:
    """The answer as text: ``form`` is a format of ``kg.rdf.results``, by default a table for rows and Turtle for graphs.

    On a terminal a table is fitted to its width (``width`` characters; None asks the terminal). Raises RequestError for a
    format that this kind of answer does not have.
    """
    from kg.rdf import results

    form = form or ("ttl" if answer.kind == "graph" else "table")
    if terminal and form == "table" and answer.kind == "select":
        return results.terminal_table(answer, width)
    return results.render(answer, form)


def saved_names() -> list[str]:
    """The names of the saved questions, sorted."""
    return [question.name for question in questions.saved()]


def saved_help() -> list[tuple[str, str]]:
    """The saved questions, sorted by name: (name, help with the parameters it takes)."""
    return [(question.name, question.about) for question in questions.saved()]


def _answer(ended: tuple[int, bytes, bytes], query: str, where: str, memory_mb: int | None) -> Answer:
    code, out, err = ended
    lines = out.decode("utf-8").splitlines()
    last: Any = _json(lines[-1]) if lines else None
    if isinstance(last, dict) and "error" in last:
        if last["position"]:
            raise _syntax(query, last["error"], *last["position"])
        raise RequestError(last["error"], where=last["where"], next_step=last["next"])
    if (isinstance(last, dict) and "memory" in last) or b"memory allocation of" in err or b"MemoryError" in err:
        what = f"the query needs more than {memory_mb} MB of memory"
        raise RequestError(what, where=where, next_step="ask for less, for example with LIMIT or film=…")
    if code or not (isinstance(last, dict) and "end" in last):
        said = err.decode("utf-8", "replace").strip().splitlines()
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        what = f"the query process ended early ({how}){': ' + said[-1] if said else ''}"
        raise InternalFault(what, where=where, next_step="report the query and this line")
    head = json.loads(lines[1])
    if head["kind"] == "ask":
        return Answer("ask", value=head["value"], prefixes=head["prefixes"])
    rows = [tuple(map(_term, json.loads(line))) for line in lines[2:-1]]
    if head["kind"] == "graph":
        rows = sorted(set(rows), key=lambda row: tuple(map(str, row)))
    return Answer(head["kind"], tuple(head.get("variables", ())), tuple(rows), cut=last["cut"], prefixes=head["prefixes"])


def _json(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _term(packed: Any) -> Term | None:
    """A term as ``query_process`` packs it."""
    if packed is None:
        return None
    if isinstance(packed, str):
        mark, rest = packed[0], packed[1:]
        return Term("iri", rest) if mark == "<" else Term("blank", rest) if mark == "_" else Term("literal", rest)
    if isinstance(packed, dict):
        return Term("triple", f"<<( {' '.join(str(_term(p)) for p in packed['triple'])} )>>")
    return Term("literal", packed[0], packed[1] or "", packed[2] if len(packed) > 2 else "")


def _syntax(query: str, said: str, line: int, column: int) -> RequestError:
    """One line about text that is not SPARQL: where, what stands there, what was expected."""
    rows = query.split("\n")
    rest = rows[line - 1][column - 1 :] if line <= len(rows) else ""
    near = next((t.text for t in sparql.tokens(rest)), "")
    if "Prefix not found" in said:
        names = [token for token in sparql.tokens(query) if token.sort == "name"]
        name = next((t.text for t in names if sparql.position(query, t.end) == f"line {line}, column {column}"), near)
        what = f"the prefix of {name!r} is not known" if name else "a prefix is not known"
        next_step = f"declare it with PREFIX; known without: {', '.join(sorted(KNOWN_PREFIXES))}"
    else:
        what = f"not SPARQL from {near!r} on" if near else "not SPARQL: it ends too early"
        plain = said.removeprefix("expected ").removeprefix("one of ")
        next_step = f"the parser says: {said}" if len(plain) < 60 and "[" not in plain else "check the words before it"
    return RequestError(what, where=f"line {line}, column {column}", next_step=next_step)
