"""The file of a lesson, or of messages to judge, for commands that change a few values: opened, changed, proven whole, then written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from generator.asked import PROJECT
from generator.cli.shared import WrongUsageError, today
from generator.cli.typed import one_line
from generator.disk import disk
from generator.disk.look import FolderEntry
from generator.disk.working_folder import shares_lessons
from generator.guide.checks.approvals import WITHOUT_WORDS
from generator.guide.handbook import Handbook
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.own import FIRST_NUMBER
from generator.guide.rewrite import LayoutError, Values, rewritten, rewritten_value
from generator.job import guides_in, judged
from generator.problems import GuideError, shown
from generator.words import words

plain_line = one_line(120)
"""Reads a document's name, a reason, an app's version: as long as every plain line of a guide may be (base.Line)."""

SCHEMES = "judge"
"""The folder of the messages to judge, inside the guides folder."""

_PEOPLES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_FORGIVEN = frozenset({WITHOUT_WORDS})
"""An approval without its words is what `sotay approve` settles, one lesson at a time."""


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson, or the messages to judge of one file, in guides without errors, and what is needed to judge a change of the file.

    `code` is what it is called on the command line: the lesson's number, or the file's name. `name` is the file's inside the folder.
    """

    handbook: Handbook
    record: Lesson | Scheme
    code: int | str
    name: str
    guides: Path
    files: disk.Files
    others: Mapping[str, FolderEntry]
    lang: str

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.guides / self.name

    def change(self, record: str, values: Values, more: tuple[Values, ...] = (), to: str = "") -> None:
        """Set values in one of its records and write the file, whole or not at all.

        Raises GuideError, with nothing written, where the guides would have an error then; WrongUsageError for a layout that cannot
        be changed without spoiling it; OSError.
        """
        self._write(record, partial(rewritten, record=record, values=values, more=more, to=to))

    def set(self, field: str, value: str) -> None:
        """Set a field that is one value; all else as `change`."""
        self._write(field, partial(rewritten_value, name=field, value=value))

    def _write(self, field: str, rewrite: Callable[[bytes], bytes]) -> None:
        said = words("cli", self.lang)["lesson_file"]
        try:
            content = rewrite(self.files[self.name])
        except LayoutError:
            raise WrongUsageError(said["layout"].format(file=self.path, record=field)) from None
        try:
            judged(self.guides, {**self.files, self.name: content}, self.others, today(), _FORGIVEN)
        except GuideError:
            click.echo(said["untouched"].format(file=self.path), err=True)
            raise
        disk.write_lasting(self.path, content)


def opened(guides: Path, typed: str, lang: str) -> LessonFile:
    """The file of a lesson by its number, or of messages to judge by the file's name.

    Raises GuideError for guides with errors, WrongUsageError where there is none of one's own.
    """
    said = words("cli", lang)["lesson_file"]
    code = int(typed) if typed.isascii() and typed.isdecimal() else 0
    if shares_lessons(guides) and code % 100 < FIRST_NUMBER:
        raise WrongUsageError(said["shared"].format(shared=PROJECT / "guides", folder=guides.absolute()))
    files, others = guides_in(guides)
    handbook = judged(guides, files, others, today(), _FORGIVEN)
    scheme = typed.removesuffix(".yml").rpartition("/")[2]
    if scheme in handbook.schemes:
        return LessonFile(handbook, handbook.schemes[scheme], scheme, f"{SCHEMES}/{scheme}.yml", guides, files, others, lang)
    if code not in handbook.files:
        near = [str(known) for known in handbook.files if known // 100 == code // 100] or list(map(str, handbook.files))
        known = sorted(near) if code else [*sorted(near), *handbook.schemes]
        raise WrongUsageError(said["no_lesson"].format(code=shown(typed[:40]), known=", ".join(known)))
    return LessonFile(handbook, handbook.lesson(code), code, handbook.files[code], guides, files, others, lang)


def past_day(context: click.Context, option: click.Parameter, given: str | None) -> datetime.date | None:
    """A day as files write it or as people do (1/12/2026), not later than today. Wrong usage ends in one sentence."""
    if given is None:
        return None
    said = words("cli", context.params["lang"])["lesson_file"]
    peoples = _PEOPLES.fullmatch(given.strip())
    typed = f"{peoples[3]}-{int(peoples[2]):02}-{int(peoples[1]):02}" if peoples else given.strip()
    try:
        day = datetime.date.fromisoformat(typed if re.fullmatch(r"\d{4}-\d\d-\d\d", typed, re.ASCII) else "")
    except ValueError:
        shown = "".join(char for char in given if char.isprintable())[:40]
        raise WrongUsageError(said["no_day"].format(option=option.opts[0], value=shown)) from None
    if day > today():
        raise WrongUsageError(said["future"].format(option=option.opts[0], value=day, today=today()))
    return day
