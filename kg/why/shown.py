"""Answers for a person and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kg.exports.wording import label, plural, trimmed
from kg.rdf.things import Disagreement, Source
from kg.why.answer import Answer, Finding, Held, Said
from kg.why.between import Between
from kg.why.decisions import Decided
from kg.why.things import owner

MANY = 12
"""So many claims of one value are all shown."""

Mark = Callable[[str], str]
"""How words are made to stand out."""

_CONFLICTS = {
    "drift": "the pages are of different times",
    "granularity": "the pages are not equally precise",
    "scale": "the pages count on different scales",
    "cut": "the pages are of different cuts",
    "territory": "the pages may speak of different countries or time zones",
    "contradiction": "the pages contradict each other",
}


def plain(words: str) -> str:
    """Words as they are."""
    return words


def as_text(answer: Answer, mark: Mark = plain, strong: Mark = plain) -> str:
    """An answer for a person; ``mark`` makes quoted words stand out, ``strong`` values."""
    if not answer:
        notes = "".join(f"Note: {_safe(note)}\n" for note in answer.notes)
        return f"{_safe(answer.name)}: no page states {_safe(answer.asked)}\n{notes}"
    lines = [f"{strong(_safe(answer.name))}  <{answer.thing.iri}>"]
    for about, group in groupby(answer.findings, key=lambda f: (f.subject, f.about)):
        lines.append("")
        indent = ""
        if about[1]:
            lines.append(strong(_safe(about[1])))
            indent = "  "
        for finding in group:
            lines += [f"{indent}{line}" if line else "" for line in _finding(finding, mark, strong)]
    for name, chain in answer.joined:
        lines += ["", f"Why these pages speak of one {_safe(name)}:"]
        lines += [f"  {_safe(line)}" for line in _chain(chain, _names(answer))]
    lines += ["", *(f"Note: {_safe(note)}" for note in answer.notes)] if answer.notes else []
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, mark: Mark, strong: Mark) -> Iterator[str]:
    word = finding.row.word.replace("_", " ")
    rule = f"{finding.row.fuse}: {_lower(finding.reason)}" if finding.row.datatype != "link" else _lower(finding.reason)
    if len(finding.held) == 1:
        yield f"{word} = {strong(_value(finding.held[0].name))}{_derived(finding.held[0])}"
    else:
        yield f"{word}" if finding.held else f"{word}: nothing was chosen"
    if finding.lost or finding.conflicts or not finding.about:
        yield f"  rule: {rule}"
    for held in finding.held:
        if len(finding.held) > 1:
            yield f"  = {strong(_value(held.name))}{_derived(held)}"
        yield from _claims(held.said, mark)
    for lost in finding.lost:
        yield f"  lost: {strong(_value(lost.value))}, {_safe(lost.why)}"
        yield from _claims(lost.said, mark)
    for conflict in finding.conflicts:
        yield f"  {_safe(_conflict(conflict))}"


def _claims(every: Sequence[Said], mark: Mark) -> Iterator[str]:
    """Claims with their quotes; of very many those of one page are told by the first of them."""
    shown = every if len(every) <= MANY else [next(group) for _, group in groupby(every, key=lambda said: said.source.iri)]
    for said in shown:
        yield from _said(said, mark)
    if more := len(every) - len(shown):
        yield f"    and {plural(more, 'more place')} on these pages, which --format json lists"


def _derived(held: Held) -> str:
    # A date that is a country's release on a page, or a name that was not chosen, is printed all the same.
    printed = any(said.claim.object.value == held.term.value for said in held.said)
    return "  (no page prints it like this)" if held.derived and not printed else ""


def _said(said: Said, mark: Mark) -> Iterator[str]:
    place = "; ".join(dict.fromkeys(where(p.start, p.end, p.path) for p in said.claim.places))
    site = f" ({said.source.site or said.source.reader})" if said.source.site or said.source.reader else ""
    notes = [
        said.note,
        f"of {said.about.removeprefix(owner(said.about)).strip('/')}" if said.about else "",
        f"inferred{': ' if said.how else ''}{said.how.partition(':')[0]}" if said.claim.inferred else "",
        said.claim.rank,
    ]
    marks = "".join(f"  [{note}]" for note in notes if note)
    yield f"    {_safe(said.source.name or said.claim.document)}{_safe(site)} {place}{_safe(marks)}"
    if said.source.url:
        yield f"      <{_safe(said.source.url)}>"
    for before, words, after in said.contexts:
        if words:
            yield f"      {_safe(before)}“{mark(_safe(trimmed(words)))}”{_safe(after)}"
        else:
            yield "      (the words are not in the graph)"


def where(start: int, end: int, path: str) -> str:
    """A place in short: ``char 63-137``, or the last steps of the path in an HTML document."""
    steps = path.split("/")
    short = f"…/{'/'.join(steps[-3:])}" if len(steps) > 5 else path
    return f"{short} char {start}-{end}" if short and start >= 0 else short or f"char {start}-{end}"


def _conflict(conflict: Disagreement) -> str:
    counted: dict[str, set[str]] = {}
    for claim in conflict.claims:
        value = claim.object.value.rsplit("/", 1)[-1] if claim.object.sort == "iri" else claim.object.value
        counted.setdefault(value, set()).add(claim.document)
    values = " | ".join(f"{value[:60]} ({plural(len(docs), 'page')})" for value, docs in sorted(counted.items()))
    about = f" of {conflict.about}" if conflict.about else ""
    return f"conflict{about}, {conflict.sort}: {_CONFLICTS.get(conflict.sort, conflict.sort)}: {values}"


def _chain(chain: Iterable[Decided], names: Mapping[str, str]) -> Iterator[str]:
    for decision in chain:
        yield f"{called(decision.left, names)}  ~  {called(decision.right, names)}"
        by = "" if decision.by == "kg" else f", by {decision.by}"
        yield f"    {decision.verdict} ({decision.score:g}{by}): {'; '.join(decision.reasons)}"


def called(mention: str, names: Mapping[str, str]) -> str:
    """A mention for a person: ``page.txt “al oland”``."""
    key, _, rest = mention.partition("/")
    kind, _, words = rest.partition("/")
    return f"{names.get(key, key)} {kind} “{words}”" if words else f"{names.get(key, key)} {kind}"


def _names(answer: Answer) -> dict[str, str]:
    return {source.iri.rsplit("/", 1)[-1]: source.name for source in answer.documents}


def _value(value: str) -> str:
    return _safe(trimmed(value))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _safe(words: str) -> str:
    """Words of a page for a terminal: nothing in them may move its cursor or change its colours."""
    return words if words.isprintable() else "".join(c if c.isprintable() else " " for c in words)


def as_json(answer: Answer) -> str:
    """An answer for programs."""
    body = {
        "thing": {"iri": answer.thing.iri, "name": answer.name},
        "asked": answer.asked,
        "findings": [_finding_row(finding) for finding in answer.findings],
        "joined": [{"name": name, "decisions": [_decision_row(d) for d in chain]} for name, chain in answer.joined],
        "notes": list(answer.notes),
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "subject": finding.subject,
        "about": finding.about,
        "property": finding.row.word,
        "term": finding.row.term,
        "label": label(finding.row.term),
        "rule": finding.row.fuse,
        "reason": finding.reason,
        "values": [
            {"value": held.term.value, "name": held.name, "datatype": held.term.datatype, "derived": held.derived,
             "claims": [_claim_row(said) for said in held.said]}
            for held in finding.held
        ],
        "lost": [{"value": lost.value, "why": lost.why, "claims": [_claim_row(said) for said in lost.said]} for lost in finding.lost],
        "conflicts": [
            {"iri": c.iri, "kind": c.sort, "about": c.about, "values": sorted({claim.object.value for claim in c.claims}),
             "claims": [claim.iri for claim in c.claims]}
            for c in finding.conflicts
        ],
    }  # fmt: skip


def _claim_row(said: Said) -> dict[str, Any]:
    claim = said.claim
    return {
        "claim": claim.iri,
        "subject": claim.subject,
        "value": claim.object.value,
        "note": said.note,
        "inferred": claim.inferred,
        "how": said.how,
        "rule": claim.rule,
        "rank": claim.rank or "normal",
        "document": _document_row(said.source),
        "places": [
            {"path": place.path, "start": place.start, "end": place.end, "quote": place.exact, "before": before, "after": after}
            for place, (before, _, after) in zip(claim.places, said.contexts, strict=True)
        ],
    }  # fmt: skip


def _document_row(source: Source) -> dict[str, str]:
    return {"iri": source.iri, "name": source.name, "site": source.site, "reader": source.reader, "url": source.url, "fetched": source.date}


def _decision_row(decision: Decided) -> dict[str, Any]:
    return {**decision._asdict(), "reasons": list(decision.reasons)}


# --- two sides -------------------------------------------------------------------------------------------------------


def between_as_text(found: Between, strong: Mark = plain) -> str:
    """Whether two mentions are one thing, for a person."""
    sides = [f"{_safe(side.name)} <{side.iri}>" for side in (found.left, found.right)]
    lines = [f"{strong('one thing')}: {sides[0]}" if found.one else f"{strong('not one thing')}: {sides[0]} and {sides[1]}"]
    lines.append(_safe(found.why if found.one or found.verdict == "never compared" else f"{found.verdict}: {found.why}"))
    lines += [f"  {_safe(line)}" for line in _chain(found.chain, found.names)]
    return "\n".join(lines) + "\n"


def between_as_json(found: Between) -> str:
    """The same for programs."""
    sides: Sequence[Any] = (found.left, found.right)
    body = {
        "one": found.one,
        "verdict": found.verdict,
        "why": found.why,
        "sides": [{"given": s.given, "iri": s.iri, "name": s.name, "mentions": list(s.mentions)} for s in sides],
        "decisions": [_decision_row(decision) for decision in found.chain],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
