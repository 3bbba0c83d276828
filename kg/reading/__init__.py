"""What site files are written with: the page as text with places, and the claims that film pages make."""

from kg.reading.page import Page, Span

__all__ = ["Page", "Span"]
