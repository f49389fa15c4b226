"""README promises nothing that cannot be run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import click
import pytest

from generator.cli import main
from generator.job import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(sh|bat)\n(.*?)```", README, re.DOTALL)
LINES = [line.split("#")[0].strip() for _, block in BLOCKS for line in block.splitlines() if line.strip()]
TABLED = re.findall(r"^\| `(sotay [^`]+)` \|", README, re.MULTILINE)
COMMANDS = main.commands if isinstance(main, click.Group) else {}


def _words(line: str) -> list[str]:
    return shlex.split(line.replace("\\", "/"))


def test_the_two_commands_stand_first() -> None:
    assert LINES[:2] == ["make site", "make test"]


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("make ")])
def test_every_make_target_exists(line: str) -> None:
    subprocess.run(["make", "--dry-run", line.split()[1]], cwd=PROJECT, check=True, capture_output=True)


@pytest.mark.parametrize("line", [*[line for line in LINES if "sotay" in line], *TABLED])
def test_every_command_exists_and_takes_what_is_shown(line: str) -> None:
    words = _words(line)
    command = COMMANDS[words[1]]
    command.make_context(words[1], words[2:])
    done = subprocess.run(
        [sys.executable, "-m", "generator", words[1], "--help"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "Usage" in done.stdout


def test_every_command_of_the_program_is_in_the_readme() -> None:
    assert {line.split()[1] for line in TABLED} == set(COMMANDS)


def test_every_command_has_help() -> None:
    assert [name for name, command in COMMANDS.items() if not command.help] == []


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z]+)", README))))
def test_every_option_named_exists(option: str) -> None:
    assert any(option in parameter.opts for command in COMMANDS.values() for parameter in command.params)


def test_the_windows_lines_name_files_that_exist() -> None:
    assert (PROJECT / "constraints.txt").is_file()
    assert ".venv/Scripts/python -m pip install -c constraints.txt -e ." in [line.replace("\\", "/") for line in LINES]


@pytest.mark.parametrize("picture", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_every_picture_is_there(picture: str) -> None:
    assert (PROJECT / picture).stat().st_size > 10_000


@pytest.mark.parametrize("folder", re.findall(r"`((?:guides|docs|generator|tests)/[a-z_/]*)`", README))
def test_every_folder_named_exists(folder: str) -> None:
    assert (PROJECT / folder).is_dir()
