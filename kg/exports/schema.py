"""The tables of ``kg export --format csv|parquet``: their columns, what each holds, in one place; ``docs/exports.md`` shows the same."""

from __future__ import annotations

from dataclasses import dataclass

from kg.exports.credits import RELATIONS
from kg.spill.tables import ColumnKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: ColumnKind
    about: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name (the file's, without ending), what one row is, and its columns in order."""

    name: str
    about: str
    columns: tuple[Column, ...]


def _table(name: str, about: str, *columns: tuple[str, ColumnKind, str]) -> Table:
    return Table(name, about, tuple(Column(*column) for column in columns))


_FILM: tuple[tuple[str, ColumnKind, str], ...] = (
    ("film", "text", "IRI of the film"),
    ("film_name", "text", "its name"),
)

TABLES: tuple[Table, ...] = (
    _table(
        "films",
        "one row a film, series or episode",
        ("film", "text", "IRI of the film"),
        ("type", "text", "`film`, `series` or `episode`"),
        ("name", "text", "its title"),
        ("alternate_names", "list", "other titles"),
        ("year", "integer", "the year after the title"),
        ("released", "text", "release date: `1999-10-27`, `1999-10` or `1999`, as precise as it is known"),
        ("runtime_minutes", "integer", "running time"),
        ("certificates", "list", "content ratings"),
        ("genres", "list", "genres"),
        ("keywords", "list", "keywords"),
        ("languages", "list", "BCP 47 tags"),
        ("countries", "list", "ISO 3166 codes of the countries of origin"),
        ("directors", "list", "names"),
        ("writers", "list", "names"),
        ("companies", "list", "names of the production companies"),
        ("locations", "list", "filming locations"),
        ("taglines", "list", "taglines"),
        ("descriptions", "list", "short plots"),
        ("awards", "list", "awards lines"),
        ("images", "list", "addresses of posters"),
        ("pages", "list", "addresses of pages about it"),
        ("series", "text", "IRI of the series that an episode is part of"),
        ("similar", "list", "IRIs of titles that a page calls similar"),
        ("claims", "integer", "claims about the film itself (its details not counted)"),
    ),
    _table(
        "people",
        "one row a person: of the screen, behind it, or the author of a review",
        ("person", "text", "IRI of the person"),
        ("name", "text", "name"),
        ("alternate_names", "list", "other printed names"),
        ("films", "integer", "films with a credit of this person"),
        ("reviews", "integer", "reviews by this person"),
        ("home", "text", "printed place of an author of reviews"),
        ("badges", "list", "marks that a site gives its users"),
        ("pages", "list", "addresses of pages about the person"),
    ),
    _table(
        "credits",
        "one row a credit: a person, group or company and what they did in a film",
        *_FILM,
        ("agent", "text", "IRI of the person or organization"),
        ("agent_name", "text", "name"),
        ("agent_type", "text", "`person`, `organization` or `artist`"),
        ("relation", "text", ", ".join(f"`{word}`" for word in RELATIONS.values())),
        ("characters", "list", "names of the characters"),
        ("note", "text", "the note beside a writer or contributor, without brackets"),
        ("credited_as", "list", "names in an `(as …)`"),
        ("position", "integer", "place in the cast list, from 1; the lists of several pages are laid into one"),
        ("work", "text", "the song of a soundtrack credit"),
    ),
    _table(
        "ratings",
        "one row an aggregate rating: one page's score by one rater and group; never merged",
        *_FILM,
        ("rating", "text", "IRI of the rating"),
        ("rater", "text", "who rates; empty for an unknown site"),
        ("group", "text", "`users`, `critics`, `top critics`"),
        ("value", "number", "the score"),
        ("best", "number", "the best possible score, where the scale is known"),
        ("worst", "number", "the worst possible score, where it is stated"),
        ("rating_count", "integer", "votes"),
        ("review_count", "integer", "reviews"),
        ("positive", "integer", "positive reviews"),
        ("mixed", "integer", "mixed reviews"),
        ("negative", "integer", "negative reviews"),
        ("scored", "integer", "reviews that have a score"),
        ("explanations", "list", "verdict or critics' consensus"),
        ("document", "text", "IRI of the document that shows it"),
    ),
    _table(
        "reviews",
        "one row a review",
        *_FILM,
        ("review", "text", "IRI of the review"),
        ("type", "text", "`user` or `critic`"),
        ("author", "text", "IRI of the author"),
        ("author_name", "text", "name of the author"),
        ("publisher", "text", "name of the publication"),
        ("headline", "text", "headline"),
        ("date", "text", "date, as precise as it is printed"),
        ("value", "number", "the rating as a number"),
        ("best", "number", "the best possible rating"),
        ("grade", "text", "a rating that is no number (`B+`)"),
        ("helpful_votes", "integer", "readers who found it helpful"),
        ("helpful_total", "integer", "readers who voted"),
        ("spoiler", "boolean", "whether the page warns of spoilers"),
        ("body", "text", "the whole text"),
    ),
    _table(
        "releases",
        "one row a release in a country",
        *_FILM,
        ("country", "text", "ISO 3166 code"),
        ("place", "text", "name of the country or place"),
        ("date", "text", "date, as precise as it is printed"),
    ),
    _table(
        "money",
        "one row an amount",
        *_FILM,
        ("sort", "text", "`budget`, `gross` or `opening weekend`"),
        ("amount", "number", "the amount"),
        ("currency", "text", "ISO 4217 code"),
        ("territory", "text", "name of the country or place it is of"),
        ("estimated", "boolean", "whether the page calls it estimated"),
        ("as_of", "text", "date of the amount"),
    ),
    _table(
        "documents",
        "one row a document that the graph was read from",
        ("document", "text", "IRI of the document"),
        ("name", "text", "path below the input folder"),
        ("site", "text", "name of the site, where it is known"),
        ("reader", "text", "which reader read it (`kg sites`)"),
        ("url", "text", "address, where it is known"),
        ("digest", "text", "`sha256:` and the digest of its bytes"),
        ("about", "text", "IRI of the film it is about"),
        ("claims", "integer", "claims read from it"),
    ),
    _table(
        "claims",
        "one row a claim: what one document states, and where",
        ("claim", "text", "IRI of the claim"),
        ("document", "text", "IRI of the document; empty for a value derived from other claims"),
        ("subject", "text", "IRI of the thing"),
        ("property", "text", "the property, with its prefix (`schema:duration`)"),
        ("value", "text", "the value; an IRI for a link"),
        ("datatype", "text", "`link`, `string`, `date`, `decimal` …"),
        ("start", "integer", "where the quoted words begin, in code points; of the first place"),
        ("end", "integer", "where they end"),
        ("quotes", "list", "the words as they stand there, one entry a place"),
        ("rule", "text", "how the value follows from the words, where it is not simply they"),
        ("inferred", "boolean", "whether it was inferred, not stated"),
        ("rank", "text", "`preferred` or `deprecated`, where claims compete"),
        ("derived_from", "list", "IRIs of the claims a derived value comes from"),
    ),
)
