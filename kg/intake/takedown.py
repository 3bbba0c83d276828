"""What must not be passed on: documents, people and texts that a file names, left out of everything a build writes.

The file is TOML with three lists, each of which may be missing::

    documents = ["old/page.html", "sha256:0123…", "https://films.example/1"]
    people = ["A. Person", "films.example/their_handle"]
    texts = ["a sentence, or the beginning of one"]

A document is named by its path below the input, its digest or its address. A person is named as printed, or as
``site/handle`` for a user of a site; what is said of them, what they wrote and every text that names them is left out.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from kg.errors import RequestError, reason
from kg.model import Claim, Document, Mention, Notice, Record
from kg.text import fold, slug

FILE = "kg-takedown.toml"
"""The name under which the file is found in the folders that are read."""


@dataclass(frozen=True)
class Takedown:
    """What is left out; nothing by default."""

    documents: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()

    @cached_property
    def _words(self) -> re.Pattern[str]:
        names = sorted(fold(name) for name in self.people if "/" not in name)
        texts = sorted(fold(text) for text in self.texts)
        whole = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in names]
        return re.compile("|".join([*whole, *map(re.escape, texts)]) or r"(?!)")

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset("/".join(slug(part) for part in name.split("/")) for name in self.people)

    def digest(self) -> str:
        """A name for what is left out of records; empty where that is nothing."""
        if not (self.people or self.texts):
            return ""
        return hashlib.sha256(repr((sorted(self.people), sorted(self.texts))).encode()).hexdigest()

    def names(self, document: Document) -> bool:
        """Whether a document is to be left out."""
        return bool(self.documents & {document.name, f"sha256:{document.digest}", document.digest, document.url} - {""})

    def _says(self, words: str) -> bool:
        return bool(self._words.search(fold(words)))

    def _is_of(self, mention: Mention) -> bool:
        """Whether a mention is one of the people, or hangs below one."""
        own = [part for part in mention.identity if isinstance(part, str)]
        if "/".join(slug(part) for part in own) in self._slugs or any(slug(part) in self._slugs for part in own):
            return True
        return any(self._is_of(part) for part in (*mention.identity, mention.of) if isinstance(part, Mention))

    def _hits(self, claim: Claim) -> bool:
        if self._is_of(claim.subject) or any(self._says(place.exact) for place in claim.evidence):
            return True
        return self._is_of(claim.value) if isinstance(claim.value, Mention) else self._says(claim.value)

    def apply(self, record: Record) -> Record:
        """The record without what is to be left out, and with a notice that says how much that is."""
        if not (self.people or self.texts):
            return record
        theirs = {c.subject for c in record.claims if c.subject.of is not None and self._hits(c)}
        kept = tuple(c for c in record.claims if not self._hits(c) and not _below(c, theirs))
        notices = tuple(n for n in record.notices if not self._says(n.what) and not (n.evidence and self._says(n.evidence.exact)))
        if len(kept) == len(record.claims):
            return replace(record, notices=notices)
        gone = len(record.claims) - len(kept)
        notice = Notice("taken-down", f"{gone} of its claims are left out as {FILE} asks", record.document.name, severity="info")
        return replace(record, claims=kept, notices=(*notices, notice))


def _below(claim: Claim, details: set[Mention]) -> bool:
    """Whether a claim is about one of the details (a review, a cast row) or what hangs below it, or leads to one."""
    for end in (claim.subject, claim.value):
        at: str | Mention | None = end
        while isinstance(at, Mention):
            if at in details:
                return True
            at = at.of
    return False


NOTHING = Takedown()
"""Nothing is left out."""


def load(path: Path) -> Takedown:
    """Read the file. Raises RequestError where it is not what the module describes: a request not understood is not ignored."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RequestError(f"cannot be read: {reason(error)}", where=str(path), next_step="write lists of texts in TOML") from error
    if unknown := sorted(set(data) - {"documents", "people", "texts"}):
        raise RequestError(f"{', '.join(unknown)} is no list of a takedown file", where=str(path), next_step="use documents, people, texts")
    for name, listed in data.items():
        if not isinstance(listed, list) or not all(isinstance(item, str) and fold(item).strip() for item in listed):
            raise RequestError(f"{name} is no list of texts", where=str(path), next_step=f'write {name} = ["…", "…"]')
    return Takedown(*(frozenset(data.get(name, ())) for name in ("documents", "people", "texts")))


def joined(files: Iterable[Path]) -> Takedown:
    """What several files ask for together. Raises RequestError."""
    all_ = [load(path) for path in files]
    return Takedown(*(frozenset().union(*(getattr(one, name) for one in all_)) for name in ("documents", "people", "texts")))
