"""Guides that were read before, from what was noted of them then: a third of the work of reading their YAML anew.

Only of a guide in which nothing was wrong is anything noted, under a checksum over its bytes, its place and this program. What is read
so is the very same as what the YAML gives.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Protocol

from generator.guide.source import Entry, Fields, Items, Node, Scalar, Source, read, scalars
from generator.problems import Place
from generator.program import program


class Kept(Protocol):
    """What is kept from run to run, by name."""

    def get(self, name: str, /) -> bytes | None:
        """What was put under this name, if it can be believed."""

    def put(self, name: str, content: bytes, /) -> None:
        """Keep it."""


@dataclass(frozen=True, slots=True)
class KeptSources:
    """Reads guides as `source.read` does. `used` gathers the names of what is kept of them."""

    kept: Kept
    used: set[str] = field(default_factory=set)

    def read(self, file: str, raw: bytes) -> Source:
        """Read one guide. Never raises for its bytes; raises OSError (disk)."""
        name = hashlib.sha256(f"{program()} {file}\n".encode(errors="backslashreplace") + raw).hexdigest()
        self.used.add(name)
        noted = self.kept.get(name)
        if noted is not None:
            first_line, node = json.loads(noted)
            return Source(_from_noted(file, node), first_line, ())
        source = read(file, raw)
        if source.node is not None and not source.problems and not any(each.strange for each in scalars(source.node)):
            self.kept.put(name, json.dumps([source.first_line, _noted(source.node)], ensure_ascii=False, separators=(",", ":")).encode())
        return source


def _noted(node: Node) -> list[Any]:
    """Line, column, and then what a value, a list or fields hold: a text, a list, a mapping."""
    place = node.place
    if isinstance(node, Scalar):
        return [place.line, place.column, node.text, node.cut] if node.cut else [place.line, place.column, node.text]
    if isinstance(node, Items):
        return [place.line, place.column, [_noted(each) for each in node.nodes]]
    entries = {name: [each.key.line, each.key.column, _noted(each.node)] for name, each in node.entries.items()}
    return [place.line, place.column, entries]


def _from_noted(file: str, noted: list[Any]) -> Node:
    line, column, held, *cut = noted
    place = Place(file, line, column)
    if held is None or isinstance(held, str):
        return Scalar(place, held, *cut)
    if isinstance(held, list):
        return Items(place, [_from_noted(file, each) for each in held])
    entries = {name: Entry(Place(file, at, from_left), _from_noted(file, node)) for name, (at, from_left, node) in held.items()}
    return Fields(place, entries)
