"""What is projected in the village hall, and the trainer's notes that show each slide small beside what to say.

Trainer's words are in the data of the notes only, so that they cannot get onto a slide.
"""

from __future__ import annotations

from typing import Any

from generator.edition import Edition
from generator.guide.lesson import Lesson
from generator.guide.text import plain
from generator.paper.lesson_data import LessonData, held, lesson_data, span_data
from generator.paper.printed import Print
from generator.paper.quiz import QuestionData, question_data
from generator.paper.shapes import SentenceData
from generator.words import words

SYMBOL = 97.0
"""Side of the lesson's code on a slide 190.5 mm high, in millimetres without its white edge: more than half of the height."""

_BEFORE_QUIZ = 4
"""Slides besides those of the steps: title, warnings, what to remember, what to tell the others."""


class SlidesData(LessonData):
    """A lesson to be projected."""

    teach_back: list[SentenceData]
    questions: list[QuestionData]
    of_steps: str
    slide_names: list[str]


class NotesData(SlidesData):
    """The trainer's copy. Only here are the `notes`, so that they cannot get onto a slide."""

    notes: dict[str, object]


def slides(edition: Edition, lesson: Lesson) -> Print[SlidesData]:
    """The slides of a lesson: a step each, each question and its answer, the code first and last. Raises QrSizeError."""
    data = _slides(edition, lesson)
    return Print(f"to-roi/{lesson.code}-trinh-chieu.pdf", "slides", data, "trinh-chieu", held(data["codes"]), lesson.code)


def trainer_notes(edition: Edition, lesson: Lesson) -> Print[NotesData]:
    """The trainer's copy of the slides: what to prepare and say, what goes wrong, quiz with answers. Raises QrSizeError."""
    data = _slides(edition, lesson)
    say = words("slides")["notes"]
    approval = say[f"approval_{edition.handbook.approval_state(lesson)}"].format(approval=data["approval"])
    notes = _notes(lesson, say, approval)
    title = say["document_title"].format(code=lesson.code, title=lesson.title)
    notes["stale"] = notes["stale"] if data["stale"] else None
    told: NotesData = {**data, "notes": notes, "document_title": title}
    return Print(f"to-roi/{lesson.code}-giang-vien.pdf", "giang-vien", told, "giang-vien", held(data["codes"]), lesson.code)


def _slides(edition: Edition, lesson: Lesson) -> SlidesData:
    say = words("slides")
    data = lesson_data(edition, lesson, SYMBOL)
    named = [
        say["slides"]["title"],
        *(say["slides"]["step"].format(number=n, do=plain(step.do)) for n, step in enumerate(lesson.steps, start=1)),
        data["say"]["warnings"],
        data["keys_heading"],
        say["teach_back"],
        *(
            say["slides"][turn].format(number=n, ask=plain(question.ask))
            for n, question in enumerate(lesson.quiz, start=1)
            for turn in ("question", "answer")
        ),
        say["slides"]["codes"].format(address=edition.site.in_words(lesson.code)),
    ]
    return {
        **data,
        "teach_back": [span_data(question) for question in lesson.teach_back],
        "questions": [question_data(question) for question in lesson.quiz],
        "of_steps": say["of_steps"].format(count=len(lesson.steps)),
        "slide_names": [say["slide"].format(number=n, what=name) for n, name in enumerate(named, start=1)],
        "say": {**data["say"], **{name: say[name] for name in ("teach_back", "scan", "who", "question", "choose", "answer", "right")}},
    }


def _notes(lesson: Lesson, say: dict[str, Any], approval: str) -> dict[str, object]:
    """The notes' own words with the lesson's filled in; what belongs to the trainer alone."""
    (teach_low, teach_high), (low, high) = lesson.minutes.teach, lesson.minutes.practise
    asked = len(lesson.steps) + _BEFORE_QUIZ
    times = {"teach_low": teach_low, "teach_high": teach_high, "practise_low": low, "practise_high": high}
    return {
        **say,
        "minutes": say["minutes"].format(**times),
        "approval": approval,
        "step_names": [say["step"].format(number=n) for n in range(1, len(lesson.steps) + 1)],
        "to_prepare": [span_data(text) for text in lesson.trainer.prepare],
        "to_say": span_data(lesson.trainer.say),
        "to_avoid": [span_data(text) for text in lesson.trainer.pitfalls],
        "to_practise": span_data(lesson.practise),
        "quiz_how": say["quiz_how"].format(first=asked + 1, last=asked + 2 * len(lesson.quiz)),
        "questions": [
            {
                "ask": span_data(question.ask),
                "options": [
                    {"words": span_data(option), "right": number == question.answer}
                    for number, option in enumerate(question.options, start=1)
                ],
                "why": span_data(question.why),
            }
            for question in lesson.quiz
        ],
    }
