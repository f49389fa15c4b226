"""Walks the built site in an engine, and says what stopped it; `iphone` and `firefox` are the judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import phone_walk
from hands import Hand
from moody_host import Host

from generator.disk import disk
from tests.judges.built import SITE
from tests.judges.verdict import Verdict


def walked(engine: str, hand: Hand) -> Verdict:
    """All walks, the practice run of every lesson, and a lesson kept on the phone, last: its host dies."""
    host = Host(disk.read_folder(SITE))
    lessons = sorted(int(folder.name) for folder in SITE.glob("[1-9][0-9][0-9]"))
    walks: list[Callable[[Hand, str], None]] = [phone_walk.key_pages, *phone_walk.WALKS]
    walks += (partial(phone_walk.practice_run, lessons=[code]) for code in lessons)
    walks.append(partial(phone_walk.saving, dies=host.die))
    found = tuple(_stops(walks, hand, host.address))
    host.die()
    return Verdict(f"walks in {engine}", len(walks), "walks", found)


def _stops(walks: list[Callable[[Hand, str], None]], hand: Hand, address: str) -> Iterator[str]:
    for walk in walks:
        try:
            walk(hand, address)
        except Exception as stopped:  # an engine has many ways to stop: each is told, and the next walk begins anew
            name = getattr(walk, "__name__", "") or f"{walk.func.__name__} {walk.keywords}"  # type: ignore[attr-defined]
            yield f"{name}: {stopped}"
