"""YAML with positions: what is kept as typed, what is accepted, and that nothing makes the reader crash."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from good import LESSON, good
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.guide.characters import MOST_ODD
from generator.guide.source import DEEPEST, LONGEST, MOST_VALUES, Fields, Items, Scalar, Source, data, read, scalars


def node_of(text: str) -> object:
    """The plain data of a text without problems."""
    source = read("x.yml", text.encode())
    assert source.problems == ()
    assert source.node is not None
    return data(source.node)


def codes(source: Source) -> list[str]:
    return [problem.code for problem in source.problems]


@pytest.mark.parametrize("typed", ["0123", "12:30", "no", "1900.10", "2026-11-22", "~", "1_000", "0x1F", "=", "on", "1e3", ".inf"])
def test_values_stay_as_typed(typed: str):
    assert node_of(f"a: {typed}\n") == {"a": typed}


def test_a_blank_value_is_none_and_a_quoted_one_is_empty_text():
    assert node_of('a:\nb: ""\nc: []\n') == {"a": None, "b": "", "c": []}


def test_every_value_and_name_has_its_line_and_column():
    node = read("guides/x.yml", "a: b\nlist:\n  - c\n  - {d: ế, e: f}\n".encode()).node
    assert isinstance(node, Fields)
    assert str(node.entries["list"].key) == "guides/x.yml:2:1"
    assert [(s.text, str(s.place)) for s in scalars(node)] == [
        ("b", "guides/x.yml:1:4"),
        ("c", "guides/x.yml:3:5"),
        ("ế", "guides/x.yml:4:9"),
        ("f", "guides/x.yml:4:15"),
    ]


def test_positions_agree_with_the_pure_python_parser_of_pyyaml():
    text = good()[LESSON].decode()
    theirs = [
        (event.value, event.start_mark.line + 1, event.start_mark.column + 1)
        for event in yaml.parse(text, Loader=yaml.SafeLoader)
        if isinstance(event, yaml.ScalarEvent) and event.start_mark
    ]
    node = read("x.yml", text.encode()).node
    assert node is not None
    values = [(s.text, s.place.line, s.place.column) for s in scalars(node)]
    assert values
    assert set(values) <= set(theirs)


def test_a_byte_order_mark_windows_lines_and_decomposed_letters_are_accepted_and_give_the_same_tree():
    text = good()[LESSON].decode()
    plain = read("x.yml", text.encode())
    for variant in (
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", text).encode(),
    ):
        assert variant != text.encode()
        assert read("x.yml", variant) == plain


def test_a_hash_inside_quotes_blocks_and_words_is_no_comment():
    text = "a: \"x # y\"\nb: 'x # y'\nc: >\n  x # y\nd: |\n  # y\ne: x#y\n# z\nf:\n  # w\n  - g\nh: # blank for now\n"
    assert read("x.yml", text.encode()).problems == ()


def test_a_cut_sentence_is_found_in_lists_and_braces_too():
    assert codes(read("x.yml", b"- x # y\n- [a # b\n  , c]\n")) == ["SO113", "SO113"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_refused_before_it_can_hurt(opening: str):
    assert codes(read("x.yml", (opening * 50_000).encode())) in (["SO112"], ["SO104"], ["SO119"], ["SO117"])
    assert codes(read("x.yml", ("[" * DEEPEST + "]" * DEEPEST).encode())) == []
    assert codes(read("x.yml", ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).encode())) == ["SO112"]


def test_a_file_that_is_too_large_is_not_parsed():
    source = read("x.yml", b"a: b\n" * 50_000)
    assert (codes(source), source.node) == (["SO103"], None)


def test_links_may_be_larger_because_every_lesson_adds_some():
    assert "SO103" not in codes(read("links.yml", b"a: b\n" * 50_000))
    assert codes(read("links.yml", b"a: b\n" * 250_000)) == ["SO103"]


def test_the_other_mistakes_of_a_file_with_odd_spaces_still_show():
    source = read("x.yml", "a:\u00a0b\na: c # d\n".encode())
    assert codes(source) == ["SO106", "SO113", "SO109"]


QUIZ = """\
quiz:
  - ask: Một?
    options:
      - Có
      - Không
    answer: 1
  - ask: Hai?
    options:
      - Có
      - Không
"""


@pytest.mark.parametrize("blanks", range(5, 11))
def test_a_line_that_stands_twice_is_told_where_the_mistake_is(blanks: int):
    [told] = read("x.yml", f"{QUIZ}{' ' * blanks}answer: 2\n".encode()).problems
    assert (told.code, told.place.line, dict(told.params)["found"]) == ("SO104", 11, "answer: 2")


def test_a_glued_field_that_also_stands_in_a_text_is_told_where_it_is():
    [told] = read("x.yml", "a: |\n  title:Mở\nb:\n  title:Mở\n  see: x\n".encode()).problems
    assert (told.code, told.place.line) == ("SO122", 4)


def assert_honest(source: Source, raw: bytes) -> None:
    """Problems have a place inside the file; a tree is made of what we know."""
    text = unicodedata.normalize("NFC", raw.decode("utf-8", "replace")).replace("\r\n", "\n")
    lines = text.split("\n")
    for problem in source.problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    assert source.node is not None or source.problems
    assert source.node is None or isinstance(source.node, Scalar | Items | Fields)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_raise(raw: bytes):
    assert_honest(read("x.yml", raw), raw)


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-#[]{},&*!|>'\"%@`? \n\t\r\u00a0\u0301\ufeffế~<=\\"), max_size=60))
def test_no_text_of_yaml_signs_makes_the_reader_raise(text: str):
    assert_honest(read("x.yml", text.encode()), text.encode())


@pytest.mark.parametrize(
    ("escape", "code", "read_as"),
    [
        (r"\u202e", "SO107", "ab"),
        (r"\u200b", "SO107", "ab"),
        (r"\ufeff", "SO107", "ab"),
        (r"\uffff", "SO107", "ab"),
        (r"\ufdd0", "SO107", "ab"),
        (r"\U000e0041", "SO107", "ab"),
        (r"\ue000", "SO107", "ab"),
        (r"\L", "SO107", "ab"),
        (r"\0", "SO108", "ab"),
        (r"\e", "SO108", "ab"),
        (r"\a", "SO108", "ab"),
        (r"\r", "SO108", "ab"),
        (r"\x85", "SO108", "ab"),
        (r"\N", "SO108", "ab"),
        (r"\x7f", "SO108", "ab"),
        (r"\_", "SO106", "a b"),
        (r"\u3000", "SO106", "a b"),
        (r"\t", "SO105", "a b"),
    ],
)
def test_letters_spelt_in_quotes_are_looked_at_like_typed_ones(escape: str, code: str, read_as: str) -> None:
    for text in (f'x: "a{escape}b"\n', f'"a{escape}b": x\n'):
        source = read("x.yml", text.encode())
        assert codes(source) == [code]
        assert source.node is not None
        assert (source.problems[0].place.line, source.problems[0].place.column) == (1, 4 if text[0] == "x" else 1)
        assert data(source.node) in ({"x": read_as}, {read_as: "x"})


@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\ud83d\ude00", r"\U00110000"])
def test_halves_of_characters_are_refused(escape: str) -> None:
    assert codes(read("x.yml", f'x: "a{escape}b"\n'.encode())) == ["SO115"]


def test_letters_spelt_in_pieces_in_quotes_are_put_together() -> None:
    assert node_of(r'a: "mu\u0065\u0302\u0301n"') == {"a": "muến"}


@pytest.mark.parametrize(
    "value",
    [r'"một\nhai"', r'"một \n\n hai"', "|\n  một\n  hai\n", ">\n  một\n\n  hai\n\n\n", "|+\n  một\n\n  hai\n\n\n", "'một\n\n  hai'"],
)
def test_every_value_is_one_line(value: str) -> None:
    assert node_of(f"a: {value}") == {"a": "một hai"}


def test_blanks_around_a_value_or_a_name_in_quotes_are_left_out() -> None:
    assert node_of('" a ": " b "\nc: "  "\n') == {"a": "b", "c": ""}


def test_a_value_is_read_up_to_a_length_that_no_model_accepts_and_its_true_length_is_kept() -> None:
    node = read("x.yml", b"a: " + b"b" * 50_000).node
    assert isinstance(node, Fields)
    value = node.get("a")
    assert isinstance(value, Scalar)
    assert (len(value.text or ""), value.cut) == (LONGEST, 50_000 - LONGEST)


def test_a_long_gap_hides_nothing_behind_it() -> None:
    assert node_of('a: "b' + " " * 5_000 + 'c"\n') == {"a": "b c"}


def test_a_file_with_far_too_many_values_is_read_only_up_to_there():
    most = read("x.yml", b"a:\n" + b"- b\n" * (MOST_VALUES - 1))
    assert (codes(most), most.node is None) == ([], False)
    more = read("x.yml", b"a:\n" + b"- b\n" * MOST_VALUES)
    assert [(each.code, each.place.line) for each in more.problems] == [("SO141", MOST_VALUES + 1)]
    assert more.node is None


def test_a_file_full_of_odd_letters_is_told_of_some_and_not_read():
    most = read("x.yml", b"a:\n" + "- \u00a0b\n".encode() * (MOST_ODD - 1))
    assert (set(codes(most)), len(most.problems), most.node is None) == ({"SO106"}, MOST_ODD - 1, False)
    more = read("x.yml", b"a:\n" + "- \u00a0b\n".encode() * 20_000)
    assert (set(codes(more)), len(more.problems), more.node) == ({"SO106"}, MOST_ODD, None)
