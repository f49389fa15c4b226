"""A walk through the site as people take it, on a page as wide as a phone's, by any `Hand`: what each walk asserts holds in every engine.

Nothing is asked of an engine but what stands here; what only one can be asked (profiles, networks, clocks) is tested in Chromium alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hands import Hand, wait
from walker import WALK

from generator.words import words

KEY_PAGES = ("", "103/", "1/", "a-z/", "tu-dien/", "go-roi/", "tim/?q=kich+hoat", "luu/?bai=103", "to-roi/", "tap-huan/", "soan-bai/")
"""One page of each kind that people open."""

FEW_PAGES = ("", "103/", "tap-huan/")

STICKS_OUT = """
const wide = document.documentElement.clientWidth;
return document.documentElement.scrollWidth <= wide ? [] : [...document.body.querySelectorAll('*')]
    .filter(part => part.getBoundingClientRect().right > wide + 1).map(part => part.outerHTML.slice(0, 90)).slice(0, 5);
"""
TOO_SMALL = """return [...document.querySelectorAll('a[href], button, summary, label, input')].filter(part => {
    const box = part.getBoundingClientRect();
    if (!box.width || getComputedStyle(part).display === 'inline' || part.matches('.st-skip, .st-label')) return false;
    if (part.matches('input[type=checkbox], input[type=radio]')) return false; // their label is the target
    return box.height < 43.9 || box.width < 43.9;
}).map(part => part.outerHTML.slice(0, 90));"""
"""What is too small for a finger. An engine may round a length down by a hundredth of a pixel."""

DRAWN = """return [...document.querySelectorAll('main svg, main img')].filter(part => part.checkVisibility()).filter(part => {
    const box = part.getBoundingClientRect();
    return !box.width || !box.height || (part.loading !== 'lazy' && (part.complete === false || part.naturalWidth === 0));
}).map(part => part.outerHTML.slice(0, 90));"""
"""Pictures that are there and not drawn."""

STORED = "return localStorage.length"


def key_pages(hand: Hand, address: str, pages: Iterable[str] = KEY_PAGES) -> None:
    """Each opens, is no wider than the phone in small and largest letters, has its pictures, and can be hit by a finger."""
    found = []
    for path in pages:
        hand.open(address + path)
        wait(hand, "return document.readyState === 'complete' && !!document.querySelector('h1').innerText")
        for size in (3, 0):
            hand.ask("document.documentElement.setAttribute('data-chu', arguments[0])", str(size))
            found += [f"{path} at size {size} sticks out: {part}" for part in hand.ask(STICKS_OUT)]
        found += [f"{path} small: {part}" for part in hand.ask(TOO_SMALL)]
        found += [f"{path} not drawn: {part}" for part in hand.ask(DRAWN)]
    assert found == []


def number_box(hand: Hand, address: str) -> None:
    """A number from a sheet opens its lesson; one that is none is answered by the page."""
    hand.open(address)
    hand.write("[name=so]", "999\n")
    assert "999" in wait(hand, "return document.querySelector('[data-codes] [role=alert]').textContent")
    hand.ask("document.querySelector('[name=so]').value = ''")
    hand.write("[name=so]", "103")
    hand.tap("[data-codes] button")
    wait(hand, "return location.pathname.endsWith('/103/') && document.readyState === 'complete'")


def search(hand: Hand, address: str) -> None:
    """Words without accents find the lesson; the first answer is marked, lies in sight and opens; a sent question shows the whole list."""
    hand.open(address)
    hand.write("#tim", "kich hoat")
    first = wait(hand, "return (document.querySelector('[role=option]') || {}).innerText")
    assert "103" in first, first
    assert hand.ask("return document.querySelectorAll('[role=option] mark').length") > 0
    assert hand.ask(STICKS_OUT) == []
    hand.tap("[role=option]")
    wait(hand, "return location.pathname.endsWith('/103/')")
    hand.open(address)
    hand.write("#tim", "kich hoat\n")  # sent before the index is read, it is answered on a page of its own
    wait(hand, "return document.querySelectorAll('.st-found a, #tim-ket-qua a').length")


def step_view(hand: Hand, address: str) -> None:
    """One step fills the screen, buttons lead to the last one, and the whole lesson comes back."""
    hand.open(f"{address}103/")
    hand.tap("[data-lesson]")
    shown = "return [...document.querySelectorAll('.st-step')].filter(step => step.getBoundingClientRect().height).map(step => step.id)"
    wait(hand, "return document.querySelector('.st-go') && document.documentElement.hasAttribute('data-one')")
    steps = int(hand.ask("return document.querySelectorAll('.st-step').length"))
    for number in range(1, steps + 1):
        assert hand.ask(shown) == [f"buoc-{number}"]
        bar, height = hand.ask("return [document.querySelector('.st-go').getBoundingClientRect().bottom, innerHeight]")
        assert bar <= height + 1, f"step {number}: the buttons lie below the screen, {bar} of {height}"
        assert hand.ask(STICKS_OUT) == []
        hand.tap(".st-go button:last-of-type")
    assert len(hand.ask(shown)) == steps


def large_picture(hand: Hand, address: str) -> None:
    """A touched picture fills the screen, grows, and goes."""
    hand.open(f"{address}103/")
    hand.tap(".st-pic")
    wide = "const drawn = document.querySelector('dialog[open] svg'); return drawn && drawn.getBoundingClientRect().width"
    before = wait(hand, wide)
    assert before >= 300
    hand.tap("dialog[open] p button:nth-of-type(2)")
    assert wait(hand, wide) > 1.3 * before
    hand.tap("dialog[open] p button:last-of-type")
    wait(hand, "return !document.querySelector('dialog')")


def practice_run(hand: Hand, address: str, lessons: Iterable[int] = (103,)) -> None:
    """The practice run is walked to its end, every step of it, where a finger reaches."""
    found = {}
    for code in lessons:
        hand.open(f"{address}{code}/")
        if not hand.ask("return !!document.querySelector('[data-run]')"):
            continue
        hand.tap("[data-run] button")
        wait(hand, "return document.querySelector('.st-tap[open]') && window.soTayRunLesson && true")
        assert hand.ask(STICKS_OUT) == []
        told = hand.ask(f"return ({WALK.replace('NEXT', repr(words('run')['next']))})()")
        if told["fault"]:
            found[code] = told["fault"]
    assert found == {}


def quiz(hand: Hand, address: str) -> None:
    """An answer is told at once whether it is right and why; a sum is kept."""
    hand.open(f"{address}103/")
    asked = int(hand.ask("return document.querySelectorAll('main .st-q').length"))
    assert asked > 0
    hand.tap(".st-quiz summary")
    for number in range(asked):
        hand.ask("document.querySelectorAll('main .st-q')[arguments[0]].id = 'hoi'", number)
        hand.tap("#hoi .st-opt label")
        told = "const told = document.querySelector('#hoi :checked ~ p'); return told && getComputedStyle(told).display"
        assert wait(hand, told) == "flex"
        hand.ask("document.getElementById('hoi').id = ''")
    wait(hand, "return (document.querySelector('.st-sum') || {}).textContent")
    assert hand.ask(STORED) > 0, "what was answered is kept"


def letters(hand: Hand, address: str) -> None:
    """Larger letters are larger, also on the next page."""
    size = "return parseFloat(getComputedStyle(document.documentElement).fontSize)"
    hand.open(address)
    before = hand.ask(size)
    hand.tap("[data-size='1']")
    assert hand.ask(size) > before
    hand.open(f"{address}103/")
    assert hand.ask(size) > before
    hand.tap("[data-size='-1']")
    assert hand.ask(size) == before


def saving(hand: Hand, address: str, dies: Callable[[], None]) -> None:
    """A lesson kept on the phone opens where there is no network, with its pictures and its practice run."""
    hand.open(f"{address}luu/?bai=103")
    hand.tap("#luu-chon button")
    wait(hand, "return document.getElementById('luu-noi').textContent.startsWith('Đã lưu')", seconds=60)
    wait(hand, "return navigator.serviceWorker.controller && true")
    dies()
    hand.open(f"{address}103/")
    assert "103" in wait(hand, "return document.querySelector('h1').closest('article').innerText")
    assert hand.ask(DRAWN) == []
    hand.tap("[data-run] button")
    wait(hand, "return document.querySelector('.st-tap[open]') && true")


WALKS: tuple[Callable[[Hand, str], None], ...] = (number_box, search, step_view, large_picture, practice_run, quiz, letters)
"""All on one lesson; beside them stand the key pages, and the walk that needs a host which can die."""
