"""Which copy is meant by a path on the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from generator.cli.keys import told
from generator.disk import disk
from generator.disk.working_folder import here, lessons, project, standing
from generator.guide.commune import KEY
from generator.job import key_of
from generator.pack import LAST, NAME
from generator.problems import shown
from generator.stick.signed import Signed
from generator.stick.sums import FILE
from generator.words import words


def must_exist(path: Path, said: Mapping[str, str]) -> None:
    """Wrong usage where there is nothing at this path, or nothing that can be read to its end."""
    if not path.exists():
        raise click.UsageError(said["nothing"].format(path=path))
    if not (path.is_file() or path.is_dir()):
        raise click.UsageError(said["not_a_file"].format(path=path))


def _a_key(context: click.Context, _option: click.Parameter, typed: str | None) -> str | None:
    """The public key as typed, refused in one sentence where it is none."""
    if typed is None:
        return None
    key = "".join(typed.split())
    if not re.fullmatch(KEY, key):
        raise click.UsageError(words("cli", context.params["lang"])["keys"]["no_public"].format(value=shown(typed)))
    return key


key_option = click.option("--key", metavar="RW…", callback=_a_key, help="Khóa công khai của xã, thay cho khóa ghi trong commune.yml")
unsigned_option = click.option("--unsigned", is_flag=True, help="Nhận cả bản không ký, dù xã có khóa")


def known_key(typed: str | None) -> str | None:
    """The key by which a copy is judged: the one typed, else that of the project one stands in. Raises GuideError."""
    return typed or (key_of(lessons(here())) if project(standing()) else None)


def who_signed(by: Signed | None, key: str | None, lang: str) -> str:
    """What is known of a good copy's signature. Where no key is known, whose it is must be compared with paper."""
    said = words("cli", lang)["signed"]
    if by is None:
        return str(said["nobody"])
    known = said["by_commune" if key else "by_somebody"].format(number=by.number, version=by.version)
    return known if key else f"{known}\n{told(by.key, lang)}"


def newest(path: Path, said: Mapping[str, str]) -> Path:
    """The zip that was packed last, for the folder that `sotay pack` writes into, whose zips carry a date and a digest; else the path.

    Which one that is has been noted; where it is gone, times of files tell.
    """
    packed = () if not path.is_dir() or (path / FILE).exists() else tuple(path.glob(f"{NAME}-*.zip"))
    if not packed:
        return path
    noted = (disk.read_file(path / LAST) or b"").decode(errors="replace")
    last = max(packed, key=lambda each: (each.name == noted, each.stat().st_mtime_ns, each.name))
    click.echo(said["newest"].format(path=last))
    return last
