"""`sotay record`: the script of a session, and the sounds that come back: all judged at once, nothing lost, nothing taken for another."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from few import copy_few_guides
from recordings import spoken

from generator.cli.main import main
from generator.guide.handbook import Handbook
from generator.guide.recording import to_read
from generator.job import guides_in, judged


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few guides on 1/12/2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    copy_few_guides(tmp_path / "guides", (103, 706))
    return tmp_path / "guides"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return tmp_path / "phien"


def _run(guides: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["record", *words, "--guides", str(guides)])


def _script(guides: Path, session: Path, *words: str) -> Result:
    done = _run(guides, "script", "103", "--out", str(session), *words)
    assert done.exit_code == 0, done.output
    return done


def _handbook(guides: Path) -> Handbook:
    files, others = guides_in(guides)
    return judged(guides, files, others, datetime.date(2026, 12, 1))


def test_the_script_has_every_sentence_in_large_letters_beside_its_file_name(guides: Path, session: Path) -> None:
    told = _script(guides, session)
    steps = _handbook(guides).lesson(103).steps
    text = (session / "doc-de-ghi.html").read_text(encoding="utf-8")
    for number, step in enumerate(steps, 1):
        assert f"<b>103-{number}</b>" in text
        assert f"<p>{to_read(step)}</p>" in text.replace("&#34;", '"')
    assert f"{len(steps)} tệp" in told.output
    assert "//" not in text.replace("<!doctype", ""), "it loads nothing"


def test_a_script_in_another_language_asks_for_own_words(guides: Path, session: Path) -> None:
    _script(guides, session, "--language", "cmo", "--whole")
    text = (session / "doc-de-ghi.html").read_text(encoding="utf-8")
    assert "Tiếng M’Nông" in text
    assert "theo cách bà con vẫn nói" in text
    assert "<b>103</b>" in text


def test_sounds_come_back_by_name_and_everything_is_told_at_once(guides: Path, session: Path) -> None:
    _script(guides, session)
    (session / "103-1.OPUS").write_bytes(spoken("một"))
    (session / "103-2.m4a").write_bytes(b"not a sound")
    (session / "103-3.opus").write_bytes(bytes(1_000_001))
    (session / "103-4.opus").write_bytes(spoken("bốn"))
    (session / "103-4.m4a").write_bytes(spoken("bốn"))
    (session / "Ghi âm 5.m4a").write_bytes(spoken("năm"))
    done = _run(guides, "take", str(session))
    assert done.exit_code == 1
    lines = done.output.splitlines()
    assert lines[0].startswith("103-1: đã nhận 103-1.OPUS, dài 1 giây.")
    assert "không đọc được 103-2.m4a" in lines[1]
    assert "quá 1000 KB" in lines[2]
    assert "nhiều tệp cùng tên (103-4.m4a, 103-4.opus)" in lines[3]
    assert lines[4] == "103-5: chưa có tệp."
    assert "Ghi âm 5.m4a: không biết" in done.output
    assert "Đã nhận 1, còn thiếu 4, không dùng được 3." in lines[-1]
    assert sorted(path.name for path in (guides / "audio").iterdir()) == ["103-vie-1.opus", "103.yml"]
    lesson = _handbook(guides).lesson(103)
    assert [each.content for each in _handbook(guides).sounds_of(lesson, lesson.steps[0])] == [spoken("một")]
    assert (session / "103-1.OPUS").is_file(), "what was recorded stays where it was"


def test_a_second_session_adds_to_the_first_and_replaces_what_was_read_again(guides: Path, session: Path) -> None:
    _script(guides, session)
    (session / "103-1.opus").write_bytes(spoken("một"))
    (session / "103-2.opus").write_bytes(spoken("hai"))
    assert _run(guides, "take", str(session)).exit_code == 0
    assert "<b>103-1</b>" not in (_script(guides, session), (session / "doc-de-ghi.html").read_text(encoding="utf-8"))[1]
    (session / "103-2.opus").write_bytes(spoken("hai, lần nữa"))
    (session / "103-3.opus").write_bytes(spoken("ba"))
    assert _run(guides, "take", str(session)).exit_code == 0
    handbook = _handbook(guides)
    said = [each.content for each in handbook.sounds[103]]
    assert said == [spoken("một"), spoken("hai, lần nữa"), spoken("ba")]


def test_a_sentence_changed_after_the_script_was_printed_is_told_and_never_mistaken(guides: Path, session: Path) -> None:
    _script(guides, session)
    file = next(guides.glob("*/103-*.yml"))
    step = _handbook(guides).lesson(103).steps[0]
    file.write_text(file.read_text(encoding="utf-8").replace(step.see, "màn hình nhắn tin mở ra.", 1), encoding="utf-8")
    (session / "103-1.opus").write_bytes(spoken("một"))
    done = _run(guides, "take", str(session))
    assert "103-1: đã nhận 103-1.opus, nhưng bài đã sửa câu này" in done.output
    lesson = _handbook(guides).lesson(103)
    assert _handbook(guides).sounds_of(lesson, lesson.steps[0]) == ()
    again = _run(guides, "script", "103", "--out", str(session))
    assert again.exit_code == 2
    assert "103-1.opus" in again.output
    (session / "103-1.opus").unlink()
    _script(guides, session)


def test_wrong_usage_is_told_in_one_sentence(guides: Path, session: Path) -> None:
    assert _run(guides, "take", str(session)).exit_code == 2
    assert _run(guides, "script", "555", "--out", str(session)).exit_code == 2
    _script(guides, session)
    assert _run(guides, "script", "103", "--language", "rad", "--out", str(session)).exit_code == 2
    (session / "phien-ghi.yml").write_text("language: tlh\n", encoding="utf-8")
    spoilt = _run(guides, "take", str(session))
    assert spoilt.exit_code == 1
    assert "phien-ghi.yml:1:" in spoilt.output


def test_a_lesson_that_has_all_its_recordings_needs_no_session(guides: Path, session: Path) -> None:
    _script(guides, session, "--whole")
    (session / "103.opus").write_bytes(spoken("cả bài"))
    assert _run(guides, "take", str(session)).exit_code == 0
    assert "đã có đủ bản ghi Tiếng Việt" in _script(guides, session, "--whole").output
