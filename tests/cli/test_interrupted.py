"""Ctrl+C and TERM end a command in one sentence and with the exit code that shells know."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.cli.shared import Commands, lang_option
from generator.words import LANGUAGES, words


def _group(action: Callable[[], None], name: str = "build") -> click.Group:
    @click.command(name)
    @lang_option
    def command(lang: str) -> None:
        click.echo(lang)
        action()

    return Commands(commands=[command])


def _ctrl_c() -> None:
    raise KeyboardInterrupt


def _term() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TERM that can be heard")
@pytest.mark.parametrize(("action", "code"), [(_ctrl_c, 130), (_term, 143)])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_sentence_says_what_was_kept(action: Callable[[], None], code: int, lang: str) -> None:
    before = signal.getsignal(signal.SIGTERM)
    done = CliRunner().invoke(_group(action), ["build", "--lang", lang])
    assert done.exit_code == code
    assert done.stderr.splitlines() == [words("cli", lang)["ended"]["build"]]
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_command_that_keeps_nothing_says_so() -> None:
    done = CliRunner().invoke(_group(_ctrl_c, "check"), ["check"])
    assert done.stderr.splitlines() == [words("cli")["ended"]["other"]]


def test_every_command_ends_so() -> None:
    assert isinstance(main, Commands)
    for lang in LANGUAGES:
        assert words("cli", lang)["ended"].keys() - {"other"} <= main.commands.keys()
