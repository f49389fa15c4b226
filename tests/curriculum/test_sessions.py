"""The real sessions: one for each thing the plan counts, short enough for an evening, mostly practice, and their sheets fit their paper."""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.address import Site
from generator.disk import disk
from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.session import ACTIVE
from generator.paper.door_sheet import door_sheet
from generator.paper.fonts import font_files
from generator.paper.printed import press
from generator.paper.session_papers import check_papers, learned_cards, posters, team_papers

LONG = Site("https://hoctap.quangson.lamdong.gov.vn", datetime.date(2026, 11, 22))


def test_there_are_eight_of_an_hour_to_an_hour_and_a_half(whole: Handbook) -> None:
    assert [session.number for session in whole.sessions] == list(range(1, 9))
    assert all(60 <= session.minutes <= 90 for session in whole.sessions)


def test_each_begins_and_ends_with_a_check_and_is_mostly_done_by_the_people(whole: Handbook) -> None:
    for session in whole.sessions:
        kinds = [turn.kind for turn in session.agenda]
        assert kinds[:2] == ["welcome", "check"], session.title
        assert kinds[-2:] == ["check", "close"], session.title
        assert session.active_minutes > session.minutes / 2, session.title
        longest = max((turn for turn in session.agenda if turn.kind in ACTIVE), key=lambda turn: turn.minutes)
        assert longest.lesson == session.lessons[0] or longest.kind == "play", f"{session.title}: most time is for the first lesson"


def test_the_game_is_played_by_the_elders(whole: Handbook) -> None:
    assert [session.number for session in whole.sessions if session.plays] == [6]


def test_all_their_sheets_fit_with_the_longest_address(real: Handbook, tmp_path: Path) -> None:
    disk.write_folder(font_files(), tmp_path)
    edition = Edition(real, LONG)
    made = (*check_papers(edition), *posters(edition), *learned_cards(edition), *team_papers(edition), *door_sheet(edition))
    pages = {item.path.rpartition("/")[2]: press(item, tmp_path).pages for item in made}
    assert len(pages) == 8 * 4 + 1
    assert {name.rpartition("-")[2]: count for name, count in pages.items()} == {
        "phieu.pdf": 2,
        "moi.pdf": 1,
        "the.pdf": 1,
        "to.pdf": 6,
        "nha.pdf": 1,
    }
