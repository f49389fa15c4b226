"""A unit sees all that it approves: every sentence numbered, with sources, open questions, room to correct and to sign."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import messages_to_judge
import pypdfium2
import pypdfium2.raw
import pytest
from click.testing import CliRunner, Result
from few import copy_few_guides, few_guides

from generator.cli.main import main
from generator.disk import disk
from generator.guide.approval import digest, sentences
from generator.guide.handbook import Handbook
from generator.guide.lesson import Doubt, Lesson
from generator.guide.load import load
from generator.guide.text import plain
from generator.paper.fonts import font_files
from generator.paper.printed import press
from generator.review.review import Review, UnknownUnitError, claims, review, unit_named, units
from generator.review.sheet import sheet
from generator.review.table import table
from generator.screen.icons import names

SMALLEST = 10.0
"""Points: an officer reads sixty pages of it."""

MILLIMETRE = 72 / 25.4
FOOT = 16
"""Millimetres from the lower edge: there is the number of the page."""

HANDBOOK = load(few_guides(), icons=names())


def _asking(handbook: Handbook) -> Handbook:
    """Open questions: two in lesson 103, of which one is for its own unit, and one in 502 for that unit too."""
    doubts = {
        103: (
            Doubt(what="Nút ấy tên gì?", ask="cong-an-xa", phone="một máy Samsung"),
            Doubt(what="Tổng đài mấy giờ?", ask="vneid-hotline"),
        ),
        502: (Doubt(what="Mất tiền ban đêm thì gọi số nào?", ask="cong-an-xa"), Doubt(what="Phí bao nhiêu?", ask="ngan-hang")),
    }
    lessons = (each.model_copy(update={"confirm": doubts.get(each.code, ())}) for each in handbook.lessons)
    return replace(handbook, lessons=tuple(lessons))


ASKING = _asking(HANDBOOK)


def _texts(value: object) -> Iterator[str]:
    """Every sentence in a sheet's data, its runs put together."""
    if isinstance(value, list) and value and isinstance(value[0], dict) and set(value[0]) == {"kind", "words"}:
        yield "".join(run["words"] for run in value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("lesson", HANDBOOK.lessons, ids=lambda lesson: str(lesson.code))
def test_all_that_the_digest_is_over_stands_on_the_sheet(lesson: Lesson) -> None:
    told = "\n".join(_texts(sheet(review(HANDBOOK, lesson.approval.unit), HANDBOOK.commune).data))
    assert [said for said in sentences(lesson) if plain(said.text).rstrip(".") not in told] == []
    assert digest(lesson) in told


def test_sentences_are_numbered_through_the_lesson() -> None:
    found = list(claims(HANDBOOK.lesson(103)))
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    assert {each.place for each in found} >= {"do", "see", "stuck", "key_point", "warning", "fix", "why"}
    quiz = next(each for each in found if each.place == "why")
    assert quiz.before[:2] == ("Muốn kích hoạt, trước hết phải có gì?", "Tin nhắn báo hồ sơ đã được duyệt")
    assert len(quiz.before) == 4


def test_a_unit_has_its_own_lessons_and_what_others_ask_it() -> None:
    asked = review(ASKING, "cong-an-xa")
    assert [each.code for each in asked.lessons] == [103, 701, 706]
    assert [each.what for each in asked.lessons[0].doubts] == ["Nút ấy tên gì?", "Tổng đài mấy giờ?"]
    assert [(each.code, each.what) for each in asked.elsewhere] == [(502, "Mất tiền ban đêm thì gọi số nào?")]
    assert review(ASKING, "vneid-hotline").elsewhere[0].code == 103
    chosen = review(ASKING, "cong-an-xa", {103})
    assert ([each.code for each in chosen.lessons], chosen.elsewhere) == ([103], ())


def test_messages_to_judge_are_on_the_sheet_of_who_must_approve_them_with_answer_and_signs(fonts: Path) -> None:
    schemes = messages_to_judge.schemes(2)
    theirs = schemes["kieu-2"].approval.model_copy(update={"unit": "tram-y-te"})
    link = HANDBOOK.lesson(103).sources[0].link
    source = schemes["kieu-1"].sources[0].model_copy(update={"link": link})
    schemes = {name: each.model_copy(update={"sources": (source,)}) for name, each in schemes.items()}
    game = replace(ASKING, schemes={**schemes, "kieu-2": schemes["kieu-2"].model_copy(update={"approval": theirs})})
    asked = review(game, "cong-an-xa")
    assert [each.code for each in asked.lessons] == [103, 701, 706, "kieu-1"]
    assert [each.code for each in review(game, "tram-y-te").lessons][-1] == "kieu-2"
    told = "\n".join(_texts(sheet(asked, game.commune).data))
    kept = [said for said in sentences(schemes["kieu-1"]) if said.kind != "verdict"]
    assert [said for said in kept if said.text not in told] == []
    assert [text for text in ("Tin này thật.", "Tin này lừa.") if told.count(text) != 3] == []
    assert digest(schemes["kieu-1"]) in told
    printed = press(sheet(asked, game.commune), fonts)
    assert printed.pages > press(sheet(review(ASKING, "cong-an-xa"), game.commune), fonts).pages
    rows = table(asked).decode("utf-8-sig")
    assert "kieu-1," in rows
    assert units(game)["cong-an-xa"] == 4


def test_a_source_is_told_with_its_own_days() -> None:
    lesson = HANDBOOK.lesson(103)
    first = lesson.sources[0].model_copy(update={"published": lesson.checked.date, "in_force": lesson.checked.date})
    dated = lesson.model_copy(update={"sources": (first, *lesson.sources[1:])})
    handbook = replace(HANDBOOK, lessons=tuple(dated if each.code == 103 else each for each in HANDBOOK.lessons))
    said = "đăng hoặc ký ngày 22/11/2026, có hiệu lực từ 22/11/2026, xem ngày 22/11/2026"
    asked = review(handbook, "cong-an-xa")
    assert said in json.dumps(sheet(asked, handbook.commune).data, ensure_ascii=False)
    assert said in table(asked).decode("utf-8-sig")


@pytest.mark.parametrize("typed", ["cong-an-xa", "Công an xã", "cong an xa", " CÔNG AN XÃ "])
def test_a_unit_is_known_by_its_name_too(typed: str) -> None:
    assert unit_named(HANDBOOK, typed) == "cong-an-xa"


@pytest.mark.parametrize(("typed", "near"), [("cong-an", "cong-an-xa"), ("tram-yte", "tram-y-te"), ("Trạm Y tế", "tram-y-te"), ("xyz", "")])
def test_an_unknown_unit_is_told_with_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(UnknownUnitError) as error:
        unit_named(HANDBOOK, typed)
    assert error.value.near == near


def test_units_with_most_lessons_come_first() -> None:
    assert next(iter(units(HANDBOOK).items())) == ("cong-an-xa", 3)


def test_excel_reads_the_table() -> None:
    asked = review(ASKING, "cong-an-xa")
    raw = table(asked)
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert head == ["bài", "số câu", "câu", "nguồn", "ngày", "đúng?", "sửa lại thành"]
    assert {len(row) for row in rows} == {7}
    assert len(rows) == sum(len(each.claims) + len(each.doubts) for each in asked.lessons) + 1
    assert rows[-1][:3] == ["502", "hỏi 1", "Mất tiền ban đêm thì gọi số nào?"]
    assert not any("**" in cell or "[[" in cell for row in rows for cell in row)


def test_no_cell_is_a_formula() -> None:
    lesson = ASKING.lesson(103).model_copy(update={"confirm": (Doubt(what="=1+1", ask="cong-an-xa"),)})
    raw = table(review(replace(ASKING, lessons=(lesson,)), "cong-an-xa")).decode("utf-8-sig")
    assert "'=1+1" in raw


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    disk.write_folder(font_files(), folder)
    return folder


def _printed(asked: Review, fonts: Path) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(press(sheet(asked, ASKING.commune), fonts).content)


@pytest.fixture(scope="module")
def document(fonts: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The sheet for the police, as it is printed."""
    opened = _printed(review(ASKING, "cong-an-xa"), fonts)
    yield opened
    opened.close()


def test_nothing_is_printed_small_and_every_page_is_numbered(document: pypdfium2.PdfDocument) -> None:
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        sizes = {round(pypdfium2.raw.FPDFText_GetFontSize(text, at), 1) for at in range(text.count_chars())} - {1.0}
        assert min(sizes, default=SMALLEST) >= SMALLEST
        assert f"Trang {number}/{len(document)}" in text.get_text_bounded()


@pytest.mark.parametrize("asked", [("cong-an-xa", {103}), ("cong-an-xa", {706}), ("vneid-hotline", None)], ids=str)
def test_no_page_is_half_white(asked: tuple[str, set[int] | None], fonts: Path) -> None:
    """Down to the last: what is left of it is ruled for more to be said."""
    for page in _printed(review(ASKING, *asked), fonts):
        bottoms = [each.get_bounds()[1] / MILLIMETRE for each in page.get_objects()]
        assert min(each for each in bottoms if each > FOOT) < 99


def test_each_lesson_and_the_whole_can_be_signed(document: pypdfium2.PdfDocument) -> None:
    told = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    assert told.count("Người xem (ký, ghi rõ họ tên)") == 3
    assert told.count("Thủ trưởng đơn vị (ký, ghi rõ họ tên)") == told.count("Chỗ đóng dấu") == 1
    assert "Câu hỏi từ bài của đơn vị khác" in told


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    copy_few_guides(tmp_path / "guides", (103, 201, 706))
    return tmp_path / "guides"


def _run(guides: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["review", *words, "--guides", str(guides), "--out", str(guides.parent / "out")])


def test_the_command_writes_both(guides: Path) -> None:
    told = _run(guides, "tram-y-te")
    assert told.exit_code == 0, told.output
    assert "Phiếu của Trạm Y tế xã: 1 bài" in told.output
    assert sorted(path.name for path in (guides.parent / "out").iterdir()) == ["tram-y-te.csv", "tram-y-te.pdf"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("cong-an",), 2, "Có phải bác muốn gõ cong-an-xa?"),
        (("xyz",), 2, "cong-an-xa (Công an xã, 2)"),
        (("ngan-hang",), 0, "Ngân hàng của bác chưa có bài nào phải duyệt"),
        (("cong-an-xa", "--lessons", "103,x"), 2, "cách nhau bằng dấu phẩy"),
        (("cong-an-xa", "--lessons", ","), 2, "cách nhau bằng dấu phẩy"),
        (("cong-an-xa", "--lessons", "104"), 2, "Chưa có bài 104. Bài của đơn vị này: 103, 706"),
        (("cong-an-xa", "--lessons", "201"), 2, "Bài 201 do Trạm Y tế xã duyệt, không phải Công an xã"),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_sentence(words: tuple[str, ...], code: int, said: str, guides: Path) -> None:
    told = _run(guides, *words)
    assert (told.exit_code, said in told.output) == (code, True), told.output
    assert not (guides.parent / "out").exists()
