"""The address beside every code, read from the pixels by a reader of print: what the code says stands there, to the last letter.

`python -m tests.bench.ink` reads every sheet of five lessons with three hosts.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import ink
import messages_to_judge
import pypdfium2
import pytest
import session_sample
from few import few_guides
from pressed import drawn

from generator.address import Site
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.load import load
from generator.paper.alarm_card import alarm_card
from generator.paper.book import book
from generator.paper.cards import cards
from generator.paper.handout import handout
from generator.paper.judge_cards import judge_cards
from generator.paper.judge_slides import judge_slides
from generator.paper.lesson_data import LessonData
from generator.paper.pictures import glance
from generator.paper.practice import practice_sheet
from generator.paper.printed import Print
from generator.paper.quiz import quiz_sheet
from generator.paper.raster import png
from generator.paper.run_sheet import run_sheet
from generator.paper.session_papers import learned_cards, posters
from generator.paper.session_slides import session_slides
from generator.paper.slides import slides
from generator.paper.typst import compile
from generator.screen.icons import names

SHORT, LONG, PATH = "https://quangson.example", "https://hoctap.quangson.lamdong.gov.vn", "https://user.example.org/so-tay"
TIGHT = (703, 706)


@pytest.fixture(scope="module")
def tight() -> Handbook:
    return load(few_guides(TIGHT), icons=names())


def sheets_of(handbook: Handbook, host: str) -> list[Print]:
    """What is read with which host: every layout with the longest one, with the others those where they might differ."""
    site = Site(host, datetime.date(2026, 11, 22))
    lesson, other = handbook.lessons
    if host == SHORT:
        return [handout(Edition(handbook, site), other, "a4"), practice_sheet(Edition(handbook, site))]
    if host == PATH:
        return [handout(Edition(handbook, site), other, "a5"), slides(Edition(handbook, site), lesson), cards(Edition(handbook, site))[0]]
    handouts = [handout(Edition(handbook, site), lesson, form) for form in ("a4", "a5", "a3", "to-lon")]
    game = Edition(replace(handbook, schemes=messages_to_judge.schemes(1)), site)
    whole = [
        cards(Edition(handbook, site))[0],
        practice_sheet(Edition(handbook, site)),
        book(Edition(replace(handbook, lessons=(other,)), site)),
        judge_cards(game)[0],
        judge_slides(game)[0],
    ]
    evening = Edition(replace(handbook, sessions=(session_sample.session(lesson.code, other.code),)), site)
    whole += [*posters(evening), *learned_cards(evening), *session_slides(evening)]
    to_write_on = [
        quiz_sheet(Edition(handbook, site), lesson),
        *run_sheet(Edition(handbook, site), lesson),
        *alarm_card(Edition(handbook, site)),
    ]
    return [*handouts, *to_write_on, glance(Edition(handbook, site), lesson), slides(Edition(handbook, site), other), *whole]


@pytest.mark.parametrize("host", [SHORT, LONG, PATH], ids=["short", "long", "path"])
def test_every_address_in_print_is_the_one_in_its_code(tight: Handbook, fonts: Path, tmp_path: Path, host: str) -> None:
    found: list[ink.Spot] = []
    for item in sheets_of(tight, host):
        pdf = drawn(item, fonts)
        spots = list(ink.spots(item.path, pdf, png(pypdfium2.PdfDocument(pdf)) if item.path.endswith(".png") else None))
        assert {spot.wanted for spot in spots} == {ink.address_of(code) for code in item.codes if "://" in code}
        found += spots
    read = ink.read(found, tmp_path)
    assert [(spot.where, text) for spot, text in zip(found, read, strict=True)] == [(spot.where, spot.wanted) for spot in found]


def test_an_address_that_is_cut_is_read_as_it_looks(tight: Handbook, fonts: Path, tmp_path: Path) -> None:
    """The text layer has all of it, and says so."""
    cut = "hoctap.quangson.lamdong.gov.vn.tanhoa.example/703"
    item = handout(Edition(tight, Site(LONG, datetime.date(2026, 11, 22))), tight.lesson(703))
    own, province = item.data["codes"]
    data: LessonData = {**item.data, "codes": [{**own, "address": cut}, province]}
    pdf = compile(item.layout, data, fonts)
    spots = list(ink.places(item.path, pdf, cut))
    assert len(spots) == 1
    assert ink.read(spots, tmp_path) != [cut]
