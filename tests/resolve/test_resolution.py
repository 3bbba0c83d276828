"""The whole of resolution over real records: no dependence on order, names that follow from content, former names kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Claim, Document, Evidence, Mention, Record
from kg.reading import say
from kg.resolve import resolve
from kg.resolve.settle import statements
from kg.sites import read

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
        said = statements(one, resolution)
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
