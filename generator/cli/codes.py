"""`sotay codes`: the register of printed codes. Parse, call, print; what may stand in the register is decided in guide/register.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path

import click

from generator.address import Site
from generator.cli.shared import Commands, WrongUsageError, guides_option, host_option, lang_option, out_folder, site_address, today
from generator.cli.typed import one_line
from generator.deploy import redirects
from generator.disk import disk
from generator.guide.commune import is_below
from generator.guide.handbook import Handbook
from generator.guide.load import load_register
from generator.guide.register import FILE, MOST_NOTE, PrintedCode, Register, appended, dumped
from generator.job import Job, read_guides, read_register
from generator.words import words
from generator.words.dates import date_in_words

_UNSEALED = "0" * 16

_sentence = one_line(MOST_NOTE)
"""Reads a note as the register takes it."""


@click.group("codes", cls=Commands)
def codes() -> None:
    """Sổ đăng ký số bài đã in: tờ giấy đã phát thì số bài phải mở được mãi."""


@codes.command("lock")
@click.argument("code", type=click.IntRange(101, 999))
@click.option("--note", required=True, callback=_sentence, help="In bao nhiêu, phát ở đâu, ví dụ “200 tờ, thôn 3”")
@guides_option
@host_option
@lang_option
def lock(code: int, note: str, guides: Path, host: str | None, lang: str) -> None:
    """Ghi một đợt in của bài CODE."""

    def entry(handbook: Handbook, site: Site) -> PrintedCode:
        _lesson_or_stop(handbook, code, lang)
        return _entry(handbook, site, code, "printed", note)

    _append(guides, host, lang, entry)


@codes.command("move")
@click.argument("code", type=click.IntRange(101, 999))
@click.option("--why", required=True, callback=_sentence, help="Vì sao số này nay nói về việc khác, hoặc bài được dùng lại")
@guides_option
@host_option
@lang_option
def move(code: int, why: str, guides: Path, host: str | None, lang: str) -> None:
    """Ghi rằng số CODE từ nay có tên tệp mới."""

    def entry(handbook: Handbook, site: Site) -> PrintedCode:
        _lesson_or_stop(handbook, code, lang)
        return _entry(handbook, site, code, "moved", why)

    _append(guides, host, lang, entry, forgive={"SO408", "SO412"})


@codes.command("withdraw")
@click.argument("code", type=click.IntRange(101, 999))
@click.option("--why", required=True, callback=_sentence, help="Vì sao rút, bà con sẽ đọc câu này")
@click.option("--instead", type=click.IntRange(101, 999), help="Bài nên học thay")
@guides_option
@host_option
@lang_option
def withdraw(code: int, why: str, instead: int | None, guides: Path, host: str | None, lang: str) -> None:
    """Rút bài CODE đã in; trang của nó còn lại một lời nhắn và chỉ đường."""

    def entry(handbook: Handbook, site: Site) -> PrintedCode:
        last = handbook.register.now().get(code)
        if last is None:
            raise click.UsageError(words("cli", lang)["codes"]["never_printed"].format(code=code))
        if instead is not None:
            _lesson_or_stop(handbook, instead, lang)
        told = {"event": "withdrawn", "note": why, "instead": instead, "date": site.today, "seal": _UNSEALED}
        return PrintedCode.model_validate(last.model_dump() | told)

    _append(guides, host, lang, entry, forgive={"SO407", "SO412", "SO413"})


@codes.command("list")
@guides_option
@lang_option
def list_(guides: Path, lang: str) -> None:
    """Kể các số đã in: in lần đầu ngày nào, phát ở đâu."""
    said = words("cli", lang)["codes"]
    register = read_register(guides)
    for code, now in register.now().items():
        click.echo(f"{code}  {now.address}  {now.title}")
        for entry in register.entries:
            if entry.code == code:
                click.echo(f"     {date_in_words(entry.date)}  {said['events'][entry.event]}: {entry.note}")
    if not register.entries:
        click.echo(said["empty"])


@codes.command("check")
@guides_option
@host_option
@lang_option
def check(guides: Path, host: str | None, lang: str) -> None:
    """Soát: mỗi số đã in còn trang, còn đúng bài, còn đúng địa chỉ."""
    handbook, _, _ = read_guides(Job(today=today(), guides=guides, host=host))
    click.echo(words("cli", lang)["codes"]["sound"].format(count=len(handbook.register.now())))


@codes.command("host")
@click.argument("address", callback=site_address)
@click.option("--why", callback=_sentence, help="Vì sao dời trang; có câu này thì mới ghi vào sổ")
@click.option("--above", callback=site_address, metavar="URL", help="Sổ tay chung, khi trang của xã dời xuống dưới địa chỉ ấy")
@out_folder("build/doi-dia-chi", "Nơi ghi phần chuyển hướng")
@guides_option
@lang_option
def host(address: str, why: str | None, above: str | None, out: Path, guides: Path, lang: str) -> None:
    """Dời trang sang ADDRESS: kể mã nào trên giấy sẽ hỏng, ghi phần máy chủ cũ phải chuyển hướng."""
    said = words("cli", lang)["codes"]
    handbook, old, _ = read_guides(Job(today=today(), guides=guides))
    if above and not is_below(address, above):
        raise WrongUsageError(said["not_below"].format(host=address, above=above))
    new = Site(address, old.today, above, handbook.own) if above else Site(address, old.today)
    if new.is_draft:
        raise click.UsageError(said["draft"].format(host=new.host))
    printed = {code: entry.address for code, entry in handbook.register.now().items() if entry.address != new.url(code)}
    for code, was in printed.items():
        click.echo(said["breaks"].format(code=code, was=was, now=new.url(code)))
    count = disk.write_folder(redirects.redirects(old.host, {code: new.url(code) for code in printed}), out)
    click.echo(said["redirects"].format(count=count, out=out))
    if why is None:
        click.echo(said["host_dry"].format(address=new.host))
        return
    register = handbook.register
    for entry in handbook.register.now().values():
        if entry.code in printed and entry.event != "withdrawn":
            register = appended(register, _entry(handbook, new, entry.code, "moved", why))
        elif entry.code in printed:
            register = appended(register, entry.model_copy(update={"address": new.url(entry.code), "date": new.today}))
    _write(guides, register)
    _set_host(guides / "commune.yml", new)
    click.echo(said["host_done"].format(address=new.host))


def _lesson_or_stop(handbook: Handbook, code: int, lang: str) -> None:
    if code not in handbook.files:
        raise click.UsageError(words("cli", lang)["codes"]["no_lesson"].format(code=code))


def _entry(handbook: Handbook, site: Site, code: int, event: str, note: str) -> PrintedCode:
    """A new entry on a lesson as it is now, still without its seal."""
    told = {"code": code, "event": event, "date": site.today, "address": site.url(code), "note": note, "seal": _UNSEALED}
    return PrintedCode.model_validate(told | {"title": handbook.lesson(code).title, "subject": handbook.subject(code)})


def _append(
    guides: Path, host: str | None, lang: str, entry: Callable[[Handbook, Site], PrintedCode], *, forgive: Collection[str] = ()
) -> None:
    """Add an entry to the register of guides that are otherwise in order; `forgive` names the problems that the entry settles."""
    handbook, site, _ = read_guides(Job(today=today(), guides=guides, host=host, release=True), forgive=frozenset(forgive))
    made = entry(handbook, site)
    register = appended(handbook.register, made)
    _write(guides, register)
    told = words("cli", lang)["codes"]
    click.echo(told["written"].format(code=made.code, event=told["events"][made.event], file=guides / FILE))
    if site.host != handbook.commune.host:
        click.echo(told["other_host"].format(host=site.host, written=handbook.commune.host, file=guides / "commune.yml"), err=True)


def _write(guides: Path, register: Register) -> None:
    """Raises GuideError, with nothing written, for a register that the check would refuse: a note may hold what cannot be printed."""
    content = dumped(register)
    load_register({FILE: content}, where=guides.name)
    disk.write_lasting(guides / FILE, content)


def _set_host(file: Path, site: Site) -> None:
    """Change the lines of commune.yml that say where the site lies; its comments stay."""
    text = re.sub(r"(?m)^above:.*\n", "", (disk.read_file(file) or b"").decode())
    lines = f"host: {site.host}" + (f"\nabove: {site.above}" if site.above else "")
    disk.write_lasting(file, re.sub(r"(?m)^host:.*$", lines, text, count=1).encode())
