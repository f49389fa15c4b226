"""The trainers' home in a real browser: lessons can be narrowed down, all are there without scripts, a plan fits on one sheet."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from generator.guide.handbook import Handbook

Open = Callable[..., Page]


def _shown(page: Page) -> set[str]:
    return set(page.locator(".st-taught li .no:visible").all_inner_texts())


def test_typing_without_accents_finds_a_lesson_by_its_title(open_page: Open) -> None:
    page = open_page("tap-huan/")
    page.get_by_label("Tìm trong tên bài, số bài").fill("kich hoat")
    assert _shown(page) == {"103"}
    expect(page.locator(".st-sift [role=status]")).to_have_text("Thấy 1 bài.")
    expect(page.locator(".st-taught:visible")).to_have_count(1)
    page.get_by_label("Tìm trong tên bài, số bài").fill("không có bài này")
    assert _shown(page) == set()
    expect(page.locator(".st-sift [role=status]")).to_contain_text("Nới bớt")


@pytest.mark.parametrize("limit", [30, 45, 60])
def test_lessons_that_take_longer_are_left_out(open_page: Open, handbook: Handbook, limit: int) -> None:
    page = open_page("tap-huan/")
    page.get_by_label("Dài nhất").select_option(str(limit))
    longest = {f"{lesson.code}": lesson.minutes.teach[1] + lesson.minutes.practise[1] for lesson in handbook.lessons}
    assert _shown(page) == {code for code, minutes in longest.items() if minutes <= limit}


def test_a_topic_and_the_need_for_a_network_are_chosen_together(open_page: Open, handbook: Handbook) -> None:
    page = open_page("tap-huan/")
    page.get_by_label("Chủ đề", exact=True).select_option("1")
    of_topic = {f"{lesson.code}" for lesson in handbook.lessons if lesson.topic == 1}
    assert _shown(page) == of_topic
    for choice in ("0", "1"):
        page.get_by_label("Mạng", exact=True).select_option(choice)
        of_topic -= _shown(page)
    assert not of_topic, "each is on one side or the other"


def test_lessons_after_others_are_told_from_those_that_name_none(open_page: Open, handbook: Handbook) -> None:
    page = open_page("tap-huan/")
    after = {f"{lesson.code}" for lesson in handbook.lessons if any("bài 1" in item for item in lesson.need)}
    for choice, codes in (("1", after), ("0", {f"{lesson.code}" for lesson in handbook.lessons} - after)):
        page.get_by_label("Phải biết trước").select_option(choice)
        assert _shown(page) == codes


def test_without_scripts_the_whole_list_is_there_and_no_field_that_does_nothing(open_page: Open, handbook: Handbook) -> None:
    page = open_page("tap-huan/", java_script_enabled=False)
    assert _shown(page) == {f"{lesson.code}" for lesson in handbook.lessons}
    expect(page.locator(".st-sift")).to_be_hidden()


def test_a_trainers_plan_is_printed_on_one_sheet(open_page: Open, handbook: Handbook) -> None:
    for lesson in handbook.lessons:
        sheet = open_page(f"tap-huan/{lesson.code}/").pdf(prefer_css_page_size=True)
        assert len(pypdfium2.PdfDocument(sheet)) == 1, lesson.code


def test_sheets_are_found_by_number_and_by_what_they_are_for(open_page: Open, handbook: Handbook) -> None:
    page = open_page("to-roi/")
    rows = page.locator(".st-sheets:visible")
    expect(rows).to_have_count(len(handbook.lessons))
    page.get_by_label("Số bài hay tên bài").fill("103")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("103")
    page.get_by_label("Số bài hay tên bài").fill("")
    page.get_by_label("Dùng để làm gì").select_option("a4")
    expect(rows).to_have_count(len(handbook.lessons))
    assert set(page.locator(".st-sheets li[data-form]:visible").evaluate_all("all => all.map(each => each.dataset.form)")) == {"a4"}


def test_every_topics_sheets_are_one_tap_away_without_scripts(open_page: Open, handbook: Handbook) -> None:
    page = open_page("to-roi/", java_script_enabled=False)
    expect(page.locator(".st-sheets:visible")).to_have_count(len(handbook.lessons))
    for topic in handbook.taught_topics:
        page.locator(f".st-abc a[href='#chu-de-{topic.digit}']").click()
        expect(page.locator(f"#chu-de-{topic.digit}")).to_be_in_viewport()
