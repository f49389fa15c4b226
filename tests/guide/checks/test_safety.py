"""What must not get onto a page or paper, and what looks like it but is harmless."""

from __future__ import annotations

import pytest
from good import ICONS, good, with_change

from generator.guide.checks.hosts import fault, looks_like
from generator.guide.checks.unprintable import UNPRINTABLE, UNTIL_TESTED
from generator.guide.checks.unsaid import CLAIMS
from generator.guide.load import check
from generator.words import LANGUAGES, words

HOSTS = frozenset({"vneid.gov.vn", "dichvucong.gov.vn", "mps.gov.vn", "lamdong.gov.vn"})

SENTENCES = {
    "canhbao.khonggianmang.vn": ["Báo ở canhbao.khonggianmang.vn.", "Xem https://canhbao.khonggianmang.vn/x"],
    "hssk.kcb.vn": ["Mở HSSK.kcb.vn"],
    "0339035656": ["Gọi 0339035656", "Gọi 033.903.5656", "Gọi 0339 035 656"],
    "chongthurac.vn": ["Báo ở www.chongthurac.vn."],
    "thongbaorac.ais.gov.vn": ["Báo ở thongbaorac.ais.gov.vn"],
    "postmart.vn": ["Mua ở postmart.vn", "Mua ở Postmart.vn nhé"],
    "dichvucong.lamdong.gov.vn": ["Nộp ở dichvucong.lamdong.gov.vn"],
    "daknong.gov.vn": ["Xem daknong.gov.vn", "Xem quangson.daknong.gov.vn", "Xem https://stttt.daknong.gov.vn/tin"],
    "a05-phone": ["Gọi 069.219.4053", "Gọi 069 234 3636", "Gọi Cục A05 theo số 024.123.4567"],
    "1900.0134": ["Gọi 1900.0134", "Gọi 19000134", "Gọi 1900 0134"],
    "bank-hotline": ["Gọi Vietcombank 1900 545413", "Tổng đài ngân hàng là 18001234", "BIDV: 1900.9247"],
    "free-signature": ["Chữ ký số miễn phí cho bà con.", "Chữ ký số cá nhân hoàn toàn miễn phí", "Được miễn phí một năm chữ ký số"],
    "zalo-phone": ["Gọi 1900 561 558", "Tổng đài Zalo là 1900.1234"],
    "nongsandalatlamdong.vn": ["Xem nongsandalatlamdong.vn"],
    "quangson.lamdong.gov.vn": ["Xem quangson.lamdong.gov.vn"],
    "18001096": ["Gọi 18001096", "Gọi 1800.1096"],
    "1022": ["Gọi 1022.", "Tổng đài 1022 giúp."],
    "1900.1006": ["Gọi 1900 1006", "Gọi 19009000"],
    "dial-code": ["Bấm **21*0912345678#", "Bấm *21*số máy#", "Bấm ##002#"],
    "package-id": ["Tìm com.vnid", "Tìm gói com.viettel.money trong máy"],
}

HARMLESS = [
    "Đừng bấm dãy có dấu sao, dấu thăng. Bấm **113** rồi phím #, *101# xem tiền.",
    "Ngày 10/22, 1.022 đồng, số nhà 1022/5.",
    "Năm 2025 đến 2030, từ 1/7/2025, ngày 22/11/2026.",
    "Chuyển 1.000.000 đồng, nhiều hơn 20.000.000 đồng thì quét mặt; 500.000.000.000 đồng là nhiều.",
    "Chuyển 100000000 đồng.",
    "Bản 2.2.11, Nghị định 368/2025/NĐ-CP, Quyết định 2733/QĐ-BYT.",
    "Gõ 12 số trên thẻ, ví dụ 000000000000, rồi 0000000000 và 0123456789.",
    "Làm 10-15 phút, 3 bước, 6 số, 2 lần; gọi 100 người trong 2 giờ.",
    "Bài số 103, số 201, bấm 5 rồi 6. Nhập số 113 vào ô số bài.",
    "Mở dichvucong.gov.vn, gõ đúng từng chữ. Xem đuôi .gov.vn trước dấu /.",
    "Gọi 1900.0368 hoặc 1900 0368 hoặc 19000368.",
    "Không cài tệp đuôi .apk, không cài tệp APK lạ.",
    "Nhà cung cấp chữ ký số: hỏi phí và thời hạn trước khi xác nhận; có nơi miễn phí khi ký dịch vụ công.",
    "Nước sôi < 100 độ, 5 > 3, trái tim <3.",
    "Mã gồm chữ và số, ví dụ AB12. Xem data: số liệu.",
    "Quét xong máy báo 50%.Xong thì thôi.",
    "Bà con/người nhà, và/hoặc, 3.5/5, v.v./hết, Q.1/P.2, TP.HCM/Đà Lạt.",
    "Tệp anh.zip, so-tay.pdf, bản 2.0/mới; Xong.Rồi; tiền.Có; а, б, в là chữ Nga.",
]


def said(sentence: str, **replaced: str) -> list[tuple[str, str]]:
    """Codes and items of the problems that a sentence causes in a lesson; its style is judged elsewhere (SO6)."""
    files = with_change("Không đọc mã cho ai.", '"' + sentence.replace("\\", "\\\\").replace('"', '\\"') + '"')
    problems = check(files | {name: text.encode() for name, text in replaced.items()}, icons=ICONS)[1]
    return [(problem.code, dict(problem.params).get("item", "")) for problem in problems if not problem.code.startswith("SO6")]


def test_every_item_that_is_not_printed_has_sentences_and_reasons_in_both_languages():
    assert set(SENTENCES) == set(UNPRINTABLE)
    for lang in LANGUAGES:
        assert set(words("problems", lang)["SO504"]["reasons"]) == {*UNPRINTABLE, *CLAIMS, "waiver-without-end"}
    assert set(UNPRINTABLE) > UNTIL_TESTED


@pytest.mark.parametrize(("item", "sentence"), [(item, each) for item, sentences in SENTENCES.items() for each in sentences])
def test_what_is_on_the_list_is_not_printed(item: str, sentence: str):
    assert ("SO504", item) in said(sentence)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_harmless_numbers_and_words_pass(sentence: str):
    assert said(sentence) == []


@pytest.mark.parametrize("number", ["067085012345", "001203004567", "096304123456", "067 085 012 345", "067.085.012.345", "0670 8501 2345"])
def test_a_number_that_could_be_a_citizens_is_refused_and_not_repeated_in_full(number: str):
    files = with_change("Không đọc mã cho ai.", f"Số là {number}.")
    problems = check(files, icons=ICONS)[1]
    assert [problem.code for problem in problems] == ["SO501"]
    assert number not in str(problems)


@pytest.mark.parametrize(
    "number",
    [
        "0912345679",
        "0912 345 679",
        "0912.345.679",
        "+84 912 345 679",
        "84912345679",
        "02633 533428",
        "1900 1234",
        "18006838",
        "1900.292900",
    ],
)
def test_a_phone_number_outside_the_contacts_is_refused(number: str):
    assert said(f"Gọi {number} nhé.") == [("SO502", "")]


@pytest.mark.parametrize("words_before", ["Gọi 156.", "Gọi ngay 113!", "Nhắn tin đến 5656.", "Tổng đài 1033 giúp.", "Gọi **114**."])
def test_a_short_number_is_refused_until_it_is_a_contact(words_before: str):
    assert said(words_before) == [("SO502", "")]
    number = "".join(char for char in words_before if char.isdigit())
    if len(number) == 3:
        entry = f"contacts:\n  khac:\n    name: Khác\n    what: Hỏi.\n    phone: {number}\n"
        commune = good()["commune.yml"].decode().replace("contacts:\n", entry)
        assert said(words_before, **{"commune.yml": commune}) == []


@pytest.mark.parametrize("number", ["6421205012347", "104873216549", "9704 3612 3456 7890", "9704-3612-3456-7890-123"])
def test_a_number_like_an_account_or_a_card_is_refused(number: str):
    assert said(f"Chuyển tới {number}.") == [("SO503", "")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mở http://vneid.gov.vn",
        "Mở HTTPS://VNEID.GOV.VN",
        "Mở https:vneid.gov.vn",
        "(www.vneid.gov.vn)",
        "bit.ly/abc",
        "t.me/x",
        "abc.xyz",
        "VNeID-CapNhat.com",
        "Mở dichvucong.g\N{CYRILLIC SMALL LETTER O}v.vn nhé",
        "Mở VN\N{CYRILLIC SMALL LETTER IE}ID.gov.vn nhé",
        "Mở evil.zip/a nhé",
        "Mở evil-bank.ai/login nhé",
        "Mở evil-bank.ai.",
        "Mở x.co.uk nhé",
        "Mở abc.moi/?x=1 nhé",
    ],
)
def test_an_address_in_a_sentence_is_refused(sentence: str):
    assert said(sentence) == [("SO310", "")]


@pytest.mark.parametrize("tag", ["<b>x</b>", "<img src=x onerror=alert(1)>", "<!-- x", "</div>", "<script", "<IFRAME src=x>"])
def test_html_in_a_sentence_is_refused(tag: str):
    assert ("SO505", "") in said(f"Bấm {tag} nhé")


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://vneid.gov.vn", None),
        ("https://dean.vneid.gov.vn/tai-lieu?x=1#y", None),
        ("javascript:alert(1)", "SO302"),
        (" JavaScript:alert(1)", "SO302"),
        ("https://vneid.gov.vn@evil.com/", "SO306"),
        ("https://evil.com\\@vneid.gov.vn", "SO308"),
        ("https://vneid.gov.vn:443/", "SO305"),
        ("https://0x7f.1/", "SO307"),
        ("https://vneid.gov.vn./", "SO304"),
        ("https://dichvucong-gov.vn", "SO304"),
        ("https://wwwdichvucong-gov-vn.com", "SO304"),
        ("https://dichvucong.gov.vn.abc.com", "SO304"),
        ("https://dichvuc0ng.gov.vn", "SO304"),
        ("https://dichvucnog.gov.vn", "SO304"),
        ("https://vnеid.gov.vn", "SO304"),
        ("https://vneıd.gov.vn", "SO304"),
        ("https://vneid.vn", "SO304"),
        ("https://example-news.com", "SO303"),
        ("//vneid.gov.vn", "SO301"),
        ("ftp://vneid.gov.vn", "SO302"),
        ("https://vneid.gov.vn/x\u202ey", "SO308"),
        ("https://", "SO312"),
    ],
)
def test_an_address_is_judged_as_a_browser_would_open_it(address: str, code: str | None):
    found = fault(address, HOSTS)
    assert (found and found[0]) == code


def test_a_stranger_is_not_called_a_look_alike():
    for host in ("plo.vn", "baolamdong.vn", "vnexpress.net", "moh.gov.vn", "chinhphu.vn", "thuvienphapluat.vn", "shopee.vn"):
        assert looks_like(host, HOSTS) is None, host
