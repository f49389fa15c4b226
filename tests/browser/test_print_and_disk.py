"""A lesson on paper, and the site opened from a disk by double-click."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from generator.guide.handbook import Handbook

Open = Callable[..., Page]
MM = 72 / 25.4


def _printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


def test_a_lesson_prints_on_a4_with_steps_of_14_points(open_page: Open, handbook: Handbook) -> None:
    reader = PdfReader(io.BytesIO(_printed(open_page("103/", 1280))))
    sizes: dict[str, list[float]] = {}

    def note(text: str, matrix: list[float], inner: list[float], _font: object, size: float) -> None:
        for word in text.split():
            sizes.setdefault(word, []).append(abs(size * inner[3] * matrix[3]))

    for sheet in reader.pages:
        assert abs(float(sheet.mediabox.width) - 210 * MM) < 1
        assert abs(float(sheet.mediabox.height) - 297 * MM) < 1
        sheet.extract_text(visitor_text=note)
    # Words that the lesson prints once and in a step's sentence: their size is the size of steps.
    only = {word: sizes[word][0] for step in handbook.lesson(103).steps for word in step.do.split() if len(sizes.get(word, ())) == 1}
    assert len(only) > 3
    assert min(only.values()) >= 14, only


def test_the_printed_lesson_shows_what_was_folded_and_leaves_out_what_needs_a_screen(open_page: Open, handbook: Handbook) -> None:
    page = open_page("103/", 1280, java_script_enabled=False)
    text = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(_printed(page))).pages)
    text = " ".join(text.split())
    lesson = handbook.lesson(103)
    stuck = next(step.stuck for step in lesson.steps if step.stuck)
    assert stuck[:25] in text
    assert "iPhone:" in text
    assert "Android:" in text
    assert handbook.links[lesson.sources[0].link].address[:30] in text.replace(" ", ""), "addresses of links"
    assert "Thử xem mình nhớ chưa" not in text
    assert "Bị lừa? Làm ngay" not in text
    assert "Hỏi người giúp" not in text


def test_browsers_that_cannot_unfold_by_style_are_helped_by_the_script(open_page: Open) -> None:
    page = open_page("103/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0


def test_no_printed_step_is_split(open_page: Open, handbook: Handbook) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(_printed(open_page("103/", 1280)))).pages]
    for step in handbook.lesson(103).steps:
        if step.stuck:
            see, stuck = step.see.replace("*", "").split("[[")[0][:18], step.stuck.replace("*", "").split("[[")[0][:18]
            assert any(see in page and stuck in page for page in pages), step.do


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_printed_letter_stands_out_from_its_ground_with_and_without_grounds(open_page: Open, scheme: str) -> None:
    page = open_page("103/", 1280, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('.st-vh').forEach(part => part.remove())")  # for ears only
    for grounds in (False, True):
        for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=grounds)):
            scale = 2
            picture = sheet.render(scale=scale).to_pil().convert("L")
            text = sheet.get_textpage()
            for number in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(number)
                if not text.get_text_range(number, 1).strip() or right - left < 1:
                    continue
                height = sheet.get_height()
                around = ((left - 2) * scale, (height - top - 2) * scale, (right + 2) * scale, (height - bottom + 2) * scale)
                dark, light = picture.crop(tuple(map(round, around))).getextrema()
                assert light - dark > 100, (text.get_text_range(max(0, number - 10), 20), grounds)


def test_a_printed_lesson_takes_five_pages_and_the_code_comes_before_the_sources(open_page: Open) -> None:
    pages = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(_printed(open_page("103/", 1280)))).pages]
    assert len(pages) <= 5
    whole = " ".join(pages)
    assert whole.index("Cho người bên cạnh xem") < whole.index("Bài này lấy từ đâu")


def test_the_code_on_the_printed_page_opens_the_lesson(open_page: Open) -> None:
    document = pypdfium2.PdfDocument(_printed(open_page("103/", 1280)))
    found = {code.text for sheet in document for code in zxingcpp.read_barcodes(sheet.render(scale=150 / 72).to_pil())}
    assert found == {"HTTPS://QUANGSON.EXAMPLE/103/"}


def test_the_site_works_from_a_disk(whole_chromium: Browser, site_folder: Path) -> None:
    context = whole_chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site_folder / "index.html").as_uri())
    page.get_by_label("Có tờ rơi? Nhập số bài").fill("103")
    page.get_by_role("button", name="Mở bài").click()
    page.wait_for_url("file://**/103/index.html")
    expect(page.locator(".st-tools [data-size='1']")).to_be_enabled()
    assert page.evaluate("getComputedStyle(document.querySelector('.st-head')).backgroundColor") == "rgb(13, 79, 66)"
    page.get_by_role("link", name="VNeID", exact=True).click()
    page.wait_for_url("file://**/1/index.html")
    page.get_by_role("link", name="Bị lừa?", exact=True).click()
    expect(page).to_have_url(re.compile(r"/706/index\.html$"))
    assert said == []
    context.close()
