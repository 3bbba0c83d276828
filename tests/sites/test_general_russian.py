"""Pages in Russian: labels, countries, days, lengths; and what is no film."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from tests.sites.html_pages import document

ROWS = (
    ("Год производства", "2011"), ("Страна", "Россия, Норвегия"), ("Жанр", "драма, триллер"), ("Режиссёр", "Вера Полынина"),
    ("Сценарий", "Вера Полынина, Олег Ржев"), ("Премьера в мире", "3 марта 2011 г."), ("Время", "102 мин. / 01:42"), ("Язык", "русский"),
    ("В главных ролях", "Анна Каменева, Илья Ворон"), ("Субтитры", "английский"),
)  # fmt: skip


def values(found: Record, property: str) -> list[str]:
    said = [c.value for c in found.claims if c.subject == found.film and c.property == property]
    return [value if isinstance(value, str) else str(value.identity[0]) for value in said]


def html(body: str, title: str) -> Record:
    return read_document(document(f'<html lang="ru"><head><title>{title}</title></head><body>{body}</body></html>'), "")


def text(words: str) -> Record:
    return read_document(Document("page.txt", "0" * 64, words, len(words.encode())), "")


TABLE = "<table>" + "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in ROWS) + "</table>"
LINES = "".join(f"{label}: {value}\n" for label, value in ROWS)
FORMS = {
    "a table": html(f"<h1>Последний маяк (2011)</h1>{TABLE}", "Последний маяк (2011) — смотреть онлайн — Киносайт"),
    "lines": text(f"Последний маяк (2011) — смотреть онлайн — Киносайт\n\nПоследний маяк (2011)\n\n{LINES}"),
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_read(form: str) -> None:
    found = FORMS[form]
    assert values(found, "name")[0] == "Последний маяк"
    assert values(found, "year") == ["2011"]
    assert values(found, "director") == ["вера полынина"]
    assert sorted(values(found, "writer")) == ["вера полынина", "олег ржев"]
    assert values(found, "actor") == ["анна каменева", "илья ворон"]
    assert values(found, "country") == ["ru", "no"]
    assert values(found, "genre") == ["драма", "триллер"]
    assert values(found, "released") == ["2011-03-03"]
    assert values(found, "runtime_minutes") == ["102"]
    assert values(found, "language") == ["ru"]


def test_the_first_sentence_says_what_it_is() -> None:
    page = "<h1>Последний маяк</h1><p><b>«Последний маяк»</b> — российский художественный фильм 2011 года.</p><h2>В ролях</h2>"
    found = html(page + "<ul><li>Анна Каменева — Марина</li><li>Илья Ворон — Степан</li></ul>", "Последний маяк — Википедия")
    assert values(found, "actor") == ["анна каменева", "илья ворон"]
    assert values(found, "year") == ["2011"]


@pytest.mark.parametrize(("title", "body"), [
    ("Последний маяк (роман)", "<h1>Последний маяк (роман)</h1><p>Автор: Олег Ржев</p><p>Жанр: драма</p><p>Язык: русский</p><p>Страна: Россия</p>"),
    ("Анна Каменева", "<h1>Анна Каменева</h1><p>Карьера: актриса, режиссёр</p><p>Дата рождения: 3 марта 1970</p><p>Место рождения: Москва</p>"),
    ("Лучшие фильмы о море", f"<h1>Лучшие фильмы о море</h1><h2>Последний маяк</h2>{TABLE}"),
    ("Страница не найдена", f"<h1>Страница не найдена</h1>{TABLE}"),
    ("Маяк: альбом", "<h1>Маяк</h1><p>«Маяк» — альбом группы «Север».</p><p>Жанр: драма</p><p>Время: 42 мин</p><p>Страна: Россия</p>"),
])  # fmt: skip
def test_what_is_no_film_gives_no_claim(title: str, body: str) -> None:
    assert html(body, title).claims == ()


@pytest.mark.parametrize("season", ["Сезон 2", "2 сезон", "2-й сезон"])
def test_a_season_is_no_film_and_a_page_that_shows_one_is_about_a_series(season: str) -> None:
    assert html(f"<h1>Последний маяк</h1>{TABLE}", f"Последний маяк — {season} | Киносайт").claims == ()
    found = html(f"<h1>Последний маяк (2011)</h1>{TABLE}<h2>{season}</h2><p>Серия 1</p>", "Последний маяк (2011) | Киносайт")
    assert found.film is not None
    assert found.film.kind == "series"


@pytest.mark.parametrize("head", ["маяк — Поиск — Киносайт", "Киносайт\n\n12 результатов по запросу «маяк»"])
def test_a_search_is_no_film(head: str) -> None:
    assert text(f"{head}\n\nПоследний маяк (2011)\n\n{LINES}").claims == ()
