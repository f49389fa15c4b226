"""The trainers' home, `/tap-huan/`, and each lesson's notes: what to teach tonight, what to print for it, what to rehearse."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.by_lesson import BYTES, by_lesson
from generator.edition import Download, Edition
from generator.guide.lesson import Lesson
from generator.page.frame import body, markdown
from generator.page.session import folder
from generator.words import words

WAYS = 3
"""Fewer lessons in a row are no path."""

LIMITS = (30, 45, 60)
"""Minutes that a lesson may take, to choose from."""

_NETWORK = re.compile(r"có mạng|wi-fi|gói mạng|mạng di động|4g", re.IGNORECASE)
_LESSONS = re.compile(r"\bbài ([1-9]\d\d(?:(?:,| và) [1-9]\d\d)*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson as trainers choose it: how many minutes it takes, whether it says that a network is needed, which lessons it says must be
    known before, its files.

    How used to phones its learners must be no lesson says; what one must have done before stands in what it needs."""

    lesson: Lesson
    low: int
    high: int
    network: bool
    before: tuple[int, ...]
    files: tuple[Download, ...]


def trainer_pages(edition: Edition) -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown."""
    notes = {f"tap-huan/{lesson.code}/index.md": trainer_page(edition, lesson) for lesson in edition.here}
    return {"tap-huan/index.md": trainer_index(edition), **notes}


def trainer_index(edition: Edition) -> bytes:
    """Evenings, what to rehearse, paths, and all lessons with their files, to be narrowed down where scripts run.

    Below a shared handbook a lesson that lies there has no files here but those with the numbers of the commune's own offices.
    """
    said, handbook = words("staff")["trainer"], edition.handbook
    content = body(
        "trainer_index.md.j2",
        edition,
        s=said,
        h=handbook.words("trainer_home"),
        e=words("session_page"),
        forms=words("downloads")["forms"],
        sessions={folder(session): session for session in handbook.sessions},
        places=words("session")["places"],
        door=next((file for file in edition.files if file.form == "di-tung-nha"), None),
        paths=paths(handbook.lessons),
        limits=LIMITS,
        below=edition.below,
        here={lesson.code for lesson in edition.here},
        communes=handbook.commune.communes if edition.on_a_server else {},
        taught={lesson.code: taught(edition, lesson) for lesson in handbook.lessons},
    )
    return markdown(said["index_title"], said["index_description"], "trainer", content)


@by_lesson(BYTES)
def trainer_page(edition: Edition, lesson: Lesson) -> bytes:
    """One lesson's notes for the trainer; printed they are one sheet of A4."""
    said = words("staff")["trainer"]
    content = body(
        "trainer.md.j2",
        edition,
        up="../../",
        s=said,
        h=words("trainer_home"),
        forms=words("downloads")["forms"],
        lesson=lesson,
        each=taught(edition, lesson),
    )
    title = said["title"].format(code=lesson.code, title=lesson.title)
    return markdown(title, said["description"].format(code=lesson.code), "trainer", content)


def taught(edition: Edition, lesson: Lesson) -> Taught:
    """A lesson with all that is made of it but the pictures of single steps."""
    low, high = (teach + practise for teach, practise in zip(lesson.minutes.teach, lesson.minutes.practise, strict=True))
    files = tuple(file for file in edition.files if file.lesson == lesson.code and file.number is None)
    before = dict.fromkeys(int(code) for item in lesson.need for named in _LESSONS.findall(item) for code in re.findall(r"\d+", named))
    return Taught(lesson, low, high, any(_NETWORK.search(item) for item in lesson.need), tuple(before), files)


def paths(lessons: Iterable[Lesson]) -> tuple[tuple[Lesson, ...], ...]:
    """Lessons to be learnt one after the other: from the lowest code on, each leads to the first of its own topic that none has led to."""
    left = {lesson.code: lesson for lesson in lessons}
    found = []
    for code in sorted(left):
        path: list[Lesson] = []
        follower: int | None = code
        while follower in left:
            path.append(left.pop(follower))
            follower = next((after for after in path[-1].next if after in left and after // 100 == code // 100), None)
        found.append(tuple(path))
    return tuple(path for path in found if len(path) >= WAYS)
