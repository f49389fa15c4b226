"""What people type behind an option that takes a sentence, or lessons by their numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import click

from generator.cli.shared import WrongUsageError
from generator.words import words

_OneLine = Callable[[click.Context, click.Parameter, str | None], str | None]


def one_line(most: int) -> _OneLine:
    """Reads a sentence of at most so many letters: on one line, composed letters, nothing hidden. Wrong usage ends in one sentence."""

    def read(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
        if given is None:
            return None
        said = words("cli", context.params["lang"])["typed"]
        line = unicodedata.normalize("NFC", " ".join(given.split()))
        if not line:
            raise WrongUsageError(said["blank"].format(option=option.opts[0]))
        if not line.isprintable():
            raise WrongUsageError(said["hidden"].format(option=option.opts[0]))
        if len(line) > most:
            raise WrongUsageError(said["long"].format(option=option.opts[0], count=len(line), limit=most))
        return line

    return read


def lesson_codes(typed: str, lang: str) -> list[int]:
    """The numbers in `103, 502`, as they were typed. Wrong usage ends in one sentence."""
    codes = [word.strip() for word in typed.split(",") if word.strip()]
    if not codes or not all(re.fullmatch("[1-9][0-9]{2}", word) for word in codes):
        raise WrongUsageError(words("cli", lang)["typed"]["not_codes"])
    return list(map(int, codes))
