"""Movie pages in, trustworthy linked data out."""

__version__ = "0.1.0"
