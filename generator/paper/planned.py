"""Printed files of a lesson of which nothing changed: known by their fingerprints, drawn only where one must be pressed after all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from generator.by_lesson import Codec, CodecOfAll
from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.paper.printed import Print
from generator.paper.shapes import PaperData

_NOTED = ("path", "layout", "form", "codes", "lesson", "number")

Makes = Callable[[Edition, Lesson], tuple[Print, ...]]


class _Data(Mapping[str, Any]):
    """What the layout is given, looked up only when somebody asks."""

    def __init__(self, find: Callable[[], Mapping[str, Any]]) -> None:
        self._find = find

    def __getitem__(self, name: str) -> Any:
        return self._find()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._find())

    def __len__(self) -> int:
        return len(self._find())


def _nobody() -> Print:
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Planned(Print):
    """A file to make, as an earlier run found it. `make` makes it anew; its `known` fingerprint is what that run's was."""

    known: str = ""
    make: Callable[[], Print] = field(default=_nobody)

    def _found(self) -> str:
        return self.known

    def whole(self) -> Print:
        made = self.make()
        if made.fingerprint() != self.known:
            raise ValueError(f"{self.path} is not what it was said to be")
        return made


def planned(makes: Makes) -> Codec[tuple[Print, ...]]:
    """How the files that `makes` makes of a lesson are kept: without their data."""
    return Codec(_pack, lambda kept, edition, lesson: _unpack(kept, _Again(lambda: makes(edition, lesson))))


def planned_of_all(makes: Callable[[Edition], tuple[Print, ...]]) -> CodecOfAll[tuple[Print, ...]]:
    """The same of files that show many lessons."""
    return CodecOfAll(_pack, lambda kept, edition: _unpack(kept, _Again(lambda: makes(edition))))


def _pack(prints: tuple[Print, ...]) -> bytes:
    return json.dumps([{name: getattr(each, name) for name in _NOTED} | {"known": each.fingerprint()} for each in prints]).encode()


def _unpack(kept: bytes, again: _Again) -> tuple[Print, ...]:
    return tuple(_plan(told, again) for told in json.loads(kept))


def _plan(told: dict[str, Any], again: _Again) -> Planned:
    def make() -> Print:
        return again.print(told["path"])

    return Planned(**{**told, "codes": tuple(told["codes"])}, data=cast("PaperData", _Data(lambda: make().data)), make=make)


class _Again:
    """Makes all files that belong together, once, when the first of them is asked for."""

    def __init__(self, makes: Callable[[], tuple[Print, ...]]) -> None:
        self._makes = makes
        self._made: dict[str, Print] = {}

    def print(self, path: str) -> Print:
        if not self._made:
            self._made = {each.path: each for each in self._makes()}
        return self._made[path]
