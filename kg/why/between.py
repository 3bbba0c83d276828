"""Why two mentions are, or are not, one thing: the decisions that joined them, or those that kept them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.errors import RequestError
from kg.exports.wording import plural
from kg.rdf.facts import Facts
from kg.text import fold
from kg.vocabulary import KINDS
from kg.why.decisions import Decided, Decisions
from kg.why.things import MOST, called, find

Verdict = Literal["same", "different", "unsure", "never compared"]


@dataclass(frozen=True)
class Side:
    """One of the two: as it was given, the IRI of the thing it is, its name, and the mentions that are meant."""

    given: str
    iri: str
    name: str
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """Whether two sides are one thing. ``chain`` are the decisions that joined them, or those that kept them apart; ``why`` says it in a
    sentence; ``names`` gives the file name of each document by its key."""

    left: Side
    right: Side
    one: bool
    verdict: Verdict
    why: str
    chain: tuple[Decided, ...]
    names: dict[str, str]

    def __bool__(self) -> bool:
        return self.one


def between(facts: Facts, decisions: Decisions, one: str, other: str) -> Between:
    """Whether two mentions are one thing, and the decisions behind it.

    A side is a mention as ``decisions.jsonl`` has it (``<document>/<kind>/<words>``, the document by key, digest or file name), words of a
    document (``page.html#Words``), or what names a thing of the graph. Raises RequestError for what names nothing, or several things.
    """
    names = {document.iri.rsplit("/", 1)[-1]: document.name for document in facts.documents()}
    left, right = (_side(facts, decisions, given, names) for given in (one, other))
    if left.iri == right.iri:
        return _joined(decisions, left, right, names)
    held = decisions.apart(left.mentions, right.mentions)
    if not held:
        every = [decisions.mentions_of(side.iri) or list(side.mentions) for side in (left, right)]
        held = decisions.apart(*every)
    if held:
        verdict: Verdict = "different" if any(d.verdict == "different" for d in held) else "unsure"
        why = "these decisions keep them apart" if verdict == "different" else "the evidence was not enough to join them"
        return Between(left, right, False, verdict, why, tuple(held), names)
    return Between(left, right, False, "never compared", _why_never(decisions, left, right, names), (), names)


def _joined(decisions: Decisions, left: Side, right: Side, names: dict[str, str]) -> Between:
    chain = decisions.way(left.mentions, right.mentions)
    if set(left.mentions) & set(right.mentions) or chain == []:
        return Between(left, right, True, "same", "both name the same mention", (), names)
    if chain:
        return Between(left, right, True, "same", f"{plural(len(chain), 'decision')} joined them", tuple(chain), names)
    why = "things of this sort are known by their words alone, without a decision"
    if not decisions.known:
        why = "there is no decisions.jsonl here"
    if {_document(m) for m in left.mentions} == {_document(m) for m in right.mentions}:
        why = "one page names it both ways"
    return Between(left, right, True, "same", why, (), names)


def _why_never(decisions: Decisions, left: Side, right: Side, names: dict[str, str]) -> str:
    sorts = [{_kind(m) for m in side.mentions} for side in (left, right)]
    if all(sorts) and not any(KINDS[a].path == KINDS[b].path for a in sorts[0] for b in sorts[1] if a in KINDS and b in KINDS):
        return f"a {_word(sorts[0])} and a {_word(sorts[1])} are never one thing"
    if shared := {_document(m) for m in left.mentions} & {_document(m) for m in right.mentions}:
        return f"{names.get(min(shared), min(shared))} lists them as two, and no decision speaks of both"
    if not decisions.known:
        return "there is no decisions.jsonl here that would say why"
    return "they were never compared: no title, name or id leads from one to the other"


def _word(sort: set[str]) -> str:
    return min(sort).replace("_", " ")


def _document(mention: str) -> str:
    return mention.partition("/")[0]


def _kind(mention: str) -> str:
    return mention.split("/", 2)[1] if "/" in mention else ""


# --- what is meant ---------------------------------------------------------------------------------------------------


def _side(facts: Facts, decisions: Decisions, given: str, names: dict[str, str]) -> Side:
    keys = {name: key for key, name in names.items()} | {key: key for key in names}
    keys |= {d.digest.removeprefix("sha256:"): d.iri.rsplit("/", 1)[-1] for d in facts.documents()}
    page, hash_, words = given.partition("#")
    if hash_ and page in keys:
        return _of_words(facts, decisions, given, keys[page], words)
    at = given.find("/")
    while at >= 0:
        # The path of a document has as many slashes as its folders.
        if given[:at] in keys:
            return _of_mention(facts, decisions, given, keys[given[:at]], given[at + 1 :])
        at = given.find("/", at + 1)
    thing = find(facts, given)
    return Side(given, thing.iri, called(thing), tuple(decisions.mentions_of(thing.iri)))


def _of_mention(facts: Facts, decisions: Decisions, given: str, key: str, rest: str) -> Side:
    kind, _, words = rest.partition("/")
    mention = f"{key}/{kind}/{fold(words)}" if words else f"{key}/{kind}"
    if iri := decisions.thing(mention):
        return Side(given, iri, called(facts.thing(iri)), (mention,))
    here = sorted(decisions.in_document(key, words)) if words else []
    raise _unknown(given, here)


def _of_words(facts: Facts, decisions: Decisions, given: str, key: str, words: str) -> Side:
    found = {mention: iri for mention, iri in decisions.in_document(key, words).items() if iri}
    things = sorted(set(found.values()))
    if len(things) > 1:
        said = ", ".join(f"{called(facts.thing(iri))} <{iri}>" for iri in things[:MOST])
        raise RequestError(f"the page has {len(things)} things of these words", where=given, next_step=f"give one of: {said}")
    if not things:
        raise _unknown(given, [])
    told = tuple(sorted(mention for mention in found if decisions.about(mention))) or tuple(sorted(found))
    return Side(given, things[0], called(facts.thing(things[0])), told)


def _unknown(given: str, near: list[str]) -> RequestError:
    hint = f"did you mean {' or '.join(near[:MOST])}?" if near else "take a mention from decisions.jsonl, PAGE#Words, an IRI or a name"
    return RequestError("is the name of no film, person or other thing there", where=given, next_step=hint)
