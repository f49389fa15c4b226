"""Hundreds of spoilt guides through the whole reader: no crash, and every refusal says where. `tests/bench/fuzz_reader.py` does more."""

from __future__ import annotations

from good import good
from refusals import refusals, spoilt

ROUNDS = 400


def test_no_spoilt_guide_makes_the_reader_crash_and_every_refusal_has_its_place():
    handbook = good()
    refused = sum(any(p.level == "error" for p in refusals(seed, handbook)) for seed in range(ROUNDS))
    assert ROUNDS / 2 < refused < ROUNDS, "too tame or too wild to prove anything"


def test_the_same_number_spoils_a_guide_in_the_same_way():
    handbook = good()
    assert [spoilt(seed, handbook) for seed in range(50)] == [spoilt(seed, handbook) for seed in range(50)]
    assert len({spoilt(seed, handbook) for seed in range(50)}) > 45
