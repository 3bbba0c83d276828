"""A comparison in words, as JSON, and as an RDF Patch that turns the one data set into the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import groupby

from kg.diff.changes import Change, Difference
from kg.diff.renamed import FORMER

_DETAILS = {
    "role": "cast", "writer": "writer", "contributor": "crew", "content-rating": "content rating", "release": "release", "rating": "rating",
    "review": "review", "opening-weekend": "opening weekend", "official-site": "official site", "list": "user list",
    "crazy-credit": "crazy credit", "alternate-version": "alternate version",
}  # fmt: skip
MOST = 160
"""The most characters of a value that a line shows."""


def as_text(difference: Difference) -> str:
    """The comparison for a person: documents, then every film and person with what changed, then counts."""
    changed = {*difference.removed} & {*difference.added}
    lines = [f"± page {name}" for name in sorted(changed)]
    lines += [f"- page {name}" for name in difference.removed if name not in changed]
    lines += [f"+ page {name}" for name in difference.added if name not in changed]
    for _, group in groupby(difference.changes, key=lambda change: change.thing):
        changes = list(group)
        whole = next((c for c in changes if not c.what and not c.property), None)
        if whole is not None:
            lines.append(f"{'+' if whole.new else '-'} {kind(whole.thing)} {whole.about}{_because(whole)}")
        else:
            lines.append(f"{changes[0].about}")
            lines += [f"  {line}" for change in changes for line in _line(change)]
    went, came = difference.facts
    claims = [sum(side) for side in zip(*difference.claims.values(), strict=True)] or [0, 0]
    lines.append(
        f"facts: -{went} +{came}; claims: -{claims[0]} +{claims[1]}; lines of N-Quads: -{len(difference.gone)} +{len(difference.come)}"
    )
    return "\n".join(lines) + "\n"


def _line(change: Change) -> Iterator[str]:
    label = _label(change)
    if change.what and change.old and change.new:
        old = _summary(change.what, tuple(value for value in change.old if value not in change.new))
        new = _summary(change.what, tuple(value for value in change.new if value not in change.old))
    elif change.what:
        old, new = _summary(change.what, change.old), _summary(change.what, change.new)
    else:
        old, new = ", ".join(map(_cut, change.old)), ", ".join(map(_cut, change.new))
    if change.old and change.new:
        yield f"{label}: {old} → {new}{_because(change)}"
    elif change.new:
        yield f"{label}: + {new}{_because(change)}"
    else:
        yield f"{label}: - {old}{_because(change)}"


def _label(change: Change) -> str:
    if change.property == FORMER:
        return "IRI"
    if change.property:
        local = change.property.rpartition(":")[2]
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", local).lower()
    first, _, rest = change.what.partition("/")
    if first == "rating":
        return f"{' '.join(part.replace('-', ' ') for part in rest.split('/'))} rating"
    return _DETAILS.get(first, first)


def _summary(what: str, values: tuple[str, ...]) -> str:
    """The values of a detail in a few words: a cast row as ``actor as character``, all else value by value."""
    said: dict[str, list[str]] = {}
    for value in values:
        name, _, rest = value.partition(" ")
        said.setdefault(name, []).append(rest)
    if what.startswith("role/") and "actor" in said:
        played = " / ".join(said.get("characterName", ()))
        return f"{said['actor'][0]} as {played}" if played else said["actor"][0]
    return ", ".join(f"{_words(name)} {_cut('; '.join(listed))}" for name, listed in sorted(said.items())) or "nothing"


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower()


def _cut(value: str) -> str:
    return value if len(value) <= MOST else f"{value[:MOST].rsplit(' ', 1)[0]} …"


def _because(change: Change) -> str:
    if not change.documents:
        return ""
    shown = ", ".join(change.documents[:3]) + (" …" if len(change.documents) > 3 else "")
    return f" (from {shown})"


def kind(iri: str) -> str:
    """What sort of thing an IRI of ours names, by its path: ``movie``, ``person``."""
    parts = [part for part in iri.split("/") if part]
    return parts[-3] if len(parts) > 3 and parts[-3] == "person" else parts[-2] if len(parts) > 1 else "thing"


def as_json(difference: Difference) -> str:
    """The comparison for programs: documents, changes, counts of facts and of each document's claims."""
    went, came = difference.facts
    body = {
        "same": not difference,
        "documents": {"removed": list(difference.removed), "added": list(difference.added)},
        "facts": {"removed": went, "added": came},
        "claims": {name: {"removed": a, "added": b} for name, (a, b) in difference.claims.items()},
        "changes": [
            {"thing": c.thing, "name": c.about, "detail": c.what, "property": c.property, "old": list(c.old), "new": list(c.new),
             "documents": list(c.documents)}
            for c in difference.changes
        ],
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def as_patch(difference: Difference) -> str:
    """An RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html): ``D`` lines to delete and ``A`` lines to add, N-Quads each."""
    return "".join(["TX .\n", *(f"D {line}\n" for line in difference.gone), *(f"A {line}\n" for line in difference.come), "TC .\n"])
