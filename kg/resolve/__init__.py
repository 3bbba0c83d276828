"""Who is who: which mentions are one thing, decided block by block, every decision with its reasons."""

from kg.resolve.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
