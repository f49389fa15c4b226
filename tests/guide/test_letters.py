"""Every letter that is shown can be printed, or its author is told: looked at for every code point that there is."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from fontTools.ttLib import TTFont
from good import ICONS, good, with_change

from generator.guide.characters import hidden, neutral
from generator.guide.drawn import UNUSUAL, font_letters, undrawn
from generator.guide.load import check
from generator.guide.register import PrintedCode, Register, appended, dumped
from generator.paper.fonts import FAMILY, font_files
from generator.problems import Problem
from generator.words import words

TITLE = "title: Kích hoạt"
EMPTY = {"Cn", "Co", "Cs"}
EVERY = [
    chr(code)
    for code in range(1, 0x110000)
    if unicodedata.category(chr(code)) not in EMPTY or (code % 97 == 0 and not 0xD800 <= code < 0xE000)
]
"""Every assigned code point, and some of the others."""
SURE = {"Cc", "Cf", "Cn", "Co", "Zl", "Zp"}
"""General categories that are no letters: refused before the font is asked."""


def titled(text: str) -> tuple[Problem, ...]:
    """What is told of a good handbook with this text, in double quotes, at the end of a lesson's title."""
    return check(with_change(TITLE, f'title: "Kích hoạt {text}"\n#'), icons=ICONS)[1]


def refused(letters: list[str]) -> set[str]:
    """Those that are refused in the middle of a word."""
    text = "a".join(letters)
    found = {text[at] for at, _ in hidden(text)}
    for each in undrawn(neutral(text)):
        found |= set(each.found)
    return found - {"a"}


@pytest.fixture(scope="module")
def kept() -> list[str]:
    """The letters that may be shown. A text is in NFC before it is looked at."""
    plain = [
        char for char in EVERY if char not in "\n" and unicodedata.normalize("NFC", char) == char and unicodedata.category(char)[0] != "M"
    ]
    return sorted(set(plain) - refused(plain))


@pytest.fixture(scope="module")
def marked() -> list[str]:
    """The same for marks on letters for which there is no single character."""
    pairs = [base + char for base in "êôơưqb" for char in EVERY if unicodedata.category(char)[0] == "M"]
    apart = [pair for pair in pairs if len(unicodedata.normalize("NFC", pair)) == 2]
    return [pair for pair in apart if not list(undrawn(pair)) and not list(hidden(pair))]


def test_no_letter_is_kept_that_the_font_lacks_in_one_of_its_weights(kept: list[str], marked: list[str]) -> None:
    assert len(kept) > 2000
    for content in font_files().values():
        drawn = TTFont(BytesIO(content)).getBestCmap()
        assert [char for char in (*kept, *"".join(marked)) if ord(char) not in drawn] == []


def test_everything_kept_is_set_in_both_weights(kept: list[str], marked: list[str], tmp_path: Path) -> None:
    for name, content in font_files().items():
        (tmp_path / name).write_bytes(content)
    source = (
        f'#set document(title: "x")\n#set text(font: "{FAMILY}", fallback: false, lang: "vi")\n'
        "#for word in json(bytes(sys.inputs.data)) [#word #strong(word) ]"
    )
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path)])
    project: Any = {"main.typ": source.encode()}  # the stubs do not know files in memory
    typst.compile(project, font_paths=fonts, sys_inputs={"data": json.dumps([*kept, *marked])}, pdf_standards=["ua-1"])


def test_every_letter_that_people_use_and_the_font_has_is_kept(kept: list[str]) -> None:
    letters = {chr(code) for code in font_letters()} - {"\0", "\ufffd"}
    people = {char for char in letters if unicodedata.category(char)[0] in "LNPS" and unicodedata.normalize("NFC", char) == char}
    assert people <= set(kept)


def test_all_that_no_weight_draws_is_refused(kept: list[str]) -> None:
    undrawable = [char for char in EVERY if unicodedata.category(char) not in SURE and ord(char) not in font_letters()]
    assert len(undrawable) > 130_000
    assert not set(undrawable) & set(kept)


def test_what_is_passed_over_without_a_closer_look_is_drawn_and_nothing_hidden(kept: list[str]) -> None:
    ordinary = {char for char in EVERY if not UNUSUAL.match(char)} - {"\n"}
    assert ordinary - set(kept) == set()


@pytest.mark.parametrize("char", ["→", "漢", "ⓐ", "\u0628", "\u0e01", "\U00020000", "\U0001f6f5", "\u0531", "\u03e2", "\u1840"])
@pytest.mark.parametrize(
    "file",
    [
        "1-vneid/103-kich-hoat.yml",
        "commune.yml",
        "topics.yml",
        "glossary.yml",
        "links.yml",
        "troubles.yml",
        "targets.yml",
        "screens/vneid.yml",
    ],
)
def test_check_refuses_it_in_every_kind_of_file(char: str, file: str) -> None:
    text = good()[file].decode()
    field = next(f for f in ("title: ", "province: ", "name: ", "means: ", "what: ", "problem: ", "alt: ") if f in text)
    problems = check(good() | {file: text.replace(field, field + char + " ", 1).encode()}, icons=ICONS)[1]
    line = next(number for number, row in enumerate(text.split("\n"), 1) if field in row)
    told = [each for each in problems if each.code in ("SO126", "SO127")]
    assert [(each.place.line, dict(each.params)["found"]) for each in told] == [(line, char)]


@pytest.mark.parametrize(
    ("text", "code", "found", "instead"),
    [
        ("mở → Cài đặt", "SO126", "→", "rồi bấm"),
        ("≥ 14 tuổi", "SO126", "≥", "từ … trở lên"),
        ("✓ xong", "SO126", "✓", "đúng"),
        ("✔️ xong", "SO126", "✔️", "đúng"),
        ("① mở", "SO126", "①", "1."),
        ("số ２０２", "SO126", "２０２", "202"),
        ("ＶＮｅＩＤ", "SO126", "ＶＮｅＩＤ", "VNeID"),
        ("漢字", "SO126", "漢字", ""),
        ("xe 🛵", "SO127", "🛵", ""),
        ("nhà 👨‍👩‍👧‍👦", "SO127", "👨‍👩‍👧‍👦", ""),
        ("cờ 🇻🇳", "SO127", "🇻🇳", ""),
        ("tay 👋🏽", "SO127", "👋🏽", ""),
        ("😀😀😀 vui", "SO127", "😀😀😀", ""),
        ("phím 1️⃣", "SO127", "1️⃣", ""),
        ("á\u0300 lạ", "SO128", "á\u0300", "á"),
        ("a\u0302\u0303\u0301\u0300", "SO128", "ẫ\u0301\u0300", "ẫ"),
        ("dấu \u0301", "SO128", " \u0301", ""),
        ("1\u0301", "SO128", "1\u0301", "1"),
        ("a\u20dd", "SO128", "a\u20dd", "a"),
    ],
)
def test_one_problem_says_what_to_write_instead_at_its_line_and_column(text: str, code: str, found: str, instead: str) -> None:
    (told,) = titled(text)
    assert (told.code, dict(told.params)["found"], dict(told.params)["instead"]) == (code, found, instead)
    line = f'title: "Kích hoạt {unicodedata.normalize("NFC", text)}"'
    assert told.place.column == line.index(found) + 1


def test_the_place_is_that_of_the_letter_in_a_value_of_several_lines() -> None:
    problems = check(with_change("summary: ", "summary: >\n  Một dòng\n  thứ ba → đây\n#"), icons=ICONS)[1]
    (told,) = [each for each in problems if each.code == "SO126"]
    line = with_change("summary: ", "summary: >\n  Một dòng\n  thứ ba → đây\n#")["1-vneid/103-kich-hoat.yml"].decode().split("\n")
    assert line[told.place.line - 1][told.place.column - 1] == "→"


@pytest.mark.parametrize(
    "words_of_people",
    [
        "Ê Đê: Ƀuôn Ama Thuôt, čiăng, ênoh, ê̆, mĭt, ñu, jŏ, ô̆, ơ̆, ŭn, ư̆, klei hriăm",
        "M'Nông: ƀon, nđơr, ĕ, ê̆, lŏng, ô̆, ŭ, ư̆, n’hanh",
        "Mạ, K'Ho: ƀòn, ñăi, ơ̆, dê̆ te, Ñ, ĭ",
        "H'Mông: ntawv Hmoob, Hmôngz, ưr, đaz",
        "Gia Rai, Ba Na: pơtao, kơƀah, č, ĕ, ǐ, Č",
    ],
)
def test_the_letters_of_the_languages_of_the_highlands_are_kept(words_of_people: str) -> None:
    for text in (words_of_people, unicodedata.normalize("NFD", words_of_people)):
        assert {each.code for each in titled(text[:80])} <= {"SO241"}, text


def test_a_comment_may_hold_any_sign_and_emoji() -> None:
    assert check(with_change(TITLE, f"# → ✓ 🛵 👨‍👩‍👧 漢\n{TITLE}"), icons=ICONS)[1] == ()


@pytest.mark.parametrize("char", ["\u061c", "\u070f", "\u180e", "\u1680", "\u115f", "\u1160", "\u17b4", "\u034f", "\u0600"])
def test_hidden_letters_of_other_scripts_are_found_too(char: str) -> None:
    assert {each.code for each in titled(f"a{char}b")} <= {"SO106", "SO107"} != set()


@pytest.mark.parametrize("field", ["title", "note"])
def test_the_register_of_printed_codes_holds_no_other_letters_either(field: str) -> None:
    told = {"title": "Kích hoạt VNeID", "note": "200 tờ"}
    entry = PrintedCode.model_validate(
        {
            "code": 103,
            "event": "printed",
            "date": "2026-11-22",
            "address": "https://quangson.example/103/",
            "subject": "kich-hoat",
            "seal": "0" * 16,
            **(told | {field: told[field] + " ✓"}),
        }
    )
    problems = check(good() | {"codes.lock.yml": dumped(appended(Register(), entry))}, icons=ICONS)[1]
    assert [(each.place.file, each.code) for each in problems] == [("guides/codes.lock.yml", "SO126")]


def test_a_note_of_several_lines_is_sealed_as_it_will_be_read() -> None:
    told = {"code": 103, "event": "printed", "date": "2026-11-22", "address": "https://quangson.example/103/", "subject": "kich-hoat"}
    entry = PrintedCode.model_validate({**told, "title": "Kích hoạt VNeID", "note": "200 tờ,\n  thôn 3\n", "seal": "0" * 16})
    assert check(good() | {"codes.lock.yml": dumped(appended(Register(), entry))}, icons=ICONS)[1] == ()


def test_each_sign_of_the_list_is_one_that_the_font_lacks_and_its_words_are_drawn() -> None:
    for sign, instead in words("letters").items():
        assert list(undrawn(sign)), sign
        assert not list(undrawn(instead)), instead


def test_fonts_are_not_read_before_a_letter_needs_it() -> None:
    program = (
        "import sys\nsys.path.insert(0, 'tests/support')\nfrom good import ICONS, good\nfrom generator.guide.load import check\n"
        "check(good(), icons=ICONS)\nassert 'fontTools.ttLib' not in sys.modules, 'fonts were read'\n"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root, timeout=60)
