"""Names over what they did or played, below the plot of a Rotten Tomatoes page whose headings are gone."""

from __future__ import annotations

from kg.sites.rottentomatoes.cast import is_character_row, is_crew
from kg.sites.rottentomatoes.layout import Layout
from kg.sites.rottentomatoes.run import is_name

CAPACITIES = frozenset({"director", "producer", "writer", "screenwriter", "composer"})


def is_capacity(layout: Layout, i: int, label: str) -> bool:
    """Whether a label without a mark stands below a name that is no label's value: it says what that one did."""
    above = layout.rows[i - 1] if i else None
    return label in CAPACITIES and above is not None and above.plain and not above.ends_sentence and 1 < len(above.words.split()) < 5


def opens_cards(layout: Layout, i: int) -> bool:
    """Whether a row is a name over what that one did or played, below the plot."""
    row, below = layout.rows[i], layout.rows[i + 1] if i + 1 < len(layout.rows) else None
    return below is not None and is_name(row.words) and not row.ends_sentence and (is_crew(below.words) or is_character_row(below.words))
