"""What the elements of a page tell apart that stands side by side in its words: a name, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.html import HtmlPage
from kg.reading.page import Span
from kg.reading.tree import TEXT, Node, Tree
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.led import behind_characters, led_by_job
from kg.sites.general.lines import Row
from kg.sites.general.members import TITLED
from kg.sites.general.outline import Outline, tokens
from kg.sites.general.parts import is_name
from kg.text import fold

DEEPEST = 4
"""In how many elements without words of their own a line may be wrapped: of nesting that is made to hurt, no more is looked at."""

FEWEST_IN_TURN = 4
_OF_A_CAST = re.compile(
    r"cast|darsteller|besetzung|rollen|distribution|rôles|acteurs|reparto|elenco|interpreti|attori|hrají|herci|roller|actors|voices|guest|stimmen"
    r"|starring|uncredited|supporting|leads?\b|main\b|other",
    re.I,
)
"""What headings over a part of a cast say."""
MOST_HEADS = 40
MOST_CHILDREN = 1_000
MOST_CLASSES = 20
MOST_WORDS = 3
"""So many words a name has that nothing but the edge of an element ends."""
MOST_CARDS = 60
_PART = frozenset(("character", "characters", "role", "rolle", "part", "charname", "personaje", "personnage", "personaggio", "rollname"))
"""Words in classes of elements that hold the name of a part."""
MOST_IN_TURN = 120
"""More elements side by side are no facts of one film."""


def side_by_side(page: HtmlPage, node: Node) -> list[Span]:
    """The ranges of the two elements of a line that are all its words and not of one sort: a name and what stands beside it.

    Elements of one sort, and such with a comma between them, are a list.
    """
    whole, apart = page.range_of(node), _elements(page, node)
    inner = node
    for _ in range(DEEPEST):
        if len(apart) != 1 or apart[0][1] != whole:
            break
        inner = apart[0][0]
        apart = _elements(page, inner)
    if whole is not None and len(apart) == 1:
        return _with_words(page, inner, whole, apart[0][1])
    if whole is None or len(apart) != 2 or (_sort(apart[0][0]) == _sort(apart[1][0]) and not _name_alone(page, apart)):
        return []
    (_, one), (_, two) = apart
    rest = page.text[whole.start : one.start] + page.text[one.end : two.start] + page.text[two.end : whole.end]
    return [] if re.search(r"[\w,;&/|+•·]", rest) else [one, two]


def _name_alone(page: HtmlPage, apart: Sequence[tuple[Node, Span]]) -> bool:
    """Whether the first of two elements of one sort is a whole name, and the second no link, as another name would be."""
    (one, first), (second, behind) = apart
    if one.tag not in ("span", "b", "i", "em", "strong", "small"):
        return False
    linked = second.tag == "a" or bool(page.select("a", second))
    if " " in page.words(behind) and is_name(page, behind) and ((words := page.words(first)).isalpha() or TITLED.match(words)):
        # A character, or a job, before whom has it: nobody who acts is called "Sheriff".
        return True
    return not linked and " " in page.words(first) and is_name(page, first)


def _with_words(page: HtmlPage, node: Node, whole: Span, inner: Span) -> list[Span]:
    """A whole name and what stands beside it where only one of both is an element: ``<b>Hal Voss</b> Tom Keel``."""
    before, behind = page.trim(whole.start, inner.start), page.trim(inner.end, whole.end)
    pair = [before, inner] if before.end > before.start else [inner, behind]
    text = [at for at in _children(node) if at.tag == TEXT and Tree.value(at).strip()]
    if len(text) != 1 or (before.end > before.start) == (behind.end > behind.start):
        return []
    first = page.words(pair[0])
    words = (page.text[one.start : one.end] for one in pair)
    plain = all(not re.search(r"[\n,;&/|+•·()…:]|\.\.|\s[–—-]\s", one) for one in words) and not page.text[pair[1].start].islower()
    return pair if plain and " " in first and len(first.split()) <= MOST_WORDS and is_name(page, pair[0]) else []


def _children(node: Node) -> Iterator[Node]:
    at = node.first_child
    while at is not None:
        yield at
        at = at.next


def _elements(page: HtmlPage, node: Node) -> list[tuple[Node, Span]]:
    """The elements right inside another that show words, with their ranges, up to one more than could take turns."""
    found: list[tuple[Node, Span]] = []
    at = node.first_child
    for _ in range(MOST_CHILDREN):
        if at is None or len(found) > MOST_IN_TURN:
            break
        inside = page.range_of(at) if not (at.tag or "-").startswith("-") else None
        if inside and page.text[inside.start : inside.end].strip():
            found.append((at, inside))
        at = at.next
    return found


_TURN = re.compile(
    r"(?<![\w-])(?:odd|even|first|last|alt|active|(?:views-row|field-item|item|row|col|col-\w+)-?\d+|(?:views-row|item)-(?:odd|even|first|last))(?![\w-])"
)
"""Words in classes that only tell elements of one sort by their turn."""


def _sort(node: Node) -> tuple[str | None, str]:
    return node.tag, " ".join(_TURN.sub("", node.attributes.get("class") or "").split())


def characters_first(page: HtmlPage, cards: Sequence[Node], places: Sequence[Sequence[Span]]) -> bool:
    """Whether cards of a cast show the character before the actor: as classes say it, or the words for the pictures beside both.

    ``places`` are the ranges of the words of each card.
    """
    told = 0
    for card, words in zip(cards, places, strict=True):
        if len(words) != 2:
            continue
        called = [_in_part(page, card, span) for span in words]
        shown = {fold(node.attributes.get("alt") or "") for node in page.select("img", card)[:3]}
        pictured = [fold(page.words(span)) in shown for span in words]
        if called == [True, False] or (called[0] == called[1] and pictured == [False, True]):
            told += 1
    return told >= 2 and told * 3 >= len(cards) * 2


def only_card(page: HtmlPage, row: Row) -> tuple[Span, Span] | None:
    """The name and the part of the one card that a row's value is; None where it may as well be a list of two."""
    if not row.nodes or not row.value or len(row.value) > 2:
        return None
    whole = Span(row.value[0].start, row.value[-1].end)
    cards = [
        node for node in page.select("li, div, article, figure, section, a, p", row.nodes[0])[:MOST_CARDS] if page.range_of(node) == whole
    ]
    for card in cards:
        pair = side_by_side(page, card)
        pictures = page.select("img", card)
        # One picture, of the first: the other is no second actor.
        if not pair and len(row.value) == 2 and len(pictures) == 1:
            alt = fold(pictures[0].attributes.get("alt") or "")
            pair = list(row.value) if alt == fold(page.words(row.value[0])) else []
        if pair and " " in page.words(pair[0]) and is_name(page, pair[0]) and not known(page.text[pair[1].start : pair[1].end]):
            return pair[0], pair[1]
    return None


def _in_part(page: HtmlPage, card: Node, span: Span) -> bool:
    """Whether a range of a card stands in an element that is called a part's by its class."""
    whole = page.range_of(card)
    for node in page.select("[class]", card)[:MOST_CLASSES]:
        inside = page.range_of(node)
        if inside and inside != whole and inside.start <= span.start and span.end <= inside.end and tokens(node) & _PART:
            return True
    return False


def in_turn(page: HtmlPage, label: Node) -> Span | None:
    """The element behind a label where labels and values take turns in one element, as in a grid of two columns; None elsewhere."""
    elements = _elements(page, label.parent) if label.parent is not None else []
    number = next((n for n, (one, _) in enumerate(elements) if one.mem_id == label.mem_id), -1)
    if not FEWEST_IN_TURN <= len(elements) <= MOST_IN_TURN or len(elements) % 2 or number % 2:
        return None
    # Names of one list take turns with nothing: a label in bold before links, and the next one behind them.
    if label.tag in ("b", "strong", "em") and any(one.tag != label.tag for one, _ in elements[::2]):
        return None
    # A term may have several descriptions.
    if label.tag == "dt" and any(one.tag != ("dd" if n % 2 else "dt") for n, (one, _) in enumerate(elements)):
        return None
    words = [page.text[span.start : span.end] if span.end - span.start <= LONGEST else "" for _, span in elements]
    labels = [bool(known(one)) for one in words]
    # A value may be the label of something as well, and a label one that nobody knows.
    telling = sum(labels[::2]) * 3 >= len(labels) and sum(labels[1::2]) * 4 <= sum(labels[::2]) and all(words[::2])
    # Where words stand behind the label in no element, they are its value.
    between = page.text[elements[number][1].end : elements[number + 1][1].start]
    return elements[number + 1][1] if telling and not any(c.isalnum() for c in between) else None


def of_one_cast(page: HtmlPage, outline: Outline, span: Span) -> Span:
    """The section of a cast up to the first heading below other words in it that is neither a name nor over more of the cast."""
    inside = [h.span for h in outline.headings if span.start <= h.span.start < span.end and not outline.left_alone(h.span.start)]
    for number, head in enumerate(inside[:MOST_HEADS]):
        above = inside[number - 1].end if number else span.start
        if (
            page.text[above : head.start].strip()
            and not (is_name(page, head) and " " in page.words(head))
            and not _OF_A_CAST.search(page.words(head))
        ):
            return Span(span.start, head.start)
    return span


def cells_of_cards(page: HtmlPage, outline: Outline, span: Span) -> list[tuple[Span, Span]]:
    """The names and parts in the cells of a table whose rows have several cards side by side, each a name over a part."""
    found: list[tuple[Span, Span]] = []
    rows: set[int] = set()
    beside = others = 0
    for cell in page.select("td"):
        inside = page.range_of(cell)
        if inside is None or not (span.start <= inside.start and inside.end <= span.end) or outline.left_alone(inside.start):
            continue
        runs = page.runs(inside)
        if len(runs) == 2 and " " in page.words(runs[0]) and is_name(page, runs[0]):
            found.append((runs[0], runs[1]))
            row = cell.parent.mem_id if cell.parent is not None else 0
            beside += row in rows
            rows.add(row)
        else:
            others += bool(page.text[inside.start : inside.end].strip())
    return found if beside and others <= len(found) // 2 else []


def terms(page: HtmlPage, outline: Outline, span: Span) -> list[tuple[Span, Span]]:
    """The names that are the terms of lists of definitions in a range, each with its one description; nothing if one term is none."""
    found: list[tuple[Span, Span]] = []
    parts = led = 0
    for node in page.select("dt"):
        term = page.range_of(node)
        if term is None or not (span.start <= term.start and term.end <= span.end) or outline.left_alone(term.start):
            continue
        below = _next(node)
        after = _next(below)
        said = page.range_of(below) if below is not None and below.tag == "dd" else None
        if said is not None and led_by_job(page, [Span(*term), Span(*said)]):
            led += 1
            continue
        if said is None or (after is not None and after.tag == "dd") or " " not in page.words(term) or not is_name(page, term):
            return []
        parts += bool(tokens(node) & _PART and not tokens(below) & _PART) if below is not None else 0
        found.append((term, said))
    if led and (behind := behind_characters(page, found)):
        return [(actor, part) for actor, part in behind if part]
    return [(said, term) for term, said in found if is_name(page, said)] if parts == len(found) > 1 else found


def _next(node: Node | None) -> Node | None:
    """The next element beside one."""
    at = node.next if node is not None else None
    while at is not None and (at.tag or "-").startswith("-"):
        at = at.next
    return at
