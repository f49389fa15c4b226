"""The site in WebKit, the engine of every browser on an iPhone, on a page as wide as a phone's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import phone_walk
import pytest
from engines import webkit
from hands import PHONE, Hand
from moody_host import Host

from generator.disk import disk


@pytest.fixture(scope="module")
def hand() -> Iterator[Hand]:
    with webkit() as ours:
        yield ours


@pytest.fixture(scope="module")
def host(site_folder: Path) -> Iterator[Host]:
    host = Host(disk.read_folder(site_folder))
    yield host
    host.die()


def test_the_page_is_as_wide_as_a_phone(hand: Hand, host: Host) -> None:
    hand.open(host.address)
    assert hand.ask("return [innerWidth, innerHeight]") == list(PHONE)


def test_key_pages_fit_are_drawn_and_can_be_hit_by_a_finger(hand: Hand, host: Host) -> None:
    phone_walk.key_pages(hand, host.address, phone_walk.FEW_PAGES)


@pytest.mark.parametrize("walk", phone_walk.WALKS, ids=lambda walk: walk.__name__)
def test_a_walk(walk: Callable[[Hand, str], None], hand: Hand, host: Host) -> None:
    walk(hand, host.address)


def test_a_kept_lesson_opens_without_network(hand: Hand, host: Host) -> None:
    phone_walk.saving(hand, host.address, host.die)
    host.revive()
