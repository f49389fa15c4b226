"""Sounds that come back from a session: found by name, measured, bound to their sentences. Nothing here touches the disk."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.guide.handbook import Handbook
from generator.guide.recording import FOLDER, Recording, Recordings, fault, is_current, named
from generator.guide.sound import ending, seconds
from generator.record.session import Piece, Session

Outcome = Literal["taken", "older", "missing", "unread", "large", "long", "twice"]
"""`older`: taken, but its sentence was changed after the script was printed; `twice`: two files have the name."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one piece: its file in the session's folder where there is one, and a number (seconds, kilobytes)."""

    piece: Piece
    outcome: Outcome
    file: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be written into the guides, what to be removed, what became of each piece, and files whose name nobody knows."""

    files: dict[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    unknown: tuple[str, ...] = ()


_SOUND = re.compile(r"(?i)\.(opus|ogg|oga|m4a|mp4|aac|mp3|wav|3gp|amr|webm|flac)$")
"""What phones call their recordings; which of them can be played, their bytes tell."""


def is_sound(name: str) -> bool:
    """True for a file that somebody may mean as a recording."""
    return bool(_SOUND.search(name))


def stem(name: str) -> str:
    """The name of a sound without its ending, as a session knows it."""
    return _SOUND.sub("", name).strip().lower()


def take(handbook: Handbook, made: Session, found: Mapping[str, bytes], before: Mapping[int, Recordings]) -> Taken:
    """Everything at once. `found` are the files of the session's folder by name, `before` the recordings that lessons have, by code."""
    sounds = {name: content for name, content in found.items() if is_sound(name)}
    by_stem: dict[str, list[str]] = {}
    for name in sorted(sounds):
        by_stem.setdefault(stem(name), []).append(name)
    told: list[Told] = []
    files: dict[str, bytes] = {}
    added: dict[int, list[Recording]] = {}
    for piece in made.pieces:
        names = by_stem.pop(piece.stem, [])
        one = _judged(handbook, piece, names, sounds)
        told.append(one)
        if one.outcome in ("taken", "older"):
            content = sounds[one.file]
            name = named(piece.code, made.language, piece.step, ending(content))
            files[FOLDER + name] = content
            length = max(1, math.ceil(seconds(content)))
            entry = Recording(language=made.language, step=piece.step, file=name, seconds=length, words=piece.words)
            added.setdefault(piece.code, []).append(entry)
    gone: list[str] = []
    for code, entries in added.items():
        places = {(each.language, each.step) for each in entries}
        old = before[code].recordings if code in before else ()
        kept = [each for each in old if (each.language, each.step) not in places]
        names_now = {each.file for each in (*kept, *entries)}
        gone += [FOLDER + each.file for each in old if each.file not in names_now]
        files[f"{FOLDER}{code}.yml"] = Recordings(code=code, recordings=(*kept, *entries)).dumped()
    unknown = tuple(sorted(name for names in by_stem.values() for name in names))
    return Taken(files, tuple(gone), tuple(told), unknown)


def _judged(handbook: Handbook, piece: Piece, names: list[str], sounds: Mapping[str, bytes]) -> Told:
    if not names:
        return Told(piece, "missing")
    if len(names) > 1:
        return Told(piece, "twice", ", ".join(names))
    content = sounds[names[0]]
    wrong = fault(content, piece.step)
    if wrong:
        return Told(piece, wrong[0], names[0], wrong[1])
    current = is_current(piece.words, handbook.lesson(piece.code))
    return Told(piece, "taken" if current else "older", names[0], math.ceil(seconds(content)))
