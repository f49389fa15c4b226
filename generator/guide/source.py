"""Reads YAML without losing where each name and each value was written, and without guessing what a value is.

Every value stays the text that the author typed: `0123`, `12:30`, `no`, `1900.10`. What YAML offers beyond names, values and
lists (anchors, aliases, tags, several documents in a file) is refused: authors do not need it and it can hide things. The tree is
built from PyYAML's events without recursion, so no input can exhaust the stack, and nothing but problems comes out of bad input.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from generator.guide.characters import hidden, letters, neutral
from generator.guide.drawn import UNUSUAL, Undrawn, undrawn
from generator.guide.lines import Lines
from generator.guide.syntax import syntax_problem
from generator.problems import Place, Problem, problem, problem_of

DEEPEST = 8
"""Lists and groups of fields inside one another. The deepest that the models need is 6 (a cell of a grid of a screen)."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there: same marks, ten times as fast."""

MOST_VALUES = 15_000
"""Names and values of one file. The real file with the most has 4 700; to judge so many takes a second."""

LONGEST = 1_000
"""Letters of one value that are looked at. The longest that a model accepts has 400; what is longer is refused for its length."""


class Scalar(NamedTuple):
    """One value as typed, on one line and in NFC, or None where the author left it blank (`phone:`).

    `cut` letters more than LONGEST were left out. `strange` tells of the letters that no sheet can show, for values that are shown.
    """

    place: Place
    text: str | None
    cut: int = 0
    strange: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    nodes: list[Node] = field(default_factory=list)


class Entry(NamedTuple):
    """A value and the place of the name before it."""

    key: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """Names with values, in the order of the file."""

    place: Place
    entries: dict[str, Entry] = field(default_factory=dict)

    def get(self, name: str) -> Node | None:
        """The value of a name, or None."""
        entry = self.entries.get(name)
        return entry.node if entry else None

    def group(self, name: str) -> Fields | None:
        """The value of a name where that has fields itself, else None."""
        node = self.get(name)
        return node if isinstance(node, Fields) else None

    def text(self, name: str) -> str | None:
        """The typed text of a name; None where it is missing, blank or not a single value."""
        node = self.get(name)
        return node.text if isinstance(node, Scalar) else None


Node = Scalar | Items | Fields


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds: its tree (None where nothing useful can be read), its first line, and what is wrong so far."""

    node: Node | None
    first_line: str
    problems: tuple[Problem, ...]


def read(file: str, raw: bytes) -> Source:
    """Read one guide. Never raises, whatever the bytes; a tree is also given for a file that has problems, if it has a shape."""
    found = letters(file, raw)
    first_line = found.text.partition("\n")[0]
    if not found.sound:
        return Source(None, first_line, found.problems)
    growing = _Tree(file, found.text)
    return Source(growing.root(), first_line, (*found.problems, *growing.problems))


def data(node: Node) -> Any:
    """The tree as plain dicts, lists and texts, for the models. Recursion is bounded by DEEPEST."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [data(each) for each in node.nodes]
    return {name: data(entry.node) for name, entry in node.entries.items()}


def scalars(node: Node) -> Iterator[Scalar]:
    """Every value of a tree, in the order of the file."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for each in node.nodes:
            yield from scalars(each)
    else:
        for entry in node.entries.values():
            yield from scalars(entry.node)


class _Stop(Exception):
    """The rest of the file cannot be read sensibly; the problem has been noted."""


class _Tree:
    """Grows the tree of one file from parse events."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = Lines(file, text.split("\n"))
        self.usual = not UNUSUAL.search(text)
        self.plain = self.usual and "#" not in text[len(text.partition("\n")[0]) if text.startswith("#") else 0 :]
        """Nothing has to be looked at in a value without quotes."""
        self.problems: list[Problem] = []
        self.open: list[Items | Fields] = []
        self.key: list[Scalar | None] = []
        self.flow: list[bool] = []
        self.top: Node | None = None
        self.documents = 0
        self.braces = 0
        self.values = 0

    def root(self) -> Node | None:
        try:
            for event in iter(_LOADER(self.text).get_event, None):
                if type(event) is yaml.ScalarEvent:  # most of all there is
                    self._value(event)
                else:
                    self._take(event)
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(self.lines, error))
            return None
        except _Stop:
            return None
        if self.top is None or (isinstance(self.top, Scalar) and not self.top.text):
            self._note(Place(self.file), "SO102")
            return None
        return self.top

    def _value(self, event: yaml.ScalarEvent) -> None:
        self.values += 1
        typed = event.value
        bare = self.plain and not (event.style or event.anchor or event.tag) and not (self.braces and "?" in typed)
        if bare and self.values <= MOST_VALUES and len(typed) <= LONGEST and "\n" not in typed:
            mark: Any = event.start_mark
            place = Place(self.file, mark.line + 1, mark.column + 1) if typed else self.lines.place(mark)
            self._add(Scalar(place, typed or None))  # as nearly all are written
            return
        if self.values > MOST_VALUES:
            self._stop(self.lines.place(event.start_mark), "SO141", limit=MOST_VALUES)
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if self.braces and not event.style and "?" in typed:
            self._note(self.lines.place(event.start_mark), "SO125")  # libyaml reads it, PyYAML's own parser refuses it
        self._add(self._scalar(event, typed if event.style else self._cut(event)))

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.key.pop()
            self.braces -= self.flow.pop()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._marked(event)
            place = self.lines.place(event.start_mark)
            if len(self.open) == DEEPEST:
                self._stop(place, "SO112", limit=DEEPEST)
            opened: Items | Fields = Fields(place) if isinstance(event, yaml.MappingStartEvent) else Items(place)
            self._add(opened)
            self.braces += bool(event.flow_style)
            self.open.append(opened)
            self.flow.append(bool(event.flow_style))
            self.key.append(None)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(self.lines.place(event.start_mark), "SO116")
        elif isinstance(event, yaml.AliasEvent):
            self._stop(self.lines.place(event.start_mark), "SO110", name=f"*{event.anchor}")

    def _marked(self, event: yaml.NodeEvent) -> None:
        """Anchors and tags, noted where they stand."""
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:
            return
        place = self.lines.place(event.start_mark)
        if event.anchor is not None:
            self._note(place, "SO110", name=f"&{event.anchor}")
        if tag is not None:
            self._note(place, "SO111", name=tag.replace("tag:yaml.org,2002:", "!!"))

    def _add(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        parent = self.open[-1]
        if isinstance(parent, Items):
            parent.nodes.append(node)
            return
        key = self.key[-1]
        if key is None:
            if not isinstance(node, Scalar) or not node.text:
                self._stop(node.place, "SO117")
            self.key[-1] = node if isinstance(node, Scalar) else None
            return
        self.key[-1] = None
        name = key.text or ""
        if name in parent.entries:
            self._note(key.place, "SO109", field=name[:60], line=parent.entries[name].key.line)
        else:
            parent.entries[name] = Entry(key.place, node)

    def _scalar(self, event: yaml.ScalarEvent, typed: str | None) -> Scalar:
        """A value without what only lays it out. Its letters are looked at here because quotes may spell any of them."""
        place = self.lines.place(event.start_mark)
        if typed is None:
            return Scalar(place, None)
        text = one_line(typed)
        if len(text) > LONGEST:
            text = " ".join(text.split())
        cut = max(0, len(text) - LONGEST)
        if self.usual and not event.style:
            return Scalar(place, text[:LONGEST], cut)  # a part of what was looked at, and made NFC, as a whole
        text = unicodedata.normalize("NFC", text[:LONGEST])
        if not UNUSUAL.search(text):
            return Scalar(place, text, cut)
        for code, char in {code: text[at] for at, code in hidden(text)}.items():
            self._note(place, code, char=f"U+{ord(char):04X}")
        text = neutral(text)
        strange = {each.found: each for each in undrawn(text)}.values()
        return Scalar(place, text, cut, tuple(self._strange(event, each) for each in strange))

    def _strange(self, event: yaml.ScalarEvent, letters: Undrawn) -> Problem:
        place = self.lines.place(event.start_mark)
        start: Any = event.start_mark
        end: Any = event.end_mark
        for number, line in enumerate(self.lines.typed[start.line : end.line + 1], start.line):
            last = end.column if number == end.line else len(line)
            column = line.find(letters.found, start.column if number == start.line else 0, last)
            if column >= 0:
                place = Place(self.file, number + 1, column + 1)
                break
        return problem(place, letters.code, found=letters.found[:20], instead=letters.instead[:20], char=_codes(letters.found))

    def _cut(self, event: yaml.ScalarEvent) -> str | None:
        """The text of an unquoted value, None where it is blank.

        An unquoted ` #` makes the rest of the line a comment, and the sentence would be printed cut off.
        """
        mark: Any = event.end_mark
        line = self.lines.at(mark)
        if "#" not in line:
            return event.value or None
        rest = line[mark.column :]
        if re.match(r" +#" if event.value else r" *#\S", rest):
            column = mark.column + rest.index("#") + 1
            self._note(Place(self.file, mark.line + 1, column), "SO113", lost=rest.strip()[:60])
            return event.value or rest.strip()
        return event.value or None

    def _note(self, place: Place, code: str, **params: str | int) -> None:
        self.problems.append(problem_of(place, code, params))

    def _stop(self, place: Place, code: str, **params: str | int) -> None:
        self._note(place, code, **params)
        raise _Stop


def one_line(typed: str) -> str:
    """Everything is shown as running words, so no value may bring a line of its own."""
    if "\n" not in typed:
        return typed.strip(" ")
    return " ".join(line for each in typed.split("\n") if (line := each.strip(" ")))


def _codes(letters: str) -> str:
    """The first letter's code point, to look it up by."""
    return f"U+{ord(letters[0]):04X}"
