"""A changed lesson's page at once, before the site is built again: the last page with the lesson's new words in it.

It is for the author's own eyes and nowhere but in the preview. Where more than the words of the page changed, its title for one, or
where the lesson cannot be read, there is none: the build that follows says what is wrong.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import yaml

from generator.edition import Edition
from generator.guide.handbook import Handbook, code_of
from generator.guide.kinds import LESSON_FILE
from generator.guide.lesson import Lesson
from generator.guide.source import read
from generator.guide.trouble import with_fixes
from generator.guide.validate import validated
from generator.page.lesson import lesson_page

_FRONT = b"---\n"


def glimpse(built: Edition, guides: Path, changed: Collection[Path], site: Path) -> tuple[str, bytes] | None:
    """The path of the page below the site, and what it will be; None where there is nothing to show yet.

    `built` is what the site in `site` was made of, `changed` the files that were saved since.
    """
    name = _only_lesson(guides, changed)
    if name is None or name not in built.handbook.files.values():
        return None
    code = code_of(name)
    lesson = _read(built.handbook, name, (guides / name).read_bytes())
    if lesson is None or lesson.code != code:
        return None
    lessons = tuple(lesson if each.code == code else each for each in built.handbook.lessons)
    now = replace(built, handbook=replace(built.handbook, lessons=lessons))
    path = f"{code}/index.html"
    page = _put(lesson_page(built, built.handbook.lesson(code)), lesson_page(now, now.handbook.lesson(code)), (site / path).read_bytes())
    return None if page is None else (path, page)


def _only_lesson(guides: Path, changed: Collection[Path]) -> str | None:
    """The one file that changed, as guides are named; None where it is no lesson, or more than one changed."""
    names = {each.resolve().relative_to(guides.resolve()).as_posix() for each in changed if each.resolve().is_relative_to(guides.resolve())}
    if len(names) != 1 or len({*changed}) != 1:
        return None
    return next((name for name in names if LESSON_FILE.fullmatch(name)), None)


def _read(handbook: Handbook, name: str, raw: bytes) -> Lesson | None:
    source = read(name, raw)
    if source.problems or source.node is None:
        return None
    lesson, problems = validated(Lesson, source.node)
    named = lesson and {step.trouble for step in lesson.steps if step.trouble} <= handbook.troubles.keys()
    shown = lesson and {step.picture.screen for step in lesson.steps if step.picture} <= handbook.screens.keys()
    return with_fixes(lesson, handbook.troubles) if lesson and named and shown and not problems else None


def _put(before: bytes, after: bytes, page: bytes) -> bytes | None:
    """The finished page with another content: a page is the theme around what stands below the front matter, which must be the same."""
    _, front, old = before.split(_FRONT, 2)
    _, new_front, new = after.split(_FRONT, 2)
    old, new = old.strip(), new.strip()
    same = _but_description(front) == _but_description(new_front)
    return page.replace(old, new) if same and page.count(old) == 1 else None


def _but_description(front: bytes) -> dict[str, object]:
    """What only search engines are told does not matter to an author."""
    return {name: said for name, said in yaml.safe_load(front).items() if name != "description"}
