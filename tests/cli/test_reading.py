"""No lesson vanishes silently: each thing that an author may take for a lesson, and that is none, is told by the real command."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.main import main
from generator.disk import disk

SAMPLE = Path(__file__).parents[1] / "good_guides"
SECRET = "KHOA_RIENG=0123-khong-duoc-in"
Make = Callable[[Path, Path], None]
"""Puts something odd at a path; the other path is a folder outside the guides."""


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    """A small handbook that has no problem."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "guides"))


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the guides with a secret in it."""
    folder = tmp_path / "rieng"
    folder.mkdir()
    (folder / ".env").write_text(SECRET)
    (folder / "104-x.yml").write_text(SECRET)
    return folder


def sotay(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def told(guides: Path) -> list[tuple[str, str]]:
    """Code and file of each problem of `sotay check`."""
    done = sotay("check", "--guides", guides, "--format", "json")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return [(each["code"], each["file"].removeprefix("guides/")) for each in json.loads(done.stdout or "[]")]


def a_file(path: Path, _outside: Path) -> None:
    path.write_bytes((SAMPLE / "1-vneid" / "103-kich-hoat.yml").read_bytes())


def a_file_of_2_mb(path: Path, _outside: Path) -> None:
    path.write_bytes(b"# " + b"x" * 2_000_000)


def a_socket(path: Path, outside: Path) -> None:
    with contextlib.chdir(outside), socket.socket(socket.AF_UNIX) as made:  # a socket's path may have 108 letters
        made.bind("o")
    (outside / "o").rename(path)


def a_link_without_end(path: Path, _outside: Path) -> None:
    path.symlink_to("/dev/zero")


def a_folder(path: Path, _outside: Path) -> None:
    path.mkdir()


def a_pipe(path: Path, _outside: Path) -> None:
    os.mkfifo(path)


def a_dead_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "khong-co.yml")


def a_loop(path: Path, _outside: Path) -> None:
    path.symlink_to(path.name)


def a_link_to_a_secret(path: Path, outside: Path) -> None:
    path.symlink_to(outside / ".env")


def a_link_to_a_folder_outside(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def a_link_to_the_folder_above(path: Path, _outside: Path) -> None:
    path.symlink_to("..")


ODD: list[tuple[str, Make, str]] = [
    ("1-vneid/104-x.yml.txt", a_file, "SO131"),
    ("1-vneid/104-x.YML", a_file, "SO131"),
    ("1-vneid/104-x.yaml", a_file, "SO131"),
    ("1-vneid/104-x.yml.docx", a_file, "SO131"),
    ("1-vneid/104-x.yml ", a_file, "SO131"),
    ("1-vneid/104-x.txt", a_file, "SO131"),
    ("1-vneid/104-x", a_file, "SO131"),
    ("1-vneid/104-Đăng nhập.yml", a_file, "SO131"),
    ("1-vneid/104-x (1).yml", a_file, "SO131"),
    ("1-vneid/.104-x.yml", a_file, "SO131"),
    ("codes.lock.yml.txt", a_file, "SO131"),
    ("1-vneid/104-x.yml.", a_file, "SO131"),
    ("1-vneid/104-x.yml:z", a_file, "SO131"),
    ("1-vneid/104-a\\b.yml", a_file, "SO131"),
    ("1-vneid/..104-x.yml", a_file, "SO131"),
    ("screens/AUX.yml", a_file, "SO131"),
    ("judge/a b.yml", a_file, "SO131"),
    ("Commune.yml", a_file, "SO131"),
    ("progress.csv.txt", a_file, "SO820"),
    ("1-vneid/nhap.yml", a_file, "SO123"),
    ("1-vneid/AUX.yml", a_file, "SO123"),
    ("1-vneid/１０４-x.yml", a_file, "SO123"),
    ("..yml", a_file, "SO123"),
    (f"1-vneid/{'1' * 250}.yml", a_file, "SO123"),
    ("/".join(["1-vneid", *"abcdefghij" * 20, "104-x.yml"]), a_file, "SO123"),
    ("1-vneid/104-x.yml", a_file_of_2_mb, "SO103"),
    ("progress.csv", a_file_of_2_mb, "SO103"),
    ("1-vneid/104-x.yml", a_folder, "SO132"),
    (".2-suc-khoe", a_folder, "SO131"),
    ("1-vneid/104-x.yml", a_socket, "SO135"),
    ("1-vneid/104-x.yml", a_pipe, "SO135"),
    ("1-vneid/104-x.yml.txt", a_pipe, "SO135"),
    ("codes.lock.yml", a_pipe, "SO135"),
    ("1-vneid/104-x.yml", a_dead_link, "SO133"),
    ("1-vneid/104-x.yml", a_loop, "SO133"),
    ("2-suc-khoe", a_dead_link, "SO133"),
    ("1-vneid/104-x.yml", a_link_without_end, "SO134"),
    ("1-vneid/104-x.yml", a_link_to_a_secret, "SO134"),
    ("codes.lock.yml", a_link_to_a_secret, "SO134"),
    ("2-suc-khoe", a_link_to_a_folder_outside, "SO134"),
    ("1-vneid/vong", a_link_to_the_folder_above, "SO134"),
]


@pytest.mark.parametrize(("name", "make", "code"), ODD, ids=lambda each: getattr(each, "__name__", each))
def test_what_looks_like_a_lesson_and_is_none_is_told_once(guides: Path, outside: Path, name: str, make: Make, code: str) -> None:
    (guides / name).parent.mkdir(parents=True, exist_ok=True)
    make(guides / name, outside)
    assert told(guides) == [(code, name)]
    done = sotay("check", "--guides", guides)
    assert done.exit_code == 1
    assert f"guides/{name}:1:1: {code} " in done.stdout
    assert "KHOA" not in done.output


@pytest.mark.parametrize("command", ["build", "pack", "codes check"])
def test_every_command_that_reads_guides_refuses_what_is_no_lesson(guides: Path, outside: Path, tmp_path: Path, command: str) -> None:
    a_link_to_a_secret(guides / "1-vneid/104-x.yml", outside)
    a_file(guides / "1-vneid/105-x.yml.txt", outside)
    more = ["--out", str(tmp_path / "build")] if command in ("build", "pack") else []
    done = sotay(*command.split(), "--guides", guides, *more)
    assert done.exit_code == 1
    assert "104-x.yml:1:1: SO134" in done.stdout
    assert "105-x.yml.txt:1:1: SO131" in done.stdout
    assert "KHOA" not in done.output


@pytest.mark.parametrize("name", ["1-vneid/103-kich-hoat.yml", "screens/vneid.yml", "commune.yml", "links.yml"])
@pytest.mark.parametrize("make", [a_folder, a_pipe, a_dead_link, a_link_to_a_secret])
def test_a_guide_that_was_swapped_for_something_else_is_told_once_and_not_held_against_the_others(
    guides: Path, outside: Path, name: str, make: Make
) -> None:
    (guides / name).unlink()
    make(guides / name, outside)
    assert [file for _, file in told(guides)] == [name]


def test_a_link_to_another_file_of_the_guides_is_that_file(guides: Path) -> None:
    (guides / "1-vneid/103-kich-hoat.yml").rename(guides / "goc.md")
    (guides / "1-vneid/103-kich-hoat.yml").symlink_to("../goc.md")
    assert told(guides) == []


@pytest.mark.parametrize("name", ["1-vneid/103-kich-hoat.yml", "commune.yml"])
def test_a_file_that_may_not_be_read_is_told(guides: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refused(path: str | Path, flags: int) -> int:
        if str(path).endswith(name):
            raise PermissionError
        return opened(path, flags)

    monkeypatch.setattr("generator.disk.disk.os.open", refused)
    assert told(guides) == [("SO136", name)]


@pytest.mark.parametrize("name", ["1-vneid", "screens"])
def test_a_folder_that_may_not_be_looked_into_is_told_once(guides: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = os.scandir

    def refused(path: Path) -> object:
        if path.name == name:
            raise PermissionError
        return looked(path)

    monkeypatch.setattr("generator.disk.disk.os.scandir", refused)
    assert told(guides) == [("SO136", name)]


def test_what_editors_and_systems_leave_behind_is_no_news(guides: Path, outside: Path) -> None:
    lesson = "1-vneid/103-kich-hoat.yml"
    for left in (f"{lesson}~", "1-vneid/.103-kich-hoat.yml.swp", f"{lesson}.bak", "1-vneid/._103-kich-hoat.yml", ".codes.lock.yml.part"):
        a_file(guides / left, outside)
    for left in (".DS_Store", "1-vneid/Thumbs.db", "desktop.ini", "README.md", "1-vneid/anh.png", "screens/README"):
        (guides / left).write_bytes(b"\0")
    (guides / "1-vneid/.#103-kich-hoat.yml").symlink_to("ai@may.1234:1")
    for folder in (".git", ".history/1-vneid", "schema", "System Volume Information"):
        (guides / folder).mkdir(parents=True)
        a_file(guides / folder / "104-x.yml", outside)
    assert told(guides) == []


def test_a_file_far_too_large_is_told_without_being_read(guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = guides / "1-vneid/104-x.yml"
    with large.open("wb") as file:
        file.truncate(10**9)
    opened = os.open

    def never(path: str | Path, flags: int) -> int:
        assert not str(path).endswith(large.name)
        return opened(path, flags)

    monkeypatch.setattr("generator.disk.disk.os.open", never)
    assert told(guides) == [("SO103", "1-vneid/104-x.yml")]


def test_a_file_that_grows_while_it_is_read_is_not_read_whole(guides: Path) -> None:
    (guides / "topics.yml").write_bytes(b"#" * 3_000_000)
    [content] = disk.read_files(guides, ["topics.yml"], most=200_000).values()
    assert len(content) == 200_001


@pytest.mark.parametrize(
    "name", ["1-vneid/104-a\nguides/x.yml:1:1: SO999 b.yml", "104-\x1b[2Jx.yml", "104-\u202elmy.x.yml", "104-\udcff.yml"]
)
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_odd_letters_of_a_file_name_are_never_printed_as_they_are(guides: Path, outside: Path, name: str, form: str) -> None:
    try:
        (guides / name).parent.mkdir(parents=True, exist_ok=True)
        a_file(guides / name, outside)
    except OSError:
        pytest.fail("this disk takes no such names")
    done = sotay("check", "--guides", guides, "--format", form)
    assert done.exit_code == 1
    assert not set(done.stdout) & {"\x1b", "\u202e", "\udcff"}
    assert len(done.stdout.splitlines()) == {"text": 2, "json": 11, "github": 1}[form], done.stdout


def test_each_of_very_many_odd_files_is_told(guides: Path, outside: Path) -> None:
    for number in range(1_000):
        a_file(guides / f"1-vneid/104-x ({number}).yml", outside)
    assert len(told(guides)) == 1_000


def test_many_files_are_no_trouble(guides: Path) -> None:
    for number in range(10_000):
        (guides / f"anh-{number}.png").touch()
    assert told(guides) == []
