"""ČSFD's pages as text: read by the professions of their credits, whatever became of the lines; what is no page of a film is not read."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

TV_FILM = """\
   ČSFD.cz
   Hledat

     * Novinky
     * VOD
     * Televize
     * Kino
     * Žebříčky
     * Diskuze
     * Shop

Půlnoční přívoz (TV film)

     * Slovensko Polnočná kompa
     * USA Midnight Ferry (více)
     * USA The 3:10 Ferry (pracovní název)

   všechny plakáty
   67%
   Hodnocení a fanklub
   Drama / Mysteriózní
   Československo, 1974, 58 min

Režie:

   Alena Vrtilková

Předloha:

   Jan Borový (kniha)

Kamera:

   Petr Hůlka

Hrají:

   Ota Semrád, Božena Kulíková, Viktor Žižka ml., (více)

   (další profese)

Obsah (1)

   Převozník Ota přestal věřit na půlnoc. Když mu jednou v noci nasedne
   paní v bílém, musí si vybrat. (Česká televize)

   (více)

     * Přehled
     * Recenze
     * Zajímavosti

Recenze (4)

   více

Lodník77

   všechny recenze uživatele

   Poctivá televizní práce: Semrád hraje celé dvě noci bez jediného slova
   a stejně mu věříte.

   (12.03.2011)

Zajímavosti (1)

   Natáčelo se na Vltavě. (Lodník77)

   Chci vidět
   Fanklub
   Filmotéka
   © 2001-2023 POMO Media Group s.r.o. Všechna práva vyhrazena.
"""

SERIES = """\
Přístavní stráž (TV seriál) (2015) | ČSFD.cz
ČSFD.cz
Můj účet
Ovládací panel
Přihlášení
Novinky
Televize
Žebříčky
Shop
Přístavní stráž
(TV seriál)
Harbour Watch
více
Harbour Watch: The Series
méně
Krimi
Komedie
Česko / Polsko
(2015–2019)
14 h 30 min (Minutáž: 42–60 min)
? %
Klikni a hodnoť
Hodnocení
3
Recenze
0
Fanklub
0
Tvůrci:
Hana Lípová
Režie:
Hana Lípová
,
Marek Drn
(
další tvůrci
)
Scénář:
Hana Lípová
Hudba:
Trio Šum
Hrají:
Zdeněk Piškula st.
,
Nora
(
více
)
,
Ida Malá
(
další profese
)
Série
(2)
Série 1
(2015)
Přehled
Recenze
Filmotéka
Tagy
přístav
,
policie
Odkazy
Premiéry
V TV od
05.01.2015
ČT1
© 2001-2026 POMO Media Group s.r.o.
"""

SLOVAK = """\
1408 a pol / Thirteen (2027) | ČSFD.sk
Rebríčky
Novinky
1408 a pol
 Thirteen
Dokumentárny / Hudobný
Slovensko / Česko, 2027
? %
Hodnotenie
Réžia: Eva Sýkorová, Ján Ondruš
Kamera: Igor Bak
Účinkujú: Magda Nová, Kuba, Ondrej Hric (viac)
(ďalšie profesie)
Obsah
Film o hoteli, ktorý nikdy nemal trinásťku. (oficiálny text distribútora)
Prehľad
V kinách od 04.02.2027 Filmová únia
Chcem vidieť
Zaujímavosti
Fanklub
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def told(text: str) -> set[str]:
    found = record(text)
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)
    return {f"{c.property} {c.value}" for c in found.claims}


def of(text: str, property: str) -> list[str]:
    return [str(c.value) for c in record(text).claims if c.property == property and c.subject == record(text).film]


@pytest.mark.parametrize(
    "text",
    [
        "Příliv (1998) | ČSFD.cz\nNovinky\nŽebříčky\nFanklub\nZajímavosti\nFilmotéka\n",
        "Recenze: Příliv\nRežie: Alena Vrtilková\nHrají: Ota Semrád\nČesko, 1998, 95 min\n",
        "Žebříčky | ČSFD.cz\n1. Příliv (1998)\nRežie: Alena Vrtilková\nHrají: Ota Semrád\n2. Odliv (1999)\nFanklub\nFilmotéka\n",
    ],
)
def test_lists_and_pages_of_others_are_not_read(text: str) -> None:
    assert record(text).site != "csfd"


def test_a_page_of_a_season_is_about_no_film() -> None:
    season = SERIES.replace("(TV seriál)", "(série)")
    assert record(season).site == "csfd"
    assert record(season).film is None
    assert [n.code for n in record(season).notices] == ["not-one-film"]


def test_the_name_is_what_stands_below_the_menu() -> None:
    assert of(TV_FILM, "name") == ["Půlnoční přívoz"]
    assert of(TV_FILM, "year") == ["1974"]
    # Countries are what flags said, since every name has one.
    assert of(TV_FILM, "alternate_name") == ["Polnočná kompa", "Midnight Ferry", "The 3:10 Ferry"]


def test_credits_origin_mark_plot_and_reviews() -> None:
    found = told(TV_FILM)
    assert of(TV_FILM, "genre") == ["Drama", "Mysteriózní"]
    assert of(TV_FILM, "runtime_minutes") == ["58"]
    assert of(TV_FILM, "director") == ["person(alena vrtilková)"]
    assert of(TV_FILM, "writer") == ["person(jan borový)"]
    assert of(TV_FILM, "actor") == ["person(ota semrád)", "person(božena kulíková)", "person(viktor žižka ml.)"]
    assert {"score 67.0", "review_count 4", "credit_note Předloha", "review_date 2011-03-12"} <= found
    assert of(TV_FILM, "description") == [
        "Převozník Ota přestal věřit na půlnoc. Když mu jednou v noci nasedne paní v bílém, musí si vybrat."
    ]


def test_a_series_has_two_years_and_no_mark_before_it_has_votes() -> None:
    found = record(SERIES)
    assert found.film is not None
    assert found.film.kind == "series"
    assert of(SERIES, "end_year") == ["2019"]
    assert of(SERIES, "duration") == []
    assert of(SERIES.replace("42–60 min", "45 min"), "duration") == ["PT45M"]
    assert of(SERIES, "alternate_name") == ["Harbour Watch", "Harbour Watch: The Series"]
    assert of(SERIES, "director") == ["person(hana lípová)", "person(marek drn)"]
    assert of(SERIES, "actor") == ["person(zdeněk piškula st.)", "person(nora)", "person(ida malá)"]
    assert not [c for c in found.claims if c.property in ("score", "review_count")]
    assert of(SERIES, "keyword") == ["přístav", "policie"]


def test_a_slovak_page_called_by_two_names() -> None:
    assert of(SLOVAK, "name") == ["1408 a pol"]
    assert of(SLOVAK, "alternate_name") == ["Thirteen"]
    assert len(of(SLOVAK, "country")) == 2
    assert of(SLOVAK, "director") == ["person(eva sýkorová)", "person(ján ondruš)"]
    assert of(SLOVAK, "actor") == ["person(magda nová)", "person(kuba)", "person(ondrej hric)"]
    assert of(SLOVAK, "released") == ["2027-02-04"]
    assert of(SLOVAK, "runtime_minutes") == []


def test_trivia_stand_below_their_number_and_before_who_wrote_them() -> None:
    def trivia(text: str) -> list[str]:
        return [str(c.value) for c in record(text).claims if c.subject.kind == "trivia"]

    assert trivia(TV_FILM) == ["Natáčelo se na Vltavě."]
    more = TV_FILM.replace("Zajímavosti (1)", "Zajímavosti (2)").replace(
        "   Chci vidět",
        "   Spoiler: Ota (Ota Semrád) odpluje (1974)\n   do Brna. (x.y.z)\n\n   Přidat zajímavost\n\n   Chci (vidět)\n   Chci vidět",
    )
    assert trivia(more) == ["Natáčelo se na Vltavě.", "Ota (Ota Semrád) odpluje (1974) do Brna."]
    # More than there are said to be: something else ends in brackets, too.
    assert trivia(more.replace("Zajímavosti (2)", "Zajímavosti (1)")) == []
    assert trivia(TV_FILM.replace("Zajímavosti (1)", "Zajímavosti")) == []


@pytest.mark.parametrize("label", ["Režie:", "Hudba:", "Hrají:"])
def test_a_text_may_be_cut_off_behind_a_label(label: str) -> None:
    cut = SERIES[: SERIES.index(label) + len(label)] + "\n"
    found = read(Document("page.txt", "0" * 64, cut, len(cut.encode())), "csfd")
    assert found.film is not None
    assert {c.value for c in found.claims if c.property == "name"} >= set(of(SERIES, "name"))
