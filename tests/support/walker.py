"""Walks practice runs in a browser, as somebody would who does everything right and looks only at the screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route
from site_builder import SITE

from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.job import PROJECT
from generator.page.run_data import run_path, run_scripts
from generator.site.scripts import scripts
from generator.site.stylesheet import styles_alone, stylesheet
from generator.words import words

WALK = """() => {
    const run = document.querySelector('.st-tap');
    const { steps } = window.soTayRunLesson;
    const buttons = () => [...run.querySelectorAll('.st-tap__foot button')];
    const seen = [];
    for (let turn = 0; turn < 80; turn += 1) {
        if (run.classList.contains('is-end')) return { seen, fault: '' };
        const at = run.querySelector('progress').value - 1;
        if (seen[seen.length - 1] !== at) seen.push(at);
        const onwards = buttons().find(each => each.textContent === NEXT);
        if (onwards) {
            onwards.click();
            continue;
        }
        const spots = [...run.querySelectorAll('.st-tap__spot')];
        const todo = steps[at].press.find(([spot]) => !spots[spot].classList.contains('is-done'));
        if (!todo) return { seen, fault: `step ${at + 1}: nothing to press and no way on` };
        const [spot, act] = todo;
        spots[spot].scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = spots[spot].getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        if (top !== spots[spot]) return { seen, fault: `step ${at + 1}: no finger reaches “${spots[spot].ariaLabel}”` };
        if (box.width < 44 || box.height < 44) return { seen, fault: `step ${at + 1}: “${spots[spot].ariaLabel}” is small` };
        spots[spot].click();
        if (act !== 'type') continue;
        run.querySelector(`[data-spot="${spot}"]`).value = 'Tập 111111';
        buttons()[0].click();
    }
    return { seen, fault: 'no end' };
}"""


def walk(page: Page, following: str) -> tuple[list[int], str]:
    """The steps (from 0) that an open run went through to its end, and what stopped it. `following` is the button that goes on."""
    told = page.evaluate(WALK.replace("NEXT", f'"{following}"'))
    return told["seen"], told["fault"]


def walk_all(page: Page, handbook: Handbook) -> dict[int, str]:
    """What stops the run of each lesson that has one; a lesson that is walked to its end, every step of it, is told with nothing.

    Without a built site: a bare page that loads the run's own files.
    """
    edition = Edition(handbook, SITE)
    docs = disk.read_folder(PROJECT / "docs")
    files = {
        **run_scripts(edition),
        **styles_alone(docs),
        "assets/tap-thu.js": scripts(docs)["assets/tap-thu.js"],
        "assets/so-tay.css": stylesheet(handbook, docs),
    }
    page.route("http://run.test/**", partial(_answer, files))
    found: dict[int, str] = {}
    for lesson in handbook.lessons:
        if run_path(lesson.code) not in files:
            continue
        page.goto(f"http://run.test/{lesson.code}/", wait_until="commit")
        page.wait_for_selector(".st-tap[open]")
        seen, fault = walk(page, words("run")["next"])
        left_out = [number for number in range(len(lesson.steps)) if number not in seen]
        found[lesson.code] = fault or (f"steps left out, from 0: {left_out}" if left_out else "")
    return found


def _answer(files: Mapping[str, bytes], route: Route) -> None:
    path = urlsplit(route.request.url).path.lstrip("/")
    kinds = {".js": "text/javascript", ".css": "text/css"}
    if path in files:
        route.fulfill(body=files[path], content_type=kinds[path[path.rindex(".") :]])
    else:
        code = path.strip("/")
        page = (
            '<!doctype html><html lang="vi"><title>Tập</title><link rel="stylesheet" href="/assets/so-tay.css"><body class="st">'
            f'<p data-run="{code}"><button>Tập</button><span data-done="x"></span></p>'
            f'<script src="/{run_path(code)}"></script><script src="/assets/tap-thu.js"></script>'
        )
        route.fulfill(body=page, content_type="text/html; charset=utf-8")
