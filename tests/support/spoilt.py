"""What can become of something that is kept on a disk, a place at a time. Each takes the file and another of its kind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

Spoil = Callable[[Path, Path], None]


def _changed(change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(entry: Path, _other: Path) -> None:
        entry.write_bytes(change(entry.read_bytes()))

    return spoil


def _flipped(at: Callable[[bytes], int]) -> Spoil:
    """One bit of the byte at a place."""

    def flip(kept: bytes) -> bytes:
        place = min(at(kept), len(kept) - 1)
        return kept[:place] + bytes([kept[place] ^ 8]) + kept[place + 1 :]

    return _changed(flip)


def _second_line(kept: bytes) -> int:
    return kept.index(b"\n") + 3


def _of_another(entry: Path, other: Path) -> None:
    entry.write_bytes(other.read_bytes())


def _replaced(by: Callable[[Path], object]) -> Spoil:
    def spoil(entry: Path, _other: Path) -> None:
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        by(entry)

    return spoil


def _loop(entry: Path) -> None:
    entry.symlink_to(entry)


SPOILS: dict[str, Spoil] = {
    "a digit of the checksum": _flipped(lambda _: 5),
    "the end of the checksum's line": _flipped(lambda kept: kept.index(b"\n")),
    "the first line of what is kept": _flipped(_second_line),
    "its middle": _flipped(lambda kept: len(kept) // 2),
    "its last byte": _flipped(len),
    "no checksum": _changed(lambda kept: kept.partition(b"\n")[2]),
    "cut in the checksum": _changed(lambda kept: kept[:30]),
    "cut after the checksum": _changed(lambda kept: kept[: kept.index(b"\n") + 1]),
    "cut in the middle": _changed(lambda kept: kept[: len(kept) // 2]),
    "cut by a byte": _changed(lambda kept: kept[:-1]),
    "longer by a byte": _changed(lambda kept: kept + b"\n"),
    "empty": _changed(lambda _kept: b""),
    "zeros, as after a power cut": _changed(lambda kept: bytes(len(kept))),
    "another's": _of_another,
    "a folder": _replaced(lambda entry: (entry / "x").mkdir(parents=True)),
    "a pipe": _replaced(os.mkfifo),
    "a link to itself": _replaced(_loop),
    "a dead link": _replaced(lambda entry: entry.symlink_to("nowhere")),
}
"""By what is wrong then. Nobody may read the last ones (who is root may read everything else)."""


def spoil_all(cache: Path, ways: list[Spoil]) -> list[Path]:
    """Spoil every entry of every kind below the folder of the caches, in one way after the other; gives them."""
    spoilt: list[Path] = []
    for kind in sorted(path for path in cache.iterdir() if path.is_dir()):
        entries = sorted(kind.iterdir())
        for number, entry in enumerate(entries):
            other, way = entries[(number + 1) % len(entries)], ways[len(spoilt) % len(ways)]
            if way is _of_another and (other == entry or not other.is_file()):
                way = SPOILS["empty"]
            way(entry, other)
            spoilt.append(entry)
    return spoilt
