"""How guides hang together: who leads where, which link and which alias is of use."""

from __future__ import annotations

from good import ICONS, LESSON, good

from generator.guide.load import check

SECOND = "1-vneid/104-xem-the.yml"
THIRD = "1-vneid/105-quen-ma.yml"


def more(*, title: str, code: int, alias: str, says: str = "", follows: str = "") -> bytes:
    """The good lesson under another code."""
    text = good()[LESSON].decode()
    text = text.replace("code: 103", f"code: {code}").replace("title: Kích hoạt VNeID", f"title: {title}")
    text = text.replace("  - kich hoat vneid", f"  - {alias}").replace("links: [vneid]", f"links: [vneid]\nnext: [{follows}]")
    return text.replace("Máy của ai người ấy bấm.", says or "Máy của ai người ấy bấm.").encode()


def found(files: dict[str, bytes]) -> list[tuple[str, str, dict[str, str]]]:
    return [(each.code, each.place.file.rpartition("/")[2], dict(each.params)) for each in check(good() | files, icons=ICONS)[1]]


def test_lessons_that_lead_to_each_other_are_reachable():
    first = good()[LESSON].replace(b"links: [vneid]", b"links: [vneid]\nnext: [104]")
    assert found({LESSON: first, SECOND: more(title="Xem thẻ", code=104, alias="xem the", follows="103")}) == []


def test_a_sentence_leads_to_a_lesson_too_but_not_a_lesson_to_itself():
    first = good()[LESSON].replace("Máy của ai người ấy bấm.".encode(), "Quên thì xem bài 103.".encode())
    second = more(title="Xem thẻ", code=104, alias="xem the", says="Chưa mở được thì xem bài 104.")
    told = [(code, file) for code, file, _ in found({LESSON: first, SECOND: second})]
    assert told == [("SO618", LESSON[8:]), ("SO618", SECOND[8:])]
    second = more(title="Xem thẻ", code=104, alias="xem the", says="Chưa mở được thì xem bài 103.")
    assert [(code, file) for code, file, _ in found({LESSON: first, SECOND: second})] == [("SO618", SECOND[8:])]


def test_a_lesson_that_cannot_be_read_may_be_the_one_that_leads_or_uses():
    link = "  them:\n    name: Trang\n    address: https://dichvucong.gov.vn\n    owner: Nhà nước\n    checked: 2026-11-22\n"
    files = {SECOND: b"a: [b\n", "links.yml": good()["links.yml"] + link.encode()}
    assert [code for code, _, _ in found(files)] == ["SO118"]


def test_an_alias_may_lead_to_two_lessons_but_not_to_three():
    first = good()[LESSON].replace(b"links: [vneid]", b"links: [vneid]\nnext: [104, 105]")
    second = more(title="Xem thẻ", code=104, alias="Kích Hoạt, VNeID", follows="103")
    two = {LESSON: first.replace("title: Kích hoạt VNeID".encode(), "title: Mở lần đầu".encode()), SECOND: second}
    two[LESSON] = two[LESSON].replace(b"[104, 105]", b"[104]")
    assert found(two) == []
    three = two | {LESSON: two[LESSON].replace(b"[104]", b"[104, 105]"), THIRD: more(title="Quên mã", code=105, alias="KICH HOAT VNEID")}
    told = found(three)
    assert [(code, file) for code, file, _ in told] == [("SO621", each[8:]) for each in (LESSON, SECOND, THIRD)]
    assert told[0][2] == {"alias": "kich hoat vneid", "codes": "103, 104, 105", "count": "3", "limit": "2"}


def test_a_misspelt_link_does_not_make_another_one_unused():
    contact = good()["commune.yml"].replace(b"handbook: so-tay-tinh", b"handbook: so-tay-tin")
    assert [code for code, _, _ in found({"commune.yml": contact})] == ["SO230"]
