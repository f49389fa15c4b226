"""`sotay replace`: what it lists, what it writes, what it refuses; a file that people wrote stays as they laid it out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from good import with_sessions

from generator.cli.main import main
from generator.disk import disk

SHARED = "Gõ 12 số trên thẻ."
OURS = "Gõ 12 số trên thẻ căn cước."


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two lessons on 27/11/2026, of which 103 is for who was cheated."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")
    disk.write_folder(with_sessions(), tmp_path / "guides")
    return tmp_path / "guides"


def _run(guides: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["replace", *words, "--guides", str(guides)])


def _done(guides: Path, *words: str) -> str:
    told = _run(guides, *words)
    assert told.exit_code == 0, told.output
    return told.stdout


def _refused(guides: Path, *words: str) -> str:
    file = guides / "replace.yml"
    before = file.read_bytes() if file.exists() else None
    told = _run(guides, *words)
    assert told.exit_code == 2, told.output
    assert before == (file.read_bytes() if file.exists() else None)
    return told.stderr


def _check(guides: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["check", "--guides", str(guides), "--host", "https://xa.vn", *more])


def _shared(guides: Path, old: str, new: str) -> None:
    file = guides / "1-vneid" / "104-mo-can-cuoc.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_fields_of_a_lesson_are_listed_with_what_stands_there_as_one_reads_it(guides: Path) -> None:
    lines = _done(guides, "list", "104").splitlines()
    assert [line.split()[0] for line in lines][:5] == ["summary", "audience.who", "need.1", "steps.1.do", "steps.1.see"]
    assert f"steps.2.do              {SHARED}" in lines
    assert "warnings" not in str(lines)


def test_a_sentence_is_replaced_in_one_go(guides: Path) -> None:
    assert "sotay replace new" in _done(guides, "list")
    assert SHARED in _done(guides, "new", "104", "steps.2.do", "--words", OURS, "--why", "Bà con hay hỏi thẻ nào.")
    assert _check(guides).stdout == ""
    assert _done(guides, "list").startswith("  1. 104 steps.2.do: đang dùng\n")


def test_or_begun_and_filled_in_later(guides: Path) -> None:
    _done(guides, "new", "104", "steps.2.do")
    _done(guides, "new", "104", "practise")
    assert {line.split()[1] for line in _check(guides).stdout.splitlines() if ": SO" in line} == {"SO204"}
    assert "steps.2.do" in _refused(guides, "new", "104", "steps.2.do")


def test_what_was_begun_and_never_filled_in_is_dropped_without_a_rest(guides: Path) -> None:
    _done(guides, "new", "104", "steps.2.do")
    _done(guides, "drop", "104", "steps.2.do")
    assert _check(guides).stdout == ""


def test_what_an_officer_wrote_is_bound_and_nothing_beside_it_changes(guides: Path) -> None:
    entry = [
        "  # hỏi chị Năm",
        "  - lesson: 104",
        "    field:   steps.2.do",
        f"    words: '{OURS}'",
        "    # tháng sau xem lại",
        "    why: Quen.",
    ]
    written = "".join(f"{line}\r\n" for line in ("# của xã", "replace:", *entry))
    (guides / "replace.yml").write_bytes(written.encode())
    assert "SO280" in _check(guides).stdout
    _done(guides, "new", "104", "steps.2.do")
    now = (guides / "replace.yml").read_bytes().decode()
    assert now.startswith(written.removesuffix("\r\n"))
    assert now.replace("\r\n", "").count("\n") == 0
    assert "SO28" not in _check(guides).stdout


def test_a_shared_sentence_changes_and_the_commune_keeps_its_own(guides: Path) -> None:
    _done(guides, "new", "104", "steps.2.do", "--words", OURS, "--why", "Quen gọi vậy.")
    _shared(guides, SHARED, "Gõ đủ 12 số trên thẻ.")
    assert (_check(guides).exit_code, _check(guides, "--release").exit_code) == (0, 1)
    assert "chờ quyết" in _done(guides, "list")
    assert "Gõ đủ 12 số trên thẻ." in _done(guides, "keep", "104", "steps.2.do")
    assert (_check(guides, "--release").exit_code, _check(guides).stdout) == (0, "")


def test_or_drops_it_and_its_words_are_kept_in_the_file(guides: Path) -> None:
    _done(guides, "new", "104", "steps.2.do", "--words", OURS, "--why", "Quen gọi vậy.")
    _shared(guides, SHARED, "Gõ đủ 12 số trên thẻ.")
    assert OURS in _done(guides, "drop", "104", "steps.2.do")
    assert "dropped: 2026-11-27" in (guides / "replace.yml").read_text(encoding="utf-8")
    assert OURS in (guides / "replace.yml").read_text(encoding="utf-8")
    assert _check(guides, "--release").exit_code == 0
    _refused(guides, "drop", "104", "steps.2.do")
    _done(guides, "new", "104", "steps.2.do", "--words", "Gõ hết 12 số.", "--why", "Nay gọi vậy.")


def test_words_whose_step_is_gone_find_a_new_place_only_by_a_persons_word(guides: Path) -> None:
    _done(guides, "new", "104", "steps.2.do", "--words", OURS, "--why", "Quen gọi vậy.")
    _shared(guides, f"do: {SHARED}", "do: Gõ tên mình.")
    _shared(guides, "see: nút **Gửi yêu cầu** sáng lên.", "see: ô đã đầy.")
    assert _check(guides, "--release").exit_code == 1
    assert "--at" in _refused(guides, "keep", "104", "steps.2.do")
    _done(guides, "keep", "104", "steps.2.do", "--at", "steps.2.do")
    assert _check(guides, "--release").exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "103", "steps.1.do"), "Làm ngay"),
        (("new", "555", "steps.1.do"), "555"),
        (("new", "104", "warnings.1"), "warnings.1"),
        (("new", "104", "steps.9.do"), "steps.9.do"),
        (("keep", "104", "steps.1.do"), "sotay replace list"),
        (("list", "555"), "555"),
    ],
)
def test_what_cannot_be_replaced_is_refused_in_a_sentence(guides: Path, words: tuple[str, ...], says: str) -> None:
    assert says in _refused(guides, *words)


@pytest.mark.parametrize("content", ["a: [b\n", "- x\n", "replace: {a: b}\n"])
def test_a_file_that_cannot_be_read_is_left_as_it_is(guides: Path, content: str) -> None:
    (guides / "replace.yml").write_text(content, encoding="utf-8")
    assert "sotay check" in _refused(guides, "new", "104", "steps.2.do")


def test_a_file_with_a_mistake_in_it_is_left_as_it_is(guides: Path) -> None:
    entry = f"replace:\n  - lesson: 104\n    field: steps.2.do # cắt\n    words: {OURS}\n    why: Quen gọi vậy.\n"
    (guides / "replace.yml").write_text(entry, encoding="utf-8")
    _refused(guides, "new", "104", "steps.2.do")
    _refused(guides, "drop", "104", "steps.2.do")


def test_a_layout_that_would_be_spoilt_is_left_as_it_is(guides: Path) -> None:
    (guides / "replace.yml").write_text("replace: []\n", encoding="utf-8")
    _refused(guides, "new", "104", "steps.2.do")


def test_a_lesson_of_ones_own_is_changed_in_its_file(guides: Path) -> None:
    own = with_sessions()["1-vneid/104-mo-can-cuoc.yml"].replace(b"code: 104", b"code: 190")
    disk.write_file(guides / "lessons" / "190-khac.yml", own)
    assert "190-khac.yml" in _refused(guides, "new", "190", "steps.2.do")
