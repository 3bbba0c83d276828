"""Words of links and buttons that stand on many sites' pages: never a name, a title or a publication."""

from __future__ import annotations

import re

from kg.text import collapse

_LINK = re.compile(
    r"(?:(?:see|view|show|read|load|learn)\s+(?:all|more|full|details)\b.*|(?:full|more)\s+(?:review|details)\b.*"
    r"|watch\s+(?:it\s+)?now|watch\s+trailer|(?:with\s+)?prime\s+video|unlimited\s+streaming|(?:try|start)\b.{0,20}\btrial|recently\s+viewed"
    r"|contribute\s+to\s+this\s+page|(?:sign|log)\s*(?:in|up|out)\b.*|(?:already\s+)?have\s+an\s+account\b.*|create\s+(?:an?\s+)?account"
    r"|add\s+to\s+(?:my\s+)?(?:watch)?list|report\s+this|ad\s+feedback|editors'\s+picks\b.*|.*»)",
    re.I,
)


def is_link(words: str) -> bool:
    """Whether the words of a line are those of a link or a button."""
    return bool(_LINK.fullmatch(collapse(words)))
