"""What all commands share: their common options, the day, and errors put into words for the person who can act."""

from __future__ import annotations

import datetime
import errno
import os
import re
import shlex
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from generator.address import AddressError, parsed
from generator.cli.details import DEBUG, details, write
from generator.cli.help import InOurWords
from generator.cli.interrupted import remember_language, tells_its_end
from generator.cli.problem_formats import as_github, as_json, as_text, hint, message
from generator.cli.usage import asked_language, sentence
from generator.disk.working_folder import MADE, here, lessons, project, standing
from generator.problems import Place, Problem, problem, shown
from generator.words import LANGUAGES, words

_Decorated = TypeVar("_Decorated", bound=Callable[..., object])

_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))

_LAST_SECOND = 253_402_214_400
"""9999-12-31, 0:00 UTC: there is no later day."""


_SENTENCE = 400
"""Letters that no first sentence of a command's help has."""


class WrongUsageError(click.ClickException):
    """Wrong usage, told in one sentence without the lines on how to call the command."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """As click does, without its English word before it."""
        click.echo(self.format_message(), file=file, err=file is None)


def _guides(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path:
    """The folder asked for or that of the project one stands in, refused in one sentence where it does not exist."""
    said = words("cli", context.params["lang"])
    if folder is None and project(standing()) is None:
        raise WrongUsageError(said["no_project"].format(folder=standing()))
    folder = folder or lessons(here())
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
        fault = problem(Place(""), "SO218", item=error.fault, value=error.value, char=error.char, meant=error.meant)
        raise WrongUsageError(f"{message(fault, lang)} {hint(fault, lang)}") from None


_OUT = f"{__name__}.out"
"""Under this key a command's context keeps the folder of what is made: details of an error go there."""


def _made_in(context: click.Context, _option: click.Parameter, folder: Path) -> Path:
    context.meta[_OUT] = folder
    return folder


FOLDER = click.Path(file_okay=False, path_type=Path)
guides_option = click.option(
    "--guides", type=FOLDER, show_default="guides của thư mục đang đứng", callback=_guides, help="Thư mục chứa các bài"
)


def out_folder(name: str, says: str) -> Callable[[_Decorated], _Decorated]:
    """The option --out, by default a folder of the project one stands in."""
    return click.option("--out", type=FOLDER, default=lambda: here() / name, show_default=name, callback=_made_in, help=says)


out_option = out_folder(MADE, "Thư mục ghi kết quả")
host_option = click.option("--host", metavar="URL", callback=site_address, help="Địa chỉ của trang, thay cho host trong commune.yml")
release_option = click.option("--release", is_flag=True, help="Bản để in và phát: từ chối địa chỉ tạm")
lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="vi",
    envvar="SOTAY_LANG",
    show_default=True,
    callback=remember_language,
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


class Command(click.Command):
    """A command whose errors are told in one place: words on the screen, the details in a file, and an exit code.

    `private` commands put nothing that was typed into that file.
    """

    private = False
    context_class = InOurWords

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, whole: it is wrapped where it is shown."""
        return super().get_short_help_str(max(limit, _SENTENCE))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what looking at the options raises is told too."""
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            self._end(ctx, error)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, with every error told."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            self._end(ctx, error)

    def _end(self, context: click.Context, error: Exception) -> NoReturn:
        if isinstance(error, click.UsageError) and not isinstance(error, NoArgsIsHelpError):
            raise WrongUsageError(sentence(error, context, context.params.get("lang") or asked_language(sys.argv))) from None
        if isinstance(error, (click.ClickException, click.Abort, click.exceptions.Exit)):
            raise error
        lost = _give_up_lost_output()
        if lost and isinstance(error, OSError) and error.errno == errno.EPIPE:
            context.exit(1)  # whoever read has read enough
        lang, form = context.params.get("lang") or "vi", context.params.get("form", "text")
        _, code = say(error, lang, context, form=form, private=self.private)
        context.exit(code)


class PrivateCommand(Command):
    """A command that keeps nothing of what was typed."""

    private = True


class Commands(click.Group):
    """A group of such commands."""

    command_class = Command
    group_class = type
    context_class = InOurWords

    def get_short_help_str(self, limit: int = 45) -> str:
        """As that of a command."""
        return super().get_short_help_str(max(limit, _SENTENCE))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """As click does; a command of which a part is not installed is told like anything that goes wrong."""
        try:
            return super().get_command(ctx, cmd_name)
        except ImportError as error:
            asked = os.environ.get("SOTAY_LANG")
            _, code = say(error, asked if asked in LANGUAGES else LANGUAGES[0], ctx)
            ctx.exit(code)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; an option that is none is told in one sentence."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise WrongUsageError(sentence(error, ctx, asked_language(args))) from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; a name that is none is told in one sentence."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise WrongUsageError(sentence(error, ctx, asked_language(args))) from None

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; Ctrl+C and TERM are told at the top."""
        with nullcontext() if ctx.parent else tells_its_end(ctx):
            return super().invoke(ctx)


def say(error: Exception, lang: str, context: click.Context, *, form: str = "text", private: bool = False) -> tuple[str, int]:
    """Put an error into words on the screen, with the details in a file where it is not for the author to mend.

    Gives the words, and the exit code.
    """
    all_words, out = words("cli", lang), context.meta.get(_OUT)
    try:
        from generator.cli.failures import told  # knows every room that can fail
    except ImportError as missing:  # and not even that is whole
        click.echo(all_words["errors"]["no_part"].format(name=missing.name or missing), err=True)
        return "", 1
    said = told(error, lang, form)
    sentence = said.text
    if said.details:
        command = context.command_path if private else f"{context.command_path}: {shlex.join(sys.argv)}"
        file = write(details(error, command, private=private), out, datetime.datetime.now(_VIETNAM).date())
        sentence += " " + all_words["errors"]["no_details" if file is None else "details"].format(file=file)
    if said.found:
        click.echo(said.found)
    if form == "text" or not said.found:
        click.echo(sentence, err=True)
        if out is not None and _has_site(out / "site"):
            click.echo(all_words["kept"].format(site=out / "site"), err=True)
    if os.environ.get(DEBUG) == "1":
        click.echo("".join(traceback.format_exception(error)), err=True)
    return said.found or sentence, said.code


def tell_undecided(fields: Sequence[str], lang: str) -> None:
    """Say which of the commune's own words nobody has looked at since the shared sentence changed, if there are any."""
    if fields:
        click.echo(words("cli", lang)["undecided"].format(fields=", ".join(fields)), err=True)


def _has_site(site: Path) -> bool:
    with suppress(OSError):
        return (site / "index.html").is_file()
    return False


def _give_up_lost_output() -> bool:
    """Send what can no longer be printed (a closed pipe, a full disk) nowhere, so that not even the end of the program stumbles over it."""
    lost = False
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            lost = True
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
    return lost


def show(problems: Iterable[Problem], form: str, lang: str) -> None:
    """Print problems: for people, for programs, or for GitHub's annotations."""
    shown = {"text": as_text, "json": as_json, "github": as_github}[form](tuple(problems), lang)
    if shown:
        click.echo(shown)
