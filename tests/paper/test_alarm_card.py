"""The card for the wall of who was just cheated: the first screen of the lesson's page, in numbers that are read from three metres."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pdf_reader import reader, sizes, tags, words
from pressed import pressed

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.text import plain
from generator.paper.alarm_card import AlarmData, alarm_card
from generator.paper.printed import Print, press
from generator.paper.sheet import Sheet
from generator.view import ALARM_CALLS, view

BAND = "BẢN NHÁP – địa chỉ chưa dùng được"
FROM_THREE_METRES = 60
"""Points."""


def card_of(handbook: Handbook, site: Site) -> Print[AlarmData]:
    (item,) = alarm_card(Edition(handbook, site))
    return item


def with_phones(handbook: Handbook, phone: str) -> Handbook:
    contacts = {name: each.model_copy(update={"phone": phone}) for name, each in handbook.commune.contacts.items()}
    return replace(handbook, commune=handbook.commune.model_copy(update={"contacts": contacts}))


@pytest.fixture(scope="module")
def sheet(handbook: Handbook, draft: Site, fonts: Path) -> Sheet:
    return pressed(card_of(handbook, draft), fonts)


def test_it_says_what_the_page_says_first(sheet: Sheet, handbook: Handbook, draft: Site) -> None:
    alarm = view(Edition(handbook, draft), handbook.lesson(706)).alarm
    assert alarm is not None
    said = words(sheet.content)
    assert plain(alarm.first.do) in said
    assert len(alarm.calls) == ALARM_CALLS
    assert all(each.contact.name in said and (each.contact.phone or "") in said for each in alarm.calls)
    assert f"Gọi được thì nói: {plain(alarm.say)}" in said


def test_it_is_one_page_of_a5_with_the_lesson_s_code(sheet: Sheet) -> None:
    (page,) = reader(sheet.content).pages
    assert tuple(map(round, page.mediabox[2:])) == (420, 595)
    assert (sheet.path, sheet.lesson, sheet.form) == ("to-roi/lam-ngay.pdf", None, "lam-ngay")
    assert sheet.codes == ("HTTPS://QUANGSON.EXAMPLE/706/",)
    assert "quangson.example/706" in words(sheet.content)


def test_numbers_are_read_from_three_metres(sheet: Sheet, handbook: Handbook, draft: Site, fonts: Path) -> None:
    assert [size >= FROM_THREE_METRES for size, text in sizes(sheet.content) if text.strip() == "113"] == [True]
    for phone in ("1900 9068", "0912345678"):
        known = press(card_of(with_phones(handbook, phone), draft), fonts)
        assert [size >= FROM_THREE_METRES for size, text in sizes(known.content) if text.strip() == phone] == [True] * ALARM_CALLS


def test_a_number_that_nobody_knows_yet_is_a_line_to_write_on(handbook: Handbook, draft: Site) -> None:
    calls = card_of(handbook, draft).data["calls"]
    assert [bool(each["phone"]) for each in calls] == [False, True, False]
    assert "sau thẻ" in calls[0]["where"]
    assert "sau thẻ" not in calls[2]["where"]


def test_the_longest_numbers_and_names_have_room(handbook: Handbook, draft: Site, fonts: Path) -> None:
    known = with_phones(handbook, "0263 3123 456")
    contacts = {
        name: each.model_copy(update={"name": "Trung tâm Phục vụ hành chính công xã"}) for name, each in known.commune.contacts.items()
    }
    crowded = replace(known, commune=known.commune.model_copy(update={"contacts": contacts}))
    assert press(card_of(crowded, Site("https://hoctap.quangson.lamdong.gov.vn", draft.today)), fonts).pages == 1


def test_a_commune_whose_alarm_lesson_is_not_here_gets_no_card(handbook: Handbook, draft: Site) -> None:
    others = replace(handbook, lessons=tuple(lesson for lesson in handbook.lessons if lesson.code != 706))
    assert alarm_card(Edition(others, draft)) == ()


def test_screen_readers_hear_a_heading_for_each_call(sheet: Sheet) -> None:
    found = tags(sheet.content)
    assert [kind for _, kind, _ in found if kind in ("/H1", "/H2")] == ["/H1", *["/H2"] * (1 + ALARM_CALLS)]
    assert all(alt for _, kind, alt in found if kind == "/Figure")


def test_a_draft_says_so_and_a_real_site_does_not(sheet: Sheet, handbook: Handbook, public: Site, fonts: Path) -> None:
    assert BAND in words(sheet.content)
    assert BAND not in words(press(card_of(handbook, public), fonts).content)
