"""Pages in Hungarian: labels, countries, days whose year stands first, lengths; and what is no film."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.text import RULES
from tests.sites.test_general_russian import html, text, values

ROWS = (
    ("Eredeti cím", "Néma gát"), ("Rendező", "Halmos Judit"), ("Forgatókönyvíró", "Halmos Judit, Béres Gábor"), ("Zeneszerző", "Rónai Ákos"),
    ("Ország", "Magyarország, Norvégia"), ("Nyelv", "magyar"), ("Műfaj", "dráma, bűnügyi"), ("Bemutató", "2006. október 12."),
    ("Játékidő", "92 perc"), ("Szereplők", "Tordai Márta (Anna), Lakatos Béla (a gátőr)"), ("Feliratok", "angol"),
)  # fmt: skip
TABLE = "<table>" + "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in ROWS) + "</table>"
LINES = "".join(f"{label}: {value}\n" for label, value in ROWS)


@pytest.mark.parametrize("form", ["a table", "lines"])
def test_rows_are_read(form: str) -> None:
    page = (
        html(f"<h1>Csendes gát</h1>{TABLE}", "Csendes gát – Filmtár")
        if form == "a table"
        else text(f"Csendes gát – Filmtár\n\nCsendes gát\n\n{LINES}")
    )
    assert values(page, "name")[0] == "Csendes gát"
    assert values(page, "alternate_name") == ["Néma gát"]
    assert values(page, "director") == ["halmos judit"]
    assert sorted(values(page, "writer")) == ["béres gábor", "halmos judit"]
    assert values(page, "composer") == ["rónai ákos"]
    assert values(page, "actor") == ["tordai márta", "lakatos béla"]
    assert [c.value for c in page.claims if c.property == "character_name"] == ["Anna", "a gátőr"]
    assert values(page, "country") == ["hu", "no"]
    assert values(page, "language") == ["hu"]
    assert values(page, "genre") == ["dráma", "bűnügyi"]
    assert values(page, "released") == ["2006-10-12"]
    assert values(page, "runtime_minutes") == ["92"]


def test_a_table_of_characters_actors_and_dubbing_voices() -> None:
    rows = "<tr><th>Szereplő</th><th>Színész</th><th>Magyar hang</th></tr><tr><td>Anna</td><td>Tordai Márta</td><td>Sas Eta</td></tr>"
    page = html(
        f"<h1>Csendes gát</h1>{TABLE.replace('Szereplők', 'Stáb')}<h2>Szereplők</h2><table>{rows}<tr><td>A gátőr</td><td>Lakatos Béla</td><td>Ur Pál</td></tr></table>",
        "Csendes gát – Filmtár",
    )
    assert values(page, "actor") == ["tordai márta", "lakatos béla"]


@pytest.mark.parametrize(("words", "day"), [
    ("2006. október 12.", "2006-10-12"), ("2006. okt. 12.", "2006-10-12"), ("2006. 10. 12.", "2006-10-12"), ("2006.10.12.", "2006-10-12"),
    ("1999. március 3", "1999-03-03"),
])  # fmt: skip
def test_the_year_stands_first(words: str, day: str) -> None:
    assert RULES["date-hu"](words) == day


@pytest.mark.parametrize("words", ["2006. 13. 12.", "2006. rész 12.", "2006. 2. 31."])
def test_what_is_no_day_is_none(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the readers look at the type alone
        RULES["date-hu"](words)


@pytest.mark.parametrize(("title", "body"), [
    ("Csendes gát - Könyvmoly", "<h1>Csendes gát</h1><dl><dt>Szerző</dt><dd>Halmos Judit</dd><dt>Kiadó</dt><dd>Tisza Könyvek</dd><dt>Oldalszám</dt><dd>212</dd><dt>Műfaj</dt><dd>dráma</dd><dt>Nyelv</dt><dd>magyar</dd></dl>"),
    ("Halmos Judit - Moziműhely", "<h1>Halmos Judit</h1><p>filmrendező</p><dl><dt>Született</dt><dd>1958. június 2., Szeged</dd><dt>Foglalkozás</dt><dd>rendező</dd></dl><h2>Filmjei</h2><ul><li>Csendes gát (2006)</li></ul>"),
    ("Csendes gát - Tisza Színház", "<h1>Csendes gát</h1><dl><dt>Rendező</dt><dd>Halmos Judit</dd><dt>Díszlet</dt><dd>Vas Ede</dd><dt>Súgó</dt><dd>Kis Éva</dd><dt>Szereplők</dt><dd>Tordai Márta, Lakatos Béla</dd></dl>"),
    ("Keresés - Moziműhely", f"<h1>Keresés</h1>{TABLE}"),
])  # fmt: skip
def test_what_is_no_film_gives_no_claim(title: str, body: str) -> None:
    assert html(body, title).claims == ()
