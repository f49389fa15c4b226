"""The book's pictures as PNG: those of the steps, and the cover.

PNG, because e-readers differ in what they draw of an SVG and with which font its words are set: many have no bold Vietnamese
letters, and some show nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from generator.edition import Edition
from generator.epub.chapters import PictureFile
from generator.guide.handbook import Handbook
from generator.paper import typst
from generator.paper.book import white_icon
from generator.paper.fonts import FAMILY
from generator.paper.raster import pngs
from generator.paper.shapes import PaperData
from generator.screen.draw import Drawing, draw
from generator.words import words
from generator.words.dates import date_in_words

FOLDER = "hinh/"
COVER = f"{FOLDER}bia.png"

_WIDE = 640
"""Pixels across a step's picture: sharp on an e-reader of 300 dots to the inch, where it stands about 55 mm wide."""


class CoverData(PaperData):
    """The cover, from top to bottom."""

    team: str
    say: dict[str, str]
    where: str
    title: str
    promise: str
    icons: list[str]
    lines: list[str]


class PageData(TypedDict):
    """A picture on a page of its own, `height` pixels high."""

    svg: str
    alt: str
    height: float


class DrawingsData(PaperData):
    """Pictures, all `wide` pixels across."""

    team: str
    say: dict[str, str]
    wide: int
    drawings: list[PageData]


def drawn_steps(handbook: Handbook, fonts: Path) -> tuple[dict[tuple[int, int], PictureFile], dict[str, bytes]]:
    """The pictures by lesson and step, and their files by path: two steps that show the same share one file."""
    found: dict[tuple[int, int], PictureFile] = {}
    files: dict[str, bytes] = {}
    known: dict[str, str] = {}
    for lesson in handbook.lessons:
        new: dict[str, Drawing] = {}
        for number, step in enumerate(lesson.steps, 1):
            if step.picture:
                drawing = draw(handbook.screens[step.picture.screen], step.picture.mark, crop=step.picture.crop, font=FAMILY)
                if drawing.svg not in known:
                    known[drawing.svg] = f"{FOLDER}{lesson.code}-{number}.png"
                    new[known[drawing.svg]] = drawing
                found[lesson.code, number] = PictureFile(known[drawing.svg], drawing.alt)
        files |= _pressed(f"{lesson.code}", new, fonts)
    return found, files


def drawn_cover(edition: Edition, fonts: Path) -> bytes:
    """The cover: 1000 by 1600 pixels, dark on top so that it is told apart in grey too."""
    say, said = words("book"), words("epub")["cover"]
    handbook = edition.handbook
    commune, topics = handbook.commune, handbook.taught_topics
    data: CoverData = {
        "subject": said["name"],
        "document_title": said["alt"].format(commune=commune.name, province=commune.province, team=commune.team),
        "team": commune.team,
        "say": {},
        "where": say["where"].format(commune=commune.name, province=commune.province),
        "title": say["title"],
        "promise": say["cover"]["promise"],
        "icons": [white_icon(topic.icon) for topic in topics],
        "lines": [
            said["word"],
            say["cover"]["lessons"].format(count=len(handbook.lessons), topics=len(topics)),
            say["cover"]["checked"].format(date=date_in_words(edition.as_copy().day)),
        ],
    }
    return pngs(typst.compile("epub-cover", data, fonts))[0]


def _pressed(subject: str, drawings: Mapping[str, Drawing], fonts: Path) -> dict[str, bytes]:
    """One PDF with a page a picture, then its pages as pixels: PDF/UA stops at a missing description."""
    if not drawings:
        return {}
    items: list[PageData] = [{"svg": each.svg, "alt": each.alt, "height": each.height * _WIDE / each.width} for each in drawings.values()]
    data: DrawingsData = {"subject": subject, "document_title": subject, "team": "", "say": {}, "wide": _WIDE, "drawings": items}
    return dict(zip(drawings, pngs(typst.compile("drawings", data, fonts)), strict=True))
