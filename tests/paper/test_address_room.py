"""The room for the address: the same whatever the host is, and told before anything is pressed where it is too small."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from few import copy_few_guides, few_guides
from pdf_reader import places
from pressed import anew

from generator.address import Site
from generator.cli.problem_formats import as_text
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.job import Job, read_guides
from generator.paper.address_room import ADDRESS, PART, ems, parts, problems_of_address
from generator.paper.book import book
from generator.paper.cards import cards
from generator.paper.handout import FORMATS, handout
from generator.paper.pictures import glance, step_pictures
from generator.paper.practice import practice_sheet
from generator.paper.slides import slides, trainer_notes
from generator.paper.typst import compile
from generator.problems import GuideError, Place
from generator.qr.qr import even_side, qr
from generator.screen.icons import names

DAY = datetime.date(2026, 11, 22)
PLACE = Place("guides/commune.yml")
LONG = "https://hoctap.quangson.lamdong.gov.vn"
HOSTS = ("https://quangson.example", LONG, "https://user.example.org/so-tay")


def filled(part: str) -> str:
    """The longest host of such parts that has room."""
    host = f"https://{part}"
    while not list(problems_of_address(Site(f"{host}.{part}", DAY), PLACE)):
        host = f"{host}.{part}"
    return host


WIDE, NARROW = filled("mm"), filled("il")


@pytest.fixture(scope="module")
def tight() -> Handbook:
    """The two lessons that leave the least room on A4."""
    return load(few_guides((103, 703, 706)), icons=names())


def test_a_host_of_thirty_letters_and_one_with_a_path_have_room() -> None:
    assert len(LONG.removeprefix("https://")) == 30
    for host in HOSTS:
        assert list(problems_of_address(Site(host, DAY), PLACE)) == []


def test_the_fullest_hosts_have_hardly_any_room_left() -> None:
    for host in (WIDE, NARROW):
        assert ADDRESS - 3 < ems(f"{host.removeprefix('https://')}/999") <= ADDRESS


def test_a_host_that_is_too_long_is_told_with_how_long_it_may_be() -> None:
    found = list(problems_of_address(Site("https://so-tay-so-cong-dong.quangson.lamdong.gov.vn", DAY), PLACE))
    assert [problem.code for problem in found] == ["SO420"]
    told = as_text(found, "vi")
    assert "“so-tay-so-cong-dong.quangson.lamdong.gov.vn” dài 43 chữ" in told
    assert "chừng 33 chữ" in told


def test_a_part_that_fits_no_narrow_place_is_told() -> None:
    found = list(problems_of_address(Site("https://congdongsotayquangsonlam.vn", DAY), PLACE))
    assert [problem.code for problem in found] == ["SO421"]
    assert "“congdongsotayquangsonlam”" in as_text(found, "vi")
    assert ems("congdongsotayquangsonlam") > PART


def test_reading_the_guides_tells_it_and_nothing_is_pressed(tmp_path: Path) -> None:
    copy_few_guides(tmp_path / "guides", (103, 706))
    job = Job(DAY, guides=tmp_path / "guides", out=tmp_path / "build", host="https://so-tay-so-cong-dong.quangson.lamdong.gov.vn/")
    with pytest.raises(GuideError) as refused:
        read_guides(job)
    assert [found.code for found in refused.value.problems if found.level == "error"] == ["SO420"]
    assert not job.out.exists()


def test_an_address_is_broken_after_dots_and_before_slashes_only() -> None:
    assert parts("a-b.gov.vn/so-tay/103") == ("a-b.", "gov.", "vn", "/so-tay", "/103")


def test_every_address_that_has_room_has_a_code_that_is_large_enough() -> None:
    """Neither capitals nor small letters, nor the shortest host, make a code of another size."""
    for host in (*HOSTS, WIDE, NARROW, NARROW.replace("il.il.", "il.il/", 1), "https://a.vn"):
        assert even_side(qr(Site(host, DAY).in_code(999))) == pytest.approx(39.6)


@pytest.mark.parametrize("form", ["a4", "a5"])
def test_the_steps_stand_in_the_same_places_whatever_the_host_is(tight: Handbook, fonts: Path, form: str) -> None:
    lesson = tight.lesson(703)
    steps = "|".join(f"{step.do}|{step.see}".replace("*", "") for step in lesson.steps)
    stand = []
    for host in (LONG, "https://q.gov.vn"):
        item = handout(Edition(tight, Site(host, DAY)), lesson, form)
        pdf = compile(item.layout, item.data, fonts)
        stand.append([place for place in places(pdf) if len(place[2]) > 8 and place[2] in steps])
    assert len(stand[0]) > len(lesson.steps)
    assert stand[0] == stand[1]


@pytest.mark.parametrize("host", [WIDE, NARROW], ids=["wide letters", "narrow letters"])
def test_the_longest_address_that_is_accepted_fits_everywhere(tight: Handbook, fonts: Path, host: str) -> None:
    """`press` raises where anything is too long, covered, or beyond the page."""
    site = Site(host, DAY)
    lesson = tight.lesson(703)
    of_lesson = (
        *(handout(Edition(tight, site), lesson, form) for form in FORMATS),
        glance(Edition(tight, site), lesson),
        step_pictures(Edition(tight, site), lesson)[0],
        slides(Edition(tight, site), lesson),
        trainer_notes(Edition(tight, site), lesson),
    )
    one = replace(tight, lessons=(lesson.model_copy(update={"next": ()}),))
    for item in (*of_lesson, cards(Edition(tight, site))[0], practice_sheet(Edition(tight, site)), book(Edition(one, site))):
        assert anew(item, fonts).content
