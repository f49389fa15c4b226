"""What goes into the index, what must not, and how large it is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from search_sample import SAMPLE

from generator.guide.handbook import Handbook
from generator.guide.lesson import Lesson
from generator.guide.short_forms import ShortForm
from generator.site.search_index import LINE, search_index
from generator.site.searchable import Searchable, entry
from generator.vietnamese.fold import keys


def parts(index: bytes) -> dict[str, Any]:
    found = re.fullmatch(r"var soTaySearch = (\{.*\});\n", index.decode(), re.S)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def postings(text: str) -> dict[str, list[int]]:
    """The inverted index, read by a second, plainer reader: one letter at a time."""
    found: dict[str, list[int]] = {}
    said, lesson = "", -1
    for letter in text + "\0":
        if "@" <= letter <= "Z":
            lesson += ord(letter) - ord("@")
            if letter != "Z":
                for key in said.split(","):
                    found.setdefault(key, []).append(lesson)
        else:
            if lesson >= 0:
                said, lesson = "", -1
            said += letter
    return found


def lesson() -> Lesson:
    step = {
        "do": "Bấm **Dobutton**.",
        "see": "thấy [[seeterm]].",
        "stuck": "stuckword",
        "phones": {"android": "androidword", "iphone": "iphoneword"},
    }
    question = {"ask": "askword?", "options": ["wrongoption", "rightoption"], "answer": 2, "why": "whyword"}
    return Lesson.model_validate(
        {
            "code": 103,
            "title": "Titleword",
            "summary": "Một **summaryword**.",
            "find": ["aliasword"],
            "audience": {"who": "whoword"},
            "minutes": {"teach": [5, 10], "practise": [5, 10]},
            "need": ["needword"],
            "steps": [step] * 3,
            "key_points": ["keyword"],
            "warnings": ["warningword"],
            "mistakes": [{"wrong": "slipword", "fix": "fixword"}],
            "practise": "practiseword",
            "teach_back": ["teachbackword"],
            "quiz": [question] * 2,
            "trainer": {"prepare": ["prepareword"], "say": "sayword", "pitfalls": ["pitfallword"]},
            "help": ["helpword"],
            "sources": [{"what": "sourceword", "link": "linkword", "checked": "2026-01-02"}],
            "checked": {"date": "2026-01-02", "app_version": "versionword"},
            "approval": {"unit": "unitword", "status": "waiting"},
        }
    )


def book() -> Handbook:
    return cast(Handbook, SimpleNamespace(topic=lambda _: SimpleNamespace(name="Topicword")))


def test_what_a_lesson_says_can_be_found_but_not_its_trainers_notes_nor_its_quiz() -> None:
    one = entry(book(), lesson())
    index = parts(search_index([one]))
    shown = {key for name in ("titles", "lines", "asked") for text in index[name] for key in keys(text.replace(",", " "))}
    found = {word for word in shown.union(*map(str.split, postings(index["texts"]))) if word.endswith(("word", "term", "button", "option"))}
    strong = {"titleword", "summaryword", "aliasword"}
    assert found == strong | {"whoword", "needword", "dobutton", "seeterm", "keyword", "warningword"}


def test_the_inverted_index_says_which_lesson_has_which_word() -> None:
    many = [
        replace(SAMPLE[number % 6], code=101 + number, texts=(f"riêng{number} chung", "xa" if number in (0, 26, 52, 79) else ""))
        for number in range(80)
    ]
    found = postings(parts(search_index(many))["texts"])
    assert found["chung"] == list(range(80))
    assert found["xa"] == [0, 26, 52, 79]
    assert all(found[keys(f"riêng{number}")[0]] == [number] for number in range(80))


def test_a_word_that_most_lessons_say_by_the_way_is_said_of_all_of_them() -> None:
    many = [Searchable(101 + number, "Mở máy", "Bật máy.", "Máy", (), ("nhiều" if number < 6 else "ít",)) for number in range(10)]
    term = Searchable("tu-dien/#otp", "OTP", "Dãy số.", "Từ khó", ("nhiều",))
    found = postings(parts(search_index([*many, term]))["texts"])
    assert found == {keys("nhiều")[0]: list(range(10)), keys("ít")[0]: [6, 7, 8, 9]}


def test_a_word_is_kept_in_the_strongest_place_only() -> None:
    one = Searchable(101, "Mở máy", "Bật điện thoại.", "Máy", ("bat may",), ("Bật máy lên.", "Máy lên hình, chờ."))
    assert sorted(postings(parts(search_index([one]))["texts"])) == sorted(keys("lên hình chờ"))


def test_two_words_said_together_often_are_kept_as_a_pair() -> None:
    one = Searchable(
        101,
        "Mở máy",
        "Bật máy.",
        "Máy",
        ("bat",),
        ("Gõ mật khẩu.", "Quên mật khẩu thì hỏi", "Mật khẩu, thì hỏi", "thì bật máy", "mở máy", "mở máy"),
    )
    assert sorted(postings(parts(search_index([one]))["texts"])) == sorted((" ".join(keys("mật khẩu")), *keys("gõ quên thì hỏi")))


def test_a_long_summary_is_cut_after_a_word_and_its_end_can_still_be_found() -> None:
    one = replace(SAMPLE[0], summary="Một câu khá dài để thử, " * 5 + "rồi hết hẳn.")
    index = parts(search_index([one]))
    line = index["lines"][0]
    assert len(line) <= LINE
    assert line.endswith(" dài…")
    assert keys("hẳn")[0] in postings(index["texts"])


def test_aliases_go_in_as_their_keys_with_short_forms_written_out() -> None:
    one = replace(SAMPLE[2], find=("Quet ma", "mã QR", "ck"))
    aliases = parts(search_index([one], [ShortForm(means="chuyển khoản", forms=("ck",))]))["asked"][0]
    assert aliases == ",".join(" ".join(keys(alias)) for alias in ("quet ma", "mã qr", "chuyển khoản"))


def test_a_short_form_is_written_out_wherever_a_lesson_says_it() -> None:
    short = [ShortForm(means="mật khẩu", forms=("mk", "M. Khẩu"))]
    index = parts(search_index([Searchable(101, "Mở máy", "Bật máy.", "Máy", (), ("Gõ MK của bác.",))], short))
    assert sorted(postings(index["texts"])) == sorted(keys("gõ mật khẩu của bác"))
    assert index["short"] == " ".join(keys("mật khẩu")) + "=m khau=mk"


def test_the_same_lessons_give_the_same_bytes_in_any_order() -> None:
    assert search_index(SAMPLE) == search_index(reversed(SAMPLE))
    assert b"\r" not in search_index(SAMPLE)


def test_it_says_whom_to_ask() -> None:
    assert "Tổ công nghệ số" in parts(search_index(SAMPLE))["lost"][-1][0]


def test_titles_cannot_close_the_script() -> None:
    one = replace(SAMPLE[0], title='Nút "Gửi" </script>\u2028 \\ hết')
    assert parts(search_index([one]))["titles"][0] == one.title
