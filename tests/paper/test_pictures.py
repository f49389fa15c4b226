"""Pictures to send: as wide as a phone, light, with letters to be read without zooming, their codes read from their own pixels."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pdf_reader import sizes, words
from PIL import Image
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.paper.pictures import glance, step_pictures
from generator.paper.printed import Print, press, press_all, press_together
from generator.paper.raster import png
from generator.paper.readback import ReadBackError, read_codes, verify
from generator.paper.sheet import Sheet
from generator.paper.typst import PaperError, TooLongError, compile

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"


def changed(lesson: Lesson, **fields: Any) -> Lesson:
    return Lesson.model_validate({**lesson.model_dump(by_alias=True), **fields})


def pictures(edition: Edition, lesson: Lesson) -> tuple[Print, ...]:
    """The lesson at a glance, then its steps."""
    return (glance(edition, lesson), *step_pictures(edition, lesson))


@pytest.fixture(scope="module")
def files(handbook: Handbook, draft: Site, fonts: Path) -> dict[str, Sheet]:
    """Every picture of every real lesson."""
    return {item.path: pressed(item, fonts) for lesson in handbook.lessons for item in pictures(Edition(handbook, draft), lesson)}


@pytest.fixture(scope="module")
def pages(handbook: Handbook, draft: Site, fonts: Path) -> dict[str, bytes]:
    """The PDF that each picture is made from: it still has its words."""
    made = (item for lesson in handbook.lessons for item in pictures(Edition(handbook, draft), lesson))
    return {item.path: compile(item.layout, item.data, fonts) for item in made}


def test_one_of_the_lesson_and_one_of_each_step(files: dict[str, Sheet], handbook: Handbook) -> None:
    assert list(files) == [
        f"to-roi/{lesson.code}{end}.png"
        for lesson in handbook.lessons
        for end in ("", *(f"-buoc-{number}" for number in range(1, len(lesson.steps) + 1)))
    ]


def test_all_are_1080_pixels_wide_not_too_high_and_light(files: dict[str, Sheet]) -> None:
    for path, sheet in files.items():
        image = Image.open(io.BytesIO(sheet.content))
        assert image.format == "PNG"
        assert image.width == 1080, path
        assert 900 <= image.height <= 2400, path
        assert len(sheet.content) <= 300_000, path
        assert sheet.pages == 0


def test_words_can_be_read_without_zooming(pages: dict[str, bytes]) -> None:
    """A point of the page is a pixel of the picture; labels in the drawings count too."""
    for path, pdf in pages.items():
        assert min(size for size, _ in sizes(pdf)) >= 35.99, path


def test_the_code_is_read_from_the_picture_itself_and_steps_have_none(files: dict[str, Sheet], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        assert read_codes(files[f"to-roi/{lesson.code}.png"].content) == (frozenset({f"HTTPS://QUANGSON.EXAMPLE/{lesson.code}/"}),)
        assert files[f"to-roi/{lesson.code}-buoc-1.png"].codes == ()


def test_the_code_survives_what_a_messenger_does_to_pictures(files: dict[str, Sheet]) -> None:
    """Halved and squeezed to a poor JPEG."""
    image = Image.open(io.BytesIO(files["to-roi/103.png"].content)).convert("RGB").reduce(2)
    squeezed, again = io.BytesIO(), io.BytesIO()
    image.save(squeezed, format="JPEG", quality=30)
    Image.open(squeezed).save(again, format="PNG")
    assert read_codes(again.getvalue()) == (frozenset({"HTTPS://QUANGSON.EXAMPLE/103/"}),)


def test_a_wrong_code_in_a_picture_is_found_out(files: dict[str, Sheet]) -> None:
    with pytest.raises(ReadBackError, match=r"not read: HTTPS://QUANGSON\.EXAMPLE/104/"):
        verify(replace(files["to-roi/103.png"], codes=("HTTPS://QUANGSON.EXAMPLE/104/",)))


def test_the_lesson_at_a_glance_says_title_steps_and_address(pages: dict[str, bytes], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        text = words(pages[f"to-roi/{lesson.code}.png"])
        assert [step.do for step in lesson.steps if plain(step.do) not in text] == []
        assert f"Làm theo {len(lesson.steps)} bước" in text
        assert lesson.title in text
        assert f"quangson.example/{lesson.code}" in text
        assert "không bao giờ hỏi mã OTP" in text
        assert f"chờ {handbook.contact(lesson.approval.unit).name} duyệt" in text


def test_a_step_says_what_to_do_what_one_sees_and_where_there_is_more(pages: dict[str, bytes], handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        for number, step in enumerate(lesson.steps, start=1):
            text = words(pages[f"to-roi/{lesson.code}-buoc-{number}.png"])
            assert plain(step.do) in text
            assert f"Bác sẽ thấy {plain(step.see)}" in text
            assert f"Bước {number}/{len(lesson.steps)}" in text
            assert f"Bài {lesson.code} · quangson.example/{lesson.code}" in text


def test_all_wear_the_band_of_a_draft_and_none_on_a_real_host(
    pages: dict[str, bytes], handbook: Handbook, lesson: Lesson, public: Site, fonts: Path
) -> None:
    assert all(BAND in words(pdf) for pdf in pages.values())
    for item in pictures(Edition(handbook, public), lesson)[:2]:
        real = words(compile(item.layout, item.data, fonts))
        assert BAND not in real
        assert "sotay.quangson.gov.vn/103" in real


def test_a_step_without_a_picture_is_set_too(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    bare = changed(lesson, steps=[{**step, "picture": None} for step in lesson.model_dump(by_alias=True)["steps"]])
    sheet = press(pictures(Edition(handbook, draft), bare)[1], fonts)
    assert Image.open(io.BytesIO(sheet.content)).width == 1080


def test_the_same_step_gives_the_same_bytes(files: dict[str, Sheet], handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    for item in pictures(Edition(handbook, draft), lesson)[:2]:
        assert press(item, fonts).content == files[item.path].content


def test_a_changed_step_leaves_the_pictures_of_the_others_alone(handbook: Handbook, lesson: Lesson, draft: Site) -> None:
    first, *rest = lesson.model_dump(by_alias=True)["steps"]
    other = changed(lesson, steps=[{**first, "do": "Mở máy."}, *rest], warnings=["Coi chừng."])
    before = [item.fingerprint() for item in pictures(Edition(handbook, draft), lesson)]
    after = [item.fingerprint() for item in pictures(Edition(handbook, draft), other)]
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, False, *[True] * len(rest)]


def test_a_letter_that_the_font_does_not_have_stops_the_picture(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    with pytest.raises(PaperError):
        press(pictures(Edition(handbook, draft), lesson.model_copy(update={"title": "Kích hoạt \u4e2d"}))[1], fonts)


def test_a_step_that_is_too_long_says_by_how_much(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    long = ("Bấm thật chậm vào ô " * 20)[:399]
    steps = [{**step, "do": long, "see": long} for step in lesson.model_dump(by_alias=True)["steps"]]
    for item in pictures(Edition(handbook, draft), changed(lesson, steps=steps))[:2]:
        with pytest.raises(TooLongError) as caught:
            press(item, fonts)
        assert caught.value.millimetres > 0


def test_steps_pressed_together_are_what_each_is_alone(
    files: dict[str, Sheet], handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path
) -> None:
    steps = step_pictures(Edition(handbook, draft), lesson)
    assert len(steps) > 3
    assert press_together(steps, fonts) == tuple(files[item.path] for item in steps)


def test_where_one_step_is_too_long_the_others_are_made(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    first, second, *rest = lesson.model_dump(by_alias=True)["steps"]
    long = {**second, "do": ("Bấm thật chậm vào ô " * 20)[:399], "see": ("Chờ một lát rồi xem " * 20)[:399]}
    made = list(press_all(step_pictures(Edition(handbook, draft), changed(lesson, steps=[first, long, *rest])), fonts))
    assert [isinstance(each, Sheet) for each in made] == [True, False, *[True] * len(rest)]


def test_only_a_single_page_becomes_a_picture(sheets: dict[int, Sheet]) -> None:
    assert sheets[103].pages == 2
    with pytest.raises(ValueError, match="one page, not 2"):
        png(pypdfium2.PdfDocument(sheets[103].content))
