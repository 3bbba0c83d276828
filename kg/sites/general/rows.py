"""Labelled rows, whatever they are made of: cells of tables, definition lists, a label in an element of its own, ``Label: value``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.html import HtmlPage
from kg.reading.page import Page, Span
from kg.reading.tree import TEXT, Node, Tree
from kg.sites.general.beside import in_turn
from kg.sites.general.creditlines import contradicted, credit_rows
from kg.sites.general.flattened import FEWEST, barred, begun, crowded, dashed
from kg.sites.general.joborder import JOBS, closes_credit
from kg.sites.general.jobsbelow import NONE, credits_above
from kg.sites.general.labels import LONGEST, known
from kg.sites.general.lines import LONGEST_VALUE, Row, by_line, labels_in
from kg.sites.general.morelinks import without_more
from kg.sites.general.outline import Outline
from kg.sites.general.parts import is_name
from kg.sites.general.sentences import sentenced
from kg.sites.general.tables import Beside, in_cells

_LABEL_ELEMENTS = "th, td, dt, b, strong, label, h2, h3, h4, h5, h6, span, div, p, em, i, a, li, font, small, summary"
MOST_BLOCKS = 5_000
PAIR = 2
MOST_LINKS = 60
"""More links behind a label are a menu."""
_LISTS = frozenset(("ul", "ol", "table"))
_TAGS_OF_LABELS = frozenset(("b", "strong", "label", "h2", "h3", "h4", "h5", "h6", "dt", "th", "em", "summary"))


def rows(page: Page, outline: Outline) -> list[Row]:
    """All labelled rows in the order of the page, one for each label."""
    found: dict[int, Row] = {}
    for row in (*_by_element(page, outline), *_over_blocks(page, outline)) if isinstance(page, HtmlPage) else ():
        found.setdefault(row.label.start, row)
    lines = [line for line in page.lines if line.end <= outline.end and not outline.left_alone(line.start)]
    full: set[int] = set()
    credits = list(credit_rows(page, outline))
    flat = not isinstance(page, HtmlPage)
    # Two labels in a line are two cells of a table, where such lines are several.
    pairs = [line for line in lines if page.text.count(":", *line) == PAIR and len(crowded(page, line, least=PAIR)) == PAIR] if flat else []
    least = PAIR if len(pairs) >= PAIR else FEWEST
    for line in lines:
        several = crowded(page, line, least=least)
        # A box of its own for each label tells more than their order in a line.
        if len(several) > sum(1 for start in found if line.start <= start < line.end):
            full.add(line.start)
            for row in several:
                found.setdefault(row.label.start, row)
        elif sentences := dashed(page, line) or list(sentenced(page, line)):
            for row in sentences:
                found.setdefault(row.label.start, row)
    for one in credits:
        # A line of labels alone is read by these.
        if one.whole and not any(one.span.start <= start < one.span.end for start in found):
            found |= {row.label.start: row for row in one.rows}
            full.add(one.span.start)
    for row in (*(barred(page, lines) if flat else ()), *begun(page, lines, dashed=not flat)):
        found.setdefault(row.label.start, row)
    above = credits_above(page, lines) if flat else NONE
    for row in by_line(page, outline, found, full):
        if row.label.start not in above.closed:
            found.setdefault(row.label.start, row)
    found.update((row.label.start, row) for row in above.rows)
    for row in (row for one in credits for row in one.rows):
        found.setdefault(row.label.start, row)
    for one in credits:
        if contradicted(page, one, found.values()):
            for row in one.rows:
                if found.get(row.label.start) is row:
                    del found[row.label.start]
    return [found[start] for start in sorted(found)]


# --- by elements -----------------------------------------------------------------------------------------------------


def _by_element(page: HtmlPage, outline: Outline) -> Iterator[Row]:
    seen: set[Span] = set()
    for node in page.select(_LABEL_ELEMENTS):
        span = page.range_of(node)
        if span is None or span.end - span.start > LONGEST or span in seen:
            continue
        words = page.text[span.start : span.end]
        meanings = known(words)
        # "Budget" and "-" in an element of its own: its value is that there is none.
        if meanings and words[-1] in "-–—" and any(page.text[at] == words[-1] for at in page.piece_starts(span) if at > span.start):
            continue
        if not meanings or outline.left_alone(span.start):
            continue
        crew = JOBS & set(meanings.values()) and words[-1] not in ":：" and node.tag in ("p", "div", "span", "li")
        if crew and closes_credit(page, page.lines, page.line_at(span.start)):
            continue
        seen.add(span)
        value = _beside(page, node, span)
        if value is None:
            continue
        if value.pairs:
            yield Row(Span(*span), meanings, value.spans, True, value.holder.mem_id, [value.holder], pairs=value.pairs)
            continue
        cut = [(start, min(end, start + LONGEST_VALUE)) for start, end in value.spans]
        runs = [run for part in cut for run in page.runs(part) if page.text[run.start : run.end].strip(" :：")]
        if not runs:
            continue
        if page.text[runs[0].start] in ":：" or page.text[runs[0].start : runs[0].start + 2] in ("– ", "— ", "- "):
            runs[0] = page.trim(runs[0].start + 1, runs[0].end)
        runs = _before_labels(page, without_more(page, runs))
        if not _WORDY & set(meanings.values()):
            runs = _before_prose(page, runs)
        # What stands beside the text (sources, buttons) may stand in a value, too.
        runs = [run for run in runs if not outline.left_alone(run.start)] or runs
        if not runs:
            continue
        firm = (
            node.tag in ("th", "td", "dt") or words.rstrip().endswith((":", "：")) or page.text[span.end : span.end + 2].strip()[:1] == ":"
        )
        yield Row(Span(*span), meanings, runs, firm, value.holder.mem_id, [value.holder])


def _over_blocks(page: HtmlPage, outline: Outline) -> Iterator[Row]:
    """Labels that are the first words of an element, without one of their own, over the blocks in it (``<li>Written by <p>…``), or
    before links that are names."""
    for node in page.select("li, dd, td, div, p")[:MOST_BLOCKS]:
        span = page.range_of(node)
        first = node.first_child
        if span is None or first is None or first.tag != TEXT or span.end - span.start > LONGEST_VALUE:
            continue
        words = Tree.value(first).strip()
        end = span.start + len(words)
        if not words or len(words) > LONGEST or page.text[span.start : end] != words:
            continue
        meanings = known(words)
        blocks = page.text[end : end + 1] == "\n" and node.tag != "p"
        if not blocks and not (meanings and (_before_names(page, node, meanings) or _before_one(first, meanings))):
            continue
        runs = page.runs((end, span.end)) if meanings and not outline.left_alone(span.start) else []
        if value := _before_labels(page, without_more(page, runs)):
            yield Row(Span(span.start, end), meanings, value, False, node.mem_id, [node])


_SINGLE = frozenset(("duration", "released", "certificate", "year", "country", "original_title"))


def _before_one(first: Node, meanings: dict[str, str]) -> bool:
    """Whether words stand before one element that is all the rest of theirs: ``<div>Released <span>31 March 1998</span></div>``."""
    behind: list[Node] = []
    at = first.next
    while at is not None and len(behind) < PAIR:
        if at.tag != TEXT or Tree.value(at).strip():
            behind.append(at)
        at = at.next
    return len(behind) == 1 and behind[0].tag in ("span", "b", "strong", "time", "em") and bool(_SINGLE & set(meanings.values()))


def _before_names(page: HtmlPage, node: Node, meanings: dict[str, str]) -> bool:
    """Whether the first words of an element, a job or the cast, stand before nothing but links to names: ``Cast <a>Hal Voss</a>, …``."""
    links: list[Span] = []
    at = node.first_child.next if node.first_child is not None else None
    while at is not None and len(links) < MOST_LINKS:
        if at.tag == "a" and (span := page.range_of(at)):
            links.append(Span(*span))
        elif at.tag != TEXT or any(c.isalnum() or c in ":()" for c in Tree.value(at)):
            return False
        at = at.next
    named = all(is_name(page, link) for link in links) and any(" " in page.words(link) for link in links)
    return bool(links) and named and bool((JOBS | {"cast"}) & set(meanings.values()))


def _beside(page: HtmlPage, label: Node, span: Span) -> Beside | None:
    """What belongs to a label: the cells of its table, or what stands behind it in the element that holds both."""
    at: Node = label
    for _ in range(4):
        parent = at.parent
        if parent is None or parent.tag in ("html", "-document"):
            return None
        if at.tag in ("td", "th"):
            return in_cells(page, at)
        whole = page.range_of(parent)
        if whole is None:
            return None
        if (turn := in_turn(page, at)) is not None:
            return Beside(parent, [turn])
        rest = page.text[span.end : whole.end]
        if rest.strip(" :：\n"):
            if not page.text[span.start : span.end + 2].rstrip().endswith(":") and _in_menu(page, at):
                return None
            if page.text[whole.start : span.start].strip(" \n•·|*-") and at.tag not in _TAGS_OF_LABELS and not _first_of_run(page, span):
                return None
            return Beside(parent, [Span(span.end, _until(page, at, whole.end))])
        if page.text[whole.start : span.start].strip(" \n"):
            return None
        at = parent
    return None


def _in_menu(page: HtmlPage, label: Node) -> bool:
    """Whether a label is a point of a list or one of links of a kind, side by side: one is not the value of another."""
    if label.tag == "li":
        return True
    other = label.next
    while other is not None and (other.tag in (TEXT, "-comment") or not page.range_of(other)):
        other = other.next
    alike = other is not None and other.tag == label.tag and other.attributes.get("class") == label.attributes.get("class")
    return alike and all(_is_link(page, one) for one in (label, other) if one is not None)


def _is_link(page: HtmlPage, node: Node) -> bool:
    span = page.range_of(node)
    return node.tag == "a" or any(page.range_of(link) == span for link in page.select("a", node)[:3])


def _before_labels(page: HtmlPage, runs: list[Span]) -> list[Span]:
    """Runs up to the first label with a colon inside of one of them, which begins a row of its own."""
    for number, run in enumerate(runs):
        inner = next((label for label, _, _ in labels_in(page, run)), None)
        if inner and not number and inner.start == run.start:
            return []
        if inner:
            rest = page.trim(run.start, inner.start)
            return [*runs[:number], *([rest] if rest.end > rest.start else [])]
    return runs


_WORDY = frozenset(("plot", "reviews", "award", "tagline", "ignored", "elsewhere", "other"))
"""What labels mean below which prose stands."""
LEAST_PROSE = 120
_SENTENCES = re.compile(r"[.!?…][\"”»’')]*(?=\s+[^\W\d_a-zà-ÿ]|$)")


def _before_prose(page: HtmlPage, runs: list[Span]) -> list[Span]:
    """Runs up to the first of several sentences: in a post the text follows below its last row, ``<b>Cast:</b> Hal Voss<br>It is …``."""
    for number, run in enumerate(runs[1:], 1):
        if run.end - run.start >= LEAST_PROSE and len(_SENTENCES.findall(page.text, *run)) > 1:
            return runs[:number]
    return runs


def _first_of_run(page: HtmlPage, span: Span) -> bool:
    runs = page.runs((max(0, span.start - 1), span.end))
    return bool(runs) and runs[-1].start >= span.start


def _above(node: Node, label: Node) -> bool:
    """Whether a heading is of a level above that of the heading that a label is."""
    one, two = node.tag or "", label.tag or ""
    return len(one) == 2 == len(two) and one[0] == "h" == two[0] and one[1].isdecimal() and two[1].isdecimal() and one < two


def _opens(page: HtmlPage, node: Node, label: Node) -> bool:
    """Whether an element behind what stands below a heading begins with a heading of its own, which is no name."""
    first = next(iter(page.select("h2, h3, h4, h5, h6", node)[:1]), None) if (label.tag or "")[:1] == "h" and node.tag != "li" else None
    head, whole = (page.range_of(first) if first is not None else None), page.range_of(node)
    return (
        head is not None
        and whole is not None
        and head.start == whole.start
        and head != whole
        and not (is_name(page, Span(*head)) and " " in page.words(head))
    )


def _until(page: HtmlPage, label: Node, end: int) -> int:
    """Where the value behind a label ends: at the next label beside it, or with what holds them both."""
    at, number = label.next, 0
    name = label.attributes.get("class")
    listed = False
    while at is not None:
        span = None if at.tag in (TEXT, "-comment") else page.range_of(at)
        if span:
            # A list below a heading is all of its value.
            if listed and at.tag not in _LISTS:
                return span.start
            listed = at.tag in _LISTS and (listed or (not number and (label.tag or "")[:1] == "h"))
            words = page.text[span.start : min(span.end, span.start + LONGEST)]
            same = at.tag == label.tag
            if _above(at, label) or (number and _opens(page, at, label)):
                return span.start
            head = words.partition("\n")[0]
            if same and (label.tag in _TAGS_OF_LABELS or (number and at.attributes.get("class") == name and label.tag != "a")):
                return span.start
            if known(head) or (":" in head and known(head.partition(":")[0])):
                return span.start if number or not same else end
            if same and label.tag in ("p", "div", "li", "span", "a") and at.attributes.get("class") == name:
                return span.end if label.tag not in ("li", "a") else span.start
            number += 1
        at = at.next
    return end
