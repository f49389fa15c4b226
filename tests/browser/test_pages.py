"""The finished pages in a real browser: readable, reachable, quiet, and whole without scripts."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from access import faults, leave_three_of_a_kind
from playwright.sync_api import Browser, Page, Response, Route, expect
from site_builder import build_site

from generator.guide.handbook import Handbook

Open = Callable[..., Page]
RESIDENT = ["", "103/", "1/", "a-z/", "tu-dien/", "go-roi/", "tim/", "khong-co/"]
STAFF = ["tap-huan/", "tap-huan/201/", "to-roi/", "chi-tieu/", "soan-bai/", "ve-trang-nay/"]
PAGES = RESIDENT + STAFF
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
BUDGET = 21_000
"""Bytes of a first visit to a lesson, compressed by gzip."""


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    """One tab for all that only looks at pages: a new profile for each would take longer than looking."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=PAGES)
def path(request: pytest.FixtureRequest) -> str:
    """Each page in turn: all tests of one follow each other, so that it is opened once for all that only look."""
    return str(request.param)


@pytest.fixture(scope="module")
def seen(tab: Page, address: str, path: str) -> Iterator[Page]:
    """The page, opened in that tab as on a phone."""
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(address + path)
    yield tab
    tab.emulate_media(color_scheme="light")
    assert tab.evaluate("localStorage.length") == 0, "the next page is as new as this one was"


def test_everything_to_tap_is_44_pixels_high(seen: Page) -> None:
    small = seen.evaluate(
        """() => [...document.querySelectorAll('a[href], button, summary, label, input')].filter(part => {
            const box = part.getBoundingClientRect();
            if (!box.width || getComputedStyle(part).display === 'inline' || part.matches('.st-skip, .st-label')) return false;
            if (part.matches('input[type=checkbox], input[type=radio]')) return false; // their label is the target
            return box.height < 44 || box.width < 44;
        }).map(part => part.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_the_way_out_for_the_cheated_is_one_tap_away_everywhere(seen: Page, handbook: Handbook) -> None:
    link = seen.get_by_role("link", name="Bị lừa?", exact=True)
    box = link.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 200, "on the first screen"
    assert str(link.get_attribute("href")).endswith(f"{handbook.commune.alarm}/")


def test_nothing_sticks_out_sideways(seen: Page) -> None:
    for width, size in ((320, 0), (320, 3), (360, 0), (640, 3), (1280, 0)):
        seen.set_viewport_size({"width": width, "height": 740})
        seen.evaluate("size => document.documentElement.setAttribute('data-chu', size)", size)
        assert seen.evaluate("document.documentElement.scrollWidth") <= width, (width, size)
    seen.evaluate("document.documentElement.removeAttribute('data-chu')")


def test_axe_finds_no_fault(seen: Page) -> None:
    """Colours are the same on a large screen, and all else by night; what is made alike is coloured alike."""
    page = seen
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(page, colours=None) == [], width
    page.set_viewport_size({"width": 360, "height": 800})
    leave_three_of_a_kind(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page, rest=False) == [], scheme


def test_no_console_message_and_no_request_to_another_host(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        if path != "khong-co/":  # Chromium itself complains about the status 404
            page.goto(address + path)
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def _keep(bodies: dict[str, bytes], response: Response) -> None:
    if not response.url.startswith("data:"):  # it came with its page
        bodies[response.url] = response.body()


def test_a_first_visit_to_a_lesson_stays_within_its_budget(chromium: Browser, address: str, handbook: Handbook) -> None:
    context = chromium.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    for lesson in handbook.lessons:
        client.send("Network.clearBrowserCache")  # each visit is a first one
        bodies: dict[str, bytes] = {}
        keep = partial(_keep, bodies)
        page.on("response", keep)
        page.goto(f"{address}{lesson.code}/", wait_until="networkidle")
        page.remove_listener("response", keep)
        assert page.evaluate("localStorage.length") == 0
        assert {url.rpartition("/")[2] for url in bodies} == {"", "so-tay.css", "so-tay.js"}
        total = sum(len(gzip.compress(body)) for body in bodies.values())
        assert total <= BUDGET, (lesson.code, total)
    context.close()


def test_every_page_carries_the_strict_policy_first(site_folder: Path) -> None:
    for file in (*site_folder.rglob("index.html"), site_folder / "404.html"):
        head = file.read_text(encoding="utf-8").split("</head>")[0]
        policy = head.index(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">')
        assert all(policy < head.index(tag) for tag in ("<title", "<link", "<script")), file


def test_hostile_titles_stay_words_in_the_head(handbook: Handbook, tmp_path: Path) -> None:
    nasty = '"><script>alert(1)</script>'
    two = handbook.only([103])
    lessons = tuple(lesson.model_copy(update={"title": nasty, "summary": nasty}) for lesson in two.lessons)
    changed = replace(two, lessons=lessons, commune=two.commune.model_copy(update={"name": nasty, "team": nasty}))
    for file in build_site(changed, tmp_path, sheets=()).rglob("*.html"):
        assert "<script>alert" not in file.read_text(encoding="utf-8"), file


def test_a_lesson_is_whole_without_scripts(open_page: Open) -> None:
    scripted = open_page("103/")
    scripted.evaluate("document.querySelectorAll('[data-hear]').forEach(part => part.remove())")
    with_scripts = scripted.inner_text("main")
    page = open_page("103/", java_script_enabled=False)
    without = page.inner_text("main")
    tools = {"", "A−", "A+", "Từng bước", "In trang này", "Lưu vào máy", "Tập thử", "– không mất gì"}
    assert [line for line in with_scripts.split("\n") if line.strip() not in tools] == [
        line for line in without.split("\n") if line.strip() not in tools
    ]
    for tools_row in page.locator(".st-tools").all():
        expect(tools_row).to_be_hidden()
    expect(page.locator(".st-size")).to_be_hidden()


def test_tabs_and_quiz_work_without_scripts(open_page: Open, handbook: Handbook) -> None:
    lesson = handbook.lesson(103)
    page = open_page("103/", java_script_enabled=False)
    tabs = page.locator(".st-tabs").first
    expect(tabs.locator(".pa")).to_be_visible()
    tabs.locator("label").nth(1).click()
    expect(tabs.locator(".pb")).to_be_visible()
    expect(tabs.locator(".pa")).to_be_hidden()
    page.get_by_text("Thử xem mình nhớ chưa").click()
    right = lesson.quiz[0].answer - 1
    question = page.locator(".st-q").first
    question.locator("label").nth(right).click()
    expect(question.locator(".st-opt").nth(right)).to_contain_text("Đúng rồi.")
    question.locator("label").nth(1 - right if right < 2 else 0).click()
    expect(question.get_by_text("Chưa đúng.").locator("visible=true")).to_have_count(1)
    expect(question.get_by_text("Đúng rồi.").locator("visible=true")).to_have_count(0)


def _size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('.st-do')).fontSize)"))


def test_larger_letters_stay_on_the_next_page(open_page: Open, address: str) -> None:
    page = open_page("103/")
    normal = _size(page)
    larger = page.locator(".st-tools [data-size='1']")
    for _ in range(5):
        larger.click(force=True)
    assert _size(page) == 2 * normal, "three steps, not five"
    expect(larger).to_have_attribute("aria-disabled", "true")
    expect(page.locator("[data-size-now]")).to_have_text("Cỡ chữ 4 trên 4")
    page.goto(address + "701/")
    assert _size(page) == 2 * normal
    page.locator(".st-tools [data-size='-1']").click()
    assert normal < _size(page) < 2 * normal


def test_larger_letters_work_where_nothing_can_be_stored(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page = context.new_page()
    page.goto(address + "103/")
    normal = _size(page)
    page.locator(".st-tools [data-size='1']").click()
    assert _size(page) > normal
    context.close()


def test_the_chosen_phone_stays_chosen_on_every_page(open_page: Open, handbook: Handbook, address: str) -> None:
    split = [lesson.code for lesson in handbook.lessons if any(step.phones for step in lesson.steps)]
    assert split, "a lesson that differs by phone is needed to see it"
    page = open_page(f"{split[0]}/")
    page.locator(".st-tabs label").nth(1).click()
    page.goto(address)
    page.goto(f"{address}{split[-1]}/")
    for tabs in page.locator(".st-tabs").all():
        expect(tabs.locator(".pb")).to_be_visible()


def test_the_number_box_opens_a_lesson_and_explains_a_wrong_number(open_page: Open) -> None:
    page = open_page("")
    box = page.get_by_label("Có tờ rơi? Nhập số bài")
    box.fill("999")
    box.press("Enter")
    expect(page.locator(".st-say")).to_contain_text("Chưa có bài số 999")
    box.fill("103")
    page.get_by_role("button", name="Mở bài").click()
    page.wait_for_url("**/103/")


@pytest.mark.parametrize("typed", ["", "7", "10", "abc"])
def test_a_number_that_is_no_code_is_answered_in_vietnamese_by_the_page_itself(open_page: Open, typed: str) -> None:
    page = open_page("", locale="en-US")
    box = page.get_by_label("Có tờ rơi? Nhập số bài")
    box.fill(typed)
    box.press("Enter")
    expect(page.locator(".st-say")).to_contain_text("Số bài có 3 chữ số.")
    assert page.locator("form[data-codes]").evaluate("form => form.noValidate"), "the browser's own bubble speaks the browser's language"


def test_a_target_can_be_read_whole_on_a_phone(open_page: Open) -> None:
    page = open_page("chi-tieu/")
    cells = page.locator(".st-targets [role=cell], .st-targets [role=rowheader]")
    assert cells.count() > 7
    right = cells.evaluate_all("cells => Math.max(...cells.map(cell => cell.getBoundingClientRect().right))")
    assert right <= 360, "nothing hangs out of sight"
    what = page.locator(".st-targets [role=cell]").first.bounding_box()
    assert what is not None
    assert what["width"] > 240
    expect(page.locator(".st-targets .st-cell").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_screen_reader_meets_the_targets_as_a_table_at_any_width(open_page: Open, handbook: Handbook, width: int) -> None:
    page = open_page("chi-tieu/", width)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = Counter(node["role"]["value"] for node in tree["nodes"] if not node["ignored"])
    count = len(handbook.targets.targets)
    seen = {role: roles[role] for role in ("table", "row", "columnheader", "rowheader", "cell")}
    assert seen == {"table": 1, "row": count + 1, "columnheader": 9, "rowheader": count, "cell": 8 * count}


def test_what_the_trainer_reads_aloud_is_as_dark_as_the_page_and_larger(open_page: Open) -> None:
    page = open_page("tap-huan/103/")
    style = "part => [getComputedStyle(part).color, parseFloat(getComputedStyle(part).fontSize)]"
    said, plain = (page.locator(part).first.evaluate(style) for part in (".st-plan blockquote p", ".st-plan .st-halves li"))
    assert said[0] == plain[0]
    assert said[1] > plain[1]


def test_a_lesson_named_in_a_sentence_is_one_tap_away(open_page: Open) -> None:
    page = open_page("701/", java_script_enabled=False)
    page.get_by_text("Hay nhầm chỗ nào?").click()
    page.locator(".st-warn, .st-slip").get_by_role("link", name="bài 706", exact=True).first.click()
    page.wait_for_url("**/706/")


def test_a_wrong_address_offers_ways_on(open_page: Open) -> None:
    page = open_page("sai/dia-chi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang này")
    page.get_by_label("Có tờ rơi? Nhập số bài").fill("103")
    page.get_by_role("button", name="Mở bài").click()
    page.wait_for_url("**/103/")


def test_search_costs_nothing_before_it_is_used(open_page: Open) -> None:
    page = open_page("", own=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.reload(wait_until="networkidle")
    assert not [name for name in asked if "search" in name]
    page.get_by_label("Bác đang cần làm gì?").focus()
    page.wait_for_load_state("networkidle")
    assert [name for name in asked if "search" in name] == ["search-index.js", "search.js"]


def test_a_search_address_shows_its_results(open_page: Open) -> None:
    page = open_page("tim/?q=kich+hoat")
    expect(page.locator("#tim-ket-qua .st-list a").first).to_contain_text("103")


def test_what_finds_is_asked_for_once_the_page_shows_that_it_looks(chromium: Browser, address: str) -> None:
    """In a browser that is not painting nothing is asked for."""
    page = chromium.new_page()
    page.add_init_script("window.frames_due = []; window.requestAnimationFrame = due => frames_due.push(due);")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}tim/?q=kich+hoat", wait_until="networkidle")
    assert not [url for url in asked if "assets/search" in url]
    page.evaluate("frames_due.forEach(due => due())")
    expect(page.locator("#tim-ket-qua .st-list a").first).to_contain_text("103")
    page.close()


def test_a_search_says_that_it_looks_and_where_the_line_breaks_lists_all_lessons(open_page: Open) -> None:
    page = open_page("tim/", own=True)
    held: list[Route] = []
    broken: list[bool] = []
    page.route("**/search-index.js", lambda route: route.abort() if broken else held.append(route))
    page.goto(f"{page.url}?q=kich+hoat", wait_until="domcontentloaded")
    expect(page.get_by_text("Đang tìm…")).to_be_visible()
    expect(page.get_by_label("Bác đang cần làm gì?")).to_have_value("kich hoat")
    broken.append(True)
    for route in held:
        route.abort()
    expect(page.get_by_text("Mạng yếu")).to_be_visible()
    expect(page.get_by_text("Đang tìm…")).to_be_hidden()
    expect(page.get_by_role("heading", name="Hoặc chọn trong tất cả các bài")).to_be_in_viewport()


def test_a_hard_word_leads_to_its_explanation_and_back(open_page: Open) -> None:
    page = open_page("103/", java_script_enabled=False)
    word = page.locator("a.st-term[id]").first
    name = str(word.get_attribute("id"))
    word.click()
    explained = page.locator(f"#tu-{name.removeprefix('dung-')}")
    expect(explained).to_be_in_viewport()
    explained.get_by_role("link", name="Trở lại chỗ đang đọc").click()
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_lines_are_at_most_70_characters(open_page: Open) -> None:
    page = open_page("103/", 1280)
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll('main p, main li, main dd')].flatMap(part => {
            const range = document.createRange(), walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), lines = {};
            for (let node; (node = walker.nextNode());) for (let at = 0; at < node.length; at++) {
                range.setStart(node, at); range.setEnd(node, at + 1);
                const box = range.getClientRects()[0];
                const line = box && Math.round(box.bottom / 12);
                if (line && box.width && !node.parentElement.closest('svg, .st-vh')) lines[line] = (lines[line] || 0) + 1;
            }
            return Object.values(lines);
        }))"""
    )
    assert longest <= 70


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_steps_stand_out_seven_to_one(open_page: Open, scheme: str) -> None:
    ratios = open_page("103/", color_scheme=scheme).evaluate(
        """() => {
            const light = colour => {
                const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255);
                const [r, g, b] = parts.map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                return .2126 * r + .7152 * g + .0722 * b;
            };
            const ground = part => {
                for (; part; part = part.parentElement) {
                    const colour = getComputedStyle(part).backgroundColor;
                    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
                }
            };
            const parts = '.st-step .st-do, .st-step strong, .st-step b, .st-step a, .st-see, .st-n, .st-step summary';
            return [...document.querySelectorAll(parts)].map(part => {
                const [one, two] = [light(getComputedStyle(part).color), light(ground(part))].sort();
                return Math.round((two + .05) / (one + .05) * 10) / 10;
            });
        }"""
    )
    assert min(ratios) >= 7


@pytest.mark.parametrize("path", ["", "1/", "103/"])
def test_nothing_jumps_for_who_chose_the_largest_letters(open_page: Open, path: str) -> None:
    page = open_page(path, own=True)
    page.evaluate("localStorage.setItem('so-tay-chu', '3')")
    page.add_init_script(
        "new PerformanceObserver(all => { window.jumps = all.getEntries() }).observe({ type: 'layout-shift', buffered: true })"
    )
    page.reload(wait_until="networkidle")
    assert page.locator("html").get_attribute("data-chu") == "3"
    assert page.evaluate("(window.jumps || []).reduce((all, jump) => all + jump.value, 0)") <= 0.02
