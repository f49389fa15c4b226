"""The steps of all lessons and the screens that they show, from the trees: so a file with a mistake still gets its other checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.guide.lesson import Lesson
from generator.guide.path import Act, Stop, act_of, first_screen, has_a_case
from generator.guide.screen import Screens
from generator.guide.shape import Tree, named_records
from generator.guide.source import Fields, Items, Node, Scalar


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of a screen, or one cell of several: its name, what it is, what one does there, every word on it."""

    id: str | None
    kind: str
    act: Act
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen; `phone` is False for what lies on a table or stands at a counter."""

    phone: bool
    pieces: tuple[Piece, ...]

    def named(self, marks: Sequence[str]) -> tuple[Piece, ...]:
        """The pieces that a picture marks."""
        return tuple(piece for mark in marks for piece in self.pieces if piece.id == mark)


@dataclass(frozen=True, slots=True)
class Taught:
    """One step: the code of its lesson, its number, its fields, what its picture shows and marks."""

    lesson: str
    number: int
    node: Fields
    screen: str | None
    marks: tuple[str, ...]

    @property
    def do(self) -> str:
        """The sentence of the step, nothing where there is none."""
        return self.node.text("do") or ""


def lessons_steps(trees: Sequence[Tree]) -> Iterator[tuple[Taught, ...]]:
    """The steps of each lesson in their order."""
    for tree in trees:
        if lesson := tree.of(Lesson):
            steps = lesson.get("steps")
            code = lesson.text("code") or ""
            if isinstance(steps, Items):
                yield tuple(_taught(code, at, node) for at, node in enumerate(steps.nodes, 1) if isinstance(node, Fields))


def drawings(trees: Sequence[Tree]) -> dict[str, Drawn]:
    """Every screen by its name."""
    found: dict[str, Drawn] = {}
    for name, screen in named_records(trees, Screens):
        draw = screen.get("draw")
        if isinstance(draw, Items):
            pieces = tuple(piece for element in draw.nodes for piece in _pieces(element))
            found[name] = Drawn(screen.text("phone") != "false", pieces)
    return found


def stop(step: Taught, screens: Mapping[str, Drawn]) -> Stop:
    """The step as its path sees it."""
    drawn = screens.get(step.screen or "")
    if drawn is None or not drawn.phone:
        return Stop(None, fresh=has_a_case(step.do))
    return Stop(
        screen=step.screen,
        marks=step.marks,
        acts=tuple(piece.act for piece in drawn.named(step.marks)),
        leads_to=step.node.text("leads_to"),
        fresh=has_a_case(step.do) or first_screen([piece.kind for piece in drawn.pieces]),
    )


def _taught(code: str, number: int, node: Fields) -> Taught:
    picture = node.get("picture")
    if isinstance(picture, Scalar):
        return Taught(code, number, node, picture.text, ())
    marks = picture.get("mark") if isinstance(picture, Fields) else None
    named = tuple(each.text for each in marks.nodes if isinstance(each, Scalar) and each.text) if isinstance(marks, Items) else ()
    return Taught(code, number, node, picture.text("screen") if isinstance(picture, Fields) else None, named)


def _pieces(element: Node) -> Iterator[Piece]:
    if isinstance(element, Fields):
        for kind, entry in element.entries.items():
            for part in entry.node.nodes if isinstance(entry.node, Items) else (entry.node,):
                yield _piece(kind, part)


def _piece(kind: str, part: Node) -> Piece:
    if not isinstance(part, Fields):
        return Piece(None, kind, act_of(kind), (part.text,) if isinstance(part, Scalar) and part.text else ())
    act = act_of(kind, down=part.text("down") == "true", filled=bool(part.text("value")), off=part.text("style") == "off")
    says = tuple(words for name in ("text", "hint", "value", "note", "from") if (words := part.text(name)))
    return Piece(part.text("id"), kind, act, says)
