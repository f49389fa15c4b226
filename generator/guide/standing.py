"""What became of the sentences that a commune replaced: whether they stand as they did, moved, changed or went.

A replacement is bound to the sentence that it replaces and to what stands around that: the other words of the same step or mistake, the
other entries of the same list. So an update of a shared lesson is seen, and the commune's words never come to stand at another step.
What is compared are the words as they stand in the file, before the commune's names are filled in.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.guide.replacement import FORMS, Replacement
from generator.guide.source import Entry, Fields, Items, Node, Scalar

Kind = Literal["held", "moved", "beside", "changed", "gone", "unbound", "broken"]
"""`held`: all as it was. `moved`: the same in another place. `beside`: the sentence is the same, what stands around it is not. `changed`:
the other way round. `gone`: no place is surely meant, the shared words are said. `unbound`: the command has yet to write what it is bound
to. `broken`: that was edited by hand."""

IN_FORCE: Sequence[Kind] = ("held", "moved", "changed", "beside")
"""Where the commune's words are said. Of two replacements that claim one place, the kind that is named first has it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of one sentence: `at` is where in the lesson it is now, `now` what is there; None where it is gone."""

    kind: Kind
    at: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A replacement, its record in replace.yml, and what became of the sentence that it replaces."""

    entry: Replacement
    node: Fields
    standing: Standing


def text_at(lesson: Node, path: str) -> str | None:
    """The words of a field, None where there are none."""
    found = _at(lesson, path.split("."))
    return found.text if isinstance(found, Scalar) else None


def replaceable(lesson: Node) -> Mapping[str, str]:
    """The words of every field that may be replaced, by its path, in the order of the forms."""
    found = {path: text_at(lesson, path) for form in FORMS for path in _paths(lesson, form)}
    return {path: text for path, text in found.items() if text}


def binding(code: int, path: str, lesson: Node) -> str:
    """What a replacement is bound to by, where a field is as it is now."""
    return f"{_of_words(code, path, text_at(lesson, path) or '')}-{_around(lesson, path)}"


def standings(entries: Sequence[Replacement], lesson: Node | None) -> tuple[Standing, ...]:
    """What became of each of one lesson's replacements; None is a lesson that there is not. No two are in force in one place."""
    found = {number: _standing(each, lesson) for number, each in enumerate(entries)}
    taken: dict[str | None, int] = {}
    for kind in IN_FORCE:
        for number, each in found.items():
            if each.kind == kind and taken.setdefault(each.at, number) != number:
                found[number] = Standing("gone")
    return tuple(found.values())


def placed(entries: Sequence[tuple[Replacement, Fields]], lesson: Node | None) -> list[Placed]:
    """The same for replacements with their records."""
    told = standings([entry for entry, _ in entries], lesson)
    return [Placed(entry, record, standing) for (entry, record), standing in zip(entries, told, strict=True)]


def merged(lesson: Node, placed: Sequence[Placed]) -> Node:
    """The lesson with the commune's words in it, each with its place in replace.yml."""
    for each in placed:
        words = each.node.entries.get("words")
        if each.standing.kind in IN_FORCE and each.standing.at and words:
            lesson = _put(lesson, each.standing.at.split("."), words)
    return lesson


def _standing(entry: Replacement, lesson: Node | None) -> Standing:
    there = None if lesson is None else text_at(lesson, entry.field)
    if entry.digest is None or entry.shared is None:
        return Standing("unbound", entry.field, there)
    of_words, _, around = entry.digest.partition("-")
    if _of_words(entry.lesson, entry.field, entry.shared) != of_words:
        return Standing("broken", entry.field, there)
    if lesson is None:
        return Standing("gone")
    here = entry.field
    found = {path: text for path in _paths(lesson, _form(here)) if (text := text_at(lesson, path))}
    same = {path for path, text in found.items() if text == entry.shared}
    alike = {path for path in found if _around(lesson, path) == around}
    whole = same if _stands_alone(here) else same & alike
    if here in whole:
        return Standing("held", here, found[here])
    if len(whole) == 1:
        return Standing("moved", (at := whole.pop()), found[at])
    if here in alike:
        return Standing("changed", here, found[here])
    if here in same and not alike:
        return Standing("beside", here, found[here])
    if here not in same and len(alike) == 1:
        return Standing("changed", (at := alike.pop()), found[at])
    return Standing("gone")


def _form(path: str) -> str:
    return re.sub(r"\d+", "#", path)


def _stands_alone(path: str) -> bool:
    """True for what can be understood without what stands around it: a field by itself, an entry of a list of sentences."""
    form = _form(path)
    return "#" not in form or form.endswith("#")


def _paths(lesson: Node, form: str) -> list[str]:
    """Every path of a form that a lesson has room for."""
    before, counted, _ = form.partition(".#")
    if not counted:
        return [form]
    items = _at(lesson, before.split("."))
    return [form.replace("#", str(number)) for number in range(1, len(items.nodes) + 1)] if isinstance(items, Items) else []


def _around(lesson: Node, path: str) -> str:
    """Stands for what is around a field: the other words of its record, the other entries of its list."""
    form = _form(path)
    if "#" not in form:
        return _short([])
    if form.endswith("#"):
        return _short([text_at(lesson, each) for each in _paths(lesson, form) if each != path])
    record = form[: form.index("#") + 2]
    number = next(step for step in path.split(".") if step.isdecimal())
    beside = [each for each in FORMS if each.startswith(record) and each != form]
    return _short([[each, text_at(lesson, each.replace("#", number))] for each in beside])


def _of_words(code: int, path: str, words: str) -> str:
    return _short([code, path, words])


def _short(told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:8]


def _at(node: Node | None, steps: Sequence[str]) -> Node | None:
    for step in steps:
        if isinstance(node, Items):
            node = node.nodes[int(step) - 1] if step.isdecimal() and 0 < int(step) <= len(node.nodes) else None
        else:
            node = node.get(step) if isinstance(node, Fields) else None
    return node


def _put(node: Node, steps: Sequence[str], words: Entry) -> Node:
    first, *rest = steps
    if isinstance(node, Items):
        nodes = list(node.nodes)
        nodes[int(first) - 1] = _put(nodes[int(first) - 1], rest, words) if rest else words.node
        return Items(node.place, nodes)
    if not isinstance(node, Fields):
        return node
    old = node.entries[first]
    return Fields(node.place, {**node.entries, first: Entry(old.key, _put(old.node, rest, words)) if rest else words})
