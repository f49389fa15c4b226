"""The page `/to-roi/`: everything to print, project and send, by topic, and which to use when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.address import Site
from generator.guide.handbook import Handbook
from generator.page.download import Download
from generator.page.frame import Links, body, markdown
from generator.page.topic import taught_topics
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

    name: str
    when: str
    thumbnail: Thumbnail | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is not of one lesson."""

    item: Download
    name: str
    when: str


def downloads_page(handbook: Handbook, site: Site, files: Sequence[Download], thumbnails: Mapping[str, Thumbnail], leaf: str = "") -> bytes:
    """All finished files. `thumbnails` are by the path of the file they show; the first lesson's stand for their kind."""
    said = words("downloads")
    by_lesson = {lesson.code: tuple(file for file in files if _code(file) == lesson.code) for lesson in handbook.lessons}
    first = by_lesson[handbook.lessons[0].code]
    content = body(
        "downloads.md.j2",
        handbook,
        Links(leaf=leaf),
        s=said,
        site=site,
        topics=taught_topics(handbook),
        forms=tuple(_shelf(said["forms"][file.form], thumbnails.get(file.path)) for file in first if file.form in said["forms"]),
        whole=tuple(_whole(file, said["collection"]) for file in files if _code(file) is None),
        of_lesson={code: tuple(file for file in of if file.form in said["forms"]) for code, of in by_lesson.items()},
        pictures={code: tuple(file for file in of if file.form.startswith("buoc-")) for code, of in by_lesson.items()},
        thumbnails={code: next((thumbnails[file.path] for file in of if file.path in thumbnails), None) for code, of in by_lesson.items()},
    )
    return markdown(said["title"], said["description"], "downloads", content)


def _shelf(told: Mapping[str, str], thumbnail: Thumbnail | None) -> Shelf:
    return Shelf(told["name"], told["when"], thumbnail)


def _whole(file: Download, said: Mapping[str, Any]) -> Whole:
    """A file of the whole handbook; cards also come by topic: `the-qr-1`."""
    stem = file.stem
    topic = stem.removeprefix("the-qr-")
    told = said["the-qr-topic"] if topic.isdigit() else said[stem]
    return Whole(file, told["name"].format(n=topic), told["when"])


def _code(file: Download) -> int | None:
    """The lesson that a file belongs to, by its name; None for files of the whole handbook."""
    head = file.stem[:3]
    return int(head) if head.isdigit() else None
