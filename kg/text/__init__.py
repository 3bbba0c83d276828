"""Pure normalization: spaces, slugs, dates, durations, numbers, money, countries, languages, people's names.

Every rule by which a value follows from quoted words is a function here, listed in ``RULES`` by the name that claims carry
as ``kgv:normalizedBy``. A rule takes the quoted words (entities decoded, white space collapsed) and returns the canonical
lexical form, or raises ValueError: it never guesses.
"""

from kg.text.addresses import SCHEMES, Identified, Scheme, identified
from kg.text.codes import country, country_code, country_names, currency_code, language, language_names, language_tag
from kg.text.dates import (
    date,
    date_of_parts,
    duration,
    duration_of_minutes,
    duration_of_seconds,
    is_year,
    minutes,
    minutes_of_seconds,
    seconds,
)
from kg.text.escapes import JSON_ESCAPE, TAG, html_words, json_escape, json_shown, json_words, tag_words
from kg.text.names import BETWEEN_NAMES, GENERATIONS, PARTICLES, article_first, is_cased, recase_person, recase_title, turned
from kg.text.numbers import count, decimal, short_amount
from kg.text.private import EXCERPT, NAME, WITHHELD, before_address, let_through, without_addresses
from kg.text.rules import CONTEXT_RULES, RULES
from kg.text.words import ENTITY, capitals, collapse, decode_entity, fold, is_title, slug, snug, text_hash

__all__ = [
    "BETWEEN_NAMES",
    "CONTEXT_RULES",
    "ENTITY",
    "EXCERPT",
    "GENERATIONS",
    "JSON_ESCAPE",
    "NAME",
    "PARTICLES",
    "RULES",
    "SCHEMES",
    "TAG",
    "WITHHELD",
    "Identified",
    "Scheme",
    "article_first",
    "before_address",
    "capitals",
    "collapse",
    "count",
    "country",
    "country_code",
    "country_names",
    "currency_code",
    "date",
    "date_of_parts",
    "decimal",
    "decode_entity",
    "duration",
    "duration_of_minutes",
    "duration_of_seconds",
    "fold",
    "html_words",
    "identified",
    "is_cased",
    "is_title",
    "is_year",
    "json_escape",
    "json_shown",
    "json_words",
    "language",
    "language_names",
    "language_tag",
    "let_through",
    "minutes",
    "minutes_of_seconds",
    "recase_person",
    "recase_title",
    "seconds",
    "short_amount",
    "slug",
    "snug",
    "tag_words",
    "text_hash",
    "turned",
    "without_addresses",
]
