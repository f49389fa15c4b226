"""The path of a lesson over its drawings: what is touched, what opens, where the next step begins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from few import SAMPLE_GUIDES

from generator.disk import disk
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.guide.path import Act, Stop, Way, first_screen, has_a_case, path, ways
from generator.screen import icons
from generator.screen.draw import ids
from generator.screen.layout import layout


@pytest.fixture(scope="module")
def sample() -> Handbook:
    handbook, problems = check(disk.read_folder(SAMPLE_GUIDES, suffix=".yml"), icons=icons.names())
    assert handbook is not None, problems
    return handbook


def stop(screen: str | None, act: Act | None = "tap", leads_to: str | None = None, *, fresh: bool = False) -> Stop:
    return Stop(screen, ("x",) if act else (), (act,) if act else (), leads_to, fresh)


def opens(*stops: Stop) -> list[str | None]:
    return [way.opens for way in ways(stops)]


def test_what_is_touched_opens_the_next_step_s_screen_and_the_last_step_opens_nothing():
    assert opens(stop("a"), stop("b", "type"), stop("c")) == ["b", "c", None]
    assert ways([stop("a"), stop("b")])[0] == Way("a", ("x",), "tap", "b", "b")


def test_what_is_looked_at_opens_nothing_and_the_next_step_is_still_known():
    assert ways([stop("a", "look"), stop("b")])[0] == Way("a", ("x",), "look", None, "b")
    assert ways([stop("a", None), stop("b")])[0] == Way("a", (), "look", None, "b")


def test_the_lesson_itself_says_where_a_touch_leads_elsewhere_or_nowhere():
    assert opens(stop("a", leads_to="c"), stop("b")) == ["c", None]
    assert opens(stop("a", leads_to="c")) == ["c"]
    assert ways([stop("a", leads_to="stay"), stop("b")])[0] == Way("a", ("x",), "look", None, "b")


def test_a_step_for_a_case_of_its_own_is_opened_by_nothing_unless_it_is_on_the_same_screen():
    assert opens(stop("a"), stop("b", fresh=True)) == [None, None]
    assert opens(stop("a"), stop("a", fresh=True)) == ["a", None]


def test_off_the_phone_nothing_is_touched_and_nothing_opens_what_lies_there():
    assert ways([stop("a"), stop(None), stop("b")]) == (
        Way("a", ("x",), "tap", None, None),
        Way(None, (), None, None, "b"),
        Way("b", ("x",), "tap", None, None),
    )


def test_of_a_number_and_the_button_below_it_the_button_moves_on():
    assert ways([Stop("a", ("number", "call"), ("type", "tap"))])[0].act == "tap"


def test_a_colon_makes_a_case_and_icons_alone_a_first_screen():
    assert has_a_case("Máy báo sai: gõ lại.")
    assert not has_a_case("Gõ lại.")
    assert first_screen(["gap", "grid"])
    assert not first_screen(["bar", "grid"])
    assert not first_screen(["note"])


def test_a_lesson_has_one_way_for_each_step_and_goes_from_screen_to_screen(sample: Handbook):
    for lesson in sample.lessons:
        found = path(lesson, sample.screens)
        assert len(found) == len(lesson.steps)
        for way, following in pairwise(found):
            assert way.next == following.screen
            assert way.opens in (None, following.screen) or way.opens in sample.screens
    first = path(sample.lesson(103), sample.screens)[1]
    assert first == Way("phone-home", ("vneid",), "tap", "vneid-start", "vneid-start")


def test_what_is_done_with_an_element_is_what_its_drawing_shows(sample: Handbook):
    """The badge of a mark shows a finger, a keyboard or an eye: the path must not ask for something else."""
    seen: set[Act] = set()
    for lesson in sample.lessons:
        for step, way in zip(lesson.steps, path(lesson, sample.screens), strict=True):
            if way.screen is None or step.leads_to == "stay" or not way.marks:
                continue
            screen = sample.screens[way.screen]
            assert set(way.marks) <= set(ids(screen))
            drawn = {part.mark.act for part in layout(screen).parts if part.mark and part.mark.id in way.marks}
            assert way.act in drawn
            seen |= drawn
    assert seen == {"tap", "type", "look"}
