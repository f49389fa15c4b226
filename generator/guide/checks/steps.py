"""What a step tells people to do: its verb first, one action a step, and a picture where a finger touches the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.guide.lesson import Lesson, Step
from generator.guide.phrases import syllables, tokens
from generator.guide.shape import Tree, records, shape_of
from generator.guide.source import Fields, Scalar
from generator.guide.text import spans
from generator.guide.trouble import Troubles
from generator.guide.verbs import ENDS, begins_with_action, known_verbs, start_of
from generator.problems import Level, Problem, problem

MOST_SYLLABLES = 28
"""In the sentence of a step. What a trainer can say in one breath and a learner keeps in mind while looking for the place."""

_NEW = frozenset({(".",), ("!",), ("?",), (";",), ("rồi",), ("sau", "đó")})
"""Joints that end the telling of a purpose: what follows is another action again."""


def step_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with the sentences `do` of all lessons and with the shared ways out, unsorted."""
    for tree in trees:
        if tree.model is Troubles:
            for leaf in tree.leaves:
                if leaf.slot == "Trouble.fix" and not begins_with_action(tokens(leaf.text), 0):
                    yield problem(leaf.place, "SO624", level="warning", found=" ".join(_opening(leaf.text)))
        if tree.model is Lesson:
            for step in records(tree.node, shape_of(Lesson), Step):
                do = step.get("do")
                if isinstance(do, Scalar) and do.text:
                    yield from _step(step, do, do.text)


def _step(step: Fields, do: Scalar, text: str) -> Iterator[Problem]:
    count = syllables(text)
    if count > MOST_SYLLABLES:
        yield problem(do.place, "SO601", count=count, limit=MOST_SYLLABLES)
    said = tokens(text)
    start = start_of(said)
    if start is None:
        yield problem(do.place, "SO603", found=" ".join(_opening(text)))
        done = []
    else:
        done = [" ".join(known_verbs().first.at(said, start) or ())]
        for joint, verb in _more(said, start + len(done[0].split())):
            yield problem(do.place, "SO604", level="warning", joint=joint, verb=verb)
            done.append(verb)
    if step.get("picture") is None:
        yield from _unseen(do, text, done)


def _unseen(do: Scalar, text: str, done: list[str]) -> Iterator[Problem]:
    """A step on the screen that shows no screen. Sure by a touch or by words on a button, else probable."""
    verbs = known_verbs()
    button = next((span.words for span in spans(text) if span.kind == "strong"), None)
    touch = next((verb for verb in done if verb in verbs.touch), None)
    screen = next((verb for verb in done if verb in verbs.screen), None)
    found = touch or button or screen
    if found:
        level: Level = "error" if touch or button else "warning"
        yield problem(do.place, "SO605", level=level, found=found)


def _more(said: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    """The actions after the first one, each with what joins it: a comma, `rồi`, `và`, `sau đó`, the end of a sentence."""
    verbs = known_verbs()
    aim = False
    while at < len(said):
        joint = _joint(said, at)
        aim = (aim or verbs.purpose.at(said, at) is not None) and joint not in _NEW
        if joint is None or aim:
            at += 1
            continue
        at += len(joint)
        while (filler := verbs.join.at(said, at) or verbs.before.at(said, at)) and not verbs.either.at(said, at):
            at += len(filler)
        verb = verbs.second.at(said, at)
        if verb and verbs.first.at(said, at) == verb:
            at += len(verb)
            if not verbs.how.at(said, at):
                yield " ".join(joint), " ".join(verb)


def _joint(said: Sequence[str], at: int) -> tuple[str, ...] | None:
    """What may join two actions, if it stands here."""
    return (said[at],) if said[at] in ENDS or said[at] == "," else known_verbs().join.at(said, at)


def _opening(text: str) -> list[str]:
    return text.split()[:3]
