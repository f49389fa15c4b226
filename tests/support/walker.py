"""Walks practice runs in a browser, as somebody would who does everything right and looks only at the screen."""

from __future__ import annotations

from playwright.sync_api import Page
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
        const foot = run.querySelector('.st-tap__foot'), [told, row] = foot.children;
        const covered = row.firstChild && told.lastElementChild.getBoundingClientRect().bottom > row.getBoundingClientRect().top + 1;
        if (covered && foot.scrollHeight <= foot.clientHeight) return { seen, fault: `step ${at + 1}: a button over words` };
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


WALK_ALL = """async ([script, runs, page]) => {
    const walk = WALK, found = {};
    for (const [code, run] of runs) {
        document.body.innerHTML = page;
        delete window.soTayRun;
        for (const text of [run, script]) document.body.append(Object.assign(document.createElement('script'), { text }));
        for (let turn = 0; turn < 100 && !window.soTayRun; turn += 1) await null;
        window.soTayRun();
        found[code] = walk();
    }
    return found;
}"""
"""One run after the other on the same page, without a pause in which it would be painted: what is asked for is where things lie."""


def walk(page: Page, following: str) -> tuple[list[int], str]:
    """The steps (from 0) that an open run went through to its end, and what stopped it. `following` is the button that goes on."""
    told = page.evaluate(WALK.replace("NEXT", f'"{following}"'))
    return told["seen"], told["fault"]


def walk_all(page: Page, handbook: Handbook) -> dict[int, str]:
    """What stops the run of each lesson that has one; a lesson that is walked to its end, every step of it, is told with nothing.

    Without a built site: a bare page with the run's own files, as where a lesson is one file.
    """
    docs = disk.read_folder(PROJECT / "docs")
    runs = run_scripts(Edition(handbook, SITE))
    codes = [lesson.code for lesson in handbook.lessons if run_path(lesson.code) in runs]
    styles = b"".join((stylesheet(handbook, docs), styles_alone(docs)["assets/tap-thu.css"]))
    page.route(ADDRESS, lambda route: route.fulfill(body=_FRAME.format(styles=styles.decode()), content_type="text/html; charset=utf-8"))
    page.goto(ADDRESS)
    order = WALK_ALL.replace("WALK", WALK).replace("NEXT", f'"{words("run")["next"]}"')
    script = scripts(docs)["assets/tap-thu.js"].decode()
    told = page.evaluate(order, [script, [(code, runs[run_path(code)].decode()) for code in codes], _PAGE])
    found: dict[int, str] = {}
    for code in codes:
        seen, fault = told[str(code)]["seen"], told[str(code)]["fault"]
        left_out = [number for number in range(len(handbook.lesson(code).steps)) if number not in seen]
        found[code] = fault or (f"steps left out, from 0: {left_out}" if left_out else "")
    return found


ADDRESS = "http://run.test/"
_FRAME = '<!doctype html><html lang="vi"><title>Tập</title><style>{styles}</style><body class="st">'
_PAGE = '<p data-run><button>Tập</button><span data-done="x"></span></p>'
