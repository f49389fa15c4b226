"""The verb that a step begins with, and what it says of the step: a finger on the glass, a screen, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from generator.guide.phrases import APART, Phrases, tokens
from generator.guide.text import plain
from generator.guide.word_lists import word_lists

ENDS = frozenset(".!?;")
"""What ends a sentence, or a part of one that stands for itself."""


@dataclass(frozen=True, slots=True)
class Verbs:
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


def first_verb(do: str) -> str:
    """The verb that a step begins with, after a condition too; nothing where it begins with none."""
    said = tokens(do)
    start = start_of(said)
    return "" if start is None else " ".join(known_verbs().first.at(said, start) or ()).lower()


def opening(do: str) -> str:
    """The verb that a step begins with, or its first word where that is no verb we know."""
    return first_verb(do) or next(iter(plain(do).lower().split()), "")


def touches(verb: str) -> bool:
    """True for what a finger does on the glass."""
    return verb in known_verbs().touch


def begins_with_action(said: Sequence[str], start: int) -> bool:
    """True where a verb that a step may begin with stands in a row of tokens."""
    return _verb(said, start) is not None


def start_of(said: Sequence[str]) -> int | None:
    """Where the verb stands that the sentence begins with, at once or after a condition; None where there is none."""
    if not said or said[0] == APART:
        return None
    end = next((at for at, word in enumerate(said) if word in ENDS), len(said))
    conditional = known_verbs().when.at(said, 0) is not None
    starts = [at + 1 for at, word in enumerate(said[:end]) if word in (":", "thì") or (word == "," and conditional)]
    return next((found for start in (0, *starts) if (found := _verb(said, start)) is not None), None)


def _verb(said: Sequence[str], start: int) -> int | None:
    """Where the verb stands that begins here, at once or after words such as `tự`; None where something else begins."""
    verbs = known_verbs()
    while adverb := verbs.before.at(said, start):
        start += len(adverb)
    return start if verbs.first.at(said, start) else None


@cache
def known_verbs() -> Verbs:
    """All verbs and joints that are known."""
    lists = {name: tuple(group["words"]) for name, group in word_lists()["step"].items()}
    second = (*lists["touch"], *lists["screen"], *lists["hands"])
    return Verbs(
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
