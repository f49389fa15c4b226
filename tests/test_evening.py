"""All that an evening needs, in one zip: its files in their folders, the numbers of copies, the same bytes every time."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from good import with_sessions

from generator.cli.main import main
from generator.disk import disk
from generator.evening import Evening, NoSessionError, pack_evening
from generator.job import Job


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
