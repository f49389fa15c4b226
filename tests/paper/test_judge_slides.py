"""“Thật hay lừa?” as slides: each message is asked first, without a hint, and answered on the next slide."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import messages_to_judge
import page_sample
import pypdfium2
import pytest
from pdf_reader import fonts as fonts_of
from pdf_reader import places, reader, tags, words
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import Posed, rounds
from generator.paper.judge_slides import JudgeSlidesData, judge_slides
from generator.paper.printed import press
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
GAME, HANDBOOK = "https://quangson.example/that-hay-lua/", "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
FOOT, LEAST, IN_PICTURES = 14, 24, 17
"""Points. Words of a drawing that is asked about or answered are as large as its height allows; a lesson's slides have 20."""
MARK = (184, 58, 11)

Rounds = tuple[tuple[Posed, ...], ...]


@pytest.fixture(scope="module")
def game() -> Handbook:
    return replace(page_sample.handbook(), schemes=messages_to_judge.schemes(2))


@pytest.fixture(scope="module")
def dealt(game: Handbook) -> Rounds:
    return rounds(game.schemes)


@pytest.fixture(scope="module")
def decks(game: Handbook, draft: Site, fonts: Path) -> tuple[Sheet, ...]:
    return tuple(pressed(item, fonts) for item in judge_slides(Edition(game, draft)))


def page_words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def test_where_there_are_no_messages_there_is_no_file(draft: Site) -> None:
    assert judge_slides(Edition(page_sample.handbook(), draft)) == ()


def test_a_file_a_round_and_none_for_a_round_without_messages(game: Handbook, draft: Site) -> None:
    made = judge_slides(Edition(game, draft))
    assert [item.path for item in made] == [f"to-roi/that-hay-lua-trinh-chieu-{n}.pdf" for n in (1, 2, 3)]
    (scheme,) = messages_to_judge.schemes(1).values()
    two = scheme.model_copy(update={"messages": dict(list(scheme.messages.items())[:2])})
    assert len(judge_slides(Edition(replace(game, schemes={"kieu-1": two}), draft))) == 2


def test_a_deck_is_16_to_9_with_two_slides_a_message_and_two_more(decks: tuple[Sheet, ...], dealt: Rounds) -> None:
    for sheet, posed in zip(decks, dealt, strict=True):
        pages = reader(sheet.content).pages
        assert len(pages) == 2 * len(posed) + 2
        for page in pages:
            assert float(page.mediabox.width) / float(page.mediabox.height) == pytest.approx(16 / 9, abs=0.001)


def test_each_message_is_asked_without_its_answer_and_then_answered(decks: tuple[Sheet, ...], dealt: Rounds) -> None:
    for sheet, posed in zip(decks, dealt, strict=True):
        pages = page_words(sheet.content)
        for at, each in enumerate(posed):
            asked, answered = pages[1 + 2 * at], pages[2 + 2 * at]
            message = each.message
            assert f"Tin {each.number}" in asked
            assert f"Tin {each.number}" in answered
            assert message.when in asked
            assert "Thật hay lừa?" in asked
            assert not re.search(r"\b(THẬT|LỪA)\b|Nên làm", asked)
            assert re.findall(r"\b(THẬT|LỪA)\b", answered) == ["THẬT" if message.real else "LỪA"]
            assert f"Nên làm: {message.do}" in answered
            for number, sign in enumerate(message.signs, 1):
                assert f"{number} {sign.says}" in answered
                if sign.says not in (message.when, message.do):
                    assert sign.says not in asked


def test_the_marks_are_drawn_in_the_answer_only(decks: tuple[Sheet, ...], dealt: Rounds) -> None:
    for sheet, posed in zip(decks, dealt, strict=True):
        for at in range(len(posed)):
            assert not _has_marks(sheet.content, 1 + 2 * at)
            assert _has_marks(sheet.content, 2 + 2 * at)


def _has_marks(pdf: bytes, number: int) -> bool:
    flat = pypdfium2.PdfDocument(pdf)[number].render(scale=0.5).to_pil().convert("RGB").tobytes()
    pixels = {flat[at : at + 3] for at in range(0, len(flat), 3)}
    return any(max(abs(a - b) for a, b in zip(pixel, MARK, strict=True)) < 12 for pixel in pixels)


def test_all_of_a_message_stands_on_its_slide_however_it_is_cut(decks: tuple[Sheet, ...], dealt: Rounds) -> None:
    for sheet, posed in zip(decks, dealt, strict=True):
        pages = page_words(sheet.content)
        for at, each in enumerate(posed):
            for element in each.message.screen.draw:
                part = getattr(element, element.kind)
                said = [cell.text for cell in part] if isinstance(part, tuple) else [part.text]
                assert all(pages[1 + 2 * at].count(text) == 1 for text in said), (each.id, said)


def test_words_can_be_read_from_the_last_row(decks: tuple[Sheet, ...], dealt: Rounds) -> None:
    for sheet, posed in zip(decks, dealt, strict=True):
        drawn = {text for each in posed for text in words_of(each)}
        for number in range(sheet.pages):
            for size, low, text in places(sheet.content, number):
                pictured = any(text in one for one in drawn) or text in ("1", "2")
                assert size == FOOT or size >= (IN_PICTURES if pictured else LEAST) - 0.01, (sheet.path, number, size, text)
                assert low >= (12 if size == FOOT else 44), (sheet.path, number, text)


def words_of(posed: Posed) -> list[str]:
    found = []
    for element in posed.message.screen.draw:
        part = getattr(element, element.kind)
        cells = part if isinstance(part, tuple) else (part,)
        found += [text for cell in cells for text in (cell.text, getattr(cell, "note", None)) if text]
    return found


def test_first_slides_say_how_to_play_and_last_ones_what_to_keep(decks: tuple[Sheet, ...]) -> None:
    later = ("Vòng 2: 7 ngày sau buổi đầu", "Vòng 3: 21 ngày sau buổi đầu", "chơi lại một vòng")
    for n, (sheet, after) in enumerate(zip(decks, later, strict=True), 1):
        first, *_, last = page_words(sheet.content)
        assert f"Vòng {n}" in first
        assert re.findall(r"\b([1-9])\. ", first) == ["1", "2", "3"]
        for wanted in ("Dừng – hỏi – kiểm tra", after, "quangson.example", "/that-hay-lua", "binhdanhocvuso.lamdong.gov.vn"):
            assert wanted in last


@pytest.mark.parametrize("dpi", [100, 150])
def test_both_codes_are_read_from_the_last_slide(decks: tuple[Sheet, ...], dpi: int) -> None:
    for sheet in decks:
        *before, last = read_codes(sheet.content, dpi)
        assert last == {GAME, HANDBOOK} == set(sheet.codes)
        assert not any(before)


def test_the_band_of_a_draft_is_worn_on_every_slide_and_not_on_a_real_host(
    decks: tuple[Sheet, ...], game: Handbook, public: Site, fonts: Path
) -> None:
    assert all(BAND in page for sheet in decks for page in page_words(sheet.content))
    real = press(judge_slides(Edition(game, public))[0], fonts)
    assert BAND not in words(real.content)
    assert real.pages == decks[0].pages


@pytest.mark.parametrize("host", ["https://hoctap.quangson.lamdong.gov.vn", "https://quang-son.github.io/so-tay-so"])
def test_a_long_address_has_room(host: str, game: Handbook, draft: Site, fonts: Path) -> None:
    made = press(judge_slides(Edition(game, replace(draft, host=host)))[0], fonts)
    assert f"{host}/that-hay-lua/" in made.codes
    assert f"{host.removeprefix('https://')}/that-hay-lua" in words(made.content).replace(" ", "")


def test_who_must_approve_a_message_stands_on_its_slides(decks: tuple[Sheet, ...]) -> None:
    assert all("chờ Công an xã duyệt" in page for page in page_words(decks[0].content)[1:-1])


def test_two_marks_far_apart_are_shown_large_all_the_same(game: Handbook, draft: Site, fonts: Path) -> None:
    """Each in a stretch of its own: high ones side by side, others one below the other."""
    photo = {"photo": {"text": "Ảnh mờ", "icon": "camera", "id": "line-0"}}
    between = [{"sms": {"text": "Đọc cho hết câu này đi đã.", "id": f"line-{n}"}} for n in (3, 4)]
    last = {"sms": {"text": "Chuyển ngay cho con đi mẹ ơi, gấp lắm rồi.", "id": "line-2"}}
    far = messages_to_judge.changed(game.schemes, "kieu-1-call", screen={"alt": "Hình.", "draw": [photo, *between, last]})
    (asked,) = [each for posed in rounds(far) for each in posed if each.id == "kieu-1-call"]
    deck, at = next((n, posed.index(asked)) for n, posed in enumerate(rounds(far)) if asked in posed)
    made = press(judge_slides(Edition(replace(game, schemes=far), draft))[deck], fonts)
    answered = places(made.content, 2 + 2 * at)
    assert min(size for size, _, _ in answered if size != FOOT) >= IN_PICTURES
    assert [text for size, _, text in answered if text in ("1", "2")].count("2") == 2


def test_slides_can_be_read_aloud(decks: tuple[Sheet, ...], dealt: Rounds) -> None:
    for sheet, posed in zip(decks, dealt, strict=True):
        found = tags(sheet.content)
        kinds = [kind for _, kind, _ in found]
        assert kinds.count("/H1") == 1
        assert kinds.count("/H2") == 2 * len(posed) + 2
        assert all(alt for _, kind, alt in found if kind == "/Figure")
        root: Any = reader(sheet.content).trailer["/Root"]
        assert root["/Lang"] in ("vi", "vi-VN")
        assert b"pdfuaid:part" in root["/Metadata"].get_data()
        assert all("NotoSans" in name and held for name, held in fonts_of(sheet.content).items())


def test_words_that_do_not_fit_a_slide_are_told(game: Handbook, draft: Site, fonts: Path) -> None:
    item = judge_slides(Edition(game, draft))[0]
    first, *others = item.data["messages"]
    long: JudgeSlidesData = {**item.data, "messages": [{**first, "do": first["do"] + " Hỏi lại cho chắc." * 60}, *others]}
    with pytest.raises(TooLongError) as told:
        press(replace(item, data=long), fonts)
    assert told.value.millimetres >= 1


def test_the_same_messages_give_the_same_bytes(decks: tuple[Sheet, ...], game: Handbook, draft: Site, fonts: Path) -> None:
    item = judge_slides(Edition(game, draft))[0]
    assert (item.path, item.lesson, item.number) == ("to-roi/that-hay-lua-trinh-chieu-1.pdf", None, 1)
    assert press(item, fonts).content == decks[0].content
