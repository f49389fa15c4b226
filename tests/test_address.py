"""One rule for the address of the site, wherever it is written: what is accepted can be opened, printed and typed."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.address import LONGEST, PATTERN, AddressError, Site, parsed, shown
from generator.words import LANGUAGES, words

DAY = datetime.date(2026, 11, 22)
SOUND = {
    "https://sotay.quangson.vn": "https://sotay.quangson.vn",
    "https://quangson.example": "https://quangson.example",
    "https://SoTay.QuangSon.VN": "https://sotay.quangson.vn",
    "HTTPS://sotay.quangson.vn": "https://sotay.quangson.vn",
    "https://sotay.quangson.vn/": "https://sotay.quangson.vn",
    "https://sotay.quangson.vn///": "https://sotay.quangson.vn",
    "  https://sotay.quangson.vn\n": "https://sotay.quangson.vn",
    "https://quangson.github.io/So-Tay/": "https://quangson.github.io/So-Tay",
    "https://a.vn/~xa/so_tay.2": "https://a.vn/~xa/so_tay.2",
    f"https://{'a' * 63}.vn": f"https://{'a' * 63}.vn",
    "https://1.vn": "https://1.vn",
    "https://3g.a-b.vn": "https://3g.a-b.vn",
}
WRONG = {
    "": "empty",
    "   ": "empty",
    "quangson.vn": "no_scheme",
    "www.quangson.vn/so-tay/": "no_scheme",
    "http://quangson.vn": "not_https",
    "HTTP://quangson.vn/": "not_https",
    "ftp://quangson.vn": "scheme",
    "https:/quangson.vn": "scheme",
    "https:quangson.vn": "scheme",
    "//quangson.vn": "scheme",
    "javascript:alert(1)": "char",
    "xã quảng sơn": "marks",
    "https://": "name",
    "https:///103": "name",
    "https://localhost": "no_dot",
    "https://quangson": "no_dot",
    "https://quangson.vn.": "label",
    "https://.vn": "label",
    "https://quangson..vn": "label",
    "https://-quangson.vn": "label",
    "https://quangson-.vn": "label",
    f"https://{'a' * 64}.vn": "label",
    "https://quang_son.vn": "label",
    "https://a b.vn": "blank",
    "https://sổtay.vn": "marks",
    "https://sotay.vn/bài": "marks",
    "https://xn--sotay-9za.vn": "punycode",
    "https://a.xn--p1ai": "punycode",
    "https://а.vn": "marks",  # Cyrillic
    "https://sotay。vn": "char",
    "https://x.vn/?a=1": "query",
    "https://x.vn?a": "query",
    "https://x.vn/#a": "query",
    "https://u@x.vn": "user",
    "https://u:p@x.vn": "user",
    "https://a.vn:x": "port",
    "https://a.vn:443": "port",
    "https://a.vn:99999": "port",
    "https://a.vn:": "port",
    "https://[": "char",
    "https://[::1]": "char",
    "https://a.vn]": "char",
    "https://a\u202e.vn": "char",
    "https://a\u200b.vn": "char",
    "https://a\x00.vn": "char",
    "https://a.vn\\b": "char",
    'https://a.vn"onclick=alert(1)': "char",
    "https://a.vn/<b>": "char",
    "https://a.vn/a%20b": "char",
    "https://a.vn/a&b": "char",
    "https://127.0.0.1": "ending",
    "https://127.1": "ending",
    "https://192.168.1.5/so-tay": "ending",
    "https://0x7f.0.0.0x1": "ending",
    "https://a.0x": "ending",
    "https://0177.0.0.01": "ending",
    "https://a.vn/..": "path",
    "https://a.vn/b/../c": "path",
    "https://a.vn/./c": "path",
    "https://a.vn/b//c": "path",
    f"https://{'a.' * 150}vn": "too_long",
    f"https://a.vn/{'a' * 300}": "too_long",
    "a" * 1_000_000: "too_long",
}


@pytest.mark.parametrize("text", SOUND, ids=ascii)
def test_a_sound_address_is_written_in_one_way(text: str) -> None:
    assert parsed(text) == SOUND[text]


@pytest.mark.parametrize("text", WRONG, ids=lambda text: ascii(text)[:40])
def test_anything_else_is_refused_with_its_own_reason(text: str) -> None:
    with pytest.raises(AddressError) as refused:
        parsed(text)
    assert refused.value.fault == WRONG[text]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_words_and_every_word_a_reason(lang: str) -> None:
    assert set(words("problems", lang)["SO218"]["reasons"]) == set(WRONG.values())


def test_the_address_that_was_meant_is_named_where_it_can_be() -> None:
    for text in ("quangson.vn/", "http://QuangSon.vn"):
        with pytest.raises(AddressError) as refused:
            parsed(text)
        assert refused.value.meant == "https://quangson.vn"


def test_what_was_typed_is_shown_without_hidden_letters_and_cut_short() -> None:
    for text in (f"https://a\u202e.vn{'x' * 500}", "https://a\x1b[31m.vn", "\n".join("abc")):
        with pytest.raises(AddressError) as refused:
            parsed(text)
        assert refused.value.value.isprintable()
        assert len(refused.value.value) <= 80


LABELS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
ADDRESSES = st.builds(
    lambda labels, last, path: f"https://{'.'.join([*labels, last])}{''.join('/' + part for part in path)}",
    st.lists(LABELS, min_size=1, max_size=3),
    st.from_regex(r"[a-z]{2,6}", fullmatch=True),
    st.lists(st.from_regex(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,8}", fullmatch=True), max_size=3),
).filter(lambda address: len(address) <= LONGEST and "://xn--" not in address and ".xn--" not in address)


@given(ADDRESSES, st.sampled_from(["", "/", "//"]))
def test_a_sound_address_stays_as_it_is(address: str, slashes: str) -> None:
    assert parsed(address + slashes) == address
    assert parsed(parsed(address)) == parsed(address)


PIECES = st.lists(
    st.sampled_from(["https", "http", "://", ":", "/", "a.vn", "A", "x.y", "127.0.0.1", "..", "@", "?", "#", "%41", "[", " ", "xn--a", "1"])
    | st.characters()
)


@given(PIECES.map("".join) | st.text() | st.text().map("https://a.vn".__add__) | st.text().map("https://".__add__))
def test_nothing_accepted_holds_a_letter_outside_the_plain_set(text: str) -> None:
    try:
        address = parsed(text)
    except AddressError:
        return
    assert re.fullmatch(r"https://[a-z0-9.-]+(/[A-Za-z0-9._~/-]+)?", address)
    assert len(address) <= LONGEST
    assert parsed(address) == address
    assert address.lower() == text.strip().rstrip("/").lower()


@given(ADDRESSES | st.text().map("https://a.vn".__add__) | PIECES.map("".join))
def test_the_pattern_for_editors_agrees_with_the_rule(text: str) -> None:
    try:
        parsed(text)
    except AddressError:
        return
    assert re.search(PATTERN, text.strip())


def test_a_site_has_a_sound_address_or_is_none() -> None:
    for text in ("quangson.vn", "https://u@quangson.vn", "https://quangson.vn/", "https://QUANGSON.vn"):
        with pytest.raises(ValueError, match="address"):
            Site(text, DAY)


@pytest.mark.parametrize(
    ("host", "draft"),
    [
        ("https://quangson.example", True),
        ("https://so-tay.quangson.test", True),
        ("https://so-tay.local", True),
        ("https://www.example.com/so-tay", True),
        ("https://sotay.home.arpa", True),
        ("https://quangson.vn", False),
        ("https://example.quangson.vn", False),
        ("https://myexample.com", False),
    ],
)
def test_reserved_names_make_a_draft(host: str, draft: bool) -> None:
    assert Site(host, DAY).is_draft is draft


def test_an_address_is_written_for_people_without_its_scheme() -> None:
    site = Site("https://quangson.github.io/so-tay", DAY)
    assert (site.host_in_words, site.name, site.path) == ("quangson.github.io/so-tay", "quangson.github.io", "/so-tay")
    assert site.in_words(103) == "quangson.github.io/so-tay/103"
    assert shown("http://192.168.1.5:8000/") == "192.168.1.5:8000"
    assert shown("https://a.vn/b/?c") == "a.vn/b/?c"


def test_capitals_only_where_no_path_stands_before_the_code() -> None:
    assert Site("https://quangson.vn", DAY).in_code(103) == "HTTPS://QUANGSON.VN/103/"
    assert Site("https://quangson.vn/hoc", DAY).in_code(103) == "https://quangson.vn/hoc/103/"
