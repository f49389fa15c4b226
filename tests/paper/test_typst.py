"""The engine: errors that say what and where, nothing evaluated, the same bytes every time."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from few import SAMPLE_GUIDES
from pdf_reader import words

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper import typst
from generator.paper.lesson_data import LessonData, lesson_data
from generator.paper.shapes import SentenceData
from generator.paper.typst import PaperError, TooLongError, compile, fingerprint


@pytest.fixture
def data(handbook: Handbook, lesson: Lesson, draft: Site) -> LessonData:
    return lesson_data(Edition(handbook, draft), lesson, 30.0)


def plain(text: str) -> SentenceData:
    return [{"kind": "plain", "words": text}]


def test_a_letter_that_the_font_lacks_stops_the_build_and_names_the_lesson(data: Any, fonts: Path) -> None:
    data["keys"][0] = plain("Chữ 漢 không có trong phông")
    with pytest.raises(PaperError, match=r"bài 103, layout a4: .*漢"):
        compile("a4", data, fonts)


def test_a_letter_that_the_font_lacks_stops_the_build_in_a_picture_too(data: Any, fonts: Path) -> None:
    for picture in data["groups"][0]["pictures"]:
        picture["svg"] = picture["svg"].replace("</svg>", '<text x="20" y="60" font-size="13" fill="#000">漢</text></svg>')
    with pytest.raises(PaperError, match="漢"):
        compile("a4", data, fonts)


def test_a_picture_without_words_for_the_blind_stops_the_build(data: Any, fonts: Path) -> None:
    for picture in data["groups"][0]["pictures"]:
        picture["alt"] = None
    with pytest.raises(PaperError, match="alt"):
        compile("a4", data, fonts)


def test_what_typst_would_evaluate_is_printed_as_it_stands(data: Any, fonts: Path) -> None:
    traps = ["#panic()", "*đậm* _nghiêng_", "@nguon", "\\u{41} \\", "$x$ `mã`", "= Đầu đề", '#image("/etc/passwd")', "// hết"]
    data["keys"] = [plain("Trước " + " sau ".join(traps[at::3])) for at in range(3)]
    printed = words(compile("a4", data, fonts))
    assert [trap for trap in traps if f" {trap}" not in printed] == []


def test_a_lesson_too_long_for_two_pages_is_refused_with_the_millimetres(data: Any, fonts: Path) -> None:
    data["groups"] *= 2
    with pytest.raises(TooLongError, match=r"bài 103: \d+ mm too long for layout a4") as refused:
        compile("a4", data, fonts)
    assert 200 < refused.value.millimetres < 600


def test_a_sentence_more_is_a_little_more_too_long(data: Any, fonts: Path) -> None:
    data["groups"] *= 2
    with pytest.raises(TooLongError) as before:
        compile("a4", data, fonts)
    data["keys"].append(plain("Thêm một điều nữa."))
    with pytest.raises(TooLongError) as after:
        compile("a4", data, fonts)
    assert 2 <= after.value.millimetres - before.value.millimetres <= 12


def test_two_processes_make_the_same_bytes(tmp_path: Path, fonts: Path) -> None:
    program = (
        "import sys, datetime, hashlib, pathlib\n"
        "from generator.address import Site\nfrom generator.edition import Edition\nfrom generator.guide.load import load\n"
        "from generator.paper.handout import handout\nfrom generator.paper.printed import press\n"
        "from generator.disk.disk import read_folder\nfrom generator.screen.icons import names\n"
        "book = load(read_folder(pathlib.Path(sys.argv[1]), suffix='.yml'), icons=names())\n"
        "site = Site('https://quangson.example', datetime.date(2026, 11, 22))\n"
        "sheet = press(handout(Edition(book, site), book.lesson(103)), pathlib.Path(sys.argv[2]))\n"
        "sys.stdout.write(hashlib.sha256(sheet.as_bytes()).hexdigest())\n"
    )
    guides = str(SAMPLE_GUIDES)
    made = {
        subprocess.run(
            [sys.executable, "-c", program, guides, str(fonts)],
            env={"PYTHONHASHSEED": seed, "PATH": "", "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    }
    assert len(made) == 1


def test_the_fingerprint_follows_the_data(data: Any) -> None:
    before = fingerprint("a4", data)
    assert fingerprint("a4", dict(reversed(data.items()))) == before
    data["title"] += "."
    assert fingerprint("a4", data) != before


def test_the_fingerprint_follows_the_layout_and_what_it_imports(data: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`steps.typ` sets A4 and A5, and no slide."""
    layouts = ("a4", "a5", "slides")
    before = [fingerprint(layout, data) for layout in layouts]
    sources = typst._sources()
    monkeypatch.setattr(typst, "_sources", lambda: sources | {"steps.typ": sources["steps.typ"] + b"\n"})
    for remembered in (typst._project, typst._made_by):
        monkeypatch.setattr(typst, remembered.__name__, remembered.__wrapped__)
    after = [fingerprint(layout, data) for layout in layouts]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, True]


def test_what_a_layout_measures_once_has_a_name_of_its_own() -> None:
    """Two under one name would both show what was made for the first."""
    for layout in files("generator.paper.layouts").iterdir():
        if layout.name.endswith(".typ"):
            sources = typst._project(layout.name.removesuffix(".typ")).values()
            names = [name for source in sources for name in re.findall(r'once\("([^"]+)"', source.decode())]
            assert sorted(names) == sorted(set(names)), layout.name
