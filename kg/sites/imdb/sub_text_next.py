"""The pages below an IMDb title since 2021 as text: which one it is, and what their rows look like that older pages have otherwise.

A link back, sometimes links to other pages, the title, the kind of page; the year stands only in the title of the window, which a
text may have as its first line.
"""

from __future__ import annotations

import re

from kg.model import Mention
from kg.reading import say
from kg.reading.page import Page, Reading, Span
from kg.sites.imdb.marks import DATE, MONTH, country_names
from kg.sites.imdb.sub_text_rows import unmarked
from kg.text import fold, text_hash

YEAR = r"\((?:(?P<format>[^\W\d_][^()\d\n]{1,30}?)\s+)?(?P<year>(?:18|19|20)\d\d)(?:\s*[–-]\s*(?:(?:18|19|20)\d\d)?\s*)?\)"
_BACK = re.compile(r"(?m)^[^\S\n]*(?:(?P<english>back)|zurück|retour|atrás|volver|indietro|voltar)[^\S\n]*$", re.I)
_NEAR = 400
"""The heading stands no further behind the link back."""
_AROUND = frozenset({
    "cast & crew", "all topics", "imdbpro", "faq", "trivia", "user reviews", "reviews", "goofs", "quotes", "back", "share", "menu",
    "edit", "awards", "episodes", "episode list", "top cast", "see all", "more", "cast and crew",
})  # fmt: skip
"""What stands between the link back and the title."""
_BELOW = re.compile(
    r"suggest an edit or add missing|contribute to this page|more from this title|learn more about contributing"
    r"|zu dieser seite beitragen|contribuer à cette page|contribuir (?:a|para) esta página|contribuisci a questa pagina",
    re.I,
)
ABROAD = frozenset((
    "besetzung und stab", "besetzung und crew", "besetzung & crew", "benutzerrezensionen", "wissenswertes", "patzer", "zitate",
    "verbindungen", "handlung", "auszeichnungen", "drehorte", "technische daten", "häufig gestellte fragen",
    "distribution et équipe technique", "avis des utilisateurs", "anecdotes", "gaffes", "citations", "connexions", "bandes originales",
    "histoire", "récompenses", "lieux de tournage", "spécifications techniques",
    "reparto y equipo", "elenco y equipo", "reseñas de usuarios", "reseñas de los usuarios", "curiosidades", "pifias", "errores", "citas",
    "conexiones", "bandas sonoras", "argumento", "premios", "localizaciones del rodaje", "especificaciones técnicas",
    "il cast e la troupe al completo", "cast e troupe", "recensioni degli utenti", "quiz", "curiosità", "blooper", "citazioni",
    "connessioni", "colonne sonore", "trama", "riconoscimenti", "luoghi delle riprese", "specifiche tecniche",
    "elenco e equipe", "avaliações de usuários", "avaliações dos usuários", "erros de gravação", "citações", "conexões",
    "trilhas sonoras", "enredo", "prêmios", "locações de filme", "especificações técnicas",
))  # fmt: skip
"""Kinds of pages in the other languages of the site."""
_ALL_TOPICS = frozenset((
    "alle themen", "tous les sujets", "todos los temas", "tutti gli argomenti", "todos os tópicos", "preguntas frecuentes",
    "perguntas frequentes", "domande frequenti",
))  # fmt: skip


def heading(page: Page, kinds: str) -> re.Match[str] | None:
    """The lines of the title (``title``, and ``year`` where it is printed) and of the kind of page (``page``)."""
    back = _BACK.search(page.text, 0, 4_000)
    if back is None or _BELOW.search(page.text, back.end()) is None:
        return None
    lines = re.compile(rf"(?m)^[^\S\n]*(?P<title>[^\n|»]{{1,150}}?)(?:[^\S\n]*{YEAR})?[^\S\n]*\n+[^\S\n]*(?P<page>{kinds})[^\S\n]*$", re.I)
    found = lines.search(page.text, back.end())
    around = _AROUND if back["english"] else _AROUND | ABROAD | _ALL_TOPICS
    while found and found.start() - back.end() <= _NEAR:
        if fold(found["title"]) not in around:
            return found
        found = lines.search(page.text, found.end("title"))
    return None


_NEXT_LINE = re.compile(r"\s*\n[^\S\n]*(?P<title>[^\n]{1,150})")


def below_picture(page: Page, match: re.Match[str]) -> Span | None:
    """The title in the line below the kind of page, where what stands above it is the text of the picture.

    That ends as the title does: ``Title (year)``, ``First Star and Second Star in Title (year)``.
    """
    below = _NEXT_LINE.match(page.text, match.end())
    if below is None:
        return None
    shown, title = match["title"].strip().casefold(), below["title"].strip().casefold()
    return page.group(below, "title") if shown == title or shown.endswith(f" {title}") else None


def window(page: Page, title: str) -> re.Match[str] | None:
    """The title of the window, ``Title (year) - Trivia - IMDb``, in the first lines of the text: ``year`` and ``format``."""
    return re.compile(rf"\s*(?:\"[^\"\n]+\"\s+)?{re.escape(title)}\s+{YEAR}\s+[-–]\s[^\n]*imdb\b", re.I).match(page.text)


_SIGNED = re.compile(r"(?P<text>\S[^\n]*?)\s*—\s*(?P<name>[^—\n]{1,60})")
_SYNOPSIS = re.compile(r"(?m)^[^\S\n]*synopsis[^\S\n]*$", re.I)
_SUMMARIES = re.compile(r"(?m)^[^\S\n]*summaries[^\S\n]*$", re.I)


def plots(page: Page, film: Mention, body: Span) -> Reading:
    """Summaries, one a line, most of them signed behind a dash; the synopsis below them is left."""
    first, stop = _SUMMARIES.search(page.text, *body), _SYNOPSIS.search(page.text, *body)
    lines = _lines(page, Span(first.end(), stop.start() if stop else body.end)) if first else []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        signed = _SIGNED.fullmatch(page.text, *line)
        if below and page.text[below.start] == "—":
            yield page.notice("run-together", "who wrote a summary stands apart from it", below)
        elif len(page.words(line).split()) > 3 and page.text[line.start] != "—":
            text, name = (page.group(signed, "text"), page.group(signed, "name")) if signed else (line, None)
            yield from say.storyline(page, film, text, name, "imdb")


def _lines(page: Page, span: Span) -> list[Span]:
    lines = (unmarked(page, line) for line in page.split(span, r"\n+"))
    return [line for line in lines if line.end > line.start]


_DATES = re.compile(r"(?m)^[^\S\n]*release dates?[^\S\n]*$", re.I)
_TITLES = re.compile(r"(?m)^[^\S\n]*also known as(?: \(aka\))?[^\S\n]*$", re.I)
_DATED = re.compile(rf"(?P<date>{DATE})(?:\s*\([^\n]*\))?", re.I)
_MORE = re.compile(r"[\d,]+ more|see (?:all|less|more)", re.I)
_NOTE = re.compile(r"\s*\([^()\n]*\)$")


def releases(page: Page, film: Mention, body: Span) -> Reading:
    """A country with its dates below it; then a country, or ``(original title)``, with its titles below it."""
    dates = list(_DATES.finditer(page.text, *body))
    titles = list(_TITLES.finditer(page.text, *body))
    # What can be jumped to stands above both, by the same words.
    end = titles[-1].start() if titles else body.end
    land: Span | None = None
    for line in _lines(page, Span(dates[-1].end(), end)) if dates and dates[-1].end() <= end else ():
        if dated := _DATED.fullmatch(page.text, *line):
            if land:
                yield from say.release(page, film, page.group(dated, "date"), land)
        else:
            land = line if say.reads(page, line, "country") else None
    headed = first = False
    for line in _lines(page, Span(titles[-1].end(), body.end)) if titles else ():
        note = _NOTE.search(page.text, *line)
        short = page.trim(line.start, note.start()) if note else line
        if not first and (fold(page.words(short)) in country_names() or page.text[line.start] == "("):
            headed = first = True
        elif headed and not _MORE.fullmatch(page.words(line)) and short.end > short.start:
            # Directly below a country stands a title, though it be called like one.
            first = False
            yield page.claim(film, "alternate_name", short)


# --- users' reviews --------------------------------------------------------------------------------------------------

_VOTES = r"\d[\d.,]*[KM]?"
_REVIEW_END = re.compile(
    rf"(?m)^[^\S\n]*helpful\s*[•·]\s*(?P<up>{_VOTES})\s*\n\s*(?P<down>{_VOTES})\s*\n"
    rf"\s*(?P<author>[^\n]{{1,60}}?)(?:\s*\n\s*|\s+[•·]\s+)(?P<date>{MONTH} \d{{1,2}}, (?:19|20)\d\d)[^\S\n]*"
    r"(?:\s*\n\s*permalink[^\S\n]*)?$",
    re.I,
)
"""What closes a review: its votes, who wrote it, the day, and a link."""
_MARK = re.compile(r"(?P<score>10|\d)\s*/\s*(?P<best>10)")
_BEST = re.compile(r"/\s*(?P<best>10)")
_FLAG = re.compile(r"\W*(?:warning:? )?spoilers?\W*", re.I)
_ABOVE_REVIEWS = re.compile(
    r"(?:featured|user|prolific)? ?reviews?|featured|\d[\d,]* reviews?|hide spoilers?|filter(?:s| by.*)?|rating:?|show all|sort(?: by.*)?"
    r"|reviewers say .*|ai-generated .*|(?:add|\+) ?(?:a )?review|\d+|all|helpful|more",
    re.I,
)
"""What stands between the heading of the page and its first review."""


def reviews(page: Page, film: Mention, body: Span) -> Reading:
    """Reviews one below the other: a mark, where one was given, a headline, the words, and what closes them."""
    start, position = body.start, 0
    for end in _REVIEW_END.finditer(page.text, *body):
        lines = page.split((start, end.start()), r"\n+")
        first = start == body.start
        start = end.end()
        if first:
            lines = _without_heading(page, lines)
        if len(lines) > 1 and re.fullmatch(r"10|\d", page.words(lines[0])) and _BEST.fullmatch(page.text, *lines[1]):
            lines = [Span(lines[0].start, lines[1].end), *lines[2:]]
        mark = _MARK.fullmatch(page.text, *lines[0]) if lines else None
        headline, *words = lines[1:] if mark else lines or [Span(end.start(), end.start())]
        flag = words[0] if words and _FLAG.fullmatch(page.words(words[0])) else None
        words = words[1:] if flag else words
        if not words:
            yield page.notice("folded-review", "the words of a review are not shown", headline if headline.end > headline.start else None)
            continue
        position += 1
        text = Span(words[0].start, words[-1].end)
        marks = {name: page.group(mark, name) for name in ("score", "best")} if mark else say.closing_mark(page, text)
        yield from say.review(
            page, film, "user_review", "imdb", text, position, author=page.group(end, "author"), date=page.group(end, "date"),
            headline=headline, score=marks.get("score"), best=marks.get("best"), verdict=marks.get("verdict"), spoiler=flag,
        )  # fmt: skip
        up, down = page.group(end, "up"), page.group(end, "down")
        if say.reads(page, up, "count") and say.reads(page, down, "count"):
            node = Mention("user_review", ("imdb", text_hash(page.words(text))), film)
            yield page.claim(node, "helpful_votes", up, "count")
            yield page.claim(node, "helpful_total", up, "sum", also=(down,))


def _without_heading(page: Page, lines: list[Span]) -> list[Span]:
    """The first review without what the page can be sorted by."""
    for at, line in enumerate(lines):
        given = at + 1 < len(lines) and _BEST.fullmatch(page.text, *lines[at + 1])
        if given or not _ABOVE_REVIEWS.fullmatch(page.words(line)):
            return lines[at:]
    return []
