"""The whole of resolution over real records: no dependence on order, names that follow from content, former names kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Document, Evidence, Mention, Record
from kg.reading import say
from kg.resolve import resolve
from kg.resolve.collection import name_of
from kg.resolve.rulings import Ruling, parse
from kg.resolve.settle import statements
from kg.sites import read
from kg.text import slug

BASE = "https://kg.example/id/"
PAGES = sorted((Path(__file__).parent.parent / "sites").glob("*/*/page.txt"))


def document(name: str, text: str) -> Document:
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), text, len(text))


RECORDS = [read(document(f"{p.parent.parent.name}/{p.parent.name}", p.read_text(encoding="utf-8"))) for p in PAGES]


def record(name: str, *said: tuple[Mention, str, str | Mention], film: Mention | None = None) -> Record:
    """A record made by hand: subject, property and value of each claim; the first subject's film is the page's."""
    place = (Evidence(0, 1, "x"),)
    claims = tuple(Claim(s, p, v, place) for s, p, v in said)
    return Record(document(name, name), "streaming", film or said[0][0], claims)


def film(title: str, year: str = "") -> tuple[tuple[Mention, str, str], ...]:
    mention = say.film_mention(title, year)
    return ((mention, "name", title), *(((mention, "year", year),) if year else ()))


def person(name: str) -> Mention:
    return Mention("person", (name.casefold(),))


def listing(name: str, own: str, *others: tuple[str, str]) -> Record:
    """A page of a film of 1998 that lists similar titles: the name and the year, if it says one, of each."""
    this = say.film_mention(own, "1998")
    rows: list[tuple[Mention, str, str | Mention]] = list(film(own, "1998"))
    for title, year in others:
        rows += [*film(title, year), (this, "similar", say.film_mention(title, year))]
    return record(name, *rows)


def cast(title: str, year: str, *names: str) -> list[tuple[Mention, str, str | Mention]]:
    mention = say.film_mention(title, year)
    rows: list[tuple[Mention, str, str | Mention]] = list(film(title, year))
    for name in names:
        rows += [(mention, "actor", person(name)), (person(name), "name", name)]
    return rows


@settings(max_examples=20)
@given(st.permutations(RECORDS))
def test_the_order_of_documents_does_not_show(records: list[Record]) -> None:
    one, two = resolve(RECORDS, BASE), resolve(records, BASE)
    assert one.tops == two.tops
    assert one.decisions == two.decisions
    assert one.former == two.former


def test_every_mention_of_every_claim_has_one_name() -> None:
    resolution = resolve(RECORDS, BASE)
    for one in RECORDS:
        said = statements(one, resolution.of(one.document.key))
        assert len(said) <= len(one.claims)
        assert all(s.subject.startswith(BASE) for s in said)
        assert all(s.object.startswith(BASE) for s in said if s.is_link)


def test_two_films_of_one_title_and_year_get_their_directors_names() -> None:
    def directed(by: str, *names: str) -> list[tuple[Mention, str, str | Mention]]:
        return [*cast("Twin", "1998", *names), (say.film_mention("Twin", "1998"), "director", person(by)), (person(by), "name", by)]

    resolution = resolve(
        [record("a", *directed("Ada Quill", "A B", "C D", "E F")), record("b", *directed("Bo Marsh", "G H", "I J", "K L"))], BASE
    )
    assert set(resolution.tops.values()) >= {f"{BASE}movie/twin-1998-ada-quill", f"{BASE}movie/twin-1998-bo-marsh"}
    assert resolution.former[f"{BASE}movie/twin-1998-bo-marsh"] == {f"{BASE}movie/twin-1998"}


def test_a_page_without_year_joins_by_its_cast_and_keeps_its_own_name_as_former() -> None:
    names = ("Ada Quill", "Bo Marsh", "Cy Oland")
    resolution = resolve([record("a", *cast("Low Tide", "", *names)), record("b", *cast("Low Tide", "1998", *names))], BASE)
    assert resolution.former == {f"{BASE}movie/low-tide-1998": {f"{BASE}movie/low-tide"}}
    assert [d.verdict for d in resolution.decisions if "/film/" in d.left] == ["same"]


def test_two_titles_on_one_page_are_two_films() -> None:
    both = [*film("Low Tide", "1998"), *film("Low Tide", "1999")]
    assert len({v for v in resolve([record("a", *both)], BASE).tops.values() if "/movie/" in v}) == 2


def test_a_film_without_a_title_is_named_after_its_document() -> None:
    nameless = say.film_mention("")
    one = record("a", (nameless, "genre", "Drama"))
    assert resolve([one], BASE).tops[one.document.key, nameless] == f"{BASE}movie/document-{one.document.key}"


def test_a_critic_who_shares_a_name_with_an_actor_is_someone_else() -> None:
    tide, critic = say.film_mention("Low Tide", "1998"), Mention("critic", ("ada quill",))
    review = Mention("critic_review", ("metacritic", "0" * 16), tide)
    one = record("a", *cast("Low Tide", "1998", "Ada Quill"), (review, "reviewer", critic), (critic, "name", "Ada Quill"))
    names = resolve([one], BASE).tops
    assert names[one.document.key, critic] == f"{BASE}person/ada-quill-critic"
    assert names[one.document.key, person("Ada Quill")] == f"{BASE}person/ada-quill"


def test_who_sings_and_plays_in_one_film_is_one_person_but_a_band_is_a_band() -> None:
    tide = say.film_mention("Low Tide", "1998")
    song = Mention("recording", ("0" * 16,), tide)
    singer, band = Mention("artist", ("ada quill",)), Mention("artist", ("the gulls",))
    one = record("a", *cast("Low Tide", "1998", "Ada Quill"), (song, "performer", singer), (singer, "name", "Ada Quill"),
                 (song, "performer", band), (band, "name", "The Gulls"))  # fmt: skip
    names = resolve([one], BASE).tops
    assert names[one.document.key, singer] == f"{BASE}person/ada-quill"
    assert names[one.document.key, band] == f"{BASE}organization/the-gulls"


def test_different_rows_of_one_cast_are_different_people_however_alike() -> None:
    one = record("a", *cast("Low Tide", "1998", "Al Oland", "Al C. Oland", "Bo Marsh"))
    two = record("b", *cast("Low Tide", "1998", "Al Oland", "Bo Marsh"))
    resolution = resolve([one, two], BASE)
    assert {f"{BASE}person/al-oland", f"{BASE}person/al-c-oland"} <= set(resolution.tops.values())
    assert [d.verdict for d in resolution.decisions if "al c. oland" in d.left + d.right] == ["different"]


# --- ids -------------------------------------------------------------------------------------------------------------


def called(thing: Mention, scheme: str, value: str) -> list[tuple[Mention, str, str | Mention]]:
    node = Mention("identifier", (scheme, value), thing)
    return [(node, "scheme", scheme), (node, "identifier_value", value)]


TIDE, LOST = say.film_mention("Low Tide", "1998"), say.film_mention("Marée basse", "")


def test_ids_join_what_no_title_would() -> None:
    one = record("a", *film("Low Tide", "1998"), *called(TIDE, "imdb", "tt0000001"))
    two = record("b", *film("Marée basse"), *called(LOST, "imdb", "tt0000001"))
    resolution = resolve([one, two], BASE)
    assert set(resolution.tops.values()) == {f"{BASE}movie/low-tide-1998"}
    assert resolution.former[f"{BASE}movie/low-tide-1998"] == {f"{BASE}movie/maree-basse", f"{BASE}movie/maree-basse-1998"}
    assert [d.reasons for d in resolution.decisions] == [("both are imdb tt0000001",)]


def test_ids_part_what_everything_else_would_join() -> None:
    names = ("Ada Quill", "Bo Marsh", "Cy Oland")
    one = record("a", *cast("Low Tide", "1998", *names), *called(TIDE, "imdb", "tt0000001"))
    two = record("b", *cast("Low Tide", "1998", *names), *called(TIDE, "imdb", "tt0000002"))
    assert len({iri for iri in resolve([one, two], BASE).tops.values() if "/movie/" in iri}) == 2


def test_a_page_between_two_ids_joins_one_and_the_cut_is_written_down() -> None:
    names = ("Ada Quill", "Bo Marsh", "Cy Oland")
    one = record("a", *cast("Low Tide", "1998", *names), *called(TIDE, "imdb", "tt0000001"))
    two = record("b", *cast("Low Tide", "1998", *names[:2]), *called(TIDE, "imdb", "tt0000002"))
    resolution = resolve([one, two, record("c", *cast("Low Tide", "1998", *names))], BASE)
    films = [d for d in resolution.decisions if "/film/" in d.left]
    assert sorted(d.verdict for d in films) == ["different", "same", "unsure"]
    assert [d.reasons[-1] for d in films if d.verdict == "unsure"] == ["joining them would join imdb tt0000001 and tt0000002"]


def test_two_people_of_one_name_with_two_ids_are_told_apart_by_their_films() -> None:
    quill = person("Ada Quill")
    one = record("a", *cast("Low Tide", "1998", "Ada Quill"), *called(quill, "imdb", "nm0000001"))
    two = record("b", *cast("Twin", "1999", "Ada Quill"), *called(quill, "imdb", "nm0000002"))
    resolution = resolve([one, two], BASE)
    apart = {f"{BASE}person/ada-quill-low-tide-1998", f"{BASE}person/ada-quill-twin-1999"}
    assert {iri for iri in resolution.tops.values() if "/person/" in iri} == apart
    assert all(resolution.former[iri] == {f"{BASE}person/ada-quill"} for iri in apart)


def test_one_id_joins_two_names_of_one_person() -> None:
    one = record("a", *cast("Low Tide", "1998", "Al Oland"), *called(person("Al Oland"), "imdb", "nm0000001"))
    two = record("b", *cast("Twin", "1999", "Albert Oland"), *called(person("Albert Oland"), "imdb", "nm0000001"))
    assert len({iri for iri in resolve([one, two], BASE).tops.values() if "/person/" in iri}) == 1


def test_namesakes_of_a_common_name_are_listed_with_what_stands_behind_them() -> None:
    resolution = resolve([record("a", *cast("Low Tide", "1998", "John Smith")), record("b", *cast("Twin", "1999", "John Smith"))], BASE)
    (unsure,) = [d for d in resolution.decisions if d.verdict == "unsure"]
    sides = resolution.shown.sides_of(unsure)
    assert sorted(side["iri"] for side in sides) == [f"{BASE}person/john-smith-low-tide-1998", f"{BASE}person/john-smith-twin-1999"]
    assert {says for side in sides for says in side["says"] if says[0] == "actor"} == {
        ("actor", "Low Tide (1998)"),
        ("actor", "Twin (1999)"),
    }


def people_of(*records: Record) -> set[str]:
    return {iri for iri in resolve(records, BASE).tops.values() if "/person/" in iri}


def in_part(title: str, name: str, plays: str, *, id: str = "", scheme: str = "rottentomatoes") -> list[tuple[Mention, str, str | Mention]]:
    """A film with one of its cast, in a part."""
    tide, role = say.film_mention(title, "1998"), Mention("role", (slug(name),), say.film_mention(title, "1998"))
    said = [
        *cast(title, "1998", name, "Ada Quill", "Bo Marsh", "Cy Oland"),
        (role, "role_actor", person(name)),
        (role, "character_name", plays),
    ]
    return [*said, (tide, "role", role), *(called(person(name), scheme, id) if id else ())]


def test_ids_that_are_made_of_two_spellings_do_not_part_one_actor() -> None:
    one = record("a", *in_part("Low Tide", "Monica Tarnow", "Guard", id="celebrity/monica_tarnow"))
    other = record("b", *in_part("Low Tide", "Monca Tarnow", "Guard", id="celebrity/monca_tarnow_2"))
    assert len({iri for iri in people_of(one, other) if "tarnow" in iri}) == 2
    misspelt = record("b", *in_part("Low Tide", "Monca Tarnow", "Guard", id="celebrity/monca_tarnow"))
    assert len({iri for iri in people_of(one, misspelt) if "tarnow" in iri}) == 1


def test_the_same_film_and_name_come_before_an_address_made_of_the_name() -> None:
    """A namesake of another film has the same address: those of one film stay together all the same."""
    here = [*in_part("Low Tide", "John Smith", "Guard", id="celebrity/john_smith")]
    also = in_part("Low Tide", "John Smith", "Guard", id="nm0000001", scheme="imdb")
    namesake = [*cast("Twin", "1931", "John Smith"), *called(person("John Smith"), "rottentomatoes", "celebrity/john_smith")]
    namesake += called(person("John Smith"), "imdb", "nm0000002")
    records = [record("a", *here), record("b", *also), record("c", *namesake)]
    tops = resolve(records, BASE).tops
    of = [tops[one.document.key, person("John Smith")] for one in records]
    assert of[0] == of[1] != of[2]


# --- a person's decisions --------------------------------------------------------------------------------------------


def movies(records: list[Record], *rulings: Ruling) -> set[str]:
    return {iri for iri in resolve(records, BASE, rulings).tops.values() if "/movie/" in iri}


APART = [record("a", *film("Low Tide", "1998")), record("b", *film("Marée basse", "1997"))]
ONE, OTHER = (name_of((r.document.key, r.film)) for r in APART if r.film)


@pytest.mark.parametrize("things", [
    (ONE, OTHER), (OTHER, ONE), ("a/film/Low Tide/1998", "b/film/Marée Basse/1997"),
    (f"{BASE}movie/low-tide-1998", OTHER),
    (ONE, f"{BASE}movie/maree-basse-1997"), ("movie/low-tide-1998", OTHER),
])  # fmt: skip
def test_a_person_joins_what_kg_would_not(things: tuple[str, str]) -> None:
    assert len(movies(APART)) == 2
    assert movies(APART, Ruling("same", things)) == {f"{BASE}movie/low-tide-1997"}


def test_a_person_parts_what_kg_would_join() -> None:
    names = ("Ada Quill", "Bo Marsh", "Cy Oland")
    two = [record("a", *cast("Low Tide", "1998", *names)), record("b", *cast("Low Tide", "1998", *names))]
    ruling = Ruling("different", tuple(name_of((r.document.key, r.film)) for r in two if r.film), "ada", "a remake")
    assert len(movies(two)) == 1
    assert len(movies(two, ruling)) == 2
    (decision,) = [d for d in resolve(two, BASE, [ruling]).decisions if "/film/" in d.left]
    assert (decision.verdict, decision.by, decision.reasons, decision.score) == ("different", "ada", ("a remake",), 1.0)


def test_a_third_page_does_not_bring_together_what_a_person_parted() -> None:
    names = ("Ada Quill", "Bo Marsh", "Cy Oland")
    three = [record(name, *cast("Low Tide", "1998", *names)) for name in "abc"]
    ruling = Ruling("different", tuple(name_of((r.document.key, r.film)) for r in three[:2] if r.film))
    tops = resolve(three, BASE, [ruling]).tops
    assert tops[three[0].document.key, TIDE] != tops[three[1].document.key, TIDE]


def test_a_person_wins_over_ids() -> None:
    one = record("a", *film("Low Tide", "1998"), *called(TIDE, "imdb", "tt0000001"))
    two = record("b", *film("Low Tide", "1998"), *called(TIDE, "imdb", "tt0000002"))
    assert (
        len(movies([one, two], Ruling("same", (f"{one.document.key}/film/low tide/1998", f"{two.document.key}/film/low tide/1998")))) == 1
    )


def test_a_former_iri_still_means_its_film() -> None:
    names = ("Ada Quill", "Bo Marsh", "Cy Oland")
    pages = [record("c", *cast("Low Tide", "", *names)), record("d", *cast("Low Tide", "1998", *names)), APART[1]]
    assert movies(pages, Ruling("same", ("movie/low-tide", OTHER))) == {f"{BASE}movie/low-tide-1997"}


@pytest.mark.parametrize(("things", "why"), [
    (("movie/no-such-film", OTHER), "movie/no-such-film is the name of no film or person here"),
    (("a/film/low tide", OTHER), "a/film/low tide is the name of no film or person here"),
    (("a/place/harbour", OTHER), "a/place/harbour is the name of no film or person here"),
])  # fmt: skip
def test_what_a_decision_cannot_mean_is_a_notice(things: tuple[str, str], why: str) -> None:
    resolution = resolve(APART, BASE, [Ruling("same", things, where="kg-decisions.jsonl:7")])
    assert [(n.code, n.where, n.what) for n in resolution.notices] == [("unknown-decision", "kg-decisions.jsonl:7", why)]
    assert len(movies(APART)) == 2


def test_of_decisions_that_contradict_each_other_the_last_stands() -> None:
    same, different = Ruling("same", (ONE, OTHER)), Ruling("different", (ONE, OTHER))
    assert len(movies(APART, different, same)) == 1
    assert len(movies(APART, same, different)) == 2
    assert [n.code for n in resolve(APART, BASE, [same, different]).notices] == ["contradicted-decision"]


def test_a_file_of_decisions_is_read_line_by_line() -> None:
    text = '# mine\n\n{"same": ["a/film/x", {"document": "b", "mention": "film/y"}], "by": "ada", "why": "a poster"}\n{"same": 1}\n'
    text += "[]\n{}\nno\n"
    rulings, notices = parse(text, "kg-decisions.jsonl")
    assert rulings == [Ruling("same", ("a/film/x", "b/film/y"), "ada", "a poster", "kg-decisions.jsonl:3")]
    assert [(n.code, n.where) for n in notices] == [("unreadable-decision", f"kg-decisions.jsonl:{line}") for line in (4, 5, 6, 7)]


MIXED = [
    *APART,
    record("c", *cast("Low Tide", "", "Ada Quill", "John Smith")),
    record("d", *cast("Low Tide", "1998", "Ada Quill", "Quill, Ada")),
    record("e", *cast("Low Tide", "1999", "Ada Quill", "John Smith"), *called(say.film_mention("Low Tide", "1999"), "imdb", "tt0000001")),
    record("f", *cast("Low Tide (re-release)", "1998", "A. Quill", "John Smith")),
    record("g", *film("Low Tide", "1998"), *called(TIDE, "imdb", "tt0000002")),
]  # fmt: skip


@settings(max_examples=40)
@given(st.permutations(MIXED), st.booleans())
def test_neither_ids_nor_decisions_depend_on_order(records: list[Record], decided: bool) -> None:
    rulings = [Ruling("same", (ONE, OTHER)), Ruling("different", ("movie/low-tide", OTHER))] if decided else []
    one, two = resolve(MIXED, BASE, rulings), resolve(records, BASE, rulings)
    assert (one.tops, one.decisions, one.former, one.notices) == (two.tops, two.decisions, two.former, two.notices)
    assert list(one.decisions.lines()) == list(two.decisions.lines())


@given(st.lists(st.sampled_from(MIXED), min_size=1, unique_by=lambda r: r.document.name))
def test_the_names_of_a_smaller_collection_still_answer(some: list[Record]) -> None:
    whole = resolve(MIXED, BASE)
    known = {*whole.tops.values(), *(old for olds in whole.former.values() for old in olds)}
    assert {iri for iri in resolve(some, BASE).tops.values() if "/movie/" in iri} <= known


def test_namesakes_that_a_later_page_joins_keep_the_names_they_had_apart() -> None:
    both = [record("a", *cast("Low Tide", "1998", "John Smith", "Ada Quill")), record("b", *cast("Twin", "1998", "John Smith"))]
    before = {iri for iri in resolve(both, BASE).tops.values() if "john-smith" in iri}
    assert len(before) == 2
    after = resolve([*both, record("c", *cast("Twin", "1998", "John Smith", "Ada Quill"))], BASE)
    assert before <= after.former[f"{BASE}person/john-smith"]


# --- similar titles ------------------------------------------------------------------------------------------------


UNDATED, OF_1954 = ("Grey Heron", ""), ("Grey Heron", "1954")
SPOKEN_OF = record("b", *film("Low Tide", "1998"), *film("Grey Heron"))


def named(title: str, *pages: Record) -> set[str]:
    """The IRIs of the films of a title."""
    return {iri for (_, mention), iri in resolve(pages, BASE).tops.items() if mention.identity[0] == title}


@pytest.mark.parametrize(
    ("case", "pages", "films"),
    [
        ("the lists of two films", [listing("a", "Low Tide", UNDATED), listing("b", "Salt Road", OF_1954)], 2),
        ("two films of the title", [listing("a", "Low Tide", UNDATED), listing("b", "Low Tide", OF_1954, ("Grey Heron", "1999"))], 3),
        ("a page that only speaks of it", [listing("a", "Low Tide", OF_1954), SPOKEN_OF], 2),
    ],
)  # fmt: skip
def test_a_similar_title_without_a_year_stays_by_itself_where_nothing_says_which_film_it_is(
    case: str, pages: list[Record], films: int
) -> None:
    assert len(named("grey heron", *pages)) == films


def test_a_similar_title_without_a_year_is_the_one_that_other_pages_of_the_film_list() -> None:
    pages = [
        listing("a", "Low Tide", ("Grey Heron", "")),
        listing("b", "Low Tide", ("Grey Heron", "1954")),
        listing("c", "Low Tide", ("Grey Heron", "")),
    ]
    assert named("grey heron", *pages) == {f"{BASE}movie/grey-heron-1954"}
    sure = [d for d in resolve(pages, BASE).decisions if "grey heron" in d.left]
    assert {d.verdict for d in sure} == {"same"}
    assert ("the titles agree", "both are similar titles of one film") in {d.reasons for d in sure}


def test_similar_titles_of_one_film_without_years_are_one_film() -> None:
    assert len(named("grey heron", *(listing(name, "Low Tide", UNDATED) for name in "abc"))) == 1


def test_a_page_that_dates_only_the_release_is_of_the_film_of_that_year() -> None:
    mention = say.film_mention("Grey Heron", "")
    undated = record("a", *film("Grey Heron"), (mention, "released", "1998-03-31"))
    others = [record("b", *film("Grey Heron", "1998")), record("c", *film("Grey Heron", "1999"))]
    found = resolve([undated, *others], BASE).tops
    assert found[undated.document.key, mention] == f"{BASE}movie/grey-heron-1998"
    assert len(set(found.values())) == 2


def test_an_article_behind_a_title_makes_no_other_iri_where_pages_print_the_title_both_ways() -> None:
    pages = [record(f"d{n}", *cast(title, "1998", "Al Oland", "Bo Marsh", "Ida Wren")) for n, title in enumerate(["Gull, The", "The Gull"])]
    found = resolve(pages, BASE)
    assert {iri for iri in found.tops.values() if "/movie/" in iri} == {f"{BASE}movie/the-gull-1998"}
    assert found.former[f"{BASE}movie/the-gull-1998"] == {f"{BASE}movie/gull-the-1998"}
    assert f"{BASE}movie/gull-the-1998" in resolve(pages[:1], BASE).tops.values(), "alone it is called as it is printed"


def test_an_article_behind_a_company_makes_no_other_company() -> None:
    local = resolve([record("d", *film("The Gull", "1998"))], BASE).of(document("d", "d").key)
    names = ("quill company, the", "the quill company")
    assert {local.iri(Mention("organization", (name,))) for name in names} == {f"{BASE}organization/the-quill-company"}
    assert local.iri(Mention("organization", ("quill film, as",))) == f"{BASE}organization/quill-film-as"


def test_a_film_is_called_by_the_title_that_more_pages_know() -> None:
    people = ("Al Oland", "Bo Marsh", "Ida Wren", "Ed Moe")
    abroad = cast("Ebbe", "1998", *people)
    pages = [record("d1", *cast("Slack Tide", "1998", *people)), record("d2", *abroad, (abroad[0][0], "alternate_name", "Slack Tide"))]
    assert {iri for iri in resolve(pages, BASE).tops.values() if "/movie/" in iri} == {f"{BASE}movie/slack-tide-1998"}


def episode(name: str, title: str, number: str, series: str) -> Record:
    """A page of an episode that only names its series."""
    this, whole = Mention("episode", (title.casefold(), "")), Mention("series", (series.casefold(), ""))
    rows: list[tuple[Mention, str, str | Mention]] = [
        (this, "name", title), (this, "episode_number", number), (this, "part_of_series", whole), (whole, "name", series),
    ]  # fmt: skip
    return record(name, *rows)


def series(name: str, title: str, year: str) -> Record:
    """A page of a series."""
    this = Mention("series", (title.casefold(), year))
    return record(name, (this, "name", title), (this, "year", year), (this, "director", person("Ada Quill")))


def of_series(*pages: Record) -> set[str]:
    """The IRIs of the series of some pages."""
    return {iri.removeprefix(BASE) for iri in resolve(pages, BASE).tops.values() if "/series/" in iri}


def test_episodes_are_of_the_one_series_that_has_the_title() -> None:
    episodes = episode("e1", "Low Water", "1", "Slack Tide"), episode("e2", "The Crossing", "2", "Slack Tide")
    assert of_series(*episodes) == {"series/slack-tide"}
    assert of_series(*episodes, series("s", "Slack Tide", "1998")) == {"series/slack-tide-1998"}
    assert of_series(*episodes, film_page("f", "Slack Tide")) == {"series/slack-tide"}


def test_episodes_are_of_neither_of_two_series_of_one_title() -> None:
    found = of_series(episode("e1", "Low Water", "1", "Slack Tide"), series("s", "Slack Tide", "1998"), series("t", "Slack Tide", "2021"))
    assert len(found) == 3


def film_page(name: str, title: str) -> Record:
    """A page of a film of 1998."""
    return record(name, *film(title, "1998"))
