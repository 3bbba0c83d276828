"""Whether an HTML page was saved whole: a transfer that broke off leaves a document that ends in the middle of its body."""

from __future__ import annotations

import re
from collections import Counter

_END = re.compile(r"</(?:body|html)\s*>", re.I)
_TAIL = 2_000
_BEGINNINGS = (re.compile(r"<html[\s>]", re.I), re.compile(r"<body[\s>]", re.I))
_CLOSED_ALWAYS = re.compile(  # both cases spelled out: three times as fast as a flag
    "<(/?)("
    + "|".join("".join(f"[{c}{c.upper()}]" for c in name) for name in (
        "div", "table", "ul", "ol", "dl", "section", "article", "main", "aside", "header", "footer", "nav", "form", "script", "style",
        "span", "a", "h1", "h2", "h3", "h4",
    ))
    + r")(?=[\s>/])"
)  # fmt: skip
"""Tags whose ends HTML lets nobody leave out; those of the body may be, and some publishers do leave them out."""


def cut_off(text: str) -> str:
    """Where a page of HTML breaks off, in words for a notice; empty where it is whole, or a fragment that has no body of its own.

    Without the ends of its body and of itself a page is cut off if it ends in a tag, a comment, a script or an element that must be closed.
    """
    if _END.search(text, max(0, len(text) - _TAIL)) or _END.search(text) or not all(tag.search(text) for tag in _BEGINNINGS):
        return ""
    if text.rfind("<!--") > text.rfind("-->"):
        return "in a comment"
    last = text.rfind("<")
    if last > text.rfind(">") and re.match(r"[/!a-zA-Z]|$", text[last + 1 : last + 2]):
        return "in a tag"
    open_now: Counter[str] = Counter()
    for slash, name in _CLOSED_ALWAYS.findall(text):
        open_now[name.lower()] += -1 if slash else 1
    if open_now["script"] > 0 or open_now["style"] > 0:
        return "in a script" if open_now["script"] > 0 else "in a style sheet"
    name = max(sorted(open_now), key=lambda n: open_now[n], default="")
    return f"in a <{name}>" if name and open_now[name] > 0 else ""
