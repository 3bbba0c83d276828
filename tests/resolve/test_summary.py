"""What resolution knows of a document: nothing of it is lost on the way through bytes, and it is all that resolution needs."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from kg.model import Claim, Document, Evidence, Mention, Record
from kg.reading import say
from kg.resolve import Local, Resolution, resolve, resolve_summaries
from kg.resolve.collection import Collection
from kg.resolve.film_decisions import decide
from kg.resolve.filmography import Filmography
from kg.resolve.profile import FilmProfile
from kg.resolve.rulings import Ruling
from kg.resolve.summary import (
    FilmSummary,
    Summary,
    film_summaries,
    packed,
    packed_films,
    summaries,
    summarized,
    unpacked,
    unpacked_films,
    unpacked_quotes,
)
from kg.sites import read

BASE = "https://kg.example/id/"
PAGES = sorted((Path(__file__).parent.parent / "sites").glob("*/*/page.txt"))


def document(name: str, text: str) -> Document:
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), text, len(text))


RECORDS = sorted(
    (read(document(f"{p.parent.parent.name}/{p.parent.name}", p.read_text(encoding="utf-8"))) for p in PAGES), key=lambda r: r.document.key
)


def plain(summary: Summary) -> list[object]:
    return [summary.document, summary.name, summary.digest, summary.films, summary.people, unpacked_quotes(summary.quotes)]


def plain_films(summary: FilmSummary) -> list[object]:
    def row(profile: FilmProfile) -> list[object]:
        said = {field.name: getattr(profile, field.name) for field in fields(profile)}
        lean = {"people": dict(profile.people), "number": dict(profile.number), "prose": str(profile.prose), "sum": 0}
        return list((said | lean).values())

    return [summary.document, *map(row, summary.films)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.document.name)
def test_a_summary_comes_back_from_its_bytes(record: Record) -> None:
    named, films = summarized(record)
    assert plain(unpacked(packed(named))) == plain(named)
    assert packed(unpacked(packed(named))) == packed(named)
    assert plain_films(unpacked_films(packed_films(films))) == plain_films(films)
    assert packed_films(unpacked_films(packed_films(films))) == packed_films(films)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.document.name)
def test_both_parts_have_the_same_films(record: Record) -> None:
    named, films = summarized(record)
    assert [film.mention for film in named.films] == [film.mention for film in films.films]
    claimed = {film.mention: film.claims for film in named.films}
    assert record.film is None or claimed[record.film] >= sum(claim.subject == record.film for claim in record.claims)


def test_summaries_are_all_that_resolution_needs() -> None:
    both = list(map(summarized, RECORDS))
    films = [packed_films(of_films) for _, of_films in both]
    one = resolve(RECORDS, BASE)
    two = resolve_summaries(
        summaries(packed(named) for named, _ in both),
        lambda ruled: lambda: pickle.loads(pickle.dumps(decide(film_summaries(films), BASE, ruled))),
        BASE,
    )
    assert one.tops == two.tops
    assert list(one.decisions.lines()) == list(two.decisions.lines())
    assert one.former == two.former


def test_films_are_numbered_and_ordered_as_among_all_who_are_named() -> None:
    both = list(map(summarized, RECORDS))
    register, films = Collection(named for named, _ in both).register, Filmography(of_films for _, of_films in both)
    assert films.pages == register.film_pages
    assert films.first == register.first_films[:-1]
    numbers = range(len(films.profiles))
    assert sorted(numbers, key=films.order.__getitem__) == sorted(numbers, key=register.order.__getitem__)


def test_a_summary_is_a_small_part_of_what_is_said() -> None:
    whole = sum(len(str(record.claims)) for record in RECORDS)
    both = list(map(summarized, RECORDS))
    assert 20 * sum(len(packed(named)) + len(packed_films(films)) for named, films in both) < whole


def test_equal_values_of_two_documents_are_one_object() -> None:
    named, films = summarized(RECORDS[0])
    for one, two in zip(*(summary.people for summary in summaries([packed(named)] * 2)), strict=True):
        assert one.called is two.called
        assert one.did is two.did
    for film, echo in zip(*(summary.films for summary in film_summaries([packed_films(films)] * 2)), strict=True):
        assert film.titles is echo.titles


@pytest.mark.parametrize("data", [b"", b"\0\0\0\1x", b"\0\0\0\x09abcdefghi"])
def test_other_bytes_are_no_summary(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError, zlib.error)):
        unpacked(data)
    with pytest.raises((ValueError, KeyError, TypeError, IndexError, zlib.error)):
        unpacked_films(data)


def test_summaries_come_in_order() -> None:
    with pytest.raises(ValueError, match="not in order"):
        Collection(named for named, _ in map(summarized, reversed(RECORDS)))


# --- one document's names --------------------------------------------------------------------------------------------


def mentions(record: Record) -> list[Mention]:
    return [m for claim in record.claims for m in (claim.subject, claim.value) if isinstance(m, Mention)]


def test_a_document_alone_names_every_mention_as_the_whole_does() -> None:
    whole = resolve(RECORDS, BASE)
    for record in RECORDS:
        local = pickle.loads(pickle.dumps(whole.of(record.document.key)))
        assert [local.iri(m) for m in mentions(record)] == [whole.iri(record.document.key, m) for m in mentions(record)]


def test_what_is_known_by_its_own_words_needs_no_resolution() -> None:
    film = Mention("film", ("low tide", "1998"))
    local = Local(BASE, {film: f"{BASE}movie/low-tide-1998"})
    account = Mention("account", ("imdb", "gull 7"))
    assert local.iri(account) == f"{BASE}person/imdb/gull-7"
    assert local.iri(Mention("work", ("song", "Ada Quill"))) == f"{BASE}work/song-ada-quill"
    review = Mention("user_review", (account, "0" * 4), film)
    assert local.iri(review) == f"{BASE}movie/low-tide-1998/review/gull-7/0000"
    with pytest.raises(KeyError):
        local.iri(Mention("film", ("low tide", "1999")))


def resolved(*names: str, ruling: bool = False) -> Resolution:
    place, tide = (Evidence(0, 1, "x"),), say.film_mention("Low Tide", "1998")
    claims = (Claim(tide, "name", "Low Tide", place), Claim(tide, "year", "1998", place))
    records = [Record(document(name, name), "streaming", tide, claims) for name in names]
    rulings = [Ruling("different", tuple(f"{name}/film/low tide/1998" for name in names[:2]))] if ruling else []
    return resolve(records, BASE, rulings)


def test_the_digest_of_a_document_changes_with_its_names_alone() -> None:
    before, more, apart = resolved("a", "b"), resolved("a", "b", "c"), resolved("a", "b", ruling=True)
    key = document("a", "a").key
    assert before.digest(key) == more.digest(key)
    assert apart.digest(key) != before.digest(key)
    assert replace(before, base="urn:x:").digest(key) != before.digest(key)
    with pytest.raises(KeyError):
        before.digest("nobody")
