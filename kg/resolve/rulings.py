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

from kg.model import Notice
from kg.resolve.collection import Register
from kg.resolve.profile import PEOPLE_KINDS
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
    """A decision whose things are found: the numbers of the mentions of each of them."""

    ruling: Ruling
    things: tuple[tuple[int, ...], ...]
    of_people: bool

    def pairs(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Every two of the things."""
        return list(combinations(self.things, 2))


class Finder:
    """Finds the mentions that references mean. ``iris`` maps IRIs, today's and former, to the mentions of each thing of that name."""

    def __init__(self, register: Register, base: str) -> None:
        self._base, self._register = base, register
        self._documents: dict[str, str] = {}
        for key, name, digest in zip(register.documents, register.names, register.digests, strict=True):
            self._documents |= dict.fromkeys((name, digest, f"sha256:{digest}"), key)
        self._documents |= {key: key for key in register.documents}
        self.iris: Mapping[str, Sequence[Sequence[int]]] = {}

    def iri(self, reference: str) -> str:
        """The IRI that a reference is, whole or below the base (``person/al-oland``); empty for a mention of a document."""
        if "://" in reference or reference.startswith(self._base):
            return reference
        return f"{self._base}{reference}" if reference.count("/") == 1 else ""

    def find(self, rulings: Iterable[Ruling]) -> tuple[list[Ruled], list[Notice]]:
        """The decisions whose things are all found and of one sort, and a notice for each other one."""
        found: list[Ruled] = []
        notices: list[Notice] = []
        for ruling in rulings:
            try:
                things = tuple(self._find(thing) for thing in ruling.things)
                found.append(Ruled(ruling, things, self._of_people(things)))
            except LookupError as error:
                hint = "write page.html/film/the title as decisions.jsonl does, or an IRI of the graph"
                notices.append(Notice("unknown-decision", str(error.args[0]), ruling.where, hint))
        return found, notices

    def _find(self, reference: str) -> tuple[int, ...]:
        if iri := self.iri(reference):
            groups = self.iris.get(iri, ())
            if len(groups) > 1:
                raise LookupError(f"{reference} was the name of {len(groups)} things")
            if not groups:
                raise LookupError(f"{reference} is the name of no film or person here")
            return tuple(groups[0])
        # The path of a document has as many slashes as its folders.
        at = reference.find("/")
        while at >= 0:
            document, called = self._documents.get(reference[:at]), reference[at + 1 :]
            if document and (number := self._called(document, called)) is not None:
                return (number,)
            at = reference.find("/", at + 1)
        raise LookupError(f"{reference} is the name of no film or person here")

    def _called(self, document: str, called: str) -> int | None:
        """The mention of a document of that kind and words, as they are or folded."""
        names = {self._register.name(number): number for number in self._register.of(document)}
        return next((names[name] for words in (called, fold(called)) if (name := f"{document}/{words}") in names), None)

    def _of_people(self, things: Iterable[Iterable[int]]) -> bool:
        """Whether the things are people. Raises LookupError where some are and some are films."""
        kinds = {self._register.key(number)[1].kind for thing in things for number in thing}
        if len({kind in PEOPLE_KINDS for kind in kinds}) > 1:
            raise LookupError(f"{' and '.join(sorted(kinds))} are never one thing")
        return bool(kinds & PEOPLE_KINDS)
