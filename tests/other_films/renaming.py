"""A seed as another film: one mapping of names, titles, numbers and dates, held through the whole page, prose and all."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from kg.model import Claim, Document, Mention
from kg.text import country, fold, slug
from tests.other_films import stock
from tests.other_films.comparing import claims_of
from tests.other_films.edits import Changed, replaced

AT_ITS_PLACE = {
    "keyword": stock.KEYWORDS,
    "genre": stock.GENRES,
    "headline": stock.HEADLINES,
    "sound_mix": stock.SOUND_MIXES,
    "aspect_ratio": stock.ASPECTS,
    "color": stock.COLORS,
    "award": stock.AWARDS,
    "pagination": stock.PAGINATIONS,
    "certificate": stock.CERTIFICATES,
    "certificate_value": stock.CERTIFICATES,
    "certificate_reason": stock.REASONS,
    "language": stock.LANGUAGES,
}
"""Words that are replaced where a claim quotes them, and nowhere else on the page."""

NAMES_AT_THEIR_PLACE = {
    "user_list": stock.LISTS,
    "question": stock.QUESTIONS,
    "user_review": stock.REVIEW_TITLES,
    "official_site": stock.SITES,
    "account": stock.HANDLES,
}
NAMES_EVERYWHERE = {
    "work": stock.WORKS,
    "place": stock.PLACES,
    "artist": stock.ARTISTS,
    "recording": stock.SONGS,
    "composition": stock.SONGS,
}
PROSE = {"body", "description", "text", "verdict"}
_SUFFIXES = {"jr.", "iii"}
_DATE = re.compile(
    r"(?<![\w/])(?:(?P<d1>\d{1,2})(?P<s1>&nbsp;|\s)(?=(?P<m1>[A-Za-z]{3,9})(?:&nbsp;|\s)(?:19|20)\d\d)"
    r"|(?P<m2>[A-Z][a-z]{2,8}\.?) (?P<d2>\d{1,2})(?=, ?(?:19|20)\d\d)"
    r"|(?:(?<=\d{4}/))(?P<m3>\d\d)/(?P<d3>\d\d))"
)
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


class Renaming:
    """One invented film. ``hard`` gives names, titles and characters of unusual shapes."""

    def __init__(self, number: int, *, hard: bool) -> None:
        self.random = random.Random(f"film {number} {hard}")
        self.hard = hard
        self.shift = self.random.choice([s for s in range(-55, 6) if s])
        self.words: dict[tuple[str, str], str] = {}
        self.used: set[str] = set()
        self.given = self._shuffled(stock.GIVEN)
        self.family = self._shuffled(stock.FAMILY)

    # --- what stands for what ----------------------------------------------------------------------------------------

    def _shuffled(self, words: Sequence[str]) -> list[str]:
        return self.random.sample(list(words), len(words))

    def one_of(self, family: str, choices: Sequence[str], words: str) -> str:
        """What stands for some words of a family, always the same, never two things one."""
        found = self.words.get((family, fold(words)))
        if found is None:
            free = [c for c in choices if slug(c) not in self.used]
            found = self.random.choice(free) if free else f"{self.random.choice(choices)} {self.family[len(self.used) % len(self.family)]}"
            self.words[family, fold(words)] = found
            self.used.add(slug(found))
        return found

    def person(self, words: str, *, plain: bool = False) -> str:
        found = self.words.get(("person", fold(words)))
        if found is None:
            known = sum(1 for family, _ in self.words if family == "person")
            given, family = self.given[known % len(self.given)], self.family[(known + known // len(self.given)) % len(self.family)]
            shape = "{given} {}" if plain or not self.hard or self.random.random() < 0.4 else self.random.choice(stock.HARD_PEOPLE)
            found = shape.format(family, given=given)
            self.words["person", fold(words)] = found
            self.used.add(slug(found))
        return found

    def title(self, words: str) -> str:
        return self.one_of("title", (*stock.PLAIN_TITLES, *(stock.HARD_TITLES if self.hard else ())), words)

    def character(self, words: str, *, plain: bool) -> str:
        if plain:
            return self.person(words, plain=True) if " " in words else self.one_of("character", stock.GIVEN, words)
        return self.one_of("character", (*stock.PLAIN_CHARACTERS, *(stock.HARD_CHARACTERS if self.hard else ())), words)

    def year(self, words: str) -> str:
        return str(int(words) + self.shift)

    # --- the page ----------------------------------------------------------------------------------------------------

    def apply(self, document: Document, *, hard_cast: bool | None = None) -> Changed:
        """The page of the other film, and what was replaced by what."""
        raw = document.text
        self.small = raw == raw.lower()
        claims = claims_of(document)
        everywhere, places = self._names(raw, claims)
        places |= self._numbers(raw, claims)
        edits: dict[tuple[int, int], str] = {}
        taken = [False] * len(raw)

        def put(start: int, end: int, new: str) -> None:
            if end > start and not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                edits[start, end] = new.lower() if self.small else new

        for (start, end), new in sorted(places.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
            put(start, end, new)
        for old, new in sorted(everywhere.items(), key=lambda item: (-len(item[0]), item)):
            for match in re.finditer(rf"(?<![\w]){re.escape(old)}(?![\w])", raw):
                put(*match.span(), new)
        for match in re.finditer(r"(?<![\d$,.])(?:19|20)\d\d(?![\d,])", raw):
            put(*match.span(), self.year(match[0]))
        for match in _DATE.finditer(raw):
            for group in ("d1", "d2", "d3"):
                if match[group]:
                    new = str((int(match[group]) * 7 + self.shift) % 28 + 1)
                    put(*match.span(group), new.zfill(2) if (len(match[group]) == 2 and match[group][0] == "0") or group == "d3" else new)
            for group in ("m1", "m2", "m3"):
                if match[group]:
                    put(*match.span(group), self._month(match[group]))
        return replaced(raw, [(start, end, new) for (start, end), new in edits.items()])

    def _month(self, words: str) -> str:
        if words.isdigit():
            return f"{(int(words) + self.shift) % 12 + 1:02d}"
        bare = words.rstrip(".")
        full = next((i for i, m in enumerate(MONTHS) if m.lower().startswith(bare.lower())), None)
        if full is None:
            return words
        new = MONTHS[(full + self.shift) % 12]
        return (new if len(bare) > 3 or (bare == "May" and not words.endswith(".")) else new[:3]) + words[len(bare) :]

    def _names(self, raw: str, claims: Sequence[Claim]) -> tuple[dict[str, str], dict[tuple[int, int], str]]:
        """New words for names: those that change wherever they stand, and those that change at a place."""
        everywhere: dict[str, str] = {}
        places: dict[tuple[int, int], str] = {}
        prose = " ".join(p.exact for c in claims if c.property in PROSE for p in c.evidence)
        directors = {c.value for c in claims if c.property in ("director", "writer")}
        for claim in claims:
            place, words, kind = claim.evidence[0], claim.evidence[0].exact, claim.subject.kind
            if claim.rule in ("site", "position", "group") or claim.property in ("verdict", "badge"):
                if claim.property == "verdict" and len(words) < 30:
                    places[place[:2]] = self.one_of("verdict", stock.CONSENSUS_VERDICTS if "review" not in kind else stock.MARKS, words)
                continue
            if claim.property in AT_ITS_PLACE:
                family = "certificate" if "certificate" in claim.property and "reason" not in claim.property else claim.property
                places[place[:2]] = self.one_of(family, AT_ITS_PLACE[claim.property], words)
            elif claim.property == "iso_code":
                places[place[:2]] = self.one_of("country", stock.COUNTRIES, country(words))
            elif claim.property == "name" and kind in NAMES_AT_THEIR_PLACE:
                places[place[:2]] = self.one_of(kind, NAMES_AT_THEIR_PLACE[kind], words)
            elif claim.property == "name" and kind in NAMES_EVERYWHERE:
                everywhere[words] = self.one_of(kind.replace("composition", "recording"), NAMES_EVERYWHERE[kind], words)
            elif claim.property == "name" and kind == "byline":
                places[place[:2]] = self.one_of(kind, stock.HARD_BYLINES if self.hard else stock.BYLINES, words)
            elif claim.property == "name" and kind == "organization" and words.upper() != "MPAA":
                publisher = any(c.property == "publisher" and c.value == claim.subject for c in claims)
                (places.__setitem__(place[:2], self.one_of("publisher", stock.PUBLISHERS, words)) if publisher
                 else everywhere.__setitem__(words, self.one_of("company", stock.COMPANIES, words)))  # fmt: skip
            elif (claim.property == "name" and kind == "film") or (claim.property == "alternate_name" and kind == "film"):
                everywhere[words] = self.title(words)
            elif (claim.property == "name" and kind in ("person", "critic")) or claim.property == "credited_as":
                everywhere[words] = self.person(words, plain=claim.subject in directors and not self.hard)
            elif claim.property == "character_name" or (claim.property == "name" and kind == "character"):
                proper = (_stands(words, prose) and words[0].isupper()) or (
                    self.small and _stands(words.split()[0], prose) and words.split()[0] not in _PLAIN_WORDS
                )
                new = self.character(words, plain=proper)
                if proper:
                    everywhere[words] = new
                else:
                    places[place[:2]] = new
        for old, new in list(everywhere.items()):
            if (fold(old) in {w for f, w in self.words if f == "person"}) and " " in old:
                parts = [p for p in new.split() if p.lower() not in _SUFFIXES]
                for part, other in ((old.split()[-1], parts[-1]), (old.split()[0], parts[0])):
                    if part not in everywhere and len(part) > 2 and _stands(part, prose) and part not in _PLAIN_WORDS:
                        everywhere[part] = other
        return everywhere, places

    def _numbers(self, raw: str, claims: Sequence[Claim]) -> dict[tuple[int, int], str]:
        """New numbers at their places: of the same form, within their scale, small counts in the same order."""
        places: dict[tuple[int, int], str] = {}
        counts = {c.evidence[0].exact for c in claims if c.rule == "count"}
        small = sorted(int(words) for words in counts if len(words) < 3 and words != "0")
        lengths = self.random.randint(61, 199)
        while True:
            table = dict(zip(small, sorted(self.random.sample(range(2, 100), len(small))), strict=True)) | {0: 0}
            parts: dict[Mention, dict[str, int]] = defaultdict(dict)
            for c in claims:
                if c.property in ("positive", "mixed", "negative", "scored") and int(c.evidence[0].exact) in table:
                    parts[c.subject][c.property] = table[int(c.evidence[0].exact)]
            if all(sum(p.values()) <= 2 * p["scored"] for p in parts.values() if "scored" in p):
                break
        scales = {c.subject: float(str(c.value)) for c in claims if c.property == "best"}
        bests = {c.evidence[0][:2] for c in claims if c.property == "best" and not c.inferred}
        for claim in claims:
            start, end, words = claim.evidence[0][:3]
            if claim.rule == "decimal" and claim.property == "score":
                best = scales.get(claim.subject, 10.0)
                places[start, end] = self._number(("score", words), words, best)
            elif claim.rule == "count" and len(words) < 3:
                places[start, end] = str(table[int(words)])
            elif claim.rule in ("count", "decimal") and (start, end) not in bests:
                new = places[start, end] = self._number(("count", words), words)
                if len(words) > 2:
                    for match in re.finditer(rf"(?<![\w,.]){re.escape(words)}(?![\w,])", raw):
                        places.setdefault(match.span(), new)
            elif claim.rule == "minutes":
                hours, minutes = divmod(lengths, 60)
                places[start, end] = f"{hours}h {minutes or 1}min" if "h" in words else f"{hours * 60 + (minutes or 1)} min"
            elif claim.rule == "duration" and claim.subject.kind == "trailer":
                places[start, end] = f"{self.random.randint(1, 4)}:{self.random.randint(10, 59)}"
        return places

    def _number(self, family: tuple[str, str], words: str, below: float = 0) -> str:
        if family not in self.words:
            while True:
                new = re.sub(r"\d", lambda m: str(self.random.randint(0, 9)), "10" if words == "100" == f"{below:.0f}" else words)
                digits = new.replace(",", "")
                if (
                    (not below or float(digits) < below)
                    and not re.match(r"0\d|0,|0$", new)
                    and float(digits)
                    and new not in {w for (f, _), w in self.words.items() if f == family[0]}
                ):
                    break
            self.words[family] = new
        return self.words[family]


_PLAIN_WORDS = {"man", "bank", "mr.", "l.a.", "business", "hispanic", "will", "wood", "means"}
"""Words of the language that begin or end names of the seeds."""


def _stands(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))
