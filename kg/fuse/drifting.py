"""Properties whose value changes as time goes by: pages of different days rightly differ; and days that clocks tell apart."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

DRIFTING = frozenset({
    "award", "popularity_rank", "rating_count", "review_count", "score", "positive", "mixed", "negative", "scored",
    "helpful_votes", "helpful_total", "seasons", "episodes", "item_count",
})  # fmt: skip


def days_apart(dates: Collection[str]) -> int | None:
    """Days from the first of some dates (ISO 8601) to the last; None where one of them is no full date."""
    if any(len(day) != len("1998-05-01") for day in dates):
        return None
    return (date.fromisoformat(max(dates)) - date.fromisoformat(min(dates))).days


def by_the_clock(property: str, dates: Collection[str]) -> bool:
    """Whether days of a text are one apart, as those of one moment are: sites print the day that it is where they are asked from."""
    days = {day for day in dates if len(day) == len("1998-05-01")} if property == "review_date" else set()
    return len(days) > 1 and days_apart(days) == 1 and all(any(day.startswith(date) for day in days) for date in dates)
