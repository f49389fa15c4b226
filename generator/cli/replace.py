"""`sotay replace`: a sentence of a shared lesson in the commune's own words. Parse, call, print; what becomes of one when the shared
lesson changes is decided in guide/standing.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.cli.shared import Commands, WrongUsageError, guides_option, lang_option, today
from generator.cli.typed import one_line
from generator.disk import disk
from generator.guide.handbook import code_of
from generator.guide.kinds import LESSON_FILE, schema_line
from generator.guide.own import REPLACE, is_own
from generator.guide.reading import commune_of
from generator.guide.replacement import FORMS, Replacement
from generator.guide.rewrite import LayoutError, rewritten_entry, with_entry
from generator.guide.source import Fields, Items, Node, read
from generator.guide.standing import Standing, binding, replaceable, standings
from generator.job import guides_in
from generator.problems import Place, shown
from generator.words import words

_sentence = one_line(400)
"""Reads words as a guide takes them (base.Text)."""

_TO = "replace"
_code = click.argument("code", type=click.IntRange(101, 999))


@click.group("replace", cls=Commands)
def replace() -> None:
    """Nói câu của bài dùng chung bằng lời của xã, ghi ở replace.yml; câu chung đổi thì giữ hay thôi."""


@replace.command("list")
@click.argument("code", type=click.IntRange(101, 999), required=False)
@guides_option
@lang_option
def list_(code: int | None, guides: Path, lang: str) -> None:
    """Kể các ô thay được của bài CODE và câu đang có; không ghi CODE thì kể những lời xã đã thay."""
    folder = _Folder.of(guides, lang)
    if code is not None:
        for path, text in sorted(replaceable(folder.lesson(code)).items(), key=lambda each: _order(each[0])):
            click.echo(f"{path:24}{shown(text)}")
        return
    for number, (entry, standing) in folder.standing().items():
        state = folder.said["states"][standing.kind].format(at=standing.at)
        click.echo(f"{number + 1:3}. {entry.lesson} {entry.field}: {state}\n     {shown(entry.words)}")
    if not folder.entries:
        click.echo(folder.said["empty"])


@replace.command("new")
@_code
@click.argument("field")
@click.option("--words", "own", callback=_sentence, help="Lời của xã; không ghi thì điền sau trong tệp")
@click.option("--why", callback=_sentence, help="Vì sao xã nói khác; không ghi thì điền sau trong tệp")
@guides_option
@lang_option
def new(code: int, field: str, own: str | None, why: str | None, guides: Path, lang: str) -> None:
    """Bắt đầu thay câu ở ô FIELD của bài CODE, ví dụ: 103 steps.2.do."""
    folder = _Folder.of(guides, lang)
    lesson = folder.lesson(code)
    text = folder.text(lesson, code, field)
    bound = {"shared": text, "digest": binding(code, field, lesson)}
    click.echo(folder.said["shared"].format(text=shown(text)))
    known = folder.number(code, field)
    if known is not None:
        if folder.entries[known].digest is not None:
            folder.refuse("there", code=code, field=field)
        folder.write(partial(rewritten_entry, to=_TO, number=known, values=bound))
        click.echo(folder.said["bound"].format(file=folder.file))
        return
    values = {"lesson": str(code), "field": field, "words": own or text, "why": why or "", **bound}
    folder.write(partial(with_entry, to=_TO, values=values))
    click.echo(folder.said["written" if own and why else "new"].format(file=folder.file, code=code, field=field))


@replace.command("keep")
@_code
@click.argument("field")
@click.option("--at", metavar="Ô", help="Ô mà câu ấy nay nằm ở đó, khi bài đã đổi nhiều")
@guides_option
@lang_option
def keep(code: int, field: str, at: str | None, guides: Path, lang: str) -> None:
    """Giữ lời của xã ở ô FIELD của bài CODE, thay câu dùng chung như bây giờ."""
    folder = _Folder.of(guides, lang)
    lesson, number = folder.lesson(code), folder.wanted(code, field)
    now = at or folder.standing()[number][1].at
    if now is None:
        folder.refuse("no_place", code=code, field=field)
    if now != field and folder.number(code, now) is not None:
        folder.refuse("there", code=code, field=now)
    text = folder.text(lesson, code, now)
    values = {"field": now, "shared": text, "digest": binding(code, now, lesson)}
    folder.write(partial(rewritten_entry, to=_TO, number=number, values=values))
    click.echo(folder.said["kept"].format(code=code, field=now, text=shown(text)))


@replace.command("drop")
@_code
@click.argument("field")
@guides_option
@lang_option
def drop(code: int, field: str, guides: Path, lang: str) -> None:
    """Thôi dùng lời của xã ở ô FIELD của bài CODE; lời ấy vẫn giữ trong tệp."""
    folder = _Folder.of(guides, lang)
    number = folder.wanted(code, field)
    entry = folder.entries[number]
    reason = {} if entry.why else {"why": folder.said["no_why"]}  # begun and never filled in: not to be mended any more
    folder.write(partial(rewritten_entry, to=_TO, number=number, values={**reason, "dropped": today().isoformat()}))
    own = shown(entry.words)
    click.echo(folder.said["dropped"].format(code=code, field=field, file=folder.file, words=own))


@dataclass(frozen=True, slots=True)
class _Folder:
    """The guides that the commands work on. `entries` are the replacements that are not dropped, by their number in the file, also those
    that have yet to be filled in."""

    guides: Path
    files: disk.Files
    entries: Mapping[int, Replacement]
    said: Mapping[str, Any]

    @classmethod
    def of(cls, guides: Path, lang: str) -> _Folder:
        """WrongUsageError for a replace.yml that cannot be read."""
        files, _ = guides_in(guides)
        said = words("cli", lang)["replace"]
        node = read(REPLACE, files[REPLACE]).node if files.get(REPLACE, b"").strip() else Fields(Place(REPLACE))
        items = node.get(_TO) if isinstance(node, Fields) else None
        if not isinstance(node, Fields) or isinstance(items, Fields):
            raise WrongUsageError(said["unreadable"].format(file=guides / REPLACE))
        records = items.nodes if isinstance(items, Items) else []
        found = {number: _told(each) for number, each in enumerate(records) if isinstance(each, Fields)}
        return cls(guides, files, {number: each for number, each in found.items() if each and not each.dropped}, said)

    @property
    def file(self) -> Path:
        """Where the replacements lie."""
        return self.guides / REPLACE

    def refuse(self, why: str, **blanks: object) -> NoReturn:
        """Wrong usage, in one sentence."""
        raise WrongUsageError(self.said[why].format(**{"file": self.file, **blanks}))

    def lesson(self, code: int) -> Node:
        """A shared lesson as it is written. WrongUsageError where there is none, or one of which nothing can be replaced."""
        name = next((each for each in self.files if LESSON_FILE.fullmatch(each) and code_of(each) == code), None)
        if name is None:
            self.refuse("no_lesson", code=code)
        if is_own(name):
            self.refuse("own", code=code, file=self.guides / name)
        commune = commune_of(self.files)
        if commune and commune.alarm == code:
            self.refuse("alarm", code=code)
        node = read(name, self.files[name]).node
        if not isinstance(node, Fields):
            self.refuse("unreadable", file=name)
        return node

    def text(self, lesson: Node, code: int, field: str) -> str:
        """The shared sentence of a field. WrongUsageError where there is none that can be replaced."""
        text = replaceable(lesson).get(field)
        if text is None:
            self.refuse("no_field", code=code, field=shown(field[:60]))
        return text

    def number(self, code: int, field: str) -> int | None:
        """Which entry of the file replaces a field."""
        return next((number for number, each in self.entries.items() if (each.lesson, each.field) == (code, field)), None)

    def wanted(self, code: int, field: str) -> int:
        """The same. WrongUsageError where there is none."""
        number = self.number(code, field)
        if number is None:
            self.refuse("none", code=code, field=shown(field[:60]))
        return number

    def standing(self) -> dict[int, tuple[Replacement, Standing]]:
        """What became of the sentence of each entry."""
        found: dict[int, tuple[Replacement, Standing]] = {}
        for code in {each.lesson for each in self.entries.values()}:
            mine = {number: each for number, each in self.entries.items() if each.lesson == code}
            name = next((each for each in self.files if LESSON_FILE.fullmatch(each) and code_of(each) == code), None)
            told = standings(tuple(mine.values()), read(name, self.files[name]).node if name else None)
            found |= {number: (each, standing) for (number, each), standing in zip(mine.items(), told, strict=True)}
        return dict(sorted(found.items()))

    def write(self, change: Callable[[bytes], bytes]) -> None:
        """Change the file, which need not be there yet. WrongUsageError for a layout that cannot be changed without spoiling it."""
        raw = self.files.get(REPLACE) or f"{schema_line(REPLACE)}\n".encode()
        try:
            disk.write_file(self.file, change(raw))
        except LayoutError:
            self.refuse("layout")


def _told(record: Fields) -> Replacement | None:
    """An entry as far as it is filled in; None for one that does not say which field it is about."""
    told: dict[str, Any] = {name: record.text(name) for name in Replacement.model_fields}
    code, field = told["lesson"] or "", told["field"]
    if not (code.isascii() and code.isdecimal() and field):
        return None
    return Replacement.model_construct(**{**told, "lesson": int(code), "words": told["words"] or ""})


def _order(path: str) -> tuple[int, str, int]:
    """As a lesson is read: all of one step, then all of the next."""
    before, _, after = path.partition(".")
    first = next(number for number, form in enumerate(FORMS) if form.partition(".")[0] == before)
    number = after.partition(".")[0]
    rest = FORMS.index(re.sub(r"\d+", "#", path))
    return (first, number if number.isdecimal() else "", rest)
