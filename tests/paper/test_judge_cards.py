"""“Thật hay lừa?” on paper: each message once on a card that gives nothing away, and once in the key with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import messages_to_judge
import page_sample
import pypdfium2
import pytest
from pdf_reader import fonts as fonts_of
from pdf_reader import places, reader, tags, words
from PIL import Image

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import Posed, rounds
from generator.outputs import all_prints
from generator.paper.judge_cards import A_SHEET, judge_cards
from generator.paper.printed import press
from generator.paper.readback import read_codes
from generator.paper.sheet import Sheet
from generator.paper.typst import TooLongError

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
GAME, HANDBOOK = "https://quangson.example/that-hay-lua/", "HTTPS://BINHDANHOCVUSO.LAMDONG.GOV.VN"
ANSWER = re.compile(r"\b(THẬT|LỪA)\b")
WIDE, HIGH, SIDE, UPPER = 97, 138, 8, 13.5
"""Millimetres of a card, and where the first begins."""
MARK = (184, 58, 11)
"""The colour of marks in drawings, and of nothing else on a card."""


@pytest.fixture(scope="module")
def game() -> Handbook:
    """Twenty-four messages: eight a round."""
    return replace(page_sample.handbook(), schemes=messages_to_judge.schemes())


@pytest.fixture(scope="module")
def dealt(game: Handbook) -> tuple[tuple[Posed, ...], ...]:
    return rounds(game.schemes)


@pytest.fixture(scope="module")
def sheets(game: Handbook, draft: Site, fonts: Path) -> tuple[Sheet, ...]:
    return tuple(_pressed(game, draft, fonts, n) for n in (1, 2, 3))


@pytest.fixture(scope="module")
def sheet(sheets: tuple[Sheet, ...]) -> Sheet:
    return sheets[0]


def _pressed(game: Handbook, site: Site, fonts: Path, n: int = 1) -> Sheet:
    items = judge_cards(Edition(game, site))
    assert [item.path for item in items] == [f"to-roi/that-hay-lua-{each}.pdf" for each in (1, 2, 3)]
    return press(items[n - 1], fonts)


def page_words(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader(pdf).pages]


def parts_of(sheet: Sheet) -> tuple[str, list[str], list[str]]:
    """Words of the first page, of the pages of cards, of the pages of keys."""
    front, *others = page_words(sheet.content)
    return front, [page for page in others if "cắt theo đường chấm" in page], [page for page in others if "cắt theo đường chấm" not in page]


def test_where_there_are_no_messages_there_is_no_file(draft: Site) -> None:
    assert judge_cards(Edition(page_sample.handbook(), draft)) == ()
    assert not [item for item in all_prints(Edition(page_sample.handbook(), draft)) if "that-hay-lua" in item.path]


def test_every_message_is_on_one_card_of_its_round_and_once_in_the_key(
    sheets: tuple[Sheet, ...], dealt: tuple[tuple[Posed, ...], ...]
) -> None:
    for sheet, posed in zip(sheets, dealt, strict=True):
        _, cards, keys = parts_of(sheet)
        numbers = [number for page in cards for number in re.findall(r"Vòng \d (\d+) ", page)]
        assert numbers == [str(each.number) for each in posed]
        assert len(cards) == -(-len(posed) // A_SHEET)
        told = " ".join(keys)
        for each in posed:
            message = each.message
            signs = " ".join(sign.says for sign in message.signs)
            assert f"{each.number} {'THẬT' if message.real else 'LỪA'} {signs} Nên làm: {message.do}" in told
        assert len(ANSWER.findall(told)) == len(posed)


def test_a_card_shows_its_own_message_under_its_own_situation(sheet: Sheet, dealt: tuple[tuple[Posed, ...], ...]) -> None:
    _, cards, _ = parts_of(sheet)
    for posed in dealt[0]:
        name = posed.message.screen.alt.removeprefix("Hình của ").removesuffix(".")
        (page,) = [page for page in cards if re.search(rf"(Tin|Màn hình|Tờ giấy) {name}\b", page)]
        assert f"{posed.number} {posed.message.when}" in page


def test_no_card_gives_an_answer_away_in_words(sheet: Sheet, dealt: tuple[tuple[Posed, ...], ...]) -> None:
    _, cards, keys = parts_of(sheet)
    assert not [page for page in cards if ANSWER.search(page)]
    for posed in dealt[0]:
        if "Dấu hiệu" in posed.message.signs[-1].says:
            assert not [page for page in cards if posed.message.signs[-1].says in page]
    alts = [alt for _, kind, alt in tags(sheet.content) if kind == "/Figure"]
    assert not [alt for alt in alts if "Chỗ cần xem" in alt or "Số 1" in alt]
    assert all(ANSWER.search(page) for page in keys)


def test_no_card_gives_an_answer_away_by_a_mark(sheet: Sheet) -> None:
    for number, words_of in enumerate(page_words(sheet.content)):
        if "cắt theo đường chấm" in words_of:
            assert not _has(MARK, _raster(sheet.content, number))


def test_a_mark_would_be_seen(game: Handbook, draft: Site, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.paper import judge_cards as made
    from generator.screen.stretches import unblank

    monkeypatch.setattr(made, "unblank", lambda screen, font: unblank(screen, ("line-0",), shown=True, font=font))
    assert _has(MARK, _raster(_pressed(game, draft, fonts).content, 1))


def _raster(pdf: bytes, number: int) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[number].render(scale=60 / 72).to_pil()
    return image


def _has(colour: tuple[int, int, int], image: Image.Image) -> bool:
    return any(max(abs(a - b) for a, b in zip(pixel, colour, strict=True)) < 12 for pixel in set(_pixels(image)))


def _pixels(image: Image.Image) -> Iterator[bytes]:
    flat = image.convert("RGB").tobytes()
    return (flat[at : at + 3] for at in range(0, len(flat), 3))


def test_cards_are_read_at_arms_length_and_the_key_in_the_hand(sheet: Sheet, dealt: tuple[tuple[Posed, ...], ...]) -> None:
    count = len(parts_of(sheet)[1])
    whens = {posed.message.when for posed in dealt[0]}
    for number in range(1, count + 1):
        found = places(sheet.content, number)
        assert min(size for size, _, _ in found) >= 8.99
        assert all(size >= 10.99 for size, _, text in found if len(text) > 12 and any(text in when for when in whens))
        assert sum(size >= 25.9 and text.isdigit() for size, _, text in found) == A_SHEET
    for number in range(count + 1, sheet.pages):
        assert min(size for size, _, text in places(sheet.content, number) if text != "Trang" and not _foot(text)) >= 9.99


def _foot(text: str) -> bool:
    return text.startswith("Sổ tay số") or "Trang" in text or text.isdigit()


def test_the_longest_messages_have_room(game: Handbook, draft: Site, fonts: Path) -> None:
    """Every word of a message as long as the checks let it be, on a screen that fills the card."""
    draw: list[dict[str, Any]] = [
        {"bar": "Tin nhắn"},
        *({"sms": {"text": "Đọc cho hết câu này đi đã.", "id": f"line-{n}"}} for n in range(4)),
    ]
    tall = messages_to_judge.changed(game.schemes, "kieu-1-call", screen={"alt": "Hình.", "draw": draw})
    assert _pressed(replace(game, schemes=tall), draft, fonts).pages


def test_a_screen_too_high_to_be_read_on_a_card_is_told(game: Handbook, draft: Site, fonts: Path) -> None:
    draw: list[dict[str, Any]] = [{"sms": {"text": "Đọc cho hết câu này đi đã.", "id": f"line-{n}"}} for n in range(9)]
    high = messages_to_judge.changed(game.schemes, "kieu-1-sms", screen={"alt": "Hình.", "draw": draw})
    with pytest.raises(TooLongError) as told:
        _pressed(replace(game, schemes=high), draft, fonts)
    assert told.value.millimetres >= 1


def test_places_left_over_get_a_card_to_give_away(draft: Site, fonts: Path) -> None:
    few = replace(page_sample.handbook(), schemes=messages_to_judge.schemes(1))
    sheet = _pressed(few, draft, fonts)
    _, cards, _ = parts_of(sheet)
    assert [page.count("Dừng – hỏi – kiểm tra") for page in cards] == [2]
    assert all(found == {GAME} for found in read_codes(sheet.content, 100)[1 : 1 + len(cards)])


def test_the_first_page_says_how_to_play_and_which_pages_are_cards(sheets: tuple[Sheet, ...], dealt: tuple[tuple[Posed, ...], ...]) -> None:
    for n, (sheet, posed) in enumerate(zip(sheets, dealt, strict=True), start=1):
        front, cards, keys = parts_of(sheet)
        assert re.findall(r"\b([1-5])\. ", front) == ["1", "2", "3", "4", "5"]
        for wanted in (
            "dừng – hỏi – kiểm tra",
            "ngờ nhầm tin thật",
            "sau 7 ngày",
            "sau 21 ngày",
            "quangson.example/that-hay-lua",
            "chờ Công an xã",
        ):
            assert wanted in front
        day = ("Buổi đầu", "Sau 7 ngày", "Sau 21 ngày")[n - 1]
        assert f"Vòng {n} {posed[0].number}–{posed[-1].number} {day} 2–{1 + len(cards)} {2 + len(cards)} " in front
        assert len(keys) == 1


def test_a_key_of_two_pages_is_told_as_two(draft: Site, fonts: Path) -> None:
    many = replace(page_sample.handbook(), schemes=messages_to_judge.schemes(9))
    front, cards, keys = parts_of(_pressed(many, draft, fonts))
    assert len(keys) == 2
    assert f" 2–{1 + len(cards)} {2 + len(cards)}–{3 + len(cards)} " in front


@pytest.mark.parametrize("dpi", [100, 150])
def test_both_codes_are_read_from_the_first_page(sheet: Sheet, dpi: int) -> None:
    first, *others = read_codes(sheet.content, dpi)
    assert first == {GAME, HANDBOOK} == set(sheet.codes)
    assert not any(others)


def test_a_draft_says_so_on_every_page_and_a_real_site_does_not(sheet: Sheet, game: Handbook, public: Site, fonts: Path) -> None:
    assert all(BAND in page for page in page_words(sheet.content))
    real = _pressed(game, public, fonts)
    assert BAND not in words(real.content)
    assert "sotay.quangson.gov.vn/that-hay-lua" in words(real.content)
    assert real.pages == sheet.pages


@pytest.mark.parametrize("host", ["https://hoctap.quangson.lamdong.gov.vn", "https://quang-son.github.io/so-tay-so"])
def test_a_long_address_has_room(host: str, game: Handbook, draft: Site, fonts: Path) -> None:
    site = replace(draft, host=host)
    few = replace(game, schemes=messages_to_judge.schemes(1))
    made = _pressed(few, site, fonts)
    assert f"{host}/that-hay-lua/" in made.codes
    assert f"{host.removeprefix('https://')}/that-hay-lua" in words(made.content)


def test_the_marks_to_cut_along_are_there(sheet: Sheet) -> None:
    dpi = 200
    page = pypdfium2.PdfDocument(sheet.content)[1].render(scale=dpi / 72, grayscale=True).to_pil().point([255] * 160 + [0] * 96)
    for column in range(3):
        x = round((SIDE + column * WIDE) * dpi / 25.4)
        assert page.crop((x - 2, round((UPPER - 3.5) * dpi / 25.4), x + 3, round((UPPER - 1) * dpi / 25.4))).getbbox()
    for row in range(3):
        y = round((UPPER + row * HIGH) * dpi / 25.4)
        assert page.crop((round((SIDE - 5) * dpi / 25.4), y - 2, round((SIDE - 1.5) * dpi / 25.4), y + 3)).getbbox()


def test_the_game_can_be_read_aloud(sheet: Sheet, dealt: tuple[tuple[Posed, ...], ...]) -> None:
    found = tags(sheet.content)
    kinds = [kind for _, kind, _ in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H3") == len(dealt[0])
    assert all(alt for _, kind, alt in found if kind == "/Figure")
    root: Any = reader(sheet.content).trailer["/Root"]
    assert root["/Lang"] in ("vi", "vi-VN")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert all("NotoSans" in name and held for name, held in fonts_of(sheet.content).items())


def test_the_same_messages_give_the_same_bytes(sheet: Sheet, game: Handbook, draft: Site, fonts: Path) -> None:
    assert _pressed(game, draft, fonts) == sheet
