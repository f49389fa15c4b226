"""The words of the button that a step presses stand on its picture, on what is marked there: a learner looks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.guide.checks.exempt import Finding
from generator.guide.checks.taught import Drawn, Taught
from generator.guide.source import Scalar
from generator.guide.text import plain
from generator.guide.verbs import first_verb
from generator.guide.word_lists import word_lists
from generator.problems import problem
from generator.vietnamese.fold import folded, keys

_NAMED = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|“(?P<quoted>[^“”]+)”")
_OR = re.compile(r"\s*(?:,|hoặc|hay|,? hoặc|hay là)\s*(?:có |ghi )?(?:chữ |nút |dòng |mục )?")
"""What stands between two names of one button: “bấm **Hủy** hoặc **Từ chối**”."""

_PLACE = re.compile(r"\b(?:trong|ở|của|từ|tại)(?: \w+){0,2} $")
"""What tells that a name is where the button is: “bấm vào món hàng trong mục “Đơn mua””."""

_SHARE = 0.58
"""So much of a long name must be on the picture: the labels of elements are short, and some end with “…”."""


def button_checks(lessons: Sequence[Sequence[Taught]], screens: Mapping[str, Drawn]) -> Iterator[Finding]:
    """Every step that presses something that its picture does not show."""
    for step in (step for lesson in lessons for step in lesson):
        do, drawn = step.node.get("do"), screens.get(step.screen or "")
        if not isinstance(do, Scalar) or not do.text or drawn is None or first_verb(do.text) not in _pressing():
            continue
        names = pressed(do.text)
        if not names:
            continue
        marked = [words for piece in drawn.named(step.marks) for words in piece.says]
        everywhere = [words for piece in drawn.pieces for words in piece.says]
        shown = marked or everywhere
        if not any(_stands(name, words) for name in names for words in shown):
            button, there = plain(names[0])[:60], ", ".join(shown)[:80]
            yield Finding(step.lesson, step.number, problem(do.place, "SO643", button=button, screen=step.screen, there=there))


def pressed(do: str) -> tuple[str, ...]:
    """The names of the first button in a sentence: one, or several where any of them will do."""
    names: list[str] = []
    end = 0
    for match in _NAMED.finditer(do):
        if not names and _PLACE.search(do[: match.start()]):
            continue
        if names and not _OR.fullmatch(do[end : match.start()]):
            break
        names.append(match["strong"] or plain(match["quoted"]))
        end = match.end()
    return tuple(names)


def _stands(name: str, words: str) -> bool:
    """True where a name is in the words of an element, in any case but with the same marks, or where they are a good part of it."""
    words = plain(words)
    wanted, there = (f" {' '.join(keys(each))} " for each in (name, words))
    return (
        wanted in there
        or (there in wanted and len(folded(words)) >= _SHARE * len(folded(name)))
        or (words.endswith("…") and wanted.startswith(there[:-1]))
    )


def _pressing() -> frozenset[str]:
    return frozenset((*word_lists()["step"]["touch"]["words"], *word_lists()["step"]["screen"]["words"])) - frozenset({"gõ", "gõ lại"})
