"""A few sample lessons, the folder of fonts, and one finished sheet: what the tests of the paper share."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from few import few_guides
from pressed import bound, pressed

from generator.address import Site
from generator.disk.cache import Cache
from generator.disk.disk import write_folder
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.load import load
from generator.paper.book import book
from generator.paper.fonts import font_files
from generator.paper.handout import handout
from generator.paper.sheet import Sheet
from generator.screen.icons import names


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    write_folder(font_files(), folder)
    return folder


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """Fewer of the sample lessons: pressing takes its time."""
    return load(few_guides((103, 706)), icons=names())


@pytest.fixture(scope="session")
def bound_book(handbook: Handbook, draft: Site, fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, list[str], Cache]:
    """The book, the paths of its parts as they were pressed, and the cache that holds them."""
    cache = Cache(tmp_path_factory.mktemp("parts"))
    return (*bound(book(Edition(handbook, draft)), cache, fonts), cache)


@pytest.fixture(scope="session")
def lesson(handbook: Handbook) -> Lesson:
    return handbook.lesson(103)


@pytest.fixture(scope="session")
def draft() -> Site:
    return Site("https://quangson.example", datetime.date(2026, 11, 22))


@pytest.fixture(scope="session")
def public() -> Site:
    return Site("https://sotay.quangson.gov.vn", datetime.date(2026, 11, 22))


@pytest.fixture(scope="session")
def sheets(handbook: Handbook, draft: Site, fonts: Path) -> dict[int, Sheet]:
    """The hand-outs of all these lessons, by code."""
    return {lesson.code: pressed(handout(Edition(handbook, draft), lesson), fonts) for lesson in handbook.lessons}
