"""Everything for one evening in the hall in one zip: what to print, what to project, and how many copies of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.disk import disk
from generator.disk.lock import only_one
from generator.edition import Edition
from generator.guide.judge import FOLDER
from generator.guide.session import Session
from generator.job import Job, read_guides
from generator.outputs import COLLECTIONS, PAPERS, TIGHT
from generator.paper.kept import Press, finished_sheets
from generator.paper.printed import Print
from generator.paper.session_copies import OF_SESSION, PEOPLE, Copies, copies, copy_words
from generator.paper.sheet import Sheet
from generator.problems import Problem
from generator.stick.archive import zipped
from generator.words import words
from generator.words.progress import Tell

README = "DOC-TOI.txt"

TO_PRINT, TO_PROJECT, TO_SEND = "1-in-ra-giay", "2-chieu-len-tuong", "3-gui-zalo"
"""The folders of the zip, in the order in which the evening needs them."""

_PROJECTED = "trinh-chieu"
"""In the form of everything that is shown on a wall."""

_MORE = frozenset({"to-lon", "png"})
"""Of a lesson, besides what its trainer is offered: the large print, and the picture to send on."""


class NoSessionError(Exception):
    """There is no session with this number; `known` are those that there are."""

    def __init__(self, number: int, known: tuple[int, ...]) -> None:
        self.number, self.known = number, known
        super().__init__(number, known)


@dataclass(frozen=True, slots=True)
class Evening:
    """What was made: the zip, how many files are in it besides the one to read first, its size in bytes; and what is to be looked at in the
    guides."""

    archive: Path
    title: str
    files: int
    size: int
    warnings: tuple[Problem, ...]


def pack_evening(job: Job, number: int, tell: Tell) -> Evening:
    """Make `job.out/offline/buoi-1.zip`. The same guides give the same bytes on any day until a sentence ends.

    Raises NoSessionError before anything is made, and what a build raises.
    """
    with only_one(job.out / ".lock"):
        tell("read", {})
        handbook, site, warnings = read_guides(job)
        known = tuple(session.number for session in handbook.sessions)
        if number not in known:
            raise NoSessionError(number, known)
        edition = Edition(handbook, site)
        session, day = handbook.session(number), edition.newest_check
        edition = replace(edition, site=replace(site, today=day))
        wanted = tuple(evening_prints(edition, session))
        sheets, _ = finished_sheets(edition, wanted, Press(job.cache, job.place, tell, TIGHT))
        tell("zip", {})
        files = {_place(sheet): sheet.content for sheet in sheets}
        name = f"buoi-{number}"
        content = zipped({README: _readme(edition, session, sheets), **files}, name, day)
        archive = job.out / "offline" / f"{name}.zip"
        disk.write_file(archive, content)
    return Evening(archive, session.title, len(files), len(content), warnings)


def evening_prints(edition: Edition, session: Session) -> Iterator[Print]:
    """The session's own paper, what goes with its lessons, and of the game the rounds that are played."""
    for collection in COLLECTIONS:
        numbers = {session.number} if collection.form.startswith(OF_SESSION) else set(session.rounds)
        shown = session.at_hand.projector or _PROJECTED not in collection.form
        if collection.form.startswith((OF_SESSION, FOLDER)) and numbers and shown:
            made = collection.makes(edition)
            yield from (item for item in (made if isinstance(made, tuple) else (made,)) if item.number in numbers or item.number is None)
    for code in session.lessons:
        for paper in PAPERS:
            if ("trainer" in paper.on or paper.form in _MORE) and (session.at_hand.projector or _PROJECTED not in paper.form):
                made = paper.makes(edition, edition.handbook.lesson(code))
                yield from made if isinstance(made, tuple) else (made,)


def _place(sheet: Sheet) -> str:
    """Where a file lies in the zip."""
    folder = TO_PROJECT if _PROJECTED in sheet.form else TO_SEND if sheet.path.endswith(".png") else TO_PRINT
    return f"{folder}/{sheet.path.rpartition('/')[2]}"


def _readme(edition: Edition, session: Session, sheets: tuple[Sheet, ...]) -> bytes:
    """For the Notepad of any Windows: a byte order mark and two-character line ends."""
    said, made = words("evening"), {sheet.path for sheet in sheets}
    rows = [row for row in copies(edition, session) if row.path in made]
    counted = {row.path for row in rows}
    more = [sheet for sheet in sheets if _place(sheet).startswith(TO_PRINT) and sheet.path not in counted]
    projected = sorted(_place(sheet) for sheet in sheets if _PROJECTED in sheet.form)
    text: str = said["readme"].format(
        number=session.number,
        title=session.title,
        team=edition.handbook.commune.team,
        minutes=session.minutes,
        to_print=TO_PRINT,
        to_project=TO_PROJECT,
        to_send=TO_SEND,
        people=" / ".join(map(str, PEOPLE)),
        print="\n".join(_line(row, said["line"]) for row in rows),
        more="\n".join(f"- {sheet.path.rpartition('/')[2]}" for sheet in more) if more else said["nothing_more"],
        project=_projected(session, projected, said),
        game=said["game"] if session.plays else "",
    )
    return text.replace("\n\n\n", "\n\n").replace("\n", "\r\n").encode("utf-8-sig")


def _projected(session: Session, names: list[str], said: Mapping[str, str]) -> str:
    """What to project, in which order, and when not to."""
    if not names:
        return said["no_projector"]
    own = f"{OF_SESSION}{session.number}-"
    leaves = sorted((name.rpartition("/")[2] for name in names), key=lambda leaf: not leaf.startswith(own))
    return "\n".join([*(f"- {leaf}" for leaf in leaves), said["projected"].format(own=leaves[0])])


def _line(row: Copies, line: str) -> str:
    what = copy_words(row)
    return line.format(counts=" / ".join(map(str, row.counts)), what=what, file=row.path.rpartition("/")[2])
