"""A command works on the folder it is called in, whichever clone its program comes from."""

from __future__ import annotations

import contextlib
import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.disk import disk
from generator.disk.working_folder import pages, project
from generator.job import PROJECT, Job

SAMPLE = Path(__file__).parents[1] / "good_guides"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another clone of the project: its own guides and pages, called with this one's program."""
    folder = tmp_path / "khác"
    shutil.copytree(SAMPLE, folder / "guides")
    shutil.copytree(PROJECT / "docs" / "overrides", folder / "docs" / "overrides")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def _run(folder: Path, *words: str) -> Result:
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, words)


@pytest.mark.parametrize("below", ["", "guides", "guides/1-vneid", "docs/overrides"])
def test_a_new_lesson_goes_into_the_folder_one_stands_in(other: Path, below: str) -> None:
    ours = set(disk.names(PROJECT / "guides"))
    done = _run(other / below, "new", "199", "Bài thử")
    assert done.exit_code == 0, done.output
    assert (other / "guides/1-vneid/199-bai-thu.yml").is_file()
    assert set(disk.names(PROJECT / "guides")) == ours


def test_check_judges_the_guides_one_stands_in(other: Path) -> None:
    assert _run(other, "check").exit_code == 0
    (other / "guides" / "commune.yml").write_text("host: x\n", encoding="utf-8")
    told = _run(other / "guides", "check")
    assert told.exit_code == 1
    assert "guides/commune.yml:1:7: SO218" in told.stdout


def test_a_folder_with_guides_of_its_own_needs_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "guides")
    assert _run(tmp_path, "schema").exit_code == 0
    assert (tmp_path / "guides" / "schema" / "lesson.json").is_file()


@pytest.mark.parametrize("command", [["check"], ["build"], ["new", "104", "x"], ["schema"], ["pack"], ["serve"], ["codes", "list"]])
def test_where_there_are_no_guides_it_says_where_it_looked(command: list[str], tmp_path: Path) -> None:
    done = _run(tmp_path, *command)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"Không thấy thư mục guides trong {tmp_path}, cũng không thấy ở thư mục nào bên trên. "
        "Bác mở cửa sổ lệnh ngay trong thư mục sổ tay rồi làm lại, hoặc thêm --guides."
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_above_counts_only_as_a_whole_project(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / "guides").mkdir()
    assert project(below) is None
    (tmp_path / "mkdocs.yml").touch()
    assert project(below) == tmp_path
    (below / "guides").mkdir()
    assert project(below) == below


def test_the_pages_are_those_of_the_project_one_stands_in(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pages(other) == other / "docs"
    monkeypatch.chdir(other / "guides")
    assert Job(today=datetime.date(2026, 11, 22)).docs == other / "docs"
    (other / "mkdocs.yml").unlink()
    assert pages(other) == PROJECT / "docs"


@pytest.mark.parametrize("below", ["", "docs"])
def test_what_is_made_goes_below_the_project_one_stands_in(other: Path, below: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(
        "generator.cli.build.build", lambda job, _tell: asked.extend([job.guides.resolve(), job.docs.resolve(), job.out.resolve()])
    )
    _run(other / below, "build")
    assert asked == [other / "guides", other / "docs", other / "build"]


@pytest.mark.skipif(os.name == "nt", reason="Windows does not remove a folder that one stands in")
def test_a_folder_that_was_removed_meanwhile_is_told_like_any_without_guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setenv("PWD", str(gone))
    gone.rmdir()
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Không thấy thư mục guides trong {gone},")


def test_another_process_works_on_its_own_folder_too(other: Path) -> None:
    command = [sys.executable, "-m", "generator", "new", "199", "Bài thử"]
    subprocess.run(command, cwd=other / "guides", check=True, capture_output=True, timeout=120)
    assert (other / "guides/1-vneid/199-bai-thu.yml").is_file()


def test_a_job_says_nothing_of_the_programs_own_folder() -> None:
    job = Job(today=datetime.date(2026, 11, 22), docs=Path("docs"))
    assert not job.guides.is_absolute()
    assert not job.out.is_absolute()
