"""What `--help` shows, in our words from its headings to its brackets: click says those in English."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.words import words


class Help(click.HelpFormatter):
    """Lays out the help of a command. It is Vietnamese, as what the commands themselves say there is."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """As click does."""
        super().write_usage(prog, in_our_words(args), f"{words('cli')['help']['usage']} " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """As click does."""
        super().write_heading(in_our_words(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """As click does."""
        super().write_dl([(in_our_words(first), in_our_words(second)) for first, second in rows], col_max, col_spacing)


class InOurWords(click.Context):
    """How a command is called, helped by the above."""

    formatter_class = Help


def in_our_words(text: str) -> str:
    """Help with what click says in English said in our words."""
    for theirs, ours in words("cli")["help"]["instead_of"].items():
        text = text.replace(theirs, ours)
    return text
