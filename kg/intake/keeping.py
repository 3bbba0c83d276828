"""Records of documents that were read before, kept outside the output: what did not change is not read again.

A record is kept under a digest of the document, of everything else its reading depends on (name, address, date, the site asked for), and
of the code of the readers: another version of any of them reads again. What is kept is data (JSON, packed), never code, in one
SQLite file in the working folder beside the output. It can be removed at any time; a damaged one is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.intake.page import PAGE_SECONDS, read_document
from kg.model import Claim, Document, Evidence, Mention, Notice, Record

FORM = 1
"""The version of the form in which records are kept."""
FILE = "records.sqlite"
KEPT_BUILDS = 5
"""A record that so many builds in a row did not ask for is dropped."""
_PASSING = frozenset({"out-of-time", "reader-failed"})
"""Notices of what another time, or another machine, may read."""
_READING = ("documents", "intake", "profiles", "reading", "sites", "text", "model.py", "vocabulary.py")
"""The parts of the package that a record depends on."""


# --- the form ----------------------------------------------------------------------------------------------------------


def packed(record: Record) -> bytes:
    """A record as bytes; ``unpacked`` gives back an equal one."""
    mentions: dict[Mention, int] = {}
    rows: list[Any] = []

    def number(mention: Mention) -> int:
        if mention not in mentions:
            identity = [[number(part)] if isinstance(part, Mention) else part for part in mention.identity]
            of = number(mention.of) if mention.of is not None else -1
            rows.append([mention.kind, identity, of])
            mentions[mention] = len(rows) - 1
        return mentions[mention]

    claims = [
        [number(c.subject), c.property, number(c.value) if isinstance(c.value, Mention) else c.value, c.evidence, c.rule, c.inferred]
        for c in record.claims
    ]
    film = number(record.film) if record.film is not None else -1
    body = {
        "document": asdict(record.document), "site": record.site, "film": film, "mentions": rows, "claims": claims,
        "notices": [asdict(notice) for notice in record.notices],
    }  # fmt: skip
    return zlib.compress(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes) -> Record:
    """The record that was packed. Raises ValueError, KeyError, TypeError, IndexError or zlib.error for other bytes."""
    body = json.loads(zlib.decompress(data))
    mentions: list[Mention] = []
    for kind, identity, of in body["mentions"]:
        parts = tuple(mentions[part[0]] if isinstance(part, list) else part for part in identity)
        mentions.append(Mention(kind, parts, mentions[of] if of >= 0 else None))
    claims = tuple(
        Claim(mentions[subject], property, mentions[value] if isinstance(value, int) else value,
              tuple(Evidence(*place) for place in places), rule, inferred)
        for subject, property, value, places, rule, inferred in body["claims"]
    )  # fmt: skip
    notices = tuple(Notice(**row | {"evidence": Evidence(*row["evidence"]) if row["evidence"] else None}) for row in body["notices"])
    film = mentions[body["film"]] if body["film"] >= 0 else None
    return Record(Document(**body["document"]), body["site"], film, claims, notices)


@cache
def code_version() -> str:
    """A digest of all that decides how a page is read: code and data of the readers, and the versions of what they stand on."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(f"{FORM}\n".encode())
    for path in sorted(_sources(root)):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    for name in ("selectolax", "python-dateutil", "pycountry", "babel", "faker", "charset-normalizer"):
        digest.update(_version(name).encode())
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    for part in _READING:
        path = root / part
        found = [path] if path.is_file() else path.rglob("*")
        yield from (p for p in found if p.is_file() and "__pycache__" not in p.parts)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{name}={version(name)}\n"
    except PackageNotFoundError:
        return f"{name}\n"


# --- the file ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Keeping:
    """Reads documents as ``read_document`` does, but those that are kept in ``file`` only once.

    Safe to use from several processes at once. ``build`` numbers the builds: ``sweep`` drops what the last few did not ask for.
    """

    file: str
    version: str
    build: int

    def __call__(self, document: Document, site: str, seconds: float = PAGE_SECONDS) -> Record:
        """The record of a document, read now or before."""
        key = self.key(document, site)
        with contextlib.suppress(sqlite3.Error, ValueError, KeyError, TypeError, IndexError, zlib.error):
            if row := _connection(self.file).execute("SELECT record, build FROM records WHERE key = ?", (key,)).fetchone():
                record = unpacked(row[0])
                if row[1] != self.build:
                    self._do("UPDATE records SET build = ? WHERE key = ?", (self.build, key))
                return record
        record = read_document(document, site, seconds)
        if not any(notice.code in _PASSING for notice in record.notices):
            self._do("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (key, packed(record), self.build))
        return record

    def key(self, document: Document, site: str) -> bytes:
        """What the record of a document is kept under."""
        told = (self.version, document.digest, document.name, document.encoding, document.media_type, document.url, document.date, site)
        return hashlib.sha256("\0".join(told).encode()).digest()

    def _do(self, statement: str, values: tuple[object, ...]) -> None:
        # A cache that cannot be written costs time, never a page.
        with contextlib.suppress(sqlite3.Error), _connection(self.file) as connection:
            connection.execute(statement, values)

    def sweep(self) -> None:
        """Drop what the last builds did not ask for."""
        self._do("DELETE FROM records WHERE build <= ?", (self.build - KEPT_BUILDS,))


def opened(folder: Path) -> Keeping | None:
    """The records kept in a working folder, for the next build; None where nothing can be kept there."""
    path = folder / FILE
    for again in (True, False):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with _connection(str(path)) as connection:
                connection.execute("CREATE TABLE IF NOT EXISTS records (key BLOB PRIMARY KEY, record BLOB, build INTEGER) WITHOUT ROWID")
                last = connection.execute("SELECT max(build) FROM records").fetchone()[0] or 0
            return Keeping(str(path), code_version(), last + 1)
        except (sqlite3.Error, OSError):
            _connection.cache_clear()
            if not again:
                return None
            for ending in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    Path(f"{path}{ending}").unlink(missing_ok=True)
    return None


@cache
def _connection(path: str) -> sqlite3.Connection:
    """One connection a process and file."""
    connection = sqlite3.connect(path, timeout=60)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    return connection
