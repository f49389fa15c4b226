"""Which copy is meant by a path on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from generator.pack import NAME
from generator.stick.sums import FILE


def must_exist(path: Path, said: Mapping[str, str]) -> None:
    """Wrong usage where there is nothing at this path, or nothing that can be read to its end."""
    if not path.exists():
        raise click.UsageError(said["nothing"].format(path=path))
    if not (path.is_file() or path.is_dir()):
        raise click.UsageError(said["not_a_file"].format(path=path))


def newest(path: Path, said: Mapping[str, str]) -> Path:
    """The zip that was packed last, for the folder that `sotay pack` writes into, whose zips carry a date and a digest; else the path."""
    packed = () if not path.is_dir() or (path / FILE).exists() else tuple(path.glob(f"{NAME}-*.zip"))
    if not packed:
        return path
    last = max(packed, key=lambda each: (each.stat().st_mtime_ns, each.name))
    click.echo(said["newest"].format(path=last))
    return last
