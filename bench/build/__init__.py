"""Figures of whole builds: how fast, how large, how far from what bounds them, and beside what people do today."""
