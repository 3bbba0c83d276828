"""Properties whose value changes as time goes by: pages of different days rightly differ."""

DRIFTING = frozenset({
    "award", "popularity_rank", "rating_count", "review_count", "score", "positive", "mixed", "negative", "scored",
    "helpful_votes", "helpful_total", "seasons", "episodes", "item_count",
})  # fmt: skip
