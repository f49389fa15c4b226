"""The command line: parse, call, print, exit. 0 is fine, 1 means the author must act, 2 wrong usage."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import build
from generator.cli.check_table import summary, table
from generator.cli.codes import codes
from generator.cli.copies import pack_command, update_command, verify_command
from generator.cli.serve import serve_command
from generator.cli.shared import Commands, guides_option, host_option, lang_option, out_option, release_option, show, teller, today
from generator.cli.sign import sign_command
from generator.disk import disk
from generator.guide.new_lesson import LONGEST_TITLE, new_lesson, read_topics, slug
from generator.guide.schema import schemas
from generator.job import Job, read
from generator.words import words


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
@release_option
@lang_option
def build_command(guides: Path, out: Path, host: str | None, release: bool, lang: str) -> None:
    """Dựng cả trang và tờ rơi vào build/site."""
    job = Job(today=today(), guides=guides, out=out, host=host, release=release)
    report = build(job, teller(lang))
    if report.draft:
        click.echo(words("cli", lang)["draft"].format(host=report.host), err=True)
    if report.without_phone:
        click.echo(words("cli", lang)["no_phone"].format(names=", ".join(report.without_phone)), err=True)
    click.echo(words("cli", lang)["done"].format(site=out / "site", **report.figures()))


@main.command("check")
@guides_option
@host_option
@release_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="Cách in ra")
@click.option("--table", "tabled", is_flag=True, help="In thêm bảng: mỗi bài mấy bước, mấy hình, câu dài bao nhiêu, mấy nguồn")
@lang_option
def check_command(guides: Path, host: str | None, release: bool, form: str, tabled: bool, lang: str) -> None:
    """Soát mọi bài, in ra mọi lỗi một lần, không ghi gì."""
    job = Job(today=today(), guides=guides, host=host, release=release)
    handbook, _, warnings = read(job)
    show(warnings, form, lang)
    if form == "text":
        if tabled:
            click.echo(table(handbook, lang))
        click.echo(summary(handbook, lang), err=True)
        click.echo(words("cli", lang)["clean"].format(warnings=len(warnings)), err=True)


@main.command("new")
@click.argument("code", type=click.IntRange(101, 999))
@click.argument("title")
@guides_option
@lang_option
def new_command(code: int, title: str, guides: Path, lang: str) -> None:
    """Tạo tệp cho một bài mới, sẵn các mục để điền."""
    said = words("cli", lang)
    title = title.strip()
    if not 0 < len(title) <= LONGEST_TITLE or len(title.splitlines()) > 1:
        raise click.UsageError(said["new_title"].format(limit=LONGEST_TITLE))
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


main.add_command(codes)
main.add_command(serve_command)
main.add_command(sign_command)
main.add_command(pack_command)
main.add_command(verify_command)
main.add_command(update_command)
