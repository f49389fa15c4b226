"""Screens to be judged: nothing of them is lost however they are cut, and their marks never tell anybody to tap."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from generator.guide.screen import Screen
from generator.screen.draw import Drawing, draw
from generator.screen.stretches import close, halves, unblank

WORDS = ("Tin nhắn", "Một", "Hai", "Ba", "Gửi")
PHONE = Screen.model_validate(
    {
        "alt": "Màn hình tin nhắn.",
        "draw": [
            {"bar": {"text": "Tin nhắn", "id": "bar"}},
            *({"sms": {"text": word, "id": f"sms-{n}"}} for n, word in enumerate(WORDS[1:4])),
            {"button": {"text": "Gửi", "id": "send"}},
        ],
    }
)
SHORT = Screen.model_validate({"alt": "Một tin.", "draw": [{"sms": {"text": "Một", "id": "one"}}]})
PAPER = Screen.model_validate(
    {"alt": "Tờ giấy.", "phone": False, "draw": [{"heading": "Mời"}, {"rows": [{"text": word, "id": word.lower()} for word in "ABC"]}]}
)


def said(drawings: Sequence[Drawing]) -> list[str]:
    return [text for drawing in drawings for text in re.findall(r">([^<>]+)</t", drawing.svg)]


def test_a_screen_loses_its_empty_end_and_nothing_else() -> None:
    assert unblank(SHORT).height < draw(SHORT, crop=False).height
    assert said([unblank(SHORT)]) == said([draw(SHORT, crop=False)])
    assert unblank(PAPER).height == draw(PAPER, crop=False).height


def test_marks_come_and_go_without_moving_the_drawing() -> None:
    for marks in (("bar", "send"), ("sms-1",)):
        asked, answered = unblank(PHONE, marks), unblank(PHONE, marks, shown=True)
        assert (asked.width, asked.height) == (answered.width, answered.height)
        assert re.findall('viewBox="[^"]+"', asked.svg) == re.findall('viewBox="[^"]+"', answered.svg)
        assert asked.alt == PHONE.alt
        assert answered.alt.startswith(PHONE.alt)
        assert len(answered.alt) > len(PHONE.alt)


def test_a_mark_is_looked_at_also_on_a_button() -> None:
    marked = unblank(PHONE, ("send",), shown=True)
    assert "bấm" not in marked.alt
    assert "Chỗ cần xem: nút “Gửi”" in marked.alt
    assert said([marked])[-1] == "1"


@pytest.mark.parametrize("screen", [PHONE, PAPER], ids=["phone", "paper"])
def test_halves_hold_every_part_once_and_are_about_as_high(screen: Screen) -> None:
    both = halves(screen)
    assert len(both) == 2
    assert said(both) == said([draw(screen, crop=False)])
    assert max(each.height for each in both) < 0.75 * unblank(screen).height
    assert [bool(re.search(r"q[\d.]+-7 ", each.svg) or "q-" in each.svg) for each in both] == [True, True]


def test_one_part_cannot_be_cut() -> None:
    assert len(halves(SHORT)) == 1


def test_marks_are_shown_ever_closer_and_at_last_each_alone() -> None:
    ways = close(PHONE, ("bar", "send"))
    assert [len(way) for way in ways] == [1, 1, 1, 1, 2]
    first, second = ways[-1]
    assert "Tin nhắn" in said([first])
    assert said([first])[-1] == "1"
    assert "Gửi" in said([second])
    assert said([second])[-1] == "2"
    assert first.height + second.height < ways[-2][0].height
    assert [len(way) for way in close(PHONE, ("sms-1",))] == [1, 1, 1, 1]
