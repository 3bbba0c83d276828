"""Words of broken tables, titles taken apart, names turned round."""

from __future__ import annotations

import pytest

from kg.resolve.pairs.tokens import fold, matches, name, names, repair, sound, title


@pytest.mark.parametrize("text", ["u0041lone", "Kazuo1234", "Menu20", "Who's Afraid?"])
def test_what_only_looks_like_a_lost_escape_stays(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(("cell", "text"), [
    ("Franu00E7ois", "François"), ("Ku00FCttner", "Küttner"), ("Menu2019s", "Men’s"), ("Tide 2u00BD", "Tide 2½"),
    ("Salt &amp; Sand", "Salt & Sand"), ("Ada Quill<BR/>Bo Marsh", "Ada Quill | Bo Marsh"),
])  # fmt: skip
def test_lost_escapes_entities_and_tags_are_undone(cell: str, text: str) -> None:
    assert repair(cell) == text


@pytest.mark.parametrize(("one", "two"), [
    ("Low Tide", "Low Tides"), ("Low Tide 2", "Low Tide 3"), ("Low Tide II", "Low Tide"), ("A Tide", "A Sand"), ("V", "5"),
])  # fmt: skip
def test_other_titles_have_other_keys(one: str, two: str) -> None:
    assert title(one).key != title(two).key


@pytest.mark.parametrize(("one", "two"), [
    ("Low Tide, The", "The Low Tide"), ("Marée basse, La (1986)", "La maree basse"), ("Low Tide II", "Low Tide 2"),
    ("Low Tide: Part 2", "Low Tide (2)"), ("Low Tide (1998/I)", "Low tide"), ("Salt & Sand", "Salt and Sand"),
    ("Twenty Tides", "20 Tides"), ("Low Tide (2003) (V)", "LOW TIDE"), ("O'Tide", "Otide"), ("Low Tide (Part I)", "Low Tide: Part 1"),
])  # fmt: skip
def test_spellings_of_one_title_share_a_key(one: str, two: str) -> None:
    assert title(one).key == title(two).key


def test_a_year_beside_a_title_is_its_year_and_one_in_it_is_not() -> None:
    assert title("Low Tide (1998)").year == 1998
    assert title("Low Tide (1939 film)").year == 1939
    assert title("1998: Low Tide").year == 0
    assert title("2012").words == ("2012",)


def test_a_title_that_nothing_divides_has_no_parts() -> None:
    assert not title("Low Tide").parts
    assert not title("Low-Tide, The (1998) (TV)").parts
    assert not title("Akagi's Tide").parts


def test_a_number_is_no_part() -> None:
    assert title("The Oland Hour {Inga (#3.12)}").parts == {("oland", "hour"), ("inga",)}


def test_the_parts_of_a_title_lose_their_articles_as_titles_do() -> None:
    assert title("Low Tide: The Return, The").parts == {("low", "tide"), ("return",)}
    assert title("Das Watt (a.k.a. The Tide) / Salt").parts == {("watt",), ("tide",), ("salt",)}


def test_names_are_turned_and_notes_dropped() -> None:
    assert name("Oland, Al").words == ("al", "oland")
    assert name("Oland, Al (II)").words == name("Al Oland").words == name("Al Oland (actor)").words
    assert name("Oland Jr., Al").key == name("Al Oland, Jr.").key


def test_characters_and_jobs_in_brackets_are_no_part_of_a_name() -> None:
    assert [n.words for n in names("Al Oland (Keeper, the), Bo Quill (as Robert Quill) (The Lamp)")] == [("al", "oland"), ("bo", "quill")]
    assert [n.words for n in names("Ada Quill (story and screenplay)|Bo Marsh [voice]")] == [("ada", "quill"), ("bo", "marsh")]
    assert name("(Unknown)").words == ("unknown",)
    assert [n.words for n in names("(Ada Quill), (Bo Marsh)")] == [("ada", "quill"), ("bo", "marsh")]


def test_names_of_a_cell_are_told_apart() -> None:
    assert [n.words for n in names("Oland, Al")] == [("al", "oland")]
    assert [n.words for n in names("Al Oland, Bo Quill")] == [("al", "oland"), ("bo", "quill")]
    assert [n.words for n in names("Al Oland<br/>Bo Quill")] == [("al", "oland"), ("bo", "quill")]
    assert names("") == ()


@pytest.mark.parametrize(("one", "two"), [("m?rsh", "marches"), ("?", "a"), ("??", "ab"), ("b?", "cd"), ("marsh", "march")])
def test_an_unknown_letter_does_not_make_other_words_one(one: str, two: str) -> None:
    assert not matches(one, two)


@pytest.mark.parametrize(("one", "two"), [("m?rsh", "marsh"), ("mar?", "mars"), ("?uill", "quill"), ("bro?", "bro"), ("m?r?h", "ma?sh")])
def test_an_unknown_letter_stands_for_any(one: str, two: str) -> None:
    assert matches(one, two)


@pytest.mark.parametrize(("one", "two"), [("marsh", "marlo"), ("quill", "quell"), ("1998", "1989")])
def test_other_words_sound_different(one: str, two: str) -> None:
    assert sound(one) != sound(two)


@pytest.mark.parametrize(("one", "two"), [("evgeniy", "evgeny"), ("takhir", "tahir"), ("kouichi", "koichi"), ("zuyev", "zuiev")])
def test_transliterations_sound_alike(one: str, two: str) -> None:
    assert sound(one) == sound(two)


@pytest.mark.parametrize(("text", "folded"), [
    ("Ådne Øst", "adne ost"), ("日本", "日本"), ("Щука и Ёж", "shchuka i ezh"), ("Сельский дом", "selskii dom"), ("Їжак", "yizhak"),
    ("Ελένη Αγγέλου", "eleni angelou"), ("Μπάμπης", "babis"),
])  # fmt: skip
def test_greek_and_cyrillic_are_written_in_latin_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_name_sounds_alike_in_both_scripts() -> None:
    assert [sound(word) for word in fold("Андрей Мельковский").split()] == [sound(word) for word in ("andrey", "melkovsky")]


def test_dots_behind_a_title_say_that_it_is_cut() -> None:
    assert [title(cell).cut for cell in ("Low Tide", "Low... Tide", "Low Tide.", "Low Tide a...", "Low Tide…")] == [False] * 3 + [True] * 2
