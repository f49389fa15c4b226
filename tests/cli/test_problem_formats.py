"""Problems in the three forms, and the catalogue of sentences behind them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from generator.cli.problem_formats import as_github, as_json, as_text
from generator.problems import Place, problem
from generator.words import LANGUAGES, words

WRONG = problem(Place("guides/1-vneid/103-x.yml", 12, 5), "SO201", field="tilte", near="title")
ODD = problem(Place("guides/a,b:c%.yml"), "SO122", level="warning", found="100%0A\r\n::error::x")


def test_a_problem_is_two_lines_for_people():
    assert as_text([WRONG]) == "guides/1-vneid/103-x.yml:12:5: SO201 Không có ô tên “tilte”.\n  → Bác muốn viết “title”?"
    assert as_text([WRONG], "en") == "guides/1-vneid/103-x.yml:12:5: SO201 There is no field “tilte”.\n  → Did you mean “title”?"
    assert as_text([]) == ""


def test_what_to_do_is_said_once_for_problems_in_a_row_that_are_mended_alike():
    empty = [problem(Place(file, line, 3), "SO204", field="see") for file, line in (("a.yml", 1), ("a.yml", 2), ("b.yml", 1))]
    told = as_text([*empty, WRONG], "en").splitlines()
    assert [line.startswith("  → ") for line in told] == [False, False, True, False, True, False, True]


def test_a_sentence_that_would_name_nothing_is_left_out():
    unknown = problem(Place("x.yml"), "SO231", name="a", near="", known="b, c")
    assert as_text([unknown], "en").endswith("\n  → There are: b, c.")


def test_json_has_every_particular():
    assert json.loads(as_json([WRONG, ODD], "en"))[0] == {
        "file": "guides/1-vneid/103-x.yml",
        "line": 12,
        "column": 5,
        "code": "SO201",
        "level": "error",
        "message": "There is no field “tilte”.",
        "hint": "Did you mean “title”?",
    }
    assert json.loads(as_json([])) == []


def unescaped(command: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it (ActionCommand.cs: properties also give back `:` and `,`)."""
    match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", command)
    assert match, command

    def back(text: str, pairs: dict[str, str]) -> str:
        return re.sub("|".join(pairs), lambda found: pairs[found[0]], text)

    data = {"%0D": "\r", "%0A": "\n", "%25": "%"}
    properties = dict(each.split("=", 1) for each in match[2].split(","))
    return match[1], {name: back(value, data | {"%3A": ":", "%2C": ","}) for name, value in properties.items()}, back(match[3], data)


def test_github_gets_one_line_a_problem_that_it_reads_back_whole():
    lines = as_github([WRONG, ODD], "en").split("\n")
    assert len(lines) == 2
    level, properties, text = unescaped(lines[1])
    assert (level, properties) == ("warning", {"file": "guides/a,b:c%.yml", "line": "1", "col": "1", "title": "SO122"})
    assert text.startswith("A space is missing after the colon: 100%0A\\r\\n::error::x\n")


def sentences(lang: str) -> Iterator[tuple[str, str]]:
    for code, entry in words("problems", lang).items():
        yield code, entry["says"]
        yield from ((code, sentence) for sentence in entry["do"])
        yield code, entry["why"]


def blanks(entry: dict[str, Any], part: str) -> set[str]:
    text = entry[part] if isinstance(entry[part], str) else " ".join(entry[part])
    return set(re.findall(r"(?<!\{)\{(\w+)\}", text))


def test_both_languages_have_the_same_codes_blanks_and_examples():
    vi, en = words("problems", "vi"), words("problems", "en")
    assert list(vi) == list(en)
    assert list(vi) == sorted(vi)
    for code in vi:
        assert vi[code].keys() == en[code].keys(), code
        for part in ("says", "do"):
            assert blanks(vi[code], part) == blanks(en[code], part), code
        for part in ("wrong", "right"):
            assert vi[code].get(part) == en[code].get(part), code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_says_what_to_do_and_why_in_whole_sentences(lang: str):
    for code, entry in words("problems", lang).items():
        assert re.fullmatch(r"SO[1-8]\d\d", code)
        assert entry["do"], code
    for code, sentence in sentences(lang):
        assert sentence == unicodedata.normalize("NFC", sentence).strip(), code
        assert sentence[-1] in ".?…}", (code, sentence)


def test_vietnamese_words_have_their_tone_marks_in_the_old_place():
    text = " ".join(sentence for _, sentence in sentences("vi"))
    assert not re.search(r"\b\w*(oá|oà|oả|oã|oạ|oé|oè|oẻ|oẽ|oẹ|uý|uỳ|uỷ|uỹ|uỵ)\b(?<!qu[ýỳỷỹỵ])", text)
