"""Thousands of spoilt guides of every kind through the whole reader: no crash, and every refusal says where. `make fuzz` does more."""

from __future__ import annotations

import pytest
from every_kind import every_kind
from good import ICONS
from refusals import TODAY, Folder, answer, spoilt
from yaml_cases import CASES

from generator.guide.load import check

GUIDES = 5_000
PARTS = 5


@pytest.mark.parametrize("part", range(PARTS))
def test_no_spoilt_guide_makes_the_reader_crash_and_every_refusal_has_its_place(part: int):
    handbook = every_kind()
    seed, guides, asked, refused = part, 0, 0, 0
    while guides < GUIDES / PARTS:
        folder = spoilt(seed, handbook)
        refused += answer(folder).refused
        seed, guides, asked = seed + PARTS, guides + len(folder.spoilt), asked + 1
    assert refused > asked / 2, "too tame to prove anything"


def test_now_and_then_a_spoilt_guide_is_still_a_guide():
    handbook = every_kind()
    assert {answer(spoilt(seed, handbook)).refused for seed in range(0, 80, 4)} == {True, False}, "too wild to prove anything"


def test_the_same_number_spoils_a_handbook_in_the_same_way():
    handbook = every_kind()
    assert [spoilt(seed, handbook) for seed in range(20)] == [spoilt(seed, handbook) for seed in range(20)]
    assert len({str(spoilt(seed, handbook)) for seed in range(20)}) == 20


def test_what_is_spoilt_here_is_sound():
    assert {each.code for each in check(every_kind(), icons=ICONS, today=TODAY)[1] if each.level == "error"} == set()


def test_every_kind_of_guide_is_spoilt():
    handbook = every_kind()
    assert {name for seed in range(40) for name in spoilt(seed, handbook).spoilt} == set(handbook)


def test_whatever_yaml_allows_is_told_in_every_file_in_which_it_stands_for_a_guide():
    handbook = every_kind()
    names = sorted(name for name in handbook if name.endswith(".yml"))
    for start in range(0, len(CASES), len(names)):
        wrong = {name: case.encode() for name, case in zip(names, CASES[start:], strict=False)}
        told = answer(Folder(handbook | wrong, {}, tuple(wrong)))
        assert wrong.keys() <= {each.place.file.removeprefix("guides/") for each in told.problems if each.level == "error"}
