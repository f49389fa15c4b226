"""The real messages to judge have room on their cards and slides. `make site` sets them too, but names the file and not the message."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import Posed, rounds
from generator.paper.fonts import FAMILY, font_files
from generator.paper.judge_cards import judge_cards
from generator.paper.judge_slides import judge_slides
from generator.paper.lesson_data import picture_data
from generator.paper.printed import Print
from generator.paper.typst import compile
from generator.screen.stretches import unblank

SITE = Site("https://quangson.example", datetime.date(2026, 11, 26))
ROOM, LEAST = 114.0, 8.5 * 25.4 / 72
"""Millimetres of a card's height for the drawing, under three lines of its situation; and of its smallest words."""


def _millimetres(posed: Posed) -> float:
    """How high a message's drawing must be on a card for its smallest words to be read."""
    shown = picture_data(unblank(posed.message.screen, font=FAMILY))
    return shown["height"] * LEAST / (shown["label"] or shown["height"])


def test_every_drawing_can_be_read_on_its_card(real: Handbook) -> None:
    all_posed = [posed for one in rounds(real.schemes) for posed in one]
    assert all_posed
    assert [(posed.id, round(_millimetres(posed))) for posed in all_posed if _millimetres(posed) > ROOM] == []


@pytest.mark.parametrize("make", [judge_cards, judge_slides], ids=["cards", "slides"])
def test_all_real_messages_can_be_set(real: Handbook, tmp_path: Path, make: Callable[[Edition], tuple[Print, ...]]) -> None:
    disk.write_folder(font_files(), tmp_path)
    for item in make(Edition(real, SITE)):
        assert compile(item.layout, item.data, tmp_path)
