"""Sessions are read in the order of their numbers, know their practice, and go where a lesson of theirs goes."""

from __future__ import annotations

import pytest
from good import ICONS, with_sessions

from generator.guide.handbook import Handbook
from generator.guide.load import load


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(with_sessions(), icons=ICONS)


def test_sessions_stand_in_the_order_of_their_numbers(handbook: Handbook) -> None:
    assert [session.number for session in handbook.sessions] == [1, 2]
    assert handbook.session(2).title == "Lần nữa"
    assert sorted(handbook.session_files) == [1, 2]
    assert all(file.startswith("sessions/") for file in handbook.session_files.values())
    with pytest.raises(KeyError):
        handbook.session(3)


def test_practice_game_and_check_are_what_people_do_themselves(handbook: Handbook) -> None:
    session = handbook.session(1)
    assert session.active_minutes == 40
    assert not session.plays


def test_a_smaller_handbook_keeps_only_whole_sessions(handbook: Handbook) -> None:
    assert handbook.only([103, 104]).sessions == handbook.sessions
    assert handbook.only([103]).sessions == ()
