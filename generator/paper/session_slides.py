"""What is projected at a session besides its lessons: what it is for, the questions of both checks with their answers, all codes.

The questions are those that everybody ticks, so they are shown once the last check has been handed in.
"""

from __future__ import annotations

from generator.edition import Edition
from generator.guide.session import Session
from generator.paper.lesson_data import LessonWords, held, lesson_words, span_data
from generator.paper.printed import Print
from generator.paper.quiz import question_data
from generator.paper.session_copies import SLIDES, paper_path
from generator.paper.session_data import AskedOnWall, SessionSlidesData, Taught
from generator.paper.session_papers import questions, shared_data
from generator.paper.slides import SYMBOL
from generator.words import words


def session_slides(edition: Edition) -> tuple[Print[SessionSlidesData], ...]:
    """`to-roi/buoi-1-trinh-chieu.pdf` of each session in a room with a projector. Raises QrSizeError."""
    return tuple(_print(edition, session) for session in edition.handbook.sessions if session.at_hand.projector)


def _print(edition: Edition, session: Session) -> Print[SessionSlidesData]:
    data = _data(edition, session)
    codes = held([*(lesson["code"] for lesson in data["lessons"]), data["province"]])
    return Print(paper_path(session, SLIDES), "session-slides", data, f"buoi-{SLIDES}", codes, number=session.number)


def _data(edition: Edition, session: Session) -> SessionSlidesData:
    say, wall = words("session")["wall"], words("slides")
    lessons = {code: lesson_words(edition, edition.handbook.lesson(code), SYMBOL) for code in session.lessons}
    first = lessons[session.lessons[0]]
    return {
        **shared_data(edition, session, say["document_title"].format(number=session.number, title=session.title)),
        "who": session.who,
        "goal": span_data(session.goal),
        "lessons": [_taught(data) for data in lessons.values()],
        "province": first["codes"][1],
        "questions": _asked(edition, session, lessons),
        "say": {
            **{name: text for name, text in say.items() if "{" not in text},
            **{name: wall[name] for name in ("scan", "question", "choose", "answer", "right")},
            "number": first["say"]["number"],
        },
    }


def _taught(data: LessonWords) -> Taught:
    return {"code": data["codes"][0], "number": data["code"], "title": data["title"]}


def _asked(edition: Edition, session: Session, lessons: dict[int, LessonWords]) -> list[AskedOnWall]:
    """The questions of check A, then those of B; at the foot of each, who has yet to approve its lesson."""
    asked: list[AskedOnWall] = []
    for trial in (session.checks.a, session.checks.b):
        for which, question in zip(trial.questions, questions(edition, trial), strict=True):
            data = lessons[which.lesson]
            asked.append({**question_data(question), "checked": data["stale"] or data["checked"], "approval": data["approval"]})
    return asked
