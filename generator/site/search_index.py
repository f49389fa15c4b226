"""What the search script knows of the lessons: `search-index.js`, a plain script because `file://` blocks everything else.

Titles, aliases and one-line summaries go in as they are written: they are shown anyway, and the script reads words, accents
and neighbours from them. Of the rest of a lesson only its words go in, as an inverted index in one string, without those
that its title, aliases or line already have. Words that stand side by side often go in as a pair: most Vietnamese words
are two syllables (`mật khẩu`), and one syllable alone says little.

In that string a key, or two with a space between, is followed by its lessons, as gaps in their order: `A` is the next
lesson, `B` the one after it, `Z` means 25 on and read further. Keys have no capitals, so nothing else tells them apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from generator.guide.handbook import Handbook
from generator.guide.judge import FOLDER
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.vietnamese.fold import RULES, bare, keys
from generator.words import words

LINE = 90
"""The longest summary, in characters, that a result shows."""

OFTEN = 3
"""How many times a lesson's texts must say two words together for the pair to go in."""

_FAR = 25


@dataclass(frozen=True, slots=True)
class Searchable:
    """What can be found of one lesson, all of it shown to residents: `texts` is what its steps and warnings say.

    A page that is no lesson has its folder for a code.
    """

    code: int | str
    title: str
    summary: str
    topic: str
    find: tuple[str, ...]
    texts: tuple[str, ...]


def entry(handbook: Handbook, lesson: Lesson) -> Searchable:
    """A lesson's entry: not the trainer's notes; nor the quiz, the slips and what to do when stuck, whose words say what the lesson
    is not about and belong to other lessons."""
    steps = [text for step in lesson.steps for text in (step.do, step.see)]
    said = [sentence.say for sentence in (*lesson.key_points, *lesson.warnings)]
    return Searchable(
        code=lesson.code,
        title=lesson.title,
        summary=plain(lesson.summary),
        topic=handbook.topic(lesson.topic).name,
        find=lesson.find,
        texts=tuple(map(plain, (lesson.audience.who, *lesson.need, *steps, *said))),
    )


def game(handbook: Handbook) -> tuple[Searchable, ...]:
    """The entry of “Thật hay lừa?”, found by the ways of cheating as well; nothing where there are no messages to judge."""
    said = words("judge_page")
    names = tuple(scheme.name for scheme in handbook.schemes.values())
    return (Searchable(FOLDER, said["title"][0], said["home_line"], said["topic"], (*said["find"], *names), ()),) if names else ()


def search_index(entries: Iterable[Searchable]) -> bytes:
    """The script `search-index.js`: assigns the one global `soTaySearch`."""
    lessons = sorted(entries, key=lambda one: (isinstance(one.code, str), one.code))
    said = words("search")
    topics = sorted({one.topic for one in lessons})
    index: dict[str, Any] = {
        "fold": dict(RULES),
        "far": _FAR,
        "say": {name: said[name] for name in sorted(said)},
        "topics": topics,
        "lessons": [[one.code, topics.index(one.topic), one.title, _line(one.summary), _aliases(one)] for one in lessons],
        "texts": _texts(lessons),
    }
    return f"var soTaySearch = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _line(summary: str) -> str:
    """The summary, cut after a whole word where it is too long for a result."""
    if len(summary) <= LINE:
        return summary
    return summary[: LINE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–.") + "…"


def _aliases(one: Searchable) -> str:
    """The aliases that say something the title does not, one a line."""
    title = keys(one.title)
    known = f" {' '.join(title)}  {' '.join(map(bare, title))} "
    return "\n".join(alias for alias in one.find if f" {' '.join(keys(alias))} " not in known)


def _texts(lessons: Sequence[Searchable]) -> str:
    """The inverted index."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(lessons):
        strong = [keys(text) for text in (one.title, _line(one.summary), *one.find)]
        texts = [keys(text) for text in (one.summary, *one.texts)]
        often = {pair for pair, times in Counter(_pairs(texts)).items() if times >= OFTEN}.difference(_pairs(strong))
        known = set(chain(*strong, *map(str.split, often)))
        for key in often | set(chain(*texts)).difference(known):
            found.setdefault(key, []).append(number)
    return "".join(key + _gaps(numbers) for key, numbers in sorted(found.items()))


def _pairs(texts: Iterable[Sequence[str]]) -> list[str]:
    return [f"{first} {second}" for text in texts for first, second in pairwise(text)]


def _gaps(numbers: Iterable[int]) -> str:
    letters, last = "", -1
    for number in numbers:
        far, near = divmod(number - last - 1, _FAR)
        letters += "Z" * far + chr(ord("A") + near)
        last = number
    return letters
