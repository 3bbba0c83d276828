"""The command line: parse arguments, call one function, print. No decision about data is made here.

Heavy libraries are imported inside the commands that need them, so that ``kg --help`` is immediate. Importing this package
registers every command.
"""

from kg.cli import build, diff, evaluate, help, pages, query, resolve, stores, why
from kg.cli.group import cli, main

__all__ = ["build", "cli", "diff", "evaluate", "help", "main", "pages", "query", "resolve", "stores", "why"]
