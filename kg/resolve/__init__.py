"""Who is who: which mentions are one thing, decided block by block, every decision with its reasons."""

from kg.resolve.local import Local
from kg.resolve.resolution import Resolution, resolve, resolve_summaries

__all__ = ["Local", "Resolution", "resolve", "resolve_summaries"]
