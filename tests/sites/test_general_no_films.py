"""Pages about what is made, cooked, walked, played, heard or taught: they have a year, a length, a country and marks as a film's have."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read


def record(title: str, body: str, head: str = "") -> Record:
    text = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return read(Document("page", "0" * 64, text, len(text), media_type="text/html"))


ROWS = "<p>Country: {}<br>Duration: {} minutes<br>Rating: 4.5/5 (120 votes)</p><h2>Description</h2><p>{}</p>"
PLAIN = "Somebody wrote this one afternoon for the whole family and for all the neighbours."

PAGES = {
    "a dish with a year": ("Lemon Cake", "<h1>Lemon Cake (1965)</h1>" + ROWS.format("Italy", 60, PLAIN) + "<footer>Films of the house</footer>"),
    "a dish with what sounds like a genre": ("Lemon Cake", "<h1>Lemon Cake (1965)</h1><p>Genre: Dessert</p>" + ROWS.format("Italy", 60, PLAIN) + "<footer>Films of the house</footer>"),
    "a dish with its year in a row": ("Tide Soup", "<h1>Tide Soup</h1><p>Year: 1987</p>" + ROWS.format("Norway", 120, PLAIN) + "<footer>Films</footer>"),
    "a machine": ("Mixer 300", "<h1>Mixer 300 (2018)</h1><p>Running time: 10 min<br>Sound: Stereo<br>Colour: Black</p>" + ROWS.format("China", 10, PLAIN)),
    "a walk that passes where films were made": ("Coast Path", "<h1>Coast Path (2001)</h1>" + ROWS.format("Norway", 150, "The third stage leads along the cliffs to a lighthouse that stood in several films of the time.")),
    "a lecture": ("Tides and the Moon - Marsh University", "<h1>Tides and the Moon</h1><p>Speaker: Ada Quill</p><p>Year: 2014</p><p>Language: English</p>" + ROWS.format("Norway", 52, PLAIN) + "<footer>Movies</footer>"),
    "a match report": ("Gulls v Terns (1998) - match report", "<h1>Gulls v Terns</h1><p>Stars: Hal Voss, Ida Wren</p>" + ROWS.format("Norway", 90, PLAIN)),
    "a recipe that somebody directs": ("Recipe: Lemon Cake", "<h1>Lemon Cake</h1><p>Director: Ada Quill<br>Cast: Hal Voss, Ida Wren</p>" + ROWS.format("Italy", 60, PLAIN)),
    "a radio play": ("Ebbe", "<h1>Ebbe</h1><p>Hörspiel von Eva Stein</p><p>Regie: Anna Berg</p><p>Mit: Hans Vogt, Ida Wrede</p><p>Länge: 54 Minuten</p>"),
    "a book that is read aloud": ("Ebbe", "<h1>Ebbe</h1><p>Ungekürztes Hörbuch</p><p>Regie: Anna Berg</p><p>Mit: Hans Vogt, Ida Wrede</p><p>Länge: 354 Minuten</p>"),
    "a dance": ("Ebb", "<h1>Ebb</h1><p>Koreografi: Anna Berg</p><p>Musik: Bo Lind</p><p>Medverkande: Ida Wrede, Hans Ek</p><p>Längd: 70 min</p>"),
    "a game with voices": ("Salt Harbor (2016) - Shelf", "<h1>Salt Harbor (2016)</h1><p>Developer: Gull Soft<br>Director: Ada Quill<br>Writer: Eve Stone</p><h2>Voice cast</h2><ul><li>Hal Voss as Jim</li><li>Ida Wren as Mary</li></ul>"),
    "a review of an album": ("Gull: Low Tide (1998) album review", "<h1>Gull - Low Tide (1998)</h1><p>Producer: Fay Tull</p><p>Length: 41 min</p><p>Country: UK</p><p>Written by Jo Xander</p>"),
    "a concert": ("Gull live at Marsh Hall", "<h1>Gull live at Marsh Hall</h1><p>With: Hal Voss, Ida Wren</p><p>Duration: 110 min</p><p>Genre: Rock</p><p>Country: UK</p>"),
    "a camera": ("SeaCam 4K", "<h1>SeaCam 4K (2019)</h1><p>Film size: 35 mm</p><p>Aspect ratio: 16:9</p><p>Sound: Stereo</p><p>Running time: 90 min</p><p>Country: Japan</p>"),
    "a screen": ("GullVision 55", "<h1>GullVision 55 (2021)</h1><p>Aspect ratio: 16:9</p><p>Sound mix: Dolby Atmos</p><p>Country: China</p><p>Watch films as in the cinema.</p>"),
    "a journey with films": ("Gull Air 101", "<h1>Gull Air 101</h1><p>Origin: Norway</p><p>Duration: 101 min</p><p>Language: English</p><p>Entertainment: films and series</p>"),
    "a Spanish play": ("La casa de sal - Teatro del Mar", "<h1>La casa de sal</h1><p>Dirección: Marta Ríos</p><p>Reparto: Elena Paz, Diego Prado</p><p>Duración: 90 minutos</p><p>Género: Drama</p>"),
    "a Swedish play": ("Salthuset - Stadsteatern Marna", "<h1>Salthuset</h1><p>Regi: Anna Berg</p><p>I rollerna: Ida Wrede, Hans Ek</p><p>Speltid: 2 timmar</p>"),
    "an Italian play": ("La casa di sale | Teatro Comunale", "<h1>La casa di sale</h1><p>Regia: Carlo Neri</p><p>Con: Lina Sarti, Ugo Bassi</p><p>Durata: 1h 40'</p>"),
    "a book, as its title says": ("Das Salzhaus (Hörbuch)", "<h1>Das Salzhaus</h1><p>Regie: Anna Berg</p><p>Laufzeit: 412 Minuten</p><p>Erscheinungsdatum: 12. Mai 2019</p>"),
    "a novel, as the line below its name says": ("Ebbe (1998)", "<h1>Ebbe (1998)</h1><p>Roman von Eva Stein</p><p>Genre: Drama</p><p>Land: Norwegen</p><p>Originaltitel: Low Tide</p>"),
    "a comic": ("Shio (1998)", "<h1>Shio</h1><p>Genre: Drama, Romance</p><p>Country: Japan</p><p>Year: 1998</p><p>Original title: Tide</p><p>Chapters: 48</p>"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_what_only_looks_like_a_film_is_none(name: str) -> None:
    found = record(*PAGES[name])
    assert (found.film, found.claims) == (None, ())


@pytest.mark.parametrize(
    "kind", ["MusicEvent", "DanceEvent", "PodcastEpisode", "Audiobook", "HowTo", "SoftwareApplication", "VisualArtwork", "Play"]
)
def test_markup_of_something_else_says_what_a_page_is_about(kind: str) -> None:
    body = "<h1>Low Tide (1998)</h1><p>Director: Ada Quill<br>Cast: Hal Voss, Ida Wren<br>Running time: 101 min</p>"
    markup = f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"{kind}","name":"Low Tide"}}</script>'
    assert record("Low Tide", body, markup).film is None
    assert record("Low Tide", body).film is not None


@pytest.mark.parametrize("sign", [
    "<p>Director: Ada Quill</p>", "<p>Genre: Drama</p>", "<p>Original title: Ebbe</p>", "<p>Film, colour</p>", "<p>Aspect ratio: 2.35:1</p>",
])  # fmt: skip
def test_one_sign_of_a_film_beside_its_year_and_length_is_enough(sign: str) -> None:
    found = record("Low Tide", f"<h1>Low Tide (1998)</h1>{sign}" + ROWS.format("Norway", 101, PLAIN) + "<footer>Films</footer>")
    assert found.film is not None


@pytest.mark.parametrize("house", ["Rex Theater", "Théâtre du Quai", "Filmtheater Rex", "Teatro del Mar", "Divadlo Na Moři"])
def test_a_film_in_a_house_for_plays_is_one(house: str) -> None:
    found = record(
        f"Low Tide - {house}",
        "<nav><a>Movies</a></nav><h1>Low Tide</h1><p>Director: Ada Quill</p><p>Cast: Hal Voss, Ida Wren</p><p>Running time: 101 min</p>",
    )
    assert found.film is not None


def test_a_film_after_a_novel_is_one() -> None:
    body = "<h1>Ebbe</h1><p>nach dem Roman von Eva Stein</p><p>Regie: Anna Berg</p><p>Mit: Hans Vogt, Ida Wrede</p><p>Länge: 95 Minuten</p>"
    assert record("Ebbe", body).film is not None


@pytest.mark.parametrize("line", ["Novel by Eve Stone", "Roman von Eva Stein", "Developed by: Bo Marsh", "Choreography: Uma Viel"])
def test_credits_of_a_film_make_it_nothing_else(line: str) -> None:
    body = f"<h1>Low Tide (1998)</h1><p>{line}</p><p>Director: Ada Quill</p><p>Cast: Hal Voss, Ida Wren</p><p>Running time: 101 min</p>"
    assert record("Low Tide (1998)", body).film is not None


def test_with_whom_a_film_is_that_is_called_one_is_its_cast() -> None:
    body = "<h1>Low Tide</h1><p>With: Hal Voss, Ida Wren</p><p>Duration: 94 min</p>"
    assert record("Low Tide - documentary film", body).film is not None
    assert record("Low Tide - Marsh Hall", body).film is None
