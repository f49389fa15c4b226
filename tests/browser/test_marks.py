"""What a reader marks: things that are ready stay ticked until the reader clears them; the quiz tells right from wrong, and its sum."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from generator.guide.handbook import Handbook

Open = Callable[..., Page]


def _quiz(page: Page) -> Locator:
    page.get_by_text("Thử xem mình nhớ chưa").click()
    return page.locator(".st-q")


def _look(answer: Locator) -> tuple[str, str, str]:
    """An answer's sign, its words and its colours."""
    told = answer.locator("p")
    sign = str(told.locator("use").get_attribute("href"))
    return sign, told.locator("b").inner_text(), str(told.evaluate("each => getComputedStyle(each).backgroundColor"))


def test_ticks_stay_over_a_reload_until_they_are_cleared(open_page: Open) -> None:
    page = open_page("103/")
    page.locator(".st-facts > summary").click()
    clear = page.get_by_role("button", name="Xóa dấu đã đánh")
    expect(clear).to_have_count(0)
    page.locator(".st-check label").nth(1).click()
    page.wait_for_load_state("networkidle")
    expect(clear).to_be_visible()
    page.reload()
    page.locator(".st-facts > summary").click()
    ticked = page.locator(".st-check input")
    expect(ticked.nth(1)).to_be_checked()
    expect(ticked.nth(0)).not_to_be_checked()
    clear.click()
    expect(page.locator(".st-check input:checked")).to_have_count(0)
    expect(clear).to_be_hidden()
    page.reload()
    expect(page.locator(".st-check input:checked")).to_have_count(0)


def test_right_and_wrong_differ_by_sign_word_and_colour_without_scripts(open_page: Open, handbook: Handbook) -> None:
    right = handbook.lesson(103).quiz[0].answer - 1
    options = _quiz(open_page("103/", java_script_enabled=False)).first.locator(".st-opt")
    looks = []
    for option in (options.nth(right), options.nth(0 if right else 1)):
        option.locator("label").click()
        expect(option.locator("p")).to_be_visible()
        looks.append(_look(option))
    assert all(one != other for one, other in zip(*looks, strict=True)), looks


def test_the_sum_is_told_with_each_answer(open_page: Open, handbook: Handbook) -> None:
    quiz = handbook.lesson(103).quiz
    page = open_page("103/")
    questions = _quiz(page)
    told = page.locator(".st-sum")
    expect(told).to_have_attribute("role", "status")
    wrong = 0 if quiz[0].answer > 1 else 1
    questions.first.locator("label").nth(wrong).click()
    expect(told).to_have_text(f"Bác đúng 0 trên {len(quiz)} câu.")
    for number, question in enumerate(quiz):
        questions.nth(number).locator("label").nth(question.answer - 1).click()
        expect(told).to_contain_text("Bác đúng cả" if number == len(quiz) - 1 else f"Bác đúng {number + 1} trên")
