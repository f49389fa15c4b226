"""What all commands share: their common options, the day, and errors put into words for the person who can act."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from generator.address import AddressError, parsed
from generator.job import Tell
from generator.problem_formats import as_github, as_json, as_text, hint, message
from generator.problems import GuideError, Place, Problem, problem, shown
from generator.publish import disk
from generator.publish.mkdocs import MkDocsError
from generator.publish.verify import SiteError
from generator.words import LANGUAGES, words
from generator.working_folder import here, project, standing

_Decorated = TypeVar("_Decorated", bound=Callable[..., object])

_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))

_LAST_SECOND = 253_402_214_400
"""9999-12-31, 0:00 UTC: there is no later day."""


class WrongUsageError(click.ClickException):
    """Wrong usage, told in one sentence without the lines on how to call the command."""

    exit_code = 2


def _guides(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path:
    """The folder asked for or that of the project one stands in, refused in one sentence where it does not exist."""
    said = words("cli", context.params["lang"])
    if folder is None and project(standing()) is None:
        raise WrongUsageError(said["no_project"].format(folder=standing()))
    folder = folder or here() / "guides"
    if not folder.is_dir():
        raise WrongUsageError(said["no_guides"].format(guides=folder))
    return folder


def site_address(context: click.Context, _parameter: click.Parameter, typed: str | None) -> str | None:
    """The address in its one spelling, refused in one sentence where it cannot be a site's."""
    if typed is None:
        return None
    try:
        return parsed(typed)
    except AddressError as error:
        lang = context.params["lang"]
        told = problem(Place(""), "SO218", item=error.fault, value=error.value, char=error.char, meant=error.meant)
        raise WrongUsageError(f"{message(told, lang)} {hint(told, lang)}") from None


FOLDER = click.Path(file_okay=False, path_type=Path)
guides_option = click.option(
    "--guides", type=FOLDER, show_default="guides của thư mục đang đứng", callback=_guides, help="Thư mục chứa các bài"
)


def out_folder(name: str, says: str) -> Callable[[_Decorated], _Decorated]:
    """The option --out, by default a folder of the project one stands in."""
    return click.option("--out", type=FOLDER, default=lambda: here() / name, show_default=name, help=says)


out_option = out_folder("build", "Thư mục ghi kết quả")
host_option = click.option("--host", metavar="URL", callback=site_address, help="Địa chỉ của trang, thay cho host trong commune.yml")
release_option = click.option("--release", is_flag=True, help="Bản để in và phát: từ chối địa chỉ tạm")
lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="vi",
    envvar="SOTAY_LANG",
    show_default=True,
    is_eager=True,  # what other options say of a mistake is said in this language
    help="Ngôn ngữ của lời nhắn",
)


def today() -> datetime.date:
    """The day in Vietnam, or the day of SOURCE_DATE_EPOCH (seconds since 1970) where that is set. Raises UsageError for no such number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(_VIETNAM).date()
    if not (re.fullmatch(r"\d{1,12}", epoch, re.ASCII) and int(epoch) <= _LAST_SECOND):
        lang = click.get_current_context().params.get("lang", "vi")
        raise click.UsageError(words("cli", lang)["bad_epoch"].format(value=shown(epoch[:60])))
    return datetime.datetime.fromtimestamp(int(epoch), _VIETNAM).date()


class ToldError(Exception):
    """An error that has been put into words already."""


@contextmanager
def kind_errors(lang: str, form: str = "text", *, exits: bool = True, tell: Callable[[str], None] = lambda _words: None) -> Iterator[None]:
    """Turn what can go wrong into words; then exit with 1, or raise ToldError. `tell` hears the words too."""
    said = words("cli", lang)
    try:
        yield
        return
    except GuideError as error:
        show(error.problems, form, lang)
        told = as_text(error.problems, lang)
        if form == "text":
            count = sum(problem.level == "error" for problem in error.problems)
            click.echo(said["problems"].format(errors=count, warnings=len(error.problems) - count), err=True)
    except disk.BusyError as error:
        told = said["busy"].format(out=Path(str(error)).parent)
        click.echo(told, err=True)
    except OSError as error:
        told = said["disk_full"].format(reason=error)
        click.echo(told, err=True)
    except (MkDocsError, SiteError) as error:
        told = f"{said['bug']}\n{error}"
        click.echo(told, err=True)
    tell(told)
    if exits:
        sys.exit(1)
    raise ToldError


def show(problems: Iterable[Problem], form: str, lang: str) -> None:
    """Print problems: for people, for programs, or for GitHub's annotations."""
    shown = {"text": as_text, "json": as_json, "github": as_github}[form](tuple(problems), lang)
    if shown:
        click.echo(shown)


def teller(lang: str) -> Tell:
    """Says each step of a run on one line."""
    progress = words("cli", lang)["progress"]
    return lambda step, blanks: click.echo(progress[step].format(**blanks), err=True)
