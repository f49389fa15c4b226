"""A site that nothing has changed for is not built again, and one that is not whole, or not of this state, always is."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import latest, program
from generator.asked import Job
from generator.cli.main import main
from generator.disk import disk
from generator.disk.written import digest

SITE = {"index.html": b"home", "103/index.html": b"lesson", "to-roi/103-a4.pdf": b"%PDF-1"}
DIGESTS = {name: digest(content) for name, content in SITE.items()}
TOLD = (
    b'{"lessons": 1, "draft": true, "host": "https://x.example", "above": "https://so.example", "without_phone": [], '
    b'"undecided": ["104 steps.2.do"]}'
)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A project whose site was made of it just now, as far as can be told from the disk."""
    guides = {"guides/1-vneid/103-a.yml": b"a", "guides/2-b/201-b.yml": b"b", "guides/codes.lock.yml": b"c"}
    disk.write_folder({**guides, "docs/assets/css/base.css": b"a{}", "docs/overrides/main.html": b"x", "mkdocs.yml": b"y"}, tmp_path)
    job = Job(datetime.date(2026, 11, 22), tmp_path / "guides", tmp_path / "build", tmp_path / "docs")
    disk.write_folder(SITE, job.site)
    disk.write_folder({"index.md": b"home"}, job.out / "docs")
    disk.write_file(job.out / latest.REPORT, TOLD)
    latest.note(job, latest.begun(job), DIGESTS)
    return job


def _up_to_date(job: Job) -> bool:
    return latest.latest(job) is not None


def test_what_was_made_of_this_state_is_the_latest(job: Job, tmp_path: Path) -> None:
    assert _up_to_date(job)
    moved = tmp_path / "elsewhere"
    shutil.copytree(tmp_path / "guides", moved / "guides")
    for name in ("docs", "build"):
        shutil.move(tmp_path / name, moved / name)
    shutil.copy(tmp_path / "mkdocs.yml", moved)
    assert _up_to_date(replace(job, guides=moved / "guides", out=moved / "build", docs=moved / "docs"))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: disk.write_file(folder / "guides/1-vneid/103-a.yml", b"A"),
        lambda folder: (folder / "guides/2-b/201-b.yml").unlink(),
        lambda folder: disk.write_file(folder / "guides/2-b/202-c.yml", b""),
        lambda folder: (folder / "guides/1-vneid/103-a.yml").rename(folder / "guides/1-vneid/104-a.yml"),
        lambda folder: disk.write_file(folder / "docs/assets/css/base.css", b"b{}"),
        lambda folder: disk.write_file(folder / "docs/overrides/main.html", b"z"),
        lambda folder: disk.write_file(folder / "mkdocs.yml", b"z"),
    ],
)
def test_whatever_somebody_wrote_is_noticed_whatever_its_time_says(job: Job, tmp_path: Path, change: Callable[[Path], object]) -> None:
    before = {path: path.stat() for path in tmp_path.rglob("*") if path.is_file()}
    change(tmp_path)
    for path, told in before.items():
        if path.exists():
            os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert not _up_to_date(job)


@pytest.mark.parametrize("asked", [{"today": datetime.date(2026, 11, 23)}, {"host": "https://xa.vn"}, {"release": True}])
def test_another_day_or_address_asks_for_another_site(job: Job, asked: dict[str, object]) -> None:
    assert not _up_to_date(replace(job, **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize("part", ["tools", "_PACKAGE"])
def test_another_program_may_make_another_site(job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    program.program.cache_clear()
    monkeypatch.setattr(program, part, (lambda: ("mkdocs-9.dist-info",)) if part == "tools" else tmp_path / "docs")
    assert not _up_to_date(job)
    program.program.cache_clear()


@pytest.mark.parametrize("name", ["guides/1-vneid/103-a.yml", "docs/assets/css/base.css", "docs/overrides/main.html", "mkdocs.yml"])
def test_what_was_saved_and_put_back_while_a_build_ran_makes_the_next_one_build(job: Job, tmp_path: Path, name: str) -> None:
    """Nobody knows which of the two was read. The file is as it was, and so is its time."""
    begun, file = latest.begun(job), tmp_path / name
    before, told = file.read_bytes(), file.stat()
    (job.out / "cache/latest/site").unlink()
    file.write_bytes(b"other")
    file.write_bytes(before)
    os.utime(file, ns=(told.st_atime_ns, told.st_mtime_ns))
    latest.note(job, begun, DIGESTS)
    assert not _up_to_date(job)
    latest.note(job, latest.begun(job), DIGESTS)
    assert _up_to_date(job)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda out: (out / "site/to-roi/103-a4.pdf").write_bytes(b"%PDF-2"),
        lambda out: (out / "site/index.html").unlink(),
        lambda out: (out / "site/.hidden").write_bytes(b""),
        lambda out: shutil.rmtree(out / "site"),
        lambda out: (out / "report.json").unlink(),
        lambda out: (out / "report.json").write_bytes(TOLD + b" "),
        lambda out: shutil.rmtree(out / "docs"),
        lambda out: (out / "docs/index.md").write_bytes(b"longer than it was"),
        lambda out: (out / "cache/latest/site").write_bytes(b"0" * 64 + b"\n{}"),
        lambda out: shutil.rmtree(out / "cache"),
    ],
)
def test_a_site_that_is_not_whole_is_not_the_latest(job: Job, spoil: Callable[[Path], object]) -> None:
    """One byte is enough, with the file's size and time as they were."""
    before = {path: path.stat() for path in job.out.rglob("*") if path.is_file()}
    spoil(job.out)
    for path, told in before.items():
        if path.exists():
            os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert not _up_to_date(job)


@pytest.mark.usefixtures("job")
def test_who_builds_again_is_told_that_nothing_is_new_unless_it_is_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[Job] = []

    def build(asked: Job, _tell: object) -> None:
        built.append(asked)
        raise OSError("built")

    monkeypatch.setattr("generator.cli.build.build", build)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["build"])
    assert said.exit_code == 0, said.output
    assert "https://x.example" in said.stderr, "that the address is a draft is said each time"
    assert "104 steps.2.do" in said.stderr, "and what the commune has yet to decide"
    assert "bài dùng chung nằm ở https://so.example" in said.stderr, "and where the rest of a commune's pages lies"
    assert "sotay build --force" in said.stdout
    assert built == []
    assert CliRunner().invoke(main, ["build", "--force"]).exit_code == 1
    assert CliRunner().invoke(main, ["build", "--host", "https://xa.vn"]).exit_code == 1
    assert [each.host for each in built] == [None, "https://xa.vn"]


def test_looking_needs_no_more_than_looking_takes() -> None:
    """What is heavy to import is for who builds: the models, MkDocs, the engine for paper, the readers of codes."""
    code = "import sys, generator.cli.build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {"pydantic", "jinja2", "typst", "PIL", "pypdfium2", "zxingcpp", "mkdocs", "generator.guide.load"}.isdisjoint(loaded)
