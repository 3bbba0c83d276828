"""Pages of services that offer films, as HTML and as texts: buttons, badges, subtitles and jobs among the facts; and what is no one film."""

# ruff: noqa: E501 - tables of pages

from __future__ import annotations

import pytest

from kg.intake import read_document
from kg.model import Document, Record
from tests.sites.html_pages import document


def text(words: str) -> Record:
    return read_document(Document("page.txt", "0" * 64, words, len(words)), "")


def html(body: str, title: str = "Low Tide") -> Record:
    return read_document(document(f'<html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'), "")


def values(found: Record, property: str) -> list[str]:
    """The values of a property of the film, people and companies by their folded names."""
    said = [c.value for c in found.claims if c.subject == found.film and c.property == property]
    return [value if isinstance(value, str) else str(value.identity[0]) for value in said]


def characters(found: Record) -> list[str]:
    return [str(c.value) for c in found.claims if c.property == "character_name"]


ROWS = "Director: Ada Quill\nRunning time: 101 min\nGenre: Drama\n"
BOXES = "<p><b>Director:</b> Ada Quill</p><p><b>Running time:</b> 101 min</p><p><b>Genre:</b> Drama</p>"

# --- no one film -------------------------------------------------------------------------------------------------------

NO_FILM_TEXT = {
    "one and others": "Low Tide and 9 more films about the sea\n\nDirector: Ada Quill\nCast: Hal Voss\n\nHigh Tide (1999)\n\nDirector: Uma Viel\nCast: Ida Wren\n",
    "a search": f"tide - Search - Filmhaus\n\nLow Tide (1998)\n\n{ROWS}",
    "results": f"1 result found for tide\n\nLow Tide (1998)\n\n{ROWS}",
    "reviews of two": "Tide Blog\n\nReview: Low Tide (1998)\n\nDirected by Ada Quill. Starring Hal Voss.\n\nReview: High Tide (1999)\n\nDirected by Uma Viel. Starring Ida Wren.\n",
    "a company": "Gull Works\n\nGull Works is a film production company in Oslo.\n\nDirector: Ada Quill\nProducer: Bo Marsh\nCountry: Norway\n\nOur films\n\nLow Tide (1998)\n",
    "a play": f"Low Tide\n\nA play by Bo Marsh\n\n{ROWS}\nRunning time: 2 hours 10 minutes including one interval\n",
    "prizes": "Best Film: Low Tide\n\nBest Screenplay: Otis Karr\n\nDirector\n\nAda Quill\n\nActress\n\nIda Wren\n",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FILM_TEXT)
def test_a_text_about_no_one_film_gives_no_claim(name: str) -> None:
    assert text(NO_FILM_TEXT[name]).claims == ()


@pytest.mark.parametrize(("title", "body"), [
    ("Films by Ada Quill", "<h1>Ada Quill</h1><dl><dt>Director</dt><dd>Low Tide (1998), High Tide (2001)</dd><dt>Actor</dt><dd>Neap (2003)</dd></dl>"),
    ("27th Gull Awards: the winners", "<h1>27th Gull Awards: the winners</h1><dl><dt>Director</dt><dd>Ada Quill</dd><dt>Actress</dt><dd>Ida Wren</dd></dl>"),
    ("Gull Film Festival 1998", f"<h1>Gull Film Festival 1998</h1>{BOXES}"),
    ("Tides: Season 2 | Filmhaus", f"<h1>Tides</h1><h2>Season 2</h2>{BOXES}"),
    ("Gull Works", "<h1>Gull Works</h1><p>Gull Works is a film production company in Oslo.</p><p>Director: Ada Quill</p><p>Producer: Bo Marsh</p><p>Country: Norway</p>"),
])  # fmt: skip
def test_a_page_about_no_one_film_gives_no_claim(title: str, body: str) -> None:
    assert html(body, title).claims == ()


def test_a_page_with_a_season_is_about_a_series() -> None:
    found = html(f"<h1>Tides</h1><h2>Season 1</h2>{BOXES}", "Tides | Filmhaus")
    assert found.film is not None
    assert found.film.kind == "series"


def test_the_score_of_another_site_does_not_make_a_page_its() -> None:
    shown = "<h1>Low Tide</h1><div>81%<div>Tomatometer</div></div><div>Tomatometer</div>"
    assert html(shown + BOXES).site == "general"
    assert values(text(f"Low Tide (1998)\n\n81%\nTomatometer\n\n{ROWS}"), "name") == ["Low Tide"]


# --- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [
    "Watch Low Tide (1998) - Free Movies | Tubular\n\nTubular\n\nBrowse\n\nLow Tide\n\n",
    "Tubular - Watch Low Tide\n\nTubular\n\nBrowse\n\nLow Tide\n\n",
    "Ver Low Tide online | Cinero\n\nCinero\n\nEntrar\n\nLow Tide\n\n",
    "Tubular\nSign In\n\nLow Tide\n1998\nDrama\nPG\n4K\nWatch now\n",
    "Low Tide\nWatch NowDetails\n",
    "Low Tide\n14.10.2015 ∙ Film um acht ∙ Kanal Eins\n",
])  # fmt: skip
def test_buttons_badges_genres_and_services_are_no_names(head: str) -> None:
    assert values(text(head + ROWS), "name") == ["Low Tide"]


def test_a_film_may_be_called_as_a_button_is() -> None:
    assert values(text(f"Rent (1998)\n\n{ROWS}"), "name") == ["Rent"]


def test_a_card_asks_to_watch_the_film_that_the_heading_names() -> None:
    card = '<meta property="og:type" content="video.movie"><meta property="og:site_name" content="Tubular"><meta property="og:title" content="Watch Low Tide | Tubular">'
    found = read_document(
        document(f"<html><head><title>Watch Low Tide | Tubular</title>{card}</head><body><h1>Low Tide</h1>{BOXES}</body></html>"), ""
    )
    assert values(found, "name")[0] == "Low Tide"
    assert "Watch Low Tide" not in values(found, "name")


# --- people ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("button", ["Get Started", "Watch now", "Add to watchlist", "Jetzt streamen", "Ver ahora", "Přehrát film"])
def test_a_button_below_a_label_is_nobody(button: str) -> None:
    assert values(text(f"Low Tide (1998)\n\nRunning time: 101 min\n\nDirector:\nAda Quill\n{button}\n"), "director") == ["ada quill"]


def test_six_names_without_a_mark_are_nobody() -> None:
    assert values(html(f"<h1>Low Tide</h1><div>Starring: Hal Voss Ida Wren Jo Penn</div>{BOXES}"), "actor") == []


def test_several_descriptions_of_a_term_are_its_value() -> None:
    facts = "".join(
        f"<dt>{label}:</dt><dd>{value}</dd>"
        for label, value in (("Duration", "1h 41m"), ("Genre", "Drama"), ("Rating", "PG"), ("Director", "Ada Quill"))
    )
    found = html(f"<h1>Low Tide</h1><dl>{facts}<dt>Starring:</dt><dd>Hal Voss</dd><dd>Ida Wren</dd><dd>Jo Penn</dd></dl>")
    assert values(found, "actor") == ["hal voss", "ida wren", "jo penn"]


def test_who_has_several_jobs_on_a_card_plays_no_part_of_that_name() -> None:
    cards = "".join(
        f"<li><a>{name}</a><span>{said}</span></li>"
        for name, said in (("Ada Quill", "Director, Screenplay"), ("Hal Voss", "Tom"), ("Ida Wren", "Una"))
    )
    found = html(f"<h1>Low Tide</h1>{BOXES}<h2>Cast &amp; Crew</h2><ul>{cards}</ul>")
    assert values(found, "actor") == ["hal voss", "ida wren"]
    assert characters(found) == ["Tom", "Una"]


def test_names_over_jobs_close_a_cast_of_turns() -> None:
    found = text(
        f"Low Tide (1998)\n\n{ROWS}\nCast & Crew\nHal Voss\nTom (voice)\nIda Wren\nOld Heron (voice)\nAda Quill\nDirector\nBo Marsh\nProducer\nInformation\n"
    )
    assert values(found, "actor") == ["hal voss", "ida wren"]
    assert characters(found) == ["Tom", "Old Heron"]


def test_titles_and_shared_names_tell_characters_from_actors() -> None:
    found = text(f"Low Tide (1998)\n\n{ROWS}\nCast\nHal Voss\nAmos Pell\nIda Wren\nSheriff Cole\nJo Penn\nNed Pell\n")
    assert values(found, "actor") == ["hal voss", "ida wren", "jo penn"]
    assert characters(found) == ["Amos Pell", "Sheriff Cole", "Ned Pell"]


def test_one_title_among_names_is_too_little_to_tell() -> None:
    found = text(f"Low Tide (1998)\n\n{ROWS}\nCast\nHal Voss\nAmos Pell\nIda Wren\nSheriff Cole\n")
    assert values(found, "actor") == []


def test_names_alone_stay_a_cast() -> None:
    found = text(f"Low Tide (1998)\n\n{ROWS}\nCast\nHal Voss\nIda Wren\nJo Penn\nKit Yates\n")
    assert values(found, "actor") == ["hal voss", "ida wren", "jo penn", "kit yates"]


@pytest.mark.parametrize("line", ["De Ada Quill|Par Bo Marsh, Cy Noor", "De Ada Quill | Par Bo Marsh, Cy Noor"])
def test_who_wrote_behind_a_bar_did_not_direct(line: str) -> None:
    found = text(
        f"La Marée - film 2012 - Ciné\n\nLa Marée\n\n14 novembre 2012 en salle|1h 44min|Drame\n\n{line}\n\nAvec Hal Voss, Ida Wren\n\nNationalité\nFrance\n\nSynopsis\n\nUne gardienne attend le bateau qui ne viendra jamais au port.\n"
    )
    assert values(found, "director") == ["ada quill"]
    assert values(found, "writer") == ["bo marsh", "cy noor"]


# --- languages and genres ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["Subtitles\nEnglish, Spanish", "Audio and subtitles\nFrench (SDH), German", "Sous-titres\nAnglais"])
def test_subtitles_are_not_what_is_spoken(below: str) -> None:
    assert values(text(f"Low Tide (1998)\n\n{ROWS}\nLanguage\nNorwegian\n{below}\n"), "language") == ["no"]


def test_what_a_copy_is_dubbed_in_is_not_what_is_spoken() -> None:
    body = "<section><h2>Languages</h2><dl><dt>Primary</dt><dd>Norwegian</dd><dt>Audio and subtitles</dt><dd>French (SDH), German (SDH)</dd></dl></section>"
    found = html(f"<h1>Low Tide</h1>{BOXES}{body}")
    assert set(values(found, "language")) <= {"no"}


def test_a_label_that_nobody_knows_ends_a_value() -> None:
    found = text("Low Tide (1998)\n\nDirector:\nAda Quill\nRun time:\n98 minutes\nGenre:\nDrama\nTopics:\nFriendship, Wild Animals\n")
    assert values(found, "genre") == ["Drama"]


# --- plots and lines of facts ------------------------------------------------------------------------------------------

PLOT = "A keeper waits for a boat that never comes into the harbour."


@pytest.mark.parametrize("box", [
    f'<div class="title-info-synopsis">{PLOT}</div>',
    f'<p class="Masthead__desc">{PLOT}</p>',
    f"<section><h3>About Low Tide</h3><p>{PLOT}</p></section>",
    f"<section><h2>Synopsis by <span>Perry Vance</span></h2><p>{PLOT}</p></section>",
])  # fmt: skip
def test_a_plot_is_told_by_its_class_or_heading(box: str) -> None:
    assert values(html(f"<h1>Low Tide</h1>{BOXES}{box}"), "description") == [PLOT]


def test_a_line_of_facts_may_have_a_label_in_it() -> None:
    found = html(
        "<h1>Das letzte Wehr</h1><div>DE · 2015 · Laufzeit 103 Minuten · FSK 12 · Drama, Thriller</div><p><b>Regie:</b> Ada Quill</p><p><b>Besetzung:</b> Hal Voss, Ida Wren</p>",
        "Das letzte Wehr",
    )
    assert values(found, "runtime_minutes") == ["103"]
    assert values(found, "genre") == ["Drama", "Thriller"]


@pytest.mark.parametrize("line", ["22 de agosto de 2013 No cinema / 1h 41min / Drama", "1998 | 101 min | Drama"])
def test_a_line_of_facts_is_no_name(line: str) -> None:
    assert values(text(f"Low Tide\n\n{line}\n\nDirector: Ada Quill\nCast: Hal Voss, Ida Wren\n"), "name") == ["Low Tide"]


# --- headings with their marks -----------------------------------------------------------------------------------------

MENU = "".join(f"  * Point {n}\n" for n in range(14))
MARKED = f"{MENU}\n#  Low Tide \n\n{PLOT}\n\n##  About This Movie \n\n{PLOT}\n\n###  Directors \n\nAda Quill \n\n###  Cast \n\nHal Voss, Ida Wren \n\n###  Genre \n\nDrama \n"


def test_headings_of_several_levels_tell_name_and_labels() -> None:
    found = text(MARKED)
    assert values(found, "name") == ["Low Tide"]
    assert values(found, "director") == ["ada quill"]
    assert values(found, "actor") == ["hal voss", "ida wren"]
    assert values(found, "genre") == ["Drama"]
    for claim in found.claims:
        for place in claim.evidence:
            assert MARKED[place.start : place.end] == place.exact


def test_two_headings_of_the_first_level_name_nothing_below_a_menu() -> None:
    assert text(MARKED + "\n# High Tide\n\nMore.\n").claims == ()


def test_names_that_touch_are_nobody() -> None:
    assert values(text(f"Low Tide (1998)\n\n{ROWS}Writer: Bo MarshCy Noor\n"), "writer") == []
    assert values(text(f"Low Tide (1998)\n\n{ROWS}Writer: Bo McMarsh, Cy DelNoor, AnnaBo Penn\n"), "writer") == [
        "bo mcmarsh",
        "cy delnoor",
        "annabo penn",
    ]


# --- markup ------------------------------------------------------------------------------------------------------------


def marked(facts: str, body: str = "<h1>Low Tide</h1>") -> Record:
    head = f'<script type="application/ld+json">{{"@context": "https://schema.org", {facts}}}</script>'
    return read_document(document(f"<html><head><title>Low Tide</title>{head}</head><body>{body}</body></html>"), "")


@pytest.mark.parametrize(("name", "year"), [
    ("Watch Low Tide (1998) Online", ["1998"]), ("Watch Low Tide", []), ("Low Tide | Tubular", []), ("Stream Low Tide Full Movie Online", []),
])  # fmt: skip
def test_markup_may_offer_the_film_or_name_its_site(name: str, year: list[str]) -> None:
    found = marked(f'"@type": "Movie", "name": "{name}", "director": "Ada Quill"')
    assert values(found, "name")[0] == "Low Tide"
    assert values(found, "year") == year


@pytest.mark.parametrize(
    ("name", "heading"), [("Watch Low Tide", "Watch Low Tide"), ("Watch Low Tide Rise", "Low Tide"), ("Low | High", "Low | High")]
)
def test_a_film_may_be_called_so(name: str, heading: str) -> None:
    assert values(marked(f'"@type": "Movie", "name": "{name}", "director": "Ada Quill"', f"<h1>{heading}</h1>"), "name")[0] == name


def test_one_person_of_markup_may_be_several() -> None:
    found = marked(
        '"@type": "Movie", "name": "Low Tide", "actor": [{"@type": "Person", "name": "Hal Voss, Ida Wren"}, {"@type": "Person", "name": "Penn, Jo"}]'
    )
    assert values(found, "actor") == ["hal voss", "ida wren", "penn, jo"]


def test_markup_counts_seasons_and_says_when_a_series_ran() -> None:
    found = marked(
        '"@type": "TVSeries", "name": "Low Tide", "numberOfSeasons": 3, "numberOfEpisodes": "24", "startDate": "2015-03-01", "endDate": "2018"'
    )
    assert [values(found, name) for name in ("seasons", "episodes", "year", "end_year")] == [["3"], ["24"], ["2015"], ["2018"]]


def test_markup_counts_an_episode() -> None:
    found = marked(
        '"@type": "TVEpisode", "name": "Low Tide", "episodeNumber": 2, "partOfSeason": {"@type": "TVSeason", "seasonNumber": 1}, "partOfSeries": {"@type": "TVSeries", "name": "Tides"}'
    )
    assert [values(found, name) for name in ("season_number", "episode_number", "part_of_series")] == [["1"], ["2"], ["tides"]]


def test_a_film_has_no_seasons() -> None:
    found = marked(
        '"@type": "Movie", "name": "Low Tide", "director": "Ada Quill", "numberOfSeasons": 3, "episodeNumber": 2, "startDate": "2015"'
    )
    assert not {c.property for c in found.claims} & {"seasons", "episode_number", "year"}


# --- and more that is no one film --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [
    f"Cartelera de cine en Soria\n\nCartelera de cine en Soria\n\n{ROWS}",
    "Agathe Rimel\n\nMétiers: Actrice, Réalisatrice\n\nNationalité: Française\n\nLa Marée (2012)\n\nDe Ada Quill\n\nAvec Agathe Rimel, Hal Voss\n",
])  # fmt: skip
def test_a_programme_or_a_person_gives_no_claim(words: str) -> None:
    assert text(words).claims == ()


@pytest.mark.parametrize(("title", "body"), [
    ("Introduction to Film Directing", "<h1>Introduction to Film Directing</h1><p>Language: English</p><p>Director: Ada Quill</p>"),
    ("Tides in order", "".join(f"<h2>{name} ({year})</h2><p>Director: Ada Quill</p><p>Runtime: {length} min</p>" for name, year, length in (("Tide", 2001, 100), ("Tide Two", 2004, 104)))),
])  # fmt: skip
def test_a_course_or_films_of_one_director_give_no_claim(title: str, body: str) -> None:
    assert html(body, title).claims == ()


# --- headlines, stars, reviews with their authors in headings -----------------------------------------------------------


@pytest.mark.parametrize("headline", [
    "Hal Voss is superb in this smoky tale of a man alone", "Der neue Film von Ada Quill ist ein stilles und kluges Drama",
])  # fmt: skip
def test_a_headline_that_is_a_sentence_is_no_name(headline: str) -> None:
    assert html(f"<h1>{headline}</h1>{BOXES}", headline).claims == ()


@pytest.mark.parametrize(
    "name", ["Life Is Beautiful", "Everything you always wanted to know about tides", "The Tide Is Coming and It Has Not Gone Away"]
)
def test_a_name_may_be_long_or_have_a_verb(name: str) -> None:
    assert values(html(f"<h1>{name}</h1>{BOXES}", name), "name") == [name]


def test_a_heading_says_who_wrote_a_review() -> None:
    body = "<p>Slow and smoky, with a lead performance that never begs for pity. I was moved by it.</p>"
    card = f'<section class="panel social_panel"><h3>Social</h3><div><h3><a>A review by tidewatch</a></h3><h5>Written by tidewatch on November 2, 2017</h5>{body}</div></section>'
    found = html(f"<h1>Low Tide</h1>{BOXES}{card}")
    said = {c.property: str(c.value) for c in found.claims if c.subject.kind == "user_review"}
    assert said["review_date"] == "2017-11-02"
    assert said["body"].startswith("Slow and smoky")
    assert [str(c.value) for c in found.claims if c.subject.kind == "account" and c.property == "name"] == ["tidewatch"]


def test_a_review_elsewhere_on_the_page_is_none_of_the_film() -> None:
    card = (
        "<aside><h3>A review by tidewatch</h3><p>Slow and smoky, with a lead performance that never begs for pity. I was moved.</p></aside>"
    )
    assert not [c for c in html(f"<h1>Low Tide</h1>{BOXES}{card}").claims if c.property == "body"]


STORY = "".join(
    f"<p>There is a kind of film that trusts its weather, and this one does so for scene {n}. Nobody speaks. The sea is seen. It is enough for a whole reel of it, and more than that.</p>"
    for n in range(6)
)


@pytest.mark.parametrize(("stars", "grade"), [("★★★★☆", ["★★★★☆"]), ("★★★½", ["★★★½"]), ("★", []), ("★★★★☆</p><p>★★☆☆☆", [])])
def test_a_mark_in_stars_is_given_as_printed(stars: str, grade: list[str]) -> None:
    found = html(
        f'<article><h1>Low Tide review</h1>{BOXES}<a rel="author">Nell Ferris</a><p>{stars}</p><div>{STORY}</div></article>',
        "Low Tide review",
    )
    assert [c.property for c in found.claims if c.property == "body"] == ["body"]
    assert [str(c.value) for c in found.claims if c.subject.kind == "review_rating"] == grade


def test_the_united_states_tell_how_to_read_a_day() -> None:
    found = html(
        "<h1>Low Tide</h1><p><span>PG</span> <span>10/13/2017 (US)</span> <span>1h 41m</span></p><p><b>Director:</b> Ada Quill</p><p><b>Cast:</b> Hal Voss, Ida Wren</p>"
    )
    assert [str(c.value) for c in found.claims if c.property == "release_date"] == ["2017-10-13"]


# --- crews among casts -------------------------------------------------------------------------------------------------


def test_a_name_over_a_job_is_no_actor_and_the_next_no_director() -> None:
    found = html(
        "<h1>Low Tide</h1><p><b>Running time:</b> 101 min</p><p><b>Writer:</b> Bo Marsh</p><h3>Cast &amp; crew</h3><div><p>Ada Quill</p><p>Director</p><p>Hal Voss</p><p>Ida Wren</p></div>",
        "Low Tide (1998)",
    )
    assert "hal voss" not in values(found, "director")
    assert "ada quill" not in values(found, "actor")


@pytest.mark.parametrize(
    "form",
    [
        "<dl><dt>Cast</dt><dd>Hal Voss, Ida Wren</dd><dt>Producer</dt><dd>Jo Penn</dd></dl>",
        "<div>Cast</div><div>Hal Voss, Ida Wren</div><div>Producer</div><div>Jo Penn</div>",
    ],
)
def test_a_job_behind_a_cast_is_of_the_next_name(form: str) -> None:
    assert values(html(f"<h1>Low Tide</h1>{BOXES}{form}"), "producer") == ["jo penn"]


def test_a_job_behind_a_cast_in_a_text_is_of_the_next_name() -> None:
    assert values(text(f"Low Tide (1998)\n\n{ROWS}\nCast\nHal Voss, Ida Wren\nProducer\nJo Penn\n"), "producer") == ["jo penn"]


def test_an_actor_and_a_character_in_one_line_are_nobody() -> None:
    assert values(text(f"Low Tide (1998)\n\n{ROWS}\nLeading Cast\nHal Voss Tom Keel\n"), "actor") == []


def test_who_sells_a_film_did_not_make_it() -> None:
    found = text(f"Low Tide (1998)\n\n{ROWS}\nProduction company\nGull Films\nWorld sales\nFerry Sales\n")
    assert values(found, "company") == ["gull films"]


def test_a_year_in_a_sentence_is_no_release() -> None:
    found = text(
        f"Low Tide (1998)\n\n{ROWS}\nPremiere\nEuropean\nThe director\nAda Quill was born in the harbour town of Tromsø in the winter of 1980 and went to sea for some years.\n"
    )
    assert values(found, "released") == []


# --- menus between the title of a text and the film's name ---------------------------------------------------------------

TOP = "Home\n\nMovies\n\nGenres\n\nAction\n\nComedy\n\nCountries\n\nFrance\n\nJapan\n\nLanguage\n\nEnglish\n\nDirectors\n\nSign in\n\nTrending now\n\nThe Big Tide (2023)\n\n"


def test_labels_of_a_menu_above_the_name_are_no_facts() -> None:
    found = text(
        f"Low Tide (1998) - Filmhaus\n\n{TOP}Low Tide\n\n1998\n\n101 min\n\nDirected by Ada Quill\n\nCountry: Norway\n\nGenre: Drama\n"
    )
    assert values(found, "name") == ["Low Tide"]
    assert values(found, "country") == ["no"]
    assert values(found, "genre") == ["Drama"]
    assert values(found, "language") == []
    assert values(found, "director") == ["ada quill"]
    assert values(found, "runtime_minutes") == ["101"]


def test_rows_without_a_menu_above_the_name_stay() -> None:
    found = text(
        "Low Tide (1998) - Filmhaus\n\nDirector\n\nAda Quill\n\nCountry\n\nNorway\n\nLow Tide\n\nA keeper waits.\n\nRunning time: 101 min\n"
    )
    assert values(found, "director") == ["ada quill"]
    assert values(found, "country") == ["no"]


def test_a_job_closes_a_credit_below_the_cast_of_a_film() -> None:
    found = text(
        "Low Tide (1998)\n\nDirected by Ada Quill\n\n101 min\n\nDrama\n\nCast of Low Tide\n\nAda Quill\n\nDirector\n\nHal Voss\n\nTom\n\n"
    )
    assert values(found, "director") == ["ada quill"]
