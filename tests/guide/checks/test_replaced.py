"""Sentences of shared lessons in a commune's own words: what is said, what is refused, what is told when the shared ones change."""

from __future__ import annotations

import pytest
from good import ICONS, with_sessions

from generator.guide.approval import digest
from generator.guide.clean import Clean
from generator.guide.handbook import Handbook
from generator.guide.load import check
from generator.guide.source import read
from generator.guide.standing import binding, replaceable
from generator.problems import Problem
from generator.review.review import review
from generator.review.said import before

LESSON = "1-vneid/104-mo-can-cuoc.yml"
SHARED = "Gõ 12 số trên thẻ."
OURS = "Gõ 12 số trên thẻ căn cước."
HEAD = "# yaml-language-server: $schema=./schema/replace.json\nreplace:\n"


def _entry(field: str = "steps.2.do", words: str = OURS, *, code: int = 104, bound: bool = True, more: str = "") -> str:
    node = read(LESSON, with_sessions()[LESSON]).node
    assert node is not None
    text = replaceable(node).get(field, "x")
    seal = f'    shared: "{text}"\n    digest: {binding(code, field, node)}\n' if bound else ""
    return f'  - lesson: {code}\n    field: {field}\n    words: "{words}"\n    why: Quen gọi vậy.\n{seal}{more}'


def _checked(
    *entries: str, change: tuple[str, str] = ("", ""), more: dict[str, bytes] | None = None
) -> tuple[Handbook | None, list[Problem]]:
    """The handbook with these replacements over the shared lessons, of which one may have changed since."""
    files = with_sessions() | (more or {})
    assert change[0].encode() in files[LESSON]
    files[LESSON] = files[LESSON].replace(change[0].encode(), change[1].encode(), 1) if change[0] else files[LESSON]
    handbook, problems = check(files | {"replace.yml": (HEAD + "".join(entries)).encode()}, icons=ICONS)
    return handbook, list(problems)


def _told(problems: list[Problem]) -> list[tuple[str, str, int, int]]:
    return [(each.code, each.place.file, each.place.line, each.place.column) for each in problems]


def test_the_commune_says_a_sentence_in_its_own_words() -> None:
    handbook, problems = _checked(_entry())
    assert problems == []
    assert handbook is not None
    assert handbook.lesson(104).steps[1].do == OURS
    assert handbook.lesson(103).steps[1].do == SHARED
    assert OURS not in str([handbook.lesson(104).model_copy(update={"steps": ()}), handbook.commune])


def test_the_communes_names_are_filled_in_there_too() -> None:
    handbook, problems = _checked(_entry("practise", "Ra nhà văn hóa <xã> tập gõ 6 số."))
    assert problems == []
    assert handbook is not None
    assert handbook.lesson(104).practise == "Ra nhà văn hóa xã Quảng Sơn tập gõ 6 số."
    assert "Ra nhà văn hóa xã Quảng Sơn tập gõ 6 số." in handbook.reworded[104]


def test_the_unit_that_approves_sees_which_sentence_is_the_communes_own_and_the_shared_one() -> None:
    handbook, _ = _checked(_entry())
    assert handbook is not None
    told = next(each for each in review(handbook, handbook.lesson(104).approval.unit).lessons if each.code == 104)
    assert [(claim.text, before(claim)) for claim in told.claims if claim.shared] == [
        (OURS, f"Lời của xã, thay cho câu dùng chung “{SHARED}”")
    ]


def test_every_form_of_a_field_can_be_replaced() -> None:
    fields = {
        "summary": "Mở khóa định danh.",
        "need.1": "Máy có mạng",
        "mistakes.1.fix": "Ra Công an xã.",
        "trainer.prepare.1": "In sẵn tờ A4",
    }
    fields |= {"audience.who": "Người đã làm mức 2 ở xã.", "teach_back.2": "Mã có bao nhiêu số?", "steps.1.see": "hai ô trống."}
    handbook, problems = _checked(*(_entry(field, words) for field, words in fields.items()))
    assert problems == []
    assert handbook is not None
    assert set(fields.values()) <= set(str(handbook.lesson(104)).split("'"))


@pytest.mark.parametrize(
    "field", ["title", "warnings.1", "key_points.1", "quiz.1.ask", "trainer.pitfalls.1", "code", "checked.date", "steps.0.do", "steps"]
)
def test_what_keeps_people_safe_and_what_is_no_sentence_cannot_be_replaced(field: str) -> None:
    handbook, problems = _checked(_entry(field, bound=False))
    assert handbook is None
    assert _told(problems) == [("SO282", "guides/replace.yml", 4, 12)]


def test_the_lesson_for_who_was_cheated_is_the_same_everywhere() -> None:
    assert [each[0] for each in _told(_checked(_entry(code=103))[1])] == ["SO287"]


def test_own_words_warn_where_the_shared_ones_do() -> None:
    change = ("practise: Tập gõ 6 số trên giấy.", "practise: Tập gõ 6 số, đừng để người lạ nhìn.")
    changed = _checked(_entry("practise", "Tập gõ ở nhà.", bound=False), change=change)[1]
    assert [each.code for each in changed] == ["SO280", "SO288"]
    assert [each.code for each in _checked(_entry("practise", "Tập ở nhà, đừng cho ai nhìn.", bound=False), change=change)[1]] == ["SO280"]
    later = _checked(_entry("practise", "Tập gõ ở nhà."), change=change)
    assert [(each.code, each.level) for each in later[1]] == [("SO283", "warning")], "an update alone stops no build"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Bấm vào <b>đây</b>.", "SO505"),
        ("Gõ 0912 345 678.", "SO502"),
        ("Gõ [[chữ lạ]].", "SO236"),
        ("Gõ **số.", "SO241"),
        ("Xem bài 555.", "SO234"),
        ("Tải tệp vneid.apk.", "SO311"),
        ("12 số trên thẻ.", "SO603"),
        ("Gõ 12 số trên thẻ" + " căn cước" * 14 + ".", "SO601"),
        ("x" * 401, "SO211"),
    ],
)
def test_own_words_keep_to_all_that_a_lessons_words_keep_to_and_are_told_where_they_stand(words: str, code: str) -> None:
    problems = _checked(_entry(words=words))[1]
    assert (code, "guides/replace.yml", 5, 12) in _told(problems)
    assert {each.place.file for each in problems} == {"guides/replace.yml"}


def test_a_shared_sentence_that_changed_is_told_with_all_three_and_the_communes_is_said_meanwhile() -> None:
    handbook, problems = _checked(_entry(), change=(SHARED, "Gõ 12 số in trên thẻ."))
    (told,) = problems
    assert (told.code, told.level, told.place.file) == ("SO283", "warning", "guides/replace.yml")
    assert {"before": SHARED, "now": "Gõ 12 số in trên thẻ.", "words": OURS}.items() <= dict(told.params).items()
    assert handbook is not None
    assert handbook.lesson(104).steps[1].do == OURS


def test_what_stands_beside_it_changed_and_that_is_told() -> None:
    handbook, problems = _checked(_entry(), change=("nút **Gửi yêu cầu** sáng lên.", "nút **Gửi yêu cầu** hiện ra."))
    assert [(each.code, each.level) for each in problems] == [("SO284", "warning")]
    assert handbook is not None
    assert handbook.lesson(104).steps[1].do == OURS


def test_own_words_go_with_a_step_that_moved() -> None:
    before = "  - do: Bấm **Kích hoạt**.\n"
    handbook, problems = _checked(_entry(), change=(before, f"  - do: Đọc lại tờ giấy.\n    see: chữ to.\n{before}"))
    (told,) = problems
    assert (told.code, told.level, dict(told.params)["at"]) == ("SO286", "warning", "steps.3.do")
    assert handbook is not None
    assert [step.do for step in handbook.lesson(104).steps][1:3] == ["Bấm **Kích hoạt**.", OURS]


@pytest.mark.parametrize(
    ("field", "words", "change"),
    [
        (
            "steps.2.do",
            OURS,
            (
                f"do: {SHARED}\n    picture: vneid-start\n    see: nút **Gửi yêu cầu** sáng lên.",
                "do: Gõ tên mình.\n    picture: vneid-start\n    see: ô đã đầy.",
            ),
        ),
        (
            "mistakes.2.fix",
            "Xóa rồi gõ lại.",
            ("{wrong: Gõ nhầm một số., fix: Xóa số ấy rồi gõ lại.}", "{wrong: Gõ thiếu., fix: Gõ tiếp.}"),
        ),
    ],
)
def test_own_words_never_come_to_stand_in_another_place(field: str, words: str, change: tuple[str, str]) -> None:
    handbook, problems = _checked(_entry(field, words), change=change)
    assert ("SO285", "warning") in [(each.code, each.level) for each in problems]
    assert handbook is not None
    assert words not in str(handbook.lesson(104))


def test_a_lesson_that_is_no_longer_shared_takes_nothing_with_it() -> None:
    files = {name: content for name, content in with_sessions().items() if name != LESSON and not name.startswith("sessions/")}
    files["1-vneid/103-kich-hoat.yml"] = files["1-vneid/103-kich-hoat.yml"].replace(b"next: [104]\n", b"")
    handbook, told = check(files | {"replace.yml": (HEAD + _entry()).encode()}, icons=ICONS)
    assert handbook is not None
    assert [(each.code, each.level) for each in told if each.place.file == "guides/replace.yml"] == [("SO285", "warning")]


def test_a_lesson_that_cannot_be_read_is_not_one_that_is_gone() -> None:
    assert [each.code for each in _checked(_entry(), change=("code: 104\n", "code: [b\n"))[1]] == ["SO104"]


def test_what_was_edited_by_hand_or_never_bound_is_told() -> None:
    assert [each.code for each in _checked(_entry(bound=False))[1]] == ["SO280"]
    assert [each.code for each in _checked(_entry().replace(f'shared: "{SHARED}"', 'shared: "Gõ tên."'))[1]] == ["SO281"]
    assert [each.code for each in _checked(_entry().replace("digest: ", "digest: x"))[1]] == ["SO281"]
    assert [each.code for each in _checked(_entry().replace("steps.2", "steps.1"))[1]] == ["SO281"]


def test_an_entry_that_does_nothing_is_told() -> None:
    assert [(each.code, dict(each.params)["item"]) for each in _checked(_entry(words=SHARED))[1]] == [("SO289", "same")]
    hiding = with_sessions()["commune.yml"] + "hide:\n  - {lesson: 104, why: Không dùng}\n".encode()
    told = [(each.code, dict(each.params)["item"]) for each in _checked(_entry(), more={"commune.yml": hiding})[1] if each.code == "SO289"]
    assert told == [("SO289", "hidden")]


def test_one_field_is_replaced_once_and_dropped_ones_do_not_count() -> None:
    assert [each.code for each in _checked(_entry(), _entry(words="Gõ đủ 12 số."))[1]] == ["SO244"]
    handbook, problems = _checked(_entry(more="    dropped: 2026-11-27\n"), _entry(words="Gõ đủ 12 số."))
    assert problems == []
    assert handbook is not None
    assert handbook.lesson(104).steps[1].do == "Gõ đủ 12 số."


def test_a_lesson_of_the_communes_own_is_changed_in_its_file() -> None:
    own = {"lessons/190-khac.yml": with_sessions()[LESSON].replace(b"code: 104", b"code: 190")}
    assert "SO259" in [each.code for each in _checked(_entry(code=190), more=own)[1]]


def test_an_approval_is_of_the_shared_words_alone() -> None:
    handbook, _ = _checked(_entry(more="    dropped: 2026-11-27\n"))
    assert handbook is not None
    approved = f"status: approved, date: 2026-11-20, document: Số 12, words: {digest(handbook.lesson(104))}"
    files = {LESSON: with_sessions()[LESSON].replace(b"status: waiting", approved.encode())}
    unchanged, _ = _checked(_entry(more="    dropped: 2026-11-27\n"), more=files)
    replaced, problems = _checked(_entry(), more=files)
    assert unchanged is not None
    assert replaced is not None
    assert [each.approval_state(each.lesson(104)) for each in (unchanged, replaced)] == ["approved", "amended"]
    assert [each.code for each in problems] == ["SO271"]


def test_a_mistake_in_own_words_is_told_again_when_nothing_else_changed() -> None:
    files = with_sessions() | {"replace.yml": (HEAD + _entry(words="Gõ 0912 345 678.")).encode()}
    clean = Clean()
    told = [[each.code for each in check(files, icons=ICONS, clean=clean)[1]] for _ in range(2)]
    assert told == [["SO502"], ["SO502"]]
