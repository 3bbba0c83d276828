"""SPARQL over the files of a build, or any RDF files: each query runs in a process of its own that can be killed.

The process (``query_process.py``) is started by path with an empty environment for Python, so that it imports nothing of ``kg``
and is ready after some 20 ms (``multiprocessing`` by spawn takes twice as long, by fork it would inherit the caller's threads
and memory). It may open no file and no socket once its data is open (over a store on disk: no socket), uses at most ``memory_mb``, and is
killed at ``timeout``.

The folder of a build is answered from its local store (``store.py``) where that holds the very files that lie there, else the files
are read; the answers are the same.

Answers hold the lexical forms of the files as ``kg`` writes them: the store keeps numbers by value, so decimals get their point
back here (82 → 82.0). Inside a query ``STR(?decimal)`` still sees ``82``; in files by others, ``007``, ``1e3`` and ``PT90S`` come back as
``7``, ``1000`` and ``PT1M30S``.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import InternalFault, QueryTimeout, RequestError
from kg.rdf import questions, sparql, store
from kg.rdf.answers import Answer, Term
from kg.rdf.store_files import Source
from kg.rdf.store_files import files as files
from kg.vocabulary import PREFIXES, SCHEMA_HTTP, SCHEMA_HTTPS

BASE = "https://kg.example/id/"

KNOWN_PREFIXES: dict[str, str] = {**PREFIXES, "owl": "http://www.w3.org/2002/07/owl#", "kg": BASE}
"""Prefixes that no query needs to declare. ``schema`` and ``kg`` follow the data where it uses others."""

TIMEOUT = 30.0
LONGEST = 86_400
"""The most seconds that a query may ask for: clocks of the system do not take any number."""
MEMORY_MB = 4096
LEAST_MB = 64
OUT_OF_MEMORY = (
    b"memory allocation of", b"MemoryError", b"bad_alloc", b"cannot allocate memory", b"Resource temporarily unavailable",
    b"libgcc_s.so.1 must be installed",
)  # fmt: skip
"""What Rust, Python and C++ say as they end for want of memory; the fifth is of a thread that finds none for its stack, the last of the C
library, which maps the code that unwinds a stack only when a thread ends."""
ANSWER_MB = 256
"""An answer larger than this on its way from the process is cut: it would take some ten times as much in the caller."""


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
    stored: Path | None = None,
) -> Answer:
    """Answer a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) over RDF files or the folder of a build.

    ``query`` is its text, or the name of a saved question.
    ``params`` binds variables of the query, each to one term: ``<iri>``, ``prefix:name``, or else the text itself (films are found
    by their name, see ``sparql.Param``). ``timeout`` is in seconds and covers loading; ``row_limit`` cuts the answer; ``memory_mb`` is
    what the process may use (None: no limit). ``stored`` is the folder of a store to ask: without ``sources`` whatever they are now,
    with them if it holds them. By default it is the one that belongs to the folder of the build.

    Raises RequestError for a query that cannot be read or is refused, an unknown parameter or film, unreadable data, or
    a query that needs more memory; QueryTimeout at the time limit.
    """
    _check(timeout, row_limit, memory_mb)
    query = questions.text(query)
    sparql.refuse(query)
    limits = {"timeout": timeout, "memory_mb": memory_mb, "row_limit": row_limit, "answer_bytes": ANSWER_MB << 20}
    data, where = _data(sources, stored)
    ended = _ask({**_request(query, params or {}), **limits, **data}, timeout, where)
    if data["store"] and b'"gone"' in ended[1][-500:] and sources:  # replaced by a newer one at this very moment
        data, where = _read(files(sources))
        ended = _ask({**_request(query, params or {}), **limits, **data}, timeout, where)
    return _answer(ended, query, where, memory_mb)


def portable(
    query: str, sources: Sequence[Path], *, params: Mapping[str, str] | None = None, timeout: float = TIMEOUT, stored: Path | None = None
) -> str:
    """The query as any SPARQL endpoint takes it: with its prefixes declared and its parameters bound to terms of this data.

    Arguments and errors are those of ``run``.
    """
    _check(timeout, None)
    query = questions.text(query)
    sparql.refuse(query)
    data, where = _data(sources, stored)
    limits = {"timeout": timeout, "memory_mb": MEMORY_MB, "row_limit": None, "answer_bytes": ANSWER_MB << 20}
    ended = _ask({**_request(query, params or {}), **limits, **data, "only_text": True}, timeout, where)
    answer = _answer(ended, query, where, MEMORY_MB)
    text = str(answer.rows[0][0].value) if answer.rows and answer.rows[0][0] else ""
    declared = sparql.prologue(text)
    used = {t.text.partition(":")[0] for t in sparql.tokens(text) if t.sort == "name"}
    lines = [f"PREFIX {name}: <{space}>\n" for name, space in sorted(answer.prefixes.items()) if name in used and name not in declared]
    return "".join(lines) + text


def _check(timeout: float, row_limit: int | None, memory_mb: int | None = None) -> None:
    if not timeout > 0:
        raise RequestError(f"a time limit of {timeout:g} s leaves no time", where="--timeout", next_step="give a number of seconds above 0")
    if timeout > LONGEST:
        what = f"a time limit of {timeout:g} s is beyond what clocks take"
        raise RequestError(what, where="--timeout", next_step=f"give at most {LONGEST:,} seconds")
    if row_limit is not None and row_limit < 0:
        raise RequestError(f"a row limit of {row_limit} makes no sense", where="--limit", next_step="give 0 or more")
    if memory_mb and memory_mb < LEAST_MB:
        raise RequestError(f"{memory_mb} MB do not hold a query", where="--memory", next_step=f"give {LEAST_MB} or more")


def _data(sources: Sequence[Path], stored: Path | None) -> tuple[dict[str, Any], str]:
    """The part of a request that says what to ask, and its name in messages: a store, or files."""
    if not sources and stored is not None:
        return _kept(store.info(stored)), str(stored)
    found = files(sources)
    if stored is None and len(sources) == 1 and sources[0].is_dir():
        stored = store.folder(sources[0])
    here = store.answering(found, stored) if stored is not None else None
    return (_kept(here), str(here.data.parent)) if here is not None else _read(found)


def _kept(here: store.Store) -> dict[str, Any]:
    return {"sources": [], "store": {"data": str(here.data), "in_use": store.IN_USE, "base": here.base, "https_only": here.https_only}}


def _read(found: Sequence[Source]) -> tuple[dict[str, Any], str]:
    listed = [(str(path), form, packed) for path, form, packed in found]
    return {"sources": listed, "store": None}, ", ".join(str(path) for path, _, _ in found)


def _request(query: str, params: Mapping[str, str]) -> dict[str, Any]:
    return {
        "query": query,
        "pieces": sparql.pieces(query, params),
        "from": sparql.data_sets(query),
        "declared": sparql.prologue(query),
        "shown": sparql.variables(query) if sparql.selects_all(query) else [],
        "prefixes": KNOWN_PREFIXES,
        "schema": [SCHEMA_HTTP, SCHEMA_HTTPS],
        "base": BASE,
        "engine": _engine(),
    }


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


def other_form(query: str, answer: Answer) -> str:
    """What to say of an empty answer to a query that writes schema.org with https where the data has http, or the other way round."""
    ours = answer.prefixes.get("schema", SCHEMA_HTTP)
    theirs = SCHEMA_HTTPS if ours == SCHEMA_HTTP else SCHEMA_HTTP
    if answer.rows or answer.value or theirs not in query or ours in query:
        return ""
    return f"the query says <{theirs}> where this data has <{ours}>; schema: means that without a PREFIX line"


def without_graphs(query: str, sources: Sequence[Path], answer: Answer) -> str:
    """What to say of an empty answer to a query, or a saved question, that asks the documents' graphs of files that can have none."""
    if answer.rows or answer.value or all(token.word != "GRAPH" for token in sparql.tokens(questions.text(query))):
        return ""
    found = files(sources)
    if not found or any(form not in ("ttl", "nt", "rdf") for _, form, _ in found):
        return ""
    return f"the query asks the graphs of documents, and {found[0][0]} has none: `kg build` writes them to kg.nq"


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
    if (isinstance(last, dict) and "memory" in last) or any(sign in err for sign in OUT_OF_MEMORY):
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


BACKSLASH = "\\"
_BARE_SLASH = re.compile(r"(?<![\w<:/\"'])[A-Za-z][\w.-]*:(?=[\w-])[\w-]+(?:/[\w-]+)+(?![\w:/-])")
"""A short IRI as tables of answers show it (``kg:movie/a-film-1998``), which SPARQL takes for a path and stumbles over."""


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
    elif "Duplicated variable" in said:
        what, next_step = "a variable is asked for twice", "name each once"
    else:
        what = f"not SPARQL from {near!r} on" if near else "not SPARQL: it ends too early"
        plain = said.removeprefix("expected ").removeprefix("one of ")
        next_step = f"the parser says: {said}" if len(plain) < 60 and "[" not in plain else "check the words before it"
        if bare := _BARE_SLASH.search(query):
            next_step = f"write <IRI> for {bare[0]}, or {bare[0].replace('/', BACKSLASH + '/')}: in a short name a / needs a backslash"
    return RequestError(what, where=f"line {line}, column {column}", next_step=next_step)
