"""No value can make the checks crawl: nothing is gone over again and again, whatever stands in it and however long it is."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from pathlib import Path

from good import ICONS, LESSON, good

from generator.guide.base import Line, Text
from generator.guide.checks.hosts import fault
from generator.guide.checks.references import cross_checks
from generator.guide.checks.safety import safety_checks
from generator.guide.checks.unsaid import unsaid_checks
from generator.guide.checks.wording import wording_checks
from generator.guide.drawn import undrawn
from generator.guide.glossary import Glossary
from generator.guide.lesson import Lesson
from generator.guide.links import Links
from generator.guide.load import check
from generator.guide.shape import Leaf, Tree
from generator.guide.source import Scalar
from generator.problems import Place
from generator.vietnamese.fold import folded

LENGTH = 16_000
PATIENCE = 8
"""Seconds for one piece, of which most take a tenth of one. A pattern that goes over this length again and again takes longer."""

PIECES = (
    *(
        "a.",
        "a-",
        "a_",
        "a",
        "com.",
        "a.b-",
        "x.vn/",
        "x.apk",
        "-.",
        "http://",
        "https:",
        "/",
        "www.",
        "www.a ",
        "@",
        "a@",
        "java",
        "data:",
    ),
    *("[[", "]]", "[[a", "[a", "**", "*", "**a ", "* a", "“", "”", "“a", "<", "<a ", "</", "<!-", "&", "\\", "\u0301"),
    *("0", "09", "0 ", "09 ", "1.", "1 ", "0-", "+84 ", "1900 ", "9704 ", "gọi ", "gọi số 1", "A05 ", "A05 0", "069"),
    *(
        "ngân hàng ",
        "ngân hàng 1900",
        "miễn phí ",
        "chữ ký số ",
        "chữ ký số là ",
        "miễn phí a ",
        "com.a.",
        "gov.vn.",
        "daknong.gov",
        "bài ",
    ),
    *(" ", "  a", "-", "_", ".", "?", ". ", "…", ", ", "rồi ", "nếu ", "→", "→a", "😀", "😀\u200d", "漢", "đ", "ê\u0306", "mã mở "),
)


def trees(text: str) -> list[Tree]:
    """A lesson that has this text where a sentence and where a title stand, with the lists that sentences are held against."""
    place = Place("x.yml")

    def tree(model: type, *leaves: tuple[str, str, object]) -> Tree:
        return Tree("1-vneid/103-x.yml", Scalar(place, ""), model, tuple(Leaf(place, text, slot, kind) for slot, text, kind in leaves))

    lesson = tree(Lesson, ("Lesson.summary", text, Text), ("Lesson.title", text, Line), ("Lesson.find", text, Line))
    return [lesson, tree(Links, ("Links.hosts[key]", "vneid.gov.vn", None)), tree(Glossary, ("Term.term", "passcode", Line))]


def go_over_everything() -> None:
    """What the test below runs in a process of its own."""
    for piece in PIECES:
        faulthandler.dump_traceback_later(PATIENCE, exit=True)
        text = (piece * LENGTH)[:LENGTH]
        told = trees(text)
        for _ in (*cross_checks(told, (), ICONS), *safety_checks(told), *unsaid_checks(told), *wording_checks(told), *undrawn(text)):
            pass
        folded(text)
        fault(f"https://{text}", frozenset({"vneid.gov.vn"}))
        value = '"' + (piece * 190_000).encode()[:190_000].decode("utf-8", "ignore").replace("\\", "") + '"'
        lesson = good()[LESSON].replace("Mở khóa tài khoản định danh của mình.".encode(), value.encode())
        assert check(good() | {LESSON: lesson}, icons=ICONS)[1]


def test_no_text_of_any_length_makes_the_checks_crawl() -> None:
    here = Path(__file__).resolve().parent
    program = (
        f"import sys\nsys.path[:0] = {[str(here), str(here.parent / 'support')]!r}\nimport test_speed\ntest_speed.go_over_everything()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=300, cwd=here.parents[1], env=dict(os.environ))
