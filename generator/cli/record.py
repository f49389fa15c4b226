"""`sotay record`: a script to read from, and the sounds that come back. Which sound belongs to which sentence is decided in record/."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import click

from generator.asked import PROJECT
from generator.cli.shared import Commands, WrongUsageError, guides_option, lang_option, out_folder, today
from generator.cli.typed import lesson_codes
from generator.disk import disk
from generator.disk.working_folder import shares_lessons
from generator.guide.handbook import Handbook
from generator.guide.recording import FOLDER, LANGUAGES, MOST_BYTES, MOST_SECONDS, Language, Recordings
from generator.guide.source import read
from generator.guide.validate import validated
from generator.job import Job, read_guides
from generator.problems import shown
from generator.record.script import FILE as SCRIPT
from generator.record.script import script
from generator.record.session import FILE, Session, dumped, joined, loaded, replaced, session
from generator.record.take import Taken, Told, is_sound, stem, take
from generator.words import words

_MOST_TAKEN = 50_000_000
"""Bytes of a file that is looked at: what is larger is told as too large."""


@click.group("record", cls=Commands)
def record() -> None:
    """Ghi âm các bài: in tờ để đọc, rồi nhận tệp âm thanh về."""


@record.command("script")
@click.argument("codes", metavar="103,502")
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default="vie",
    show_default=True,
    help="; ".join(f"{code}: {name}" for code, name in LANGUAGES.items()),
)
@click.option("--whole", is_flag=True, help="Mỗi bài một tệp, không tách từng bước")
@click.option("--again", is_flag=True, help="Cả những câu đã có bản ghi")
@out_folder("build/ghi-am", "Thư mục của phiên ghi")
@guides_option
@lang_option
def script_command(codes: str, language: Language, whole: bool, again: bool, out: Path, guides: Path, lang: str) -> None:
    """Làm tờ để đọc khi ghi âm các bài này."""
    said = words("cli", lang)["record"]
    handbook = _handbook(guides, lang)
    wanted = lesson_codes(codes, lang)
    for code in wanted:
        if code not in handbook.files:
            raise WrongUsageError(said["no_lesson"].format(code=code, known=", ".join(map(str, sorted(handbook.files)))))
    made = session(handbook, list(dict.fromkeys(wanted)), language, whole=whole, again=again)
    if made is None:
        click.echo(said["nothing"].format(language=LANGUAGES[language]))
        return
    note = dumped(_with_those_before(made, out, lang))
    disk.write_file(out / SCRIPT, script(handbook, made))
    disk.write_file(out / FILE, note)
    click.echo(said["done"].format(file=out / SCRIPT, count=len(made.pieces), language=LANGUAGES[language], out=out))


def _with_those_before(made: Session, out: Path, lang: str) -> Session:
    """The session, and what its folder was waiting for already. Refused where a sound that lies there would find another sentence."""
    said = words("cli", lang)["record"]
    raw = disk.read_file(out / FILE)
    if raw is None:
        return made
    before = loaded(raw, str(out / FILE))
    if before.language != made.language:
        raise WrongUsageError(said["other"].format(out=out, language=LANGUAGES[before.language]))
    there = {stem(name): name for name in disk.names(out) if is_sound(name)}
    old = [each.stem for each in replaced(before, made) if each.stem in there]
    if old:
        raise WrongUsageError(said["stale"].format(out=out, files=", ".join(shown(there[each]) for each in old)))
    return joined(before, made)


@record.command("take")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@guides_option
@lang_option
def take_command(folder: Path, guides: Path, lang: str) -> None:
    """Nhận các tệp âm thanh của một phiên ghi về sổ tay."""
    said = words("cli", lang)["record"]
    raw = disk.read_file(folder / FILE)
    if raw is None:
        raise WrongUsageError(said["no_session"].format(file=folder / FILE))
    made = loaded(raw, str(folder / FILE))
    handbook = _handbook(guides, lang)
    for code in {piece.code for piece in made.pieces} - handbook.files.keys():
        raise WrongUsageError(said["no_lesson"].format(code=code, known=", ".join(map(str, sorted(handbook.files)))))
    there = [name for name in disk.names(folder) if "/" not in name]
    found = disk.read_files(folder, there, most=_MOST_TAKEN)
    taken = take(handbook, made, found, _before(guides, {piece.code for piece in made.pieces}))
    _write(taken, guides)
    for each in taken.told:
        click.echo(_sentence(each, said))
    for name in taken.unknown:
        click.echo(said["unknown"].format(file=shown(name)))
    count = Counter("taken" if each.outcome in ("taken", "older") else each.outcome for each in taken.told)
    bad = len(taken.told) - count["taken"] - count["missing"]
    click.echo(said["summary"].format(taken=count["taken"], missing=count["missing"], bad=bad, folder=folder))
    if bad:
        raise click.exceptions.Exit(1)


def _handbook(guides: Path, lang: str) -> Handbook:
    if shares_lessons(guides):
        raise WrongUsageError(words("cli", lang)["record"]["shared"].format(shared=PROJECT / "guides", folder=guides.absolute()))
    return read_guides(Job(today=today(), guides=guides))[0]


def _before(guides: Path, codes: set[int]) -> dict[int, Recordings]:
    """The lists that there are; those of guides without errors."""
    found = {}
    for code in codes:
        file = guides / f"{FOLDER}{code}.yml"
        node = read(str(file), disk.read_file(file) or b"").node
        listed = validated(Recordings, node)[0] if node else None
        if listed:
            found[code] = listed
    return found


def _write(taken: Taken, guides: Path) -> None:
    """Sounds first, then the lists that name them, and last what no list names any more: cut short, nothing is lost."""
    for name, content in sorted(taken.files.items(), key=lambda each: each[0].endswith(".yml")):
        disk.write_lasting(guides / name, content)
    for name in taken.gone:
        disk.remove(guides / name)


def _sentence(each: Told, said: dict[str, str]) -> str:
    seconds = MOST_SECONDS["step" if each.piece.step else "lesson"]
    blanks = {"stem": each.piece.stem, "file": shown(each.file), "number": each.number}
    return said[each.outcome].format(**blanks, seconds=seconds, kilobytes=MOST_BYTES // 1000)
