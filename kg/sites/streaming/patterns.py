"""The words of streaming pages: headings, labels, cells, buttons, as patterns."""

from __future__ import annotations

import re

MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_YEAR = r"(?:18|19|20)\d\d"
DATE = (
    rf"(?:{MONTH}[. ]+\d{{1,2}}(?:st|nd|rd|th)?[., ]+{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}[., ]+{_YEAR}"
    rf"|{MONTH}[., ]+{_YEAR}|{_YEAR}(?:[-/]\d{{1,2}}[-/]\d{{1,2}})?)"
)
SCORE = r"\d{1,2}(?:[.,]\d{1,2})?(?:\s?(?:/|out of)\s?\d{1,3})?"
CERTIFICATE = (
    r"(?:tv-(?:y7(?:-fv)?|y|g|pg|14|ma)|pg-?13|nc-?17|not rated|unrated|approved|passed|rated (?:r|pg-13|pg|g|nc-17)|pg|gp"
    r"|nr|ur|12a?|15|16|18|r18|"
    r"1[2-8]\+|18a|14a|r|g|x|m|u|ma15\+|r18\+)"
)
RUNTIME = (
    r"(?:\d{1,2}\s?h(?:(?:ou)?rs?)?\.?\s?\d{1,2}\s?m(?:in(?:ute)?s?)?\.?|\d{1,2}\s?h(?:(?:ou)?rs?)?\.?|\d{1,3}\s?m(?:in(?:ute)?s?)?\.?)"
)
TITLED = re.compile(
    r"(?P<title>[^\n]+?)\s*\((?:(?P<series>tv (?:mini[- ])?series|tv show|series)[, ]*)?(?:tv movie[, ]*)?"
    r"(?P<year>(?:18|19|20)\d\d)(?:\s?[-–—]\s?(?:\d{4})?\s*)?\)",
    re.I,
)
YEAR_PAREN = re.compile(r"\((?:tv [a-z -]+|series)?[, ]*(?P<year>(?:18|19|20)\d\d)(?:\s?[-–—]\s?(?:\d{4})?\s*)?\)", re.I)
CRUMBS = re.compile(r"home\s*[>»›](?:\n*[^>»›()\n]{1,30}[>»›])*", re.I)
SLASH_DATE = r"\d{4}[-/]\d{1,2}[-/]\d{1,2}"
MORE = re.compile(r"(?:\.{3}|…)?\s*(?:(?:read|show|see|view|load) )?more\s*(?:\.{3}|…|»|>)?", re.I)
DOTS = re.compile(r"(?:\.{3}|…)(?:\s*(?:(?:read|show|see|view) )?(?:more|all))?", re.I)

HEADINGS: dict[str, re.Pattern[str]] = {
    "trailer": re.compile(
        r"(?:(?:watch|play|view) (?:the )?trailers?|(?:official )?trailers?(?: (?:&|and) (?:images|photos|videos))?)"
        r"(?:\s*[(:|-]?\s*(?P<length>\d{1,2}:\d\d(?::\d\d)?|\d+m(?: \d+s)?)\)?)?", re.I),
    "cast": re.compile(r"(?:the )?(?:full |top |top credited |main |credited )?cast(?: (?:&|and) crew)?|starring|stars|actors", re.I),
    "similar": re.compile(
        r"(?:similar (?:titles|movies|films|shows|tv shows|series)|related (?:titles|movies|films)|recommend(?:ed"
        r"|ations)(?: (?:titles|movies|films))?"
        r"|more like this|you (?:may|might) also like)(?: (?:to|for) .{1,80}(?<![.!,]))?", re.I),
    "reviews": re.compile(
        r"(?:(?:user|movie|film|audience|viewer|member)s?['’]? )?(?:reviews|comments)(?: (?:of|for) .{1,80}(?<![.!,]))?", re.I),
    "plot": re.compile(r"(?:plot|synopsis|overview|storyline|story|summary|plot summary|description|about the (?:film|movie))", re.I),
    "other": re.compile(
        r"(?:stream online|where to watch|watch (?:it )?online|more info|images|photos|gallery|episodes|seasons|servers?|links|download"
        r"|news|crew|tags|share|latest (?:movies|titles)|popular (?:movies|titles)|top (?:movies|titles))", re.I),
}  # fmt: skip
"""Headings of the family's pages; what stands below ``other`` is no fact of these."""

PHRASES = (
    r"(?:watch|play) (?:the )?trailer(?:\s*\(?\d{1,2}:\d\d\)?)?|similar (?:titles|movies|films|shows)|you (?:may"
    r"|might) also like|related (?:titles|movies|films)"
    r"|trailers (?:&|and) (?:images|photos)"
)
NOISE = re.compile(
    r"(?:unlimited streaming(?: with .*)?|with prime video|(?:try|start|get) .{0,20}trial|.{0,30}free trial.*|stream over .*"
    r"|cancel any ?time.*"
    r"|watch (?:now|full movie|online|free)(?:.{0,40})|sign (?:in|up|out)|log ?in|log ?out|register|search|menu|home|movies"
    r"|tv shows|genres|view all.*|see all.*"
    r"|show (?:all|less)|less|ads?|advertisement|sponsored|skip ad|close|share|facebook|twitter|play|download|h[dq]|4k"
    r"|loading\.*|views?|[>»›|•·,]+"
    r"|add to .{0,20}|all (?:rights reserved|prime video .*)|copyright.*|©.*|\(c\) .*|terms.*|privacy.*|contact( us)?"
    r"|about( us)?|dmca.*|disclaimer.*"
    r"|faq|sitemap|cookie.*|back to top|next|prev(?:ious)?|reply|like|dislike|report|helpful\??)\s*", re.I,
)  # fmt: skip
"""Rows that no page means as a fact: advertisements, navigation, buttons, footers."""
FOOTER = re.compile(r"(?:copyright\b|©|\(c\) (?:19|20)\d\d|all rights reserved|terms of |privacy policy|dmca|disclaimer)", re.I)
LABEL = re.compile(
    r"(?P<label>original title|also known as|aka|alternative titles?|title|year|release(?:d| date| year)?|premiered"
    r"|first aired|genres?|imdb rating|imdb"
    r"|(?:user )?rating|score|votes|rated|certificat(?:e|ion)|content rating|mpaa|age rating|run(?:ning )?time|duration"
    r"|length|countr(?:y|ies)|languages?"
    r"|director(?:s|\(s\))?|directed by|creators?|created by|writer(?:s|\(s\))?|written by|screenplay(?: by)?|producer(?:s"
    r"|\(s\))?|produc(?:ed|ted) by"
    r"|production(?: compan(?:y|ies))?|compan(?:y|ies)|studios?|music(?: by)?|composer|starring|stars?|actors?|(?:top "
    r"|full )?cast|keywords|tagline"
    r"|plot|synopsis|overview|storyline|summary|description|budget|revenue|box office|gross|official (?:web)?site|quality"
    r"|status|imdb id|tags"
    r"|seasons?|episodes?|network)\s*:", re.I,
)  # fmt: skip
CELL = re.compile(
    rf"(?:(?P<date>{DATE})(?=,|\s|\||$)|(?:(?P<runtime>{RUNTIME})|(?P<score>{SCORE})|(?P<certificate>{CERTIFICATE})"
    rf"|(?P<blank>n/a|-+))(?=\s|\||$))",
    re.I,
)
"""One cell of the row of facts; a rating and a certificate of digits look alike (``15``)."""
