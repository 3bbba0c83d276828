"""Casts of texts without tags whose lines are names, characters, jobs and the initials that stand for pictures."""

from __future__ import annotations

from kg.model import Document, Mention, Record
from kg.sites import read

HEAD = ("Low Tide (1998)", "Drama | 101 min", "Director: Ada Quill", "Written by: Bo Marsh")


def record(*lines: str) -> Record:
    text = "\n".join((*HEAD, *lines, ""))
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def people(found: Record, property: str) -> list[str]:
    names = {c.subject: str(c.value) for c in found.claims if c.property == "name"}
    return [names[c.value] for c in found.claims if c.property == property and c.subject == found.film and isinstance(c.value, Mention)]


def characters(found: Record) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == "character_name"]


def test_characters_before_actors_without_a_mark_are_nobody_as_lines_of_jobs_show() -> None:
    found = record("Cast & Crew", "Reverend Tibbs Alastair Pym", "Mrs Oakes Flora Beck", "Producer Muriel Grant", "Screenplay Eric Hale")
    assert people(found, "actor") == []


def test_a_character_among_names_is_no_actor_where_one_of_these_is_a_single_word() -> None:
    found = record("Top Billed Cast", "Nadja Brandt", "Ninth Keeper", "Hugh Abernathy", "Mayor", "Sol", "Full Cast & Crew")
    assert "Ninth Keeper" not in people(found, "actor")


def test_one_name_of_a_single_word_does_not_hide_that_characters_stand_below_names() -> None:
    found = record("Top Billed Cast", "Nadja Brandt", "Ninth Keeper", "Hugh Abernathy", "Mayor", "Sol", "The Boy", "Full Cast & Crew")
    assert people(found, "actor") == ["Nadja Brandt", "Hugh Abernathy", "Sol"]
    assert characters(found) == ["Ninth Keeper", "Mayor", "The Boy"]


def test_initials_in_the_place_of_pictures_are_nobody() -> None:
    cards = ("BM", "Bianca Moro", "Caterina", "TV", "Tazio Venier", "Maestro", "LK", "Leonid Krass", "The Doctor")
    found = record("Cast & Crew", *cards)
    assert people(found, "actor") == ["Bianca Moro", "Tazio Venier", "Leonid Krass"]
    assert characters(found) == ["Caterina", "Maestro", "The Doctor"]
    crew = record("Cast & Crew", *cards, "EF", "Elettra Fosco", "Director", "RG", "Renzo Galli", "Screenplay")
    assert set(people(crew, "director")) <= {"Ada Quill", "Elettra Fosco"}
    assert {"RG", "EF", "Renzo Galli"}.isdisjoint(people(crew, "actor") + people(crew, "director"))


def test_the_heading_below_a_job_is_nobody() -> None:
    found = record(
        "Cast & Crew", "Sadie Brook", "Jenny", "Colm Reidy", "Da", "Fergus Tait", "Director", "Information", "Studio", "Windfall"
    )
    assert "Information" not in people(found, "director")


def test_a_nickname_may_stand_before_a_name() -> None:
    found = record("Cast", "Gloria Wynn as Stella Marsh", '"Tiny" Joe Mack as Wick')
    assert people(found, "actor") == ["Gloria Wynn", '"Tiny" Joe Mack']
