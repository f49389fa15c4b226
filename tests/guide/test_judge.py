"""Messages to judge are dealt into rounds: each in one of them, false and genuine in all."""

from __future__ import annotations

from collections import Counter

from messages_to_judge import schemes

from generator.guide.judge import round_addresses, rounds


def test_every_message_is_in_one_round_and_numbers_run_through() -> None:
    dealt = rounds(schemes(8))
    assert [posed.number for each in dealt for posed in each] == list(range(1, 49))
    assert len({posed.id for each in dealt for posed in each}) == 48


def test_no_round_is_longer_than_another_by_more_than_two_and_each_has_both_kinds() -> None:
    for count in (2, 3, 5, 8, 16):
        dealt = rounds(schemes(count))
        assert max(map(len, dealt)) - min(map(len, dealt)) <= 2, count
        assert all(len(Counter(posed.message.real for posed in each)) == 2 for each in dealt), count


def test_the_order_in_a_round_is_the_same_every_time_and_says_nothing() -> None:
    dealt = rounds(schemes(16))
    assert dealt == rounds(dict(reversed(schemes(16).items())))
    answers = "".join("1" if posed.message.real else "0" for posed in dealt[0])
    assert "1" * 8 not in answers
    assert "0" * 8 not in answers


def test_rounds_that_are_empty_have_no_page() -> None:
    assert round_addresses({}) == []
    (name, whole), *_ = schemes(1).items()
    two = whole.model_copy(update={"messages": dict(list(whole.messages.items())[:2])})
    assert round_addresses({name: two}) == ["that-hay-lua/", "that-hay-lua/2/"]
    assert round_addresses(schemes(3)) == ["that-hay-lua/", "that-hay-lua/2/", "that-hay-lua/3/"]
