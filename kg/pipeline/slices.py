"""Statements on their way from the documents that make them to the things they are about.

What one document says of one thing of its own (a film, a person) and of its details is a *slice*: one line of JSON. The slices of a
bucket of documents lie in its block in the order of the things, so that all that is said about a range of things is one piece
of each block.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from kg.fuse.sources import lasting
from kg.model import Evidence, Node, Statement
from kg.resolve.mentions import TEXTS
from kg.spill.blocks import Block
from kg.vocabulary import PROPERTIES, more_telling

_DIGEST = 16
"""Bytes of a digest."""
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def place(iri: str) -> str:
    """What things are ordered by: as the lines of the graph are, a thing directly before its details."""
    return iri.replace("/", "\1")


@dataclass
class Slice:
    """What the document with the key ``document`` says of a thing and of its details.

    ``statements`` have their positions in the document. ``nodes`` are the thing and its details, ``linked`` those of them that
    statements about other things lead to. ``outside`` maps other things that the statements lead to, to their kinds, ``owners`` those that
    are details to what they belong to. ``named`` are the things that the document's graph has anyway, given only
    where the statements hold texts.
    """

    document: str
    statements: list[tuple[int, Statement]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    outside: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)

    def line(self) -> bytes:
        """The slice as a line; ``of_line`` gives back an equal one."""
        rows = [[n, s.subject, s.property, s.object, s.is_link, s.evidence, s.rule, s.inferred] for n, s in self.statements]
        nodes = [[node.iri, node.kind, node.of] for node in self.nodes]
        body = [self.document, rows, nodes, self.linked, self.outside, self.owners, self.named]
        return _json(body).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> Slice:
        """The slice of a line."""
        document, rows, nodes, linked, outside, owners, named = json.loads(line)
        statements = [
            (n, Statement(document, subject, property, object, is_link, tuple([Evidence(*e) for e in evidence]), rule, inferred))
            for n, subject, property, object, is_link, evidence, rule, inferred in rows
        ]
        return cls(document, statements, [Node(*node) for node in nodes], linked, outside, owners, named)


def cut(document: str, statements: Sequence[Statement], nodes: Iterable[Node]) -> dict[str, Slice]:
    """The slices of a document by the thing that they are about. ``nodes`` are all things that the document speaks of."""
    known = things(nodes)
    tops: dict[str, str] = {}
    slices: dict[str, Slice] = {}
    for node in known.values():
        slices.setdefault(_top(node.iri, known, tops), Slice(document)).nodes.append(node)
    linked: set[str] = set()
    own = [iri for iri, node in known.items() if not node.of]
    for number, statement in enumerate(statements):
        about = _top(statement.subject, known, tops)
        slice = slices[about]
        slice.statements.append((number, statement))
        if statement.is_link:
            if _top(statement.object, known, tops) != about:
                _note_outside(slice, statement.object, known)
                if PROPERTIES[statement.property].layer != "document":
                    linked.add(statement.object)
        elif not slice.named and statement.property in TEXTS.get(known[statement.subject].kind, ()):
            slice.named = own
    for iri in sorted(linked):
        slices[_top(iri, known, tops)].linked.append(iri)
    return slices


def _top(iri: str, known: Mapping[str, Node], tops: dict[str, str]) -> str:
    """The thing of its own that a thing is, or hangs below; ``tops`` remembers."""
    found = tops.get(iri)
    if found is None:
        node = known.get(iri)
        found = tops[iri] = _top(node.of, known, tops) if node is not None and node.of else iri
    return found


def things(nodes: Iterable[Node]) -> dict[str, Node]:
    """Things by IRI, of several kinds under which they are spoken of the most telling: resolution has joined the mentions."""
    known: dict[str, Node] = {}
    for node in nodes:
        before = known.get(node.iri)
        if before is None or (before.kind != node.kind and more_telling(before.kind, node.kind) == node.kind):
            known[node.iri] = node
    return known


def _note_outside(slice: Slice, iri: str, known: Mapping[str, Node]) -> None:
    while iri and iri not in slice.outside:
        node = known[iri]
        slice.outside[iri] = node.kind
        if node.of:
            slice.owners[iri] = node.of
        iri = node.of


# --- the slices of a bucket --------------------------------------------------------------------------------------------


class Span(NamedTuple):
    """What a bucket has of a range of things: offset and length of its pieces of ``slices`` and of ``lasting``, and its piece of
    ``digests``."""

    said: tuple[int, int]
    held: tuple[int, int]
    digests: bytes


class Sorted:
    """The slices of the documents of a bucket, in the order of their things, then of the documents."""

    def __init__(self, things: Sequence[str], offsets: Sequence[int], digests: bytes) -> None:
        """``offsets`` are those of the slices of each thing and behind them, then those of what lasts."""
        self._order, self._digests = things, digests
        self._said, self._held = offsets[: len(things) + 1], offsets[len(things) + 1 :]

    @classmethod
    def parts(cls, slices: Iterable[Mapping[str, Slice]], told: Mapping[str, object]) -> dict[str, bytes]:
        """The parts of a block: ``slices``, ``lasting`` (what the weights of the sites are taken from), ``offsets`` of both, ``things``
        (their places, a line each), ``sums`` (a number of each, which its IRI decides), and ``digests``: of each thing 16 bytes that
        change with its slices and with what else is ``told`` of their documents, by key."""
        by_thing: dict[str, list[Slice]] = {}
        for of_document in slices:
            for iri, slice in of_document.items():
                by_thing.setdefault(iri, []).append(slice)
        said: list[bytes] = []
        held: list[bytes] = []
        digests = []
        in_said, in_held = array("Q", [0]), array("Q", [0])
        iris = sorted(by_thing, key=place)
        for iri in iris:
            at, of_held = in_said[-1], in_held[-1]
            digest = blake2b(digest_size=_DIGEST)
            for slice in by_thing[iri]:
                said.append(slice.line())
                at += len(said[-1])
                digest.update(f"{told[slice.document]!r}\n".encode() + said[-1])
                if rows := [[s.subject, s.property, s.object] for _, s in slice.statements if lasting(s)]:
                    held.append(_json([slice.document, rows]).encode() + b"\n")
                    of_held += len(held[-1])
            digests.append(digest.digest())
            in_said.append(at)
            in_held.append(of_held)
        return {
            "slices": b"".join(said), "lasting": b"".join(held), "offsets": (in_said + in_held).tobytes(),
            "things": "\n".join(map(place, iris)).encode(), "sums": array("I", (crc32(iri.encode()) for iri in iris)).tobytes(),
            "digests": b"".join(digests),
        }  # fmt: skip

    @classmethod
    def of(cls, block: Block) -> Sorted:
        """Of a block that has these parts."""
        things = block.part("things").decode()
        offsets = array("Q")
        offsets.frombytes(block.part("offsets"))
        return cls(things.split("\n") if things else [], offsets, block.part("digests"))

    def spans(self, starts: Sequence[str]) -> Iterator[tuple[int, Span]]:
        """The number of each range that has anything here, with what that is.

        ``starts`` are the places (``place``) where ranges begin, in order; the first range has all before the second.
        """
        order, said, held = self._order, self._said, self._held
        at, number = 0, 0
        while at < len(order):
            number = bisect_right(starts, order[at], number) - 1
            behind = bisect_left(order, starts[number + 1], at) if number + 1 < len(starts) else len(order)
            a, b = said[at], held[at]
            yield number, Span((a, said[behind] - a), (b, held[behind] - b), self._digests[at * _DIGEST : behind * _DIGEST])
            at = behind


def drawn(block: Block, divisors: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Of the things of a block, by the place of each (``place``) and its sum, those whose sums one of some numbers divides."""
    sums = array("I")
    sums.frombytes(block.part("sums"))
    numbers = {number for divisor in divisors for number, sum_ in enumerate(sums) if not sum_ % divisor}
    if numbers:
        things = block.part("things").decode().split("\n")
        yield from ((things[number], sums[number]) for number in numbers)


def statements_of(part: bytes) -> Iterator[tuple[str, list[Any]]]:
    """Of a piece of ``lasting``: documents with subject, property and value of what they state."""
    for line in part.splitlines():
        document, rows = json.loads(line)
        yield document, rows
