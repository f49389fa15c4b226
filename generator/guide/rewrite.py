"""Sets a few values in a lesson's file and leaves all else as its author laid it out: comments, quotes, order, line ends.

A YAML library that writes whole files again would keep most of that, not all; here only the spans of the values themselves change, found
by PyYAML's own marks. What comes out is read again and compared, so that a layout nobody thought of is refused and never spoilt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

from generator.guide.source import data, read

LONGEST_LINE = 140
"""A record in braces that grows past this gets a line a value."""

Values = Mapping[str, str]
"""Names in the order in which new ones are to stand, and their values as people read them."""

_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|[a-z_]+(\.[a-z0-9_]+)+")
"""A value that needs no quotes anywhere: a name, a day, the code of words, the path of a field."""


class LayoutError(Exception):
    """The file is laid out in a way that cannot be changed without spoiling it; its author has to do it by hand."""


def rewritten(raw: bytes, record: str, values: Values, more: tuple[Values, ...] = (), to: str = "") -> bytes:
    """The file with these values in one of its records, and with `more` entries at the end of the record's list `to`.

    Raises LayoutError. The file is one that reads without problems.
    """
    text = raw.decode()
    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        name, node = {key.value: (key, value) for key, value in root.value}[record]
        changed = _Record(text, node, name, in_braces=bool(root.flow_style)).changed(values, more, to).encode()
    except (yaml.YAMLError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise LayoutError(record) from error
    if _told(changed) != _wanted(raw, record, values, more, to):
        raise LayoutError(record)
    return changed


def rewritten_value(raw: bytes, name: str, value: str) -> bytes:
    """The file with another value in a field that is one value, not a record. Raises LayoutError, as `rewritten`."""
    text = raw.decode()
    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        node = {key.value: node for key, node in root.value}[name]
        if not isinstance(node, yaml.ScalarNode):
            raise LayoutError(name)
        start, end = _span(text, node)
        changed = f"{text[:start]}{_scalar(value)}{text[end:]}".encode()
    except (yaml.YAMLError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise LayoutError(name) from error
    told: Any = _told(raw)
    if _told(changed) != {**told, name: value}:
        raise LayoutError(name)
    return changed


def rewritten_entry(raw: bytes, to: str, number: int, values: Values) -> bytes:
    """The file with these values in an entry, counted from 0, of a list of records. Raises LayoutError, as `rewritten`."""
    text = raw.decode()
    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        node = {key.value: node for key, node in root.value}[to].value[number]
        changed = _Record(text, node, None, in_braces=True).changed(values, (), "").encode()
    except (yaml.YAMLError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise LayoutError(to) from error
    told: Any = _told(raw)
    if told is None:
        raise LayoutError(to)
    told[to][number] |= values
    if _told(changed) != told:
        raise LayoutError(to)
    return changed


def with_entry(raw: bytes, to: str, values: Mapping[str, str]) -> bytes:
    """The file with one more record, a line a value, at the end of its list `to`, which may be missing; an empty value is a blank to fill
    in. Raises LayoutError, as `rewritten`."""
    text = raw.decode()
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
        items = {key.value: node for key, node in root.value}.get(to) if root else None
        there = bool(items and items.value)
        at = _line_end(text, _end(text, items.value[-1]), end_of_line) if items and there else len(text.rstrip())
        column = items.start_mark.column if items and there else 2
        head = [] if items else [f"{to}:"]
        lines = [f"{name}: {_scalar(value)}" if value else f"{name}:" for name, value in values.items()]
        block = [*head, " " * column + f"- {lines[0]}", *(" " * (column + 2) + line for line in lines[1:])]
        changed = (text[:at] + "".join(end_of_line * bool(at or each != block[0]) + each for each in block) + text[at:]).encode()
    except (yaml.YAMLError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise LayoutError(to) from error
    told: Any = _told(raw) or {}
    if _told(changed) != {**told, to: [*(told.get(to) or ()), {name: value or None for name, value in values.items()}]}:
        raise LayoutError(to)
    return changed if changed.endswith(b"\n") else changed + end_of_line.encode()


def _told(raw: bytes) -> object:
    source = read("", raw)
    return None if source.node is None or any(each.level == "error" for each in source.problems) else data(source.node)


def _wanted(raw: bytes, record: str, values: Values, more: tuple[Values, ...], to: str) -> object:
    told: Any = _told(raw)
    changed = {**told[record], **values}
    if more:
        changed[to] = [*(changed.get(to) or ()), *map(dict, more)]
    return {**told, record: changed}


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _braces(values: Values) -> str:
    return "{" + ", ".join(f"{name}: {_scalar(value)}" for name, value in values.items()) + "}"


class _Record:
    """A record of a file, and what is to be put where in its text."""

    def __init__(self, text: str, node: Any, name: Any, *, in_braces: bool) -> None:
        self.text = text
        self.end_of_line = "\r\n" if "\r\n" in text else "\n"
        self.in_braces = in_braces
        self.name, self.node = name, node
        self.entries = {key.value: (key, value) for key, value in self.node.value}
        self.puts: list[tuple[int, int, str]] = []

    def changed(self, values: Values, more: tuple[Values, ...], to: str) -> str:
        """The whole text with the values in the record."""
        start, end = _span(self.text, self.node)
        if self.node.flow_style and "\n" not in self.text[start:end]:
            self._on_one_line(values, more, to)
        else:
            self._in_place(values, more, to)
        text = self.text
        for start, end, put in sorted(self.puts, reverse=True):
            text = text[:start] + put + text[end:]
        return text

    def _on_one_line(self, values: Values, more: tuple[Values, ...], to: str) -> None:
        """`name: {a: b, c: d}`: braces hold no comment, so the record is written anew, with the words that stood there."""
        start, end = _span(self.text, self.node)
        written = {name: self._written(node) for name, (_, node) in self.entries.items()} | {n: _scalar(v) for n, v in values.items()}
        old = self.entries[to][1].value if to in self.entries else []
        items = [*(self._written(node) for node in old), *map(_braces, more)]
        if items:
            written[to] = f"[{', '.join(items)}]"
        line = "{" + ", ".join(f"{name}: {value}".rstrip() for name, value in written.items()) + "}"
        column = self.node.start_mark.column
        if self.in_braces or (not items and column + len(line) <= LONGEST_LINE):
            self.puts.append((start, end, line))
            return
        lines = [f"{name}: {value}".rstrip() for name, value in written.items() if name != to]
        lines += [f"{to}:", *(f"  - {item}" for item in items)] if items else []
        indent = self.end_of_line + " " * (self.name.start_mark.column + 2)
        stop = self._line_end(end)
        behind = self.text[end:stop].rstrip()
        self.puts.append((_span(self.text, self.name)[1], stop, ":" + behind + "".join(indent + each for each in lines)))

    def _in_place(self, values: Values, more: tuple[Values, ...], to: str) -> None:
        """A record over several lines, which may have comments between them."""
        new = {}
        for name, value in values.items():
            if name in self.entries:
                self._replace(self.entries[name], _scalar(value))
            else:
                new[name] = _scalar(value)
        if more and to in self.entries and self.entries[to][1].value:
            self._append(self.entries[to][1], more)
            more = ()
        if self.node.flow_style:
            if more:
                items = f"[{', '.join(map(_braces, more))}]"
                if to in self.entries:
                    self._replace(self.entries[to], items)
                else:
                    new[to] = items
            last = _end(self.text, self.node.value[-1][1])
            self.puts.append((last, last, "".join(f", {name}: {value}" for name, value in new.items())))
            return
        indent = self.end_of_line + " " * self.node.start_mark.column
        lines = [f"{name}: {value}" for name, value in new.items()]
        if more and to in self.entries:
            self._replace(self.entries[to], "".join(f"{indent}  - {_braces(each)}" for each in more), apart="")
        elif more:
            lines += [f"{to}:", *(f"  - {_braces(each)}" for each in more)]
        at = self._line_end(_end(self.text, self.node.value[-1][1]))
        self.puts.append((at, at, "".join(indent + line for line in lines)))

    def _replace(self, entry: tuple[Any, Any], written: str, apart: str = " ") -> None:
        key, node = entry
        start, end = _span(self.text, node)
        if start == end or not self.text[start:end].strip():  # a blank value: after the colon
            start = end = self.text.index(":", _span(self.text, key)[1]) + 1
            written = apart + written
        elif not apart:  # `[]` gives way to lines of its own
            start = self.text.index(":", _span(self.text, key)[1]) + 1
        self.puts.append((start, end, written))

    def _append(self, items: Any, more: tuple[Values, ...]) -> None:
        last = _end(self.text, items.value[-1])
        if items.flow_style:
            self.puts.append((last, last, "".join(f", {_braces(each)}" for each in more)))
            return
        at = self._line_end(last)
        indent = self.end_of_line + " " * items.start_mark.column
        self.puts.append((at, at, "".join(f"{indent}- {_braces(each)}" for each in more)))

    def _written(self, node: Any) -> str:
        start, end = _span(self.text, node)
        return self.text[start:end]

    def _line_end(self, at: int) -> int:
        return _line_end(self.text, at, self.end_of_line)


def _line_end(text: str, at: int, end_of_line: str) -> int:
    """Where the line ends that holds a place, without its line end."""
    end = text.find(end_of_line, at)
    return len(text) if end < 0 else end


def _span(text: str, node: Any) -> tuple[int, int]:
    """Where a node is written, without the blanks that block values end in."""
    start, end = node.start_mark.index, node.end_mark.index
    return start, start + len(text[start:end].rstrip())


def _end(text: str, node: Any) -> int:
    """Where the last word of a node stands: lists and groups by lines are marked as far as what follows them."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return _span(text, node)[1]
