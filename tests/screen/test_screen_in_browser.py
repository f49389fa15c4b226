"""A real browser measures what readers get: with Roboto (Android) and with Noto Sans (paper)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from screen_samples import samples, screen, with_names

from generator.screen.draw import draw, ids
from generator.screen.icons import ICONS
from generator.screen.layout import layout

LONG = "Đường dẫn nghiêng ngả: Thưởng Nguyễn Ường"
CROWDED = screen(
    {"bar": LONG[:40]},
    {"field": {"text": LONG[:40], "value": LONG[:40].upper(), "icon": "card", "down": True}},
    {"button": LONG[:40].upper()},
    {"links": [{"text": LONG[:20], "icon": "lock"}, LONG[:12], LONG[5:22]]},
    {"rows": [{"text": LONG[:40], "note": LONG[:40], "icon": "star"}, LONG[:40]]},
    {"grid": [{"text": LONG[:40], "icon": "card"}, LONG[8:30], LONG[:9], "WWWWWWWWWWWWWWWWWW"]},
    {"photo": {"text": LONG[:40], "note": LONG[:40]}},
    {"chat": {"text": LONG, "from": LONG[:40], "mine": True}},
    {"sms": {"text": "dichvucong.gov.vn/tra-cuu/ho-so/rat-dai-khong-co-cho-trong", "from": LONG[:40]}},
    {"qr": LONG[:40]},
    {"alert": LONG},
)
FONTS = ("Roboto", "Noto Sans")

STRAY_WORDS = """parts => parts.flatMap(([x, y, w, h], n) => {
  const said = [...document.querySelectorAll(`#part-${n} text`)], size = t => parseFloat(t.getAttribute("font-size"))
  return said.filter(t => { const b = t.getBBox()
    return b.x < x - .5 || b.x + b.width > x + w + .5 || b.y < y - .35 * size(t) || b.y + b.height > y + h + .35 * size(t) })
    .map(t => t.textContent)
})"""
HIDDEN_WORDS = """() => [...document.querySelectorAll("svg")].flatMap((svg, n) => {
  const badges = [...svg.querySelectorAll('circle[r="15.5"]')].map(c => [+c.getAttribute("cx"), +c.getAttribute("cy")])
  const lines = [...svg.querySelectorAll("text")].filter(t => t.getAttribute("font-size") !== "18.5").flatMap(t =>
    t.children.length ? [...t.children] : [t])
  return lines.filter(line => Array.from({length: line.getNumberOfChars()}, (_, i) => line.getExtentOfChar(i)).some(b => {
    const low = b.y + b.height * .78, high = b.y + b.height * .25
    return badges.some(([x, y]) => Math.hypot(Math.max(b.x - x, x - b.x - b.width, 0), Math.max(high - y, y - low, 0)) < 15.5)
  })).map(line => `${svg.dataset.name}: ${line.textContent}`)
})"""
OUTSIDE = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
  const room = svg.getBoundingClientRect()
  return [...svg.querySelectorAll("path,rect,circle,ellipse,text")].filter(shape => {
    const b = shape.getBoundingClientRect()
    return b.left < room.left - .1 || b.right > room.right + .1 || b.top < room.top - .1 || b.bottom > room.bottom + .1
  }).map(shape => `${svg.dataset.name}: ${shape.outerHTML}`)
})"""


@pytest.fixture(params=FONTS)
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty page set in one of the fonts, which is really there."""
    opened = chromium.new_page()
    opened.set_content(f"<body style=\"font-family:'{request.param}',monospace\"><span>iiiiWWWW</span>")
    wide = [
        opened.evaluate(f"document.body.style.fontFamily=`{family}`;document.querySelector('span').offsetWidth")
        for family in (f"'{request.param}',monospace", "monospace")
    ]
    assert wide[0] != wide[1], f"the font {request.param} is missing: install fonts-roboto and fonts-noto-core"
    opened.evaluate(f"document.body.style.fontFamily=`'{request.param}',monospace`")
    yield opened
    opened.close()


def show(page: Page, inner: str) -> None:
    page.evaluate("inner => { document.body.innerHTML = inner }", inner)


def named(svg: str, name: str) -> str:
    return svg.replace("<svg ", f'<svg data-name="{name}" ', 1)


def every_marking() -> list[tuple[str, str]]:
    """Each sample with each of its parts marked, and with each two that stand near each other."""
    drawn = []
    for sample in samples():
        named_screen = with_names(sample.screen)
        names = ids(named_screen)
        for marks in [(), *((name,) for name in names), *pairwise(names), *zip(names, names[2:], strict=False)]:
            drawn.append((f"{sample.name} {' '.join(marks)}", draw(named_screen, marks).svg))
    return drawn


def test_words_stay_inside_their_controls(page: Page) -> None:
    for shown in (CROWDED, *(sample.screen for sample in samples())):
        parts = layout(shown).parts
        groups = "".join(f'<g id="part-{n}">{part.svg}</g>' for n, part in enumerate(parts))
        show(page, f'<svg viewBox="0 0 240 1400" width="240">{groups}</svg>')
        boxes = [[part.box.x, part.box.y, part.box.w, part.box.h] for part in parts]
        assert page.locator("text").count()
        assert page.evaluate(STRAY_WORDS, boxes) == []


def test_badges_hide_no_word(page: Page) -> None:
    show(page, "".join(named(svg, name) for name, svg in every_marking()))
    assert page.locator('circle[r="15.5"]').count() > 200
    assert page.evaluate(HIDDEN_WORDS) == []


def test_nothing_is_drawn_outside_the_picture(page: Page) -> None:
    pictures = [*every_marking(), ("crowded", draw(CROWDED).svg)]
    show(page, "".join(named(svg, name) for name, svg in pictures))
    assert page.evaluate(OUTSIDE) == []


def test_icons_stay_on_their_grid(chromium: Browser) -> None:
    page: Any = chromium.new_page()
    look = 'viewBox="0 0 24 24" width="48" height="48" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round"'
    show(page, "".join(f'<svg {look} data-name="{name}">{markup}</svg>' for name, markup in ICONS.items()))
    assert page.evaluate(OUTSIDE) == []
    page.close()
