"""Plain speech: short sentences, hard words explained, no foreign word and no officialese where everyday words will do.

Only what people read is judged, and of that only the author's own words: the words of a button (bold) and of a quotation are as they
are. The lists are in wording.vi.yml, each group with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.guide.glossary import Glossary
from generator.guide.lesson import Lesson
from generator.guide.phrases import Lists, Phrases, sentences, syllables, tokens
from generator.guide.shape import Leaf, Tree
from generator.guide.word_lists import word_lists
from generator.problems import Place, Problem, problem

MOST_SYLLABLES = 30
"""In one sentence that residents read, other than the step itself (see steps.py)."""

_LEAST_LONG = 2 * MOST_SYLLABLES
"""No text of so few letters, blanks among them, has more syllables."""

_SHOWN = 6
"""So many words of a long sentence are quoted, to find it by."""

STEP = "Step.do"
LESSON = frozenset(
    {
        "Audience.who",
        "Lesson.summary",
        "Lesson.need",
        "Step.see",
        "Step.stuck",
        "Phones.android",
        "Phones.iphone",
        "Sentence.say",
        "Mistake.wrong",
        "Mistake.fix",
        "Lesson.practise",
        "Lesson.teach_back",
        "Question.ask",
        "Question.options",
        "Question.why",
    }
)
"""The sentences of a lesson that residents read, without the steps' own."""
MANY = frozenset({"Term.means", "Topic.summary", "Topic.intro", "Contact.what"})
"""Sentences that residents read on many pages."""
TROUBLE = frozenset({"Trouble.problem", "Trouble.fix"})
"""Read as one sentence, whose length is judged as such (see quality.py)."""
TRAINER = frozenset({"Trainer.prepare", "Trainer.say", "Trainer.pitfalls"})
TITLES = frozenset({"Lesson.title", "Topic.name"})


@dataclass(frozen=True, slots=True)
class _Plainer:
    """Words to avoid, each with the better ones; `keep` are names that only look like one of them."""

    phrases: Phrases
    better: Mapping[str, str]

    def found(self, said: Sequence[str]) -> list[str]:
        """The words to avoid in a sentence, each once, in their order."""
        return list(dict.fromkeys(each for each in self.phrases.within(said) if each in self.better))


ALT = "Screen.alt"
"""What a picture shows: only its terms are judged, since what stands on it is copied from a phone."""

_SHORT = LESSON | MANY
_EXPLAINED = LESSON | TITLES | {STEP}
_PLAIN = LESSON | MANY | TROUBLE | TRAINER | TITLES | {STEP}
_JUDGED = _PLAIN | {ALT}
_OF_ALT = "terms"
_SECTIONS = {"foreign": "SO609", "official": "SO610", _OF_ALT: "SO650"}
"""Of wording.vi.yml, each with the problem that its words are."""


def wording_checks(trees: Sequence[Tree]) -> Iterator[Problem]:
    """Every problem of wording, unsorted."""
    explained, lists = _explained(trees), _lists()
    for tree in trees:
        hard: set[str] = set()
        for leaf in tree.leaves:
            if leaf.slot not in _JUDGED:
                continue
            if leaf.slot in _SHORT and len(leaf.text) > _LEAST_LONG:
                yield from too_long(leaf.place, leaf.text)
            for name in lists.may_be_in(tokens(leaf.text)):
                if name in _SECTIONS:
                    yield from _avoided(leaf, name) if leaf.slot != ALT or name == _OF_ALT else ()
                elif name == _MERGED:
                    yield from _merged(leaf) if leaf.slot in _PLAIN else ()
                elif leaf.slot in _EXPLAINED and tree.model is Lesson and explained is not None:
                    yield from _hard(leaf, explained, hard)


def _explained(trees: Sequence[Tree]) -> frozenset[str] | None:
    """Everything that the glossary explains; None where there is no glossary to look into."""
    if not any(tree.model is Glossary for tree in trees):
        return None
    return frozenset(leaf.text.lower() for tree in trees for leaf in tree.leaves if leaf.slot in ("Term.term", "Term.also"))


def too_long(place: Place, text: str) -> Iterator[Problem]:
    """The longest sentence of a text, where it is too long."""
    if len(text.split()) <= MOST_SYLLABLES:
        return
    longest = max(sentences(text), key=syllables)
    count = syllables(longest)
    if count > MOST_SYLLABLES:
        yield problem(place, "SO602", level="warning", count=count, limit=MOST_SYLLABLES, found=" ".join(longest.split()[:_SHOWN]))


def _avoided(leaf: Leaf, section: str) -> Iterator[Problem]:
    """Each word of a section of wording.vi.yml, with the one to use."""
    plainer = _plainer(section)
    for found in plainer.found(tokens(leaf.text)):
        yield problem(leaf.place, _SECTIONS[section], level="warning", found=found, better=plainer.better[found])


def _merged(leaf: Leaf) -> Iterator[Problem]:
    """Provinces that are no more and are nowhere in the text called “(cũ)”. A newspaper, a ward, a street may keep the name."""
    said = tokens(leaf.text)
    names, after, before = (_merged_names(name) for name in ("words", "after", "before"))
    found: dict[str, bool] = {}
    for at in range(len(said)):
        name = names.at(said, at)
        if name and not (at and before.at(said, at - 1)):
            found[" ".join(name)] = found.get(" ".join(name), False) or after.at(said, at + len(name)) is not None
    for province, marked in found.items():
        if not marked:
            yield problem(leaf.place, "SO651", level="warning", found=province)


def _hard(leaf: Leaf, explained: frozenset[str], known: set[str]) -> Iterator[Problem]:
    """Hard words that the glossary does not explain; each is reported once in a lesson, `known` remembers which."""
    for found in _hard_words().within(tokens(leaf.text)):
        if found not in known and found.lower() not in explained:
            yield problem(leaf.place, "SO608", found=found)
        known.add(found)


_MERGED, _HARD = "merged", "hard"


@cache
def _lists() -> Lists:
    """All that is looked for, by section; which of it may be in a sentence is asked once."""
    sections = {name: _plainer(name).phrases for name in _SECTIONS}
    return Lists({**sections, _MERGED: _merged_names("words"), _HARD: _hard_words()})


@cache
def _hard_words() -> Phrases:
    return Phrases(word for group in word_lists()["hard"] for word in group["words"])


@cache
def _merged_names(name: str) -> Phrases:
    return Phrases(word_lists()["merged"][name])


@cache
def _plainer(section: str) -> _Plainer:
    groups = word_lists()[section]
    better = {word: plain for group in groups for word, plain in group.get("words", {}).items()}
    return _Plainer(Phrases((*better, *(name for group in groups for name in group.get("keep", ())))), better)
