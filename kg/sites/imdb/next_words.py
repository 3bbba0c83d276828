"""The lines of IMDb's title pages since 2021 that are labels, headings and links, in small letters."""

from __future__ import annotations

SIGNS = frozenset({
    "imdb rating", "your rating", "top cast", "all cast & crew", "more like this", "countries of origin", "country of origin", "tech specs",
    "suggest an edit or add missing content", "production, box office & more at imdbpro", "see production, box office & company info",
    "see production info at imdbpro",
    "gross worldwide", "featured review", "featured reviews", "did you know", "contribute to this page",
})  # fmt: skip
SURE = 6
"""So many lines of the layout does no other page have."""
LABELS = {
    "director": "directors", "directors": "directors", "writer": "writers", "writers": "writers", "star": "stars", "stars": "stars",
    "creator": "creators", "creators": "creators", "release date": "release", "country of origin": "countries",
    "countries of origin": "countries", "official site": "sites", "official sites": "sites", "language": "languages",
    "languages": "languages", "also known as": "aka", "filming locations": "locations", "filming location": "locations",
    "production company": "companies", "production companies": "companies", "budget": "budget", "gross us & canada": "gross",
    "opening weekend us & canada": "opening_weekend", "gross worldwide": "gross", "runtime": "runtime", "color": "color",
    "sound mix": "sound_mix", "aspect ratio": "aspect_ratio", "genre": "genre", "genres": "genre", "tagline": "tagline",
    "taglines": "tagline", "motion picture rating (mpaa)": "mpaa", "motion picture rating (mpa)": "mpaa",
    "certificate": "certificate", "trivia": "trivia", "goofs": "goof",
    "quotes": "quotes", "crazy credits": "crazy_credit", "alternate versions": "alternate_version", "connections": "connections",
    "soundtracks": "soundtracks", "storyline": "storyline", "top cast": "cast", "faq": "questions",
}  # fmt: skip
HEADINGS = frozenset({
    "edit", "details", "box office", "tech specs", "did you know", "more like this", "user reviews", "critic reviews", "metascore", "faq",
    "photos", "videos", "awards", "parents guide", "review", "featured review", "featured reviews", "top review", "top reviews",
    "related news", "contribute to this page", "suggest an edit or add missing content", "recently viewed", "all cast & crew",
    "see more at imdbpro", "production, box office & more at imdbpro", "see production, box office & company info", "popularity",
    "imdb rating", "your rating", "rate", "see more company credits at imdbpro", "contribute", "top picks", "similar movies", "imdbpro",
    "see more", "watch official trailer", "read all", "more to explore", "permalink", "helpful", "plot summary", "plot synopsis",
    "cast & crew", "all topics", "see detailed box office info on imdbpro", "see more gaps", "learn more about contributing",
    "add content advisory", "see more company credits", "edit page", "all", "watch options", "in theaters", "streaming", "top credits",
    "play trailer", "see more cast details at imdbpro", "related interests", "more at imdbpro", "report", "view content advisory",
    "see production info at imdbpro", "user review", "critic review", "post-production", "pre-production", "in production", "filming",
    "in development", "announced", "completed", "script", "coming soon", "add to watchlist", "expected to release", "in theaters now",
    "imdb, an amazon company", "add episode", "browse episodes", "episodes", "cookie preferences", "see more reviews", "get the imdb app",
})  # fmt: skip
TONGUES = frozenset({
    "all topics", "en", "english (united states)", "français (canada)", "français (france)", "deutsch (deutschland)", "हिंदी (भारत)",
    "italiano (italia)", "português (brasil)", "español (españa)", "español (méxico)", "use app", "sign in", "menu", "watchlist",
    "cast & crew", "imdbpro", "faq", "back", "more", "share", "episode guide", "fully supported", "partially supported", "language",
})  # fmt: skip
"""The menu above the title."""
