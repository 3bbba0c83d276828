"""Films that are unlike the seeds', in the seeds' layouts: very short plots, no scores yet, voices, years as titles, lists in reviews."""

from __future__ import annotations

import pytest

from kg.model import Document, Record
from kg.sites import read


def record(text: str, site: str) -> Record:
    return read(Document("page.txt", "0" * 64, text, len(text.encode())), site)


def said(text: str, site: str, property: str) -> list[str]:
    return [str(claim.value) for claim in record(text, site).claims if claim.property == property]


# --- IMDb ------------------------------------------------------------------------------------------------------------

FLOW = (
    " {title} ({year}) - imdb 5.8/10 41 1 user rate this {title}&nbsp;({year}) {under} {plot} director: elmer tubb stars: monty pell, "
    "flora la rue | see full cast & crew&nbsp;&raquo; edit cast credited cast: {cast} see full cast&nbsp;&raquo; edit storyline "
    "plot summary | add synopsis genres: {genres} parents guide: view content advisory&nbsp;&raquo; edit details country: usa "
    "see full technical specs&nbsp;&raquo; edit did you know? "
)
CAST = "monty pell ... first clerk flora la rue ... the widow"


def flow(**parts: str) -> str:
    words = {"title": "1922", "year": "1922", "under": "12min | short, comedy | 19 november 1922 (usa)", "cast": CAST}
    return FLOW.format(**{**words, "plot": "two clerks dispute the number of the year.", "genres": "short&nbsp;| comedy", **parts})


def lines(*rows: str) -> str:
    head = ("3 user 2 critic", "", "Tin Clerks (1931)", "", "Two clerks dispute the number of the year.", "", "")
    return "\n".join([*head, *rows, "", "", "Parents Guide:", "", "View content advisory »", "", "Did You Know?", "", ""])


def test_a_running_time_without_a_certificate_before_it_is_no_certificate() -> None:
    assert not said(flow(), "imdb", "certificate")
    assert said(flow(), "imdb", "duration") == ["PT12M"]


@pytest.mark.parametrize("plot", ["a letter kills.", "why three?", "men divide."])
def test_the_shortest_plots_are_sentences_where_a_plot_stands(plot: str) -> None:
    assert said(flow(plot=plot), "imdb", "description") == [plot]


def test_genres_that_are_all_of_the_line_under_the_title_are_no_part_of_the_plot() -> None:
    page = flow(under="thriller", genres="thriller", plot="plot kept under wraps.")
    assert said(page, "imdb", "description") == ["plot kept under wraps."]
    page = flow(under="thriller", genres="drama", plot="fans await a sequel.")
    assert said(page, "imdb", "description") == ["thriller fans await a sequel."]


@pytest.mark.parametrize(
    "note", ["(voice)", "(voice, uncredited)", "(archive footage) (uncredited)", "(singing voice)", "(german version)"]
)
def test_notes_on_how_a_part_was_played_are_no_part_of_its_name(note: str) -> None:
    page = flow(cast=f"monty pell ... first clerk {note} flora la rue ... the widow {note}")
    assert said(page, "imdb", "character_name") == ["first clerk", "the widow"]


def test_other_brackets_belong_to_the_character() -> None:
    page = flow(cast="monty pell ... first clerk (1893) flora la rue ... the widow (older self)")
    assert said(page, "imdb", "character_name") == ["first clerk (1893)", "the widow (older self)"]


@pytest.mark.parametrize(
    "episodes", [" 24 episodes, 2014-2017", " 1 episode, 2014", " / ... 9 episodes, 2014", " / ... (9 episodes, 2014)"]
)
def test_in_how_many_episodes_somebody_plays_is_no_part_of_the_character(episodes: str) -> None:
    rows = (f"Idris Vane ... DCI Moss{episodes}", f"Lotta Quill ... Sgt. Trent{episodes}")
    for page in (lines("Series cast summary:", *rows), flow(cast=" ".join(rows).lower())):
        assert [name.lower() for name in said(page, "imdb", "character_name")] == ["dci moss", "sgt. trent"]


def test_actors_whose_characters_are_not_printed_are_not_each_others_characters() -> None:
    page = lines("Cast overview, first billed only:", "Gale Ortiz ...", "Hugo Brill ...", "Ada Roe ... Herself")
    assert said(page, "imdb", "actor") == ["person(gale ortiz)", "person(hugo brill)", "person(ada roe)"]
    assert said(page, "imdb", "character_name") == ["Herself"]


def test_who_plays_nobody_else_speaks_in_a_documentary_s_quotes() -> None:
    cast = ("Credited cast:", "Lola Flint ... Herself", "Marcus Dunn ... Himself - Drummer", "")
    page = lines(*cast) + "The film was shot in a day. See more »\n\n\nLola Flint: Who asked?\nMarcus Dunn: Nobody.\nSee more »\n"
    assert said(page, "imdb", "speaker") == ["character(lola-flint)", "character(marcus-dunn)"]


def test_a_gross_in_any_country_is_one() -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + "Box Office\n\nGross France:\n\nFRF 2,100,000\n\nSee more on IMDbPro »\n"
    assert said(page, "imdb", "amount") == ["2100000.0"]
    assert "country(fr)" in said(page, "imdb", "territory")


def test_a_traditional_song_is_written_by_nobody() -> None:
    page = flow() + "soundtracks la lluvia written by traditional performed by ada roe see more &raquo; contribute to this page"
    assert said(page, "imdb", "performer") == ["artist(ada roe)"]
    assert not said(page, "imdb", "song_writer")


def test_rows_run_together_whose_characters_are_not_printed_are_names() -> None:
    page = flow(cast="monty pell ... flora la rue ... mary stone ...")
    assert set(said(page, "imdb", "actor")) == {"person(flora la rue)", "person(mary stone)", "person(monty pell)"}
    assert not said(page, "imdb", "character_name")


def test_a_sentence_with_the_word_of_a_label_does_not_end_a_section_that_has_its_own() -> None:
    know = "trivia the debut of ada roe. quotes from the bill are real. see more &raquo; quotes the widow: no. see more &raquo; "
    page = flow() + know + "contribute to this page"
    assert said(page, "imdb", "text")[0] == "the debut of ada roe. quotes from the bill are real."
    assert said(page, "imdb", "speaker") == ["character(the-widow)"]


def test_words_like_those_of_a_link_are_no_link() -> None:
    page = flow() + 'crazy credits no. 3 says: "see more? see you." see more &raquo; contribute to this page'
    assert said(page, "imdb", "text") == ['no. 3 says: "see more? see you."']


def test_a_place_with_brackets_of_its_own_is_a_reviewer_s_home() -> None:
    signed = "so so 3 may 2007 | by merikarhu (kowloon (hong kong)) &ndash; see all my reviews it is 4. it is more. "
    page = flow() + f"user reviews {signed}3 of 4 people found this review helpful.&nbsp; was this review helpful to you? yes no "
    assert said(page, "imdb", "home") == ["place(kowloon (hong kong))"]
    assert said(page, "imdb", "body") == ["it is 4. it is more."]


@pytest.mark.parametrize(
    ("printed", "ratios"),
    [("2.39 : 1 | 1.85 : 1", ["2.39 : 1", "1.85 : 1"]), ("16:9 HD", ["16:9 HD"]), ("1.33 : 1 (DVD) | 4:3", ["1.33 : 1 (DVD)", "4:3"])],
)
def test_aspect_ratios_of_every_form_are_read(printed: str, ratios: list[str]) -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + f"Technical Specs\n\nAspect Ratio:\n\n{printed}\nSee full technical specs »\n"
    assert said(page, "imdb", "aspect_ratio") == ratios


def test_a_silent_film_is_in_no_language_but_that_of_its_titles() -> None:
    page = (
        lines("Credited cast:", "Ada Roe ... Nurse", "")
        + "Details\n\nLanguage:\n\nNone | English\n\nRelease Date:\n\n1931 (USA) See more »\n"
    )
    assert said(page, "imdb", "language") == ["en"]


def test_an_outlet_is_told_by_its_address_in_any_country() -> None:
    news = (
        "related news ten best numbers 1 january 2010 11:00 am, +00:00 | screen.hk a talk with ada roe 25 december 2009 12:01 am, +00:00 | "
    )
    page = flow().replace("edit cast", news + "asiaflicks.com see all 9 related articles&nbsp;&raquo; edit cast")
    assert said(page, "imdb", "headline") == ["ten best numbers", "a talk with ada roe"]


@pytest.mark.parametrize("count", ["1 user", "1,204 user", "12 user 3 critic"])
def test_counts_before_a_title_on_one_line_are_no_part_of_it(count: str) -> None:
    page = f"{count} 1922 (1922) Comedy Two clerks meet. Director: Ada Roe Stars: Ivo Lund | See full cast » Genres: Comedy"
    assert set(said(page, "imdb", "name")) >= {"1922"}
    assert not [name for name in said(page, "imdb", "name") if "user" in name]
    assert said(page, "imdb", "description") == ["Two clerks meet."]


def test_credits_that_blank_lines_part_from_their_song_are_its() -> None:
    song = "Soundtracks\n\nLa Lluvia\n\nWritten by Bo Marsh\n\nPerformed by Ada Roe\n\nSee more »\n"
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + song
    assert said(page, "imdb", "performer") == ["artist(ada roe)"]


UNLABELLED = (
    "1 user 2 critic Tin Clerks (1931) 2:48 | Trailer Two clerks dispute the number of the year. {people} Nominated for 1 Oscar. "
    "See more awards » Cast overview, first billed only: Ivo Lund ... Clerk Ada Roe ... Nurse (as A. Roe) (uncredited) When the year ends, "
    "both have lost their posts and the year. Written by Jo Kit <jo@example.org> Plot Summary | Plot Synopsis "
    "Parents Guide: View content advisory » Filming Locations: Oslo, Norway Box Office $2,000 (estimated) Sound Mix: Mono | Dolby "
    "Black and White Aspect Ratio: 1.37 : 1 "
    "See full technical specs »"
)


def test_on_one_line_without_labels_what_stands_behind_a_value_is_not_of_it() -> None:
    page = UNLABELLED.format(people="Bo Marsh")
    assert said(page, "imdb", "location") == ["place(oslo, norway)"]
    assert said(page, "imdb", "sound_mix") == ["Mono", "Dolby"]
    assert said(page, "imdb", "color") == ["Black and White"]
    assert said(page, "imdb", "character_name") == ["Clerk", "Nurse"]
    assert said(page, "imdb", "text") == ["When the year ends, both have lost their posts and the year."]


@pytest.mark.parametrize(
    "people",
    ["Bo Marsh, Cy Oland Jo Wu (novel), Ann Bell (screenplay)", "Lev Orlov, Galina Pavlovna Zueva Aleksandr N. Ostrov (play), Cy Oland"],
)
def test_names_that_run_together_are_neither_plot_nor_each_other_s(people: str) -> None:
    page = UNLABELLED.format(people=people)
    assert said(page, "imdb", "description") == ["Two clerks dispute the number of the year."]
    assert not set(said(page, "imdb", "writer") + said(page, "imdb", "director")) - {"person(ann bell)", "person(cy oland)"}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Performed by Ike & Tina Roe", ["ike & tina roe"]),
        ("Performed by Bo Marsh & The Wailers", ["bo marsh & the wailers"]),
        ("Performed by Bo Marsh and His Comets", ["bo marsh and his comets"]),
        ("Performed by Marsh, Roe & Quill", ["marsh, roe & quill"]),
        ("Performed by Ann Bell & Bo Marsh", ["ann bell", "bo marsh"]),
        ("Courtesy of Tin Music, S.A.", ["tin music, s.a."]),
    ],
)
def test_one_act_is_one_performer_and_one_company_one_owner(line: str, names: list[str]) -> None:
    page = lines("Credited cast:", "Ada Roe ... Nurse", "") + f"Soundtracks\n\nLa Lluvia\nWritten by Jo Wu\n{line}\nSee more »\n"
    found = said(page, "imdb", "performer") + said(page, "imdb", "rights_holder")
    assert [name.partition("(")[2][:-1] for name in found] == names


def test_votes_that_a_reviewer_speaks_of_are_not_the_site_s_and_a_headline_keeps_its_mark() -> None:
    body = "7 of 9 people found this review helpful, says the page; me too."
    page = flow() + f"user reviews 10/10 - see it! 3 may 2007 | by merikarhu &ndash; see all my reviews {body} 3 of 4 people found this "
    page += "review helpful.&nbsp; was this review helpful to you? yes no review this title"
    assert said(page, "imdb", "body") == [body]
    assert said(page, "imdb", "helpful_votes") == ["3"]
    assert "10/10 - see it!" in said(page, "imdb", "name")


@pytest.mark.parametrize("kind", ["Continuity", "Factual errors", "Revealing mistakes", "Errors in geography"])
def test_the_kind_of_a_goof_is_nobody_who_speaks(kind: str) -> None:
    page = (
        lines("Credited cast:", "Ada Roe ... Nurse", "")
        + f"The film was shot in a day. See more »\n\n\n{kind}: The clock jumps. See more »\n"
    )
    assert not said(page, "imdb", "speaker")
    assert [c.subject.kind for c in record(page, "imdb").claims if c.value == f"{kind}: The clock jumps."] == ["goof"]


def test_initials_that_are_words_elsewhere_begin_names() -> None:
    page = lines("A. Kia", "", "", "Credited cast:", "Ada Roe ... Nurse")
    assert said(page, "imdb", "director") == ["person(a. kia)"]


@pytest.mark.parametrize(("years", "ends"), [("2014–2017", ["2017"]), ("2014– ", []), ("2014", [])])
def test_a_series_ends_where_its_last_year_is_printed(years: str, ends: list[str]) -> None:
    page = f"lower quay (tv series {years}) - imdb 8.1/10 12,340 64 user rate this lower quay (tv series {years}) tv-ma | 48min | crime | "
    page += (
        f"tv series ({years}) episode guide 24 episodes a river police crew finds the same man. stars: idris vane | see full cast & crew » "
    )
    page += "edit details country: uk see full technical specs » did you know? "
    assert said(page, "imdb", "end_year") == ends
    assert said(page, "imdb", "episodes") == ["24"]


# --- Metacritic ------------------------------------------------------------------------------------------------------

CRITICS = (
    "Mixed or average reviews - based on 1 Critic\n\nCritic score distribution:\n  1. Positive: 0 out of 1\n  1. {critic}\nUser Score\n\n"
)


def test_that_there_is_no_user_score_yet_is_no_review() -> None:
    page = CRITICS.format(critic="Reviewed by: Kim Lee\n    Sixty minutes too long.") + "No user score yet- Awaiting 1 more rating\n"
    assert said(page, "metacritic", "body") == ["Sixty minutes too long."]


def test_a_list_in_a_user_s_own_words_is_no_list_of_reviews() -> None:
    own = "Best. Film. Ever.\n\n    I said it then:\n    1. The score.\n    2. The ferry. Full Review »"
    page = (
        CRITICS.format(critic="Sixty minutes too long.")
        + f"User score distribution:\n  1. Positive: 2 out of 2\n  1. Jan 1, 2001\n    {own}\n"
    )
    page += "  2. Feb 29, 2004\n    He dies. Full Review »\n"
    bodies = said(page, "metacritic", "body")
    assert bodies[1:] == ["Best. Film. Ever. I said it then: 1. The score. 2. The ferry.", "He dies."]


def test_of_a_week_that_a_citation_names_only_the_month_is_a_date() -> None:
    page = CRITICS.format(critic="A boat, and a bore. [19-25 Dec 2001, p.63]")
    assert said(page, "metacritic", "review_date") == ["2001-12"]
    assert said(page, "metacritic", "pagination") == ["63"]


def users(*reviews: str) -> str:
    page = CRITICS.format(critic="Sixty minutes too long.") + "User score distribution:\n  1. Positive: 2 out of 2\n"
    return page + "\n".join(f"  {number}. {review} Full Review »" for number, review in enumerate(reviews, 1)) + "\n"


@pytest.mark.parametrize("form", [lambda t: "\n".join(line.strip() for line in t.splitlines()), lambda t: " ".join(t.split())])
def test_a_list_in_a_user_s_own_words_is_none_where_blanks_do_not_tell(form) -> None:  # type: ignore[no-untyped-def]
    page = users("Jan 1, 2001\n    I said it then:\n    1. The score.\n    2. The ferry.", "Feb 29, 2004\n    He dies.")
    assert said(form(page), "metacritic", "body")[1:] == ["I said it then: 1. The score. 2. The ferry.", "He dies."]


def test_on_one_line_what_says_that_there_is_no_score_is_neither_title_nor_review() -> None:
    page = "tbd No score yet - based on 1 Critic Critic score distribution: 1. Positive: 1 out of 1 1. A fine boat. User Score "
    page += "No user score yet- Awaiting 1 more rating 1. Mar 3, 2020 One day I will watch it again. Full Review »"
    assert not [c for c in record(page, "metacritic").claims if c.subject.kind == "film" and c.property == "name"]
    assert said(page, "metacritic", "body") == ["A fine boat.", "One day I will watch it again."]


@pytest.mark.parametrize("name", ["Ana María Ñíguez", "Ada de la Vega Roe", "A.O. Scott-Bell", "王小波"])
def test_on_one_line_a_score_closes_a_critic_s_name(name: str) -> None:
    page = " ".join(CRITICS.format(critic=f"Reviewed by: {name} 60 A boat, and a bore.").split())
    critics = [str(c.value) for c in record(page, "metacritic").claims if c.subject.kind == "critic" and c.property == "name"]
    assert critics == [name]
    assert said(page, "metacritic", "body") == ["A boat, and a bore."]


# --- Rotten Tomatoes -------------------------------------------------------------------------------------------------


def tomatoes(between: str, cast: str = "Piet Brandt\nas Ratti\n", rest: str = "") -> str:
    head = f"Ratti: The Rat & the Pie\n\n\nRatti: The Rat & the Pie\n\nCritics Consensus\n\n{between}\nAudience Score\n\nUser Ratings: 77\n"
    body = (
        f"User image\n\nRatti: The Rat & the Pie Photos\n\nMovie Info\n\nA rat inherits a pie shop.\n\nWatch it now\n\n\n{cast}View All\n\n"
    )
    return head + body + f"{rest}Ratti: The Rat & the Pie Quotes\n\nNews & Features\n"


@pytest.mark.parametrize("count", ["Total Count: N/A", "Total Count: 3"])
def test_where_there_is_no_consensus_what_follows_is_none(count: str) -> None:
    assert not said(tomatoes(f"No consensus yet.\n\n\n\n{count}\n\n"), "rottentomatoes", "verdict")


def test_who_is_only_heard_plays_the_same_character_as_on_other_sites() -> None:
    page = tomatoes("Fine.\n\n\n\nTotal Count: 3\n\n", "Piet Brandt\nas Ratti (Voice)\nAda Ek\nas Mrs. Crust\n")
    assert said(page, "rottentomatoes", "character_name") == ["Ratti", "Mrs. Crust"]


def test_bullets_and_stars_are_no_words_of_a_critic() -> None:
    source = "      Oct 20, 2017 | Rating: 3/4 | Full Review…\n      Brian Allrico\n      Harbour.com\n      ★ Top Critic\n\n"
    rest = f"Critic Reviews for Ratti: The Rat & the Pie\n\nAll Critics (1) | Top Critics (1)\n\n  •   A grim little tale.\n{source}"
    page = tomatoes("Fine.\n\n\n\nTotal Count: 1\n\n", rest=rest)
    assert said(page, "rottentomatoes", "body") == ["A grim little tale."]
    assert said(page, "rottentomatoes", "badge") == ["Top Critic"]


def test_on_one_line_the_first_review_has_its_date_without_a_bullet() -> None:
    title = "Ratti: The Rat & the Pie"
    rest = f"Audience Reviews for {title}\n\nApr 2, 2011\nI was hungry after this.\nTim S Super Reviewer\n\n"
    page = " ".join(tomatoes("No consensus yet.\n\n\n\nTotal Count: 3\n\n", rest=rest).split())
    assert said(page, "rottentomatoes", "review_date") == ["2011-04-02"]
    assert said(page, "rottentomatoes", "body") == ["I was hungry after this."]


@pytest.mark.parametrize("name", ["Tim S", "Ann-Marie van der B"])
def test_on_one_line_neither_mark_nor_words_are_a_part_of_a_name(name: str) -> None:
    title = "Ratti: The Rat & the Pie"
    rest = f"Audience Reviews for {title}\n\n  • Apr 2, 2011\nI was hungry. As in: it grows. {{}}\n{name} Super Reviewer\n\n"
    for mark in ("", "3.5/5"):
        page = " ".join(tomatoes("No consensus yet.\n\n\n\nTotal Count: 3\n\n", rest=rest.format(mark)).split())
        assert said(page, "rottentomatoes", "body") == [f"I was hungry. As in: it grows. {mark}".strip()]
        assert said(page, "rottentomatoes", "badge") == ["Super Reviewer"]


def test_on_one_line_headings_and_labels_in_what_people_write_open_nothing() -> None:
    title = "Ratti: The Rat & the Pie"
    words = 'The Movie Info lied! Critics Consensus? See "Rating: five crusts," says Bo.'
    rest = f"Audience Reviews for {title}\n\n  • Apr 2, 2011\n{words}\nTim S Super Reviewer\n\n"
    page = tomatoes("Fine as pie, and as warm.\n\n\n\nTotal Count: 3\n\n", rest=rest)
    page = " ".join(page.replace("A rat inherits a pie shop.", 'A rat inherits a pie shop. "Rating: five crusts," says the town.').split())
    assert said(page, "rottentomatoes", "body") == [words]
    assert said(page, "rottentomatoes", "description") == ['A rat inherits a pie shop. "Rating: five crusts," says the town.']


def test_on_one_line_the_cast_begins_behind_its_link_whatever_points_are_in_names() -> None:
    cast = "Leung Ka-Fai III\nas No. 2\nX. Twelve\nas The Marshal's Ghost\nTom Marsh\nas Capt. Roe\n"
    page = " ".join(tomatoes("No consensus yet.\n\n\n\nTotal Count: 3\n\n", cast).split())
    assert said(page, "rottentomatoes", "actor")[0] == "person(leung ka-fai iii)"


def test_a_last_line_of_one_word_is_who_wrote_it() -> None:
    rest = "Audience Reviews for Ratti: The Rat & the Pie\n\n  • Apr 2, 2011\n    Good as it gets\n    xGizmox\n\n"
    page = tomatoes("Fine.\n\n\n\nTotal Count: 3\n\n", rest=rest)
    assert said(page, "rottentomatoes", "body") == ["Good as it gets"]


# --- streaming sites -------------------------------------------------------------------------------------------------


def streaming(plot: str, cast: str = "") -> str:
    head = f"Home > Animation >\n\nRatti\n\nRatti (2012)\n\nOctober. 05,2012\n|\n5.3\n|\nTV-Y7\n| Animation Family\n\n{plot}\n\n...\n\n"
    return head + f"Watch Trailer\n\nCast\n\n{cast}\nSimilar titles\n\nReviews\n\npieman\n2012/10/05\n\nToo many pies.\n\nMore\n"


def test_a_plot_of_two_words_stands_before_the_dots() -> None:
    assert said(streaming("Plot unknown."), "streaming", "description") == ["Plot unknown."]


def test_voices_and_names_in_the_credits_are_told_from_characters() -> None:
    page = streaming("A rat inherits a pie shop.", "Piet Brandt as Ratti (voice)\nAda Ek as Mrs. Crust (as A. Ek)\n")
    assert said(page, "streaming", "character_name") == ["Ratti", "Mrs. Crust"]
    assert said(page, "streaming", "credited_as") == ["A. Ek"]


def ended(words: str) -> list[str]:
    """What is read as the mark of a review that ends so."""
    page = streaming("A rat inherits a pie shop.").replace("Too many pies.", f"Too many pies, and I like pies. {words}")
    return [str(c.value) for c in record(page, "streaming").claims if c.subject.kind == "review_rating"]


@pytest.mark.parametrize("words", ["3 stars out of 5.", "Rating: 3/4", "I give it 3/4.", "3/4", "[3/5]", "3 of 10", "3 of 5 stars"])
def test_marks_of_every_form_close_a_review(words: str) -> None:
    assert ended(words)[:1] == ["3.0"]


@pytest.mark.parametrize(
    "words", ["It lost me after 3/4.", "I watched 3 of 4.", "Part 2 of 5.", "He slept through 7 of 10", "Note: 6,5/10"]
)
def test_parts_of_something_are_no_marks(words: str) -> None:
    assert not ended(words)
