"""Fills a model from a tree; what pydantic refuses becomes problems with a place.

A pydantic error is placed by its `loc` and worded by its `type`, never by its English text. One mistake gives one problem: a
misspelt field is not also reported as missing, and a list with a wrong entry not also as too short.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.guide import base, commune, lesson, links, recording, register, replacement, screen, topic
from generator.guide.shape import fields_of, plain_kind, record_at
from generator.guide.slips import slip
from generator.guide.source import Fields, Items, Node, Scalar, data
from generator.problems import Place, Problem, problem, problem_of

M = TypeVar("M", bound=BaseModel)
Loc = tuple[int | str, ...]

_LONGEST_NAME = 120
"""Letters. No name for reference and no term is longer (see base.py)."""

_MEANT = 50
"""Problems of a file after which nobody is told any more what was probably meant: each time all names are compared."""

_KEY = "[key]"
"""The last step of a `loc` where pydantic means the name itself and not its value."""


def _pattern(kind: Any) -> str:
    return str(kind.__metadata__[0].pattern)


BY_PATTERN = {
    _pattern(base.Id): "SO215",
    _pattern(commune.Phone): "SO216",
    _pattern(commune.Key): "SO253",
    _pattern(commune.UnitCode): "SO254",
    _pattern(commune.Segment): "SO273",
    _pattern(lesson.Digest): "SO272",
    _pattern(replacement.Binding): "SO281",
    _pattern(replacement.Path): "SO282",
    _pattern(topic.Colour): "SO217",
    _pattern(links.Host): "SO228",
    _pattern(register.Seal): "SO414",
    _pattern(register.Address): "SO415",
    _pattern(recording.SoundName): "SO698",
}
"""The code of each pattern in the models (a test compares this table with them)."""

TOO_LONG = "SO214"
"""The code of a list with more than it may have."""

_BY_TYPE = {
    "int_parsing": "SO208",
    "int_parsing_size": "SO208",
    "greater_than_equal": "SO209",
    "less_than_equal": "SO210",
    "string_too_long": "SO211",
    "string_too_short": "SO212",
    "too_short": "SO213",
    "too_long": TOO_LONG,
    "bool_parsing": "SO220",
    "literal_error": "SO221",
    "range_backwards": "SO222",
    "address_refused": "SO218",
    "answer_not_an_option": "SO223",
    "approval_without_document": "SO224",
    "one_kind_each": "SO225",
}


def validated(model: type[M], node: Node) -> tuple[M | None, tuple[Problem, ...]]:
    """The record that a tree describes, or None and why not."""
    try:
        return model.model_validate(data(node)), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = enumerate(_without_echoes(errors))
    return None, tuple(_worded(model, node, each, guess=number < _MEANT) for number, each in told)


def near(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing. A word is not compared with what is nowhere near as long."""
    if len(word) > _LONGEST_NAME:
        return ""
    folded = {each.casefold(): each for each in known}
    return next((folded[each] for each in get_close_matches(word.casefold(), folded, 1, 0.7)), "")


def listed(words: Iterable[object]) -> str:
    """Words for a sentence, in a fixed order; nothing where there are none."""
    return ", ".join(sorted(str(word) for word in words))


_MANY = 40
"""So many names are still read."""


def alike(text: str, names: Collection[str]) -> Collection[str]:
    """All names where they are few; of many those that begin as `text` does, up to its first hyphen."""
    return names if len(names) <= _MANY else [name for name in names if name.partition("-")[0] == text.partition("-")[0]]


def _without_echoes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    unknown = {each["loc"] for each in errors if each["type"] == "extra_forbidden"}
    inside = {each["loc"][:n] for each in errors for n in range(len(each["loc"]))}
    for each in errors:
        loc, kind = each["loc"], each["type"]
        if kind == "missing" and isinstance(loc[-1], str):
            beside = [str(other[-1]) for other in unknown if other[:-1] == loc[:-1]]
            if near(str(loc[-1]), beside[:_MEANT]) in beside:
                continue
        if kind == "too_short" and loc in inside:
            continue
        if kind == "one_kind_each" and any(other[:-1] == loc for other in unknown):
            continue
        yield each


def _worded(model: type[BaseModel], node: Node, error: ErrorDetails, *, guess: bool) -> Problem:
    kind, loc = error["type"], error["loc"]
    spot, key = _at(node, loc)
    name = next((str(step) for step in reversed(loc) if isinstance(step, str) and step != _KEY), "")
    ctx = {name: str(value) for name, value in error.get("ctx", {}).items()}
    if kind == "extra_forbidden":
        return _unknown(record_at(model, loc[:-1]), str(loc[-1]), key, guess=guess)
    blank = isinstance(spot, Scalar) and not spot.text
    if not blank and _is_range(model, loc[:-1] if kind == "missing" else loc):
        return problem(spot.place, "SO245", field=name, example=_range_meant(spot))
    if kind == "missing":
        if isinstance(loc[-1], int):
            return problem(spot.place, "SO213", field=name, count=len(spot.nodes) if isinstance(spot, Items) else 0, limit=loc[-1] + 1)
        return problem(spot.place, "SO203", field=name)
    if blank and loc:
        return problem(key, "SO204", field=name)
    if kind == "kind_left_blank":
        return problem(spot.place, "SO204", field=ctx["field"])
    shown = {"field": name, "value": (str(loc[-2]) if loc and loc[-1] == _KEY else _shown(spot))[:60]}
    if kind == "string_pattern_mismatch":
        return problem_of(key if loc[-1] == _KEY else spot.place, BY_PATTERN[ctx["pattern"]], shown)
    if kind in _BY_TYPE:
        return problem_of(spot.place, _BY_TYPE[kind], shown | _limits(kind, ctx, spot))
    if kind in ("model_type", "dict_type"):
        record = record_at(model, loc)
        return problem(spot.place, "SO207", field=name or "…", known=listed(fields_of(record)) if record and kind == "model_type" else "")
    if kind == "tuple_type":
        meant = slip(_shown(spot))
        return problem(spot.place, "SO206", field=name, bullet=meant["bullet"], dash=meant["dash"].partition(" -")[0])
    if kind.startswith("date_") and isinstance(spot, Scalar):
        return problem_of(spot.place, "SO219", shown)
    return problem(spot.place, "SO205", field=name)


def _is_range(model: type[BaseModel], loc: Loc) -> bool:
    """True where a list of a fixed number of values is expected: [shortest, longest]."""
    record = record_at(model, loc[:-1])
    shape = fields_of(record).get(str(loc[-1])) if record and loc else None
    return shape is not None and shape.item is not None and Ellipsis not in get_args(plain_kind(shape.kind))


def _range_meant(spot: Node) -> str:
    """How to write the range: with the two numbers that stand there in some other way, else with numbers of our own."""
    numbers = re.findall(r"\d+", spot.text or "") if isinstance(spot, Scalar) else []
    return f"[{', '.join(numbers)}]" if len(numbers) == 2 else "[20, 30]"


def _limits(kind: str, ctx: dict[str, str], spot: Node) -> dict[str, str]:
    """The particulars of the sentence for an error type, named as in the catalogue."""
    if kind == "too_long" or kind == "too_short":
        return {"count": str(len(spot.nodes) if isinstance(spot, Items) else 0), "limit": ctx.get("max_length") or ctx["min_length"]}
    if kind.startswith("string_too_"):
        length = len(spot.text or "") + spot.cut if isinstance(spot, Scalar) else 0
        return {"count": str(length), "limit": ctx.get("max_length") or ctx["min_length"]}
    if kind in ("greater_than_equal", "less_than_equal"):
        return {"limit": ctx.get("ge") or ctx["le"]}
    if kind == "literal_error":
        return {"known": ctx["expected"].replace("'", "").replace(" or ", ", ")}
    return {name: value for name, value in ctx.items() if name != "field"}


def _unknown(record: type[BaseModel] | None, name: str, key: Place, *, guess: bool) -> Problem:
    known = fields_of(record) if record else {}
    meant = near(name, known) if guess else ""
    if record is screen.Element:
        inner = {field for kind in _element_records() for field in fields_of(kind)}
        if not meant and name in inner:
            return problem(key, "SO229", field=name)
        return problem(key, "SO226", kind=name[:60], near=meant, known=listed(known))
    if meant:
        return problem(key, "SO201", field=name[:60], near=meant)
    return problem(key, "SO202", field=name[:60], known=listed(known))


def _element_records() -> Iterator[type[BaseModel]]:
    for name in fields_of(screen.Element):
        for loc in ((name,), (name, 0)):
            record = record_at(screen.Element, loc)
            if record:
                yield record


def _at(node: Node, loc: Loc) -> tuple[Node, Place]:
    """The deepest node on the way that exists, and the place of the last name passed (a list's entry counts as its own name)."""
    key = node.place
    for step in loc:
        if isinstance(node, Fields) and step in node.entries:
            entry = node.entries[str(step)]
            node, key = entry.node, entry.key
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
            key = node.place
        else:
            break
    return node, key


def _shown(node: Node) -> str:
    return node.text or "" if isinstance(node, Scalar) else "…"
