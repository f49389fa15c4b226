"""`sotay approve` and `sotay checked`: what they write, what they refuse, and that a refused file is as it was."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from few import copy_few_guides

from generator.cli.main import main
from generator.disk import disk
from generator.guide.approval import digest
from generator.guide.judge import Scheme
from generator.guide.lesson import Lesson
from generator.guide.load import check
from generator.screen.icons import names

GIVEN = ("--document", "Công văn số 12/CAX ngày 20/11/2026", "--date", "2026-11-20")


@pytest.fixture
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few guides on 1/12/2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    copy_few_guides(tmp_path / "guides", (103, 201, 706))
    return tmp_path / "guides"


def _run(guides: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--guides", str(guides)])


def _file(guides: Path, code: int = 103) -> Path:
    return next(guides.glob(f"*/{code}-*.yml"))


def _lesson(guides: Path, code: int = 103) -> Lesson:
    handbook, problems = check(disk.read_folder(guides, suffix=".yml"), icons=names())
    assert handbook is not None, problems
    return handbook.lesson(code)


def _change(guides: Path, old: str, new: str, code: int = 103) -> None:
    text = _file(guides, code).read_text(encoding="utf-8")
    assert old in text
    _file(guides, code).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_approval_is_written_with_its_words_and_the_guides_stay_sound(guides: Path) -> None:
    before = _file(guides).read_text(encoding="utf-8").splitlines()
    told = _run(guides, "approve", "103", *GIVEN)
    assert told.exit_code == 0, told.output
    assert "Công an xã duyệt bài 103" in told.output
    approval = _lesson(guides).approval
    assert (approval.status, approval.document, str(approval.date)) == ("approved", GIVEN[1], GIVEN[3])
    assert _file(guides).read_text(encoding="utf-8").splitlines()[:-1] == before[:-1]
    assert "SO27" not in _run(guides, "check").output


def test_the_day_may_be_written_as_people_do(guides: Path) -> None:
    assert _run(guides, "approve", "103", *GIVEN[:3], "20/11/2026").exit_code == 0
    assert str(_lesson(guides).approval.date) == "2026-11-20"


def test_a_slip_of_typing_is_noted_with_its_reason_and_the_approval_holds(guides: Path) -> None:
    _run(guides, "approve", "103", *GIVEN)
    first = _lesson(guides).approval.words
    _change(guides, "summary: Mở khóa", "summary: Mở khoá")
    assert "SO271" in _run(guides, "check").output
    told = _run(guides, "approve", "103", "--minor", "sửa lỗi gõ: khoá")
    assert told.exit_code == 0, told.output
    approval = _lesson(guides).approval
    assert [(str(each.date), each.why) for each in approval.history] == [
        ("2026-11-20", GIVEN[1]),
        ("2026-12-01", "sửa lỗi gõ: khoá"),
    ]
    assert [each.words for each in approval.history] == [first, approval.words]
    assert approval.document == GIVEN[1]
    assert "SO27" not in _run(guides, "check").output


def test_a_second_document_is_noted_beside_the_first(guides: Path) -> None:
    _run(guides, "approve", "103", *GIVEN)
    _change(guides, "summary: Mở khóa", "summary: Tự mở khóa")
    assert _run(guides, "approve", "103", "--document", "Số 99", "--date", "2026-11-30").exit_code == 0
    assert [each.why for each in _lesson(guides).approval.history] == [GIVEN[1], "Số 99"]
    assert _lesson(guides).approval.document == "Số 99"


def test_an_approval_without_its_words_is_settled(guides: Path) -> None:
    _change(guides, ", words: ", ", document2: ", 201)
    text = _file(guides, 201).read_text(encoding="utf-8")
    _file(guides, 201).write_text(text[: text.index(", document2:")] + "}\n", encoding="utf-8")
    told = _run(guides, "check")
    assert (told.exit_code, "SO270" in told.output) == (1, True)
    assert 'sotay approve 201 --document "số 1/TYT ngày 20/11/2026" --date 2026-11-20' in told.output
    assert _run(guides, "approve", "201", "--document", "số 1/TYT ngày 20/11/2026", "--date", "2026-11-20").exit_code == 0
    assert _run(guides, "check").exit_code == 0
    assert _lesson(guides, 201).approval.history == ()


def test_what_is_still_open_is_said(guides: Path) -> None:
    assert "còn 1 điều chưa kiểm tra" in _run(guides, "approve", "103", *GIVEN).output


def test_a_check_on_a_phone_is_noted(guides: Path) -> None:
    told = _run(guides, "checked", "103", "--app-version", "VNeID 2.2.11 trên Samsung A15")
    assert told.exit_code == 0, told.output
    checked = _lesson(guides).checked
    assert (str(checked.date), checked.app_version) == ("2026-12-01", "VNeID 2.2.11 trên Samsung A15")
    assert _run(guides, "checked", "103", "--app-version", "VNeID 2.2.12", "--date", "30/11/2026").exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("approve", "193", *GIVEN), "Chưa có bài 193. Đang có: 103."),
        (("approve", "444", *GIVEN), "Đang có: 103, 201, 706"),
        (("approve", "103", *GIVEN[:2]), "Ghi một trong hai cách"),
        (("approve", "103", *GIVEN, "--minor", "x"), "Ghi một trong hai cách"),
        (("approve", "103"), "Ghi một trong hai cách"),
        (("approve", "103", *GIVEN[:3], "2026-12-02"), "chưa tới (hôm nay 2026-12-01)"),
        (("approve", "103", *GIVEN[:3], "31/11/2026"), "không phải “31/11/2026”"),
        (("approve", "103", *GIVEN[:3], "hôm qua"), "không phải “hôm qua”"),
        (("approve", "103", "--document", "  ", "--date", "2026-11-20"), "Bác ghi một câu sau --document"),
        (("approve", "103", "--document", "a\u200bb", "--date", "2026-11-20"), "ký tự ẩn"),
        (("approve", "103", "--document", "a" * 121, "--date", "2026-11-20"), "dài 121 chữ cái"),
        (("approve", "103", *GIVEN[:3], "2019-11-20"), "SO251"),
        (("approve", "103", "--document", "Số 1 \u2192 2", "--date", "2026-11-20"), "vẫn nguyên"),
        (("approve", "103", "--minor", "sửa lỗi gõ"), "chưa được duyệt lần nào"),
        (("approve", "201", "--document", "Số 2", "--date", "2026-11-20"), "đã duyệt đúng những chữ này rồi (ngày 20/11/2026"),
        (("approve", "201", "--minor", "sửa lỗi gõ"), "đã duyệt đúng những chữ này rồi"),
        (("approve", "103", *GIVEN, "--words", "0000-0000-0000-0000"), "đã sửa sau khi in phiếu"),
        (("checked", "103", "--app-version", "VNeID 2", "--date", "2027-01-01"), "chưa tới"),
        (("checked", "103", "--app-version", "chưa đối chiếu trên máy thật", "--date", "2026-11-22"), "đúng bản ấy rồi"),
        (("checked", "999", "--app-version", "VNeID 2"), "Chưa có bài 999"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence_and_no_file_changes(words: tuple[str, ...], said: str, guides: Path) -> None:
    before = {path: path.read_bytes() for path in guides.rglob("*") if path.is_file()}
    told = _run(guides, *words)
    assert told.exit_code in (1, 2)
    assert said in told.output
    assert "Traceback" not in told.output
    assert {path: path.read_bytes() for path in guides.rglob("*") if path.is_file()} == before


def test_broken_guides_are_told_first(guides: Path) -> None:
    _change(guides, "title: Kích hoạt", "titel: Kích hoạt")
    before = _file(guides).read_bytes()
    told = _run(guides, "approve", "103", *GIVEN)
    assert (told.exit_code, "SO201" in told.output) == (1, True)
    assert _file(guides).read_bytes() == before


def test_a_full_disk_leaves_the_file_and_nothing_beside_it(guides: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in guides.rglob("*") if path.is_file()}

    def half(path: Path, content: Iterable[bytes]) -> None:
        path.write_bytes(b"".join(content)[:100])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(disk, "write_through", half)
    told = _run(guides, "approve", "103", *GIVEN)
    assert (told.exit_code, "đĩa đã đầy" in told.output) == (1, True)
    assert {path: path.read_bytes() for path in guides.rglob("*") if path.is_file()} == before


def test_lessons_that_come_with_the_program_are_not_written_to(guides: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "commune.yml").write_bytes((guides / "commune.yml").read_bytes())
    told = _run(tmp_path / "other", "approve", "103", *GIVEN)
    assert (told.exit_code, "chỉ có commune.yml" in told.output) == (2, True)


SCHEME = """# yaml-language-server: $schema=../schema/judge.json
name: Giả người bán hàng
lesson: 103
messages:
  hang-doi-coc:
    real: false
    kind: chat
    when: Bác hỏi mua cái quạt trên mạng.
    screen: {alt: Tin nhắn của người bán., draw: [{chat: {text: Chuyển cọc trước đi bác., id: coc}}]}
    signs: [{mark: coc, says: Chưa thấy hàng đã đòi tiền.}]
    do: Dừng lại, hỏi người nhà rồi hãy mua.
  hang-tan-nha:
    real: true
    kind: chat
    when: Bác hỏi mua cái quạt ở tiệm đầu thôn.
    screen: {alt: Tin nhắn của tiệm., draw: [{chat: {text: Bác ra tiệm xem rồi trả., id: xem}}]}
    signs: [{mark: xem, says: Thấy hàng rồi mới trả tiền.}]
    do: Ra tiệm xem hàng.
sources: [{what: Cách mua hàng, link: %s, checked: 2026-11-20}]
# hai người cùng soát
checked: 2026-11-20
approval: {unit: cong-an-xa, status: waiting}
"""


@pytest.fixture
def messages(guides: Path) -> Path:
    """A file of messages to judge."""
    link = _lesson(guides).sources[0].link
    file = guides / "judge" / "hang-ao.yml"
    file.parent.mkdir()
    file.write_text(SCHEME % link, encoding="utf-8")
    return file


def _scheme(guides: Path) -> Scheme:
    handbook, problems = check(disk.read_folder(guides, suffix=".yml"), icons=names())
    assert handbook is not None, problems
    return handbook.schemes["hang-ao"]


def test_messages_to_judge_are_approved_by_the_name_of_their_file(guides: Path, messages: Path) -> None:
    before = messages.read_text(encoding="utf-8").splitlines()
    told = _run(guides, "approve", "hang-ao", *GIVEN, "--words", digest(_scheme(guides)))
    assert told.exit_code == 0, told.output
    assert (_scheme(guides).approval.status, _scheme(guides).approval.words) == ("approved", digest(_scheme(guides)))
    assert messages.read_text(encoding="utf-8").splitlines()[:-1] == before[:-1]
    assert "SO27" not in _run(guides, "check").output
    messages.write_text(messages.read_text(encoding="utf-8").replace("real: true", "real: false"), encoding="utf-8")
    told = _run(guides, "check")
    assert "SO271" in told.output
    assert "sotay approve hang-ao" in told.output


def test_messages_to_judge_are_noted_as_checked_by_a_day_alone(guides: Path, messages: Path) -> None:
    before = messages.read_text(encoding="utf-8")
    told = _run(guides, "checked", "hang-ao", "--date", "25/11/2026")
    assert told.exit_code == 0, told.output
    assert messages.read_text(encoding="utf-8") == before.replace("\nchecked: 2026-11-20\n", "\nchecked: 2026-11-25\n")
    for wrong in (("--date", "2026-11-24"), ("--date", "2026-11-25"), ("--app-version", "Zalo")):
        assert _run(guides, "checked", "hang-ao", *wrong).exit_code == 2
    assert "--app-version" in _run(guides, "checked", "103").output


@pytest.mark.usefixtures("messages")
def test_a_name_of_no_file_is_told_with_those_there_are(guides: Path) -> None:
    told = _run(guides, "approve", "hang-that", *GIVEN)
    assert told.exit_code == 2
    assert "103, 201, 706, hang-ao" in told.output
