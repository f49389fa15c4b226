"""What the search script knows: `search-index.js`, a plain script because `file://` blocks everything else.

Titles and one-line summaries go in as they are written: they are shown anyway, and the script reads words, accents and
neighbours from them. Aliases, which nobody sees, go in as their keys, with short forms written out. Of the rest of a lesson
only its words go in, as an inverted index in one string, without those that its title, aliases or line already have. Words
that stand side by side often go in as a pair: most Vietnamese words are two syllables (`mật khẩu`), and one syllable alone
says little. A word that most lessons say by the way tells nothing: it is said of all of them, which takes no room.

In that string keys, or pairs with a space between, are followed by the lessons that all of them have, as gaps in their order: `A`
is the next lesson, `B` the one after it, `Z` means 26 on and read further, where `@` is no step more. Keys have no capitals, so
nothing else tells them apart.

What is alike stands together, titles with titles and aliases with aliases, because gzip finds more in that.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Any

from generator.by_lesson import JSON, by_lesson
from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.guide.short_forms import ShortForm, meanings
from generator.site.searchable import Searchable, entry
from generator.vietnamese.fold import RULES, RUN, keys
from generator.vietnamese.short import written_out
from generator.words import words

LINE = 90
"""The longest summary, in characters, that a result shows."""

OFTEN = 3
"""How many times a lesson's texts must say two words together for the pair to go in."""

_LOST: Mapping[str, tuple[str, ...]] = MappingProxyType({"lost": (), "ways": ("go-roi",), "all": ("a-z",), "ask": ()})
"""What is said to whoever does not find, in order: a sentence, or the name of a page."""

_FAR = 26


def search_index(
    entries: Iterable[Searchable], short_forms: Iterable[ShortForm] = (), known: Mapping[int | str, Iterable[str]] = MappingProxyType({})
) -> bytes:
    """The script `search-index.js`: assigns the one global `soTaySearch`. `known` are the `lesson_words` of entries by their code."""
    lessons = sorted(entries, key=lambda one: (isinstance(one.code, str), one.code))
    short = meanings(short_forms)
    said = words("search")
    index: dict[str, Any] = {
        "fold": {**RULES, "run": RUN, **{name: f"[{RULES[name]}]" for name in ("drop", "other", "mark", "tone")}},
        "say": {name: text for name, text in sorted(said.items()) if isinstance(text, str) and name not in _LOST},
        "lost": [[said[name], *page] for name, page in _LOST.items()],
        "codes": [one.code for one in lessons],
        "topics": [one.topic for one in lessons],
        "titles": [one.title for one in lessons],
        "lines": [_line(one.summary) for one in lessons],
        "asked": [_asked(one.find or (one.title,), short) for one in lessons],
        "short": _short(short),
        "texts": _texts(lessons, short, known),
    }
    return f"var soTaySearch = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _short(short: Mapping[str, str]) -> str:
    """What is meant, followed by all its forms."""
    forms: dict[str, list[str]] = {}
    for form, means in short.items():
        forms.setdefault(" ".join(keys(means)), []).append(form)
    return ",".join("=".join((means, *sorted(found))) for means, found in sorted(forms.items()))


def _asked(find: Iterable[str], short: Mapping[str, str]) -> str:
    """The aliases as keys: nobody reads them, and a phone has no work with them."""
    return ",".join(" ".join(written_out(keys(text), short)) for text in find)


def _line(summary: str) -> str:
    """The summary, cut after a whole word where it is too long for a result."""
    if len(summary) <= LINE:
        return summary
    return summary[: LINE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–.") + "…"


@by_lesson(JSON)
def lesson_words(edition: Edition, lesson: Lesson) -> list[str]:
    """The words of a lesson's texts that go into the index."""
    return sorted(_words(entry(edition.handbook, lesson), meanings(edition.handbook.short_forms)))


def _texts(lessons: Sequence[Searchable], short: Mapping[str, str], known: Mapping[int | str, Iterable[str]]) -> str:
    """The inverted index."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(lessons):
        for key in known[one.code] if one.code in known else _words(one, short):
            found.setdefault(key, []).append(number)
    every = [number for number, one in enumerate(lessons) if one.texts]
    alike: dict[tuple[int, ...], list[str]] = {}
    for key, numbers in sorted(found.items()):
        alike.setdefault(tuple(sorted({*every, *numbers}) if 2 * len(numbers) > len(every) else numbers), []).append(key)
    return "".join(",".join(said) + _gaps(numbers) for numbers, said in sorted(alike.items(), key=lambda one: (len(one[0]), one[1])))


def _words(one: Searchable, short: Mapping[str, str]) -> set[str]:
    """Words of its texts that its title, aliases and line do not have, and pairs of words that stand together often."""
    strong = [written_out(keys(text), short) for text in (one.title, _line(one.summary), *one.find)]
    texts = [written_out(keys(text), short) for text in (one.summary, *one.texts)]
    often = {pair for pair, times in Counter(_pairs(texts)).items() if times >= OFTEN}.difference(_pairs(strong))
    return often | set(chain(*texts)).difference(chain(*strong, *map(str.split, often)))


def _pairs(texts: Iterable[Sequence[str]]) -> list[str]:
    return [f"{first} {second}" for text in texts for first, second in pairwise(text)]


def _gaps(numbers: Iterable[int]) -> str:
    letters, last = "", -1
    for number in numbers:
        far, near = divmod(number - last, _FAR)
        letters += "Z" * far + chr(ord("@") + near)
        last = number
    return letters
