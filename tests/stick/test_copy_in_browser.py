"""The copy opened by double-click, from a path with spaces and Vietnamese letters, in a browser without network."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pack import Packed


@dataclass
class Opened:
    """A page, and what it asked of the network and complained of."""

    page: Page
    folder: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def quiet(self) -> bool:
        """True where everything came from the copy and the console stayed empty."""
        return not self.complaints and all(address.startswith(("file:///", "data:")) for address in self.requests)


@pytest.fixture
def copied(packed: Packed, whole_chromium: Browser, tmp_path: Path) -> Iterator[Opened]:
    folder = tmp_path / "Thẻ nhớ của bác Năm (mới)" / "Sổ tay số"
    shutil.copytree(packed.folder, folder)
    context = whole_chromium.new_context(viewport={"width": 360, "height": 740}, offline=True)
    opened = Opened(context.new_page(), folder)
    opened.page.on("request", lambda request: opened.requests.append(request.url))
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()


def _start(copied: Opened) -> Page:
    copied.page.goto((copied.folder / "MO-BAI-HOC.html").as_uri())
    copied.page.wait_for_url("**/trang/index.html")
    return copied.page


def test_a_double_click_opens_the_first_page(copied: Opened) -> None:
    page = _start(copied)
    expect(page.locator("h1")).to_be_visible()
    assert copied.quiet(), (copied.complaints, copied.requests)


def test_search_finds_and_opens_a_lesson(copied: Opened) -> None:
    page = _start(copied)
    box = page.locator("form[role=search] input[type=search]").first
    box.click()
    box.press_sequentially("kich hoat")
    page.locator(".st-hit").first.click()
    page.wait_for_url("**/trang/103/index.html")
    assert copied.quiet(), (copied.complaints, copied.requests)


def test_the_number_box_opens_a_lesson(copied: Opened) -> None:
    page = _start(copied)
    page.locator("form[data-codes] input").fill("706")
    page.locator("form[data-codes] button").click()
    page.wait_for_url("**/trang/706/index.html")
    assert copied.quiet(), (copied.complaints, copied.requests)


def test_the_practice_questions_and_the_pictures_work(copied: Opened) -> None:
    page = copied.page
    page.goto((copied.folder / "trang" / "103" / "index.html").as_uri())
    page.locator(".st-quiz > summary").click()
    option = page.locator(".st-opt").first
    option.locator("label").click()
    expect(option.locator("p")).to_be_visible()
    assert page.locator("figure svg").count() > 3
    assert page.locator("figure svg").first.bounding_box()["height"] > 100  # type: ignore[index]
    assert copied.quiet(), (copied.complaints, copied.requests)


def test_every_page_is_reached_by_clicking_and_nothing_complains(copied: Opened) -> None:
    """Follow every link inside the copy from the first page: all pages that people may find are reached."""
    page = copied.page
    root = (copied.folder / "trang").as_uri() + "/"
    waiting, seen = [root + "index.html"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        links: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href.split('#')[0])")
        assert all(link.startswith((root, "https://", "tel:")) for link in links), links
        waiting += [link for link in links if link.startswith(root) and link.endswith(".html")]
        pdfs = [link for link in links if link.startswith(root) and not link.endswith(".html")]
        assert all(Path(page.evaluate("link => decodeURI(new URL(link).pathname)", link)).is_file() for link in pdfs)
    assert copied.quiet(), (copied.complaints, copied.requests)
    unlinked = {"thu", "thu-gia"}  # only codes on paper lead there
    pages = {each.as_uri() for each in (copied.folder / "trang").rglob("*.html") if not unlinked & set(each.parts)}
    assert {address.removeprefix(root) for address in pages - seen} == set()


@pytest.mark.parametrize(("days", "old"), [(0, False), (180, False), (181, True)])
def test_after_180_days_every_page_says_how_to_get_a_newer_copy(copied: Opened, packed: Packed, days: int, old: bool) -> None:
    made = datetime.datetime.fromisoformat(packed.version[:10]).replace(hour=12, tzinfo=datetime.UTC)
    copied.page.clock.set_fixed_time(made + datetime.timedelta(days=days))
    page = _start(copied)
    notice = page.locator(".st-old")
    assert notice.is_visible() is old
    expect(notice).to_contain_text("chép cho bản mới")
    expect(page.locator("footer")).to_contain_text(packed.version)
