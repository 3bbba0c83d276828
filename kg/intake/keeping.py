"""Records on disk: what was read lies outside the output and outside memory, and what did not change is not read again.

A record is kept under a digest of the document, of everything else its reading depends on (name, address, date, the site asked for), and
of the code of the readers: another version of any of them reads again. With it lie its entry (what a build keeps at hand) and its summary
in two parts (what resolution looks at). What is kept is data (JSON, packed), never code, in one SQLite file in the working folder beside
the output, or in a temporary one. It can be removed at any time; a damaged one is made anew. SQLite does not notice bytes that a disk lost
and may then answer with another row: everything kept is sealed with a digest of itself, of what it is and of the key it is kept under.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg import resources
from kg.errors import DamagedRecords, RequestError
from kg.intake.kept_form import entry_of, packed, packed_entry, sealed, unpacked, unsealed
from kg.intake.page import PAGE_SECONDS, read_document
from kg.intake.takedown import NOTHING, Takedown
from kg.model import Document, Entry, Record
from kg.resolve import summary

FILE = "records.sqlite"
KEPT_BUILDS = 5
"""A record that so many builds in a row did not ask for is dropped."""
_MOST_BUILDS = 1 << 53
"""No file of records has seen more builds: a greater number is damage."""
_PASSING = frozenset({"out-of-time", "reader-failed"})
"""Notices of what another time, or another machine, may read."""
_READING = (
    "documents", "intake", "profiles", "reading", "sites", "text", "model.py", "vocabulary.py",
    *(f"resolve/{name}.py" for name in ("gathering", "names", "profile", "showing", "summary")),
)  # fmt: skip
"""The parts of the package that a record depends on."""
_STANDS_ON = (
    "anyascii",
    "selectolax",
    "python-dateutil",
    "pycountry",
    "babel",
    "faker",
    "charset-normalizer",
    "beautifulsoup4",
    "warcio",
    "rapidfuzz",
)


_NONE: Mapping[bytes, summary.FilmSummary] = MappingProxyType({})
_ASKED = "INSERT OR REPLACE INTO asked VALUES (?, ?)"


@cache
def code_version() -> str:
    """A digest of all that decides how a page is read: code and data of the readers, and the versions of what they stand on."""
    return resources.digest(resources.package_files(*_READING), _STANDS_ON)


# --- the file ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Keeping:
    """Reads documents as ``read_document`` does, each only once, and keeps what was read in ``file``.

    Safe to use from several processes at once. ``build`` numbers the builds: ``sweep`` drops what the last few did not ask for.
    What ``takedown`` names is in no record.
    """

    file: str
    version: str
    build: int
    takedown: Takedown = NOTHING

    def __call__(self, document: Document, site: str, seconds: float = PAGE_SECONDS) -> Entry:
        """The entry of a document whose record lies in the file, read now or before.

        Raises RequestError where the file cannot be written.
        """
        key = self.key(document, site)
        if self.takedown.names(document):
            self._do("DELETE FROM pages WHERE key = ?", (key,))
            return Entry.of(Record(replace(document, text=""), "", None, ()))
        if known := self.entry(key):
            self._do(_ASKED, (key, self.build))
            return known
        record = self.takedown.apply(read_document(document, site, seconds))
        entry = Entry.of(record, key)
        if not any(notice.code in _PASSING for notice in record.notices):
            named, films = summary.summarized(record)
            parts = {"record": packed(record), "summary": summary.packed(named), "films": summary.packed_films(films),
                     "entry": packed_entry(entry)}  # fmt: skip
            kept = (sealed(data, column, key) for column, data in parts.items())
            with self._written() as connection:
                connection.execute(f"INSERT OR REPLACE INTO pages (key, {', '.join(parts)}) VALUES (?, ?, ?, ?, ?)", (key, *kept))
                connection.execute(_ASKED, (key, self.build))
        return entry

    def entry(self, key: bytes) -> Entry | None:
        """The entry of a document that was read before, under its key, or None."""
        with contextlib.suppress(sqlite3.Error, ValueError, KeyError, TypeError, IndexError):
            if row := _connection(self.file).execute("SELECT entry FROM pages WHERE key = ?", (key,)).fetchone():
                return entry_of(unsealed(row[0], "entry", key), key)
        return None

    def seen(self, stamp: bytes) -> tuple[bytes, str] | None:
        """What was noted of a file under its stamp: the keys of its documents, one after the other, and the notices about it as JSON."""
        with contextlib.suppress(sqlite3.Error, ValueError, TypeError):
            if row := _connection(self.file).execute("SELECT keys, notices FROM seen WHERE stamp = ?", (stamp,)).fetchone():
                return unsealed(row[0], row[1], stamp), row[1]
        return None

    def ask_again(self, keys: Iterable[bytes], stamps: Iterable[bytes], seen: Iterable[tuple[bytes, bytes, str, int]]) -> None:
        """Note which documents and which files this build asked for, and what it found in files: stamp, keys, notices and build of each.

        Raises RequestError where the file cannot be written, and DamagedRecords.
        """
        with self._written() as connection:
            connection.executemany(_ASKED, ((key, self.build) for key in keys))
            connection.executemany("UPDATE seen SET build = ? WHERE stamp = ?", ((self.build, stamp) for stamp in stamps))
            rows = ((stamp, sealed(keys, notices, stamp), notices, build) for stamp, keys, notices, build in seen)
            connection.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", rows)

    def key(self, document: Document, site: str) -> bytes:
        """What the record of a document is kept under."""
        told = (self.version, document.digest, document.name, document.encoding, document.media_type, document.url, document.date, site)
        return hashlib.sha256("\0".join((*told, self.takedown.digest())).encode()).digest()

    def record(self, key: bytes) -> Record:
        """The record under a key that an entry has. Raises DamagedRecords where it is gone or damaged."""
        data = self._kept("record", key)
        with self._sound():
            return unpacked(data)

    def summaries(self, keys: Iterable[bytes]) -> Iterator[summary.Summary]:
        """The summaries of the records under keys that entries have. Raises DamagedRecords where one is gone or damaged."""
        with self._sound():
            yield from summary.summaries(self._kept("summary", key) for key in keys)

    def film_summaries(self, keys: Sequence[bytes], known: Mapping[bytes, summary.FilmSummary] = _NONE) -> Iterator[summary.FilmSummary]:
        """What the same records say of films, as ``summaries`` does; those ``known`` are not looked for."""
        with self._sound():
            others = summary.film_summaries(self._kept("films", key) for key in keys if key not in known)
            for key in keys:
                yield known[key] if key in known else next(others)

    def asked_before(self) -> list[bytes]:
        """The keys that the last build asked for. Raises DamagedRecords."""
        try:
            return [key for (key,) in _connection(self.file).execute("SELECT key FROM asked WHERE build = ?", (self.build - 1,))]
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    @contextlib.contextmanager
    def _sound(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, KeyError, TypeError, IndexError, zlib.error) as error:
            raise self._damaged(error) from error

    def _damaged(self, why: object) -> DamagedRecords:
        return DamagedRecords(f"what was kept is damaged: {why}", where=self.file, next_step="remove it and build again")

    def _kept(self, column: str, key: bytes) -> bytes:
        try:
            row = _connection(self.file).execute(f"SELECT {column} FROM pages WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        if row is None:
            raise self._damaged("a record that was read is gone")
        with self._sound():
            return unsealed(row[0], column, key)

    def _do(self, statement: str, values: tuple[object, ...]) -> None:
        with self._written() as connection:
            connection.execute(statement, values)

    @contextlib.contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        """A transaction."""
        try:
            with _connection(self.file) as connection:
                yield connection
        except sqlite3.OperationalError as error:
            raise RequestError(f"cannot be written: {error}", where=self.file, next_step="make room there, or use --no-cache") from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    @contextlib.contextmanager
    def minded(self) -> Iterator[None]:
        """Where what is kept turns out to be damaged in the block, all of it is forgotten before DamagedRecords goes on."""
        try:
            yield
        except DamagedRecords:
            closed(self)
            _remove(Path(self.file))
            raise

    def sweep(self) -> None:
        """Drop what the last builds did not ask for; where something must not be passed on, all that this one did not."""
        builds = 1 if self.takedown.digest() else KEPT_BUILDS
        with self._written() as connection:
            for table in ("asked", "seen"):
                connection.execute(f"DELETE FROM {table} WHERE build <= ?", (self.build - builds,))
            connection.execute("DELETE FROM pages WHERE key NOT IN (SELECT key FROM asked)")


def opened(folder: Path, takedown: Takedown = NOTHING) -> Keeping | None:
    """The records kept in a folder, for the next build; None where nothing can be kept there."""
    path = folder / FILE
    for again in (True, False):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _connection(str(path)) as connection:
                for earlier in ("records", "kept", "read"):
                    connection.execute(f"DROP TABLE IF EXISTS {earlier}")
                # What is asked for most comes first, and what changes with each build is apart: a row is written anew as a whole.
                columns = "key BLOB PRIMARY KEY, entry BLOB, films BLOB, summary BLOB, record BLOB"
                connection.execute(f"CREATE TABLE IF NOT EXISTS pages ({columns})")
                connection.execute("CREATE TABLE IF NOT EXISTS asked (key BLOB PRIMARY KEY, build INTEGER) WITHOUT ROWID")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS seen (stamp BLOB PRIMARY KEY, keys BLOB, notices TEXT, build INTEGER) WITHOUT ROWID"
                )
                (last,) = connection.execute("SELECT ifnull(max(ifnull(build, '')), 0) FROM asked").fetchone()
            if not isinstance(last, int) or last > _MOST_BUILDS:
                raise sqlite3.DatabaseError(f"{last!r} is no number of a build")
            return Keeping(str(path), code_version(), last + 1, takedown)
        except (sqlite3.Error, OSError):
            _connection.cache_clear()
            if not again:
                return None
            _remove(path)
    return None


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            Path(f"{path}{ending}").unlink(missing_ok=True)


@cache
def _connection(path: str) -> sqlite3.Connection:
    """One connection a process and file."""
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA secure_delete = ON")  # what is dropped may be what must not be passed on
    return connection


def closed(kept: Keeping) -> None:
    """Let go of the file, so that its folder can be removed."""
    _connection(kept.file).close()
    _connection.cache_clear()
