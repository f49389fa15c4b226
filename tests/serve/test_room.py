"""What the projector shows in a room: the handbook's code, and each lesson's, at the laptop's own address."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape

import pytest
import zxingcpp
from access import faults
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from room_server import serving

from generator.disk import disk
from generator.serve.join import joining, wifi
from generator.serve.room import PAGE, Evening, evenings, projector, steps, taught
from generator.serve.site_server import SeenPhones, application
from generator.words import words

PLACE = "http://192.168.137.100:8000/"
"""As long as they come."""
SAY = words("room")
LESSONS = {103: "Kích hoạt & dùng VNeID", 201: "Xem sổ sức khỏe", 706: "Bị lừa rồi, làm gì ngay, gọi ai trước, gọi ai sau"}
STEPS = '<li class="st-step"><p class="st-steps">' * 3
ASKED = (
    '<fieldset class="st-q"><legend>Câu 1. Ai gọi?</legend><div class="st-opt"><input id="a"><label for="a">Người lạ</label>'
    '<p class="ok"><span><b>Đúng rồi.</b> Cúp máy.</span></p></div></fieldset>'
)
PAGES = {
    f"{code}/index.html": f'<!doctype html><meta property="og:title" content="Bài {code}: {escape(title)}">{STEPS}{ASKED}'.encode()
    for code, title in LESSONS.items()
}
SESSIONS = {
    "tap-huan/buoi-1/index.html": (
        '<meta property="og:title" content="Buổi 1. Tối nay mở VNeID">'
        '<h3 id="bai-103">103</h3><h3 id="bai-999">x</h3><h3 id="bai-706">706</h3>'
    ).encode()
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the laptop itself opens the site: `http://127.0.0.1:…`."""
    folder = tmp_path_factory.mktemp("site")
    disk.write_folder(PAGES | SESSIONS, folder)
    phones = SeenPhones()
    with serving(application(folder, phones, projector(PLACE, phones, PAGES | SESSIONS), joining())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 720})
    yield opened
    opened.close()


def _scanned(page: Page) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))]


def test_lessons_are_read_from_the_finished_site_and_what_was_withdrawn_is_none() -> None:
    others = {
        "104/index.html": b'<meta property="og:title" content="B\xc3\xa0i 104 kh\xc3\xb4ng c\xc3\xb2n d\xc3\xb9ng">',
        "105/index.html": b"no title",
        "1/index.html": b'<meta property="og:title" content="x">',
        "103/103-kich-hoat.html": PAGES["103/index.html"],
    }
    assert taught(PAGES | others) == LESSONS


def test_three_digits_typed_anywhere_show_that_lessons_code(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address + PAGE)
    page.keyboard.type("103")
    page.wait_for_url(f"{address}{PAGE}103")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bài 103: Kích hoạt & dùng VNeID")
    expect(page.locator("ol")).to_contain_text("192.168.137.100:8000/103")
    assert _scanned(page) == [f"{PLACE}103/".upper()]
    page.keyboard.type("706")
    page.wait_for_url(f"{address}{PAGE}706")
    assert _scanned(page) == [f"{PLACE}706/".upper()]
    page.keyboard.press("Escape")
    page.wait_for_url(address + PAGE)
    assert _scanned(page) == [PLACE.upper()]
    assert complaints == []


def test_a_number_without_a_lesson_is_told_and_the_next_one_is_typed_over_it(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    page.keyboard.type("104")
    expect(page.get_by_role("alert")).to_have_text(SAY["unknown"].format(n=104))
    page.keyboard.type("201")
    page.wait_for_url(f"{address}{PAGE}201")


def test_a_lesson_is_chosen_from_the_list_without_scripts_too(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    page.get_by_label(SAY["number"]).fill("103")
    page.get_by_role("button", name=SAY["open"]).click()
    page.get_by_role("link", name="103 Kích hoạt & dùng VNeID").click()
    assert _scanned(page) == [f"{PLACE}103/".upper()]
    page.get_by_role("link", name=SAY["here"]).click()
    assert page.url == f"{address}/103/"
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080), (800, 600)])
def test_a_lessons_code_takes_half_the_height_and_all_words_are_on_the_wall(page: Page, address: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}{PAGE}706")
    code, *words_beside = (page.locator(f"main > {part}").bounding_box() for part in ("svg", "div", "form"))
    assert code
    assert code["height"] * 25 / 33 >= height / 2, "without the white edge"
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [width, height]
    for box in words_beside:
        assert box
        assert box["x"] >= code["x"] + code["width"] or box["y"] >= code["y"] + code["height"]


@pytest.mark.parametrize("path", ["", "706", "bai", "buoi-1", "wifi", "dem-103"])
def test_axe_finds_no_fault(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{PAGE}{path}")
    assert faults(page) == []
    heights = page.evaluate("[...document.querySelectorAll('a, input, button')].map(each => each.getBoundingClientRect().height)")
    assert min(heights) >= 24


def test_nothing_else_is_under_the_projectors_address(page: Page, address: str) -> None:
    for path in ("104", "103/", "../bai"):
        answer = page.goto(f"{address}{PAGE}{path}")
        assert answer
        assert answer.status == 404


def test_evenings_are_read_from_the_finished_site_with_the_lessons_that_are_there() -> None:
    assert evenings(PAGES | SESSIONS) == {1: Evening("Buổi 1. Tối nay mở VNeID", (103, 706))}
    assert evenings(SESSIONS) == {}


def test_an_evening_has_the_codes_of_all_its_lessons_on_the_wall(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}bai")
    page.get_by_role("link", name="Buổi 1. Tối nay mở VNeID").click()
    assert sorted(_scanned(page)) == [f"{PLACE}{code}/".upper() for code in (103, 706)]
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [1280, 720]
    page.get_by_role("link", name="103 Kích hoạt & dùng VNeID").click()
    assert page.url == f"{address}{PAGE}103"


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Lop hoc", "12345678", "WIFI:T:WPA;S:Lop hoc;P:12345678;;"),
        ("Lớp; tối", 'a"b\\c:d,e;f', 'WIFI:T:WPA;S:Lớp\\; tối;P:a\\"b\\\\c\\:d\\,e\\;f;;'),
        ("Hội trường", "", "WIFI:T:nopass;S:Hội trường;;"),
    ],
)
def test_a_network_is_written_as_phones_read_it(name: str, password: str, text: str) -> None:
    assert wifi(name, password) == text


@pytest.mark.parametrize(("name", "password"), [("", "12345678"), ("ộ" * 11, "12345678"), ("Lop", "1234567"), ("Lop", "1" * 64)])
def test_no_code_is_made_of_what_no_network_is_called(name: str, password: str) -> None:
    with pytest.raises(ValueError, match="has"):
        wifi(name, password)


def test_the_rooms_network_is_joined_by_a_code_of_what_was_typed_and_nothing_of_it_stays(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}wifi")
    page.get_by_label(SAY["network"]).fill('Lớp "tối"; 1')
    page.get_by_label(SAY["password"]).fill("quê hương 8:30")
    page.get_by_role("button", name=SAY["draw"]).click()
    expect(page.get_by_role("img")).to_be_visible()
    assert _scanned(page) == ['WIFI:T:WPA;S:Lớp \\"tối\\"\\; 1;P:quê hương 8\\:30;;']
    assert page.url == f"{address}{PAGE}wifi"
    assert page.evaluate("[...document.querySelectorAll('input')].map(each => each.value)") == ["", ""]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "quê" not in page.content()


def test_a_name_that_no_network_has_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}wifi")
    page.get_by_label(SAY["network"]).fill("ộ" * 20)
    page.get_by_role("button", name=SAY["draw"]).click()
    expect(page.get_by_role("alert")).to_have_text(SAY["wrong"])
    expect(page.get_by_role("img")).to_be_hidden()


def test_steps_are_counted_as_the_lesson_has_them() -> None:
    assert steps(PAGES) == {103: 3, 201: 3, 706: 3}


def test_the_class_is_led_from_step_to_step_by_keys_and_buttons(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}103")
    page.get_by_role("link", name=SAY["count"]).click()
    page.wait_for_url("**/dem-103", wait_until="load")  # what it says first stands there before its script listens to keys
    step = page.get_by_role("status")
    expect(step).to_have_text("Bước 1 / 3")
    for key in ("ArrowLeft", "PageDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(step).to_have_text("Bước 3 / 3")
    page.get_by_role("button", name=SAY["back"]).click()
    expect(step).to_have_text("Bước 2 / 3")


def test_the_clock_runs_down_and_says_when_time_is_over(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}{PAGE}dem-103")
    page.get_by_label(SAY["minutes"]).fill("2")
    page.get_by_role("button", name=SAY["start"]).click()
    page.clock.run_for(61_000)
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"00:5\d"))
    page.clock.run_for(60_000)
    expect(page.get_by_role("timer")).to_have_text(SAY["over"])
