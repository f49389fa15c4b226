"""The page `/to-roi/`: everything to print, project and send, by topic, and which to use when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.edition import Download, Edition
from generator.page import single_file
from generator.page.frame import body, markdown
from generator.paper.session_copies import OF_SESSION
from generator.words import words


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture of a file's first page: path from the site's root, size in CSS pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of file, as shown under "which to use when"."""

    form: str
    name: str
    when: str
    thumbnail: Thumbnail | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is not of one lesson."""

    item: Download
    name: str
    when: str


def downloads_page(edition: Edition, thumbnails: Mapping[str, Thumbnail]) -> bytes:
    """All finished files. `thumbnails` are by the path of the file they show; the first of a kind stand for it."""
    handbook = edition.handbook
    said = handbook.words("downloads")
    by_lesson = {lesson.code: tuple(file for file in edition.files if file.lesson == lesson.code) for lesson in handbook.lessons}
    # A kind that the first lesson has none of is shown by the first that has.
    kinds = {file.form: file for file in reversed(edition.files) if file.lesson is not None and file.number is None}
    first = sorted(kinds.values(), key=edition.files.index)
    singles = {lesson.code: single_file.offer(edition, lesson) for lesson in edition.here}
    offered = [lesson for lesson in handbook.lessons if by_lesson[lesson.code] or singles.get(lesson.code)]
    of_many = [file for file in edition.files if file.lesson is None]
    content = body(
        "downloads.md.j2",
        edition,
        s=said,
        h=words("trainer_home"),
        site=edition.site,
        topics=tuple(topic for topic in handbook.taught_topics if any(each.topic == topic.digit for each in offered)),
        of_topic={topic.digit: tuple(each for each in offered if each.topic == topic.digit) for topic in handbook.topics},
        above="../to-roi/" if edition.below else None,
        forms=tuple(_shelf(file.form, said["forms"][file.form], thumbnails.get(file.path)) for file in first),
        whole=tuple(_whole(file, said["collection"]) for file in of_many if not file.form.startswith(OF_SESSION)),
        evenings=tuple(_whole(file, said["collection"]) for file in sorted(of_many, key=_number) if file.form.startswith(OF_SESSION)),
        of_lesson={code: tuple(file for file in of if file.number is None) for code, of in by_lesson.items()},
        pictures={code: tuple(file for file in of if file.number is not None) for code, of in by_lesson.items()},
        singles=singles,
        single=next(iter(singles.values()), None),
        thumbnails={code: next((thumbnails[file.path] for file in of if file.path in thumbnails), None) for code, of in by_lesson.items()},
    )
    return markdown(said["title"], said["description"], "downloads", content)


def _number(file: Download) -> int:
    """All of one evening stand together."""
    return file.number or 0


def _shelf(form: str, told: Mapping[str, str], thumbnail: Thumbnail | None) -> Shelf:
    return Shelf(form, told["name"], told["when"], thumbnail)


def _whole(file: Download, said: Mapping[str, Any]) -> Whole:
    """A file of the whole handbook; cards also come by topic: `the-qr-1`."""
    told = said[file.form if file.number is None else f"{file.form}-topic"]
    return Whole(file, told["name"].format(n=file.number), told["when"])
