"""The nouns: plain, frozen, picklable values that the stages hand to each other.

Nothing here knows schema.org, RDF or any file format. The words are those of the glossary in ``docs/architecture.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import starmap
from sys import intern
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kg.reading.page import Page


class Evidence(NamedTuple):
    """A place in a document and the words there.

    In a text document ``start`` and ``end`` are a half-open range of Unicode code points of the decoded text (RFC 5147
    counting), and ``document.text[start:end] == exact`` always.

    In an HTML document ``path`` selects an element, attribute or text node (``/html[1]/body[1]/p[2]/text()[1]``), and the
    range lies inside its string value; both are -1 where the whole of it is meant. ``pointer`` (RFC 6901) leads to the
    value inside an embedded JSON block, of which ``exact`` is the spelling in the block, escapes and all.
    """

    start: int
    end: int
    exact: str
    path: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as found, their decoded text, and where they came from.

    ``name`` is the path below the input root, with ``/`` between folders. ``digest`` is the SHA-256 of the bytes as
    64 hexadecimal digits. ``text`` has no byte-order mark and only LF line ends; entities are left as they are. ``url`` and
    ``date`` (ISO 8601, as precise as it is known) say where and when the page was fetched, where its archive tells.
    """

    name: str
    digest: str
    text: str
    size: int
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    url: str = ""
    date: str = ""

    @property
    def key(self) -> str:
        """The first 16 hexadecimal digits of the digest: what the document is called in IRIs."""
        return self.digest[:16]


Severity = Literal["info", "notice", "warning"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What `kg` saw and could not use: data, not an exception. ``code`` is a stable short word for programs.

    ``like`` is the name of the document that the one at ``where`` is a copy of, where that is what the notice is about.
    """

    code: str
    what: str
    where: str = ""
    next_step: str = ""
    severity: Severity = "notice"
    evidence: Evidence | None = None
    like: str = ""

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.next_step}" if self.next_step else line


class Mention(NamedTuple):
    """One thing as one document names it.

    ``kind`` is a row of ``vocabulary.KINDS``. ``identity`` tells it apart within its document: for a top-level thing the
    casefolded words that name it, for a detail the segments of its IRI below ``of`` (strings, or the mention whose slug
    stands there).
    """

    kind: str
    identity: tuple[str | Mention, ...]
    of: Mention | None = None

    def __str__(self) -> str:
        inside = ", ".join(str(part) for part in self.identity)
        return f"{self.kind}({inside})" if self.of is None or self.of.of is None else f"{self.of}/{self.kind}({inside})"


class Claim(NamedTuple):
    """Mention – property – value, as one place of one document says it.

    ``property`` is a row of ``vocabulary.PROPERTIES``; ``value`` is another mention or a canonical lexical form.
    ``rule`` names how the value follows from the quoted words where it is not simply those words collapsed
    (``text.RULES``); ``inferred`` is true where the page does not state it in so many words.
    """

    subject: Mention
    property: str
    value: str | Mention
    evidence: tuple[Evidence, ...]
    rule: str = ""
    inferred: bool = False

    def __str__(self) -> str:
        value = f"-> {self.value}" if isinstance(self.value, Mention) else f"= {self.value}"
        return f"{self.subject}.{self.property} {value}" + ("  (inferred)" if self.inferred else "")


@dataclass(frozen=True, slots=True)
class Record:
    """All claims and notices of one document. ``film`` is what the page is about, where it is about one film."""

    document: Document
    site: str
    film: Mention | None
    claims: tuple[Claim, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a build keeps at hand of a record, which itself lies on disk under ``key`` (empty where it has no claims).

    ``claims`` and ``inferred`` are numbers, ``properties`` how many claims there are of each.
    """

    document: Document
    site: str
    film: Mention | None
    claims: int
    inferred: int
    properties: tuple[tuple[str, int], ...]
    notices: tuple[Notice, ...]
    key: bytes = b""

    @classmethod
    def of(cls, record: Record, key: bytes = b"") -> Entry:
        """The entry of a record."""
        properties = Counter(claim.property for claim in record.claims)
        inferred = sum(claim.inferred for claim in record.claims)
        return cls.shared(
            record.document, record.site, record.film, len(record.claims), inferred, tuple(sorted(properties.items())), record.notices,
            key if record.claims else b"",
        )  # fmt: skip

    @classmethod
    def shared(
        cls, document: Document, site: str, film: Mention | None, claims: int, inferred: int, properties: Iterable[tuple[str, int]],
        notices: tuple[Notice, ...], key: bytes,
    ) -> Entry:  # fmt: skip
        """An entry of these values, which shares what others say too: there are as many of them as documents."""
        return cls(document, intern(site), film, claims, inferred, tuple(starmap(_counted, properties)), notices, key)

    def __reduce__(self) -> tuple[object, ...]:
        values = (self.document, self.site, self.film, self.claims, self.inferred, self.properties, self.notices, self.key)
        return Entry.shared, values


@cache
def _counted(property: str, number: int) -> tuple[str, int]:
    return property, number


@dataclass(frozen=True, slots=True)
class Site:
    """A family of pages: how it is recognized and how it is read.

    ``recognize(page)`` returns a strength from 0 (not ours) to 1 (certain); ``read(page)`` yields claims and notices,
    and is a pure function of the page. ``slug`` names the site in IRIs, ``title`` for people; both are empty for a
    family of pages whose sites do not name themselves. ``how`` says in a sentence what recognition looks at. A ``fallback``
    is asked only about pages that no other site recognizes.
    """

    name: str
    title: str
    how: str
    recognize: Callable[[Page], float]
    read: Callable[[Page], Iterator[Claim | Notice]]
    slug: str = ""
    fallback: bool = False


Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Whether two mentions are one thing: who says so, how surely (0 to 1), and why.

    ``left`` and ``right`` name mentions as ``<document key>/<kind>/<words>``, in sorted order.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...]
    by: str = "kg"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim whose mentions have their IRIs: what one document's graph says.

    ``object`` is an IRI where ``is_link``, else a canonical lexical form of the property's datatype.
    """

    document: str
    subject: str
    property: str
    object: str
    is_link: bool
    evidence: tuple[Evidence, ...]
    rule: str = ""
    inferred: bool = False


Rank = Literal["normal", "preferred", "deprecated"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What the fused graph says, with the claims behind it.

    ``claims`` are positions in the list of statements that were fused; ``derived`` is true where no document says it
    in this form (a re-cased name, an earliest date taken from a release event).
    """

    subject: str
    property: str
    object: str
    is_link: bool
    claims: tuple[int, ...]
    derived: bool = False


ConflictKind = Literal["drift", "granularity", "scale", "cut", "territory", "contradiction"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims on one property of one thing that cannot all hold.

    ``about`` says which of several values of the property they are about (``imdb/users``, an actor), where it is needed;
    ``values`` maps a value to the documents that say it; ``claims`` are positions in the list of statements.
    """

    kind: ConflictKind
    subject: str
    property: str
    about: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing with an IRI: its kind and, for a detail, the IRI of what it belongs to."""

    iri: str
    kind: str
    of: str = ""


@dataclass
class Options:
    """What a build was asked for. Defaults are those of the command line, which alone keeps records (``keep``) unless asked not to."""

    base_iri: str = "https://kg.example/id/"
    schema_namespace: Literal["http", "https"] = "http"
    formats: tuple[str, ...] = ("ttl", "jsonld", "nq")
    claims: Literal["nq", "parquet", "both", "none"] | None = None
    text: Literal["full", "excerpt", "none"] = "full"
    site: str = ""
    exclude: tuple[str, ...] = ()
    limit: int | None = None
    fail_on: tuple[str, ...] = ()
    jobs: int = 0
    page_timeout: float = 60.0
    takedown: tuple[str, ...] = ()
    keep: bool = False
    reopen: bool = False
    decisions: tuple[str, ...] = ()
    shards: int = 1
    gzip: bool = False
