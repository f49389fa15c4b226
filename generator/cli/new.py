"""`sotay new`: a lesson's file, ready to fill."""

from __future__ import annotations

from pathlib import Path

import click

from generator.asked import PROJECT
from generator.cli.shared import Command, guides_option, lang_option, today
from generator.disk import disk
from generator.disk.working_folder import shares_lessons
from generator.guide.new_lesson import LONGEST_TITLE, new_lesson, read_topics, slug
from generator.guide.own import FIRST_NUMBER, LESSONS
from generator.words import words


@click.command("new", cls=Command)
@click.argument("code", type=click.IntRange(101, 999))
@click.argument("title")
@guides_option
@lang_option
def new_command(code: int, title: str, guides: Path, lang: str) -> None:
    """Tạo tệp cho một bài mới, sẵn các mục để điền."""
    said = words("cli", lang)
    shared = shares_lessons(guides)
    if shared and code % 100 < FIRST_NUMBER:
        own = {"first": code // 100 * 100 + FIRST_NUMBER, "last": code // 100 * 100 + 99}
        raise click.UsageError(said["new_shared"].format(shared=PROJECT / "guides", folder=guides.absolute(), **own))
    title = title.strip()
    if not 0 < len(title) <= LONGEST_TITLE or len(title.splitlines()) > 1:
        raise click.UsageError(said["new_title"].format(limit=LONGEST_TITLE))
    taken = list(guides.glob(f"*/{code}-*.yml"))
    if taken:
        raise click.UsageError(said["new_exists"].format(code=code, file=taken[0]))
    topics = read_topics(disk.read_file((PROJECT / "guides" if shared else guides) / "topics.yml") or b"")
    topic = next((topic for topic in topics if topic.digit == code // 100), None)
    if topic is None:
        digits = ", ".join(str(topic.digit) for topic in topics)
        raise click.UsageError(said["new_no_topic"].format(digit=code // 100, digits=digits))
    of_topic = next(guides.glob(f"{topic.digit}-*"), guides / f"{topic.digit}-{slug(topic.name)}")
    folder = guides / LESSONS if shared else of_topic
    path = folder / f"{code}-{slug(title)}.yml"
    disk.write_lasting(path, new_lesson(code, title, today()).encode())
    click.echo(said["new_done"].format(file=path))
