"""The claims that film pages make, one function a kind of statement: what every site file is written with.

Each function takes the page and ranges of its text and yields claims in kg's words; where a rule refuses the words (a
date that is none), it yields a notice instead, and the rest is still read. Nothing here knows any site's layout.
"""

from kg.reading.say.film import (
    cast_row,
    certification,
    certification_in,
    contributor,
    money,
    official_site,
    release,
    running_time,
    trailer,
    writer,
)
from kg.reading.say.opinions import closing_mark, handle, rating, review, says_group
from kg.reading.say.texts import literals, news, question, quote, recording, song_credits, statement, storyline, user_list
from kg.reading.say.things import (
    Range,
    attempt,
    country,
    film,
    film_mention,
    identifier,
    named,
    naming,
    person_link,
    reads,
    site_organization,
    territory,
)

__all__ = [
    "Range",
    "attempt",
    "cast_row",
    "certification",
    "certification_in",
    "closing_mark",
    "contributor",
    "country",
    "film",
    "film_mention",
    "handle",
    "identifier",
    "literals",
    "money",
    "named",
    "naming",
    "news",
    "official_site",
    "person_link",
    "question",
    "quote",
    "rating",
    "reads",
    "recording",
    "release",
    "review",
    "running_time",
    "says_group",
    "site_organization",
    "song_credits",
    "statement",
    "storyline",
    "territory",
    "trailer",
    "user_list",
    "writer",
]
