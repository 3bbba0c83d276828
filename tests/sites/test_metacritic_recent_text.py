"""Metacritic's film pages since 2023 as text: labels above values, scores below what they count, reviews that begin with a mark."""

from __future__ import annotations

from kg.model import Document, Record
from kg.sites import read

FILM = """\
The Salt Keepers Reviews - Metacritic
Metacritic
Games
Movies
TV Shows
Music
Home
Movies
The Salt Keepers
The Salt Keepers
2024
R
Magnolia Pictures
1 h 43 m
Summary
Two keepers of a salt store count the days until a boat that may never come.
Drama
Mystery
Directed By:
Ada Quill
,
Jon Berg
Written By:
Tom Ward
Metascore
Generally Favorable
Based on 24 Critic Reviews
71
User score
Mixed or Average
Based on 12 User Ratings
5.8
My Score
Drag or tap to give a rating
Where to Watch
Top Cast
View All
Hal Voss
Eino
Nora Quist
Mrs. Roe
Metascore
Generally Favorable
71
Positive Reviews
75% Positive
18 Reviews
Mixed Reviews
21% Mixed
5 Reviews
Negative Reviews
4% Negative
1 Review
All Reviews
90
The Harbour Post
By
Marta Quill
Feb 12, 2024
The film counts better than its heroes do.
Read More
FULL REVIEW
40
Salt Lake Weekly
By
Bo Renn
Feb 9, 2024
Too dry.
Read More
FULL REVIEW
User score
Mixed or Average
5.8
Positive Ratings
50% Positive
6 Ratings
Mixed Ratings
25% Mixed
3 Ratings
Negative Ratings
25% Negative
3 Ratings
All Reviews
9
karla_p
Mar 1, 2024
Sat through it twice.
Read More
Report
Details
Details
Production Company
Salt Films
,
Nord
Release Date
Feb 9, 2024
Duration
1 h 43 m
Rating
R
Genres
Drama
,
Mystery
Tagline
Count.
Website
https://saltkeepers.example/
"""

ANNOUNCED = """\
Metacritic
Movies
1917 Days
1917 Days
2027
TBA
Summary
A documentary on counting to 1917.
Documentary
Directed By:
Zoë
Metascore
tbd
Available after 4 critic reviews
User score
tbd
Available after 4 user ratings
My Score
Hover and click to give a rating
Top Cast
View All
Zoë
Details
View All
Production Company
Nord, Inc.
,
12
Release Date
Mar 2027
Genres
Documentary
Rating
Not Rated
"""

USERS = """\
1917 user reviews - Metacritic
1917
2019
Metascore
Generally Favorable
Based on 57 Critic Reviews
78
User score
Generally Favorable
Based on 2,104 User Ratings
8.1
All Reviews
Positive Reviews
10
FilmFan_99
Jan 4, 2020
[SPOILER ALERT: This review contains spoilers.]
I saw 3 of them.
Two of us
cried.
Read More
Report
0
x
Dec 30, 2019
By the end I slept.
Report
6
12
Dec 28, 2019
Fine.
Report
Details
Release Date
Dec 25, 2019
Duration
1 h 59 m
Rating
R
Genres
Drama
War
"""


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def of(text: str, property: str) -> list[str]:
    found = record(text)
    assert found.site == "metacritic"
    assert all(text[place.start : place.end] == place.exact for c in found.claims for place in c.evidence)
    return list(dict.fromkeys(str(c.value) for c in found.claims if c.property == property and c.subject == found.film))


def below(text: str, property: str) -> list[str]:
    found = record(text)
    return [str(c.value) for c in found.claims if c.property == property and c.subject != found.film]


def test_names_and_years_also_those_that_are_numbers() -> None:
    assert (of(FILM, "name"), of(FILM, "year")) == (["The Salt Keepers"], ["2024"])
    assert (of(FILM.partition("\n")[2], "name"), of(ANNOUNCED, "name")) == (["The Salt Keepers"], ["1917 Days"])
    assert (of(USERS, "name"), of(USERS, "year")) == (["1917"], ["2019"])


def test_credits_and_details() -> None:
    assert of(FILM, "director") == ["person(ada quill)", "person(jon berg)"]
    assert of(FILM, "writer") == ["person(tom ward)"]
    assert of(FILM, "actor") == ["person(hal voss)", "person(nora quist)"]
    assert below(FILM, "character_name") == ["Eino", "Mrs. Roe"]
    assert of(FILM, "company") == ["organization(salt films)", "organization(nord)"]
    assert of(FILM, "genre") == ["Drama", "Mystery"]
    assert of(FILM, "tagline") == ["Count."]
    assert of(FILM, "description") == ["Two keepers of a salt store count the days until a boat that may never come."]
    assert of(ANNOUNCED, "company") == ["organization(nord, inc.)", "organization(12)"]
    assert of(ANNOUNCED, "released") == ["2027-03"]


def test_scores_that_nobody_has_given_yet_are_none() -> None:
    assert below(ANNOUNCED, "score") == []
    assert below(ANNOUNCED, "verdict") == []
    assert below(FILM, "score")[:2] == ["71.0", "5.8"]
    assert below(FILM, "positive") == ["18", "6"]


def test_reviews_of_critics_and_of_users() -> None:
    assert below(FILM, "body") == ["The film counts better than its heroes do.", "Too dry.", "Sat through it twice."]
    assert below(FILM, "reviewer") == ["critic(marta quill)", "critic(bo renn)", "account(metacritic, karla-p)"]
    assert below(USERS, "body") == ["I saw 3 of them. Two of us cried.", "By the end I slept.", "Fine."]
    assert below(USERS, "score")[2:] == ["10.0", "0.0", "6.0"]
    assert below(USERS, "spoiler") == ["true"]


def test_a_card_without_a_character_makes_the_others_no_characters() -> None:
    names = FILM.replace("Hal Voss\nEino\nNora Quist\nMrs. Roe\n", "Eino Voss\nThomas Quist\nThe Keeper\nJohn Lind\n")
    assert of(names, "actor") == []
    assert "unread-cast" in {n.code for n in record(names).notices}


def test_labels_that_run_into_their_values() -> None:
    glued = FILM.replace("Release Date\n", "Release Date").replace("Duration\n", "Duration").replace("Tagline\n", "Tagline")
    glued = glued.replace("Favorable\nBased", "FavorableBased").replace("Critic Reviews\n71", "Critic Reviews71")
    for property in ("released", "runtime_minutes", "tagline", "genre"):
        assert of(glued, property) == of(FILM, property)
    assert below(glued, "score")[:2] == ["71.0", "5.8"]


GAME = """\
Salt Run Reviews - Metacritic
Salt Run
Metascore
Universal Acclaim
Based on 41 Critic Reviews
90
User score
Generally Favorable
Based on 204 User Ratings
7.9
Summary
Run along the salt.
Platforms:
PC
Release Date:
Mar 1, 2024
Developer:
Salt Works
Genres:
Racing
"""


def test_games_and_series_are_no_films() -> None:
    assert record(GAME).film is None
    series = FILM.replace("Directed By:", "Created By:").replace("Release Date\nFeb", "Initial Release Date\nFeb")
    assert of(series, "actor") == []


def test_labels_may_have_colons_on_their_lines() -> None:
    marked = FILM.replace("Release Date\n", "Release Date:\n").replace("Genres\n", "Genres:\n").replace("Duration\n", "Duration:\n")
    for property in ("released", "runtime_minutes", "genre", "company"):
        assert of(marked, property) == of(FILM, property)
