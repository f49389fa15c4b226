"""What two machines have in common that make the same bytes of the same folder: sources, pages and shared guides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.disk import disk
from generator.disk.sums import sum_of
from generator.disk.working_folder import PROGRAM
from generator.guide.own import OWN

_PARTS = ("generator", "docs", "guides", "mkdocs.yml")
_MADE_BY = (".py", ".yml", ".yaml", ".css", ".js", ".html", ".j2", ".typ", ".svg")


def digest_of_program() -> str:
    """One checksum over all of it. Not `program.program`, which is of one machine, with all that is installed there."""
    return sum_of(dict(_sources()))


def _sources() -> Iterator[tuple[str, bytes]]:
    package = Path(__file__).parents[1]
    for part in _PARTS:
        place = package if part == "generator" else PROGRAM / part
        files = {"": disk.read_file(place) or b""} if place.is_file() else disk.read_folder(place, suffix=_MADE_BY)
        shared = {
            name: content for name, content in files.items() if not name.startswith("bundled/") and not (part == "guides" and name in OWN)
        }
        for name, content in sorted(shared.items()):
            yield f"{part}/{name}", content
