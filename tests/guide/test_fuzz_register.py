"""Hundreds of spoilt registers through the reader: no crash, and every refusal says where in the register."""

from __future__ import annotations

import datetime
import random
import re

import pytest
from good import ICONS, good
from mutate import mutated
from refusals import lines_of

from generator.cli.problem_formats import as_text
from generator.guide.load import check
from generator.guide.register import FILE, PrintedCode, Register, appended, dumped
from generator.problems import Problem
from generator.words import LANGUAGES

ROUNDS = 300

WRONG = (
    *("", "~", "null", "[]", "{}", "[1, 2]", "{a: b}", "-1", "1e9", "9" * 400, "103.0", "true", "0000000000000000", "f" * 15, "F" * 16),
    *("http://a.vn/103/", "https://", "https://[", "https://a b/", "ftp://x", "2026-02-30", "0001-01-01", "9999-12-31", "22/11/2026"),
    *('"\\u202e"', '"\\ud800"', '"\\n"', '"\\0"', "x" * 2000, "&a b", "*a", "!!int 1", "[" * 60, "103", "999", "printed", "withdrawn"),
)
"""What stands where something else belongs."""


def register() -> bytes:
    """A register with every kind of entry."""
    made = Register()
    for number, event in enumerate(("printed", "printed", "moved", "withdrawn")):
        told = {"code": 103 if event != "withdrawn" else 104, "event": event, "date": datetime.date(2026, 11, 20 + number)}
        address = f"https://sotay.quangson.vn/{told['code']}/"
        told |= {"address": address, "title": "Kích hoạt", "subject": "kich-hoat", "note": "200 tờ, thôn 3", "seal": "0" * 16}
        made = appended(made, PrintedCode.model_validate(told | ({"instead": 103} if event == "withdrawn" else {})))
    return dumped(made)


def spoilt(seed: int) -> bytes:
    """Every second one has wrong values in its fields, the others are damaged anyhow."""
    if seed % 2:
        return mutated(register(), seed)
    chance = random.Random(seed)
    lines = register().decode().split("\n")
    for _ in range(chance.randint(1, 3)):
        at = chance.choice([number for number, line in enumerate(lines) if ":" in line])
        lines[at] = re.sub(r":.*", lambda _: f": {chance.choice(WRONG)}", lines[at], count=1)
    return "\n".join(lines).encode()


def problems_of(raw: bytes) -> tuple[Problem, ...]:
    """What is told of a register, put into words in both languages; each lies inside the file."""
    problems = tuple(each for each in check(good() | {FILE: raw}, icons=ICONS)[1] if each.place.file == f"guides/{FILE}")
    for lang in LANGUAGES:
        as_text(problems, lang)
    lines = lines_of(raw)
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines), problem
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
    return problems


def test_the_register_that_is_spoilt_here_is_sound_but_for_its_codes():
    assert {problem.code for problem in problems_of(register())} == set()


@pytest.mark.parametrize("part", range(6))
def test_no_spoilt_register_makes_the_reader_crash_and_every_refusal_has_its_place(part: int):
    refused = sum(bool(problems_of(spoilt(seed))) for seed in range(part, ROUNDS, 6))
    assert ROUNDS / 12 < refused <= ROUNDS / 6, "too tame to prove anything"
