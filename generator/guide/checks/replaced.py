"""Sentences that a commune says in its own words: which it cannot, and what became of the shared ones below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.guide.own_names import filled_text
from generator.guide.shape import Tree
from generator.guide.source import Fields
from generator.guide.standing import Placed
from generator.problems import Level, Place, Problem, problem

UNDECIDED: Mapping[str, str] = {"changed": "SO283", "beside": "SO284", "gone": "SO285"}
"""By what became of the shared sentence, the problem that the commune settles with `sotay replace keep` or `drop`. Until then a build says
the commune's words, or the shared ones where no place is surely meant, and one that is to be printed is refused."""

_TOLD = {**UNDECIDED, "moved": "SO286", "unbound": "SO280", "broken": "SO281"}
_ERRORS = frozenset({"unbound", "broken"})

_WARNS = re.compile(r"\b(?:đừng|chớ|không được|lừa|giả mạo|giả danh|là giả|đồ giả|kẻ gian|kẻ xấu|người lạ)\b", re.IGNORECASE)
"""A sentence with one of these keeps people safe. What is said instead must warn as well; how well, no program can judge."""


_Told = Mapping[str, Any]
"""Which lesson and field a problem is about."""


def replaced_checks(placed: Sequence[Placed], trees: Sequence[Tree], names: Mapping[str, str], own: frozenset[int]) -> Iterator[Problem]:
    """Every problem with replacements, unsorted. `names` fills in the commune's own, `own` are the lessons that it wrote itself."""
    alarms, hidden = _leaves(trees, "Commune.alarm"), _leaves(trees, "Hidden.lesson")
    first: dict[tuple[int, str], int] = {}
    for each in placed:
        place = _place(each.node, "field")
        told: _Told = {"lesson": each.entry.lesson, "field": each.entry.field}
        line = first.setdefault((each.entry.lesson, each.entry.field), place.line)
        if line != place.line:
            yield problem(place, "SO244", name=f"{each.entry.lesson} {each.entry.field}", line=line)
        elif str(each.entry.lesson) in alarms:
            yield problem(_place(each.node, "lesson"), "SO287", code=each.entry.lesson)
        elif each.entry.lesson in own:
            yield problem(_place(each.node, "lesson"), "SO259", code=each.entry.lesson)
        elif str(each.entry.lesson) in hidden:
            yield problem(place, "SO289", level="warning", item="hidden", **told)
        else:
            yield from _standing(each, place, told, names)
            yield from _words(each, told)


def undecided(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The fields on which the commune has yet to decide: `103 steps.2.do`."""
    told = (dict(each.params) for each in problems if each.code in UNDECIDED.values())
    return tuple(f"{each['lesson']} {each['field']}" for each in told)


def _standing(each: Placed, place: Place, told: _Told, names: Mapping[str, str]) -> Iterator[Problem]:
    kind = each.standing.kind
    if kind not in _TOLD:
        return
    level: Level = "error" if kind in _ERRORS else "warning"
    before, now = (filled_text(text or "", names) for text in (each.entry.shared, each.standing.now))
    said = {"before": before, "now": now, "words": each.entry.words, "at": each.standing.at or "", "value": each.entry.digest or ""}
    yield problem(place, _TOLD[kind], level=level, **told, **said)


def _words(each: Placed, told: _Told) -> Iterator[Problem]:
    """What the commune says, beside the sentence that it looked at."""
    place, now = _place(each.node, "words"), each.standing.now
    if each.entry.words == now:
        yield problem(place, "SO289", level="warning", item="same", **told)
    warning = _WARNS.search(each.entry.shared or now or "")
    if warning and not _WARNS.search(each.entry.words):
        yield problem(place, "SO288", found=warning[0], **told)


def _leaves(trees: Sequence[Tree], slot: str) -> frozenset[str]:
    return frozenset(leaf.text for tree in trees for leaf in tree.leaves if leaf.slot == slot)


def _place(record: Fields, name: str) -> Place:
    entry = record.entries.get(name)
    return entry.node.place if entry else record.place
