"""JSON is read as it stands; what is nearly JSON is repaired, and nothing is made up."""
# ruff: noqa: E501 (markup is read more easily in one piece)

from __future__ import annotations

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.markup.json import NotJson, parse, plain

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
BLOCKS = VALUES.filter(lambda v: isinstance(v, dict | list))
SCRAPS = st.lists(
    st.sampled_from(['{', '}', '[', ']', ':', ',', '"', "'", '"a"', '"b":', "null", "true", "1.5", "//", "/*", "*/", "\n", "<![CDATA[", "]]>",
                     "&quot;", "\\", "“", "@type", "\ufeff", "\x00", ";", "-", "<!--"]),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("text", ["", "  ", "null", "true", "7", '"a"', "alert(1)", "<b>no</b>", "\ufeff", "}", "]]>", "NaN", "//", "/*"])
def test_a_block_without_an_object_or_a_list_is_no_json(text: str) -> None:
    with pytest.raises(NotJson):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 66 + "]" * 66,
        "[" + "1," * 300_000 + "1]",
        " " * 5_000_000,
        "[" + "/* " * 300_000,
        "{}x" * 900_000,
        '["a' + '"/*' * 900_000,
        '["' + '",' * 900_000,
        "{'" + "a'b" * 900_000,
    ],
)
def test_a_block_made_to_hurt_does_not_hang(text: str) -> None:
    began = time.process_time()
    with contextlib.suppress(NotJson):
        parse(text)
    assert time.process_time() - began < 5


@given(BLOCKS, st.booleans(), st.sampled_from([None, 1]))
def test_valid_json_is_unchanged_and_needs_no_repair(value: Any, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    read = parse(text)
    assert read.repairs == ()
    assert plain(read.value, text) == value


@given(st.one_of(SCRAPS, st.text(), st.builds(lambda a, b, c: a + b + c, SCRAPS, BLOCKS.map(json.dumps), SCRAPS)))
def test_no_text_makes_it_fail_or_say_what_is_not_there(text: str) -> None:
    try:
        read = parse(text)
    except NotJson:
        return
    plain(read.value, text)


@given(BLOCKS, st.data())
def test_a_block_that_is_cut_short_keeps_what_is_complete(value: Any, data: st.DataObject) -> None:
    text = json.dumps({"a": "kept", "b": value})
    cut = text[: data.draw(st.integers(len('{"a": "kept",'), len(text)))]
    assert plain(parse(cut).value, cut)["a"] == "kept"


BROKEN = [
    ('/* <![CDATA[ */\n{"a": 1}\n/* ]]> */', {"a": 1}),
    ('<![CDATA[{"a": 1}]]>', {"a": 1}),
    ('//<![CDATA[\n{"a": [[1]]}\n//]]>', {"a": [[1]]}),
    ('<!-- {"a": 1} -->', {"a": 1}),
    ('\ufeff{"a": 1}', {"a": 1}),
    ('{"a": 1,}', {"a": 1}),
    ('{"a": [1, 2,], "b": 3,}', {"a": [1, 2], "b": 3}),
    ('{"a": 1,, "b": 2}', {"a": 1, "b": 2}),
    ('{,"a": 1}', {"a": 1}),
    ('{"a": 1 "b": 2}', {"a": 1, "b": 2}),
    ('{"a": "x"\n"b": "y"}', {"a": "x", "b": "y"}),
    ('[{"a": 1}{"a": 2}]', [{"a": 1}, {"a": 2}]),
    ('{"a": "one\ntwo\tthree"}', {"a": "one\ntwo\tthree"}),
    ('{"a": "bell\x07"}', {"a": "bell\x07"}),
    ("{'a': 'x', 'b': \"it's\"}", {"a": "x", "b": "it's"}),
    ("{'a': 'the miner's cat', 'b': 1}", {"a": "the miner's cat", "b": 1}),
    ('{a: 1, @type: "Movie"}', {"a": 1, "@type": "Movie"}),
    ("{“a”: “x”}", {"a": "x"}),
    ('{"a": "a "quiet" storm", "b": 1}', {"a": 'a "quiet" storm', "b": 1}),
    ('{"a": "she said "no", then left", "b": 1}', {"a": 'she said "no", then left', "b": 1}),
    ('{"a": "escaped \\\' quote"}', {"a": "escaped ' quote"}),
    ("{&quot;a&quot;: &quot;x&quot;, &quot;b&quot;: 2}", {"a": "x", "b": 2}),
    ('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}]),
    ('{"a": 1},\n{"b": 2}', [{"a": 1}, {"b": 2}]),
    ('{"a": 1};', {"a": 1}),
    ('var data = {"a": 1};', {"a": 1}),
    ('{"a": 1, "b": {"c": "d', {"a": 1, "b": {}}),
    ('{"a": 1, "b": [1, 2', {"a": 1, "b": [1, 2]}),
    ('{"a": undefined, "b": 2}', {"a": None, "b": 2}),
    ('{"a": , "b": 2}', {"b": 2}),
    ('{"a": 1, // one\n "b": 2 /* two */}', {"a": 1, "b": 2}),
    ('{"a": "http://example.org/x", "b": 1,}', {"a": "http://example.org/x", "b": 1}),
    ('{"a": [1, 2}', {"a": [1, 2]}),
    ('{"a": "", "b": "x",}', {"a": "", "b": "x"}),
    ('{"a": "\\u00e9\\ud83c\\udfac\\ud83c",}', {"a": "é🎬\ufffd"}),
]


@pytest.mark.parametrize(("text", "value"), BROKEN)
def test_what_is_found_broken_is_repaired(text: str, value: Any) -> None:
    read = parse(text)
    assert plain(read.value, text) == value
    assert read.repairs
