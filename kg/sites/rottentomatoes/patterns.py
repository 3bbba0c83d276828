"""The words of Rotten Tomatoes pages, as patterns: dates, labels, headings, link texts and other furniture."""

from __future__ import annotations

import re
from functools import lru_cache

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
NO_CRITIC = frozenset(("staff", "not credited", "uncredited"))
"""What stands in the place of a critic of whom only the paper is known."""
DATE = rf"{MONTH} \d{{1,2}}, ?(?:19|20)\d\d"
BULLET = r"[•·●▪|*\-–]"

LABELS = (
    "rating", "genre", "directed by", "written by", "in theaters", "on disc/streaming", "box office", "runtime", "studio",
    "original language", "director", "producer", "writer", "screenwriter", "release date (theaters)", "release date (streaming)",
    "release date (dvd)", "rerelease date (theaters)", "box office (gross usa)", "production co", "distributor", "sound mix",
    "aspect ratio", "view the collection", "rated", "synopsis", "starring", "theatrical release", "composer", "on dvd", "us box office",
)  # fmt: skip
LABEL = "(?:" + "|".join(re.escape(label) for label in sorted(LABELS, key=len, reverse=True)) + ")"

MARK = re.compile(r"(?P<score>\d{1,3}(?:\.\d+)?)(?: ?(?:/|out of) ?(?P<best>\d{1,3}(?:\.\d+)?))?(?: stars?)?", re.I)
GRADE = re.compile(r"[a-f](?: ?[-+−]| (?:minus|plus))?", re.I)
"""A critic's mark: a number, with its best one or without; and one in letters."""

LABELLED = re.compile(rf"{LABEL} ?:", re.I)
"""A row that a label begins."""

SUMMARY = re.compile(r"(?P<year>(?:18|19|20)\d\d), (?P<genres>[^,\d]+(?:,[^,\d]+)*), (?P<runtime>\d{1,2}h(?: ?\d{1,2}m)?|\d{1,3}m)", re.I)

FURNITURE = re.compile(
    r"view (?:all|more)\b.{0,60}|see (?:all|more|score)\b.{0,60}|show (?:more|less|all)\b.{0,40}|watch it now|where to watch.{0,40}"
    r"|user image|(?:add|rate|write|submit)\b.{0,30}|(?:want to see|not interested|more info|read more|show more|\[more\]|more)"
    r"|full review…?|read (?:critic|audience|all) .{0,30}|play (?:all|trailer).{0,40}|(?:watch )?trailers?|buy tickets?"
    r"|discuss .{0,90} on our movie forum!?|discussion forum"
    r"|there are no .{0,80}|no (?:critic |audience |user )?(?:reviews|consensus|score)\b.{0,40}|be the first .{0,60}"
    r"|tomatometer not available.{0,20}"
    r"|certified fresh|fresh|rotten|upright|spilled|liked it|top critics?|all critics|all audience|verified audience|super reviewers?"
    r"|(?:(?:critic|audience|user) (?:reviews|ratings)|news & interviews) for|(?:fresh|rotten): ?\d[\d,]*|top box office"
    r"|t-meter critics|rt community|my (?:critics|friends)|(?:all critics|my critics) \| top critics"
    r"|\d+ - \d+ \(sorted by .{0,30}\)|text view\b.{0,80}"
    r"|arrange by:.{0,80}|\[see more credits\]|advertisement|trailers & clips|reviews|news|my rating|how does the tomatometer work.?"
    r"|tickets & showtimes|critics?|audience|overview|synopsis|what to know|share|facebook|twitter|pinterest"
    r"|next|prev(?:ious)?|close|new|\d+ / \d+"
    r"|(?:rent/buy|rent|buy|subscription|in theaters now|coming soon|select rating|liked it|powered by .{0,40}|[•·|…>«»‹›★☆½\s]+)",
    re.I,
)
FOOTER = r"news & features|trending on rt|best of rotten tomatoes|movie & tv guides|follow us|get the freshest .{0,80}|copyright ©.{0,80}"
WATCH = re.compile("watch it now", re.I)
SCORE_ROW = r"(?:total count|reviews counted|user ratings|verified ratings): ?\S+|tomatometer|audience score|\d{1,3}%"


def heading_kind(words: str, title: str) -> str:
    """The kind of section that a row's words head; empty for no heading. Without a ``title`` any film's will do."""
    found = _headings(title).fullmatch(words)
    return found.lastgroup or "" if found else ""


@lru_cache(maxsize=64)
def _headings(title: str) -> re.Pattern[str]:
    film = re.escape(title) if title else ".{1,120}?"
    kinds = (
        ("consensus", r"(?:critics )?consensus:?|(?:critics )?consensus: ?(?!.{0,120} is certified fresh$).+"),
        ("info", r"movie info"),
        ("cast", r"(?:full )?cast(?: (?:&|and) crew)?:?"),
        ("photos", rf"{film} (?:photos|videos)|photos|videos"),
        ("quotes", rf"{film} quotes|(?:movie )?quotes"),
        ("news", r"news & interviews(?: for .+)?|latest news for .+"),
        ("critics", rf"critics? reviews(?: for .+)?|reviews for {film}"),
        ("audience", r"(?:audience|user) reviews(?: for .+)?"),
        ("similar", r"you might also like|more like this|similar movies"),
        ("footer", FOOTER),
    )
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds), re.I)
