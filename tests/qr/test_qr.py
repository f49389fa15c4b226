"""QR codes by themselves: small, plain, big enough."""

from __future__ import annotations

import pytest

from generator.qr.qr import QrSizeError, address_in_code, printed_side, qr

ADDRESS = "HTTPS://QUANGSON.EXAMPLE/103/"


def test_a_lessons_code_is_version_2() -> None:
    assert qr(ADDRESS).modules == 25


def test_the_handbook_of_the_province_is_version_2_in_capitals() -> None:
    assert qr(address_in_code("https://binhdanhocvuso.lamdong.gov.vn")).modules == 25


def test_only_a_bare_host_is_written_in_capitals() -> None:
    assert address_in_code("https://a.gov.vn/") == "HTTPS://A.GOV.VN"
    assert address_in_code("https://a.gov.vn/So-Tay") == "https://a.gov.vn/So-Tay"


def test_even_a_single_digit_is_not_a_micro_code() -> None:
    """Nor one of version 1, whose white edge is wider."""
    assert qr("1").modules == 25


def test_a_code_is_drawn_the_same_every_time_in_black_and_white() -> None:
    assert qr(ADDRESS).svg == qr(ADDRESS).svg
    assert "#000" in qr(ADDRESS).svg
    assert "#fff" in qr(ADDRESS).svg


def test_the_drawing_has_four_modules_of_white_on_each_side() -> None:
    assert qr(ADDRESS).side == 25 + 8
    assert printed_side(qr(ADDRESS)) == pytest.approx(30 * 33 / 25)


def test_a_symbol_below_30_mm_is_refused() -> None:
    with pytest.raises(QrSizeError, match="29 mm"):
        printed_side(qr(ADDRESS), 29)


def test_a_long_address_whose_modules_would_be_too_small_is_refused() -> None:
    with pytest.raises(QrSizeError, match="modules of 0"):
        printed_side(qr("https://quangson.example/" + "a" * 160))
