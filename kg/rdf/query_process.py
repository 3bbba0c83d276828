"""The process that answers one query: it is handed a request, loads the data, streams the answer and ends.

Run by path, never imported by ``kg``: it imports the standard library and pyoxigraph only, so that it starts in some 20 ms, and
it can be killed at any moment. Before it reads a byte of data it gives up more memory than allowed, and before it runs the query
it gives up opening files and sockets, so that no query reads either, whatever its text. (A store on disk opens its files when it needs
them: then it gives up sockets only, on Linux.)

Request (JSON, on standard input): see ``kg.rdf.query``. Answer: one JSON value a line on standard output; first
``{"phase": "loaded"}``, then ``{"kind": …}``, then one list a row or triple, then ``{"end": true, "cut": …}``; or ``{"error": …}``.
"""

from __future__ import annotations

import difflib
import errno
import gzip
import io
import json
import platform
import re
import signal
import struct
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = XSD + "string"
DECIMAL = XSD + "decimal"
FORMATS = {"ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "rdf": "RDF_XML", "jsonld": "JSON_LD"}
WHOLE = re.compile(r"[+-]?[0-9]+")


try:
    import fcntl
except ImportError:  # not on Windows, where nobody removes what is open
    fcntl = None  # type: ignore[assignment]


class Refused(Exception):
    """The request cannot be met: what, where, what next."""

    def __init__(self, what: str, where: str = "", next_step: str = "", position: tuple[int, int] | None = None) -> None:
        super().__init__(what)
        self.said = {"error": what, "where": where, "next": next_step, "position": position}
        self.gone = False


def _limit(request: dict[str, Any]) -> None:
    """Bound the memory of this process, and its life should the caller be gone."""
    try:
        import resource
    except ImportError:  # not on Windows; the caller still keeps the time
        return
    if request["memory_mb"]:
        size = min(request["memory_mb"] << 20, sys.maxsize)
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, request["timeout"] + 5)


def _close_doors() -> None:
    """No file and no socket can be opened from here on."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _close_network() -> None:
    """No socket can be opened from here on: the kernel refuses the call (seccomp). Where that cannot be had, queries are
    still held to their text, in which SERVICE is refused.
    """
    calls = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # AUDIT_ARCH and the number of socket(2)
    import ctypes  # as slow to import as all else together, and of no use where files are read

    if platform.system() != "Linux" or platform.machine() not in calls:
        return
    architecture, socket = calls[platform.machine()]
    load, equal, give, refuse, allow = 0x20, 0x15, 0x06, 0x00050000 | errno.EACCES, 0x7FFF0000
    steps = (
        (load, 0, 0, 4),
        (equal, 0, 3, architecture),
        (load, 0, 0, 0),
        (equal, 0, 1, socket),
        (give, 0, 0, refuse),
        (give, 0, 0, allow),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
    libc = ctypes.CDLL(None)
    no_new_privileges, set_filter, filters = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) == 0:
        libc.prctl(set_filter, filters, program, 0, 0)


class Question:
    """One request over one store."""

    def __init__(self, request: dict[str, Any], engine: Any) -> None:
        self.request = request
        self.engine = engine
        self.store = engine.Store()
        self.prefixes: dict[str, str] = dict(request["prefixes"])

    # --- data --------------------------------------------------------------------------------------------------------

    def open(self) -> list[tuple[str, str, IO[bytes]]]:
        """Open all sources: (name, format, file). No file and no socket can be opened afterwards."""
        opened: list[tuple[str, str, IO[bytes]]] = []
        for name, form, packed in self.request["sources"]:
            try:
                file: IO[bytes] = open(name, "rb")  # noqa: SIM115 - the process ends soon
            except OSError as error:
                raise Refused(f"cannot be opened ({error.strerror})", name, "check its rights") from error
            opened.append((name, form, io.BufferedReader(gzip.GzipFile(fileobj=file), 1 << 20) if packed else file))
        _close_doors()
        return opened

    def open_store(self, kept: dict[str, Any]) -> None:
        """Open a store on disk, held so that no load removes it while it is read."""
        try:
            self._held = open(f"{kept['data']}/{kept['in_use']}", "rb")  # noqa: SIM115 - held until the process ends
            if fcntl is not None:
                fcntl.flock(self._held, fcntl.LOCK_SH | fcntl.LOCK_NB)
            self.store = self.engine.Store.read_only(kept["data"])
        except (OSError, RuntimeError) as error:  # the engine says RuntimeError of files that are damaged
            hint = "make it anew with `kg store load`"
            gone = Refused(f"the store cannot be opened ({_flat(error)})", kept["data"], hint)
            gone.gone = True
            raise gone from error
        _close_network()
        self._know_prefixes(kept["https_only"], kept["base"])

    def load(self, opened: list[tuple[str, str, IO[bytes]]]) -> None:
        """Read all sources into the store, each with blank nodes of its own."""
        http, https = (space.encode() for space in self.request["schema"])
        heads = b"".join(self._head(name, file) for name, _, file in opened)
        for name, form, file in opened:
            try:
                self.store.bulk_load(file, format=getattr(self.engine.RdfFormat, FORMATS[form]), base_iri=self.request["base"])
            except SyntaxError as error:
                if "LoadDocumentCallback" in str(error):
                    raise Refused("its @context is an address, and kg never fetches one", name, "put the context into the file") from error
                hint = "repair the file, or give it the ending of its format"
                raise Refused(f"is not valid {form}: {_flat(error)}", name, hint) from error
            except (OSError, EOFError, zlib.error) as error:
                raise Refused(f"cannot be read ({_flat(error)})", name, "check that it is whole") from error
        self._learn_prefixes(https in heads and http not in heads)

    @staticmethod
    def _head(name: str, file: IO[bytes]) -> bytes:
        try:
            head = file.read(1 << 16)
            file.seek(0)
        except (OSError, EOFError, zlib.error) as error:
            raise Refused(f"cannot be read ({_flat(error)})", name, "check that it is whole") from error
        return head

    def _learn_prefixes(self, https_only: bool) -> None:
        """``schema:`` is the form that the data uses, and ``kg:`` the base of its names.

        ``https_only`` is what the heads of the files suggest, for data without a single name.
        """
        http, https = self.request["schema"]
        if not self._has(http + "name") and (self._has(https + "name") or https_only):
            self.prefixes["schema"] = https
        names = (graph.value for graph in self.store.named_graphs() if isinstance(graph, self.engine.NamedNode))
        bases = sorted(name.removesuffix("graph/provenance") for name in names if name.endswith("/graph/provenance"))
        self._know_prefixes(False, bases[0] if bases else "")

    def _know_prefixes(self, https_only: bool, base: str) -> None:
        if https_only:
            self.prefixes["schema"] = self.request["schema"][1]
        if base:
            self.prefixes["kg"] = base

    def _has(self, predicate: str) -> bool:
        return next(iter(self.store.quads_for_pattern(None, self.engine.NamedNode(predicate), None, None)), None) is not None

    # --- parameters --------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """The query with its parameters bound: every value is written as one RDF term, never as text of the query."""
        out = []
        for piece in self.request["pieces"]:
            if isinstance(piece, str):
                out.append(piece)
                continue
            name, kind, value = piece
            if kind.startswith("film"):
                terms = self.films(value) if value is not None else self.main_films() if kind == "film" else None
            else:
                terms = [self.property(value) if kind == "term" else self.term(value)] if value is not None else None
            if terms is not None:
                out.append(f" VALUES ?{name} {{ {' '.join(map(str, terms))} }} ")
        return "".join(out)

    def term(self, given: str) -> Any:
        """A value as an RDF term: ``<iri>``, ``prefix:name`` of a known prefix, ``"text"`` with ``@en`` or ``^^type``, or plain text."""
        if given.startswith("<") and given.endswith(">"):
            return self._iri(given[1:-1], given)
        if found := re.fullmatch(r'"(.*)"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\^\^(\S+))?', given, re.S):
            if found[2]:
                return self.engine.Literal(found[1], language=found[2])
            if found[3]:
                datatype = self.term(found[3])
                if isinstance(datatype, self.engine.NamedNode):
                    return self.engine.Literal(found[1], datatype=datatype)
                raise Refused(f"{found[3]!r} is not a known datatype", "--param", "write it as xsd:name or <iri>")
            return self.engine.Literal(found[1])
        return self._expanded(given) or self.engine.Literal(given)

    def _expanded(self, given: str) -> Any:
        prefix, colon, local = given.partition(":")
        space = {**self.prefixes, **self.request["declared"]}.get(prefix)
        if not colon or space is None or re.search(r"\s", given):
            return None
        return self._iri(space + re.sub(r"\\(.)", r"\1", local), given)

    def _iri(self, iri: str, given: str) -> Any:
        try:
            return self.engine.NamedNode(iri)
        except ValueError as error:
            raise Refused(f"{given!r} is not an IRI", "--param", "write <scheme:…> without spaces") from error

    def property(self, given: str) -> Any:
        """A property by its IRI, its prefixed name, or its bare name (``duration``) where the data uses one of that name."""
        term = self.term(given)
        if isinstance(term, self.engine.NamedNode):
            return term
        bare = given.strip().casefold()
        used = {p.value for p in self._predicates()}
        for space in ("schema", "kgv"):
            for iri in sorted(used):
                if iri.casefold() == (self.prefixes[space] + bare).casefold():
                    return self.engine.NamedNode(iri)
        near = difflib.get_close_matches(bare, [re.split(r"[/#]", iri)[-1] for iri in sorted(used)], 3)
        hint = f"did you mean {' or '.join(near)}" if near else "write it as schema:name"
        raise Refused(f"the data has no property called {given!r}", "--param", hint)

    def _predicates(self) -> Iterator[Any]:
        """The properties that claims are about, and those of the default graph."""
        everywhere = "SELECT DISTINCT ?p { { ?s ?p ?o } UNION { GRAPH ?g { ?c rdf:predicate ?p } } }"
        return (row[0] for row in self._rows(everywhere) if isinstance(row[0], self.engine.NamedNode))

    # --- films -------------------------------------------------------------------------------------------------------

    def _rows(self, query: str) -> Iterable[Any]:
        rows: Iterable[Any] = self.store.query(query, prefixes=self.prefixes)
        return rows

    def main_films(self) -> list[Any]:
        """The films that a document is about; in data without documents, those that are not merely similar to another."""
        main = self.engine.NamedNode(self.prefixes["schema"] + "mainEntity")
        about = {quad.object for quad in self.store.quads_for_pattern(None, main, None, None)}
        if not about:
            about = {row[0] for row in self._rows(f"SELECT ?film {{ {_A_FILM} FILTER NOT EXISTS {{ ?other kgv:similarTo ?film }} }}")}
        return sorted((film for film in about if isinstance(film, self.engine.NamedNode)), key=str)

    def films(self, given: str) -> list[Any]:
        """The films of a name, an alternate name, ``name (year)``, an IRI, a former IRI or the last part of one, in any case; where
        there is none, of a name that differs in accents and punctuation only.

        Of several films of one name, those that documents are about: others are only named on their pages, as similar ones are.
        """
        bare = given.strip()
        names: dict[str, set[Any]] = {}
        years: dict[Any, set[str]] = {}
        for film, name, year in self._rows(
            f"SELECT ?film ?name ?year {{ {_A_FILM} OPTIONAL {{ ?film schema:name|schema:alternateName ?name }} "
            "OPTIONAL { ?film schema:dateCreated ?year } }"
        ):
            names.setdefault(film.value, set()).add(film)
            names.setdefault(film.value.rsplit("/", 1)[-1], set()).add(film)
            if name is not None:
                names.setdefault(_fold(name.value), set()).add(film)
            if year is not None:
                years.setdefault(film, set()).add(year.value[:4])
        term = self.term(bare)
        iri = term.value if isinstance(term, self.engine.NamedNode) else bare
        if found := names.get(iri) or names.get(_fold(bare)):
            return sorted(found & set(self.main_films()) or found, key=str) if len(found) > 1 else list(found)
        if dated := re.fullmatch(r"(.+?)\s*\(([0-9]{4})\)", bare):
            found = {f for f in names.get(_fold(dated[1]), ()) if dated[2] in years.get(f, ())}
            if found:
                return sorted(found, key=str)
        former = self.engine.NamedNode(self.request["prefixes"]["kgv"] + "formerIri")
        known = {f for films in names.values() for f in films}
        moved = {q.subject for q in self.store.quads_for_pattern(None, former, None, None) if q.subject in known
                 and iri in (q.object.value, q.object.value.rsplit("/", 1)[-1])}  # fmt: skip
        if moved:
            return sorted(moved, key=str)
        if alike := {film for film, rest in _loosely(names, bare) if not rest or rest in years.get(film, ())}:
            return sorted(alike & set(self.main_films()) or alike, key=str)
        near = difflib.get_close_matches(_fold(bare), sorted(names), 3, 0.7)
        hint = f"did you mean {' or '.join(near)}" if near else "`kg query films` lists them"
        raise Refused(f"no film is called {given!r}", "--param", hint)

    # --- answer ------------------------------------------------------------------------------------------------------

    def check_graphs(self) -> None:
        """``FROM`` takes the graphs of the data: it opens no file and no address."""
        spaces = {**self.prefixes, **self.request["declared"]}
        for sort, name in self.request["from"]:
            if sort == "name":
                prefix, _, local = name.partition(":")
                name = spaces.get(prefix, "") + local
            try:
                here = self.store.contains_named_graph(self.engine.NamedNode(name))
            except ValueError:
                here = False
            if not here:
                hint = "name a graph of the data; a file is given with the data, not in the query"
                raise Refused(f"the data has no graph <{name}>", "FROM", hint)

    def query(self, text: str, store: Any) -> Any:
        """Start the query. Raises Refused for text that is not SPARQL, with its line and column."""
        try:
            return store.query(text, prefixes=self.prefixes, base_iri=self.prefixes["kg"])
        except SyntaxError as error:
            said = str(error)
            if found := re.match(r"error at (\d+):(\d+): (.*)", said, re.S):
                raise Refused(_flat(found[3]), "syntax", position=(int(found[1]), int(found[2]))) from error
            raise Refused(_flat(error), "syntax") from error

    def run(self, write: Callable[[str], object]) -> None:
        """Answer the request, one JSON value a line."""
        kept = self.request["store"]
        opened = [] if kept else self.open()
        self.query(self.request["query"], self.engine.Store())  # its syntax first: loading may take long
        if kept:
            self.open_store(kept)
        else:
            self.load(opened)
        write('{"phase":"loaded"}\n')
        sys.stdout.flush()
        self.check_graphs()
        head: dict[str, Any] = {"prefixes": self.prefixes}
        if self.request.get("only_text"):
            write(json.dumps({**head, "kind": "select", "variables": ["query"]}) + "\n")
            write(json.dumps(['"' + self.text()]) + "\n" + '{"end":true,"cut":""}\n')
            return
        result = self.query(self.text(), self.store)
        if isinstance(result, self.engine.QueryBoolean):
            write(json.dumps({**head, "kind": "ask", "value": bool(result)}) + "\n" + '{"end":true,"cut":""}\n')
            return
        rows: Iterator[list[Any]]
        if isinstance(result, self.engine.QueryTriples):
            write(json.dumps({**head, "kind": "graph"}) + "\n")
            rows = ([_pack(t.subject), _pack(t.predicate), _pack(t.object)] for t in result)
        else:
            names = [v.value for v in result.variables]
            if shown := self.request["shown"]:  # of SELECT * the engine gives the variables in an order of its own
                names = [name for name in shown if name in names]
            write(json.dumps({**head, "kind": "select", "variables": names}) + "\n")
            rows = ([_pack(row[name]) for name in names] for row in result)
        self._stream(rows, write)

    def _stream(self, rows: Iterator[list[Any]], write: Callable[[str], object]) -> None:
        most, room = self.request["row_limit"], self.request["answer_bytes"]
        encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
        cut = ""
        for n, row in enumerate(rows):
            if n == most:
                cut = "rows"
                break
            line = encode(row)
            room -= len(line)
            if room < 0:
                cut = "size"
                break
            write(line + "\n")
        write(json.dumps({"end": True, "cut": cut}) + "\n")


_A_FILM = "VALUES ?class { schema:Movie schema:TVSeries schema:TVEpisode } ?film a ?class ."


def _fold(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).split()).casefold()


def _loosely(names: dict[str, set[Any]], given: str) -> Iterator[tuple[Any, str]]:
    """The things with names that some words begin with, accents and punctuation aside, and what of the words follows the name."""
    wanted = _letters(given)
    for name, things in names.items():
        if (letters := _letters(name)) and wanted.startswith(letters):
            yield from ((thing, wanted[len(letters) :]) for thing in things)


def _letters(words: str) -> str:
    """The letters and digits of some words, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", words).casefold() if c.isalnum())


def _flat(error: object) -> str:
    return " ".join(str(error).split())


def _pack(term: Any) -> Any:
    """A term for the pipe: ``"<iri"``, ``"_blank"``, ``"\\"text"``, or [text, datatype] / [text, null, language] / three terms.

    The store keeps numbers by their value; decimals get back the point that every file of ``kg`` writes (82 → 82.0).
    """
    if term is None:
        return None
    sort = type(term).__name__
    if sort == "NamedNode":
        return "<" + term.value
    if sort == "BlankNode":
        return "_" + term.value
    if sort == "Triple":
        return {"triple": [_pack(term.subject), _pack(term.predicate), _pack(term.object)]}
    if term.language:
        return [term.value, None, term.language]
    datatype = term.datatype.value
    if datatype == STRING:
        return '"' + term.value
    if datatype == DECIMAL and WHOLE.fullmatch(term.value):
        return [term.value + ".0", datatype]
    return [term.value, datatype]


def main() -> int:
    """Answer the request on standard input; the exit code is 0 unless this process itself fails."""
    request = json.loads(sys.stdin.buffer.read())
    _limit(request)
    sys.path.append(request["engine"])
    import pyoxigraph

    try:
        Question(request, pyoxigraph).run(sys.stdout.write)
    except Refused as refused:
        sys.stdout.write("\n" + json.dumps({**refused.said, **({"gone": True} if refused.gone else {})}) + "\n")
    except MemoryError:
        sys.stdout.write("\n" + json.dumps({"memory": True}) + "\n")
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
