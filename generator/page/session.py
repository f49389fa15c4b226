"""The pages of evenings in the hall, for the team: agenda, set-up, what to print in how many copies, the checks with their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.edition import Download, Edition
from generator.guide.judge import FOLDER, ROUND_DAYS, round_numbers
from generator.guide.lesson import Lesson
from generator.guide.session import Session, Turn
from generator.page.frame import body, markdown
from generator.paper.judge_slides import FORM as JUDGE_SLIDES
from generator.paper.session_copies import PEOPLE, SLIDES, Copies, copies, copy_words, paper_path
from generator.paper.session_papers import questions
from generator.words import words


@dataclass(frozen=True, slots=True)
class Timed:
    """A part of the evening and the minute at which it begins."""

    start: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A row of the table of copies, and its file, where that is made."""

    what: str
    name: str
    row: Copies
    file: Download | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A lesson of the evening and all its files."""

    lesson: Lesson
    files: tuple[Download, ...]


def session_pages(edition: Edition) -> dict[str, bytes]:
    """Path in `docs_dir` → Markdown."""
    return {f"{folder(session)}/index.md": _page(edition, session) for session in edition.handbook.sessions}


def folder(session: Session) -> str:
    """Where a session's page lies: `tap-huan/buoi-1`."""
    return f"tap-huan/buoi-{session.number}"


def _page(edition: Edition, session: Session) -> bytes:
    paper, handbook = words("session"), edition.handbook
    s = handbook.words("session_page")
    by_path = {file.path: file for file in edition.files}
    known = round_numbers(handbook.schemes)
    games = (f"to-roi/{form}-{number}.pdf" for form in (FOLDER, JUDGE_SLIDES) for number in session.rounds if number in known)
    trials = (("A", session.checks.a), ("B", session.checks.b))
    jumps = [("chuong-trinh", "agenda"), ("chuan-bi", "prepare"), ("in", "print"), ("cac-bai", "lessons")]
    jumps += [("tro-choi", "game")] * (session.plays and bool(handbook.schemes)) + [("phieu", "checks"), ("sau-buoi-hoc", "after")]
    content = body(
        "session.md.j2",
        edition,
        up="../../",
        s=s,
        h=words("trainer_home"),
        jumps=[(name, s[word]) for name, word in jumps],
        paper=paper,
        forms=words("downloads")["forms"],
        session=session,
        communes=handbook.commune.communes if edition.on_a_server else {},
        place=paper["places"][session.place],
        turns=_timed(session),
        people=PEOPLE,
        to_print=[_to_print(edition, row, by_path) for row in copies(edition, session)],
        lessons=[_offered(edition, code) for code in session.lessons],
        slides=_file(edition, paper_path(session, SLIDES), by_path) if session.at_hand.projector else None,
        game=tuple(file for path in games if (file := _file(edition, path, by_path))),
        game_page=FOLDER if session.plays and handbook.schemes else None,
        again=s["and"].join(map(str, ROUND_DAYS[1:])) if session.plays else None,
        trials=[(form, trial, questions(edition, trial)) for form, trial in trials],
    )
    title = s["title"].format(number=session.number, title=session.title)
    return markdown(title, s["description"].format(number=session.number), "session", content)


def _timed(session: Session) -> list[Timed]:
    start, timed = 0, []
    for turn in session.agenda:
        timed.append(Timed(start, turn))
        start += turn.minutes
    return timed


def _to_print(edition: Edition, row: Copies, by_path: Mapping[str, Download]) -> ToPrint:
    return ToPrint(copy_words(row), row.path.rpartition("/")[2], row, _file(edition, row.path, by_path))


def _file(edition: Edition, path: str, by_path: Mapping[str, Download]) -> Download | None:
    """A finished file; None where it is not made. Below a shared handbook one that is not the commune's own lies above, with a size (0)
    that only that one's build knows."""
    return by_path.get(path) or (Download(f"../{path}", 0, 0, "") if edition.below else None)


def _offered(edition: Edition, code: int) -> Offered:
    files = (file for file in edition.files if file.lesson == code and file.number is None)
    return Offered(edition.handbook.lesson(code), tuple(files))
