"""What is searched only where its signs are is found wherever it is: with every gate open, rules find the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import pytest

from generator.guide.base import Text
from generator.guide.checks import press, references, safety, spelling, unprintable, unsaid, wording
from generator.guide.checks.taught import lessons_steps
from generator.guide.checks.unprintable import UNPRINTABLE, suspected
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.phrases import Lists
from generator.guide.shape import Leaf, Tree
from generator.guide.source import Entry, Fields, Items, Scalar
from generator.guide.text import lessons, plain, spans, terms, unpaired
from generator.problems import Place, Problem

PIECES = (
    *("a.thongbaorac.ais.gov.vn", "dichvucong.lamdong.gov.vn", "quangson.lamdong.gov.vn", "canhbao.khongg\u0131anmang.vn"),
    *("CANHBAO.KHONGG\u0130ANMANG.VN", "COM.VN\u0130D", "hotl\u0131ne 113", "T\u1ed5NG \u0110\u00c0I 1234"),
    *(
        "canhbao.khonggianmang.vn",
        "hssk.kcb.vn",
        "chongthurac.vn",
        "postmart.vn",
        "DAKNONG.gov.vn",
        "nongsandalatlamdong.vn",
        "com.vnid",
        "com.a.b",
        "ＡＢ.vn",
    ),
    *(
        "0339035656",
        "0339.035.656",
        "19000134",
        "1900 0134",
        "1022",
        "1900 1006",
        "1800-1096",
        "069 123 4567",
        "A05 gọi 038 123 4567",
        "A05",
    ),
    *(
        "Agribank gọi 1900 12",
        "zalo 1900 34",
        "Chữ ký số miễn phí",
        "CHỮ KÝ SỐ LÀ MIỄN PHÍ",
        "miễn phí luôn chữ Ký ſố",
        "*101*11#",
        "##12#",
        "#",
    ),
    *(
        "<b>",
        "<!--",
        "data:x",
        "JavaScript:x",
        "a.apk",
        "a.APK",
        "http://x",
        "HTTPS:x",
        "www.a",
        "WWW.-",
        "evil.zip/a",
        "bit.ly",
        "аb.vn",
        "a.b",
    ),
    *(
        "001099012345",
        "0912345678",
        "+84 912 345 678",
        "1900 1234",
        "4111 1111 1111 1111",
        "123456789",
        "gọi 113",
        "tổng đài 1234",
        "99",
        "…",
    ),
    *(
        "app",
        "thanh toán qua app",
        "OTP",
        "Đắk Nông",
        "Đắk Nông (cũ)",
        "hoàn thiện hồ sơ",
        "sử lý",
        "chổ",
        "nghành",
        "“ok em”",
        "x@y.vn",
        ".vn",
    ),
    *(
        "công dân số Lâm Đồng",
        "320",
        "nghị định 320 phạt",
        "15/6 khóa",
        "Sendo",
        "miễn lệ phí",
        "lệ phí được giảm",
        "**Gửi",
        "gửi**",
        "[[OTP]]",
    ),
    *("Bấm vào nút “Tiếp tục”", "bấm", "rồi bấm", "Bác sẽ thấy, thì", "chạm **Gửi**", "Tiếp tục", "Đồng ý", "được."),
    *("[[OTP]]", "bài 103", "BÀI SỐ 204", "bài 12", "103", "[[", "]]", "**", "*", ". ", "; ", "? "),
)
_SINGLE = tuple(f"{one}{gap}{other}" for one, other in product(PIECES, repeat=2) for gap in ("", " "))


def _texts() -> Iterator[str]:
    """Pieces alone, side by side, and many in a row."""
    chance = random.Random(14)
    yield from PIECES
    yield from chance.sample(_SINGLE, 600)
    yield from (" ".join(chance.choices(PIECES, k=chance.randint(3, 40))) for _ in range(200))


TEXTS = tuple(_texts())


def _trees() -> Sequence[Tree]:
    place = Place("1-vneid/103-x.yml")
    slots = ("Step.do", "Lesson.title", "Step.stuck", "Question.why", "Screen.alt", "Doubt.what")
    found = [Leaf(Place(place.file, number), text, slots[number % len(slots)], Text) for number, text in enumerate(TEXTS)]
    said = [{name: Entry(place, Scalar(place, text)) for name in ("see", "stuck")} for text in TEXTS]
    steps = Entry(place, Items(place, [Fields(place, each) for each in said]))
    links = Tree("links.yml", Fields(place), Links, (Leaf(place, "vneid.gov.vn", "Links.hosts[key]", Text),))
    return [Tree(place.file, Fields(place, {"steps": steps}), Lesson, tuple(found)), links]


def _with_open_gates(patch: pytest.MonkeyPatch) -> None:
    """Each gate says: there may be something."""
    patch.setattr(safety, "suspected", lambda _text: tuple(UNPRINTABLE))
    patch.setattr(safety, "_may_have_addresses", lambda _text: True)
    patch.setattr(safety, "_SIGN", re.compile(""))
    patch.setattr(safety, "_LEAST_CALLED", 0)
    patch.setattr(safety, "_CALLED", ("",))
    patch.setattr(safety, "_WHOLE", tuple((pattern, code, 0) for pattern, code, _ in safety._WHOLE))
    patch.setattr(wording, "_LEAST_LONG", 0)
    patch.setattr(Lists, "may_be_in", lambda lists, _words: lists.names)
    patch.setattr(unsaid, "_FEE", "")
    patch.setattr(unsaid.Claim, "may_be_in", lambda _self, _small: True)
    patch.setattr(references, "_SIGNS", re.compile(""))
    patch.setattr(spelling._Met, "may_be_confused", lambda _self, _words: True)
    patch.setattr(press, "_may_press", lambda _text: True)
    patch.setattr(spelling, "_DOTTED", spelling._PIECE)


Rule = Callable[[Sequence[Tree]], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    safety.safety_checks,
    unsaid.unsaid_checks,
    wording.wording_checks,
    lambda trees: spelling.spelling_checks(trees, whole=False, met={}),
    lambda trees: references.cross_checks(trees, (), frozenset()),
    lambda trees: (each.problem for each in press.press_checks(tuple(lessons_steps(trees)))),
)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_the_same_with_every_gate_open(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    found = sorted(rule(_trees()))
    _with_open_gates(monkeypatch)
    assert found
    assert found == sorted(rule(_trees()))


def test_whatever_is_found_was_suspected() -> None:
    missed = [
        (item, text) for text in TEXTS for item, pattern in UNPRINTABLE.items() if pattern.search(text) and item not in suspected(text)
    ]
    assert missed == []
    assert {item for text in TEXTS for item in suspected(text)} == set(UNPRINTABLE)
    assert unprintable._SIGNS.keys() == UNPRINTABLE.keys()


def test_marks_are_looked_for_only_where_they_may_be_and_found_all_the_same() -> None:
    for text in TEXTS:
        runs = spans(text)
        assert plain(text) == "".join(run.words for run in runs)
        assert terms(text) == tuple(run.words for run in runs if run.kind == "term")
        assert (unpaired(text) is None) == (not any(mark in run.words for run in runs for mark in ("**", "[[", "]]")))
        assert bool(lessons(text)) <= any(text[at : at + 3].isdigit() for at in range(len(text)))
