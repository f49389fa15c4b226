"""Recordings by people of the village: bound to their sentence, measured, told of where something is wrong, and never used then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from good import ICONS, LESSON, good
from recordings import recorded, spoken

from generator.guide import recording
from generator.guide.handbook import Handbook
from generator.guide.load import check, load
from generator.guide.sound import SoundError, seconds
from generator.problems import Problem

Files = dict[str, bytes]


def judged(files: Files) -> tuple[Handbook | None, list[Problem]]:
    handbook, problems = check(good() | files, icons=ICONS)
    return handbook, [each for each in problems if each.code.startswith("SO69")]


@pytest.fixture
def files() -> Files:
    lesson = load(good(), icons=ICONS).lesson(103)
    return recorded(lesson, {"vie": tuple(range(1, len(lesson.steps) + 1)), "cmo": (0,)})


def test_whole_recordings_belong_to_their_steps(files: Files) -> None:
    handbook, problems = judged(files)
    assert problems == []
    assert handbook is not None
    lesson = handbook.lesson(103)
    assert [[each.name for each in handbook.sounds_of(lesson, step)] for step in lesson.steps] == [
        [f"103-vie-{number}.opus"] for number in range(1, len(lesson.steps) + 1)
    ]
    assert [each.language for each in handbook.sounds_of(lesson)] == ["cmo"]
    assert handbook.sounds_of(lesson)[0].content == files["audio/103-cmo.opus"]


def test_the_list_reads_as_it_was_written(files: Files) -> None:
    handbook, _ = judged(files)
    assert handbook is not None
    assert files["audio/103.yml"].decode().startswith("# yaml-language-server: $schema=../schema/audio.json\n")


def test_a_changed_sentence_is_told_and_its_recording_is_not_used(files: Files) -> None:
    old = good()[LESSON].decode()
    step = load(good(), icons=ICONS).lesson(103).steps[0]
    changed = old.replace(step.see, "màn hình khác hẳn hiện ra.", 1)
    assert changed != old
    handbook, problems = judged(files | {LESSON: changed.encode()})
    assert handbook is not None
    assert [(each.code, each.level) for each in problems] == [("SO690", "warning"), ("SO691", "warning"), ("SO691", "warning")]
    lesson = handbook.lesson(103)
    assert handbook.sounds_of(lesson, lesson.steps[0]) == ()
    assert handbook.sounds_of(lesson, lesson.steps[1]) != ()
    assert handbook.sounds_of(lesson) == (), "the whole lesson was read as it was"


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {each: content for each, content in files.items() if each != name}


def line(old: str, new: str) -> Callable[[Files], Files]:
    return lambda files: files | {"audio/103.yml": files["audio/103.yml"].decode().replace(old, new).encode()}


@pytest.mark.parametrize(
    ("change", "codes", "stops"),
    [
        (without("audio/103-vie-2.opus"), ["SO694"], False),
        (lambda files: files | {"audio/103-vie-2.opus": b"RIFF....WAVE"}, ["SO694"], False),
        (lambda files: files | {"audio/103-vie-2.opus": files["audio/103-vie-2.opus"][:-200]}, ["SO694"], False),
        (lambda files: files | {"audio/103-rad-1.opus": spoken("a")}, ["SO693"], False),
        (lambda files: files | {"audio/103-vie-2.opus": bytes(recording.MOST_BYTES + 1)}, ["SO692"], True),
        (line("code: 103", "code: 104"), ["SO695"], True),
        (line("language: cmo", "language: vie, step: 1"), ["SO696"], True),
    ],
    ids=["not there", "no sound", "cut off", "no entry", "too large", "of no lesson", "twice"],
)
def test_what_is_wrong_is_told(files: Files, change: Callable[[Files], Files], codes: list[str], stops: bool) -> None:
    handbook, problems = judged(change(files))
    assert sorted({each.code for each in problems}) == codes
    assert (handbook is None) == stops
    if handbook and "SO694" in codes:
        assert handbook.sounds_of(handbook.lesson(103), handbook.lesson(103).steps[1]) == ()


def test_what_is_too_long_or_too_much_is_told(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(recording.MOST_SECONDS, "step", 0.01)
    assert {each.code for each in judged(files)[1]} == {"SO692"}
    monkeypatch.undo()
    monkeypatch.setattr("generator.guide.checks.recordings.MOST_OF_LESSON", 100)
    assert {each.code for each in judged(files)[1]} == {"SO697"}


def box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content


def test_the_length_of_both_kinds_is_read() -> None:
    assert 0.1 < seconds(spoken("Xin chào bác")) < 3
    times = bytes(12) + (600).to_bytes(4, "big") + (9_000).to_bytes(4, "big")
    sound = box(b"ftyp", b"M4A ") + box(b"moov", box(b"mvhd", times)) + box(b"mdat", bytes(9))
    assert seconds(sound) == 15
    for cut in range(len(sound)):
        with pytest.raises(SoundError):
            seconds(sound[:cut])


def test_the_list_is_in_order_of_language_and_step() -> None:
    lesson = load(good(), icons=ICONS).lesson(103)
    assert (
        recorded(lesson, {"cmo": (0,), "vie": (3, 2, 1)})["audio/103.yml"]
        == recorded(lesson, {"vie": (1, 2, 3), "cmo": (0,)})["audio/103.yml"]
    )
