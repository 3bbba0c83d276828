"""The form of what is kept of a page: its record and its entry as bytes, sealed with what they are and the key they are kept under."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from kg.model import Claim, Document, Entry, Evidence, Mention, Notice, Record

_SEAL = 8
"""Bytes of a seal."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


# --- records -----------------------------------------------------------------------------------------------------------


def packed(record: Record) -> bytes:
    """A record as bytes; ``unpacked`` gives back an equal one."""
    mentions: dict[Mention, int] = {}
    rows: list[Any] = []

    def number(mention: Mention) -> int:
        known = mentions.get(mention)
        if known is None:
            identity = [[number(part)] if isinstance(part, Mention) else part for part in mention.identity]
            of = number(mention.of) if mention.of is not None else -1
            rows.append([mention.kind, identity, of])
            known = mentions[mention] = len(rows) - 1
        return known

    claims = [
        [number(c.subject), c.property, number(c.value) if isinstance(c.value, Mention) else c.value, c.evidence, c.rule, c.inferred]
        for c in record.claims
    ]
    film = number(record.film) if record.film is not None else -1
    body = {
        "document": asdict(record.document), "site": record.site, "film": film, "mentions": rows, "claims": claims,
        "notices": [asdict(notice) for notice in record.notices],
    }  # fmt: skip
    return zlib.compress(_JSON.encode(body).encode(), 1)


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
    notices = tuple(map(notice_of, body["notices"]))
    film = mentions[body["film"]] if body["film"] >= 0 else None
    return Record(Document(**body["document"]), body["site"], film, claims, notices)


# --- entries -----------------------------------------------------------------------------------------------------------


def packed_entry(entry: Entry) -> bytes:
    """An entry as bytes; ``entry_of`` gives back an equal one."""
    film = [[entry.film.kind, entry.film.identity]] if entry.film is not None else []
    body = [asdict(entry.document), entry.site, film, entry.claims, entry.inferred, entry.properties, [asdict(n) for n in entry.notices]]
    return _JSON.encode(body).encode()


def entry_of(data: bytes, key: bytes) -> Entry:
    """The entry that was packed, of the record under a key. Raises ValueError, KeyError, TypeError or IndexError for other bytes."""
    document, site, film, claims, inferred, properties, notices = json.loads(data)
    about = Mention(film[0][0], tuple(film[0][1])) if film else None
    told = tuple(map(notice_of, notices))
    return Entry.shared(Document(**document), site, about, claims, inferred, properties, told, key if claims else b"")


def notice_of(row: dict[str, Any]) -> Notice:
    """The notice of which ``asdict`` made a row."""
    return Notice(**row | {"evidence": Evidence(*row["evidence"]) if row["evidence"] else None})


# --- seals -------------------------------------------------------------------------------------------------------------


def sealed(data: bytes, name: str, key: bytes) -> bytes:
    """Bytes behind a digest of them, of what they are and of the key they are kept under; ``unsealed`` gives them back."""
    return _seal(data, name, key) + data


def unsealed(kept: bytes, name: str, key: bytes) -> bytes:
    """The bytes that were sealed as ``name`` under ``key``. Raises ValueError for others, and TypeError for what is no bytes."""
    data = kept[_SEAL:]
    if kept[:_SEAL] != _seal(data, name, key):
        raise ValueError("not what was kept there")
    return data


def _seal(data: bytes, name: str, key: bytes) -> bytes:
    digest = blake2b(key, digest_size=_SEAL)
    digest.update(f"{name}\0".encode())
    digest.update(data)
    return digest.digest()
