"""A title is found in prose only where independent reviews leave no doubt; the cases without one come first."""

from __future__ import annotations

import pytest

from kg.model import Document
from kg.reading.page import Page, Span
from kg.reading.prose import title_places


def found(reviews: list[str], names: tuple[str, ...] = ()) -> list[str]:
    """The words at each place where the title is found in these reviews."""
    text = "\n".join(reviews)
    page = Page(Document("page.txt", "0" * 64, text, len(text)))
    spans, at = [], 0
    for review in reviews:
        spans.append(Span(at, at + len(review)))
        at += len(review) + 1
    return [page.words(place) for place in title_places(page, spans, names)]


NOTHING_TO_NAME = {
    "no reviews": [],
    "nobody names it": [
        "A slow, patient drama about two sisters and a bakery.",
        "The film never raises its voice, and is all the better for it.",
        "Handsome, but cold to the touch.",
    ],
    "only one review names it": [
        "Tin Orchard is a small film with a long memory.",
        "A slow, patient drama about two sisters and a bakery.",
        "Handsome, but cold to the touch.",
    ],
    "a star in every review": [
        "Marlow gives the performance of a lifetime.",
        "Once again Marlow is astonishing.",
        "Petra Marlow is at her best here.",
        "Marlow's performance is all the film has.",
        "Marlow takes over every scene.",
    ],
    "a star in full in every review": [
        "Petra Marlow gives the performance of a lifetime.",
        "Petra Marlow is astonishing.",
        "Nobody but Petra Marlow could play this woman.",
        "At last, Petra Marlow has a part worth having.",
    ],
    "two stars side by side": [
        "Marlow and Quill are a delight together.",
        "Watching Marlow and Quill bicker is worth the ticket.",
        "Petra Marlow and Otis Quill make it look easy.",
        "There is real warmth between Marlow and Quill.",
    ],
    "a character with one name": [
        "Ottoline is a woman who has lost everything but her temper.",
        "When Ottoline takes the train north, the story wakes up.",
        "Ottoline is a marvellous creation, and she knows it.",
        "We never learn why Ottoline left.",
    ],
    "a director": [
        "Mr. Vantongeren has made a cold and beautiful thing.",
        "Vantongeren directs with a sure hand.",
        "Directed by Ilse Vantongeren with patience and wit.",
        "Vantongeren is a filmmaker to watch.",
    ],
    "a city": [
        "A tour of the back streets of San Alder that no tourist sees.",
        "Nobody has filmed San Alder with such tenderness.",
        "The heat of summer in San Alder is almost a character.",
        "Set in San Alder, it feels lived in.",
    ],
    "a film that it is compared with": [
        "Think of it as a poor relation of The Glass Harbor.",
        "Less funny than The Glass Harbor, but warmer.",
        "Like The Glass Harbor, it ends on a pier.",
        "It wants to be The Glass Harbor and is not.",
    ],
    "a studio and a prize": [
        "Hollywood is rarely this honest.",
        "Hollywood takes few such chances.",
        "The Academy Award is hers to lose.",
        "An Academy Award is surely waiting.",
        "Oscar is calling.",
    ],
    "words that open sentences": [
        "Acting is superb. Direction is sure.",
        "Acting is uneven. Music is loud.",
        "Acting is fine, and so is the rest.",
        "Acting is the one thing it has. Music is forgettable.",
    ],
    "two works with equal claims": [
        "Tin Orchard is a small, strong film.",
        "Tin Orchard tells its story plainly.",
        "Night Ferry is a small, strong film.",
        "Night Ferry tells its story plainly.",
    ],
    "a song": [
        "The scene where she sings the song \"Paper Lanterns\" stops the show.",
        "You will leave humming the song \"Paper Lanterns\".",
        "Her version of the song \"Paper Lanterns\" is lovely.",
    ],
    "a page without capitals": [
        "tin orchard is a small film with a long memory.",
        "at best, tin orchard is a quiet triumph of a film.",
        "tin orchard takes us to places no film about bakers has gone.",
    ],
    "words in quotation marks without capitals": [
        "what they call \"real\" is anything but.",
        "it feels \"real\" for an hour and then it does not.",
        "so \"real\" that it hurts.",
    ],
    "shouting users": [
        "THIS IS THE BEST FILM EVER MADE!!! GO AND SEE IT NOW!!!",
        "BEST FILM EVER MADE!!!",
        "THE BEST FILM EVER MADE, PERIOD.",
    ],
    "the hero of many films": [
        "Thorne is back.", "At sixty, Thorne still has it.", "Thorne may be old, but he never tires.", "This time, Thorne never smiles.",
    ],
    "a place that acts": [
        "Little Harbor is a character of its own.", "Little Harbor has its own rules.", "In the end, Little Harbor may be the villain.",
    ],
    "a rank and a name": [
        "Captain Marlow is a drunk.", "Captain Marlow has his own rules.", "At sea, Captain Marlow never sleeps.",
        "Captain Marlow is dead.",
    ],
    "the director's name in front, and the film nowhere alone": [
        "Vantongeren's Gravel is a film of few words.", "Ilse Vantongeren's Gravel takes us under the ground.", "Vantongeren never blinks.",
    ],
    "a shared name of two people": [
        "Anders Holt is a fine actor, and Holt knows it.",
        "Holt may be the best thing in it.",
        "Holt is magnetic.",
        "Ms. Holt is given little to do.",
    ],
}  # fmt: skip

NAMED = {
    "several words, subject of several reviews": (
        "Tin Orchard",
        ["Tin Orchard is special.", "At best, Tin Orchard is a small marvel -- it hums.",
         "Quiet and sly, Tin Orchard takes us into rooms we know.",
         "Marlow is superb."],
    ),
    "a place inside the title": (
        "Crossing San Alder",
        ["Crossing San Alder is special.", "Slow as it is, Crossing San Alder takes us to places no map shows.",
         "Nobody has filmed San Alder with such tenderness.", "Crossing San Alder may not be a film for everyone."],
    ),
    "a title with the name of a person": (
        "Becoming Petra Marlow",
        ["Becoming Petra Marlow is a comedy of rare nerve.", "If you see one film this year, Becoming Petra Marlow is it.",
         "Becoming Petra Marlow takes its joke further than anybody dared.", "Otis Quill is a marvel."],
    ),
    "a person's name as title, said to be a film": (
        "Petra Marlow",
        ["Petra Marlow is a comedy of rare nerve.", "The film Petra Marlow tells its story backwards.",
         "Petra Marlow is a lovely, wistful drama.", "Petra Marlow takes us back to 1961."],
    ),
    "quotation marks and a person's name": (
        "Petra Marlow",
        ['"Petra Marlow" is loud and funny.', 'There is nothing in "Petra Marlow" that you have not seen.',
         'See "Petra Marlow" for its star.'],
    ),
    "one word, said to be a film": (
        "Gravel",
        ["Gravel is a thriller of few words.", "What makes Gravel work is its silence.", "At its best, Gravel is a film about fathers.",
         "As tense as it is long, Gravel takes us under the ground."],
    ),
    "one word in quotation marks": (
        "Gravel",
        ['"Gravel" has grit.', 'I was bored by "Gravel" for an hour.', 'Nothing in "Gravel" surprises.'],
    ),
    "curly quotation marks": ("Night Ferry", ["“Night Ferry” floats.", "In “Night Ferry,” nobody sleeps.", "A storm of a film."]),
    "quotation marks on a page without capitals": (
        "night ferry",
        ['"night ferry" is a thriller of few words.', 'in "night ferry," nobody sleeps.', "a storm of a film."],
    ),
    "a longer title beside its shortened form": (
        "Night Ferry to Oslo",
        ["Night Ferry to Oslo is a thriller of few words.", "Night Ferry to Oslo takes its time.", "Night Ferry works best in the dark.",
         "For its first hour, Night Ferry to Oslo is a marvel."],
    ),
    "a leading article": (
        "The Glass Harbor",
        ["The Glass Harbor is special.", "At best, The Glass Harbor is a film about patience.", "The Glass Harbor takes us out to sea.",
         "In the end The Glass Harbor has its own weather."],
    ),
    "a leading article only where sentences begin": (
        "The Glass Harbor",
        ["The Glass Harbor is a film about patience.", "The Glass Harbor takes us out to sea.", "The Glass Harbor may be too long."],
    ),
    "function words inside": (
        "Of Salt and Honey",
        ["Of Salt and Honey is a lovely film.", "For all its faults, Of Salt and Honey takes us somewhere new.",
         "Of Salt and Honey tells its story slowly."],
    ),
    "a colon inside": (
        "Iron Tide: Reckoning",
        ["Iron Tide: Reckoning is a sequel with a purpose.", "Loud and long, Iron Tide: Reckoning has plenty of everything.",
         "Iron Tide: Reckoning takes its time."],
    ),
    "a number inside": (
        "Iron Tide 2",
        ["Iron Tide 2 is a sequel with a purpose.", "Better than Iron Tide, if not by much.",
         "Loud and long, Iron Tide 2 has plenty of everything.",
         "Unlike Iron Tide, this one has jokes."],
    ),
    "a possessive inside": (
        "Ottoline's Orchard",
        ["Ottoline's Orchard is a small, strong film.", "In the end, Ottoline's Orchard works because it never begs.",
         "Ottoline's Orchard takes us home."],
    ),
    "the director's name in front": (
        "Tin Orchard",
        ["Vantongeren's Tin Orchard is a film about patience.", "Ilse Vantongeren's Tin Orchard takes us home.",
         "Few films are as sly as Tin Orchard.",
         "In the end, Tin Orchard is a comedy."],
    ),
    "capitals throughout": (
        "Tin Orchard",
        ["TIN ORCHARD is a film about patience.", "Tin Orchard is a comedy in disguise.", "Tin Orchard takes us home."],
    ),
    "a comparison beside it": (
        "Night Ferry",
        ["Night Ferry is a thriller of few words.", "Night Ferry takes us out of our depth.",
         "Like Tin Orchard before it, Night Ferry has its own clock.",
         "Not as good as Tin Orchard."],
    ),
    "a word at both ends": (
        "Run, Ada, Run",
        ["For all its gloss, Run, Ada, Run is a thriller of few words.", "Run, Ada, Run has wit to burn.",
         "It would be easy to dismiss Run, Ada, Run as a postcard. It is a letter.",
         "If you can get past the accents, Run, Ada, Run offers pleasures that most films have forgotten."],
    ),
    "an abbreviation inside": (
        "Dr. Lantern",
        ["Dr. Lantern is a comedy about the end of everything.", "The film Dr. Lantern tells its tale straight.",
         "Dr. Lantern is a satire with teeth."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reviews", NOTHING_TO_NAME.values(), ids=NOTHING_TO_NAME.keys())
def test_nothing_is_named_without_proof(reviews: list[str]) -> None:
    assert found(reviews) == []


@pytest.mark.parametrize(("title", "reviews"), NAMED.values(), ids=NAMED.keys())
def test_the_title_is_named_as_it_is_printed(title: str, reviews: list[str]) -> None:
    assert set(found(reviews)) == {title}


def test_a_title_may_begin_with_a_number_and_a_colon() -> None:
    reviews = [
        "44: Sons, Daughters & Others is a western with chalk on its hands.",
        "Ransome is superb in 44: Sons, Daughters & Others.",
        "44: Sons, Daughters & Others keeps its powder dry.",
        "44 is a number; this is a film.",
    ]
    assert set(found(reviews)) == {"44: Sons, Daughters & Others"}


def test_a_critic_and_a_publication_of_the_page_are_no_titles() -> None:
    reviews = ["Night Dispatch is a film of few words.", "Night Dispatch takes us home.", "Night Dispatch is a comedy."]
    assert found(reviews)
    assert found(reviews, ("Night Dispatch",)) == []


def test_each_place_is_found_but_not_what_only_resembles_it() -> None:
    reviews = [
        "Tin Orchard is special.",
        "At best, Tin Orchard is a small marvel of a film.",
        "TIN ORCHARD takes us home.",
        "An orchard of tin.",
    ]
    assert found(reviews) == ["Tin Orchard", "Tin Orchard"]


def test_the_order_of_the_reviews_does_not_matter() -> None:
    for title, reviews in NAMED.values():
        assert set(found(reviews[::-1])) == {title}
