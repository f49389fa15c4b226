"""A mistyped command in our words: what is wrong, and how it is written. click says it in English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

import click
from click.exceptions import NoSuchCommand

from generator.cli.help import in_our_words
from generator.problems import shown
from generator.words import LANGUAGES, words

_LONGEST = 60
"""Letters of what was typed that are repeated."""


def asked_language(args: Sequence[str]) -> str:
    """The language asked for on a command line that could not be read, or by SOTAY_LANG."""
    asked = [value for option, value in pairwise(args) if option == "--lang"]
    asked += [arg.partition("=")[2] for arg in args if arg.startswith("--lang=")]
    return next((each for each in (*asked, os.environ.get("SOTAY_LANG")) if each in LANGUAGES), LANGUAGES[0])


def sentence(error: click.UsageError, context: click.Context, lang: str) -> str:
    """What to say of wrong usage; a sentence of our own stays as it is."""
    said = words("cli", lang)["usage"]
    path = context.command_path
    pieces = " ".join((path, *context.command.collect_usage_pieces(context)))
    usage = in_our_words(pieces) if lang == "vi" else pieces
    if isinstance(error, NoSuchCommand):
        return _said(said, "no_command", name=error.command_name, meant=_meant(said, error.possibilities), path=path)
    if isinstance(error, click.NoSuchOption):
        return _said(said, "no_option", name=error.option_name, meant=_meant(said, error.possibilities), path=path)
    if isinstance(error, click.BadOptionUsage):
        return _said(said, "no_value", name=error.option_name, path=path)
    if isinstance(error, click.MissingParameter):
        return _said(said, "missing", name=_name(error.param), path=path, usage=usage)
    if isinstance(error, click.BadParameter):
        return _bad(error, said)
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].removesuffix(")")
        return _said(said, "extra", name=extra, path=path, usage=usage)
    return error.format_message()


def _bad(error: click.BadParameter, said: Mapping[str, str]) -> str:
    name, kind = _name(error.param), error.param.type if error.param else None
    if isinstance(kind, click.IntRange):
        return _said(said, "range", name=name, least=str(kind.min), most=str(kind.max))
    if isinstance(kind, click.types.IntParamType):
        return _said(said, "number", name=name, typed=shown(error.message.partition(" is not ")[0].strip("'\"")[:_LONGEST]))
    if isinstance(kind, click.Choice):
        return _said(said, "choice", name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.Path):
        return _said(said, "file" if kind.file_okay else "folder", name=name)
    return error.format_message()


def _meant(said: Mapping[str, str], near: Sequence[str] | None) -> str:
    return said["meant"].format(names=", ".join(near)) if near else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _said(said: Mapping[str, str], key: str, *, name: str, **particulars: str) -> str:
    return said[key].format(name=shown(name[:_LONGEST]), **particulars)
