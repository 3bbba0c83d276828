"""The plan of a page: its headings and their sections, and the parts that say nothing about its film."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import Node
from kg.sites.general.labels import LONGEST, known, normal
from kg.text import fold

_BESIDE = "nav, footer, aside, form, [role=navigation], [role=contentinfo], [role=search], [role=complementary], [role=banner] ul, [hidden]"
_TOKENS = frozenset((
    "nav", "navbar", "navigation", "menu", "footer", "breadcrumb", "breadcrumbs", "related", "similar", "recommended", "recommendation",
    "recommendations", "cookie", "cookies", "newsletter", "advert", "advertisement", "ads", "sponsor", "sponsored", "promo", "social",
    "share", "sharing", "login", "signin", "signup", "popup", "modal", "trending", "navbox", "catlinks", "toc", "reflist", "references",
    "sitenotice", "editsection", "sidebar", "dropdown", "toolbar", "carousel", "filmography", "pagination", "siteheader", "morelikethis",
    "hatnote", "ambox", "qualifiers",
))  # fmt: skip
"""Words in classes and ids of what stands beside a page's subject."""
NEVER = frozenset(("nav", "navbar", "footer", "related", "similar", "recommended", "recommendations", "menu", "navbox", "morelikethis"))
"""Those of boxes that hold nothing about it, whatever stands in them."""
_FACTS = frozenset(("credits", "info", "infos", "facts", "details", "film", "movie", "infobox"))
"""Words in classes and ids of boxes with facts."""
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_JOINT = re.compile(r"(?:\s+(?:of|von|zu|de|du|del|della|di|da|do|van|av|af|filmu|the movie|the film|film|movie|in))+$")
_OF = re.compile(r"(?: |(?<=[\u3040-\u9fff])[的の])[ :–—-]*")
"""What stands between a film's name and the label behind it."""
_ABOUT = frozenset(("about", "über", "à propos", "acerca", "sobre", "om", "o filmie"))
"""How headings over a plot begin that end with the film's name."""
_SIGNED = re.compile(r"(?P<label>(?:plot )?(?:synopsis|summary)|storyline|inhaltsangabe) (?:by|von) \S[^\n]{2,40}$", re.I)
"""A heading over a plot that says who wrote it."""
_MORE = re.compile(
    r"(?:(?:buy|order|rent|shop|kaufen|acheter|comprar|acquista|koupit|köp|koop) |more (?:from|by|films|movies|like)"
    r"|other (?:films|movies|works)|also (?:by|from|starring)"
    r"|weitere (?:filme|werke)|mehr (?:von|filme)|du même|autres films|otras películas"
    r"|más películas|altri film|další filmy|fler filmer|andra filmer|outros filmes)\b", re.I,
)  # fmt: skip
"""How headings over other films begin."""
MORE_THAN_LINKS = 60
"""What stands beside a heading (to edit, to see all) has fewer characters."""
FEW_LABELS = 3
"""A box beside the text with this many labels of films in it is no mere ornament: sites put a film's facts there."""


class Heading(NamedTuple):
    """A heading: its level (1 to 6, 7 for a label that stands over something), its range, its words as they are looked up."""

    level: int
    span: Span
    words: str
    node: Node | None


class Outline:
    """Headings in order, and the ranges that are left alone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.end = page.visible_end if isinstance(page, HtmlPage) else len(page.text)
        self.film = ""
        """The film's name, folded, once it is known: headings name it behind their label."""
        self.headings = list(_headings(page))
        self._starts: list[int] = []
        self._ends: list[int] = []
        spans = list(_beside(page)) if isinstance(page, HtmlPage) else []
        self._spans: list[Span] = []
        self.leave(spans)
        self.leave(list(self._elsewhere()))

    def leave(self, spans: Iterable[Span]) -> None:
        """Leave some more ranges alone."""
        starts, ends = list[int](), list[int]()
        self._spans = spans = [*self._spans, *spans]
        for span in sorted(spans):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            else:
                starts.append(span.start)
                ends.append(span.end)
        self._starts, self._ends = starts, ends

    def begin(self, position: int) -> bool:
        """End at a position what is left alone across it: what a menu above a film's name names goes no further. Whether anything was."""
        across = [span for span in self._spans if span.start < position < span.end]
        if across:
            self._spans = [Span(s.start, position) if s in across else s for s in self._spans]
            self.leave(())
        return bool(across)

    def _elsewhere(self) -> Iterable[Span]:
        """Sections about other films."""
        for number, heading in enumerate(self.headings):
            words = self.page.text[heading.span.start : heading.span.end]
            begun = bool(number) and heading.level < 7 and _MORE.match(words) is not None
            if begun or ((number or 1 < heading.level < 7) and "elsewhere" in known(words).values()):
                yield Span(heading.span.start, self.section(heading).end)

    def left_alone(self, position: int) -> bool:
        """Whether a position lies in a part that says nothing about the page's film."""
        found = bisect_right(self._starts, position) - 1
        return found >= 0 and position < self._ends[found]

    def awarded(self, position: int) -> bool:
        """Whether a position lies in a section about awards, whose rows name jobs and who was honoured for them."""
        return any(section.start <= position < section.end for section in self._awards)

    @cached_property
    def _awards(self) -> list[Span]:
        return [self.section(heading) for heading in self.over("award") if heading.level < 7]

    def section(self, heading: Heading, *, deep: bool = True) -> Span:
        """What stands below a heading: up to the next of its level or above, or without ``deep`` up to the next at all."""
        following = (h for h in self.headings if h.span.start >= heading.span.end and (not deep or h.level <= heading.level))
        end = min((h.span.start for h in following), default=self.end)
        return Span(heading.span.end, min(end, self._box_end(heading)))

    def _box_end(self, heading: Heading) -> int:
        """Where the innermost box ends that holds more than a heading and the links beside it."""
        at = heading.node.parent if heading.node is not None else None
        while at is not None and isinstance(self.page, HtmlPage):
            span = self.page.range_of(at)
            # An element that is a section by its name is the heading's, however little it holds.
            named = at.tag in ("section", "article", "aside")
            if span and (
                span.end - heading.span.end > (0 if named else MORE_THAN_LINKS)
                or "\n" in self.page.text[heading.span.end : span.end].strip()
            ):
                return span.end
            at = at.parent
        return self.end

    def runs(self, span: Span) -> list[Span]:
        """The runs of words in a range, without those that are left alone."""
        lines = self.page.lines[self.page.line_at(span.start) : self.page.line_at(span.end) + 1]
        inside = (line for line in lines if span.start <= line.start and line.end <= span.end)
        return [run for line in inside for run in self.page.runs(line) if not self.left_alone(run.start)]

    def over(self, *properties: str) -> list[Heading]:
        """The headings with a label of some properties, in any language, that are not left alone."""
        return [h for h in self.headings if not self.left_alone(h.span.start) and set(self._meant(h).values()) & set(properties)]

    def _meant(self, heading: Heading) -> dict[str, str]:
        """What a heading means as a label, the film's name behind it apart: ``Trama Bassa marea``, ``Cast of Low Tide``."""
        words = self.page.text[heading.span.start : heading.span.end]
        if not known(words) and self.film and len(words) < LONGEST + len(self.film) + 10:
            whole = fold(words).strip(" :?!.…·•\"“”„«»'’")
            # "Low Tide Cast", "退潮的剧情简介 · · ·"
            if whole.startswith(self.film) and (of := _OF.match(whole, len(self.film))) and (behind := known(whole[of.end() :])):
                return behind
            if whole.endswith(self.film):
                words = _JOINT.sub("", whole[: -len(self.film)].strip(" :–—-\"“”„«»'‘"))
                if words in _ABOUT:
                    return {"en": "plot"}
        signed = _SIGNED.match(words)
        return known(signed["label"] if signed else words)


def _headings(page: Page) -> Iterable[Heading]:
    if isinstance(page, HtmlPage):
        edited = bool(page.select("h2 .editsection")[:1])
        for node in page.select("h1, h2, h3, h4, h5, h6, summary, [role=heading]"):
            # The link to edit a section stood before its words until 2013.
            inner = next(iter(page.select(".mw-headline", node)[:1]), None) if edited else None
            if span := page.range_of(inner or node):
                tag = node.tag or ""
                yield Heading(int(tag[1]) if tag[1:].isdecimal() else 3, page.trim(*span), normal(page.words(span)), node)
        return
    headline = page.headline
    for number, line in enumerate(page.lines):
        words = page.text[line.start : line.end]
        if line == headline:
            yield Heading(1, line, normal(words), None)
        elif mark := re.match(r"(#{1,6}) (?=\S)", words):
            yield Heading(len(mark[1]), Span(line.start + mark.end(), line.end), normal(words[mark.end() :]), None)
        elif number and len(words) <= LONGEST and known(words) and not words.rstrip().endswith(","):
            yield Heading(7, line, normal(words), None)


def tokens(node: Node) -> frozenset[str]:
    """The words in an element's class and id, in small letters."""
    attributes = node.attributes
    return _tokens(
        " ".join(attributes.get(name) or "" for name in ("class", "id", "data-testid", "data-qa", "data-automation-id", "data-uia"))
    )


@lru_cache(maxsize=4096)
def _tokens(words: str) -> frozenset[str]:
    return frozenset(t.lower() for t in _TOKEN.findall(words))


def _beside(page: HtmlPage) -> Iterable[Span]:
    titles = [span for node in page.select("h1") if (span := page.range_of(node))]
    large = max(2000, page.visible_end // 2)
    chosen = {node.mem_id: node for node in page.select(_BESIDE)}
    chosen |= {node.mem_id: node for node in page.select("[class], [id]") if tokens(node) & _TOKENS}
    of_facts: list[tuple[Span, frozenset[str]]] = []
    for node in sorted(chosen.values(), key=lambda node: -_size(page, node)):
        span = page.range_of(node)
        if span is None or node.tag in ("html", "body", "main") or span.end - span.start > large:
            continue
        if any(span.start <= title.start < span.end for title in titles):
            continue
        if (
            node.tag not in ("nav", "footer", "form")
            and tokens(node).isdisjoint(NEVER)
            and _labels_in(page, span) >= (2 if tokens(node) & _FACTS else FEW_LABELS)
        ):
            of_facts.append((Span(*span), tokens(node) & _TOKENS))
            continue
        # What has its name from the box of facts that it is in (``sidebar-title``) is part of it.
        if tokens(node) & _TOKENS and any(
            box.start <= span.start and span.end <= box.end and tokens(node) & _TOKENS <= named for box, named in of_facts
        ):
            continue
        yield Span(*span)


def _size(page: HtmlPage, node: Node) -> int:
    span = page.range_of(node)
    return span.end - span.start if span else 0


def _labels_in(page: HtmlPage, span: Span) -> int:
    found = set()
    # Cells of one row stand in one line.
    starts = sorted({span.start, *(run.start for run in page.runs(span)), *page.piece_starts(span)})
    for start, end in pairwise((*starts, span.end)):
        words = re.split(r"[:\n]", page.text[start : min(end, start + LONGEST)], maxsplit=1)[0]
        found |= set(known(words).values()) - {"ignored", "elsewhere", "other", "reviews", "plot", "cast", "genre", "rating", "title"}
    return len(found)
