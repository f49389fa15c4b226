"""The questions of a lesson on half a sheet, to tick, and their answers on another: both twice on a sheet of A4, to cut in the middle."""

from __future__ import annotations

from typing import TypedDict

from generator.edition import Edition
from generator.guide.lesson import Lesson, Question
from generator.paper.lesson_data import held, lesson_data, span_data
from generator.paper.printed import Print
from generator.paper.shapes import SentenceData
from generator.qr.qr import SMALLEST_SYMBOL
from generator.words import words

_SHARED = ("subject", "code", "title", "handbook", "team", "draft", "stale", "checked", "approval")
"""Of a lesson's data, what these halves say too: a change of anything else does not print them anew."""

_SAID = ("heading", "how", "key", "key_how", "choose")


class QuestionData(TypedDict):
    """A question, what there is to tick, which of it is right (counted from 1), and why."""

    ask: SentenceData
    options: list[SentenceData]
    answer: int
    why: SentenceData


def quiz_sheet(edition: Edition, lesson: Lesson) -> Print:
    """`to-roi/103-cau-hoi.pdf`, two pages of A4, ready for the press: two halves to tick, then two with the key. Raises QrSizeError."""
    say, told = words("quiz"), lesson_data(edition, lesson, SMALLEST_SYMBOL)
    # The lesson's own code alone, as on the poster: whoever came to write should not have to choose.
    own = told["codes"][:1]
    data = {
        **{name: value for name, value in told.items() if name in _SHARED},
        "codes": own,
        "document_title": say["document_title"].format(code=lesson.code, title=lesson.title),
        "questions": [question_data(question) for question in lesson.quiz],
        "say": {
            **{name: told["say"][name] for name in ("number", "page")},
            **{name: text for name, text in say.items() if "{" not in text},
        },
    }
    return Print(f"to-roi/{lesson.code}-cau-hoi.pdf", "quiz", data, "cau-hoi", held(own), lesson.code)


def question_data(question: Question) -> QuestionData:
    """A question as layouts take it."""
    return {
        "ask": span_data(question.ask),
        "options": [span_data(option) for option in question.options],
        "answer": question.answer,
        "why": span_data(question.why),
    }
