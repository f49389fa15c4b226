"""Walks a tree along the models that it should fill, so that checks know what each value is for, also in a file with mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, RootModel

from generator.guide.base import Short
from generator.guide.source import Fields, Items, Node, Scalar
from generator.problems import Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file that could be read: its name inside the guides folder, its tree, and the model that it should fill."""

    name: str
    node: Node
    model: type[BaseModel]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value and what it is for: `slot` is record and field, `Lesson.links`; `kind` the annotated type, `Text`."""

    place: Place
    text: str
    slot: str
    kind: Any


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """The fields as authors write them, with their annotated types."""
    hints = get_type_hints(model, include_extras=True)
    return {info.alias or name: hints[name] for name, info in model.model_fields.items()}


def bare_field(model: type[Short]) -> str:
    """The field that a bare value fills (see base.Short)."""
    return next(name for name in fields_of(model) if name != "id")


def leaves(node: Node, kind: Any, slot: str = "") -> Iterator[Leaf]:
    """Every value that stands where the model expects one, in the order of the file. What does not fit is passed over."""
    kind = _needed(kind)
    plain = plain_kind(kind)
    if isinstance(node, Scalar):
        if node.text is not None and _is_short(plain):
            name = bare_field(plain)
            yield Leaf(node.place, node.text, f"{plain.__name__}.{name}", _needed(fields_of(plain)[name]))
        elif node.text is not None and not _is_record(plain) and get_origin(plain) not in (tuple, dict):
            yield Leaf(node.place, node.text, slot, kind)
        return
    for _, place, key, child, child_kind, child_slot in _children(node, plain, slot):
        if key is not None:
            yield Leaf(place, key[0], f"{slot}[key]", key[1])
        yield from leaves(child, child_kind, child_slot)


def records(node: Node, kind: Any, wanted: type[BaseModel]) -> Iterator[Fields]:
    """Every group of fields that stands where the model expects a record of the wanted kind."""
    plain = plain_kind(_needed(kind))
    if plain is wanted and isinstance(node, Fields):
        yield node
    for _, _, _, child, child_kind, _ in _children(node, plain, ""):
        yield from records(child, child_kind, wanted)


def record_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The record that a pydantic location is inside of, or None where the location leads out of the models."""
    kind: Any = model
    for step in loc:
        plain = plain_kind(_needed(kind))
        while _is_record(plain) and issubclass(plain, RootModel):
            plain = plain_kind(_needed(fields_of(plain)["root"]))
        if _is_record(plain):
            kind = fields_of(plain).get(str(step))
        elif get_origin(plain) is dict:
            kind = get_args(plain)[1]
        elif get_origin(plain) is tuple:
            kind = get_args(plain)[0]
        else:
            kind = None
        if kind is None:
            return None
    plain = plain_kind(_needed(kind))
    return plain if _is_record(plain) else None


_Child = tuple[int | str, Place, tuple[str, Any] | None, Node, Any, str]


def _children(node: Node, plain: Any, slot: str) -> Iterator[_Child]:
    if _is_record(plain) and issubclass(plain, RootModel):
        yield from _children(node, plain_kind(_needed(fields_of(plain)["root"])), f"{plain.__name__}.root")
    elif _is_record(plain) and isinstance(node, Fields):
        known = fields_of(plain)
        for name, entry in node.entries.items():
            if name in known:
                yield name, entry.key, None, entry.node, known[name], f"{plain.__name__}.{name}"
    elif get_origin(plain) is dict and isinstance(node, Fields):
        key_kind, value_kind = get_args(plain)
        for name, entry in node.entries.items():
            yield name, entry.key, (name, key_kind), entry.node, value_kind, slot
    elif get_origin(plain) is tuple and isinstance(node, Items):
        for number, child in enumerate(node.nodes):
            yield number, child.place, None, child, get_args(plain)[0], slot


def _needed(kind: Any) -> Any:
    """The type without `| None`."""
    if get_origin(kind) in (Union, UnionType):
        return next(each for each in get_args(kind) if each is not NoneType)
    return kind


def plain_kind(kind: Any) -> Any:
    """The type without `Annotated`."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and get_origin(kind) is None and issubclass(kind, BaseModel)


def _is_short(kind: Any) -> bool:
    return _is_record(kind) and issubclass(kind, Short)
