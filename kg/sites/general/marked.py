"""What markup says of a page that is read without a reader for its site: another subject, only a social card, reviews of its film."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.model import Claim, Mention, Notice
from kg.reading import say
from kg.reading.html import HtmlPage
from kg.reading.markup import items, opinions
from kg.reading.markup.choice import NAMED_WITH_YEAR, kind_of
from kg.reading.markup.items import Item
from kg.reading.page import Page, Reading
from kg.text import fold

_OTHER_TYPES = frozenset((
    "Person", "Book", "VideoGame", "MusicAlbum", "MusicRecording", "MusicGroup", "Recipe", "Product", "ItemList", "CollectionPage",
    "SearchResultsPage", "ProfilePage", "JobPosting", "Event", "Restaurant", "Course",
    "MusicEvent", "TheaterEvent", "DanceEvent", "SportsEvent", "ComedyEvent", "LiteraryEvent", "ExhibitionEvent", "EducationEvent",
    "BusinessEvent", "FoodEvent", "SocialEvent", "Festival", "PodcastEpisode", "PodcastSeries", "PodcastSeason", "RadioEpisode",
    "RadioSeries", "Audiobook", "MusicPlaylist", "MusicVenue", "Play", "ComicIssue", "ComicSeries", "ShortStory", "Poem", "Painting",
    "VisualArtwork", "Sculpture", "Photograph", "Game", "Quiz", "HowTo", "LearningResource", "CourseInstance", "SoftwareApplication",
    "MobileApplication", "WebApplication", "SoftwareSourceCode", "ScholarlyArticle", "Thesis", "Museum", "TouristAttraction", "TouristTrip",
    "ExercisePlan", "ProductGroup", "ProductModel", "Vehicle", "Car", "Hotel", "SportsTeam", "TelevisionChannel", "BroadcastService",
))  # fmt: skip
"""Types of items that, where no film is described, say that a page is about something else."""

_OF_ANY_PAGE = frozenset(("name", "alternate_name", "description", "image", "page"))
_OF_FILMS = re.compile(r"/(?:[a-z]{2}/)?(?:films?|movies?|titles?|peliculas?|filmes?|filmy|pelicula|m|watch|video)[/-]\w", re.I)
"""How the addresses of pages about films go."""


def only_card(film: Mention, claims: tuple[Claim, ...]) -> bool:
    """Whether nothing but a page's social card says that it is about a film: some sites write one for all their pages."""
    return all("/meta[" in place.path for claim in claims if claim.subject == film for place in claim.evidence)


def bare_card(page: Page, film: Mention, claims: Collection[Claim]) -> bool:
    """Whether a social card says nothing of a film but its name, and neither words nor the page's address say that it is one."""
    said = {claim.property for claim in claims if claim.subject == film}
    addresses = [c.value for c in claims if c.property in ("page", "identifier_value") and isinstance(c.value, str)]
    return said <= _OF_ANY_PAGE and not any(_OF_FILMS.search(address) for address in [*addresses, page.document.url])


def other_subject(page: Page, notices: tuple[Notice, ...]) -> str:
    """Why the markup says that the page is about no one film; empty where it does not."""
    if several := next((n for n in notices if n.code == "several-films"), None):
        return several.what
    if not isinstance(page, HtmlPage):
        return ""
    found = [item for item in items(page) if isinstance(item, Item) and not item.held]
    if any(kind_of(item) for item in found):
        return ""
    types = sorted({t for item in found for t in item.types if t in _OTHER_TYPES})
    return f"its markup describes a {types[0]}" if types else ""


def loose_mark(page: HtmlPage, name: str, review: Mention) -> Reading:
    """The mark that markup gives in a review without words, signed with a name, of the one whose words the page shows."""
    for item in items(page) if "Review" in page.document.text else ():
        if not isinstance(item, Item) or item.held or not item.is_a("Review", "CriticReview"):
            continue
        signed = {fold(text.words) for who in item.items("author") for text in who.texts("name")} | {
            fold(t.words) for t in item.texts("author")
        }
        worded = any(item.texts("reviewBody", "description", "text"))
        for mark in item.items("reviewRating") if fold(name) in signed and not worded else ():
            score, best = (
                next((s for s in opinions.spans(mark, of) if say.reads(page, s, "decimal")), None) for of in ("ratingValue", "bestRating")
            )
            if score is not None and best is not None:
                node = Mention("review_rating", (), review)
                yield from say.attempt(page, node, "score", score, "decimal")
                yield from say.attempt(page, node, "best", best, "decimal")
                return


def loose_reviews(page: Page, film: Mention, name: str) -> Reading:
    """The reviews that markup describes as of a thing of the film's name, where it says of no film more than that."""
    if not isinstance(page, HtmlPage) or "Review" not in page.document.text:
        return
    position = 0
    for item in items(page):
        if not isinstance(item, Item) or item.held or not item.is_a("Review", "UserReview", "CriticReview"):
            continue
        called = [text.words for inner in item.items("itemReviewed") for text in inner.texts("name")]
        called += [text.words for text in item.texts("itemReviewed")]
        bare = {fold(match["name"] if (match := NAMED_WITH_YEAR.match(words)) else words) for words in called}
        if bare == {fold(name)}:
            position += 1
            yield from opinions.review(page, film, item, None, position)
