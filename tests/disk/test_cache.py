"""What the cache gives is what was put there under that name, or nothing; and it does not grow for ever."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.disk import disk
from generator.disk.cache import Cache

CONTENT = b'{"path": "to-roi/103-a4.pdf"}\n%PDF\n\x00\xff\n'
NAME = "103-a4.pdf-" + "0a" * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(tmp_path / "cache")
    cache.put(NAME, CONTENT)
    return cache


def _used(cache: Cache, name: str, days_ago: float) -> None:
    moment = time.time() - days_ago * 24 * 3600
    os.utime(cache.folder / name, (moment, moment))


def test_it_gives_what_was_put(cache: Cache) -> None:
    assert cache.get(NAME) == CONTENT
    assert cache.get("103-a5.pdf-1") is None
    assert Cache(cache.folder / "nowhere").get(NAME) is None
    cache.put(NAME, b"")
    assert cache.get(NAME) == b""


def test_not_one_flipped_bit_of_an_entry_is_believed(cache: Cache) -> None:
    path = cache.folder / NAME
    whole = path.read_bytes()
    for at in range(len(whole)):
        for bit in (1, 4, 32, 128):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            assert cache.get(NAME) is None, (at, bit)


def test_no_entry_cut_short_or_grown_is_believed(cache: Cache) -> None:
    path = cache.folder / NAME
    whole = path.read_bytes()
    for spoilt in (*(whole[:length] for length in range(len(whole))), whole + b"\n", b"\n" + whole, b"\0" * len(whole)):
        path.write_bytes(spoilt)
        assert cache.get(NAME) is None, spoilt


def test_an_entry_under_another_name_is_not_believed(cache: Cache) -> None:
    (cache.folder / NAME).rename(cache.folder / NAME.replace("103", "104"))
    assert cache.get(NAME.replace("103", "104")) is None


def test_what_cannot_be_read_is_none_and_is_put_again(cache: Cache) -> None:
    path = cache.folder / NAME

    def link_to_itself() -> None:
        path.symlink_to(path)

    ways: tuple[Callable[[], None], ...] = (path.mkdir, lambda: os.mkfifo(path), link_to_itself, lambda: disk.write_file(path / "x", b""))
    for spoil in ways:
        disk.remove(path)
        spoil()
        assert cache.get(NAME) is None
        cache.put(NAME, CONTENT)
        assert cache.get(NAME) == CONTENT


@pytest.mark.parametrize("days", [-100_000, -1, 1, 100_000])
def test_a_clock_that_was_turned_changes_nothing_of_what_is_given_or_needed(cache: Cache, days: int) -> None:
    """Entries of the future, and of long ago: the worst is that something is made again."""
    _used(cache, NAME, days)
    cache.put("other", b"x")
    cache.prune([NAME])
    assert cache.get(NAME) == CONTENT
    assert set(cache.names()) == {NAME, "other"}
    _used(cache, NAME, days)
    cache.prune([])
    assert cache.get(NAME) == (CONTENT if days < 180 else None)


def test_what_was_not_used_for_longest_goes_first_and_no_more_than_must(cache: Cache) -> None:
    for days, name in enumerate("abcd"):
        cache.put(name, b"x" * 1000)
        _used(cache, name, days)
    cache.prune([NAME], limit=2 * 1065 + 500)
    assert set(cache.names()) == {NAME, "a", "b"}


def test_what_this_run_needs_stays_whatever_the_limit(cache: Cache) -> None:
    _used(cache, NAME, 1000)
    cache.prune([NAME], limit=0)
    assert cache.names() == (NAME,)


def test_what_nobody_used_for_half_a_year_goes(cache: Cache) -> None:
    cache.put("old", b"")
    _used(cache, "old", 181)
    cache.put("young", b"")
    _used(cache, "young", 179)
    cache.prune([NAME])
    assert set(cache.names()) == {NAME, "young"}


def test_taking_an_entry_counts_as_use(cache: Cache) -> None:
    cache.put("other", b"x")
    _used(cache, NAME, 170)
    _used(cache, "other", 3)
    assert cache.names() == ("other", NAME)
    cache.get(NAME)
    assert cache.names() == (NAME, "other")


def test_what_a_killed_run_left_half_written_goes_once_nobody_can_still_be_at_it(cache: Cache) -> None:
    half = f".{NAME}.123-0a0a0a0a"
    (cache.folder / half).write_bytes(b"half")
    cache.prune([NAME])
    assert set(cache.names()) == {NAME, half}
    _used(cache, half, 1)
    cache.prune([NAME])
    assert cache.names() == (NAME,)


def test_two_runs_may_keep_the_same_at_the_same_time(cache: Cache) -> None:
    with ThreadPoolExecutor(8) as runs:
        for _ in runs.map(lambda _: cache.put(NAME, CONTENT), range(200)):
            assert cache.get(NAME) == CONTENT
    assert cache.names() == (NAME,)


def test_an_entry_that_cannot_be_removed_is_left(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError("open elsewhere")

    monkeypatch.setattr(disk, "remove", refuse)
    cache.prune([], limit=0)
    assert cache.names() == (NAME,)
