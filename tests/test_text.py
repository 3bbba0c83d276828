"""The rules by which values follow from words: what they refuse first, then what they read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import text
from kg.text import RULES

TEXTS = st.text(max_size=40)
MARKED = st.text(alphabet="aZé &;amp nbsp#160x\u00a0\n\t<>ß'-.", max_size=40)

REFUSED: list[tuple[Callable[[str], str], str]] = [
    (text.date, words)
    for words in (
        "", "soon", "3/4/2010", "13/13/2010", "2019/13/05", "February 30, 2001", "2019-02-29", "95", "1799", "2100", "12345", "May",
        "May 5",
        "October 95", "1995 film", "in 1995", "1994-1995", "1995/10", "27", "Octopus 1995", "Maybe 2001", "Marching 3, 1995",
        "3 of May 1995",
        "1995 10", "0000/00/00", "2019/00/10", "2019/10/00",
    )
] + [
    (text.duration, words)
    for words in ("", "long", "0 min", "0:00", "111", "1995", "1h 51min long", "min", "h", "-5 min", "1:99", "99:99", "1h 75min 3",
    "P1H")
] + [
    (text.minutes, words) for words in ("", "ages", "111", "1.5 h")
] + [
    (text.count, words) for words in ("", "-1", "1,23", "1,2345", "12,34,567", "1.5", "two", "5k", "1 23", "③", "²", "1,234.5", ",123",
    "123,")
] + [
    (text.decimal, words)
    for words in ("", ".5", "5.", "-1", "+1", "1e3", "7,6", "NaN", "inf", "1.2.3", "⑦.⑤", "1,23", "7/10", "1_000", "12,34")
] + [
    (text.country, words) for words in ("", "Atlantis", "English", "Paris", "the", "Drama", "R", "PG")
] + [
    (text.language, words) for words in ("", "USA", "Klingonish", "Drama", "12", "en, fr")
] + [
    (text.currency_code, words) for words in ("", "$", "dollars", "US", "XYZQ")
]  # fmt: skip


@pytest.mark.parametrize(("rule", "words"), REFUSED, ids=lambda x: getattr(x, "__name__", repr(x)))
def test_what_a_rule_cannot_read_it_refuses(rule: Callable[[str], str], words: str) -> None:
    with pytest.raises(ValueError, match=r"not a|no "):
        rule(words)


READ: list[tuple[Callable[[str], str], str, str]] = [
    (text.date, "October. 27,1995", "1995-10-27"),
    (text.date, "October. 1995", "1995-10"),
    (text.date, "1995", "1995"),
    (text.date, "27 October 1995", "1995-10-27"),
    (text.date, "Oct 27, 1995", "1995-10-27"),
    (text.date, "Oct 27, 1995 11pm PST", "1995-10-27"),
    (text.date, "OCT 27 1995", "1995-10-27"),
    (text.date, "oct. 27, 1995", "1995-10-27"),
    (text.date, "Sept. 3, 2001", "2001-09-03"),
    (text.date, "May 2001", "2001-05"),
    (text.date, "1st June 2001", "2001-06-01"),
    (text.date, "June 2nd, 2001", "2001-06-02"),
    (text.date, "2019/03/05", "2019-03-05"),
    (text.date, "2019-3-5", "2019-03-05"),
    (text.date, "1 January 1904", "1904-01-01"),
    (text.date, "February 29, 2004", "2004-02-29"),
    (text.date, "February 2005", "2005-02"),
    (text.date, "December 1, 2008", "2008-12-01"),
    (text.date, "Friday, October 27, 1995", "1995-10-27"),
    (text.date, "16 July 2017 14:30, UTC", "2017-07-16"),
    (text.duration, "111 min", "PT1H51M"),
    (text.duration, "P0Y0M0DT1H51M0S", "PT1H51M"),
    (text.date, "1998-03", "1998-03"),
    (text.duration, "1h 51min", "PT1H51M"),
    (text.duration, "1 hr. 51 min.", "PT1H51M"),
    (text.duration, "1h51m", "PT1H51M"),
    (text.duration, "2 hours", "PT2H"),
    (text.duration, "2 hours 5 minutes", "PT2H5M"),
    (text.duration, "60 min", "PT1H"),
    (text.duration, "2:48", "PT2M48S"),
    (text.duration, "1:02:03", "PT1H2M3S"),
    (text.duration, "PT111M", "PT1H51M"),
    (text.duration, "T6660S", "PT1H51M"),
    (text.country_code, "SE", "SE"),
    (text.language_tag, "EN-us", "en-US"),
    (text.json_words, r"Zo\u00eb &amp; \"Z\"\n\ud83c\udfac", 'Zoë & "Z" 🎬'),
    (text.minutes, "1h 51min", "111"),
    (text.minutes, "90 minutes", "90"),
    (text.count, "56,465", "56465"),
    (text.count, "1 234 567", "1234567"),
    (text.count, "1.234", "1234"),
    (text.count, "007", "7"),
    (text.count, "0", "0"),
    (text.decimal, "82", "82.0"),
    (text.decimal, "7.60", "7.6"),
    (text.decimal, "0", "0.0"),
    (text.decimal, "10.0", "10.0"),
    (text.decimal, "100", "100.0"),
    (text.decimal, "007.50", "7.5"),
    (text.decimal, "31,983,777", "31983777.0"),
    (text.decimal, "1,234.50", "1234.5"),
    (text.country, "USA", "US"),
    (text.country, "uk", "GB"),
    (text.country, "United States", "US"),
    (text.country, "South Korea", "KR"),
    (text.country, "Soviet Union", "SU"),
    (text.country, "West Germany", "DE"),
    (text.country, "France", "FR"),
    (text.country, "Czech Republic", "CZ"),
    (text.country, "Yugoslavia", "YU"),
    (text.country, "East Germany", "DD"),
    (text.country, "The Netherlands", "NL"),
    (text.country, "Kosovo", "XK"),
    (text.language, "American Sign ", "ase"),
    (text.language, "British English", "en-GB"),
    (text.language, "Greek, Ancient (to 1453)", "grc"),
    (text.language, "Pashto", "ps"),
    (text.language, "Min Nan", "nan"),
    (text.language, "English", "en"),
    (text.language, "russian", "ru"),
    (text.language, "Mandarin", "cmn"),
    (text.language, "Norwegian", "no"),
    (text.language, "Greek", "el"),
    (text.currency_code, "usd", "USD"),
    (text.slug, "The Tin Régatta: Part II", "the-tin-regatta-part-ii"),
    (text.slug, "  --Who?-- ", "who"),
    (text.slug, "a_b", "a-b"),
    (text.slug, "Straße", "strasse"),
    (text.slug, "İzmir", "izmir"),
    (text.slug, "R&amp;B", "r-b"),
    (text.collapse, " a&nbsp;b \n c ", "a b c"),
    (text.collapse, "Tom &amp;amp; Ann", "Tom & Ann"),
    (text.collapse, "&lt;b&gt; &#233; &#xE9;", "<b> é é"),
    (text.collapse, "AT&T; R&B", "AT&T; R&B"),
    (text.recase_person, "robert de niro", "Robert De Niro"),
    (text.recase_person, "lars von trier", "Lars von Trier"),
    (text.recase_person, "r. lee ermey", "R. Lee Ermey"),
    (text.recase_person, "j.j. abrams", "J.J. Abrams"),
    (text.recase_person, "ll cool j", "LL Cool J"),
    (text.recase_person, "shaun o'leary", "Shaun O'Leary"),
    (text.recase_person, "shaun o’leary", "Shaun O’Leary"),
    (text.recase_person, "mc quill", "MC Quill"),
    (text.recase_person, "kd moe", "KD Moe"),
    (text.recase_person, "ng wei", "Ng Wei"),
    (text.recase_person, "ann marsh-mcgregor", "Ann Marsh-McGregor"),
    (text.recase_person, "ian mcdonald jr", "Ian McDonald Jr"),
    (text.recase_person, "rip van winkle", "Rip van Winkle"),
    (text.recase_person, "ludwig xiv", "Ludwig XIV"),
    (text.recase_person, "ewan mcgregor", "Ewan McGregor"),
    (text.recase_person, "jean-luc picard", "Jean-Luc Picard"),
    (text.recase_person, "ving rhames jr.", "Ving Rhames Jr."),
    (text.recase_person, "henry thomas iii", "Henry Thomas III"),
    (text.recase_person, "élodie frère", "Élodie Frère"),
    (text.recase_person, "Ludwig van Dyk", "Ludwig van Dyk"),
    (text.recase_title, "city of gulls", "City of Gulls"),
    (text.recase_title, "8mm", "8mm"),
    (text.recase_title, "the end of the affair", "The End of the Affair"),
    (text.recase_title, "what is it for", "What Is It For"),
    (text.recase_title, "goat season: the return", "Goat Season: The Return"),
    (text.recase_title, "rope part iii", "Rope Part III"),
    (text.recase_title, "face/off", "Face/Off"),
    (text.recase_title, "The tin Drum", "The tin Drum"),
]


@pytest.mark.parametrize(("rule", "words", "value"), READ, ids=lambda x: getattr(x, "__name__", repr(x)))
def test_what_a_rule_reads(rule: Callable[[str], str], words: str, value: str) -> None:
    assert rule(words) == value


@pytest.mark.parametrize("rule", sorted(RULES))
@given(words=st.one_of(TEXTS, MARKED, st.from_regex(r"[0-9]{1,4}[-/ :.,][0-9]{1,2}[-/ :.,][0-9]{0,4}", fullmatch=True)))
def test_a_rule_returns_words_or_raises_value_error(rule: str, words: str) -> None:
    try:
        value = RULES[rule](words)
    except ValueError:
        return
    assert value
    assert value == RULES[rule](words)


@given(st.one_of(TEXTS, MARKED))
def test_a_slug_is_idempotent_and_safe_in_an_iri(words: str) -> None:
    slug = text.slug(words)
    assert slug
    assert text.slug(slug) == slug
    assert not re.search(r"[\s<>\"{}|\\^`/?#%\[\]@:;,&+=_]", slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")


@given(st.one_of(TEXTS, MARKED))
def test_collapse_is_idempotent_and_leaves_no_runs_of_blanks(words: str) -> None:
    once = text.collapse(words)
    assert text.collapse(once) == once
    assert once == " ".join(once.split())


@given(st.integers(0, 10**12))
def test_a_count_survives_its_separators(number: int) -> None:
    for printed in (f"{number}", f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        assert text.count(printed) == str(number)


@given(st.decimals(0, 10**9, places=3))
def test_a_decimal_is_its_number_with_a_point_and_no_idle_zeros(number: object) -> None:
    printed = text.decimal(str(number))
    assert float(printed) == float(str(number))
    assert re.fullmatch(r"[0-9]+\.(?:0|[0-9]*[1-9])", printed)
    assert text.decimal(printed) == printed


@given(st.dates(min_value=day(1801, 1, 1), max_value=day(2099, 12, 31)))
def test_a_date_is_read_from_each_of_its_spellings(printed: day) -> None:
    for shape in ("%Y-%m-%d", "%Y/%m/%d", "%B. %d,%Y", "%d %B %Y", "%b %d, %Y", "%A, %B %d, %Y"):
        assert text.date(printed.strftime(shape)) == printed.strftime("%Y-%m-%d")
    assert text.date(printed.strftime("%B %Y")) == printed.strftime("%Y-%m")


@pytest.mark.parametrize("words", ["13/01/2010", "02/30/2011", "2010/04/22", "4-22-10", "04/22", "04/22/010", "today", ""])
def test_what_is_no_month_day_and_year_is_no_month_first_date(words: str) -> None:
    with pytest.raises(ValueError, match=r"month|day"):
        text.RULES["month-first-date"](words)


@given(st.dates(min_value=day(1990, 1, 1), max_value=day(2089, 12, 31)))
def test_a_month_first_date_is_the_same_with_a_year_of_two_digits(printed: day) -> None:
    for shape in ("%m/%d/%Y", "%m/%d/%y"):
        assert text.RULES["month-first-date"](printed.strftime(shape)) == printed.strftime("%Y-%m-%d")


@given(st.integers(1, 599))
def test_a_running_time_is_the_same_in_hours_and_in_minutes(minutes: int) -> None:
    spelled = " ".join(f"{n}{unit}" for n, unit in ((minutes // 60, "h"), (minutes % 60, "min")) if n)
    assert text.duration(spelled) == text.duration(f"{minutes} min")
    assert text.minutes(spelled) == str(minutes)


@given(st.text(alphabet="abc éß'-. ", max_size=30))
def test_recasing_changes_case_alone(name: str) -> None:
    for recase in (text.recase_person, text.recase_title):
        assert recase(name).casefold().split() == name.casefold().split()
