"""The paper of a session: the team's own sheets, the two checks, the invitation, the card to take home: a file for each count of copies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from generator.edition import Edition
from generator.guide.lesson import Question
from generator.guide.session import Session, Trial
from generator.guide.text import plain
from generator.paper.address_room import room
from generator.paper.lesson_data import foot, held, icon_svg, safety_data, span_data
from generator.paper.printed import Print
from generator.paper.session_copies import CARDS, PEOPLE, SIGN_IN_ROWS, copies, copy_words, paper_path
from generator.paper.session_data import ChecksData, LearnedData, PosterData, SessionData, TeamData, Turn
from generator.paper.shapes import AddressBeside, CodeData
from generator.qr.qr import even_side, qr
from generator.words import words

_Told = TypeVar("_Told", bound=SessionData)

SYMBOL = 40.0
"""Millimetres of a code on poster and card, without its white edge: read from an arm's length."""


def team_papers(edition: Edition) -> tuple[Print[TeamData], ...]:
    """`to-roi/buoi-1-to.pdf` of each session: agenda, set-up, copies; sheets to sign in, to count, to ask again; the checks' key."""
    say = words("session")
    return tuple(_print(session, "to", _team(edition, session, say)) for session in edition.handbook.sessions)


def check_papers(edition: Edition) -> tuple[Print[ChecksData], ...]:
    """`to-roi/buoi-1-phieu.pdf` of each session: check A, check B, a page each."""
    said = words("session")["check"]
    return tuple(_print(session, "phieu", _checks(edition, session, said)) for session in edition.handbook.sessions)


def posters(edition: Edition) -> tuple[Print[PosterData], ...]:
    """`to-roi/buoi-1-moi.pdf` of each session: the invitation, with room for day, time and place. Raises QrSizeError."""
    said = words("session")["poster"]
    told = ((session, _poster(edition, session, said)) for session in edition.handbook.sessions)
    return tuple(_print(session, "moi", data, held([data["code"]])) for session, data in told)


def learned_cards(edition: Edition) -> tuple[Print[LearnedData], ...]:
    """`to-roi/buoi-1-the.pdf` of each session: eight cards for who did it alone. Raises QrSizeError."""
    said = words("session")["card"]
    told = ((session, _card(edition, session, said)) for session in edition.handbook.sessions)
    return tuple(_print(session, "the", data, held([data["code"]])) for session, data in told)


def _print(session: Session, form: str, data: _Told, codes: tuple[str, ...] = ()) -> Print[_Told]:
    return Print(paper_path(session, form), f"session-{form}", data, f"buoi-{form}", codes, number=session.number)


def shared_data(edition: Edition, session: Session, title: str) -> SessionData:
    """What all of a session's papers say; each brings its own words."""
    say = words("session")
    return {
        **foot(edition),
        "subject": say["subject"].format(number=session.number),
        "document_title": title,
        "number": say["session"].format(number=session.number),
        "title": session.title,
        "icons": {},
        "room": room(),
        "safety": safety_data(edition.site),
        "say": {},
    }


def _plain(said: Mapping[str, Any]) -> dict[str, str]:
    """The words that stand on paper as they are."""
    return {name: text for name, text in said.items() if isinstance(text, str) and "{" not in text}


def _team(edition: Edition, session: Session, say: Mapping[str, Any]) -> TeamData:
    hand, started = session.at_hand, 0
    turns: list[Turn] = []
    for place, turn in enumerate(session.agenda):
        what = " ".join(filter(None, (f"{turn.what}.", _on_wall(session, place, say["on_wall"]))))
        turns.append({"from": started, "minutes": turn.minutes, "kind": say["kinds"][turn.kind], "what": what, "lesson": turn.lesson})
        started += turn.minutes
    trials = {"A": session.checks.a, "B": session.checks.b}
    return {
        **shared_data(edition, session, say["team_title"].format(number=session.number, title=session.title)),
        "facts": say["facts"].format(minutes=session.minutes, place=say["places"][session.place], active=session.active_minutes),
        "at_hand": ", ".join(
            (say["network"][_needed(hand.network)], say["projector"][_needed(hand.projector)], say["phones"].format(count=hand.phones))
        ),
        "who": session.who,
        "goal": span_data(session.goal),
        "turns": turns,
        "total": session.minutes,
        "prepare": [span_data(text) for text in session.prepare],
        "people": [say["people"].format(count=count) for count in PEOPLE],
        "copies": [
            {"what": copy_words(row), "file": row.path.rpartition("/")[2], "counts": list(row.counts)} for row in copies(edition, session)
        ],
        "rows": SIGN_IN_ROWS,
        "signin_how": span_data(say["signin_how"]),
        "calls_how": span_data(say["calls_how"]),
        "forms": [
            {
                "form": say["of_form"].format(form=form),
                "tasks": list(trial.tasks),
                "answers": [
                    {
                        "ask": span_data(question.ask),
                        "letter": "abcd"[question.answer - 1],
                        "right": span_data(question.options[question.answer - 1]),
                        "why": span_data(question.why),
                    }
                    for question in questions(edition, trial)
                ],
            }
            for form, trial in trials.items()
        ],
        "say": _plain(say),
    }


def _on_wall(session: Session, place: int, say: Mapping[str, str]) -> str | None:
    """What is projected in a part of the agenda, so that answers are not on the wall before the last sheet is in; None for nothing."""
    turn, own = session.agenda[place], f"buoi-{session.number}-trinh-chieu"
    if not session.at_hand.projector:
        return None
    if place == 0:
        return say["first"].format(file=own)
    if turn.kind == "check" and not any(later.kind == "check" for later in session.agenda[place + 1 :]):
        return say["answers"].format(file=own)
    return say["lesson"].format(file=f"{turn.lesson}-trinh-chieu") if turn.kind == "show" and turn.lesson else None


def _needed(said: bool) -> str:
    return "needed" if said else "not_needed"


def questions(edition: Edition, trial: Trial) -> tuple[Question, ...]:
    """The questions of a check, from the lessons that own them."""
    return tuple(edition.handbook.lesson(asked.lesson).quiz[asked.number - 1] for asked in trial.questions)


def _checks(edition: Edition, session: Session, said: Mapping[str, Any]) -> ChecksData:
    return {
        **shared_data(edition, session, said["title"].format(number=session.number, title=session.title)),
        "forms": [
            {
                "form": form,
                "tasks": list(trial.tasks),
                "questions": [
                    {"ask": span_data(question.ask), "options": [span_data(option) for option in question.options]}
                    for question in questions(edition, trial)
                ],
            }
            for form, trial in (("A", session.checks.a), ("B", session.checks.b))
        ],
        "say": {**_plain(said), "page": words("session")["page"]},
    }


def _poster(edition: Edition, session: Session, said: Mapping[str, Any]) -> PosterData:
    code = session.lessons[0]
    return {
        **shared_data(edition, session, said["title"].format(number=session.number, title=session.title)),
        "invites": said["invites"].format(team=edition.handbook.commune.team),
        "who": session.who,
        "goal": span_data(session.goal),
        "lend": said["lend"] if session.at_hand.phones else "",
        "code": {**_code(edition, code, said["code"]["alt"]), "label": said["code"]["label"].format(code=code)},
        "say": _plain(said),
    }


def _card(edition: Edition, session: Session, said: Mapping[str, Any]) -> LearnedData:
    handbook = edition.handbook
    first = handbook.lesson(session.lessons[0])
    contact = handbook.contact(first.help[0])
    return {
        **shared_data(edition, session, said["title"].format(number=session.number)),
        "count": CARDS,
        "lessons": [{"code": said["lesson"].format(code=code), "title": plain(handbook.lesson(code).title)} for code in session.lessons],
        "ask": said["ask"].format(name=contact.name),
        "phone": contact.phone,
        "code": _code(edition, first.code, said["alt"]),
        "icons": {"call": icon_svg("call")},
        "say": _plain(said),
    }


def _code(edition: Edition, lesson: int, alt: str) -> AddressBeside:
    """A lesson's code and the address beside it."""
    code, address = qr(edition.site.in_code(lesson)), edition.site.in_words(lesson)
    drawn: CodeData = {"holds": code.text, "svg": code.svg, "side": even_side(code, SYMBOL)}
    return {**drawn, "address": address, "alt": alt.format(code=lesson, address=address)}
