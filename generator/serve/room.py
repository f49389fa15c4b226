"""What the room sees: pages for the projector, whose code can be scanned from the last row, and the same in the terminal.

One page opens the handbook on the phones, one for each lesson opens that lesson, one for each evening has the codes of all its lessons, at
the laptop's own address; and one joins the network (join.py). Questions are asked one at a time, a lesson's or an evening's (quiz.py).
"""

from __future__ import annotations

import datetime
import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files

import segno
from markupsafe import Markup

from generator.address import shown
from generator.page.frame import templates
from generator.qr.qr import qr
from generator.serve.quiz import Asked, in_checks, questions
from generator.serve.site_server import Made, SeenPhones
from generator.words import words

PAGE = "/man-hinh/"

_LESSON = re.compile(r"([1-9]\d\d)/index\.html")
_EVENING = re.compile(r"tap-huan/buoi-([1-9]\d?)/index\.html")
_ITS_LESSON = re.compile(r'<h3 id="bai-([1-9]\d\d)">')
_STEP = re.compile(r'class="st-step[ "]')
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)">')


def taught(pages: Mapping[str, bytes]) -> dict[int, str]:
    """The lessons of a finished site, path → content: code → title. What was withdrawn is none."""
    found: dict[int, str] = {}
    for name, content in sorted(pages.items()):
        lesson, told = _LESSON.fullmatch(name), _TITLE.search(content.decode())
        if not lesson or not told:
            continue
        before, title = words("page")["lesson"]["page_title"].format(code=lesson[1], title=""), html.unescape(told[1])
        if title.startswith(before):
            found[int(lesson[1])] = title.removeprefix(before)
    return found


@dataclass(frozen=True, slots=True)
class Evening:
    """A session of a finished site: its heading, its lessons."""

    title: str
    lessons: tuple[int, ...]


def evenings(pages: Mapping[str, bytes]) -> dict[int, Evening]:
    """The sessions of a finished site, path → content: number → what is taught, of what is there."""
    known, found = taught(pages), {}
    for name, content in pages.items():
        text = content.decode() if (numbered := _EVENING.fullmatch(name)) else ""
        lessons = tuple(int(code) for code in _ITS_LESSON.findall(text) if int(code) in known)
        if numbered and lessons and (told := _TITLE.search(text)):
            found[int(numbered[1])] = Evening(html.unescape(told[1]), lessons)
    return dict(sorted(found.items()))


def steps(pages: Mapping[str, bytes]) -> dict[int, int]:
    """How many steps each lesson of a finished site has, path → content: code → number."""
    return {code: len(_STEP.findall(pages[f"{code}/index.html"].decode())) for code in taught(pages)}


def projector(address: str, phones: SeenPhones, pages: Mapping[str, bytes], day: datetime.date = datetime.date.min) -> Made:
    """The pages and their parts, by path.

    `address` is what phones open, `http://192.168.1.5:8000/`; `pages` are those of the finished site, path → content. What is no more true
    on `day` is not asked.
    """
    lessons, sessions, counted = taught(pages), evenings(pages), {code: number for code, number in steps(pages).items() if number}
    asked = {code: found for code in lessons if (found := questions(pages[f"{code}/index.html"], day))}
    checked = {number: found for number in sessions if (found := in_checks(pages[f"tap-huan/buoi-{number}/index.html"], asked))}
    said = words("room")

    def filled(template: str, **values: object) -> tuple[str, bytes]:
        known = {"lessons": lessons, "sessions": sessions, "counted": counted, "asked": asked, "checked": checked}
        text = templates(__package__).get_template(template).render(s=said, **known, **values)
        return "text/html; charset=utf-8", text.encode()

    def page(template: str, opened: str, heading: str, lesson: int | None = None) -> tuple[str, bytes]:
        code = qr(in_code(opened))
        values = {"address": shown(opened), "code": code, "drawing": Markup(code.svg), "heading": heading, "lesson": lesson}
        return filled(template, count=len(phones), **values)

    def lesson_page(code: int) -> tuple[str, bytes]:
        return page("room.html.j2", f"{address}{code}/", said["lesson"].format(code=code, title=lessons[code]), code)

    def evening_page(number: int) -> tuple[str, bytes]:
        session = sessions[number]
        codes = {code: qr(in_code(f"{address}{code}/")) for code in session.lessons}
        return filled(
            "evening.html.j2",
            heading=session.title,
            number=number,
            codes=codes,
            drawings={code: Markup(each.svg) for code, each in codes.items()},
        )

    def count_page(code: int) -> tuple[str, bytes]:
        heading = said["lesson"].format(code=code, title=lessons[code])
        return filled("count.html.j2", heading=heading, lesson=code, steps=counted[code])

    def quiz_page(heading: str, found: tuple[Asked, ...], collect: bool, back: str, back_words: str) -> tuple[str, bytes]:
        values = {"collect": collect, "back": back, "back_words": back_words, "wall": words("slides")}
        return filled("quiz.html.j2", heading=heading, questions=found, **values)

    def lesson_quiz(code: int) -> tuple[str, bytes]:
        heading = said["lesson"].format(code=code, title=lessons[code])
        collect = any(each in found for found in checked.values() for each in asked[code])
        return quiz_page(heading, asked[code], collect, f"{code}", said["code_again"])

    def evening_quiz(number: int) -> tuple[str, bytes]:
        return quiz_page(sessions[number].title, checked[number], True, f"buoi-{number}", said["codes_again"])

    return {
        PAGE: lambda: page("room.html.j2", address, said["title"]),
        **{f"{PAGE}{code}": partial(lesson_page, code) for code in lessons},
        f"{PAGE}bai": lambda: page("lessons.html.j2", address, said["choose"]),
        **{f"{PAGE}buoi-{number}": partial(evening_page, number) for number in sessions},
        **{f"{PAGE}dem-{code}": partial(count_page, code) for code in counted},
        f"{PAGE}count.js": lambda: ("text/javascript; charset=utf-8", _part("count.js")),
        **{f"{PAGE}hoi-{code}": partial(lesson_quiz, code) for code in asked},
        **{f"{PAGE}hoi-buoi-{number}": partial(evening_quiz, number) for number in checked},
        f"{PAGE}quiz.js": lambda: ("text/javascript; charset=utf-8", _part("quiz.js")),
        f"{PAGE}wifi": lambda: filled("wifi.html.j2", heading=said["join"]),
        f"{PAGE}wifi.js": lambda: ("text/javascript; charset=utf-8", _part("wifi.js")),
        f"{PAGE}room.css": lambda: ("text/css; charset=utf-8", _part("room.css")),
        f"{PAGE}room.js": lambda: ("text/javascript; charset=utf-8", _part("room.js")),
        f"{PAGE}so-may": lambda: ("text/plain; charset=utf-8", str(len(phones)).encode()),
    }


def terminal_code(address: str) -> str:
    """The code in characters, for the terminal."""
    drawn = io.StringIO()
    segno.make_qr(in_code(address), error="m").terminal(drawn, border=2, compact=True)
    return drawn.getvalue()


def in_code(address: str) -> str:
    """In capitals, which make a smaller symbol (ISO/IEC 18004, alphanumeric mode); scheme and host do not care."""
    return address.upper()


def _part(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
