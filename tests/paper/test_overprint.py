"""Words that cannot be read stop the build: measured in the finished file, where the text layer is still whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.paper.cards import cards
from generator.paper.handout import handout
from generator.paper.overprint import Box, OverprintError
from generator.paper.pictures import glance, step_pictures
from generator.paper.printed import Print, press
from generator.paper.slides import slides

ENDLESS = "hoctap.quangson.lamdong.gov.vn.example.hoctap.quangson.lamdong.gov.vn/103"


def with_address(item: Print, key: str) -> Print:
    """The same file with an address for which no room was kept."""
    data: Any = {**item.data}
    data[key] = [{**part, "address": ENDLESS} for part in data[key]]
    return replace(item, data=data)


def test_words_in_the_white_edge_of_a_code_are_found_out(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    wrong = with_address(handout(Edition(handbook, draft), lesson), "codes")
    with pytest.raises(OverprintError, match=r"103-a4\.pdf, page 2: “hoctap.*” stands in the white edge of the code HTTPS://BINHDAN"):
        press(wrong, fonts)


def test_words_over_words_are_found_out(handbook: Handbook, draft: Site, fonts: Path) -> None:
    with pytest.raises(OverprintError, match=r"the-qr\.pdf, page 1: .*“.*hoctap.*” is printed over “.*hoctap.*”"):
        press(with_address(cards(Edition(handbook, draft))[0], "cards"), fonts)


def test_words_beyond_the_page_are_found_out(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    with pytest.raises(OverprintError, match=r"103-a3\.pdf, page 1: “hoctap.*” reaches beyond the page"):
        press(with_address(handout(Edition(handbook, draft), lesson, "a3"), "codes"), fonts)


def test_a_picture_for_the_phone_is_measured_too(handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path) -> None:
    item = glance(Edition(handbook, draft), lesson)
    with pytest.raises(OverprintError, match=r"103\.png, page 1: .*reaches beyond the page"):
        press(replace(item, data={**item.data, "address": ENDLESS}), fonts)


def test_an_address_in_a_step_reaches_neither_into_the_picture_nor_beyond_the_page(
    handbook: Handbook, lesson: Lesson, draft: Site, fonts: Path
) -> None:
    first, *others = lesson.model_dump(by_alias=True)["steps"]
    address = {**first, "do": "Gõ binhdanhocvuso.lamdong.gov.vn vào ô địa chỉ.", "see": "Trang binhdanhocvuso.lamdong.gov.vn mở ra."}
    steps = Lesson.model_validate({**lesson.model_dump(by_alias=True), "steps": [address, *others]})
    for item in (slides(Edition(handbook, draft), steps), step_pictures(Edition(handbook, draft), steps)[0]):
        assert press(item, fonts).content


def test_boxes_meet_where_both_are() -> None:
    assert Box(0, 0, 10, 10).meets(Box(8, 5, 20, 20)) == (2, 5)
    assert min(Box(0, 0, 10, 10).meets(Box(11, 0, 20, 10))) < 0
