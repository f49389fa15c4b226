"""Presses that hide: what a finger does stands in `do`, with its picture. `see` tells what then appears, `stuck` the way out.

Who follows the bold line of each step would stop where the decisive press is a sentence below it, and so would a practice run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from generator.guide.checks.exempt import Finding
from generator.guide.checks.taught import Taught
from generator.guide.phrases import APART, Lists, Phrases, tokens
from generator.guide.source import Scalar
from generator.guide.text import plain
from generator.guide.verbs import begins_with_action
from generator.guide.word_lists import word_lists
from generator.problems import problem

_ENDS = frozenset(".!?;:")
_NAMES = frozenset({"nút", "chữ", "dòng", "mục", "ô", "phím", "vào", "có", "“", "”", "ở", "dưới", "ngay", "lên"})
"""Words between the verb and what it presses: “bấm vào nút có chữ “Gửi””."""


_QUOTED = 6
"""So many words of an order are quoted."""


def press_checks(lessons: Sequence[Sequence[Taught]]) -> Iterator[Finding]:
    """Every press outside `do`. In `see` it is an error; in `stuck`, where a press may be the way out, only one that moves on is told."""
    for step in (step for lesson in lessons for step in lesson):
        see, stuck = step.node.get("see"), step.node.get("stuck")
        if isinstance(see, Scalar) and see.text:
            said = tokens(see.text)
            found = next(_presses(said), None) if _orders().may_be_in(said) else None
            if found:
                yield Finding(step.lesson, step.number, problem(see.place, "SO640", found=found))
        if isinstance(stuck, Scalar) and stuck.text:
            found = _onward(tokens(plain(stuck.text).replace("“", " ").replace("”", " "))) if _may_press(stuck.text) else None
            if found:
                yield Finding(step.lesson, step.number, problem(stuck.place, "SO641", level="warning", found=found))


def _presses(said: Sequence[str]) -> Iterator[str]:
    """Each order to press, as it is said, from left to right. What “Bác sẽ thấy” begins with is no order."""
    ordered = further = False
    for at in range(1, len(said)):
        begins = said[at - 1] in _ENDS
        if begins:
            ordered, further = begins_with_action(said, at), True
        may_begin = begins or said[at - 1] == "," or _ends("rest", said, at) or (ordered and _ends("more", said, at))
        start = at
        while may_begin and (filler := _lists("fill").at(said, start)):
            start += len(filler)
        verb = may_begin and _lists("verbs").at(said, start)
        deed = further and _ends("only-then", said, start) and _lists("deeds").at(said, start)
        if (verb or deed) and said[_end(said, start) - 1] != "được":
            yield _shown(said, start)


def _ends(name: str, said: Sequence[str], at: int) -> bool:
    """True where a phrase of the list ends just before a word."""
    return any(len(_lists(name).at(said, at - length) or ()) == length for length in (1, 2) if at >= length)


def _onward(said: Sequence[str]) -> str | None:
    """The first order to press what moves the lesson on."""
    for at in range(len(said)):
        verb = _lists("taps").at(said, at)
        if not verb or _ends("not", said, at):
            continue
        target = at + len(verb)
        while target < len(said) and said[target] in _NAMES:
            target += 1
        if _lists("onward").at(said, target):
            return _shown(said, at)
    return None


def _shown(said: Sequence[str], at: int) -> str:
    """So many words of an order that one finds it by them."""
    return " ".join(word for word in said[at : min(at + _QUOTED, _end(said, at))] if word != APART)


def _end(said: Sequence[str], at: int) -> int:
    """Where the clause ends that a word is in. One that ends with `được` tells what can be done, and orders nothing."""
    return next((to for to in range(at, len(said)) if said[to] in _ENDS or said[to] == ","), len(said))


def _may_press(text: str) -> bool:
    """False where none of the words stands that an order to press begins with, or none that it may name."""
    small = text.lower()
    return all(any(word in small for word in _lists(name).by_first) for name in ("taps", "onward"))


@cache
def _orders() -> Lists:
    """Without any of these a sentence orders nothing."""
    return Lists({name: _lists(name) for name in ("verbs", "deeds")})


@cache
def _lists(name: str) -> Phrases:
    return Phrases(word_lists()["press"][name]["words"])
