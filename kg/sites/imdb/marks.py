"""The labels, furniture and closed word lists of IMDb's title pages (layouts of about 2014 to 2020)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from kg import text
from kg.reading.links import is_link
from kg.reading.page import Page, Span
from kg.reading.sections import Sheet
from kg.text import fold

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
DATE = rf"(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}}|{MONTH}\s+\d{{1,2}},\s+\d{{4}}|{MONTH}\s+\d{{4}}|(?:18|19|20)\d\d)"
LIKE_DATE = rf"(?:{DATE}|\d{{1,2}}\s+[^\W\d_]{{3,9}}\.?\s+\d{{4}}(?!\d))"
"""A date, or what stands in its place and looks like one: that is told, not passed over."""
DAY = rf"(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}})"
GENRES = ("action", "adventure", "animation", "biography", "comedy", "crime", "documentary", "drama", "family", "fantasy", "film-noir",
          "game-show", "history", "horror", "music", "musical", "mystery", "news", "reality-tv", "romance", "sci-fi", "short", "sport",
          "talk-show", "thriller", "war", "western", "adult")  # fmt: skip
GENRE = r"(?:" + "|".join(sorted(GENRES, key=len, reverse=True)) + r")(?![\w-])"
GENRE_WORD = r"(?:[^\W\d_][\w-]{2,14})(?![\w-])"
"""What can stand in a row of genres: a known one, or a word that is new."""
GENRE_LIST = rf"(?<!\w){GENRE}(?:\s*[|,]\s*{GENRE})*"
CERTIFICATE = (r"(?<![\w-])(?:m/pg|nc-17|tv-(?:y7-fv|y7|y|g|pg|14|ma)|pg-1[23]|pg|gp|approved|passed"
    r"|not rated|unrated|suitable|open|(?:[1-9]\d?[a+]?)|r1[0-9]\+?"
               r"|k-\d+|m1[58]|ma15\+?|btl|ua|[gruaxmst])(?![\w+-])")  # fmt: skip
COLORS = r"(?:black and white|color)(?:\s*\((?!http)[^()|\n]{1,40}\))?"
COUNT = r"\d{1,3}(?:,\d{3})+|\d+"
YEARS = r"(?:18|19|20)\d\d(?:\s*[–-]\s*(?:(?:18|19|20)\d\d)?\s*)?"
TITLE_YEAR = (r"(?P<title>[^\n|»]{1,150}?)[^\S\n]*\((?:(?P<format>tv (?:mini[- ]?series|series|movie|episode"
    r"|short|special)|video game|video|short)\s*)?"
              r"(?:[ivx]+\)\s*\()?(?P<year>(?:18|19|20)\d\d)(?:/[ivx]{1,5})?(?:\s*[–-]\s*(?:(?:18|19|20)\d\d)?\s*)?\)")  # fmt: skip
END_LINK = (
    r"(?:\|\s*)?see\s+(?:more|all|full)\b[^»\n?!\"“”]{0,45}(?:\(spoiler alert!\)\s*|\n)?»"
    r"|(?:\|\s*)?see more(?: \(spoiler alert!\))?(?=\s*(?:\n|$))"
)

LABELS = {
    "faq": r"frequently asked questions(?=\s+(?:q:|this faq is empty))",
    "connections": r"(?<!\w)(?:connections|movie connections:)(?=\s+(?:referenced|featured|spoofed) in\s)",
    "directors": r"(?<!\w)directors?:",
    "writers": r"(?<!\w)writers?(?:\s*\(\s*wga\s*\))?:",
    "creators": r"(?<!\w)creators?:",
    "stars": r"(?<!\w)stars?:",
    "keywords": r"plot keywords:",
    "taglines": r"(?<!\w)taglines?:",
    "plot": r"(?<!\w)plot:(?=\s)(?=[^\n]{0,900}?full (?:summary|synopsis)|[^\n]*\n[^\n]*full (?:summary|synopsis))",
    "genres": r"(?<!\w)genres?:",
    "certificates": r"(?<!\w)certificates?:",
    "certification": r"(?<!\w)certification:(?=\s+[^\W\d_][^\n:|]{2,20}:\S)",
    "mpaa": r"motion picture rating\s*\((?:mpaa)\):?",
    "guide": r"parents guide:",
    "official_sites": r"official sites?:",
    "countries": r"(?<!\w)(?:country|countries):",
    "languages": r"(?<!\w)languages?:",
    "release": r"release date:",
    "aka": r"also known as:",
    "locations": r"filming locations?:",
    "budget": r"(?<!\w)budget:",
    "opening": r"opening weekend(?: [a-z.&-]{2,15}){0,4}:",
    "gross": (r"(?:cumulative worldwide )?(?<!\w)gross(?: [a-z.&-]{2,15}){0,3}:"),
    "companies": r"production co(?:mpany|mpanies)?\.?:",
    "runtime": r"(?<!\w)runtime:",
    "sound": r"sound mix:",
    "colors": r"(?<!\w)color:",
    "aspect": r"aspect ratio:",
    "cast_list": (
        r"(?:edit\s+)?(?:(?<![\w-])cast\s+)?(?<!\w)(?:(?:series |episode )?cast overview, first billed only"
        r"|cast overview|(?:complete,? )?credited cast|complete, awaiting verification|(?:episode "
        r"|series )?cast summary)(?: ?\([^()]*\))?:"
        r"|(?<!\w)cast\s+\(in (?:credits|alphabetical) order\)(?:\s*\((?:verified as complete|complete, awaiting verification)\))?"
    ),
    "cast_rest": r"rest of cast listed alphabetically:|(?:other|additional) cast(?: members)? listed alphabetically:",
    "series_cast": r"series cast:",
    "seasons": r"(?<!\w)seasons?:",
    "years": r"(?<!\w)years:",
    "awards_label": r"(?<!\w)awards:",
    "nominated": r"top rated (?:movies|tv) #\d+(?: \|)?",
}
"""Labels that end in a colon or are long enough to speak for themselves."""

FURNITURE = {
    "closing": END_LINK,
    "credit_count": r"\|?\s*\d+ more credits?\b(?:\s*»)?",
    "pro": r"(?:see|show) more on imdbpro\b(?:\s*»)?|show detailed company contact information on imdbpro\b(?:\s*»)?",
    "summary_links": r"plot summary\s*\|\s*(?:plot |add )?synopsis|\badd (?:full plot|synopsis) »?",
    "advisory": r"(?:view|add) content advisory(?: for parents)?(?:\s*»)?",
    "write": r"review this title\b|write (?:a )?review\b",
    "asked": r"was this review helpful to you\?(?:\s*yes\s+no\b)?",
    "report": r"\|?\s*report this\b",
    "rate": r"(?<!\w)rate this\b(?!\s+rating)",
    "edit": (
        r"(?<!\w)edit(?=\s+(?:cast|storyline|details|did you know|page|box office|company credits"
        r"|technical specs)\b)"
    ),
    "related_news": r"(?<!\w)related news\b",
    "lists": r"(?:user lists\s+)?related lists from imdb users|(?:editorial lists\s+)?related lists from imdb editors",
    "make_list": r"create a list\b(?:\s*»)?",
    "share": r"(?:connect with imdb\s+)?share this rating\b",
    "plugin": r"want to share imdb's rating on your own site\?",
    "html": r"show html\b(?:\s*view more styles)?",
    "similar": r"people who liked this also liked\s*(?:\.\.\.|…)?|(?:learn more\s+)?more like this\b",
    "pager": r"(?:[◄◀]\s*)?prev 6(?:\s+next 6)?(?:\s*[►▶])?|next 6(?:\s*[►▶])?",
    "next_one": r"(?:(?<![\w.])0\s+)?(?<!\w)next\s*»",
    "media": (
        r"(?:(?:videos\s+)?photos\s+)?\d+ photos?\s*\|(?:\s*[\d,]+ (?:videos?|news articles?)\s*["
        r"|»]?)+|(?<!\w)learn more(?=\s)"
    ),
    "ad": r"(?<!\w)ad feedback\b|editors' picks\b",
    "around": r"around the web\b|powered by zergnet",
    "getting": r"getting started\s*\|\s*contributor zone(?:\s*»)?",
    "contribute": r"contribute to this page\b",
    "recent": r"recently viewed\b|clear your history",
    "everywhere": r"imdb everywhere\b",
    "no_faq": r"this faq is empty\.?|add the first question\.?",
    "boards": r"message boards?\s+recent posts\b|discuss\s+.{1,120}?on the imdb message boards(?:\s*»)?",
    "shop": r"related items\s+search for\b",
    "picks": r"we've got your streaming picks covered|stream popular [^\n]{1,60} with prime video",
    "watch": (
        r"watch now(?:\s+with prime video)?(?=\s)|watch\s+now\s+on\s+disc|from \$[\d.]+ \([hs]d\) on prime video(?:\s"
        r"+on disc)?|(?<=\n)on (?:disc|tv)(?=\n)|(?<=»)\s*on tv(?=\s)"
    ),
    "videos": r"\d+ videos?\s*\|\s*\d+ images?|(?<!\w)\d+ images?(?=\s)|see all \d+ (?:videos?|photos?)\b",
    "copyright": r"copyright ©|©\s*\d{4}",
    "add_plot": r"add a plot(?:\s*»)?",
    "expect": r"view production, box office, & company info",
    "find": r"find showtimes, watch trailers",
    "user_polls": r"(?<!\w)user polls\b",
    "nav_plot": r"storyline\s+taglines\s+plot summary",
    "warning": r"(?:\*+\s*)?(?:warning:\s*spoilers|this review may contain spoilers|contains spoilers?)(?:\s*\*+)?",
    "own_vote": r"(?<!\w)your rating:(?:\s*-/10)?|(?<!\w)ratings:(?=\s)",
    "character_page": r"create a character page for:[^\n]{0,200}",
    "boxes": (
        r"(?<=\n)(?:quick links|explore more|show less|editors' spotlight|watch trailer|take the quiz!?|related items|not yet released"
        r"|0\s?check in|0\s?share\.\.\.|contact the filmmakers on imdbpro(?:\s*»)?|moviemeter|edit page)(?=\s*(?:\n|$))"
    ),
    "errors": (
        r"there was an error trying to load your rating for this title\.?|some parts of this page won't work propert"
        r"y\.?(?:\s*please reload or try later\.?)?"
    ),
    "check_in": (
        r"keep track of everything you watch; tell your friends\.?|error please try again!|"
        r"added to your check-ins\.?|you must be a registered user to use the imdb rating plugin\.?"
    ),
    "pro_advert": (
        r"the (?:leading information|essential) resource for (?:the )?entertainment (?:industry"
        r"|professionals)|find industry contacts & talent representation"
    ),
    "mobile": r"imdb mobile site\b|follow imdb on\b",
    "amazon": r"amazon affiliates\b",
}
"""What is printed around the content of every page."""

BARE = {
    "did_you_know": r"did you know\?",
    "trivia": r"trivia",
    "goof": r"goofs",
    "quotes": r"quotes",
    "crazy_credit": r"crazy credits",
    "alternate_version": r"alternate versions",
    "connections": r"connections",
    "soundtracks": r"soundtracks?",
    "faq": r"frequently asked questions",
    "user_reviews": r"user reviews",
    "storyline": r"storyline",
    "details": r"details",
    "box_office": r"box office",
    "company_credits": r"company credits",
    "technical": r"technical specs",
    "cast": r"cast",
    "seasons": r"seasons",
}
"""Labels of common words, which count only where they can stand."""

HEADINGS = frozenset({"details", "box_office", "company_credits", "technical"})
"""Headings of groups of labels, told by the label that follows."""

EPISODIC = {
    "episode_guide": r"episode guide(?=\s*(?:\n|$))",
    "episode_before": r"previous(?=\s+all episodes\s*\(\d)",
    "episode_list": r"all episodes\s*\(\d+\)(?:\s+next\b(?:\s*»)?)?",
}
"""The links between the episodes of a series, on pages with one of ``EPISODIC_WORDS``."""
EPISODIC_WORDS = ("pisodes (", "pisode guide", "pisode Guide")

NAMED = frozenset({"next_one", "aka", "companies", "locations"})
"""Marks behind which titles, companies and places stand, that may begin with a label's word: ``next » Cast Away (2000)``."""

_MENU_ONLY = (
    r"(?:awards|message boards?|bios|plots|characters|names|titles|tv episodes|companies|keywords|external reviews|user ratings"
    r"|release dates|metacritic reviews|critic reviews|plot keywords|parents guide|external sites|photo gallery|trailers and videos"
    r"|taglines|synopsis|plot summary|filming locations|official sites|literature|faq|box office/business|newsdesk|tv schedule"
    r"|photos|videos)"
)
"""What a menu names and nothing on the page is headed by, but with a colon."""
_MENU = (
    rf"(?:{_MENU_ONLY}|full cast and crew|full cast & crew|cast and crew|trivia|quotes|goofs|crazy credits|alternate versions|connections"
    r"|movie connections|soundtracks?|user reviews|company credits|technical specs|quick ?links|did you know\?|opinion|photo & video)"
)

NAVIGATION = (
    rf"(?<!\w)(?:{_MENU}\s+){{2,40}}{_MENU_ONLY}(?![\w:]|\s*\()",
    (
        r"did you know\?\s+(?:(?:trivia|goofs|crazy credits|quotes|alternate versions|connections"
        r"|soundtracks)\s+){2,}"
    ),
    (
        r"(?:literature\s+)?storyline\s+taglines\s+plot summary(?:\s+synopsis)?(?:\s+plot keywords)?(?:\s+parents gu"
        r"ide)?"
    ),
    r"full cast and crew\s*\|\s*trivia\s*\|\s*user reviews\s*\|\s*imdbpro(?:\s*\|\s*more\s+less)?",
    r"(?<!\w)faq\s+user reviews\s+user ratings\s+external reviews(?:\s+metacritic reviews)?",
    r"box office/business\s+company credits(?:\s+filming locations)?(?:\s+technical specs)?",
    r"company credits\s+filming & production\s+technical specs",
)

IGNORED = {
    "guide": "a link to what users warn parents of",
    "seasons": "links to seasons, no statement about the series",
    "years": "links to years, no statement about the series",
    "nominated": "a rank in a chart that the site changes daily",
    "boards": "titles of discussions, no statement about the film",
    "creators": "the model has no creator of a series",
}
"""Labels that are known to hold nothing for the graph, and why."""


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """Folded names of countries, without codes."""
    parts = {"england", "scotland", "wales", "northern ireland"}
    return frozenset(name for name in text.country_names() if len(name) > 3 and name not in parts) | {"usa", "uk"}


@lru_cache(maxsize=1)
def language_names() -> frozenset[str]:
    """Folded names of languages long enough not to be taken for other words; "Mono" is how films sound, and no tongue of Congo."""
    return frozenset(name for name in text.language_names() if len(name) > 3 and name != "mono") | {"lao"}


def lists_of(sheet: Sheet, span: tuple[int, int], known: frozenset[str]) -> list[Span] | None:
    """The items of a ``|`` list all of which are known words, or None."""
    items = sheet.page.split(span, r"\s*\|\s*")
    return items if items and all(fold(sheet.page.words(i)) in known for i in items) else None


def mostly(sheet: Sheet, span: tuple[int, int], known: Collection[str]) -> tuple[list[Span], list[Span]] | None:
    """The known and the other items of a ``|`` list of two and more, at least half of which are known words, or None."""
    items = sheet.page.split(span, r"\s*\|\s*")
    here = [i for i in items if fold(sheet.page.words(i)) in known]
    if len(items) < 2 or not here or len(here) * 2 < len(items):
        return None
    return here, [i for i in items if i not in here]


def genre_row(sheet: Sheet, span: tuple[int, int]) -> list[Span] | None:
    """The genres of a ``|`` list of single words, at least half of which are known ones: a new one is one, too."""
    found = mostly(sheet, span, GENRES)
    if found is None or not all(re.fullmatch(GENRE_WORD, sheet.page.words(item)) for item in found[1]):
        return None
    return sorted([*found[0], *found[1]])


def is_cased(page: Page) -> bool:
    """Whether the page shows capitals at all."""
    return page.capitals * 100 > len(page.text)


_NOTES = re.compile(r"\s*\([^()]*\)")
_NO_NAME = re.compile(r"[\d:;!?»|…\"*@/]|\.\.|^by$")


def name_list(page: Page, span: tuple[int, int]) -> bool:
    """Whether a range can be names of people, parted by commas: up to five words each, notes in brackets apart."""
    items = page.split(span, r"\s*,\s*(?![^()]*\))")
    # A list that ends with a country is a place.
    if is_link(page.words(span)) or (items and fold(page.words(items[-1])) in country_names()):
        return False
    cased = is_cased(page)
    for item in items:
        words = _NOTES.sub("", page.words(item)).split()
        if not 1 <= len(words) <= 5 or any(_NO_NAME.search(w) for w in words):
            return False
        if words[-1].endswith(".") and fold(words[-1]) not in {"jr.", "sr."} and len(words[-1]) > 2:
            return False
        # The last word of a name may begin with a small particle: "al-Hakim", "d'Or".
        if cased and not (words[0][:1].isupper() and any(map(str.isupper, words[-1]))):
            return False
    return len(items) > 1 or (bool(items) and len(page.words(items[0]).split()) >= 2)
