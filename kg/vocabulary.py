"""THE mapping: kg's words and the RDF terms they are written with, in two tables.

A schema.org term stands in this module and nowhere else in the package. Markup readers, the RDF writer, the shapes and
their tests, and the documentation all read these tables; ``tests/test_vocabulary.py`` holds them against schema.org's own
list of terms and against ``shapes/vocabulary.ttl``.

Terms are written compactly (``schema:name``); ``expand`` turns them into IRIs. Layout of the graph: ``docs/graph-model.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA_HTTP = "http://schema.org/"
SCHEMA_HTTPS = "https://schema.org/"

PREFIXES: dict[str, str] = {
    "schema": SCHEMA_HTTP,
    "kgv": "https://kg.example/ns#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dqv": "http://www.w3.org/ns/dqv#",
    "owl": "http://www.w3.org/2002/07/owl#",
}


def expand(term: str) -> str:
    """The IRI of a compact term: ``schema:name`` → ``http://schema.org/name``. Raises KeyError for an unknown prefix."""
    prefix, _, local = term.partition(":")
    return PREFIXES[prefix] + local


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of thing: its classes, where its IRI lives, and how a detail is held by what it belongs to.

    ``path`` is the first IRI segment (of a thing of its own below the base, of a detail below its owner). ``link`` is the
    term from owner to detail (none for things of their own, and for a character, to which its lines point); ``additional``
    the value of ``schema:additionalType``. ``named`` things are things of their own (films, people, reviews …): a link to one
    is a fact and has a claim; a link to any other only holds a node together.
    """

    word: str
    classes: tuple[str, ...]
    path: str
    link: str = ""
    additional: str = ""
    named: bool = False


def _kinds(*rows: Kind) -> dict[str, Kind]:
    return {row.word: row for row in rows}


KINDS = _kinds(
    # Things of their own.
    Kind("film", ("schema:Movie",), "movie", named=True),
    Kind("series", ("schema:TVSeries",), "series", named=True),
    Kind("episode", ("schema:TVEpisode",), "episode", named=True),
    Kind("person", ("schema:Person",), "person", named=True),
    Kind("critic", ("schema:Person",), "person", named=True),
    Kind("account", ("schema:Person",), "person", named=True),
    Kind("organization", ("schema:Organization",), "organization", named=True),
    Kind("artist", ("schema:MusicGroup",), "organization", named=True),
    Kind("place", ("schema:Place",), "place", named=True),
    Kind("country", ("schema:Country",), "country", named=True),
    Kind("work", ("schema:CreativeWork",), "work", named=True),
    # Details of a film.
    Kind("role", ("schema:PerformanceRole",), "role", "schema:actor"),
    Kind("writing", ("schema:Role",), "writer", "schema:author"),
    Kind("contribution", ("schema:Role",), "contributor", "schema:contributor"),
    Kind("book", ("schema:Book",), "book", "schema:isBasedOn"),
    Kind("certification", ("schema:Rating",), "content-rating", "schema:contentRating"),
    Kind("trailer", ("schema:VideoObject",), "trailer", "schema:trailer"),
    Kind("release", ("schema:PublicationEvent",), "release", "schema:releasedEvent"),
    Kind("budget", ("schema:MonetaryAmount",), "budget", "kgv:budget"),
    Kind("gross", ("schema:MonetaryAmount",), "gross", "kgv:gross"),
    Kind("opening_weekend", ("schema:MonetaryAmount",), "opening-weekend", "kgv:openingWeekend"),
    Kind("official_site", ("schema:WebSite",), "official-site", "kgv:officialSite"),
    Kind("rating", ("schema:AggregateRating",), "rating", "schema:aggregateRating"),
    Kind("user_review", ("schema:Review", "schema:UserReview"), "review", "schema:review", named=True),
    Kind("critic_review", ("schema:Review", "schema:CriticReview"), "review", "schema:review", named=True),
    Kind("storyline", ("schema:CreativeWork",), "storyline", "schema:subjectOf", "kgv:Storyline"),
    Kind("trivia", ("schema:Statement",), "trivia", "schema:subjectOf", "kgv:Trivia"),
    Kind("goof", ("schema:Statement",), "goof", "schema:subjectOf", "kgv:Goof"),
    Kind("crazy_credit", ("schema:Statement",), "crazy-credit", "schema:subjectOf", "kgv:CrazyCredit"),
    Kind("alternate_version", ("schema:Statement",), "alternate-version", "schema:subjectOf", "kgv:AlternateVersion"),
    Kind("quote", ("schema:Quotation",), "quote", "schema:hasPart"),
    Kind("character", ("schema:Person",), "character"),
    Kind("recording", ("schema:MusicRecording",), "recording", "schema:audio"),
    Kind("news", ("schema:NewsArticle",), "news", "schema:subjectOf"),
    Kind("user_list", ("schema:ItemList", "schema:CreativeWork"), "list", "schema:subjectOf"),
    Kind("question", ("schema:Question",), "question", "schema:subjectOf"),
    # Details of details.
    Kind("review_rating", ("schema:Rating",), "rating", "schema:reviewRating"),
    Kind("byline", ("schema:Person",), "author", "schema:author"),
    Kind("line", ("schema:Quotation",), "line", "schema:hasPart"),
    Kind("composition", ("schema:MusicComposition",), "composition", "schema:recordingOf"),
    # A detail of films and people.
    Kind("identifier", ("schema:PropertyValue",), "identifier", "schema:identifier"),
)

_TELLING = {"artist": 0, "film": 1, "series": 3, "episode": 4}


def more_telling(one: str, other: str) -> str:
    """Of two kinds under which documents speak of one thing, the one that says more; the first of equals.

    Who sings and acts is a person. What one page knows as a series or an episode, another mentions as if it were a film.
    """
    return other if _TELLING.get(other, 2) > _TELLING.get(one, 2) else one


FILMS = ("film", "series", "episode")
PEOPLE = ("person", "critic", "account", "byline")
REVIEWS = ("user_review", "critic_review")
MONEY = ("budget", "gross", "opening_weekend")
STATEMENTS = ("trivia", "goof", "crazy_credit", "alternate_version")
TEXTS = (*REVIEWS, *STATEMENTS, "storyline", "quote", "line", "news", "question", "user_list")
CREATORS = ("person", "artist", "organization")

Datatype = Literal["text", "year", "date", "duration", "integer", "decimal", "boolean", "link"]
Layer = Literal["both", "document", "fused"]


@dataclass(frozen=True, slots=True)
class Property:
    """What can be said of some kinds of things, the term it is written with, and how competing values are fused.

    ``of`` lists the kinds it is said of, ``to`` the kinds a link may lead to. ``one`` is true where a thing has only one
    true value. ``fuse`` names the rule in ``kg.fuse.rules``. ``layer`` is ``document`` for what is true of a page only
    and ``fused`` for what only the fused graph says. ``prose`` marks page text that ``--text`` can hold back.
    """

    word: str
    term: str
    datatype: Datatype
    of: tuple[str, ...]
    to: tuple[str, ...] = ()
    one: bool = False
    fuse: str = "all"
    layer: Layer = "both"
    prose: bool = False


def _properties(*rows: Property) -> dict[str, Property]:
    return {row.word: row for row in rows}


_NAMED_BY_NAME = (
    *FILMS, *PEOPLE, "organization", "artist", "place", "country", "work", "book", "official_site", *REVIEWS,
    "character", "recording", "composition", "user_list", "question", "trailer",
)  # fmt: skip

PROPERTIES = _properties(
    # Names.
    Property("name", "schema:name", "text", _NAMED_BY_NAME, one=True, fuse="best_name"),
    Property("alternate_name", "schema:alternateName", "text", _NAMED_BY_NAME),
    Property("scheme", "schema:propertyID", "text", ("identifier",), one=True, fuse="majority"),
    Property("identifier_value", "schema:value", "text", ("identifier",), one=True, fuse="majority"),
    Property("iso_code", "schema:identifier", "text", ("country",), one=True),
    # Films.
    Property("year", "schema:dateCreated", "year", (*FILMS, "work"), one=True, fuse="majority"),
    Property("released", "schema:datePublished", "date", FILMS, one=True, fuse="earliest_full_date"),
    Property("description", "schema:description", "text", (*FILMS, "user_list"), prose=True),
    Property("tagline", "kgv:tagline", "text", FILMS),
    Property("genre", "schema:genre", "text", FILMS),
    Property("keyword", "schema:keywords", "text", FILMS),
    Property("language", "schema:inLanguage", "text", FILMS),
    Property("country", "schema:countryOfOrigin", "link", FILMS, ("country",)),
    Property("certificate", "schema:contentRating", "text", FILMS),
    Property("duration", "schema:duration", "duration", (*FILMS, "trailer"), one=True, fuse="majority"),
    Property("video_page", "schema:url", "text", ("trailer",), one=True, fuse="majority"),
    Property("runtime_minutes", "kgv:runtimeMinutes", "integer", FILMS, one=True, fuse="majority"),
    Property("director", "schema:director", "link", FILMS, ("person",)),
    Property("writer", "schema:author", "link", FILMS, CREATORS),
    Property("composer", "schema:musicBy", "link", FILMS, CREATORS),
    Property("producer", "schema:producer", "link", FILMS, CREATORS),
    Property("editor", "schema:editor", "link", FILMS, ("person",)),
    Property("contributor", "schema:contributor", "link", FILMS, CREATORS),
    Property("actor", "schema:actor", "link", FILMS, ("person",)),
    Property("company", "schema:productionCompany", "link", FILMS, ("organization",)),
    Property("location", "schema:locationCreated", "link", FILMS, ("place",)),
    Property("sound_mix", "kgv:soundMix", "text", FILMS),
    Property("color", "kgv:color", "text", FILMS),
    Property("aspect_ratio", "kgv:aspectRatio", "text", FILMS),
    Property("award", "schema:award", "text", FILMS),
    Property("popularity_rank", "kgv:popularityRank", "integer", FILMS),
    Property("popularity_change", "kgv:popularityChange", "integer", FILMS),
    Property("similar", "kgv:similarTo", "link", FILMS, FILMS),
    Property("review", "schema:review", "link", FILMS, REVIEWS),
    Property("part_of_series", "schema:partOfSeries", "link", ("episode",), ("series",)),
    Property("season_number", "kgv:seasonNumber", "integer", ("episode",), one=True, fuse="majority"),
    Property("episode_number", "schema:episodeNumber", "integer", ("episode",), one=True, fuse="majority"),
    Property("seasons", "schema:numberOfSeasons", "integer", ("series",), one=True, fuse="latest_count"),
    Property("episodes", "schema:numberOfEpisodes", "integer", ("series",), one=True, fuse="latest_count"),
    Property("end_year", "schema:endDate", "year", ("series",), one=True, fuse="majority"),
    Property("page", "schema:sameAs", "text", (*FILMS, *PEOPLE)),
    Property("image", "schema:image", "text", FILMS),
    Property("mentions", "schema:mentions", "link", (*FILMS, "work"), (*FILMS, "work")),
    # Rows of a cast list, credits.
    Property("role_actor", "schema:actor", "link", ("role",), ("person",)),
    Property("character_name", "schema:characterName", "text", ("role",), one=True, fuse="best_name"),
    Property("credited_as", "kgv:creditedAs", "text", ("role",)),
    Property("role_position", "kgv:position", "integer", ("role", *REVIEWS), layer="document"),
    Property("credit_author", "schema:author", "link", ("writing", "book", "storyline"), (*CREATORS, "account")),
    Property("credit_contributor", "schema:contributor", "link", ("contribution",), CREATORS),
    Property("credit_note", "schema:roleName", "text", ("writing", "contribution"), one=True, fuse="best_name"),
    # Content rating, trailer, release, money, official site.
    Property("certificate_value", "schema:ratingValue", "text", ("certification",), one=True, fuse="best_name"),
    Property("certificate_reason", "schema:ratingExplanation", "text", ("certification",), fuse="all"),
    Property("certifier", "schema:author", "link", ("certification",), ("organization",)),
    Property("release_date", "schema:startDate", "date", ("release",), one=True),
    Property("release_country", "schema:location", "link", ("release",), ("country", "place")),
    Property("amount", "schema:value", "decimal", MONEY, one=True),
    Property("currency", "schema:currency", "text", MONEY, one=True),
    Property("estimated", "kgv:estimated", "boolean", MONEY, one=True),
    Property("as_of", "kgv:asOf", "date", MONEY, one=True, fuse="majority"),
    Property("territory", "kgv:territory", "link", (*MONEY, "official_site", "certification"), ("country", "place")),
    # Aggregate ratings.
    Property("rater", "schema:author", "link", ("rating",), ("organization",), one=True),
    Property("group", "kgv:raterGroup", "text", ("rating",), one=True),
    Property("score", "schema:ratingValue", "decimal", ("rating", "review_rating"), one=True, fuse="majority"),
    Property("best", "schema:bestRating", "decimal", ("rating", "review_rating"), one=True, fuse="majority"),
    Property("worst", "schema:worstRating", "decimal", ("rating", "review_rating"), one=True, fuse="majority"),
    Property("grade", "schema:ratingValue", "text", ("review_rating",), one=True, fuse="majority"),
    Property("rating_count", "schema:ratingCount", "integer", ("rating",), one=True, fuse="majority"),
    Property("review_count", "schema:reviewCount", "integer", ("rating",), one=True, fuse="majority"),
    Property("verdict", "schema:ratingExplanation", "text", ("rating", "review_rating")),
    Property("positive", "kgv:positiveCount", "integer", ("rating",), one=True, fuse="majority"),
    Property("mixed", "kgv:mixedCount", "integer", ("rating",), one=True, fuse="majority"),
    Property("negative", "kgv:negativeCount", "integer", ("rating",), one=True, fuse="majority"),
    Property("scored", "kgv:scoredCount", "integer", ("rating",), one=True, fuse="majority"),
    # Reviews.
    Property("reviewed", "schema:itemReviewed", "link", REVIEWS, FILMS, one=True),
    Property("reviewer", "schema:author", "link", REVIEWS, ("critic", "account", "byline")),
    Property("review_date", "schema:datePublished", "date", (*REVIEWS, "news"), one=True, fuse="most_precise"),
    Property("body", "schema:reviewBody", "text", REVIEWS, one=True, fuse="best_name", prose=True),
    Property("publisher", "schema:publisher", "link", (*REVIEWS, "news"), ("organization",)),
    Property("helpful_votes", "kgv:helpfulVotes", "integer", REVIEWS, one=True, fuse="latest_count"),
    Property("helpful_total", "kgv:helpfulTotal", "integer", REVIEWS, one=True, fuse="latest_count"),
    Property("pagination", "schema:pagination", "text", REVIEWS, one=True, fuse="majority"),
    Property("spoiler", "kgv:spoiler", "boolean", REVIEWS, one=True, fuse="majority"),
    Property("home", "schema:homeLocation", "link", ("account", "byline", "critic"), ("place",)),
    Property("badge", "kgv:badge", "text", ("account", "byline", "critic")),
    # Texts about the film.
    Property("text", "schema:text", "text", ("storyline", "quote", "line", *STATEMENTS), one=True, fuse="best_name",
             prose=True),
    Property("line_position", "kgv:position", "integer", ("line",), one=True),
    Property("speaker", "schema:spokenByCharacter", "link", ("line",), ("character",)),
    Property("mentioned", "schema:mentions", "link", TEXTS, ("person", "critic", "artist", "character", *FILMS)),
    Property("headline", "schema:headline", "text", ("news",), one=True, fuse="best_name"),
    Property("item_count", "schema:numberOfItems", "integer", ("user_list",), one=True, fuse="latest_count"),
    Property("created", "schema:dateCreated", "date", ("user_list",), one=True, fuse="majority"),
    # Soundtrack.
    Property("performer", "schema:byArtist", "link", ("recording",), CREATORS),
    Property("rights_holder", "schema:copyrightHolder", "link", ("recording",), CREATORS),
    Property("music_composer", "schema:composer", "link", ("composition",), CREATORS),
    Property("lyricist", "schema:lyricist", "link", ("composition",), CREATORS),
    Property("song_writer", "schema:author", "link", ("composition",), CREATORS),
)  # fmt: skip

DATATYPES: dict[str, str] = {
    "text": "xsd:string",
    "integer": "xsd:integer",
    "decimal": "xsd:decimal",
    "duration": "xsd:duration",
    "boolean": "xsd:boolean",
    "year": "xsd:gYear",
}


def datatype_of(prop: Property, lexical: str) -> str:
    """The compact datatype a value of ``prop`` is written with; for dates it follows from how precise they are."""
    if prop.datatype == "date":
        return {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(lexical), "xsd:date")
    return DATATYPES[prop.datatype]
