"""CONTRIBUTING names nothing that is not there: files, functions, commands with their options, tests."""

from __future__ import annotations

import ast
import json
import re
import shlex
import sys
import tomllib
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.guide.schema import schemas
from generator.job import PROJECT

TEXT = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"\[`([^`]+)`\]\(([^)]+)\)", TEXT)))
"""What is named, and the file that it is said to be in."""

PATHS = sorted(set(re.findall(r"`((?:\.github|docs|generator|guides|tests)/[^`\s]*)`", TEXT)))
LINES = [line.strip() for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines() if line.strip()]
SPOKEN = re.findall(r"`(\.venv/bin/[^`]+|make [^`]+)`", TEXT)
COMMANDS = sorted({*LINES, *SPOKEN})
RECIPES = ("paper format", "book format", "lesson field", "check", "drawn element", "reader's script")


@cache
def _defined(file: str) -> frozenset[str]:
    """What a Python file defines for others: functions, classes, constants."""
    names: set[str] = set()
    for node in ast.parse((PROJECT / file).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(names)


@pytest.mark.parametrize(("name", "path"), NAMED)
def test_what_is_named_is_in_the_file_it_links_to(name: str, path: str) -> None:
    assert (PROJECT / path).exists()
    if path.endswith(".py"):
        assert name in _defined(path)
    else:
        assert name == Path(path).name


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_there(path: str) -> None:
    assert (PROJECT / path).exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_given(command: str) -> None:
    program, *words = shlex.split(command)
    if program == "make":
        assert f"\n{words[0]}:" in (PROJECT / "Makefile").read_text(encoding="utf-8")
    elif program == "git":
        assert words[0] in ("commit", "tag", "push")
    elif words[:2] == ["-m", "pytest"]:
        folders = [word for word in words[2:] if not word.startswith("--")]
        assert program == ".venv/bin/python"
        assert folders
        assert all((PROJECT / folder).exists() for folder in folders)
        assert {word for word in words if word.startswith("--")} <= {"--update-golden"}
    else:
        assert program == ".venv/bin/sotay"
        assert (Path(sys.executable).parent / "sotay").exists()
        command_named, rest = _command(words)
        known = {option for parameter in command_named.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= known
        assert CliRunner().invoke(main, [*words[: len(words) - len(rest)], "--help"]).exit_code == 0


def _command(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that is meant, and what follows its name."""
    found: click.Command = main
    while isinstance(found, click.Group):
        found = found.commands[words[0]]
        words = words[1:]
    return found, words


def test_guides_named_in_commands_are_there() -> None:
    named = re.findall(r"--guides (\S+)", "\n".join(COMMANDS))
    assert named
    assert all((PROJECT / folder / "commune.yml").is_file() for folder in named)


def test_the_tour_s_step_with_a_picture_is_written_as_it_is_told() -> None:
    told = re.search(r"`(picture: \{[^`]+\})`", TEXT)
    assert told
    assert told[1] in (PROJECT / "tests/good_guides/1-vneid/103-kich-hoat.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_says_its_files_in_order_and_how_to_see_and_test_it(recipe: str) -> None:
    body = next(part for part in TEXT.split("\n### ")[1:] if part.startswith((f"A {recipe}\n", f"An {recipe}\n")))
    body = body.partition("\n## ")[0]
    numbers = [int(number) for number in re.findall(r"(?m)^(\d)\. ", body)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 2
    assert ".venv/bin/sotay " in body
    assert ".venv/bin/python -m pytest " in body


def test_all_six_recipes_and_no_other_are_there() -> None:
    assert len(TEXT.split("\n### ")[1:]) == len(RECIPES)


def test_the_editor_s_settings_name_every_schema() -> None:
    told = json.loads((PROJECT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert set(told) == {f"./guides/{name}" for name in schemas()}


def test_the_changelog_has_a_place_for_what_is_new_and_a_day_for_what_is_released() -> None:
    headings = re.findall(r"(?m)^## (.+)$", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0] == "Unreleased"
    released = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) – \d{4}-\d\d-\d\d", heading) for heading in headings[1:]]
    assert all(released)
    numbers = [tuple(map(int, match.groups())) for match in released if match]
    assert numbers == sorted(set(numbers), reverse=True)
    if numbers:
        version = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
        assert ".".join(map(str, numbers[0])) == version
