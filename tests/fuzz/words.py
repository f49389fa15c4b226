"""Naughty strings through every field of text: told at their place, or the same on page, in the book and in what paper is given."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

from tests.fuzz.strings import strings

from said_where import made_of  # isort: skip - the line before says where it is
from words_tried import Neutral, faults, in_round, names_in_round, neutral  # isort: skip


@dataclass(frozen=True, slots=True)
class Round:
    """What one round found: a string in every field, of which so many were taken. `broken` are sentences."""

    number: int
    accepted: int
    refused: int
    broken: tuple[str, ...]


def run(rounds: int | None, first: int) -> list[Round]:
    """So many rounds from this one on, by default as many as there are strings: then each was in every field. Says how far it has come."""
    count = rounds or len(strings())
    done: list[Round] = []
    began = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for told in pool.map(one, range(first, first + count)):
            done.append(told)
            sys.stdout.write("".join(f"round {told.number}: {each}\n" for each in told.broken))
            if len(done) % 20 == 0 or len(done) == count:
                tried, seconds = sum(each.accepted + each.refused for each in done), time.monotonic() - began
                sys.stdout.write(
                    f"{len(done)} of {count} rounds, {tried} strings in {seconds:.0f} s; go on with --from {told.number + 1}\n"
                )
                sys.stdout.flush()
    return done


def one(number: int) -> Round:
    """One round; never raises."""
    try:
        told = in_round(number, strings(), _known().files)
        broken = [*faults(told, made_of(told.handbook), _known()), *names_in_round(number, strings(), _known().files)]
        return Round(number, len(told.accepted), len(told.refused), tuple(broken))
    except Exception:
        return Round(number, 0, 0, (traceback.format_exc(limit=-4),))


@cache
def _known() -> Neutral:
    return neutral()


def summary(done: Sequence[Round]) -> str:
    """A line for the end."""
    accepted, refused = sum(each.accepted for each in done), sum(each.refused for each in done)
    return f"{accepted + refused} strings in fields, {accepted} taken, {refused} refused, {sum(len(each.broken) for each in done)} broken\n"
