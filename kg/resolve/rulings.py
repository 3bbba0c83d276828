"""A person's decisions: a file of lines such as ``{"same": ["…", "…"]}``, kept beside the pages; they always win over kg's own.

A thing is named by document and mention, as ``decisions.jsonl`` does (``<document>/person/al oland``, the document by its key or
its file name), or by an IRI that kg gives or gave it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, cast

from kg.model import Notice, Record
from kg.resolve.profile import FILM_KINDS, PEOPLE_KINDS, Key
from kg.text import fold

FILE = "kg-decisions.jsonl"
"""What the file is called that is read without being asked for."""

PERSON = "a person"
"""Who decided, where the file does not say."""


@dataclass(frozen=True)
class Ruling:
    """A decision of a person on two or more things: what it says, on what (references as written), by whom, why, and the file and
    line where it stands."""

    verdict: Literal["same", "different"]
    things: tuple[str, ...]
    by: str = PERSON
    why: str = ""
    where: str = ""


def name_of(key: Key) -> str:
    """What a decision calls a mention: ``<document key>/<kind>/<words>``."""
    document, mention = key
    return "/".join([document, mention.kind, *(str(part) for part in mention.identity if part)])


def parse(text: str, where: str) -> tuple[list[Ruling], list[Notice]]:
    """The decisions in a file's text, one JSON object a line (empty lines and those that begin with ``#`` apart), and a notice for
    each line that is none. ``where`` is what the file is called."""
    rulings: list[Ruling] = []
    notices: list[Notice] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        place = f"{where}:{number}"
        try:
            rulings.append(_ruling(json.loads(line), place))
        except (ValueError, RecursionError) as error:
            what = f"is no decision: {error}"
            notices.append(Notice("unreadable-decision", what, place, 'write {"same": [one, other]} or {"different": [one, other]}'))
    return rulings, notices


def _ruling(entry: object, where: str) -> Ruling:
    if not isinstance(entry, dict):
        raise ValueError("it is no JSON object")
    said = [verdict for verdict in ("same", "different") if verdict in entry]
    if len(said) != 1:
        raise ValueError("it says neither same nor different" if not said else "it says both same and different")
    things = entry[said[0]]
    if not isinstance(things, list) or len(things) < 2:
        raise ValueError(f"{said[0]} needs a list of two things or more")
    by, why = entry.get("by", PERSON), entry.get("why", "")
    if not isinstance(by, str) or not isinstance(why, str):
        raise ValueError("by and why are texts")
    return Ruling(cast(Literal["same", "different"], said[0]), tuple(_reference(thing) for thing in things), by or PERSON, why, where)


def _reference(thing: object) -> str:
    if isinstance(thing, str) and thing.strip():
        return thing.strip()
    if isinstance(thing, dict) and isinstance(thing.get("document"), str) and isinstance(thing.get("mention"), str):
        return f"{thing['document']}/{thing['mention']}"
    raise ValueError("a thing is an IRI, a text <document>/<mention>, or an object with document and mention")


# --- what is meant ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ruled:
    """A decision whose things are found: the mentions of each of them."""

    ruling: Ruling
    things: tuple[tuple[Key, ...], ...]

    def pairs(self) -> list[tuple[tuple[Key, ...], tuple[Key, ...]]]:
        """Every two of the things."""
        return list(combinations(self.things, 2))


class Finder:
    """Finds the mentions that references mean, among ``keys``. ``iris`` maps IRIs, today's and former, to mentions."""

    def __init__(self, records: Iterable[Record], keys: Iterable[Key], base: str) -> None:
        self._base = base
        self._mentions = {name_of(key): key for key in keys}
        self._documents: dict[str, str] = {}
        for record in records:
            for called in (record.document.name, record.document.digest, f"sha256:{record.document.digest}"):
                self._documents[called] = record.document.key
        self.iris: Mapping[str, Sequence[Sequence[Key]]] = {}

    def is_iri(self, reference: str) -> bool:
        """Whether a reference is an IRI, whole or below the base (``person/al-oland``), rather than a mention of a document."""
        return "://" in reference or reference.startswith(self._base) or reference.count("/") == 1

    def find(self, rulings: Iterable[Ruling]) -> tuple[list[Ruled], list[Notice]]:
        """The decisions whose things are all found and of one sort, and a notice for each other one."""
        found: list[Ruled] = []
        notices: list[Notice] = []
        for ruling in rulings:
            try:
                things = tuple(self._find(thing) for thing in ruling.things)
                _one_sort(things)
            except LookupError as error:
                hint = "take the names from decisions.jsonl, or IRIs of the graph"
                notices.append(Notice("unknown-decision", str(error.args[0]), ruling.where, hint))
            else:
                found.append(Ruled(ruling, things))
        return found, notices

    def _find(self, reference: str) -> tuple[Key, ...]:
        if self.is_iri(reference):
            iri = reference if "://" in reference or reference.startswith(self._base) else f"{self._base}{reference}"
            groups = self.iris.get(iri, ())
            if len(groups) > 1:
                raise LookupError(f"{reference} was the name of {len(groups)} things")
            if not groups:
                raise LookupError(f"{reference} is the name of no film or person here")
            return tuple(groups[0])
        if key := self._mentions.get(reference) or self._mentions.get(fold(reference)):
            return (key,)
        # The path of a document has as many slashes as its folders.
        at = reference.find("/")
        while at >= 0:
            document = self._documents.get(reference[:at])
            if document and (key := self._mentions.get(f"{document}/{fold(reference[at + 1 :])}")):
                return (key,)
            at = reference.find("/", at + 1)
        raise LookupError(f"{reference} is the name of no film or person here")


def _one_sort(things: Iterable[Iterable[Key]]) -> None:
    kinds = {key[1].kind for thing in things for key in thing}
    if not (kinds <= FILM_KINDS or kinds <= PEOPLE_KINDS):
        raise LookupError(f"{' and '.join(sorted(kinds))} are never one thing")
