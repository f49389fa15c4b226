"""The path of a lesson over the drawn screens: where each step is done, what is touched there, and what that opens.

Told from the lesson alone, so that a lesson can be practised on its drawings without a line of extra work. Steps follow each other: what
is touched in one opens the screen of the next, unless `leads_to` says otherwise or the next step starts elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.guide.lesson import STAYS, Lesson, Step
from generator.guide.screen import Element, Screen
from generator.guide.text import plain

Act = Literal["tap", "type", "look"]
"""What one does with an element, as its drawing shows it: a finger, a keyboard, an eye."""

TAPPED = frozenset({"button", "links", "rows", "grid"})
"""The kinds of elements that are tapped. A field is, too, if it opens a list; a button that is off is not."""

TYPED = frozenset({"pin"})
"""The kinds that are typed into. A field is, too, as long as it shows no value."""

_BY_WEIGHT: tuple[Act, ...] = ("tap", "type")
"""Of two marks, the one that is tapped moves on: type the number, tap the button."""

_BARE = frozenset({"gap", "heading", "note", "grid"})


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a step is done, as far as its path goes. `screen` is None for what happens off the phone, and for a step without a picture.

    `acts` are those of the marks, in their order. `fresh` says that the step does not follow from the one before it: it is for a case of
    its own (“Máy báo sai: …”), or begins on the phone's first screen.
    """

    screen: str | None
    marks: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    leads_to: str | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One step of a path: on `screen` touch `marks`, and `opens` shows; the next step begins on `next`.

    `act` is what is done: None off the phone, “look” also where nothing is marked. `opens` is None where nothing opens or nobody knows
    what does; that it differs from `next` means that the reader gets to the next screen by something that the lesson does not draw.
    """

    screen: str | None
    marks: tuple[str, ...]
    act: Act | None
    opens: str | None
    next: str | None

    @property
    def moves_on(self) -> bool:
        """True where another screen comes of it."""
        return self.opens not in (None, self.screen)


def path(lesson: Lesson, screens: Mapping[str, Screen]) -> tuple[Way, ...]:
    """The path of a lesson, one way for each of its steps. KeyError for a picture of a screen that there is not."""
    return ways([_stop(step, screens) for step in lesson.steps])


def ways(stops: Sequence[Stop]) -> tuple[Way, ...]:
    """The path over stops that follow each other."""
    return tuple(_way(here, there) for here, there in zip(stops, (*stops[1:], None), strict=True))


def act_of(kind: str, *, down: bool = False, filled: bool = False, off: bool = False) -> Act:
    """What one does with an element: `down` and `filled` (it shows a value) are for a field, `off` is for a button."""
    if kind == "field":
        return "tap" if down else "look" if filled else "type"
    if kind in TAPPED and not off:
        return "tap"
    return "type" if kind in TYPED else "look"


def has_a_case(sentence: str) -> bool:
    """True for a step that says for which case it is, before a colon: “Máy báo sai: bấm nút quay lại.”"""
    return ":" in plain(sentence)


def first_screen(kinds: Sequence[str]) -> bool:
    """True for a screen of icons without a bar that names an app: where a phone lies when it is picked up."""
    return "grid" in kinds and set(kinds) <= _BARE


def _way(here: Stop, there: Stop | None) -> Way:
    following = there.screen if there else None
    if here.screen is None:
        return Way(None, (), None, None, following)
    act: Act = "look" if here.leads_to == STAYS else next((each for each in _BY_WEIGHT if each in here.acts), "look")
    goes_on = there is not None and (not there.fresh or following == here.screen)
    opens = following if act != "look" and goes_on else None
    if here.leads_to:
        opens = None if here.leads_to == STAYS else here.leads_to
    return Way(here.screen, here.marks, act, opens, following)


def _stop(step: Step, screens: Mapping[str, Screen]) -> Stop:
    if step.picture is None or not screens[step.picture.screen].phone:
        return Stop(None, fresh=has_a_case(step.do))
    drawn = screens[step.picture.screen]
    acts = {name: act for element in drawn.draw for name, act in element_acts(element)}
    return Stop(
        screen=step.picture.screen,
        marks=step.picture.mark,
        acts=tuple(acts[mark] for mark in step.picture.mark),
        leads_to=step.leads_to,
        fresh=has_a_case(step.do) or first_screen([element.kind for element in drawn.draw]),
    )


def element_acts(element: Element) -> Iterator[tuple[str, Act]]:
    """The names inside an element, each with what one does there."""
    value = getattr(element, element.kind)
    for part in value if isinstance(value, tuple) else (value,):
        name = getattr(part, "id", None)
        if name:
            filled = bool(getattr(part, "value", None))
            yield (
                name,
                act_of(element.kind, down=getattr(part, "down", False), filled=filled, off=getattr(part, "style", "") == "off"),
            )
