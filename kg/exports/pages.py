"""The page of a film: its facts in reading order, each with what stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.exports import wording
from kg.exports.credits import RELATIONS, Credit, Desk, credits_of, name_of
from kg.exports.evidence import Wanted, Witnesses
from kg.exports.passages import sections_of
from kg.exports.scores import reviews_of, scores_of
from kg.exports.views import Entry, Fact, FilmPage, Passage, Quarrel, Row, Site, external
from kg.rdf.facts import Facts
from kg.rdf.things import Claim, Thing, term_of
from kg.text import fold
from kg.vocabulary import KINDS, MONEY, PROPERTIES

Show = Callable[[str], str]

_TEXTS: dict[str, Show] = {
    "year": str, "released": wording.date, "duration": wording.duration, "language": wording.language,
    "popularity_rank": wording.number, "popularity_change": wording.number,
}  # fmt: skip
_FACTS = (
    "alternate_name", "year", "released", "@release", "duration", "@certificate", "genre", "country", "language", "@based_on",
    "part_of_series", "company", "location", "@budget", "@opening_weekend", "@gross", "award",
    "keyword", "sound_mix", "color", "aspect_ratio",
    "@official_site",     "@trailer", "popularity_rank", "popularity_change", "page",
)  # fmt: skip
_TIMES = ("released",)
_ELSEWHERE = frozenset(
    term_of(word)
    for word in ("name", "description", "tagline", "runtime_minutes", "certificate", "review", "similar", "mentions",
                 "director", "writer", "actor", "producer", "composer", "editor", "contributor")
) | frozenset(kind.link for kind in KINDS.values() if kind.link)  # fmt: skip
"""Properties that the page shows in a part of their own; whatever else a film has is a fact in the list."""


def film_page(facts: Facts, iri: str, site: Site) -> FilmPage:
    """The page of a film."""
    desk = Desk(facts)
    return _FilmPages(desk, site, Witnesses(desk), facts.thing(iri)).page()


@dataclass
class _FilmPages:
    desk: Desk
    site: Site
    witnesses: Witnesses
    film: Thing

    def page(self) -> FilmPage:
        title = self.entry(self.film, "name", name_of(self.film))
        credits = credits_of(self.desk, self.film)
        plots, scores, facts = self.plots(), scores_of(self.witnesses, self.film), self.facts()
        crew, cast = self.crew(credits), self.cast(credits)
        sections, reviews = sections_of(self.witnesses, self.film, self.site.href), reviews_of(self.witnesses, self.film, self.site.href)
        similar, quarrels = self.similar(), self.quarrels()
        kinds = {"episode": "Episode", "series": "Series", "film": "Film"}
        return FilmPage(
            iri=self.film.iri, title=title, kind=next((word for kind, word in kinds.items() if self.film.is_a(kind)), "Film"),
            strap=self.strap(), plots=plots, scores=scores, facts=facts, crew=crew, cast=cast, sections=sections, reviews=reviews,
            similar=similar, quarrels=quarrels, sources=tuple(self.witnesses.sources()), has_claims=bool(self.witnesses.numbers),
        )  # fmt: skip

    # --- values ------------------------------------------------------------------------------------------------------

    def entry(self, thing: Thing, word: str, value: str, text: str = "", note: str = "", wanted: Sequence[Wanted] = ()) -> Entry:
        """A value of a property as shown, with its backing and, for what has one value only, its rivals."""
        row = PROPERTIES.get(word)
        backing = self.witnesses.behind([(thing.iri, term_of(word), value), *wanted], value)
        rivals = self.witnesses.rivals(thing, word) if row is not None and row.one else ()
        return Entry(text or value, "", note, value if word in _TIMES else "", backing, rivals)

    def linked(self, thing: Thing, word: str, iri: str, note: str = "") -> Entry:
        """A link to a thing as shown: its name, and its page if it has one."""
        found = self.entry(thing, word, iri, self.desk.name(iri), note)
        return Entry(found.text, self.site.href(iri), found.note, "", found.backing)

    def property(self, word: str) -> Fact | None:
        """A property of the film as a fact; None where it has no value."""
        show, entries = _TEXTS.get(word, str), []
        for term in self.film.terms(word):
            if term.sort == "literal" or not self.desk.facts.thing(term.value).types:
                found = self.entry(self.film, word, term.value, show(term.value))
                entries.append(Entry(found.text, external(term.value), "", found.time, found.backing, found.rivals))
            else:
                entries.append(self.linked(self.film, word, term.value))
        label = wording.LABELS.get(word) or wording.label(word)
        return Fact(label, tuple(entries)) if entries else None

    def detail(self, label: str, kind: str, text: Callable[[Thing], tuple[str, str]]) -> Fact | None:
        """The details of a kind as a fact: ``text`` gives the words and the note beside them."""
        entries = []
        for thing in self.desk.facts.details(self.film, kind):
            words, note = text(thing)
            if words:
                entries.append(Entry(words, "", note, "", self.witnesses.behind([(thing.iri, "", "")], words)))
        return Fact(label, tuple(entries)) if entries else None

    # --- the parts of the page ---------------------------------------------------------------------------------------

    def strap(self) -> tuple[str, ...]:
        """The line under the title."""
        film = self.film
        return tuple(
            x
            for x in (film.text("year"), wording.duration(film.text("duration")), film.text("certificate"), ", ".join(film.texts("genre")))
            if x
        )

    def plots(self) -> tuple[Passage, ...]:
        """Taglines, short plots and signed storylines."""
        found = []
        for word in ("tagline", "description"):
            for text in self.film.texts(word):
                lead, rest = wording.parts(text)
                found.append(Passage("tagline" if word == "tagline" else "", lead, rest, entry=self.entry(self.film, word, text)))
        for story in self.desk.facts.details(self.film, "storyline"):
            lead, rest = wording.parts(story.text("text"))
            author = ", ".join(map(self.desk.name, story.links("credit_author")))
            found.append(
                Passage("", lead, rest, author, entry=Entry("", backing=self.witnesses.behind([(story.iri, "", "")], story.text("text"))))
            )
        return tuple(found)

    def facts(self) -> tuple[Fact, ...]:
        """The list of facts, those first that readers look for first, and no property left out."""
        details: dict[str, Callable[[], Fact | None]] = {
            "@release": lambda: self.detail("Releases", "release", self._release),
            "@certificate": self._certificates,
            "@based_on": lambda: self.detail("Based on", "book", lambda t: (t.text("name") or "a book", self._by(t, "credit_author"))),
            "@trailer": lambda: self.detail(
                "Trailer", "trailer", lambda t: (t.text("name") or "Trailer", wording.duration(t.text("duration")))
            ),
            "@official_site": lambda: self.detail("Official sites", "official_site", lambda t: (t.text("name"), self._of(t, "territory"))),
        }
        details |= {f"@{kind}": lambda kind=kind: self.detail(wording.label(kind), kind, self._amount) for kind in MONEY}  # type: ignore[misc]
        named = {term_of(word) for word in _FACTS if not word.startswith("@")}
        rest = [term for term in self.film.values if term not in named and term not in _ELSEWHERE]
        found = [details[word]() if word in details else self.property(word) for word in (*_FACTS, *rest)]
        return tuple(fact for fact in found if fact is not None)

    def _release(self, thing: Thing) -> tuple[str, str]:
        return wording.date(thing.text("release_date")), self._of(thing, "release_country")

    def _amount(self, thing: Thing) -> tuple[str, str]:
        notes = [self._of(thing, "territory"), "estimated" if thing.text("estimated") == "true" else "", wording.date(thing.text("as_of"))]
        return f"{thing.text('currency')} {wording.number(thing.text('amount'))}".strip(), ", ".join(note for note in notes if note)

    def _certificates(self) -> Fact | None:
        """Content ratings: the detail where there is one, with its reason, else the plain value."""
        found = self.detail(
            "Content rating",
            "certification",
            lambda t: (
                t.text("certificate_value"),
                " — ".join(x for x in (self._of(t, "territory"), self._of(t, "certifier"), *t.texts("certificate_reason")) if x),
            ),
        )
        shown = {entry.text for entry in found.entries} if found else set()
        plain = [self.entry(self.film, "certificate", value) for value in self.film.texts("certificate") if value not in shown]
        entries = (*(found.entries if found else ()), *plain)
        return Fact("Content rating", entries) if entries else None

    def _of(self, thing: Thing, word: str) -> str:
        return ", ".join(map(self.desk.name, thing.links(word)))

    def _by(self, thing: Thing, word: str) -> str:
        names = self._of(thing, word)
        return f"by {names}" if names else ""

    def _row(self, credit: Credit) -> Row:
        backing = self.witnesses.behind(credit.evidence)
        who = Entry(self.desk.name(credit.agent), self.site.href(credit.agent), "", "", backing)
        as_ = f"as {', '.join(credit.credited_as)}" if credit.credited_as else ""
        return Row(who, ", ".join(credit.characters), "; ".join(x for x in (credit.note, as_) if x))

    def crew(self, credits: Sequence[Credit]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """The makers by what they did, each once, with the notes beside the name."""
        groups = []
        for word in ("director", "writer", "producer", "composer", "editor", "contributor"):
            rows: dict[str, list[Credit]] = {}
            for credit in credits:
                if credit.relation == word:
                    rows.setdefault(credit.agent, []).append(credit)
            merged = [
                Credit(
                    agent,
                    word,
                    note=", ".join(dict.fromkeys(c.note for c in held if c.note)),
                    evidence=tuple(w for c in held for w in c.evidence),
                )
                for agent, held in rows.items()
            ]
            if merged:
                many = len(merged) > 1
                groups.append(
                    (
                        {"composer": "Music", "contributor": "Also"}.get(word, RELATIONS[word].capitalize() + "s" * many),
                        tuple(map(self._row, merged)),
                    )
                )
        return tuple(groups)

    def cast(self, credits: Sequence[Credit]) -> tuple[Row, ...]:
        """The cast in order."""
        return tuple(self._row(credit) for credit in credits if credit.relation == "actor")

    def similar(self) -> tuple[Entry, ...]:
        """Films that a page calls similar."""
        years = {iri: self.desk.facts.thing(iri).text("year") for iri in self.film.links("similar")}
        return tuple(self.linked(self.film, "similar", iri, year) for iri, year in years.items())

    def quarrels(self) -> tuple[Quarrel, ...]:
        """What the pages do not agree on."""
        found = []
        for conflict in self.desk.facts.disagreements(self.film.iri):
            values: dict[str, list[Claim]] = {}
            for claim in conflict.claims:
                values.setdefault(fold(claim.object.value), []).append(claim)
            entries = [
                Entry(self._show(conflict.predicate, held[0].object.value), backing=self.witnesses.of_claims(held))
                for held in values.values()
            ]
            about = wording.label(conflict.predicate) + (f" ({conflict.about.replace('/', ', ')})" if conflict.about else "")
            found.append(Quarrel(about, wording.CONFLICTS.get(conflict.sort, wording.label(conflict.sort)), tuple(entries)))
        return tuple(found)

    def _show(self, predicate: str, value: str) -> str:
        thing = self.desk.facts.thing(value) if ":" in value and " " not in value else None
        if thing and thing.types:
            return name_of(thing)
        return wording.number(value) if predicate.endswith(("Count", "Rank")) else wording.date(value)
