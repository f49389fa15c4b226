"""Ctrl+C and TERM: a command ends with one sentence that says what was kept, and with the exit code that shells know."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from generator.words import LANGUAGES, words

_LANGUAGE = "generator.language"


class TerminatedError(KeyboardInterrupt):
    """TERM came. What passes Ctrl+C on or tidies up after it does the same here."""


def remember_language(context: click.Context, _option: click.Parameter, lang: str) -> str:
    """Note in which language the command speaks, for the sentence at its end."""
    context.meta[_LANGUAGE] = lang
    return lang


@contextmanager
def tells_its_end(context: click.Context) -> Iterator[None]:
    """Inside, a command that is interrupted ends with its sentence, and 130 after Ctrl+C, 143 after TERM (128 and the signal's number)."""
    try:
        with _hears_term():
            yield
            return
    except TerminatedError:
        number = signal.SIGTERM
    except KeyboardInterrupt:
        number = signal.SIGINT
    said = words("cli", context.meta.get(_LANGUAGE, LANGUAGES[0]))["ended"]
    click.echo(said.get(context.invoked_subcommand, said["other"]), err=True)
    sys.exit(128 + number)


@contextmanager
def _hears_term() -> Iterator[None]:
    """TERM raises TerminatedError inside. Signals can be heard by the main thread only; elsewhere nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def raise_(_number: int, _frame: FrameType | None) -> None:
        raise TerminatedError

    before = signal.signal(signal.SIGTERM, raise_)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
