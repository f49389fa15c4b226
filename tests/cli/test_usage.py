"""A mistyped command is told in one sentence, in the language asked for: what is wrong, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.words import words

QUOTES = 'Tên hay câu nhiều chữ thì để trong dấu nháy "…". Viết như thế này: main new [tùy chọn] CODE TITLE'

TYPED = {
    "chek": "Không có lệnh “chek”. Có phải là: check, checked, schema? Xem các lệnh: main --help",
    "chek --lang en": "There is no command “chek”. Is it one of these: check, checked, schema? For all commands: main --help",
    "--help-me": "Lệnh main không có “--help-me”. Có phải là: --help? Xem cách viết: main --help",
    "codes lok": "Không có lệnh “lok”. Có phải là: lock? Xem các lệnh: main codes --help",
    "check --fromat xml": "Lệnh main check không có “--fromat”. Có phải là: --format? Xem cách viết: main check --help",
    "check --format xml": "--format phải là một trong: text, json, github.",
    "check --format": "Sau --format còn thiếu một chữ hay một số. Xem cách viết: main check --help",
    "new": "Lệnh main new còn thiếu CODE. Viết như thế này: main new [tùy chọn] CODE TITLE",
    "new 1234 Tên": "CODE phải là một số từ 101 đến 999.",
    "new 199 Gia hạn": f"Lệnh main new thừa “hạn”. {QUOTES}",
    "report abc": "YEAR phải là một số, không phải “abc”.",
    f"check --guides {__file__}": "--guides phải là một thư mục.",
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_mistyped_is_told_in_one_sentence(typed: str) -> None:
    done = CliRunner().invoke(main, typed.split())
    assert done.exit_code == 2
    assert done.stderr == f"{TYPED[typed]}\n"


def test_a_command_without_anything_shows_what_there_is() -> None:
    done = CliRunner().invoke(main, ["codes"])
    assert "lock" in done.output
    assert "Error" not in done.output


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name in command.commands:
            yield from _commands(command.commands[name], (*path, name))


def test_the_help_of_no_command_has_an_english_word_of_its_library() -> None:
    theirs = words("cli")["help"]["instead_of"]
    assert theirs
    for path, _ in _commands(main):
        shown = CliRunner().invoke(main, [*path, "--help"]).output
        assert shown.startswith("Cách gõ: "), path
        assert [said for said in (*theirs, "Usage", "Error", "default", "exit", "...") if said in shown] == [], path
