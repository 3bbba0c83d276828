"""Pages below an IMDb title as text that hold facts in rows: specifications, songs, companies, keywords, places, money, connections.

Of every kind the film is named, and nothing is taken for what the title page would have in its place.
"""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read

NEW = """\
IMDb
Movies, TV
& Showtimes
Watchlist
IMDbPro
Help

Edit
Salt Lantern (1999) Poster
Salt Lantern (1999)
{kind}
{body}

See also

Full Cast and Crew | Release Dates | Official Sites | Company Credits | Filming Locations | Technical Specs

Getting Started | Contributor Zone »

Contribute to This Page
Edit page

Salt Lantern
Details
Full Cast and Crew
Storyline
Taglines
Did You Know?
Trivia

User Lists
Related lists from IMDb users

Films by the sea
a list of 41 titles
created 06 Jun 2011

Recently Viewed
"""
OLD = """\
IMDb > Salt Lantern (1999) > {kind}
Salt Lantern
Overview
main details
Plot & Quotes
plot keywords
Did You Know?
trivia
Other Info
box office/business

{kind} for
Salt Lantern (1999) More at IMDbPro »

{body}

Related Links

Full cast and crew\tCompany credits\tExternal reviews
IMDb USA section\tUpdate this page
"""
AWARDS = "Gull Film Awards 2000\n\nWon\nSilver Gull\tBest Light\nRuth Amsel\nNominated\nSilver Gull\tBest Sound\nPiet Sandoval"
EXTERNAL = "Showing all 2 external reviews\n\nHarbour Gazette [Jo Lindqvist]\nA Lamp Blog - Salt Lantern (1999), dir. Mira Holloway"
PHOTOS = "1-48 of 57 photos\nInes Calder in Salt Lantern (1999)\nJonas Pike and Ines Calder at an event for Salt Lantern (1999)"
NEWS = (
    "Ines Calder to Star in Gull Rock\n12 April 2012 7:51 PM, PDT | Tide Weekly | See recent news »\nDirector: Mira Holloway. Read more »"
)


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def facts(text: str) -> dict[str, list[str]]:
    """What is said of the film and what hangs on it, by property."""
    found: dict[str, list[str]] = {}
    for claim in record(text).claims:
        found.setdefault(claim.property, []).append(str(claim.value))
    return found


def new(kind: str, body: str) -> dict[str, list[str]]:
    return facts(NEW.format(kind=kind, body=body))


def old(kind: str, body: str) -> dict[str, list[str]]:
    return facts(OLD.format(kind=kind, body=body))


@pytest.mark.parametrize(
    ("kind", "body"),
    [("Awards", AWARDS), ("External Reviews", EXTERNAL), ("Photo Gallery", PHOTOS), ("News", NEWS), ("Synopsis", "Nell lights the lamp.")],
)
@pytest.mark.parametrize("layout", [NEW, OLD])
def test_of_a_page_that_the_model_has_no_room_for_only_the_film_is_said(layout: str, kind: str, body: str) -> None:
    found = record(layout.format(kind=kind, body=body))
    assert {str(c) for c in found.claims} == {"film(salt lantern, 1999).name = Salt Lantern", "film(salt lantern, 1999).year = 1999"}
    assert [n.code for n in found.notices] == ["unread-page"]


def test_a_video_game_is_no_film() -> None:
    found = record(NEW.format(kind="Technical Specifications", body="Sound Mix Stereo").replace("(1999)", "(Video Game 1999)"))
    assert (found.film, [n.code for n in found.notices]) == (None, ["not-one-film"])


def test_a_series_is_one() -> None:
    found = record(NEW.format(kind="Technical Specifications", body="Sound Mix Stereo").replace("(1999)", "(TV Series 1999–2003)"))
    assert str(found.film) == "series(salt lantern, 1999)"


def test_a_connection_above_a_heading_of_a_title_page_is_not_what_the_page_is_about() -> None:
    found = record("IMDb\nGull Rock (1961)\nConnections\nReferenced in Fog Hour (2006)\nSoundtracks\nLow Water\nPerformed by The Buoys\n")
    assert found.film is None or "fog" not in str(found.film)


@pytest.mark.parametrize("layout", [NEW, OLD])
def test_on_one_line_the_film_is_named_and_no_row_is_guessed(layout: str) -> None:
    body = "Directed by Mira Holloway Cast Ines Calder ... Nell Arden Aldo Ferris ... Produced by Greta Lund ... executive producer"
    kind = "Full Cast & Crew" if layout is NEW else "Full cast and crew"
    found = record(" ".join(layout.format(kind=kind, body=body).split()))
    assert {str(c) for c in found.claims} == {"film(salt lantern, 1999).name = Salt Lantern", "film(salt lantern, 1999).year = 1999"}


TECHNICAL = """\
Showing all 5 technical specifications
Runtime\t3 hr 14 min (194 min)
2 hr 50 min (170 min) (TV)
Sound Mix\tDTS | SDDS
Color\tColor (Technicolor)
Black and White (some scenes)
Aspect Ratio\t1.78 : 1 (IMAX 3-D version)
2.35 : 1
Camera\tLumiframe Gold II, Tide Lenses
Negative Format\t35 mm"""
TECHNICAL_BELOW = (
    "Runtime\t\n194 min\n\nSound Mix\t\nDTS\nSDDS\n\nColor\t\nColor (Technicolor)\n\nAspect Ratio\t\n2.35 : 1\n\nCamera\nLumiframe"
)


def test_specifications_stand_beside_or_below_their_labels() -> None:
    said = new("Technical Specifications", TECHNICAL)
    assert said["runtime_minutes"] == ["194"]
    assert said["sound_mix"] == ["DTS", "SDDS"]
    assert said["color"] == ["Color (Technicolor)", "Black and White (some scenes)"]
    assert said["aspect_ratio"] == ["1.78 : 1", "2.35 : 1"]
    said = new("Technical Specifications", TECHNICAL_BELOW)
    assert (said["runtime_minutes"], said["sound_mix"], said["color"]) == (["194"], ["DTS", "SDDS"], ["Color (Technicolor)"])
    assert old("Technical specifications", TECHNICAL_BELOW)["aspect_ratio"] == ["2.35 : 1"]


SONGS = """\
Showing all 3 items
Foghorn Waltz
Written by Ella Moss and Tim Rook
Performed by The Buoys
Courtesy of Shingle Records
By Arrangement with Dune Music Licensing
Low Water
(uncredited)
Composed and Performed by Ella Moss
An Old Carol
Traditional
Arranged by Piet Sandoval
Performed by The Saltby Choir"""


@pytest.mark.parametrize("songs", [SONGS, SONGS.replace("\nLow", "\n\nLow").replace("\nAn Old", "\n\nAn Old")])
def test_songs_begin_where_a_line_without_a_credit_stands_above_one_with(songs: str) -> None:
    claims = record(NEW.format(kind="Soundtracks", body=songs)).claims
    assert [str(c.value) for c in claims if c.subject.kind == "recording" and c.property == "name"] == [
        "Foghorn Waltz", "Low Water", "An Old Carol",
    ]  # fmt: skip
    said = new("Soundtracks", songs)
    assert said["song_writer"] == ["person(ella moss)", "person(tim rook)"]
    assert said["performer"] == ["artist(the buoys)", "person(ella moss)", "artist(the saltby choir)"]


def test_only_production_companies_are_companies() -> None:
    body = "Production Companies\n\nDune Pictures (as Dune Picture Company)\nLamp Film, Inc. (in association with)\n\n"
    body += "Distributors\n\nShingle Films (1999)"
    assert new("Company Credits", body)["company"] == ["organization(dune pictures)", "organization(lamp film, inc.)"]
    assert old("Company credits", body)["company"] == ["organization(dune pictures)", "organization(lamp film, inc.)"]


def test_keywords_are_without_their_votes() -> None:
    body = "Showing all 3 plot keywords\nsalt water\n3 of 4 found this relevant\nRelevant?\nlamp\tbased on novel\nIs this relevant?"
    assert new("Plot Keywords", body)["keyword"] == ["salt water", "lamp", "based on novel"]


def test_filming_locations_are_without_their_notes() -> None:
    body = "Showing all 2 filming locations\nOld Pier, Saltby, New Jersey, USA\n(harbour)\n1 of 1 found this interesting Interesting?\n"
    body += "Iceland\nIs this interesting? Interesting?\n\nFilming Dates\n\n12 March 1998 - 4 June 1998"
    assert new("Filming Locations", body)["location"] == ["place(old pier, saltby, new jersey, usa)", "place(iceland)"]


MONEY = """\
Budget
$3,600,000 (estimated)

Opening Weekend
$70,864 (USA) (31 October 1999) (7 Screens)

Gross
$31,983,777 (USA) (4 July 2000)
£1,200,300 (UK) (1 March 2000)

Weekend Gross
$61,000 (USA) (7 November 1999) (9 Screens)

Admissions
1,500,000 (France) (31 December 1999)"""


@pytest.mark.parametrize(("layout", "kind"), [(NEW, "Box Office / Business"), (OLD, "Box office / business")])
def test_amounts_are_of_their_headings_and_those_of_a_weekend_are_none(layout: str, kind: str) -> None:
    claims = record(layout.format(kind=kind, body=MONEY)).claims
    assert [(c.subject.kind, str(c.value)) for c in claims if c.property == "amount"] == [
        ("budget", "3600000.0"), ("opening_weekend", "70864.0"), ("gross", "31983777.0"), ("gross", "1200300.0"),
    ]  # fmt: skip


CONNECTIONS = """\
Jump to: Followed by (1) | References (2) | Referenced in (2)

Followed by

Salt Lantern II (2003)

References

The Old Mole (1954)
Nell hums its tune.
Gull Rock (1961)
A poster of the film (1961)

Referenced in

"Fog Hour" (2006)
"Fog Hour" The Last Ferry (2007) (TV Episode) - the keeper says "Salt Lantern"
"""


def test_of_connections_those_that_mention_and_are_mentioned_are_said() -> None:
    claims = record(NEW.format(kind="Connections", body=CONNECTIONS)).claims
    assert [str(c) for c in claims if c.property == "mentions"] == [
        "film(salt lantern, 1999).mentions -> work(the old mole, 1954)",
        "film(salt lantern, 1999).mentions -> work(gull rock, 1961)",
        "work(fog hour, 2006).mentions -> film(salt lantern, 1999)",
    ]


def test_votes_certificates_and_questions() -> None:
    votes = "12,345 IMDb users have given a weighted average vote of 7.4 / 10\nVotes\tPercentage\tRating\n1,200\t9.7%\t10"
    said = old("User ratings", votes)
    assert (said["score"], said["best"], said["rating_count"]) == (["7.4"], ["10.0"], ["12345"])
    said = new(
        "Parents Guide", "Certification\n\nMPAA Rated R for salt and language\nCertification\nFinland:K-12 USA:R\n\nProfanity\nSome."
    )
    assert (said["certificate_value"], said["certificate_reason"]) == (["R"], ["salt and language"])
    said = new("Frequently Asked Questions", "Is the lamp real?\n\nWhy did nobody see it?\n\nSee more »")
    assert [v for v in said["name"] if v.endswith("?")] == ["Is the lamp real?", "Why did nobody see it?"]


CRITICS = """\
70

Metascore

Based on 13 critic reviews provided by Metacritic.com

100
Harbour Gazette
Jo Lindqvist
A lamp, a keeper, a film. [15 July 1999, p.4D]
60
Tide Weekly Kim Tallow
Fog, and more of it.

See all 13 reviews on Metacritic.com"""


def test_reviews_of_critics_have_their_scores_and_names_only_where_something_parts_them() -> None:
    claims = record(NEW.format(kind="Critic Reviews", body=CRITICS)).claims
    assert [str(c.value) for c in claims if c.property == "score"] == ["70.0", "100.0", "60.0"]
    assert [str(c.value) for c in claims if c.property in ("publisher", "reviewer")] == [
        "critic(jo lindqvist)",
        "organization(harbour gazette)",
    ]
    assert [str(c.value) for c in claims if c.property == "body"] == [
        "A lamp, a keeper, a film. [15 July 1999, p.4D]",
        "Fog, and more of it.",
    ]


def test_titles_stand_before_their_countries_until_2012() -> None:
    body = "Country\tDate\nUSA\t24 March 1999\t(premiere)\n\nAlso Known As (AKA)\n\n"
    body += "La lanterne de sel\tFrance\nBrazil\tSpain\nSalzlaterne\nAustria / Germany (TV title)"
    assert old("Release dates", body)["alternate_name"] == ["La lanterne de sel", "Brazil"]


def test_who_has_no_character_above_a_heading_has_none() -> None:
    body = "Directed by\nMira Holloway\nCast\n(in credits order)\nInes Calder\n...\nNell Arden\nLena Voss\n...\nBoy\n"
    body += "Aldo Ferris\nAldo Ferris\n...\nProduced by\nGreta Lund\n...\nproducer\nOla By\n...\nproducer (p.g.a.)"
    said = new("Full Cast & Crew", body)
    assert said["character_name"] == ["Nell Arden", "Boy"]
    assert (said["actor"][-1], said["role_position"][-1]) == ("person(aldo ferris)", "3")
    assert said["producer"] == ["person(greta lund)", "person(ola by)"]
    assert said["director"] == ["person(mira holloway)"]


@pytest.mark.parametrize("tab", ["Photos", "Awards", "Soundtrack", "News", "Videos", "Ratings", "Keywords"])
def test_a_tab_below_a_title_on_a_page_with_a_mark_from_imdb_is_another_sites(tab: str) -> None:
    text = f"Salt Lantern (1999)\n{tab}\nDirector: Mira Holloway\nCast: Ines Calder, Jonas Pike\nRuntime: 104 min\nIMDb: 7.4/10\n"
    found = record(text)
    assert found.site == "general"
    assert "person(mira holloway)" in [str(c.value) for c in found.claims if c.property == "director"]
