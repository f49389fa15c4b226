"""All that an evening needs, in one zip: its files in their folders, the numbers of copies, the same bytes every time."""

from __future__ import annotations

import datetime
import zipfile
from dataclasses import replace
from pathlib import Path

import messages_to_judge
import pytest
import session_sample
from click.testing import CliRunner
from good import with_sessions

from generator.address import Site
from generator.cli.main import main
from generator.disk import disk
from generator.edition import Edition
from generator.evening import Evening, NoSessionError, evening_prints, pack_evening
from generator.guide.handbook import Handbook
from generator.guide.session import Session
from generator.job import Job
from generator.paper.session_copies import copies, copy_words

SITE = Site("https://quangson.example", datetime.date(2026, 11, 22))


def _packed(folder: Path, day: int, number: int = 1) -> Evening:
    job = Job(datetime.date(2026, 11, day), guides=folder / "guides", out=folder / "build")
    return pack_evening(job, number, lambda _step, _blanks: None)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evening")
    disk.write_folder(with_sessions(), folder / "guides")
    return folder


@pytest.fixture(scope="module")
def evening(project: Path) -> Evening:
    return _packed(project, 23)


def test_it_holds_what_is_printed_what_is_projected_and_what_is_sent(evening: Evening) -> None:
    names = set(zipfile.ZipFile(evening.archive).namelist())
    for form in ("to", "phieu", "moi", "the"):
        assert f"buoi-1/1-in-ra-giay/buoi-1-{form}.pdf" in names
    for code in (103, 104):
        for form in ("a4", "to-lon", "giang-vien"):
            assert f"buoi-1/1-in-ra-giay/{code}-{form}.pdf" in names
        assert f"buoi-1/2-chieu-len-tuong/{code}-trinh-chieu.pdf" in names
        assert f"buoi-1/3-gui-zalo/{code}.png" in names
    assert "buoi-1/2-chieu-len-tuong/buoi-1-trinh-chieu.pdf" in names
    assert not [name for name in names if "buoi-2" in name]
    assert len(names) == evening.files + 1


def test_what_to_read_first_names_every_file_and_how_often_it_is_printed(evening: Evening) -> None:
    archive = zipfile.ZipFile(evening.archive)
    raw = archive.read("buoi-1/DOC-TOI.txt")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") > 20
    text = raw.decode("utf-8-sig")
    assert "- 10 / 20 / 30 bản: Bài 103, tờ A4 hai mặt. Tệp 103-a4.pdf" in text
    for name in archive.namelist():
        if name.endswith(".pdf"):
            assert name.rpartition("/")[2] in text


def test_another_day_gives_the_same_bytes(evening: Evening, project: Path, tmp_path: Path) -> None:
    disk.write_folder(disk.read_folder(project / "guides"), tmp_path / "guides")
    disk.write_folder(disk.read_folder(project / "build" / "cache"), tmp_path / "build" / "cache")
    assert _packed(tmp_path, 30).archive.read_bytes() == evening.archive.read_bytes()


def test_a_number_without_a_session_is_told_with_those_that_there_are(project: Path) -> None:
    with pytest.raises(NoSessionError) as refused:
        _packed(project, 23, number=7)
    assert refused.value.known == (1, 2)
    told = CliRunner().invoke(main, ["pack", "--guides", str(project / "guides"), "--out", str(project / "out"), "--session", "7"])
    assert told.exit_code == 2
    assert "Chưa có buổi 7. Đang có các buổi: 1, 2" in told.output


def test_a_session_is_packed_alone(project: Path) -> None:
    told = CliRunner().invoke(main, ["pack", "--guides", str(project / "guides"), "--session", "1", "--lessons", "103"])
    assert told.exit_code == 2
    assert "--session đi một mình" in told.output


def _evening(handbook: Handbook, *, projector: bool = True, plays: int | None = None) -> tuple[Edition, Session]:
    session = session_sample.session(103, 706, plays=plays is not None)
    agenda = tuple(turn.model_copy(update={"round": plays}) if turn.kind == "play" else turn for turn in session.agenda)
    hand = session.at_hand.model_copy(update={"projector": projector})
    session = session.model_copy(update={"agenda": agenda, "at_hand": hand})
    schemes = messages_to_judge.schemes()
    return Edition(replace(handbook, schemes=schemes, sessions=(session,)), SITE), session


@pytest.mark.parametrize("number", [1, 3])
def test_of_the_game_it_holds_the_round_that_is_played(handbook: Handbook, number: int) -> None:
    edition, session = _evening(handbook, plays=number)
    game = {item.path for item in evening_prints(edition, session) if "that-hay-lua" in item.path}
    assert game == {f"to-roi/that-hay-lua-{number}.pdf", f"to-roi/that-hay-lua-trinh-chieu-{number}.pdf"}
    (row,) = [row for row in copies(edition, session) if row.key == "game"]
    assert row.path == f"to-roi/that-hay-lua-{number}.pdf"
    assert f"vòng {number}" in copy_words(row)


def test_an_evening_without_the_game_holds_none_of_it(handbook: Handbook) -> None:
    assert not [item for item in evening_prints(*_evening(handbook)) if "that-hay-lua" in item.path]


def test_where_nothing_can_be_projected_there_is_nothing_to_project(handbook: Handbook) -> None:
    with_one, without = ({item.path for item in evening_prints(*_evening(handbook, projector=there, plays=1))} for there in (True, False))
    assert with_one - without == {
        "to-roi/103-trinh-chieu.pdf",
        "to-roi/706-trinh-chieu.pdf",
        "to-roi/buoi-1-trinh-chieu.pdf",
        "to-roi/that-hay-lua-trinh-chieu-1.pdf",
    }


def test_everything_that_is_counted_is_in_it(handbook: Handbook) -> None:
    edition, session = _evening(handbook, plays=2)
    assert {row.path for row in copies(edition, session)} <= {item.path for item in evening_prints(edition, session)}
