"""Small pages for the tests: invented films, as documents."""

from __future__ import annotations

from kg.model import Document

FILM = """<!doctype html><html prefix="og: https://ogp.me/ns#"><head><title>Low Tide (1998)</title>
<meta charset="utf-8"><meta name="description" content="A keeper waits."><meta property="og:title" content="Low Tide (1998)">
<link rel="canonical" href="https://films.example/low-tide">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "Low Tide", "duration": "PT1H41M",
"genre": ["Drama", "Mystery"], "director": {"@type": "Person", "name": "Ada Quill"}, "datePublished": "1998-03-06",
"actor": [{"@type": "Person", "name": "Bo Marsh"}, {"@type": "Person", "name": "Cy Oland"}]}</script>
<script id="__NEXT_DATA__" type="application/json">{"props": {"title": "Low Tide"}}</script></head>
<body><h1>Low Tide</h1><div itemscope itemtype="http://schema.org/Movie"><span itemprop="name" class="title">Low Tide</span>
<meta itemprop="duration" content="PT1H41M"><time itemprop="duration" datetime="PT101M">101 min</time>
<p property="v:summary" content="only for machines" typeof="v:Movie"
rel="v:rating nofollow">A keeper waits for the sea.</p></div></body></html>"""


def page(text: str, name: str = "page.html") -> Document:
    return Document(name, "0" * 64, text, len(text), media_type="text/html")
