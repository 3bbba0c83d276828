"""The local store: a data set in an Oxigraph store on disk, opened in place instead of read anew for each query.

A store's folder holds ``current.json`` and the folder it names. A load builds a new folder beside and then replaces that one small file, so
the store is the old data set or the new at every moment, also when the load is killed. Nothing is ever written into a store that
is in use: readers hold a shared lock on the ``in-use`` file of what they read, and a load removes only what nobody has locked.

The store keeps numbers and times by their value (``1.50`` becomes ``1.5``, ``PT120M`` becomes ``PT2H``): the files stay the record.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from kg.errors import DataError, RequestError, reason
from kg.rdf.facts import Facts
from kg.rdf.store_files import Source, files, working_folder
from kg.rdf.store_locks import held, locked
from kg.vocabulary import SCHEMA_HTTP, SCHEMA_HTTPS

LAYOUT = 1
"""Changes when a store of an earlier ``kg`` can no longer be used as it is."""

CURRENT = "current.json"
IN_USE = "in-use"
PROVENANCE = "graph/provenance"
HEAD = 1 << 16
FORMATS = {"ttl": "TURTLE", "nt": "N_TRIPLES", "nq": "N_QUADS", "trig": "TRIG", "rdf": "RDF_XML", "jsonld": "JSON_LD"}

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many of its steps are done, and how many there are."""


@dataclass(frozen=True)
class Mark:
    """A file as it was when it was loaded: its name, its size in bytes, when it was last changed (nanoseconds)."""

    name: str
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Mark:
        """The mark of a file as it is now."""
        stat = path.stat()
        return cls(path.name, stat.st_size, stat.st_mtime_ns)


@dataclass(frozen=True)
class Store:
    """What a store holds. ``data`` is the folder that Oxigraph opens; ``sources`` are the files it was loaded from.

    ``base`` is what the IRIs of the data set begin with (empty without a provenance graph), ``https_only`` whether its schema.org terms
    are of the https form, ``engine`` the version of Oxigraph that wrote it.
    """

    data: Path
    quads: int
    graphs: int
    sources: tuple[Mark, ...]
    base: str
    https_only: bool
    engine: str

    @property
    def usable(self) -> bool:
        """Whether the Oxigraph at hand reads it: one of the same minor version."""
        return _minor(self.engine) == _minor(_engine_version())

    def holds(self, found: Sequence[Source]) -> bool:
        """Whether these very files were loaded: none was changed since."""
        try:
            return self.sources == tuple(Mark.of(path) for path, _, _ in found)
        except OSError:
            return False

    @property
    def size(self) -> int:
        """Its bytes on the disk."""
        return sum(entry.stat().st_size for entry in self.data.iterdir() if entry.is_file())


def folder(out: Path) -> Path:
    """Where the store of the build in ``out`` lives unless told otherwise: ``.kg/<name of out>/store`` beside it."""
    return working_folder(out) / "store"


def current(store: Path) -> Store | None:
    """What the store in this folder holds; None where there is none, or one that this ``kg`` cannot use."""
    try:
        said: dict[str, Any] = json.loads((store / CURRENT).read_text(encoding="utf-8"))
        if said.pop("layout") != LAYOUT:
            return None
        marks = tuple(Mark(**mark) for mark in said.pop("sources"))
        found = Store(**{**said, "data": store / said["data"], "sources": marks})
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if found.usable and found.data.is_dir() else None


def info(store: Path) -> Store:
    """What the store in this folder holds. Raises RequestError where there is none."""
    found = current(store)
    if found is None:
        what = "holds no store that this kg can use" if store.exists() else "no such store"
        raise RequestError(what, where=str(store), next_step="make it with `kg store load`, or `kg build --store`")
    return found


def answering(found: Sequence[Source], store: Path) -> Store | None:
    """The store in this folder if it holds these very files, so that it may answer in their place."""
    here = current(store)
    return here if here is not None and here.holds(found) else None


@contextlib.contextmanager
def facts(sources: Sequence[Path]) -> Iterator[Facts | None]:
    """The facts of the folder of a build out of its local store, to be read only; None where there is none that is up to date."""
    import pyoxigraph as ox

    here = answering(files(sources), folder(sources[0])) if len(sources) == 1 and sources[0].is_dir() else None
    if here is None:
        yield None
        return
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(held(here.data / IN_USE, shared=True))
            database = ox.Store.read_only(str(here.data))
        except (OSError, RuntimeError):  # damaged, or gone at this very moment: the files are the record
            database = None
        yield Facts(database) if database is not None else None


def describe(store: Path, sources: Sequence[Path] = ()) -> str:
    """A store in lines, for people. ``sources`` are the files (or the folder of a build) that it should hold."""
    here = info(store)
    lines = [
        f"store      {store}",
        f"holds      {here.quads:,} quads in the default graph and {here.graphs:,} named graphs",
        f"on disk    {here.size:,} bytes, written by Oxigraph {here.engine}",
        f"loaded     {', '.join(mark.name for mark in here.sources)}",
    ]
    if sources:
        same = here.holds(files(sources))
        lines.append(
            f"state      {'the files are the same: queries use the store' if same else 'the files have changed since: queries use them'}"
        )
    return "".join(f"{line}\n" for line in lines)


def load(sources: Sequence[Path], store: Path, progress: Progress = lambda stage, done, total: None) -> Store:
    """Load files, or the folder of a build, into the store in this folder, in place of what it held; what it holds now.

    A load that fails or is killed leaves the store as it was. Raises RequestError for what is missing or cannot be written, and
    DataError for a file that is not what its ending says.
    """
    import pyoxigraph as ox

    found = files(sources)
    marks = tuple(Mark.of(path) for path, _, _ in found)
    _prepare(store)
    _own(store)
    _sweep(store)
    data = Path(tempfile.mkdtemp(prefix="data-", dir=store))
    try:
        with held(data / IN_USE):
            database = ox.Store(str(data))
            heads = b""
            for done, source in enumerate(found):
                progress("store", done, len(found))
                heads += _bulk_load(ox, database, source)
            bases = sorted(name.removesuffix(PROVENANCE) for name in _names(database) if name.endswith("/" + PROVENANCE))
            seen = SCHEMA_HTTPS.encode() in heads and SCHEMA_HTTP.encode() not in heads
            https_only = not _has(ox, database, SCHEMA_HTTP) and (_has(ox, database, SCHEMA_HTTPS) or seen)
            graphs = sum(1 for _ in _names(database))
            made = Store(data, len(database), graphs, marks, bases[0] if bases else "", https_only, _engine_version())
            database.optimize()
            database.flush()
            del database
            _tidy(data)
            os.chmod(data, 0o755)
            _point(store, made)
    except BaseException:
        shutil.rmtree(data, ignore_errors=True)
        raise
    progress("store", len(found), len(found))
    _sweep(store)
    return made


def backup(store: Path, target: Path) -> Store:
    """Copy a store to a new folder, which is a store like it (``kg query --store``); on one file system it shares the disk space.

    Raises RequestError where there is no store, or something is at ``target`` already.
    """
    import pyoxigraph as ox

    here = info(store)
    if target.exists():
        raise RequestError("is there already", where=str(target), next_step="name a folder that is not")
    _prepare(target.parent)
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
    try:
        with held(here.data / IN_USE, shared=True):
            # A read-only store is backed up as any other, and leaves the store to its readers.
            ox.Store.read_only(str(here.data)).backup(str(stage / "data"))
        (stage / "data" / IN_USE).touch()
        _tidy(stage / "data")
        made = Store(**{**asdict(here), "data": stage / "data", "sources": here.sources})
        _point(stage, made)
        os.chmod(stage, 0o755)
        os.rename(stage, target)
    except RuntimeError as error:
        raise RequestError(f"is damaged ({error})", where=str(store), next_step="make it anew with `kg store load`") from error
    except OSError as error:
        raise RequestError(f"cannot be written: {reason(error)}", where=str(target), next_step="name another folder") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return info(target)


# --- parts -----------------------------------------------------------------------------------------------------------


def _engine_version() -> str:
    import pyoxigraph as ox

    return str(ox.__version__)


def _minor(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _prepare(where: Path) -> None:
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RequestError(
            f"cannot be written: {error.strerror}", where=str(where), next_step="name another folder with --store"
        ) from error


def _own(store: Path) -> None:
    """Raise RequestError for a folder that holds anything but a store: files of a database have no business among pages or a graph."""
    if (store / CURRENT).exists() or all(entry.name.startswith(("data-", CURRENT, f".{CURRENT}")) for entry in store.iterdir()):
        return
    raise RequestError("is no store, and holds other files", where=str(store), next_step="name a new folder with --store")


def _bulk_load(ox: Any, database: Any, source: Source) -> bytes:
    """Load one file; its first bytes, which say of which form its schema.org terms are."""
    path, form, packed = source
    try:
        with path.open("rb") as raw:
            file: IO[bytes] = io.BufferedReader(gzip.GzipFile(fileobj=raw), 1 << 20) if packed else raw
            head = file.read(HEAD)
            file.seek(0)
            database.bulk_load(file, format=getattr(ox.RdfFormat, FORMATS[form]), base_iri="https://kg.example/id/")
            return head
    except SyntaxError as error:
        if "LoadDocumentCallback" in str(error):
            raise DataError(
                "its @context is an address, and kg never fetches one", where=str(path), next_step="put the context into the file"
            ) from error
        raise DataError(f"is not valid {form}: {error}", where=str(path), next_step="repair the file; the store is as it was") from error
    except (OSError, EOFError, zlib.error) as error:
        raise RequestError(
            f"cannot be loaded: {error}", where=str(path), next_step="check the file and the disk; the store is as it was"
        ) from error


def _names(database: Any) -> Iterator[str]:
    return (graph.value for graph in database.named_graphs())


def _has(ox: Any, database: Any, space: str) -> bool:
    return next(iter(database.quads_for_pattern(None, ox.NamedNode(space + "name"), None, None)), None) is not None


def _tidy(data: Path) -> None:
    """Drop the diary that the engine keeps of its own work: it is of no use to readers, and holds times."""
    for diary in data.glob("LOG*"):
        diary.unlink(missing_ok=True)


def _point(store: Path, made: Store) -> None:
    said = {"layout": LAYOUT, **asdict(made), "data": made.data.name}
    beside = store / f".{CURRENT}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(said, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, store / CURRENT)


def _sweep(store: Path) -> None:
    """Remove what is neither current nor in use: what a killed load left, and the data set before this one."""
    here = current(store)
    for left in store.glob("data-*"):
        if here is not None and left.name == here.data.name:
            continue
        try:
            file = (left / IN_USE).open("r+")
        except OSError:  # another load has only just made it, or removed it
            continue
        with file:
            if locked(file, shared=False):
                shutil.rmtree(left, ignore_errors=True)
