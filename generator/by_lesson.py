"""What is made of one lesson, kept from run to run as long as nothing that it may show has changed.

What is made of a lesson may show all of it, all that belongs to no lesson, and of every other lesson the few things that stand on its
CARD. It is held to that: while it is made the other lessons are nothing but their cards. What looks for more is made of the whole
handbook, and not kept: right, only slower. What is made of no lesson, such as a sheet of codes, may show the cards of all, and no files.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, fields, replace
from functools import wraps
from itertools import groupby
from pathlib import Path
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from pydantic_core import to_json

from generator.disk.cache import Cache
from generator.edition import Download, Edition
from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.program import program

CARD = ("code", "title")
"""What may be shown of a lesson elsewhere."""

_ROOM = 400_000_000
"""Bytes. What is kept of 107 lessons takes 35 MB: room for ten hosts, copies and states."""

_OF_LESSONS = frozenset({"lessons", "files", "amended", "sounds"})
"""The parts of a handbook that tell of each lesson; all others belong to none."""

_More = ParamSpec("_More")
_Made = TypeVar("_Made")
_Makes = Callable[Concatenate[Edition, Lesson, _More], _Made]


@dataclass(frozen=True, slots=True)
class Codec(Generic[_Made]):
    """How something is kept: as bytes, and from them again for an edition's lesson."""

    pack: Callable[[_Made], bytes]
    unpack: Callable[[bytes, Edition, Lesson], _Made]


@dataclass(frozen=True, slots=True)
class CodecOfAll(Generic[_Made]):
    """The same of what is made of the whole edition."""

    pack: Callable[[_Made], bytes]
    unpack: Callable[[bytes, Edition], _Made]


class NotOnCardError(Exception):
    """What is made of one lesson looked for more of another than stands on its card, or what is made of cards alone for files."""


class _Card(Lesson):
    """A lesson of which only the card is there."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotOnCardError(name)


class _NotShown(tuple[Any, ...]):
    """Files that nobody may look at."""

    def __iter__(self) -> Iterator[Any]:
        raise NotOnCardError("files")

    def __len__(self) -> int:
        raise NotOnCardError("files")

    def __getitem__(self, _at: Any) -> Any:
        raise NotOnCardError("files")

    def __contains__(self, _file: object) -> bool:
        raise NotOnCardError("files")

    def index(self, *_asked: Any) -> int:
        raise NotOnCardError("files")


class _Kept:
    """One run's way to what is kept, with the checksums that all lessons of an edition share."""

    def __init__(self, folder: Path) -> None:
        self._cache = Cache(folder)
        self._used: set[str] = set()
        self._edition: Edition | None = None
        self._seen: tuple[Edition, Lesson] | None = None
        self._shared = self._of_lessons = ""
        self._cards: dict[int, Lesson] = {}
        self._files: dict[int | None, list[dict[str, Any]]] = {}
        self._sums: dict[int, tuple[Lesson, str]] = {}

    def made(self, kind: str, edition: Edition, lesson: Lesson, make: Callable[[Edition], _Made], codec: Codec[_Made]) -> _Made:
        """What was made of the lesson under the same circumstances, else what `make` makes now.

        What is made may ask for more that is made of the lesson, in the edition that it sees: the circumstances are still the same.
        """
        within = self._seen is not None and edition is self._seen[0] and lesson is self._seen[1]
        if edition is not self._edition and not within:
            self._look_at(edition)
        name = self._name(kind, self._sum_of(edition, lesson))
        kept = self._cache.get(name)
        if kept is not None:
            return codec.unpack(kept, edition, lesson)
        if not within:
            self._seen = self._seen_from(edition, lesson), lesson
        assert self._seen
        try:
            made = make(self._seen[0])
        except NotOnCardError:
            return make(edition)
        self._cache.put(name, codec.pack(made))
        return made

    def made_of_all(self, kind: str, edition: Edition, make: Callable[[Edition], _Made], codec: CodecOfAll[_Made]) -> _Made:
        """The same of what shows of every lesson only the card."""
        if edition is not self._edition:
            self._look_at(edition)
        name = self._name(kind, self._of_lessons)
        kept = self._cache.get(name)
        if kept is not None:
            return codec.unpack(kept, edition)
        seen = copy.copy(edition)
        object.__setattr__(seen, "handbook", replace(edition.handbook, lessons=tuple(self._cards.values())))
        object.__setattr__(seen, "files", _NotShown())
        try:
            made = make(seen)
        except NotOnCardError:
            return make(edition)
        self._cache.put(name, codec.pack(made))
        return made

    def _name(self, kind: str, own: str) -> str:
        name = hashlib.sha256(f"{program()} {self._shared} {kind} {own}".encode()).hexdigest()
        self._used.add(name)
        return name

    def _sum_of(self, edition: Edition, lesson: Lesson) -> str:
        """A checksum over all that belongs to a lesson, worked out once for all that is made of it."""
        code = lesson.code
        known, own = self._sums.get(code, (None, ""))
        if known is not lesson:
            handbook = edition.handbook
            told = [lesson, code in handbook.amended, handbook.sounds.get(code, ()), self._files.get(code, [])]
            own = hashlib.sha256(_json(told)).hexdigest()
            self._sums[code] = lesson, own
        return own

    def prune(self) -> None:
        self._cache.prune(self._used, limit=_ROOM)

    def _look_at(self, edition: Edition) -> None:
        handbook = edition.handbook
        self._edition, self._seen = edition, None
        self._cards = {lesson.code: _card(lesson) for lesson in handbook.lessons}
        by_code = groupby(sorted(edition.files, key=_whose), key=lambda file: file.lesson)
        self._files = {code: [*map(_told, files)] for code, files in by_code}
        self._sums = {}
        parts = {each.name: getattr(handbook, each.name) for each in fields(Handbook) if each.name not in _OF_LESSONS}
        about = [edition.site, edition.leaf, edition.copy, edition.whole, edition.below]
        cards = [[*(getattr(lesson, name) for name in CARD), handbook.files.get(lesson.code)] for lesson in handbook.lessons]
        schemes = sorted(each for each in handbook.amended if isinstance(each, str))
        self._shared = hashlib.sha256(_json([parts, about, cards, schemes])).hexdigest()
        told = [sorted(map(str, handbook.amended)), handbook.sounds]
        self._of_lessons = hashlib.sha256(_json(told)).hexdigest()

    def _seen_from(self, edition: Edition, lesson: Lesson) -> Edition:
        """The edition in which all other lessons are cards. It is not made anew: what has ended is out of it already."""
        handbook, code = edition.handbook, lesson.code
        seen = copy.copy(edition)
        cut = replace(
            handbook,
            lessons=tuple(lesson if each.code == code else self._cards[each.code] for each in handbook.lessons),
            amended=frozenset(each for each in handbook.amended if each == code or isinstance(each, str)),
            sounds={each: sounds for each, sounds in handbook.sounds.items() if each == code},
        )
        object.__setattr__(seen, "handbook", cut)
        object.__setattr__(seen, "files", tuple(file for file in edition.files if file.lesson == code))
        return seen


def _whose(file: Download) -> int:
    return file.lesson or 0


def _told(file: Download) -> dict[str, Any]:
    """A file for a checksum: what has no order would stand in another one in every process."""
    return {**asdict(file), "on": sorted(file.on)}


def _card(lesson: Lesson) -> Lesson:
    card = _Card.__new__(_Card)
    object.__setattr__(card, "__dict__", {name: getattr(lesson, name) for name in CARD})
    object.__setattr__(card, "__pydantic_fields_set__", set(CARD))
    object.__setattr__(card, "__pydantic_extra__", None)
    object.__setattr__(card, "__pydantic_private__", None)
    return card


def _json(value: object) -> bytes:
    """Any of our records as JSON, bytes as their letters in base 64."""
    return to_json(value, bytes_mode="base64", by_alias=False)


BYTES: Codec[bytes] = Codec(lambda made: made, lambda kept, _edition, _lesson: kept)
JSON: Codec[Any] = Codec(lambda made: json.dumps(made, ensure_ascii=False).encode(), lambda kept, _edition, _lesson: json.loads(kept))
"""For what is made of JSON values only."""

PAGES: CodecOfAll[dict[str, bytes]] = CodecOfAll(
    lambda made: json.dumps({path: page.decode() for path, page in made.items()}, ensure_ascii=False).encode(),
    lambda kept, _edition: {path: page.encode() for path, page in json.loads(kept).items()},
)
"""For pages by their paths."""

PAGE: CodecOfAll[bytes] = CodecOfAll(lambda made: made, lambda kept, _edition: kept)

_KEPT: ContextVar[_Kept | None] = ContextVar("by_lesson", default=None)


@contextmanager
def kept_by_lesson(kept: Path) -> Iterator[None]:
    """Inside, what is made of a lesson is made only where it was not made before. `kept` is the folder of the caches."""
    store = _Kept(kept / "lessons")
    before = _KEPT.set(store)
    try:
        yield
    finally:
        _KEPT.reset(before)
    store.prune()


def by_lesson(codec: Codec[_Made]) -> Callable[[_Makes[_More, _Made]], _Makes[_More, _Made]]:
    """Marks a pure function of an edition and one of its lessons whose result is kept inside `kept_by_lesson`, and made anew elsewhere."""

    def marked(function: _Makes[_More, _Made]) -> _Makes[_More, _Made]:
        @wraps(function)
        def told(edition: Edition, lesson: Lesson, /, *more: _More.args, **named: _More.kwargs) -> _Made:
            store = _KEPT.get()
            if store is None:
                return function(edition, lesson, *more, **named)
            kind = f"{function.__module__}.{function.__qualname__} {more} {named}"
            return store.made(kind, edition, lesson, lambda seen: function(seen, lesson, *more, **named), codec)

        return told

    return marked


def by_cards(codec: CodecOfAll[_Made]) -> Callable[[Callable[[Edition], _Made]], Callable[[Edition], _Made]]:
    """The same for a pure function of an edition that shows of its lessons no more than their cards."""

    def marked(function: Callable[[Edition], _Made]) -> Callable[[Edition], _Made]:
        @wraps(function)
        def told(edition: Edition) -> _Made:
            store = _KEPT.get()
            if store is None:
                return function(edition)
            return store.made_of_all(f"{function.__module__}.{function.__qualname__}", edition, function, codec)

        return told

    return marked
