"""What can be found in the search box, all of it shown to residents: lessons, ways out of trouble, hard words, “Thật hay lừa?”.

Pages for staff are left out: residents would land on them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.guide.handbook import Handbook
from generator.guide.judge import FOLDER
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.words import words


@dataclass(frozen=True, slots=True)
class Searchable:
    """What can be found of one lesson: `texts` is what its steps and warnings say.

    What is no lesson has for its code an address below the site's root, `tu-dien/#otp`, and for its topic what kind of thing it is.
    """

    code: int | str
    title: str
    summary: str
    topic: str
    find: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def everything(handbook: Handbook) -> tuple[Searchable, ...]:
    """All that the box finds."""
    return (*(entry(handbook, lesson) for lesson in handbook.lessons), *others(handbook))


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


def others(handbook: Handbook) -> tuple[Searchable, ...]:
    """What is found besides lessons: a page of its own, or a place in a page."""
    said = words("search")
    troubles = (
        Searchable(f"go-roi/#{name}", trouble.problem.rstrip("."), plain(trouble.fix), said["kinds"]["trouble"], trouble.find)
        for name, trouble in handbook.troubles.items()
    )
    terms = (
        Searchable(f"tu-dien/#{term.id}", term.term, plain(term.means), said["kinds"]["term"], (*term.also, said["what"]))
        for term in handbook.terms
    )
    return (*game(handbook), *troubles, *terms)


def game(handbook: Handbook) -> tuple[Searchable, ...]:
    """“Thật hay lừa?”, found by the ways of cheating as well; nothing where there are no messages to judge."""
    said = words("judge_page")
    names = tuple(scheme.name for scheme in handbook.schemes.values())
    return (Searchable(FOLDER, said["title"][0], said["home_line"], said["topic"], (*said["find"], *names)),) if names else ()
