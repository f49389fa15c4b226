"""What all commands share: their common options, the day, and errors put into words for the person who can act."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.job import PROJECT, Tell
from generator.problem_formats import as_github, as_json, as_text
from generator.problems import GuideError, Problem
from generator.publish import disk
from generator.publish.mkdocs import MkDocsError
from generator.publish.verify import SiteError
from generator.words import LANGUAGES, words

_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


class NoGuidesError(click.ClickException):
    """The folder of the guides is not there: wrong usage."""

    exit_code = 2


def _there(context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    """The guides folder, refused in one sentence where it does not exist."""
    if not folder.is_dir():
        raise NoGuidesError(words("cli", context.params["lang"])["no_guides"].format(guides=folder))
    return folder


FOLDER = click.Path(file_okay=False, path_type=Path)
guides_option = click.option(
    "--guides", type=FOLDER, default=PROJECT / "guides", show_default="guides", callback=_there, help="Thư mục chứa các bài"
)
out_option = click.option("--out", type=FOLDER, default=PROJECT / "build", show_default="build", help="Thư mục ghi kết quả")
host_option = click.option("--host", metavar="URL", help="Địa chỉ của trang, thay cho host trong commune.yml")
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
    """The day in Vietnam, or the day of SOURCE_DATE_EPOCH (seconds since 1970) where that is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), _VIETNAM) if epoch else datetime.datetime.now(_VIETNAM)
    return now.date()


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
