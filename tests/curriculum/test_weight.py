"""What each real lesson weighs: on the first visit of a phone, and as one file to be passed on."""

from __future__ import annotations

import gzip
import re
import statistics

import pytest
from site_builder import SITE, build_site

from generator.disk import disk
from generator.disk.disk import Files
from generator.edition import Download, Edition
from generator.guide.handbook import Handbook
from generator.outputs import PAPERS
from generator.page.lesson import lesson_page
from generator.page.run_data import run_path, run_scripts
from generator.page.single_file import MOST, offer
from generator.site.verify import needed, read_page

ANY_LESSON, MEDIAN = 21_000, 20 * 1024
"""Bytes, each file compressed by gzip."""


@pytest.fixture(scope="module")
def edition(real: Handbook) -> Edition:
    """All lessons, each with the sheets that its page offers."""
    forms = [paper.form for paper in PAPERS if "lesson" in paper.on]
    on = frozenset({"lesson"})
    files = (Download(f"to-roi/{each.code}-{form}.pdf", 100_000, 2, form, each.code, on=on) for each in real.lessons for form in forms)
    return Edition(real, SITE, files=tuple(files))


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[int, str]:
    """What each lesson's page says between header and footer."""
    return {lesson.code: lesson_page(edition, lesson).decode().split("---\n", 2)[2] for lesson in edition.handbook.lessons}


@pytest.fixture(scope="module")
def largest(edition: Edition, pages: dict[int, str]) -> tuple[int, ...]:
    """The codes of two lessons with the longest page and run."""
    runs = run_scripts(edition)
    return tuple(sorted(pages, key=lambda code: -len(pages[code]) - len(runs.get(run_path(code), b"")))[:2])


@pytest.fixture(scope="module")
def site(real: Handbook, largest: tuple[int, ...], tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The finished site with the largest lessons only."""
    return disk.read_folder(build_site(real.only(largest), tmp_path_factory.mktemp("largest"), sheets=()))


def _sent(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


def test_a_first_visit_costs_20_kb_as_a_rule_and_never_more_than_21(pages: dict[int, str], largest: tuple[int, ...], site: Files) -> None:
    """The frame round the lesson is that of a finished page."""
    name = f"{largest[0]}/index.html"
    frame = site[name].decode()
    beside = sum(_sent(site[path]) for path in needed(name, read_page(frame)))
    before, after = re.split(r"(?s)(?<=<main id=\"noi-dung\" tabindex=\"-1\">).*(?=</main>)", frame)
    weights = {code: beside + _sent(f"{before}{page}{after}".encode()) for code, page in pages.items()}
    assert {code: weight for code, weight in weights.items() if weight > ANY_LESSON} == {}
    assert statistics.median(weights.values()) <= MEDIAN


def test_the_largest_lessons_in_one_file_leave_room_below_what_pages_promise(
    edition: Edition, largest: tuple[int, ...], site: Files
) -> None:
    offered = [found.path for code in largest if (found := offer(edition, edition.handbook.lesson(code)))]
    sizes = {path: len(site[path]) for path in offered}
    assert len(sizes) == len(largest)
    assert max(sizes.values()) <= MOST * 1024 / 2, sizes
