"""The page `/luu/` for everybody: by keyboard, by ear, in the dark, in browsers that cannot keep anything; and the site as an app."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from access import faults
from handset import DONE, LESSON, Phone
from phone_sites import CHANGED, Sites
from PIL import Image
from playwright.sync_api import Page, Route, expect


def test_the_progress_grows_to_its_end_and_is_said_aloud(phone: Phone) -> None:
    page = phone.open("luu/")
    expect(page.locator("#luu-chon")).to_be_visible()
    page.evaluate(
        """() => {
            window.seen = []; window.heard = [];
            const bar = document.querySelector('progress'), said = document.getElementById('luu-nghe');
            new MutationObserver(() => seen.push(bar.value / bar.max)).observe(bar, { attributes: true });
            new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true });
        }"""
    )
    phone.host.seconds = 0.05
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(page.get_by_role("progressbar", name="Đang lưu…")).to_be_visible()
    expect(page.get_by_role("button", name="Dừng lại")).to_be_focused()
    expect(phone.said).to_contain_text(DONE)
    expect(phone.said).to_be_focused()
    expect(phone.said).to_have_attribute("role", "status")
    seen, heard = page.evaluate("[seen, heard]")
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 1)
    assert len(set(seen)) > 8
    assert 2 <= len([words for words in heard if "phần trăm" in words]) <= 3


def test_a_browser_that_cannot_keep_pages_says_so_and_what_to_do_instead(take: Callable[..., Phone]) -> None:
    phone = take()
    phone.context.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })")
    expect(phone.open(LESSON).locator("[data-save]")).to_be_hidden()
    page = phone.open("luu/")
    expect(page.locator("#luu-khong")).to_contain_text("Trình duyệt này")
    expect(page.get_by_role("link", name="In tờ giấy, hoặc xin tờ rơi")).to_be_visible()
    expect(page.get_by_role("button", name="Lưu vào máy")).to_be_hidden()
    assert phone.complaints == []


def test_where_the_reader_has_switched_storage_off_the_page_says_so(take: Callable[..., Phone]) -> None:
    phone = take()
    phone.context.add_init_script("CacheStorage.prototype.match = () => Promise.reject(new DOMException('', 'SecurityError'))")
    page = phone.open("luu/")
    expect(page.locator("#luu-khong")).to_contain_text("không cho lưu ở đây")
    expect(page.locator("#luu")).to_be_hidden()


def test_without_scripts_the_page_says_what_to_do_instead(take: Callable[..., Phone]) -> None:
    phone = take(java_script_enabled=False)
    expect(phone.open("luu/").locator("#luu-khong")).to_be_visible()
    expect(phone.page.locator("#luu")).to_be_hidden()
    expect(phone.open(LESSON).locator("[data-save]")).to_be_hidden()


def test_in_the_room_over_plain_http_no_link_leads_there_and_the_page_explains(take: Callable[..., Phone], sites: Sites) -> None:
    phone = take()
    room = "http://192.168.137.1:8000/"

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(room).split("?")[0]
        name = f"{path}index.html" if not path or path.endswith("/") else path
        kinds = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
        route.fulfill(body=sites.first[name], content_type=f"{kinds.get(name.rpartition('.')[2], 'application/json')}; charset=utf-8")

    phone.page.route(f"{room}**", answer)
    phone.page.goto(room + LESSON)
    expect(phone.page.locator("[data-save]")).to_be_hidden()
    phone.page.goto(f"{room}luu/")
    expect(phone.page.locator("#luu-khong")).to_contain_text("Wi-Fi của lớp học")
    expect(phone.page.locator("#luu")).to_be_hidden()


def test_chromium_finds_nothing_wrong_with_the_manifest_and_would_install_the_site(take: Callable[..., Phone]) -> None:
    phone = take(whole=True)
    page = phone.keep(f"?bai={CHANGED}")
    page.reload()
    client = phone.context.new_cdp_session(page)
    manifest = client.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{phone.host.address}manifest.webmanifest"
    assert '"standalone"' in manifest["data"]
    told = client.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in told if error["errorId"] != "in-incognito"] == []


@pytest.mark.parametrize(("name", "side", "clear"), [("icon-192", 192, True), ("icon-512", 512, True), ("icon-tron-512", 512, False)])
def test_icons_have_the_sizes_they_claim_and_only_maskable_ones_fill_their_corners(sites: Sites, name: str, side: int, clear: bool) -> None:
    icon = Image.open(io.BytesIO(sites.first[f"assets/{name}.png"])).convert("RGBA")
    assert icon.size == (side, side)
    assert (icon.getpixel((0, 0))[3] == 0) is clear  # type: ignore[index]
    if not clear:  # outside the circle that every phone shows there is only ground
        ground = icon.getpixel((0, 0))
        outside = [
            (x, y) for x in range(0, side, 8) for y in range(0, side, 8) if (x - side / 2) ** 2 + (y - side / 2) ** 2 > (0.4 * side) ** 2
        ]
        assert {icon.getpixel(place) for place in outside} == {ground}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_any_state(take: Callable[..., Phone], scheme: str) -> None:
    phone = take(color_scheme=scheme)
    page = phone.open(f"luu/?bai={CHANGED}")
    expect(page.locator("#luu-chon")).to_be_visible()
    _sound(page, scheme)
    phone.host.seconds = 0.3
    page.get_by_role("button", name="Lưu vào máy").click()
    expect(page.locator("progress")).to_be_visible()
    _sound(page, scheme)
    phone.host.seconds = 0
    expect(phone.said).to_contain_text(DONE)
    page.get_by_role("button", name="Xóa").click()
    _sound(page, scheme)
    phone.host.die()
    phone.open("502/")
    expect(page.locator("#luu-thieu")).to_be_visible()
    _sound(page, scheme)


def _sound(page: Page, scheme: str) -> None:
    """No fault by axe, nothing sticks out sideways, everything to tap is large enough."""
    assert faults(page, rest=scheme == "light") == []
    for width, size in ((320, 3), (360, 0), (1280, 0)):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, size)
    page.set_viewport_size({"width": 360, "height": 740})
    small = page.evaluate(
        """() => [...document.querySelectorAll('main a[href], main button, main label')].filter(part => {
            const box = part.getBoundingClientRect();
            return box.width && getComputedStyle(part).display !== 'inline' && (box.height < 44 || box.width < 44);
        }).map(part => part.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_everything_is_done_by_keyboard(phone: Phone) -> None:
    page = phone.open(f"luu/?bai={CHANGED}")
    expect(page.locator("#luu-chon")).to_be_visible()
    page.locator("main").focus()
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("ArrowDown")
    expect(page.locator("#luu-chon input").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(phone.said).to_contain_text(DONE)
