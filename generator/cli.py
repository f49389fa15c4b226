"""The command line: parse, call, print, exit. 0 is fine, 1 means the author must act, 2 wrong usage."""

from __future__ import annotations

import datetime
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.build import PROJECT, Job, build, read
from generator.guide.schema import schemas
from generator.new_lesson import new_lesson, read_topics, slug
from generator.problem_formats import as_github, as_json, as_text
from generator.problems import GuideError, Problem
from generator.publish import disk
from generator.publish.mkdocs import MkDocsError
from generator.publish.preview import News, server
from generator.publish.verify import SiteError
from generator.words import LANGUAGES, words

_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))

_FOLDER = click.Path(file_okay=False, path_type=Path)
guides_option = click.option("--guides", type=_FOLDER, default=PROJECT / "guides", show_default="guides", help="Thư mục chứa các bài")
out_option = click.option("--out", type=_FOLDER, default=PROJECT / "build", show_default="build", help="Thư mục ghi kết quả")
host_option = click.option("--host", metavar="URL", help="Địa chỉ của trang, thay cho host trong commune.yml")
lang_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="vi", envvar="SOTAY_LANG", show_default=True, help="Ngôn ngữ của lời nhắn"
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="so-tay-so")
def main() -> None:
    """Sổ tay số: từ các bài viết trong guides/ ra trang web và tờ rơi có mã QR."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command("build")
@guides_option
@out_option
@host_option
@click.option("--release", is_flag=True, help="Bản để in và phát: từ chối địa chỉ tạm")
@lang_option
def build_command(guides: Path, out: Path, host: str | None, release: bool, lang: str) -> None:
    """Dựng cả trang và tờ rơi vào build/site."""
    job = Job(today=today(), guides=guides, out=out, host=host, release=release)
    with _kind_errors(job, lang):
        report = build(job, _teller(lang))
        if report.draft:
            click.echo(words("cli", lang)["draft"].format(host=report.host), err=True)
        click.echo(words("cli", lang)["done"].format(site=out / "site", **report.figures()))


@main.command("check")
@guides_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="Cách in ra")
@lang_option
def check_command(guides: Path, form: str, lang: str) -> None:
    """Soát mọi bài, in ra mọi lỗi một lần, không ghi gì."""
    job = Job(today=today(), guides=guides)
    with _kind_errors(job, lang, form):
        _, _, warnings = read(job)
        _print(warnings, form, lang, err=False)
        if form == "text":
            click.echo(words("cli", lang)["clean"].format(warnings=len(warnings)), err=True)


@main.command("serve")
@guides_option
@out_option
@host_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Cổng trên máy này")
@lang_option
def serve_command(guides: Path, out: Path, host: str | None, port: int, lang: str) -> None:
    """Xem thử trên máy này; sửa bài là trang tự tải lại."""
    from watchfiles import watch

    job = Job(today=today(), guides=guides, out=out, host=host)
    said = words("cli", lang)
    news = News()
    try:
        listening = server(out / "site", news, port)
    except OSError:
        raise click.UsageError(said["port_taken"].format(port=port, other=port + 1)) from None

    def rebuild() -> None:
        start = time.monotonic()
        try:
            with _kind_errors(job, lang, exits=False, tell=news.stopped):
                build(job, _quiet)
                news.built()
                click.echo(said["rebuilt"].format(seconds=f"{time.monotonic() - start:.1f}"))
        except _Told:
            pass

    rebuild()
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    click.echo(said["serving"].format(port=port))
    for _ in watch(guides, job.docs, debounce=200, raise_interrupt=False):
        rebuild()
    listening.shutdown()


@main.command("new")
@click.argument("code", type=click.IntRange(101, 999))
@click.argument("title")
@guides_option
@lang_option
def new_command(code: int, title: str, guides: Path, lang: str) -> None:
    """Tạo tệp cho một bài mới, sẵn các mục để điền."""
    said = words("cli", lang)
    taken = list(guides.glob(f"*/{code}-*.yml"))
    if taken:
        raise click.UsageError(said["new_exists"].format(code=code, file=taken[0]))
    topics = read_topics(disk.read_file(guides / "topics.yml") or b"")
    topic = next((topic for topic in topics if topic.digit == code // 100), None)
    if topic is None:
        digits = ", ".join(str(topic.digit) for topic in topics)
        raise click.UsageError(said["new_no_topic"].format(digit=code // 100, digits=digits))
    folder = next(guides.glob(f"{topic.digit}-*"), guides / f"{topic.digit}-{slug(topic.name)}")
    path = folder / f"{code}-{slug(title)}.yml"
    disk.write_file(path, new_lesson(code, title, today()).encode())
    click.echo(said["new_done"].format(file=path))


@main.command("schema")
@guides_option
@lang_option
def schema_command(guides: Path, lang: str) -> None:
    """Ghi lại tệp gợi ý cho trình soạn thảo (guides/schema/)."""
    made = schemas()
    for name, content in made.items():
        disk.write_file(guides / name, content)
    click.echo(words("cli", lang)["schema_done"].format(count=len(made), folder=guides / "schema"))


def today() -> datetime.date:
    """The day in Vietnam, or the day of SOURCE_DATE_EPOCH (seconds since 1970) where that is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), _VIETNAM) if epoch else datetime.datetime.now(_VIETNAM)
    return now.date()


def _teller(lang: str) -> Callable[[str, dict[str, object]], None]:
    """Say each step of the build on one line."""
    progress = words("cli", lang)["progress"]
    return lambda step, blanks: click.echo(progress[step].format(**blanks), err=True)


def _quiet(_step: str, _blanks: dict[str, object]) -> None:
    """Say nothing."""


class _Told(Exception):
    """An error that has been put into words already."""


@contextmanager
def _kind_errors(
    job: Job, lang: str, form: str = "text", *, exits: bool = True, tell: Callable[[str], None] = lambda _words: None
) -> Iterator[None]:
    """Turn what can go wrong into words for the person who can act; then exit with 1, or raise _Told."""
    said = words("cli", lang)
    try:
        yield
        return
    except GuideError as error:
        _print(error.problems, form, lang)
        told = as_text(error.problems, lang)
        if form == "text":
            count = sum(problem.level == "error" for problem in error.problems)
            click.echo(said["problems"].format(errors=count, warnings=len(error.problems) - count), err=True)
    except disk.BusyError:
        told = said["busy"].format(out=job.out)
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
    raise _Told


def _print(problems: Iterable[Problem], form: str, lang: str, *, err: bool = False) -> None:
    """Print problems: for people, for programs, or for GitHub's annotations."""
    shown = {"text": as_text, "json": as_json, "github": as_github}[form](tuple(problems), lang)
    if shown:
        click.echo(shown, err=err)
