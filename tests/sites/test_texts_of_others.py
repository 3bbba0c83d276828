"""Texts without tags of films that are unlike most: notes behind episodes, empty questions, labels as titles, names above their jobs."""

from __future__ import annotations

import pytest

from kg.model import Claim, Document, Mention, Record
from kg.sites import read


def record(text: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())))


def said(text: str, *properties: str) -> list[str]:
    found = record(text)
    return [str(c.value) for p in properties for c in found.claims if c.property == p and c.subject == found.film]


def every(text: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text).claims if claim.property == property]


def cast(text: str) -> dict[str, str]:
    """The characters by the names of who plays them; empty where none is told."""
    claims = record(text).claims
    names = {c.subject: str(c.value) for c in reversed(claims) if c.property == "name"}
    roles = {c.subject: c.value for c in claims if c.property == "role_actor"}

    def character(role: Mention) -> str:
        return next((str(c.value) for c in claims if c.subject == role and c.property == "character_name"), "")

    return {names[who]: character(role) for role, who in roles.items() if isinstance(who, Mention)}


# --- IMDb ------------------------------------------------------------------------------------------------------------

ROWS = """\
4 user 2 critic

Salt Letters (1924)

A clerk copies letters that nobody will post.


Otto Brand, Grete Holm


Grete Holm (scenario), Otto Brand (titles)




Complete credited cast:
{cast}


Drama | Fantasy

Parents Guide:

Add content advisory for parents »

Did You Know?


The last negative burned. See more »

Frequently Asked Questions

This FAQ is empty. Add the first question.


Germany | Latvia


None | German

Release Date:

12 November 1924 (Germany) See more »
"""


def test_what_stands_below_questions_that_nobody_asked_is_read() -> None:
    page = ROWS.format(cast="Hella Marr ... The Wife\nJakob Thor ... Amtmann Kluge")
    assert said(page, "country", "language") == ["country(de)", "country(lv)", "de"]


def test_a_note_before_the_number_of_episodes_is_no_part_of_a_character() -> None:
    rows = "Hella Marr ... The Wife 6 episodes, 1924\nZeb Oakes ... Mule (voice) 3 episodes, 1924"
    assert cast(ROWS.format(cast=rows)) == {"Hella Marr": "The Wife", "Zeb Oakes": "Mule"}


def test_a_name_of_one_word_before_dots_without_a_character_is_an_actor() -> None:
    rows = "Hella Marr ... The Wife\nSuhara ...\nJakob Thor ... Amtmann Kluge"
    assert cast(ROWS.format(cast=rows)) == {"Hella Marr": "The Wife", "Suhara": "", "Jakob Thor": "Amtmann Kluge"}


FLOW = (
    " tick (1937) - imdb 32 user 8 critic rate this tick&nbsp;(1937) approved | 1h 4min | comedy | 11 june 1937 (usa) "
    "a timekeeper is accused. "
    "director: sam katz stars: buster lyle, joan st. clair | see full cast & crew&nbsp;&raquo; {similar} edit cast credited cast: "
    "buster lyle ... charlie potts joan st. clair ... mary tully (the dog) ... rex see full cast&nbsp;&raquo; edit storyline "
    "add full plot "
    "| add synopsis genres: comedy parents guide: view content advisory&nbsp;&raquo; edit details country: usa "
    "see full technical specs&nbsp;&raquo; edit did you know? "
)


def test_brackets_before_the_dots_begin_no_name() -> None:
    assert "(the dog)" not in every(FLOW.format(similar=""), "name")
    assert cast(FLOW.format(similar=""))["tully (the dog)"] == "rex"


@pytest.mark.parametrize("mark", ["-", "-/10", "- / 10"])
def test_the_dash_of_a_similar_title_that_nobody_has_rated_is_no_part_of_its_plot(mark: str) -> None:
    similar = (
        "learn more people who liked this also liked...&nbsp; &#9668; prev 6 next 6 &#9658; 0 next &raquo; tour (1988) documentary | music "
        f"&nbsp; &nbsp; 1 2 3 4 5 6 7 8 9 10 {mark} x &nbsp; a year on tour. director: bo nil stars: bo nil"
    )
    plots = [
        c.value for c in record(FLOW.format(similar=similar)).claims if c.property == "description" and c.subject.identity[0] == "tour"
    ]
    assert plots == ["a year on tour."]


NEXT = """\
All topics
{title}
2024
1h 1m
YOUR RATING
Rate
Documentary
Music
A band plays until the battery of the last camera dies.
Director
Ada Quill
Stars
Hal Voss
Top cast
Edit
Hal Voss
Self
All cast & crew
Production, box office & more at IMDbPro
Did you know
Edit
Soundtracks
{song}
User reviews
Be the first to review
Details
Edit
Release date
2024 (Iceland)
Country of origin
Iceland
Tech specs
Edit
Runtime
1 hour 1 minute
Contribute to this page
"""


@pytest.mark.parametrize("title", ["Runtime", "Trivia", "Details", "Genres"])
def test_below_the_menu_a_label_is_the_title(title: str) -> None:
    page = NEXT.format(title=title, song="Gull")
    assert said(page, "name", "year") == [title, "2024"]


def test_without_its_title_a_page_is_not_called_like_the_end_of_the_menu() -> None:
    assert "All topics" not in said(NEXT.format(title="", song="Gull"), "name")


@pytest.mark.parametrize("behind", ["(uncredited)\nTraditional\n", "Traditional\n", "(1911)\nPublic Domain\n"])
def test_that_nobody_wrote_a_song_is_no_part_of_its_title(behind: str) -> None:
    page = NEXT.format(title="Gull", song=f"Twinkle, Twinkle\n{behind}Arranged by Jo Wu")
    assert [str(c.value) for c in record(page).claims if c.property == "name" and c.subject.kind == "recording"] == ["Twinkle, Twinkle"]


def test_traditional_may_be_a_title() -> None:
    page = NEXT.format(title="Gull", song="Traditional\nPerformed by Jo Wu")
    assert [str(c.value) for c in record(page).claims if c.property == "name" and c.subject.kind == "recording"] == ["Traditional"]


# --- Metacritic ------------------------------------------------------------------------------------------------------

CRITICS = """\
{head}Mixed or average reviews - based on 3 Critics

Critic score distribution:
  1. Positive: 1 out of 3
  2. Mixed: 2 out of 3
  3. Negative: 0 out of 3
  1. 75
    In 7 Days, 8 Nights, nobody sleeps.
  2. Reviewed by: Bo Ek
    60
    Call it 60 minutes too long.
  3. In 9 Days it would have been made.
"""


def test_a_sentence_that_begins_with_a_number_of_days_is_from_no_publication() -> None:
    assert every(CRITICS.format(head=""), "publisher") == []
    assert every(CRITICS.format(head=""), "body")[0] == "In 7 Days, 8 Nights, nobody sleeps."


@pytest.mark.parametrize(("head", "name"), [("A Dog's Life - Movie Reviews - Metacritic", "A Dog's Life"),
                                            ("Scary Movie Reviews - Metacritic", "Scary Movie")])  # fmt: skip
def test_that_reviews_are_of_a_movie_is_no_part_of_its_name(head: str, name: str) -> None:
    assert said(CRITICS.format(head=f"{head}\n\n"), "name") == [name]


# --- other sites -----------------------------------------------------------------------------------------------------

PLOT = "Cinder Road (2019)\nOverview\nA stoker's daughter walks the track to the end.\n"
BELOW = "Top Billed Cast\nJo Wu\nEmber\nAnn Bell\nMrs. Coke\nView More\nOriginal Language\nSpanish\nRuntime\n1h 51m\n"


def test_names_above_their_jobs_below_a_plot_are_whose_jobs_those_are() -> None:
    page = PLOT + "Guillermo de la Vara\nDirector, Writer\nMadona\nWriter\nSelma L.\nNovel\n" + BELOW
    assert said(page, "director") == ["person(guillermo de la vara)"]
    assert said(page, "writer") == ["person(guillermo de la vara)", "person(madona)"]


def test_two_who_direct_each_stand_above_it() -> None:
    page = PLOT + "Ada Quill\nDirector\nBo Marsh\nDirector\nSelma L.\nNovel\n" + BELOW
    assert said(page, "director") == ["person(ada quill)", "person(bo marsh)"]


@pytest.mark.parametrize("people", ["Director\nAda Quill\nWriter\nBo Marsh\n", "Night Ferry\nDirector\nAda Quill\nWriter\nBo Marsh\n"])
def test_labels_above_their_names_stay_labels(people: str) -> None:
    assert said(PLOT + people + BELOW, "director", "writer") == ["person(ada quill)", "person(bo marsh)"]


def test_parts_that_are_called_like_nobody_show_that_a_cast_takes_turns() -> None:
    assert cast(PLOT + "Director: Ada Quill\n" + BELOW) == {"Jo Wu": "Ember", "Ann Bell": "Mrs. Coke"}


TABLE = "Krater (1974)\n\nCountry: Norway\nRuntime: 1h 33m\n\nCast\n\n{head}{rows}\nTrivia\n"
PARTS = (("Hans Olm", "The Surveyor"), ("Mila Orr", "Jelena / Ghost"), ("Udo K.", "Mayor"))


@pytest.mark.parametrize("mark", [" | ", "\t", " |"])
@pytest.mark.parametrize("head", ["", "Actor{}Role\n"])
def test_columns_of_a_cast_are_actors_and_characters(mark: str, head: str) -> None:
    rows = "".join(f"{actor}{mark}{part}\n" for actor, part in PARTS)
    assert cast(TABLE.format(head=head.format(mark), rows=rows)) == dict(PARTS)


def test_the_heads_of_columns_say_which_is_which() -> None:
    rows = "".join(f"{part} | {actor} | 19{number}4\n" for number, (actor, part) in enumerate(PARTS, 2))
    assert cast(TABLE.format(head="Role | Actor | Born\n", rows=rows)) == dict(PARTS)


@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_two_actors_in_a_line_are_not_each_others_characters(mark: str) -> None:
    rows = f"Hal Voss{mark}Ida Wren\nJo Xander{mark}Bo Marsh\n"
    assert every(TABLE.format(head="", rows=rows), "character_name") == []


def test_the_cast_of_a_marked_table_is_read() -> None:
    rows = "".join(f"| {actor} | {part} |\n" for actor, part in PARTS)
    head = "# Krater (1974)\n\n**Country:** Norway\n**Runtime:** 1h 33m\n\n"
    page = f"{head}## Cast\n\n| Actor | Role |\n| --- | --- |\n{rows}\n## Trivia\n\nDug by hand.\n"
    assert cast(page) == dict(PARTS)


def test_a_nickname_in_quotes_is_part_of_a_name() -> None:
    page = 'Krater (1974)\nDirected by: Ilse Roth, Tom "Tex" Orr\nCountry: Norway\nRuntime: 93 min\n'
    assert said(page, "director") == ["person(ilse roth)", 'person(tom "tex" orr)']


def test_days_in_one_row_are_each_of_the_country_behind_them() -> None:
    page = "Zegar (2005)\nreżyseria: Anna Kos\nczas trwania: 97 min\npremiera: 12 maja 2005 (świat) 9 września 2005 (Polska)\n"
    found = {(str(c.value), c.subject.of) for c in record(page).claims if c.property == "release_date"}
    assert [day for day, _ in found] == ["2005-09-09"]
    page = "Krater (1974)\nDirector: Ilse Roth\nRuntime: 93 min\nRelease date: 3 May 1974 (Norway), 11 November 1975 (Finland)\n"
    assert sorted(every(page, "release_date")) == ["1974-05-03", "1975-11-11"]
    assert sorted(every(page, "release_country")) == ["country(fi)", "country(no)"]


MENUS = (
    "Article\nTalk\nRead\nEdit\nView history\nTools\nFrom Wikipedia, the free encyclopedia\n",
    "Movies & TV\nMovies & TV › Genre › Drama\n",
)


@pytest.mark.parametrize("menu", MENUS)
def test_the_items_of_a_menu_are_no_film(menu: str) -> None:
    rows = "Clown of Salt\nDirected by\tA. W. Sand\nStarring\tVal Psil\nRunning time\t74 minutes\nCountry\tNorway\n"
    assert said(f"{menu}{rows}\nPlot[edit]\nA clown. Movies & TV.\n", "name") == ["Clown of Salt"]


@pytest.mark.parametrize("name", ["Night Bus (3)", "Night Bus (German)", "Night Bus [B]"])
def test_other_brackets_stay_in_a_name(name: str) -> None:
    page = f"{name} (2013)\nDirector: Ren Fuji\nStarring: Miki Hara, Tom Bright\nRunning time: 112 minutes\n"
    assert said(page, "name") == [name]


@pytest.mark.parametrize("behind", ["[Blu-ray] [2013] [Region Free]", "(DVD) (2013)", "[2013] [4K Ultra HD + Blu-ray]"])
def test_the_copy_that_is_sold_is_no_part_of_a_name(behind: str) -> None:
    page = f"Night Bus {behind}\nDirector: Ren Fuji\nStarring: Miki Hara, Tom Bright\nRunning time: 112 minutes\n"
    assert said(page, "name", "year") == ["Night Bus", "2013"]


@pytest.mark.parametrize("between", ["D/A/CH 1989\n", "Danmark/Sverige, 1989\n", "(Eight Clocks)\n", "(Eight Clocks)\nGB 1989\n"])
def test_where_it_was_made_and_another_title_stand_between_a_name_and_its_rows(between: str) -> None:
    name = "Startseite\nFilme\nDer Mann mit Uhren\n"
    page = f"{name}{between}Länge: 101 Min.\nRegie: Urs Amm\nGenre: Komödie\nDarsteller: Bruno Gant, Lisl Kar\n"
    assert said(page, "name") == ["Der Mann mit Uhren"]


def test_what_a_shop_sells_is_no_film_whatever_way_its_letters_run() -> None:
    page = "Night Bus (2013)\nDirector: Ren Fuji\nRunning time: 112 minutes\nASIN \u200f : \u200e B00ABC1234\n"
    assert not [c for c in record(page).claims if isinstance(c, Claim)]


def test_marks_of_the_way_that_letters_run_are_no_part_of_a_label_or_value() -> None:
    name = "Night Bus (2013)\nDirector \u200f : \u200e Ren Fuji\n"
    page = f"{name}Run time \u200f : \u200e 1 hour and 52 minutes\nAspect Ratio \u200f : \u200e 2.35:1\n"
    assert said(page, "director", "aspect_ratio") == ["person(ren fuji)", "2.35:1"]


# --- pages behind pages ----------------------------------------------------------------------------------------------

GRAVEL = """\
12 user 8 critic

Blue Gravel (2003)

A quarry worker finds a stone that hums.

Director: Jan Orr

Cast overview, first billed only:
Ulla Fen ... Berit
Tor Hale ... Foreman

Genres: Drama | Mystery

Parents Guide:

View content advisory »

Country: Norway

Release Date: 7 March 2003 (Norway) See more »

Contribute to This Page

Recently Viewed
"""
ASPHALT = (
    GRAVEL.replace("Blue Gravel (2003)", "Red Asphalt (2011)").replace("Jan Orr", "Kim Dahl").replace("Ulla Fen", "Bo Fen")
    .replace("Norway", "Denmark").replace("2003", "2011").replace("Drama | Mystery", "Comedy")
)  # fmt: skip
HUM = (
    "{t}\n\n{t} ({y})\n\nCritics Consensus\n\nIt hums.\n\nTotal Count: 21\n\nAudience Score\n\nUser Ratings: 301\n\n{t} Photos\n\n"
    "Movie Info\n\n"
    "{plot}\n\n{a}\nas Berit\n{b}\nas Foreman\n\nNews & Interviews for {t}\n\nCritic Reviews for {t}\n\nAudience Reviews for {t}\n\n"
    "  • Jan 03, 2009\n    Hum!\n    Ola B\n\n{t} Quotes\n\nNews & Features\n"
)
SHOWN = (
    "TRY 30-DAY TRIAL\nHome > Drama >\n\n{t}\n\n{t} ({y})\n\nMarch. 07,{y}\n|\n7.5\n|\nPG\n| Drama\n\n{plot}\n\n...\n\nWatch Trailer\n\n"
    "Cast\n\n"
    "Similar titles\n\nReviews\n\nstone\n{y}/03/08\n\nIt hums.\n\nMore\n"
)
COUNTED = (
    "{t} Reviews - Metacritic\n\nMixed or average reviews - based on {n} Critics\n\nCritic score distribution:\n"
    "  1. Positive: 1 out of {n}\n"
    "  2. Mixed: 1 out of {n}\n  1. 75\n    {t} hums.\n  2. 60\n    {t} is long.\n"
)
ONE = {"t": "Blue Gravel", "y": "2003", "plot": "A quarry worker finds a stone.", "a": "Ulla Fen", "b": "Tor Hale", "n": "12"}
OTHER = {"t": "Red Asphalt", "y": "2011", "plot": "A road worker loses a shovel.", "a": "Bo Fen", "b": "Ada Hale", "n": "14"}
PASTED = [
    pytest.param(GRAVEL, ASPHALT, id="IMDb"),
    pytest.param(" ".join(GRAVEL.split()).lower() + " ", " ".join(ASPHALT.split()).lower() + " ", id="IMDb on one line"),
    pytest.param(NEXT.format(title="Blue Gravel", song="Gull"), NEXT.format(title="Red Asphalt", song="Tern"), id="IMDb since 2021"),
    *(pytest.param(page.format(**ONE), page.format(**OTHER), id=name)
      for page, name in ((HUM, "Rotten Tomatoes"), (SHOWN, "streaming"), (COUNTED, "Metacritic"))),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), PASTED)
def test_of_pages_that_are_pasted_together_the_first_is_read(first: str, second: str) -> None:
    alone, both = record(first), record(first + second)
    assert {(c.property, str(c.value)) for c in both.claims} == {(c.property, str(c.value)) for c in alone.claims}
    assert [n.code for n in both.notices if n.code == "several-pages"] == ["several-pages"]
    assert not [n for n in alone.notices if n.code == "several-pages"]


@pytest.mark.parametrize(("first", "second"), PASTED)
def test_words_behind_a_page_are_no_other_page(first: str, second: str) -> None:
    behind = first + "More to explore\nRed Asphalt (2011)\nBlue Gravel (2003)\nContribute to this page\nMovie Info\nHome > Drama >\n"
    assert not [n for n in record(behind).notices if n.code == "several-pages"]


# --- marks in place of tags ------------------------------------------------------------------------------------------

MARKED = """\
# Left/Right (2016)

Not Rated | 1h 2min | Documentary, Short | 3 June 2016 (USA)

Two pedestrians, one pavement.

**Director:** [Eve O'Dell](/name/nm9900002/)

**Stars:** [Al "Lefty" Bruno](/name/nm9900003/), [Wright Wright](/name/nm9900004/) | [See full cast & crew](fullcredits) »

## Cast

|  |  |  |
|---|---|---|
| [Al "Lefty" Bruno](/name/nm9900003/) | ... | Self |
| [Wright Wright](/name/nm9900004/) | ... | Self - Right (as Rite) |

## Details

**Country:** USA

**Release Date:** 3 June 2016 (USA) See more »

## Did You Know?

#### Trivia

They never met again. See more »
"""


def test_links_to_people_of_the_same_site_tell_whose_page_it_is() -> None:
    assert record(MARKED).site == "imdb"
    assert cast(MARKED) == {'Al "Lefty" Bruno': "Self", "Wright Wright": "Self - Right"}
    assert every(MARKED, "credited_as") == ["Rite"]
    assert every(MARKED, "text") == ["They never met again."]


def test_links_to_another_site_s_people_do_not() -> None:
    assert record(MARKED.replace("(/name", "(https://www.imdb.com/name")).site == "general"


def test_one_pair_of_whole_names_is_no_actor_with_a_part() -> None:
    page = PLOT + "Directed by\nAna Roi\nGenre: Drama\nRuntime: 63 mins\nCast\nRui Mar\nLia Dores\nBit\nDirector\nDirectors\nAna Roi\n"
    assert every(page, "character_name") == []


def test_strong_labels_in_a_sentence_are_rows() -> None:
    rows = "**Director:** Omar Bey. **Cast:** Lena Voss, Tim Oh. **Running time:** 118 minutes. **Rated:** R for language."
    page = f'# Review: "Seven Kinds of Salt" (2018)\nBy Ines Quart\n\n{rows}\n\n"Seven Kinds of Salt" begins with the eighth.\n'
    assert said(page, "director", "actor", "duration") == ["person(omar bey)", "person(lena voss)", "person(tim oh)", "PT1H58M"]


# --- menus -----------------------------------------------------------------------------------------------------------

GERMAN = """\
Menü
Alle
Anmelden
DE
Besetzung und Crew-Mitglieder
Benutzerrezensionen
IMDbPro
Alle Themen
3 Kilo Licht
{original}1968
16
IMDb-BEWERTUNG
6,4
/10
Ein Müller verkauft Licht nach Gewicht.
Regie
Jan Kačer
Drehbuch
Eva Mar
Weitere Informationen zur Produktion bei IMDbPro
4
Benutzerrezensionen
Herkunftsland
Norwegen
Produktionsfirma
Filmhaus Nord
Weitere Unternehmen bei IMDbPro anzeigen
Laufzeit
1 Stunde 27 Minuten
"""


@pytest.mark.parametrize("original", ["", "Originaltitel: Tři kila světla\n"])
def test_below_a_menu_in_another_language_the_title_stands_above_the_year(original: str) -> None:
    page = GERMAN.format(original=original)
    assert said(page, "name", "year") == ["3 Kilo Licht", "1968"]
    assert said(page, "director", "writer", "company") == ["person(jan kačer)", "person(eva mar)", "organization(filmhaus nord)"]


def test_a_menu_in_another_language_alone_names_no_film() -> None:
    assert not said(GERMAN.format(original="").replace("3 Kilo Licht\n1968\n", ""), "name")


# --- Rotten Tomatoes -------------------------------------------------------------------------------------------------

TOMATOES = """\
Trending on RT
Login/signup
Rated R: The Rating
Play trailer
0:59
Rated R: The Rating
Unrated
Streaming Oct 13, 2023
58m
Documentary
/
Special Interest
Play Trailer
Watchlist
100%
Tomatometer
5 Reviews
- -
Popcornmeter
Critics Consensus: none yet, says the narrator in the first minute of it.
Read More
What to Know
Critics Reviews
View All (5)
Critics Reviews
Staff
Kirkus
Rated R for Right.
Original Score: B-
Oct 13, 2023
Full Review
Read all reviews
Cast & Crew
View All
Kirby Dock
Director
Jack V.
Self
View All
Movie Info
Synopsis
Critics Consensus: none yet, says the narrator in the first minute of it.
Director
Kirby Dock
Rating
Not Rated
Genre
Documentary
,
Special Interest
Original Language
English
Release Date (Streaming)
Oct 13, 2023
Runtime
58m
About Us
"""


def test_a_film_of_less_than_an_hour_has_its_name_and_length() -> None:
    assert said(TOMATOES, "name", "duration", "runtime_minutes") == ["Rated R: The Rating", "PT58M", "58"]


def test_a_plot_that_begins_like_a_label_is_no_consensus() -> None:
    assert every(TOMATOES, "verdict") == []
    assert said(TOMATOES, "description") == ["Critics Consensus: none yet, says the narrator in the first minute of it."]


def test_a_grade_has_its_label_and_nobody_is_called_staff() -> None:
    assert every(TOMATOES, "grade") == ["B-"]
    assert every(TOMATOES, "body") == ["Rated R for Right."]
    assert not every(TOMATOES, "reviewer")


# --- above and beside the rows ---------------------------------------------------------------------------------------

DISC = "DVD Review – {name}\n{posted}Director: Uwe Roll\nStarring: Ingo P., Tanja Kris\nYear: 1983\nRuntime: 88 mins\n"


@pytest.mark.parametrize("posted", ["", "Posted on 5 May 2009 by Kit\n", "Published 5 May 2009\n", "Veröffentlicht am 5.5.2009\n"])
def test_when_a_review_was_posted_is_no_film(posted: str) -> None:
    assert said(DISC.format(name="The Ice Van (Special Edition)", posted=posted), "name") == ["The Ice Van"]


def test_the_shortest_names_of_countries_are_read_among_others() -> None:
    page = "The Last Night\n\nPoland / Egypt / UK | 1963 | 94 min\n\nDirected by: Hanna Orr\nCast: Zofia Bek, Ali Sand\n"
    assert said(page, "country") == ["country(pl)", "country(eg)", "country(gb)"]


def test_a_text_that_begins_with_the_original_title_is_called_so() -> None:
    page = "Título original: La hora 25\nAño: 1999\nDuración: 25 min.\nDirección: Luz M. Ortega\nPaís: México\n"
    found = record(page)
    assert said(page, "name", "year") == ["La hora 25", "1999"]
    assert all(c.inferred for c in found.claims if c.property == "name" and c.subject == found.film)


def test_an_original_title_further_down_is_no_name() -> None:
    page = "Año: 1999\nDuración: 25 min.\nDirección: Luz M. Ortega\nTítulo original: La hora 25\nPaís: México\n"
    assert not said(page, "name")


AGAIN = """\
Gull Again

Critics Consensus

Gull Again drifts.

Total Count: 58

Audience Score

User Ratings: 9,012

Movie Info

An actor is left on an island with nothing but a gull.

Rating:
PG-13
Genre:
Comedy
Directed By:
Ola Ström
,
K.C. O'Dea
Written By:
K.C. O'Dea
Runtime:
94 minutes

Critic Reviews for Gull Again

The gull is good.

Nov 21, 2013 | Full Review…

Staff

Time Out
"""


def test_names_with_a_comma_on_a_line_between_them_go_together() -> None:
    assert said(AGAIN, "director", "writer") == ["person(ola ström)", "person(k.c. o'dea)", "person(k.c. o'dea)"]


def test_the_staff_of_a_paper_is_nobody() -> None:
    assert every(AGAIN, "publisher") == ["organization(time out)"]
    assert not every(AGAIN, "reviewer")


# --- streaming -------------------------------------------------------------------------------------------------------


def test_who_plays_oneself_is_not_called_so() -> None:
    text = """\
UNLIMITED STREAMING
WITH PRIME VIDEO
TRY 30-DAY TRIAL
Home > Documentary >

The Quiet Choir

The Quiet Choir (2011)

May. 01,2011
|
6.9
|
NR
| Documentary Music

Ten deaf singers prepare a concert in the cathedral of their town.

...

Watch Trailer

Cast
Ines Dahl  Self
Per Ask  Self - Conductor
Mo Selfridge  Himself
Similar titles
Reviews
"""
    assert cast(text) == {"Ines Dahl": "Self", "Per Ask": "Self - Conductor", "Mo Selfridge": "Himself"}
