"""How many copies of what are printed for an evening, by the number of people."""

from __future__ import annotations

from dataclasses import dataclass

from generator.edition import Edition
from generator.guide.judge import FOLDER, round_numbers
from generator.guide.session import Session
from generator.paper.run_sheet import to_circle
from generator.words import words

PEOPLE = (10, 20, 30)
"""The sizes of a class for which numbers stand on paper."""

SIGN_IN_ROWS = 20
"""Lines of a page to sign in on, and of one for calls."""

CARDS = 8
"""On a sheet of A4."""

_A_HELPER = 5
"""People that one helper can look after while they practise, and for whom one large print lies ready."""

_A_SHEET = 2
"""People that one sheet of the quiz serves, cut in the middle."""

_WITHOUT_PHONE = 3
"""Of so many people one comes without a phone, and circles on paper what the others press."""

_POSTERS = 5

OF_SESSION = "buoi-"
"""What the forms of a session's paper begin with."""

SLIDES = "trinh-chieu"
"""What the name of a session's own slides ends in."""


@dataclass(frozen=True, slots=True)
class Copies:
    """A row of the table: `key` names its words, `path` its file below the site; `counts` are copies for each of PEOPLE."""

    key: str
    path: str
    counts: tuple[int, ...]
    lesson: int | None = None
    round: int | None = None


def paper_path(session: Session, form: str) -> str:
    """`to-roi/buoi-1-phieu.pdf`."""
    return f"to-roi/{OF_SESSION}{session.number}-{form}.pdf"


def copies(edition: Edition, session: Session) -> tuple[Copies, ...]:
    """What to print for a session, in the order in which it is needed. Everybody fills in both checks, so each comes once a head."""
    team = paper_path(session, "to")
    rows = [
        Copies("poster", paper_path(session, "moi"), (_POSTERS,) * len(PEOPLE)),
        Copies("agenda", team, _each(_A_HELPER)),
        Copies("signin", team, _each(SIGN_IN_ROWS)),
        Copies("check", paper_path(session, "phieu"), PEOPLE),
        Copies("count", team, (1,) * len(PEOPLE)),
        Copies("card", paper_path(session, "the"), _each(CARDS)),
        Copies("calls", team, _each(SIGN_IN_ROWS)),
    ]
    known = round_numbers(edition.handbook.schemes)
    rows += [
        Copies("game", f"to-roi/{FOLDER}-{number}.pdf", (1,) * len(PEOPLE), round=number) for number in session.rounds if number in known
    ]
    for code in session.lessons:
        rows.append(Copies("a4", f"to-roi/{code}-a4.pdf", PEOPLE, code))
        rows.append(Copies("large", f"to-roi/{code}-to-lon.pdf", _each(_A_HELPER), code))
        if to_circle(edition, edition.handbook.lesson(code)):
            rows.append(Copies("circle", f"to-roi/{code}-cho-nao-bam.pdf", _each(_WITHOUT_PHONE), code))
        rows.append(Copies("quiz", f"to-roi/{code}-cau-hoi.pdf", _each(_A_SHEET), code))
        rows.append(Copies("notes", f"to-roi/{code}-giang-vien.pdf", (1,) * len(PEOPLE), code))
    return tuple(rows)


def copy_words(row: Copies) -> str:
    """What a row of the table is, in words."""
    return str(words("session")["copy"][row.key].format(code=row.lesson, round=row.round))


def _each(people: int) -> tuple[int, ...]:
    """One for so many people, rounded up."""
    return tuple(-(-count // people) for count in PEOPLE)
