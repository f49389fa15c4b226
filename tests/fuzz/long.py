"""Guides filled to the brim: every entry of every list over and over, odd letters, no words at all. Which took too long to judge.

What takes seconds is seldom met by chance: a file must be large, and of one kind only.
"""

from __future__ import annotations

import os
import re
import sys
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from every_kind import every_kind
from good import ICONS
from refusals import TODAY, Folder, answer

from generator.guide.characters import MOST_BYTES
from generator.guide.drawn import font_letters
from generator.guide.kinds import model_of
from generator.guide.load import check
from generator.guide.source import MOST_VALUES

MOST_SECONDS = 1
"""Of the processor, for a handbook with one such file."""

_STUFF = {
    "list": b"- b\n", "names": b"a: b\n", "blank lines": b"\n", "brackets": b"[a],", "braces": b"{a: b}, ", "quotes": b"'a' ",
    "comments": b"# a\n", "hard spaces": "\u00a0a\n".encode(), "turned": "\u202ea\n".encode(), "tabs": b"\t", "pictures": "🙂".encode(),
    "marks": "a\u0301\u0323".encode(), "tags": b"!a ", "questions": b"? a\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """A file, how it was filled, and what became of it."""

    file: str
    how: str
    seconds: float
    problems: int
    broken: str = ""


def run() -> list[Filled]:
    """All of them; says each that took too long as it comes."""
    files = sorted(name for name in every_kind() if model_of(name))
    done: list[Filled] = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for told in pool.map(_file, files):
            done += told
            sys.stdout.write("".join(f"{each.file}, {each.how}: {each.broken}\n" for each in told if each.broken))
            slowest = max(told, key=lambda each: each.seconds)
            sys.stdout.write(f"{slowest.file}: {len(told)} ways, {slowest.how} took {slowest.seconds:.2f} s of processor\n")
            sys.stdout.flush()
    return done


def summary(done: list[Filled]) -> str:
    """A line for the end."""
    slowest = max(done, key=lambda each: each.seconds)
    return f"{len(done)} full files, {sum(bool(each.broken) for each in done)} broken; slowest {slowest.seconds:.2f} s: {slowest.file}\n"


def _file(name: str) -> list[Filled]:
    font_letters()  # read once: no guide's fault
    handbook = every_kind()
    return [_one(name, how, handbook | {name: content[:MOST_BYTES]}) for how, content in ways(handbook[name])]


def _one(name: str, how: str, files: dict[str, bytes]) -> Filled:
    seconds, problems = 0.0, 0
    try:
        began = time.process_time()
        problems = len(check(files, icons=ICONS, today=TODAY)[1])
        seconds = time.process_time() - began
        answer(Folder(files, {}, (name,)))
        broken = ""
    except Exception:
        broken = traceback.format_exc(limit=-4)
    return Filled(name, how, seconds, problems, broken or (f"{seconds:.2f} s" if seconds > MOST_SECONDS else ""))


def ways(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """How a file is filled, and with what."""
    for what, piece in _STUFF.items():
        yield f"{what} alone", piece * (MOST_BYTES // len(piece))
        yield f"{what} behind it", raw.rstrip(b"\n") + b"\n" + piece * ((MOST_BYTES - len(raw)) // len(piece))
    lines = raw.decode().splitlines(keepends=True)
    for start, line in enumerate(lines):
        if indent := re.match(r"( *)- ", line):
            yield from _again(lines, start, len(indent[1]))


def _again(lines: list[str], start: int, indent: int) -> Iterator[tuple[str, bytes]]:
    """An entry of a list over and over: as often as a file may be large, as often as it may have values, and each time another."""
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    entry, before, after = "".join(lines[start:end]), "".join(lines[:start]), "".join(lines[end:])
    largest = (MOST_BYTES - len("".join(lines).encode())) // len(entry.encode())
    fits = min(largest, (MOST_VALUES - 1_000) // (entry.count(":") + entry.count("- ")))
    last = entry.split()[-1]
    for how, entries in (
        (f"entry of line {start + 1}, {largest} times", [entry] * largest),
        (f"entry of line {start + 1}, {fits} times", [entry] * fits),
        (f"entry of line {start + 1}, others", [entry.replace(last, f"{last} x{number}", 1) for number in range(fits * 3 // 4)]),
    ):
        yield how, f"{before}{''.join(entries)}{after}".encode()
