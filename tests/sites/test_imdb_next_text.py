"""IMDb's title pages since 2021 whose tags are gone: labels on lines of their own, values below, counts above what they count."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

PAGE = """\
Menu
Movies
Release Calendar
Top 250 Movies
Watchlist
Sign In
EN
Cast & crew
User reviews
Trivia
FAQ
IMDbPro
All topics
The Salt Clerk
2021
PG-13
1h 52m
IMDb RATING
6.8
/10
12K
YOUR RATING
Rate
POPULARITY
4,310
1,002
Play trailer
2:08
3 Videos
41 Photos
Drama
Mystery
A customs clerk keeps writing down ships that no longer come.
Director
Tobias Wren
Writers
Ilse Okafor(screenplay)
June Marlowe(based on the novel by)
Stars
Odile Marchetti
Sam P. Toller Jr.
Greta Halloran
See production, box office & company info
201
User reviews
88
Critic reviews
61
Metascore
See more at IMDbPro
Awards
3 wins & 11 nominations
Videos3
Trailer 2:08
Watch Official Trailer
Photos41
Top cast
Odile Marchetti
Odile Marchetti
Vera Lund
Sam P. Toller Jr.
Sam P. Toller Jr.
The Stranger
(as Sam Toller)
Greta Halloran
Mother
(voice)
All cast & crew
Production, box office & more at IMDbPro
More like this
The Lantern House
6.1
The Lantern House
Storyline
Edit
In a port that the sea has left, a clerk writes on. One winter a stranger asks to read it.
port
clerk
Taglines
The sea keeps its books.
Genres
Drama
Mystery
Motion Picture Rating (MPAA)
Rated PG-13 for brief language
Parents guide
Did you know
Edit
Trivia
The ledger is real.
Goofs
The clock shows ten, then nine.
Quotes
Vera Lund: Ships don't come. They are written.
Connections
Featured in The Film Hour: Episode #2.1 (2021)
Soundtracks
Blue Lantern
Written by Ida Fonn
Performed by The Ivories
User reviews
201
Review
Featured review
8/10
Quiet but not silent
I waited for the ship and it came.
harbourcat
Nov 14, 2021
Permalink
Details
Edit
Release date
October 1, 2021 (United States)
Countries of origin
United States
Ireland
Official site
Official Site
Languages
English
Irish
Also known as
Saltskrivaren
Filming locations
Cobh, County Cork, Ireland
Production companies
Harbor Lane Pictures
Film Fonds Nord
See more company credits at IMDbPro
Box office
Edit
Budget
$4,000,000 (estimated)
Gross US & Canada
$1,203,004
Opening weekend US & Canada
$204,110
Oct 3, 2021
Gross worldwide
$2,310,000
Tech specs
Edit
Runtime
1 hour 52 minutes
Color
Color
Sound mix
Dolby Digital
Aspect ratio
2.39 : 1
Related news
Contribute to this page
Suggest an edit or add missing content
Recently viewed
"""


SERIES = """\
All topics
Drift
TV Series
2019–2021
TV-14
45m
IMDb RATING
8.0
/10
1.2K
YOUR RATING
Rate
Play trailer
1:31
1 Video
12 Photos
Crime
Drama
Sci-Fi
A tow-truck driver keeps towing the same car out of the same lake.
Creators
Jo Wu
Ann Bell
Stars
Ivo Lund
Cher
See production, box office & company info
8
User reviews
1.1K
Critic reviews
See more at IMDbPro
Episodes
16
Browse episodes
Top
Seasons
1
2
Photos
Top cast
Edit
Ivo Lund
Ivo Lund
Sam Quill
16 episodes
2019–2021
Cher
Cher
Mayor…
9 episodes
2019
All cast & crew
Production, box office & more at IMDbPro
More like this
7.1
Tow
Storyline
Edit
Did you know
Edit
Trivia
Shot in one lake.
Quotes
Sam Quill: Again?
Mayor: Again.
Top picks
User reviews
8
Details
Edit
Release date
May 3, 2019 (Norway)
Country of origin
Norway
Languages
Norwegian
None
Also known as
Drift: Season One
Production company
Tow Films AS
See more company credits at IMDbPro
Tech specs
Edit
Runtime
45 minutes
Contribute to this page
Suggest an edit or add missing content
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


def of_film(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(claim.value) for claim in found.claims if claim.property == property and claim.subject == found.film]


FACTS = {
    "name": ["The Salt Clerk"],
    "year": ["2021"],
    "certificate": ["PG-13", "PG-13"],
    "genre": ["Drama", "Mystery"],
    "director": ["person(tobias wren)"],
    "writer": ["person(ilse okafor)", "person(june marlowe)"],
    "country": ["country(us)", "country(ie)"],
    "language": ["en", "ga"],
    "alternate_name": ["Saltskrivaren"],
    "company": ["organization(harbor lane pictures)", "organization(film fonds nord)"],
    "keyword": ["port", "clerk"],
    "tagline": ["The sea keeps its books."],
    "popularity_rank": ["4310"],
    "duration": ["PT1H52M", "PT1H52M"],
    "aspect_ratio": ["2.39 : 1"],
}


@pytest.mark.parametrize("property", FACTS)
def test_values_stand_below_their_labels(property: str) -> None:
    assert record(PAGE).site == "imdb"
    assert of_film(PAGE, property) == FACTS[property]


def test_counts_stand_above_what_they_count() -> None:
    assert said(PAGE, "review_count") == ["201", "88"]
    assert said(PAGE, "score") == ["6.8", "61.0", "6.1", "8.0"]


def test_the_names_of_pictures_tell_actors_from_characters() -> None:
    assert said(PAGE, "character_name") == ["Vera Lund", "The Stranger", "Mother"]
    assert said(PAGE, "credited_as") == ["Sam Toller"]


def test_an_actor_who_nothing_tells_from_a_character_is_neither() -> None:
    page = PAGE.replace("Sam P. Toller Jr.\nGreta Halloran\nSee", "Sam P. Toller Jr.\nSee")
    assert said(page, "character_name") == ["Vera Lund", "The Stranger"]
    assert "unread-cast" in {n.code for n in record(page).notices}


def test_money_has_its_territory_from_its_label() -> None:
    assert said(PAGE, "amount") == ["4000000.0", "1203004.0", "204110.0", "2310000.0"]
    assert said(PAGE, "as_of") == ["2021-10-03"]


def test_the_featured_review_has_its_mark_author_and_date() -> None:
    assert said(PAGE, "body") == ["I waited for the ship and it came."]
    assert (said(PAGE, "reviewer"), said(PAGE, "review_date")) == (["account(imdb, harbourcat)"], ["2021-11-14"])


@pytest.mark.parametrize("pictured", [True, False])
def test_similar_titles_may_be_called_like_labels(pictured: bool) -> None:
    titles = ("Stars", "The Lantern House", "Trivia", "Details")
    listed = "".join(f"{title}\n6.1\n{title}\n" if pictured else f"6.1\n{title}\n" for title in titles)
    page = PAGE.replace("The Lantern House\n6.1\nThe Lantern House\n", listed)
    assert [title.casefold() in value for title, value in zip(titles, of_film(page, "similar"), strict=True)] == [True] * 4
    assert said(page, "text")[:3] == said(PAGE, "text")[:3]
    assert of_film(page, "keyword") == ["port", "clerk"]


def test_a_heading_below_a_score_whose_title_is_gone_is_no_title() -> None:
    assert of_film(PAGE.replace("6.1\nThe Lantern House\nStoryline", "6.1\nStoryline"), "similar") == []


GLUED = """\
The Salt Clerk (2021) - IMDb
Menu
Español (México)
The Salt Clerk
Original title: Saltskrivaren
20212021
PG-13PG-13
1h 52m
IMDb RATING
6.8/10
12K
YOUR RATING
Rate
POPULARITY
4,310
1,002
Play trailer2:08
3 Videos
99+ Photos
DramaMysterySci-Fi
A customs clerk keeps writing down ships that no longer come to th... Read allA customs clerk keeps writing down ships that no longer come \
to the port.A customs clerk keeps writing down ships that no longer come to the port.
IMDb RATING
6.8/10
12K
YOUR RATING
Rate
POPULARITY
4,310
1,002
Director
Tobias Wren
Writers
Ilse Okafor(screenplay)
June Marlowe(based on the novel by)
Stars
Odile Marchetti(voice)
Sam P. Toller Jr.
Greta Halloran
Top credits
Director
Tobias Wren
Writers
Ilse Okafor(screenplay)
Stars
Odile Marchetti(voice)
See production, box office & company info
1.2KUser reviews
88Critic reviews
61Metascore
See more at IMDbPro
Won 2 Oscars
3 wins & 11 nominations total
Videos3
Trailer 2:08
Watch Official Trailer
Photos41
Top cast
Edit
Odile Marchetti
Vera Lund
(voice)
Sam P. Toller Jr.
The Strangeras The Stranger
(as Sam Toller)
Greta Halloran
Mother…
Bo Marsh
42
Director
Tobias Wren
All cast & crew
Production, box office & more at IMDbPro
More like this
6.1
The Lantern House
7.0
300
Storyline
Edit
Did you know
Edit
Trivia
The ledger is real.
Goofs
(at around 59 mins) The clock shows ten, then nine.
User reviews1.2K
Review
Review
Featured review
8/10
Quiet but not silent
I waited for the ship and it came.
It came late.
helpful•35
11
harbourcat
Nov 14, 2021
FAQ2
Who is the stranger?
Where was it filmed?
Details
Edit
Release date
October 1, 2021 (United States)
Country of origin
United States
Official sites
Harbor (Ireland)
Official site
Languages
English
Box office
Edit
Gross US & Canada
$1,203,004
Technical specs
Edit
Runtime
1 hour 52 minutes
Color
Color
Contribute to this page
Suggest an edit or add missing content
"""
PIECES = (
    GLUED.replace("20212021", "2021\n2021").replace("PG-13PG-13", "PG-13\nPG-13").replace("1h 52m", "1\nh\n52\nm")
    .replace("6.8/10", "6.8\n/\n10").replace("8/10", "8\n/\n10").replace("2:08", "\n2\n:\n08")
    .replace("DramaMysterySci-Fi", "Drama\nMystery\nSci-Fi")
    .replace("1 hour 52 minutes", "1\nhour\n52\nminutes").replace("(voice)", "\n(voice)").replace("Clerk(", "Clerk\n(")
    .replace("Okafor(", "Okafor\n(").replace("Marlowe(", "Marlowe\n(").replace("Read allA", "\nRead all\nA").replace("port.A", "port.\nA")
    .replace("Strangeras The", "Stranger\nas The").replace("…\n", "\n…\n").replace("helpful•35", "helpful\n•\n35")
    .replace("KUser", "K\nUser")    .replace("88Critic", "88\nCritic").replace("61Meta", "61\nMeta")
    .replace("(Ireland)", "\n(Ireland)").replace("FAQ2", "FAQ\n2")
)  # fmt: skip


SPACED = GLUED.replace("DramaMysterySci-Fi", "Drama Mystery Sci-Fi")


@pytest.mark.parametrize("page", [GLUED, PIECES, SPACED], ids=["glued", "pieces", "spaced"])
def test_what_tags_parted_is_taken_apart_and_joined_again(page: str) -> None:
    found = record(page)
    told = {f"{c.property} {c.value}" for c in found.claims if c.subject == found.film}
    assert {
        "name The Salt Clerk", "year 2021", "alternate_name Saltskrivaren", "certificate PG-13", "duration PT1H52M", "genre Drama",
        "genre Mystery", "genre Sci-Fi", "popularity_rank 4310", "popularity_change 1002", "director person(tobias wren)",
        "description A customs clerk keeps writing down ships that no longer come to the port.", "writer person(ilse okafor)",
        "writer person(june marlowe)", "award Won 2 Oscars 3 wins & 11 nominations total", "color Color",
    } <= told  # fmt: skip
    assert said(page, "character_name") == ["Vera Lund", "The Stranger", "Mother", "42"]
    assert said(page, "credited_as") == ["Sam Toller"]
    assert said(page, "score") == ["6.8", "61.0", "6.1", "7.0", "8.0"]
    assert [str(c.value) for c in found.claims if c.property == "similar"] == ["film(the lantern house, )", "film(300, )"]
    assert (said(page, "review_count"), said(page, "helpful_votes"), said(page, "helpful_total")) == (["88"], ["35"], ["46"])
    assert said(page, "body") == ["I waited for the ship and it came. It came late."]
    assert {str(c.value) for c in found.claims if c.subject.kind in ("question", "official_site", "goof")} >= {
        "Who is the stranger?", "Where was it filmed?", "Harbor", "Official site", "(at around 59 mins) The clock shows ten, then nine."
    }  # fmt: skip
    assert [str(c.value) for c in found.claims if c.subject.kind == "gross" and c.property == "territory"] == ["place(us & canada)"]
    assert not [c for c in found.claims if c.property == "keyword"]
    text = found.document.text
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)


@pytest.mark.parametrize("title", ["X", "1984", "R", "42", "Video"])
@pytest.mark.parametrize("called", [True, False])
def test_a_title_that_looks_like_a_fact_of_the_head(title: str, called: bool) -> None:
    page = GLUED.replace("The Salt Clerk", title).replace("Original title: Saltskrivaren\n", "")
    page = page if called else page.partition("\n")[2]
    assert (of_film(page, "name"), of_film(page, "year"), of_film(page, "certificate")) == ([title], ["2021"], ["PG-13"])


@pytest.mark.parametrize("title", ["1922", "Up", "Details, Details"])
def test_a_title_of_any_shape_stands_above_the_year(title: str) -> None:
    page = PAGE.replace("The Salt Clerk\n", f"{title}\n")
    assert of_film(page, "name") == [title]
    unrated = page.replace("IMDb RATING\n6.8\n/10\n12K\n", "")
    assert of_film(unrated, "name") == [title]


def test_a_series_says_so_above_its_rating_and_episodes_are_no_characters() -> None:
    found = record(SERIES)
    assert found.film is not None
    assert found.film.kind == "series"
    assert of_film(SERIES, "name") == ["Drift"]
    assert of_film(SERIES, "genre") == ["Crime", "Drama", "Sci-Fi"]
    assert said(SERIES, "character_name") == ["Sam Quill", "Mayor"]
    assert said(SERIES, "review_count") == ["8"]
    assert of_film(SERIES, "language") == ["no"]
    assert of_film(SERIES, "end_year") == ["2021"]


def test_other_pages_are_not_of_this_layout() -> None:
    assert record("The Salt Clerk\n2021\nTop cast\nMore like this\nDid you know\n").site != "imdb"
