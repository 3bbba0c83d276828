"""Whether two people mentions are one person: equal names first, then variants within one film, by evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise

from rapidfuzz.distance import DamerauLevenshtein

from kg.model import Mention
from kg.resolve.profile import PersonProfile, surname
from kg.text import slug

Pair = tuple[float, PersonProfile, PersonProfile, tuple[str, ...]]


def name_slug(profile: PersonProfile) -> str:
    """The slug of the name that the mention is known by in its document."""
    return slug(profile.names[0] if profile.names else str(profile.mention.identity[0]))


def relation(one: str, two: str) -> str:
    """How two different names (slugs) may be forms of one: ``initials``, ``shortened``, ``misspelled``, or not at all (empty).

    ``al-c-oland`` / ``al-oland``: initials. ``rob-quill`` / ``robert-quill``: shortened, since one given name begins like
    the other. ``nicolas-marsh`` / ``nicholas-marsh``: misspelled, one letter away.
    """
    if min(len(one), len(two)) > 7 and one[0] == two[0] and DamerauLevenshtein.distance(one, two, score_cutoff=1) == 1:
        return "misspelled"
    if surname(one) == surname(two):
        left, right = (name.split("-")[:-1] for name in sorted((one, two), key=lambda n: n.count("-")))
        if left and right:
            if left == right[: len(left)] and all(len(w) == 1 for w in right[len(left) :]):
                return "initials"
            if left[0] == right[0] or ((len(left[0]) == 1 or len(right[0]) == 1) and left[0][0] == right[0][0]):
                return "initials"
            if left[0][:2] == right[0][:2] and min(len(left[0]), len(right[0])) < max(len(left[0]), len(right[0])):
                return "shortened"
    return ""


def same_names(profiles: Iterable[PersonProfile]) -> Iterable[Pair]:
    """Pairs of equal names, chained: as many pairs as mentions, not their square."""
    by_name: dict[tuple[str, str], list[PersonProfile]] = defaultdict(list)
    for profile in profiles:
        family = "critic" if profile.mention.kind == "critic" else "film"
        by_name[family, name_slug(profile)].append(profile)
    for (_, _), group in sorted(by_name.items()):
        for left, right in pairwise(group):
            yield 1.0, left, right, ("the names are equal",)


def variants(profiles: Iterable[PersonProfile], film_of: Callable[[str, Mention], str]) -> list[Pair]:
    """Pairs of differing names in one film that may be one person, surest first.

    ``film_of`` gives the film (its IRI) of a document's film mention.
    """
    blocks: dict[tuple[str, str], list[PersonProfile]] = defaultdict(list)
    for profile in profiles:
        if profile.mention.kind == "critic":
            continue
        names = {name_slug(profile), *profile.aliases}
        films = {film_of(profile.document, film) for film in profile.films}
        for film in films:
            for part in {surname(n) for n in names} | {n.split("-")[0] for n in names}:
                blocks[film, part].append(profile)
    seen: set[tuple[str, Mention, str, Mention]] = set()
    out: list[Pair] = []
    for (film, _), block in sorted(blocks.items(), key=lambda item: item[0]):
        for left, right in combinations(block, 2):
            key = (left.document, left.mention, right.document, right.mention)
            if left.document == right.document or key in seen or name_slug(left) == name_slug(right):
                continue
            seen.add(key)
            if pair := _compare(left, right, film, film_of):
                out.append(pair)
    return sorted(out, key=lambda p: (-p[0], p[1].document, str(p[1].mention), p[2].document, str(p[2].mention)))


def _compare(left: PersonProfile, right: PersonProfile, film: str, film_of: Callable[[str, Mention], str]) -> Pair | None:
    one, two = name_slug(left), name_slug(right)
    kin = relation(one, two)
    credited = bool(({one} | left.aliases) & ({two} | right.aliases))
    if not kin and not credited:
        kin = next((k for a in sorted({one} | left.aliases) for b in sorted({two} | right.aliases) if (k := relation(a, b))), "")
        if not kin:
            return None
    score = {"initials": 0.55, "misspelled": 0.5, "shortened": 0.4, "": 0.0}[kin]
    reasons = [f"{one} and {two} may be one name ({kin})"] if kin else []
    if credited:
        score += 0.6
        reasons.append("one is credited by the other's name")

    def of_film(who: PersonProfile, what: set[tuple[Mention, str]]) -> set[str]:
        return {value for mention, value in what if film_of(who.document, mention) == film}

    characters = of_film(left, left.characters), of_film(right, right.characters)
    if characters[0] & characters[1]:
        score += 0.35
        reasons.append(f"both play {', '.join(sorted(characters[0] & characters[1]))}")
    elif all(characters):
        score -= 0.2
        reasons.append("they play different characters")
    acting = {"actor", "role_actor"}
    crew = (of_film(left, left.capacities) - acting) & (of_film(right, right.capacities) - acting)
    if crew:
        score += 0.3
        reasons.append(f"both are the film's {', '.join(sorted(crew))}")
    return max(0.0, min(1.0, round(score, 3))), left, right, tuple(reasons)
