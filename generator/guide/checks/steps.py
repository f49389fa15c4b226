"""What a step tells people to do: its verb first, one action a step, and a picture where a finger touches the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from generator.guide.checks.phrases import APART, Phrases, syllables, tokens
from generator.guide.checks.word_lists import word_lists
from generator.guide.lesson import Lesson, Step
from generator.guide.shape import Tree, records, shape_of
from generator.guide.source import Fields, Scalar
from generator.guide.text import plain, spans
from generator.guide.trouble import Troubles
from generator.problems import Level, Problem, problem

MOST_SYLLABLES = 28
"""In the sentence of a step. What a trainer can say in one breath and a learner keeps in mind while looking for the place."""

_ENDS = frozenset(".!?;")
_NEW = frozenset({(".",), ("!",), ("?",), (";",), ("rồi",), ("sau", "đó")})
"""Joints that end the telling of a purpose: what follows is another action again."""


@dataclass(frozen=True, slots=True)
class _Verbs:
    """The word lists of wording.vi.yml, section `step`."""

    first: Phrases
    second: Phrases
    touch: frozenset[str]
    screen: frozenset[str]
    before: Phrases
    when: Phrases
    join: Phrases
    either: Phrases
    how: Phrases
    purpose: Phrases


def step_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem with the sentences `do` of all lessons and with the shared ways out, unsorted."""
    for tree in trees:
        if tree.model is Troubles:
            for leaf in tree.leaves:
                if leaf.slot == "Trouble.fix" and _verb(tokens(leaf.text), 0) is None:
                    yield problem(leaf.place, "SO624", level="warning", found=" ".join(_opening(leaf.text)))
        if tree.model is Lesson:
            for step in records(tree.node, shape_of(Lesson), Step):
                do = step.get("do")
                if isinstance(do, Scalar) and do.text:
                    yield from _step(step, do, do.text)


def first_verb(do: str) -> str:
    """The verb that a step begins with, after a condition too; nothing where it begins with none."""
    said = tokens(do)
    start = _start(said)
    return "" if start is None else " ".join(_verbs().first.at(said, start) or ()).lower()


def opening(do: str) -> str:
    """The verb that a step begins with, or its first word where that is no verb we know."""
    return first_verb(do) or next(iter(plain(do).lower().split()), "")


def touches(verb: str) -> bool:
    """True for what a finger does on the glass."""
    return verb in _verbs().touch


def begins_with_action(said: Sequence[str], start: int) -> bool:
    """True where a verb that a step may begin with stands in a row of tokens."""
    return _verb(said, start) is not None


def _step(step: Fields, do: Scalar, text: str) -> Iterator[Problem]:
    count = syllables(text)
    if count > MOST_SYLLABLES:
        yield problem(do.place, "SO601", count=count, limit=MOST_SYLLABLES)
    said = tokens(text)
    start = _start(said)
    if start is None:
        yield problem(do.place, "SO603", found=" ".join(_opening(text)))
        done = []
    else:
        done = [" ".join(_verbs().first.at(said, start) or ())]
        for joint, verb in _more(said, start + len(done[0].split())):
            yield problem(do.place, "SO604", level="warning", joint=joint, verb=verb)
            done.append(verb)
    if step.get("picture") is None:
        yield from _unseen(do, text, done)


def _unseen(do: Scalar, text: str, done: list[str]) -> Iterator[Problem]:
    """A step on the screen that shows no screen. Sure by a touch or by words on a button, else probable."""
    verbs = _verbs()
    button = next((span.words for span in spans(text) if span.kind == "strong"), None)
    touch = next((verb for verb in done if verb in verbs.touch), None)
    screen = next((verb for verb in done if verb in verbs.screen), None)
    found = touch or button or screen
    if found:
        level: Level = "error" if touch or button else "warning"
        yield problem(do.place, "SO605", level=level, found=found)


def _start(said: Sequence[str]) -> int | None:
    """Where the verb stands that the sentence begins with, at once or after a condition; None where there is none."""
    if not said or said[0] == APART:
        return None
    end = next((at for at, word in enumerate(said) if word in _ENDS), len(said))
    conditional = _verbs().when.at(said, 0) is not None
    starts = [at + 1 for at, word in enumerate(said[:end]) if word in (":", "thì") or (word == "," and conditional)]
    return next((found for start in (0, *starts) if (found := _verb(said, start)) is not None), None)


def _verb(said: Sequence[str], start: int) -> int | None:
    """Where the verb stands that begins here, at once or after words such as `tự`; None where something else begins."""
    verbs = _verbs()
    while adverb := verbs.before.at(said, start):
        start += len(adverb)
    return start if verbs.first.at(said, start) else None


def _more(said: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    """The actions after the first one, each with what joins it: a comma, `rồi`, `và`, `sau đó`, the end of a sentence."""
    verbs = _verbs()
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
    return (said[at],) if said[at] in _ENDS or said[at] == "," else _verbs().join.at(said, at)


def _opening(text: str) -> list[str]:
    return text.split()[:3]


@cache
def _verbs() -> _Verbs:
    lists = {name: tuple(group["words"]) for name, group in word_lists()["step"].items()}
    second = (*lists["touch"], *lists["screen"], *lists["hands"])
    return _Verbs(
        first=Phrases((*second, *lists["mind"], *lists["moves"])),
        second=Phrases(second),
        touch=frozenset(lists["touch"]),
        screen=frozenset(lists["screen"]),
        before=Phrases(lists["before"]),
        when=Phrases(lists["when"]),
        join=Phrases(lists["join"]),
        either=Phrases(lists["either"]),
        how=Phrases(lists["how"]),
        purpose=Phrases(lists["purpose"]),
    )
