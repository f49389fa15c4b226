"""Walks a tree along the models that it should fill, so that checks know what each value is for, also in a file with mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, RootModel

from generator.guide.base import Short
from generator.guide.source import Entry, Fields, Items, Node, Scalar
from generator.problems import Place, Problem

_TOO_MANY = 30
"""So many more than a list may have are still looked at: who wrote one too many hears of all mistakes at once."""


class Leaf(NamedTuple):
    """One value and what it is for: `slot` is record and field, `Lesson.links`; `kind` the annotated type, `Text`.

    `strange` tells of the letters that cannot be shown (see source.Scalar).
    """

    place: Place
    text: str
    slot: str
    kind: Any
    strange: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """One file that could be read: its name inside the guides folder, its root, the model that it should fill, its values."""

    name: str
    node: Node
    model: type[BaseModel]
    leaves: tuple[Leaf, ...]

    def of(self, *models: type[BaseModel]) -> Fields | None:
        """Its root, where it is a file of such a kind and its root has fields, else None."""
        return self.node if self.model in models and isinstance(self.node, Fields) else None


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What may stand at one place: a record with `fields`, a list of `item`, names with `value`, or else a single value.

    `bare` is the shape of the field that a bare value fills, for records that may be written so (see base.Short). `most` is how many a
    list may have, where that is bounded.
    """

    slot: str
    kind: Any
    record: type[BaseModel] | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    bare: Shape | None = None
    item: Shape | None = None
    value: Shape | None = None
    key: Any = None
    most: int | None = None
    is_single: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_single", self.record is None and self.item is None and self.value is None)


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a model, with everything inside it."""
    return _shape(model.__name__, model)


def fields_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The fields of a record as authors write them."""
    return shape_of(model).fields


def bare_field(model: type[Short]) -> str:
    """The name of the field that a bare value fills (see base.Short)."""
    return next(name for name in fields_of(model) if name != "id")


def leaves(node: Node, shape: Shape) -> list[Leaf]:
    """Every value that stands where the model expects one, in the order of the file. What does not fit is passed over."""
    found: list[Leaf] = []
    _gather(node, shape, found)
    return found


def _gather(node: Node, shape: Shape, found: list[Leaf]) -> None:
    if isinstance(node, Scalar):
        place, text, _, strange = node
        expected = shape.bare or shape
        if text is not None and expected.is_single:
            found.append(Leaf(place, text, expected.slot, expected.kind, strange))
    elif isinstance(node, Items):
        if shape.item:
            for each in node.nodes:
                _gather(each, shape.item, found)
    elif shape.value:
        for name, entry in node.entries.items():
            found.append(Leaf(entry.key, name, f"{shape.slot}[key]", shape.key))
            _gather(entry.node, shape.value, found)
    else:
        for name, entry in node.entries.items():
            inner = shape.fields.get(name)
            if inner:
                _gather(entry.node, inner, found)


def shortened(node: Node, shape: Shape) -> Node:
    """The tree without what stands far behind the end of a list: one that is too long is refused as it is, and to judge thousands takes
    seconds.
    """
    if isinstance(node, Items):
        some = node.nodes if shape.most is None else node.nodes[: shape.most + _TOO_MANY]
        return Items(node.place, [shortened(each, shape.item) for each in some] if shape.item else some)
    if isinstance(node, Fields):
        told = Fields(node.place)
        for name, entry in node.entries.items():
            inner = shape.value or shape.fields.get(name)
            told.entries[name] = Entry(entry.key, shortened(entry.node, inner)) if inner else entry
        return told
    return node


def records(node: Node, shape: Shape, wanted: type[BaseModel]) -> list[Fields]:
    """Every group of fields that stands where the model expects a record of the wanted kind."""
    found: list[Fields] = []
    if _leads_to(shape, wanted):
        _gather_records(node, shape, wanted, found)
    return found


def _gather_records(node: Node, shape: Shape, wanted: type[BaseModel], found: list[Fields]) -> None:
    """What cannot lead to such a record is not gone into."""
    if isinstance(node, Items) and shape.item:
        for each in node.nodes if _leads_to(shape.item, wanted) else ():
            _gather_records(each, shape.item, wanted, found)
    elif isinstance(node, Fields):
        if shape.record is wanted:
            found.append(node)
        for name, entry in node.entries.items():
            inner = shape.value or shape.fields.get(name)
            if inner and _leads_to(inner, wanted):
                _gather_records(entry.node, inner, wanted, found)


def named_records(trees: Iterable[Tree], model: type[BaseModel], field: str = "") -> Iterator[tuple[str, Fields]]:
    """Every record that has a name, in this field of the files of a kind, or at their root."""
    for tree in trees:
        root = tree.of(model)
        named = root and (root.group(field) if field else root)
        for name, entry in named.entries.items() if named else ():
            if isinstance(entry.node, Fields):
                yield name, entry.node


@cache
def _leads_to(shape: Shape, wanted: type[BaseModel]) -> bool:
    """True where such a record may stand at this place or inside it."""
    inner = (each for each in (shape.item, shape.value, *shape.fields.values()) if each)
    return shape.record is wanted or any(_leads_to(each, wanted) for each in inner)


def record_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The record at a pydantic location, or None where none is expected there."""
    shape: Shape | None = shape_of(model)
    for step in loc:
        if shape is None:
            return None
        shape = shape.item or shape.value or shape.fields.get(str(step))
    return shape.record if shape else None


def _shape(slot: str, annotation: Any) -> Shape:
    kind = annotation
    if get_origin(kind) in (Union, UnionType):
        kind = next(each for each in get_args(kind) if each is not NoneType)
    plain = plain_kind(kind)
    if get_origin(plain) is tuple:
        return Shape(slot, kind, item=_shape(slot, get_args(plain)[0]), most=_most(kind))
    if get_origin(plain) is dict:
        key, value = get_args(plain)
        return Shape(slot, kind, key=key, value=_shape(slot, value))
    if not isinstance(plain, type) or not issubclass(plain, BaseModel):
        return Shape(slot, kind)
    if issubclass(plain, RootModel):
        return _shape(slot, plain.model_fields["root"].annotation)
    hints = get_type_hints(plain, include_extras=True)
    fields = {
        info.alias or name: _shape(f"{plain.__name__}.{info.alias or name}", hints[name]) for name, info in plain.model_fields.items()
    }
    bare = next(fields[name] for name in fields if name != "id") if issubclass(plain, Short) else None
    return Shape(slot, kind, record=plain, fields=fields, bare=bare)


_PLAIN: dict[int, tuple[Any, Any]] = {}
"""By identity, which holds as long as the type is kept here."""


def _most(kind: Any) -> int | None:
    bounds = (each for info in get_args(kind)[1:] for each in getattr(info, "metadata", ())) if get_origin(kind) is Annotated else ()
    return next((each.max_length for each in bounds if hasattr(each, "max_length")), None)


def plain_kind(kind: Any) -> Any:
    """The type without what `Annotated` adds."""
    known = _PLAIN.get(id(kind))
    if known is None:
        known = _PLAIN[id(kind)] = (kind, get_args(kind)[0] if get_origin(kind) is Annotated else kind)
    return known[1]
