"""Many processes do the same work, and none of them outlives the reason for it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from generator.processes.crew import spread
from generator.processes.memory import memory


def _double(number: int) -> int:
    return 2 * number


def _who(_number: int) -> int:
    return os.getpid()


def _large(number: int) -> bytes:
    return bytes([number]) * 1_000_000


def _refuse(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def _refuse_at_once(number: int) -> int:
    if number == 0:
        time.sleep(1)
    return _refuse(number)


def _noted(number: int, file: Path) -> int:
    with file.open("a") as noted:
        noted.write(str(number))
    return number


def _die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _slow(number: int) -> int:
    time.sleep(60 if number else 0)
    return number


def _none_left() -> bool:
    for child in multiprocessing.active_children():
        child.join(10)
    return multiprocessing.active_children() == []


def test_the_answers_come_in_the_order_of_the_items() -> None:
    assert list(spread(_double, range(40), renew=100)) == list(range(0, 80, 2))
    assert list(spread(_large, range(8), renew=100)) == [_large(number) for number in range(8)]
    assert list(spread(_double, [], renew=100)) == []


def test_new_processes_take_over_after_a_while() -> None:
    once = len(set(spread(_who, range(12), renew=100)))
    assert once <= (os.cpu_count() or 1)
    assert len(set(spread(_who, range(12), renew=4))) >= 3


def test_a_process_that_holds_too_much_makes_room() -> None:
    if memory() is None:
        assert len(set(spread(_who, range(12), renew=100, most=1))) <= (os.cpu_count() or 1)
    else:
        assert len(set(spread(_who, range(4), renew=100, most=1))) == 4
        assert len(set(spread(_who, range(12), renew=1, most=1 << 40))) <= (os.cpu_count() or 1)


def test_what_takes_longest_is_begun_first_and_its_answer_stays_in_its_place(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    assert list(spread(partial(_noted, file=begun), range(4), renew=100, turns=(3, 0, 1, 2))) == [0, 1, 2, 3]
    assert begun.read_text()[0] in "30"  # two processes begin at the same time


def test_an_error_of_what_was_begun_first_comes_after_the_answers_before_it() -> None:
    given = spread(_refuse, range(8), renew=100, turns=(3, 0, 1, 2, 4, 5, 6, 7))
    assert [next(given) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(given)
    assert _none_left()


def test_an_error_is_raised_where_its_answer_would_be_and_nobody_works_on() -> None:
    given = spread(_refuse, range(20), renew=100)
    assert [next(given) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three") as raised:
        next(given)
    assert "_refuse" in raised.value.__notes__[0]
    assert _none_left()


def test_answers_before_an_error_come_first_although_they_take_longer() -> None:
    given = spread(_refuse_at_once, range(20), renew=100)
    assert [next(given) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(given)
    assert _none_left()


class _AwkwardError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def _awkward(number: int) -> int:
    raise _AwkwardError(number, number)


def test_an_error_that_cannot_be_passed_on_is_told_all_the_same() -> None:
    with pytest.raises(RuntimeError, match="0 and 0"):
        list(spread(_awkward, range(8), renew=100))


def test_a_process_that_the_system_ended_is_told() -> None:
    with pytest.raises(BrokenProcessPool):
        list(spread(_die, range(20), renew=100))
    assert _none_left()


def test_whoever_goes_away_early_ends_what_is_being_made() -> None:
    given = spread(_slow, range(4), renew=100)
    assert next(given) == 0
    given.close()
    assert _none_left()


def test_it_stops_in_the_middle_of_an_item_when_asked() -> None:
    asked: list[int] = []
    given = spread(_slow, range(4), renew=100, stop=lambda: bool(asked))
    asked += [next(given) + 1]
    with pytest.raises(CancelledError):
        next(given)
    assert _none_left()
