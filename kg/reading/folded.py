"""Texts that sites print twice, shortened and whole, one of which the page hides: saved, they stand one behind the other."""

from __future__ import annotations

from kg.reading.page import Page, Span

_SHORTEST = 12
"""So many characters begin no text twice by chance, where what stands between is the beginning of what follows."""
_TRIES = 20
"""So often its first words may stand in a text before it is the text again."""


def unfolded(page: Page, span: Span) -> Span:
    """The whole text, where its beginning stands before it: ``It sinks and… It sinks and swims.``; any other range as it is."""
    text = page.cut(span)
    head = text[:_SHORTEST]
    at = text.find(head, _SHORTEST) if len(head) == _SHORTEST else -1
    for _ in range(_TRIES):
        if at <= 0:
            break
        before = text[:at].rstrip()
        if before[-len("expand") :].casefold() == "expand":
            before = before[: -len("expand")].rstrip()
        shortened = before.rstrip("…. ")
        if text.startswith(shortened, at):
            return page.trim(span.start + at, span.end)
        at = text.find(head, at + 1)
    return span
