"""The questions of a lesson on half a sheet, to tick, and their answers on another: both twice on a sheet of A4, to cut in the middle."""

from __future__ import annotations

from typing import TypedDict

from generator.edition import Edition
from generator.guide.lesson import Lesson, Question
from generator.paper.lesson_data import foot, held, lesson_words, span_data, stamp
from generator.paper.printed import Print
from generator.paper.shapes import AddressCode, SentenceData, StampedData
from generator.qr.qr import SMALLEST_SYMBOL
from generator.words import words


class QuestionData(TypedDict):
    """A question, what there is to tick, which of it is right (counted from 1), and why."""

    ask: SentenceData
    options: list[SentenceData]
    answer: int
    why: SentenceData


class QuizData(StampedData):
    """Both halves, and the code of the lesson."""

    codes: list[AddressCode]
    questions: list[QuestionData]


def quiz_sheet(edition: Edition, lesson: Lesson) -> Print[QuizData]:
    """`to-roi/103-cau-hoi.pdf`, two pages of A4, ready for the press: two halves to tick, then two with the key. Raises QrSizeError."""
    say, told = words("quiz"), lesson_words(edition, lesson, SMALLEST_SYMBOL)
    # The lesson's own code alone, as on the poster: whoever came to write should not have to choose.
    own = told["codes"][:1]
    data: QuizData = {
        "subject": told["subject"],
        **foot(edition),
        **stamp(told),
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
