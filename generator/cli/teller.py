"""How far a run is: on a terminal one line that moves, elsewhere (a log) a line a step, and one for each tenth of what takes long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click

from generator.words import words
from generator.words.progress import Tell

_LONG = "press"
"""The step of which there are hundreds."""

_BAR = 24
"""Columns, so that all stands on a line of 80 with time and name."""


@contextmanager
def teller(lang: str, stream: TextIO | None = None) -> Iterator[Tell]:
    """Says each step of the run inside; by default to the standard error. Whatever ends the run, the next words begin a line."""
    telling = _Teller(words("cli", lang)["progress"], stream or sys.stderr)
    try:
        yield telling
    finally:
        telling.end()


class _Teller:
    """Says one run's steps."""

    def __init__(self, said: dict[str, str], stream: TextIO) -> None:
        self._said, self._stream = said, stream
        self._bar: Any = None

    def __call__(self, step: str, blanks: dict[str, Any]) -> None:
        if step == _LONG and self._stream.isatty():
            self._move(blanks)
        elif step != _LONG or blanks["done"] * 10 // blanks["all"] > (blanks["done"] - 1) * 10 // blanks["all"]:
            self.end()
            click.echo(self._said[step].format(**blanks), file=self._stream)

    def _move(self, blanks: dict[str, Any]) -> None:
        if self._bar is None:
            self._bar = click.progressbar(
                length=blanks["all"],
                label=self._said["bar"],
                show_pos=True,
                item_show_func=lambda file: file and self._said["left"].format(file=file.rpartition("/")[2]),
                bar_template="%(label)s [%(bar)s] %(info)s",
                file=self._stream,
                width=_BAR,
            )
        last = blanks["done"] == blanks["all"]
        self._bar.current_item = None if last else blanks["file"]
        self._bar.update(blanks["done"] - self._bar.pos)
        if last:
            self.end()

    def end(self) -> None:
        """End the line that moves, if there is one."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None
