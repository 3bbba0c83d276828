"""Every failure `kg` can explain, as one tree.

KgError                     exit code 3 unless a branch says otherwise
├── RequestError            2  what was asked cannot be met: a path, an option, a query
│   └── QueryTimeout        2  a query that was stopped at its time limit
├── DataError               1  the data is readable but wrong, and the request said that matters
└── InternalFault           3  `kg` broke one of its own promises; nothing was written
    └── DamagedRecords      3  what an earlier build kept cannot be read; a build reads the pages again
"""

from __future__ import annotations


def reason(error: BaseException) -> str:
    """What an error says went wrong; of one of the system its words, without a number and the path that a message names."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


class KgError(Exception):
    """A failure with a message for a person: what happened, where, and what to do next.

    ``str(error)`` is one line. ``exit_code`` is what the command line ends with.
    """

    exit_code = 3

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what, self.where, self.next_step = what, where, next_step
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}; {next_step}" if next_step else line)


class RequestError(KgError):
    """The request cannot be met: a missing path, a bad option, an unreadable query."""

    exit_code = 2


class QueryTimeout(RequestError):
    """A query ran into its time limit and was stopped."""


class DataError(KgError):
    """The data has a problem that the request said should end the run."""

    exit_code = 1


class InternalFault(KgError):
    """A promise of `kg` itself is broken (a dangling link, an unknown term); the output stays as it was."""

    exit_code = 3


class DamagedRecords(InternalFault):
    """What was kept of pages that were read is damaged or gone; the pages can be read again."""
