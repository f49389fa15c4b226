"""Every field of text in every guide, found from the models: where it stands, and the guides with something else in it.

A field that a guide may have and has not is put in, so that a new one is tried without a word here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

import yaml

from generator.guide.kinds import model_of
from generator.guide.screen import Element
from generator.guide.shape import Shape, plain_kind, shape_of
from generator.guide.source import Fields, Items, Node, Scalar, read
from generator.problems import Place

_PLACE = "\0"
"""Stands for the words in a field that is put in."""

_SOMEBODY = "cong-an-xa"
"""For what a field needs besides its words: mostly the unit to ask."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A value in a guide. `slot` is record and field (`Lesson.title`), `kind` its annotated type, `said` what stands there now.

    It fills the file from `start` to `end`, between the words `before` and `after`, which a field has that is not there yet.
    """

    file: str
    slot: str
    kind: Any
    start: int
    end: int
    said: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Guides with words in their fields, and where each of these fields stands now: its line, its first and its last column."""

    files: Mapping[str, bytes]
    spots: Mapping[TextField, tuple[int, int, int]]

    def at(self, place: Place) -> list[TextField]:
        """The field that a place is in; where it is in none, all of that line."""
        here = {field: spot for field, spot in self.spots.items() if (f"guides/{field.file}", spot[0]) == (place.file, place.line)}
        inside = [field for field, (_, first, last) in here.items() if first <= place.column <= last]
        return inside or list(here)


def text_fields(files: Mapping[str, bytes]) -> list[TextField]:
    """All of them, in the order of the files."""
    found: list[TextField] = []
    for name, raw in sorted(files.items()):
        model = model_of(name)
        if model:
            source = read(name, raw)
            assert source.node is not None, source.problems
            found += _Walk(name, raw.decode()).fields(source.node, shape_of(model))
    return found


def filled(files: Mapping[str, bytes], said: Mapping[TextField, str]) -> Filled:
    """The guides with these words in these fields, each in double quotes with what YAML wants escaped."""
    made, spots = dict(files), dict[TextField, tuple[int, int, int]]()
    for name in {field.file for field in said}:
        text, at, done = files[name].decode(), 0, ""
        for field in sorted((each for each in said if each.file == name), key=lambda each: (each.start, each.end)):
            done += text[at : field.start] + field.before
            first = len(done) - done.rfind("\n")
            spots[field] = (done.count("\n") + 1, first, first + len(words := quoted(said[field])))
            done += words + field.after
            at = field.end
        made[name] = (done + text[at:]).encode()
    return Filled(made, spots)


def quoted(words: str) -> str:
    """Words in double quotes, as YAML has them, on one line."""
    return str(yaml.safe_dump(words, default_style='"', allow_unicode=True, width=10**6)).strip()


class _Walk:
    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._text = text
        events = (event for event in yaml.parse(text, yaml.SafeLoader) if isinstance(event, yaml.ScalarEvent))
        self._ends: dict[int, int] = {event.start_mark.index: event.end_mark.index for event in events}  # type: ignore[union-attr]

    def fields(self, node: Node, shape: Shape) -> Iterator[TextField]:
        if isinstance(node, Scalar):
            expected = shape.bare or shape
            start = self._at(node)
            if node.text is not None and _is_text(expected):
                yield TextField(self._file, expected.slot, expected.kind, start, self._ends[start], node.text)
        elif isinstance(node, Items):
            for each in node.nodes:
                yield from self.fields(each, shape.item) if shape.item else ()
        else:
            for name, entry in node.entries.items():
                inner = shape.value or shape.fields.get(name)
                yield from self.fields(entry.node, inner) if inner else ()
            yield from self._absent(node, shape)

    def _absent(self, node: Fields, shape: Shape) -> Iterator[TextField]:
        if shape.record is None or shape.record is Element:
            return
        start = self._at(node)
        flow = self._text[start] == "{"
        indent = start - max(each for each in self._starts if each <= start)
        for name, inner in shape.fields.items():
            made = None if name in node.entries else _made(inner)
            if made and _PLACE in made:
                before, after = made.split(_PLACE, 1)
                after = after.replace(_PLACE, _SOMEBODY)
                at, end = (start + 1, ", ") if flow else (start, "\n" + " " * indent)
                yield TextField(self._file, _text_in(inner), _kind_in(inner), at, at, "", f"{name}: {before}", after + end)

    def _at(self, node: Node) -> int:
        return self._starts[node.place.line - 1] + node.place.column - 1


def _is_text(shape: Shape) -> bool:
    return shape.is_single and plain_kind(shape.kind) is str


def _texts(shape: Shape) -> Iterator[Shape]:
    """The fields of text in a shape that must be there, its own first."""
    if shape.item:
        yield from _texts(shape.item)
    elif shape.record:
        for name, inner in shape.fields.items():
            if shape.bare is inner or _needed(shape, name):
                yield from _texts(inner)
    elif _is_text(shape):
        yield shape


def _text_in(shape: Shape) -> str:
    return next(_texts(shape)).slot


def _kind_in(shape: Shape) -> Any:
    return next(_texts(shape)).kind


def _needed(shape: Shape, name: str) -> bool:
    assert shape.record
    return any(info.is_required() for own, info in shape.record.model_fields.items() if (info.alias or own) == name)


def _made(shape: Shape) -> str | None:
    """A value of this shape in braces, with a place for words; None where nothing can be said without knowing more."""
    if shape.value:
        return None
    if shape.item:
        inner = _made(shape.item)
        return inner and f"[{inner}]"
    if shape.record:
        parts = {name: _made(inner) for name, inner in shape.fields.items() if _needed(shape, name)}
        return None if None in parts.values() else "{" + ", ".join(f"{name}: {part}" for name, part in parts.items()) + "}"
    kind = plain_kind(shape.kind)
    if _is_text(shape):
        return _PLACE
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    return {int: "30", bool: "true", datetime.date: "2026-11-22"}.get(kind)
