"""The messages of “Thật hay lừa?”: enough, of many ways of cheating, as many genuine as false in each round, and light to load."""

from __future__ import annotations

import gzip
from collections import Counter

import pytest
from site_builder import SITE

from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import rounds
from generator.page.judge import judge_pages


@pytest.fixture(scope="module")
def edition(whole: Handbook) -> Edition:
    return Edition(whole, SITE)


def test_there_are_enough_of_many_ways_of_cheating(whole: Handbook) -> None:
    messages = [message for scheme in whole.schemes.values() for message in scheme.messages.values()]
    assert len(messages) >= 60
    assert len(whole.schemes) >= 12
    assert {message.kind for message in messages} == {"sms", "call", "chat", "address", "page", "paper"}


def test_every_round_has_many_of_both_and_of_most_ways_of_cheating(whole: Handbook) -> None:
    for posed in rounds(whole.schemes):
        answers = Counter(each.message.real for each in posed)
        assert 1 / 3 <= answers[True] / len(posed) <= 2 / 3
        assert len({each.scheme.name for each in posed}) >= len(whole.schemes) - 2


def test_no_kind_of_message_gives_its_answer_away(whole: Handbook) -> None:
    for kind, answers in _by_kind(whole).items():
        assert len(set(answers)) == 2, f"all of kind {kind} are the same"


def test_a_round_loads_in_a_blink_on_a_slow_line(edition: Edition) -> None:
    for path, page in judge_pages(edition).items():
        assert len(gzip.compress(page, mtime=0)) <= 20 * 1024, path


def _by_kind(handbook: Handbook) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for scheme in handbook.schemes.values():
        for message in scheme.messages.values():
            found.setdefault(message.kind, []).append(message.real)
    return found
