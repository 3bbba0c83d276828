"""Names of files for things: safe on every system, unique, the same for the same data."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from kg.vocabulary import KINDS

_LONGEST = 80
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)", re.I)
_PATHS = frozenset(kind.path for kind in KINDS.values() if kind.named)


def file_names(iris: Iterable[str]) -> dict[str, str]:
    """A file name without its ending for each IRI: small ASCII letters, digits and ``-``, at most 90, no two alike.

    The name is the end of the IRI where that can be one (``…/movie/some-film-1999`` → ``some-film-1999``); where it would lose
    something, be too long, mean a device on some system, or be that of another thing too, digits of a hash of the IRI follow.
    """
    plain = {iri: _plain(iri) for iri in iris}
    taken = Counter(name for name, _ in plain.values())
    return {iri: name if whole and taken[name] == 1 else f"{name}-{_digits(iri)}".lstrip("-") for iri, (name, whole) in plain.items()}


def _digits(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:9]


def _plain(iri: str) -> tuple[str, bool]:
    """The readable part of a name, and whether it alone tells the IRI from others of its sort."""
    segments = [unquote(s) for s in urlsplit(iri).path.split("/") if s] or [iri]
    kinds = [i for i, s in enumerate(segments[:-1]) if s in _PATHS]
    own = segments[kinds[0] + 1 :] if kinds else segments[-1:]
    words = "-".join(own)
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    name = re.sub(r"[^a-z0-9]+", "-", ascii_words).strip("-")
    whole = len(own) == 1 and name == words and len(name) <= _LONGEST and not _RESERVED.fullmatch(name) and bool(kinds)
    return name[:_LONGEST].strip("-"), whole
