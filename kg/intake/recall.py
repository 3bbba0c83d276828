"""What is known of files and documents from builds before: a file that is as it was need not even be opened.

A file is known again by its stamp: its path, its size, when it and its entry in the file system were last changed, and which entry that is.
Whoever writes into it, or puts another in its place under an older time, changes one of these – the time of the entry is the system's own,
nobody can set it. Only a change within the same tick of the clock as the stamp would go unseen; so, as git does, no file is known by its
stamp that was changed moments before it was looked at: it is opened in the next build too.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b

from kg import documents
from kg.intake.keeping import Keeping
from kg.intake.kept_form import notice_of
from kg.model import Document, Entry, Notice, Record

SETTLED = 2_000_000_000
"""Nanoseconds without a change after which a stamp is trusted: no file system in use has coarser times."""
_FLEETING = frozenset({"unreadable", "vanished", "changed", "unknown-compression", "reader-failed"})
"""Notices of what the next look at the same file may find otherwise: another disk, another day, another library beside us."""
_KEY = 32
_MANY = 1000
"""So many files are learned of before that is written down."""


class Recall:
    """Finds what was made of files and documents; used by the process that builds, never by those that read for it.

    With ``trusting`` false every file is opened. ``settle`` writes down what was asked for and what was learned.
    """

    def __init__(self, keeping: Keeping, *, trusting: bool = True) -> None:
        self._keeping, self._trusting = keeping, trusting
        self._now = time.time_ns()
        self._asked: list[bytes] = []
        self._seen: list[bytes] = []
        self._learned: list[tuple[bytes, bytes, str, int]] = []

    def document(self, document: Document, site: str) -> Entry | None:
        """The entry of a document that was read before, or None."""
        return self._entry(self._keeping.key(document, site))

    def source(self, source: documents.Source, site: str) -> tuple[list[Entry], list[Notice]] | None:
        """The entries of a file that is as it was, and the notices about it; None where it has to be opened."""
        if not self._trusted(source):
            return None
        stamp = self._stamp(source, site)
        row = self._keeping.seen(stamp)
        if row is None:
            return None
        keys, told = row
        try:
            notices = [notice_of(row) for row in json.loads(told)]
            entries = [entry for at in range(0, len(keys), _KEY) if (entry := self._entry(keys[at : at + _KEY]))]
        except (ValueError, KeyError, TypeError, IndexError):
            return None  # damaged: the file is opened
        if len(entries) * _KEY != len(keys):
            return None
        self._seen.append(stamp)
        return entries, notices

    def note(self, source: documents.Source, site: str, found: Sequence[Entry | Record], notices: Sequence[Notice]) -> None:
        """Learn what was made of a file that had to be opened."""
        # What counts what it is about adds up with others of its kind, and is no longer that when it comes back as a plain notice.
        counted = any(type(notice) is not Notice for notice in notices)
        if not (found or notices) or counted or not self._trusted(source) or any(notice.code in _FLEETING for notice in notices):
            return
        keys = b"".join(self._keeping.key(one.document, site) for one in found)
        told = json.dumps([asdict(notice) for notice in notices])
        self._learned.append((self._stamp(source, site), keys, told, self._keeping.build))
        if len(self._learned) >= _MANY:
            self.settle()

    def settle(self) -> None:
        """Write down what was asked for, so that it is kept, and what was learned. Raises as ``Keeping`` does."""
        self._keeping.ask_again(self._asked, self._seen, self._learned)
        self._asked, self._seen, self._learned = [], [], []

    def _entry(self, key: bytes) -> Entry | None:
        entry = self._keeping.entry(key)
        if entry is None or self._keeping.takedown.names(entry.document):
            return None
        self._asked.append(key)
        return entry

    def _trusted(self, source: documents.Source) -> bool:
        """Whether the stamp of a file tells whether it is as it was."""
        if not self._trusting or not source.stamp or source.most is not None:
            return False
        return max(source.modified, source.stamp[0]) + SETTLED < self._now

    def _stamp(self, source: documents.Source, site: str) -> bytes:
        """What is known of a file is kept under this: all that what is made of it depends on."""
        keeping = self._keeping
        told = (
            keeping.version,
            keeping.takedown.digest(),
            site,
            source.path,
            source.name,
            source.exclude,
            source.part.start,
            source.part.end,
        )
        return blake2b(repr((told, source.size, source.modified, source.stamp)).encode("utf-8", "surrogateescape"), digest_size=16).digest()
