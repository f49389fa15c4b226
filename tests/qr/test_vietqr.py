"""The text of a payment code: against the published values, and against a reader of its own."""

from __future__ import annotations

import binascii
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.qr.vietqr import Transfer, VietQrError, checksum, read_transfer, write

PUBLISHED = (
    "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5",
    "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
    "62340107NPS68690819thanh toan don hang63042E2E",
    "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN"
    "62340107NPS68690819thanh toan don hang6304A203",
)
"""The samples 6.1.1 to 6.1.4 of NAPAS, "Quy định về định dạng VietQR" 1.0 (9/2021). Never made into a picture."""

TRANSFERS = st.builds(
    Transfer,
    st.text(string.digits, min_size=6, max_size=6),
    st.text(string.digits + string.ascii_letters, min_size=1, max_size=19),
    st.none() | st.text(string.ascii_uppercase + " ", min_size=1, max_size=25),
)


def unfolded(text: str) -> dict[str, str]:
    """A second reader, by position: `38.01.00` → the BIN."""
    found: dict[str, str] = {}

    def walk(start: int, end: int, path: str) -> None:
        while start < end:
            tag, size = text[start : start + 2], int(text[start + 2 : start + 4])
            name = f"{path}{tag}"
            found[name] = text[start + 4 : start + 4 + size]
            if name in ("38", "38.01"):
                walk(start + 4, start + 4 + size, f"{name}.")
            start += 4 + size
        assert start == end

    walk(0, len(text), "")
    return found


def test_the_checksum_gives_the_catalogue_s_check_value() -> None:
    assert checksum("123456789") == "29B1"


@pytest.mark.parametrize("text", PUBLISHED)
def test_the_checksum_gives_what_napas_printed(text: str) -> None:
    assert checksum(text[:-4]) == text[-4:]


@given(st.text(string.printable))
def test_the_checksum_agrees_with_another_program(text: str) -> None:
    assert checksum(text) == f"{binascii.crc_hqx(text.encode(), 0xFFFF):04X}"


def test_a_code_has_the_parts_of_the_published_sample_in_their_order() -> None:
    text = write(Transfer("000000", "0" * 13))
    assert text[:-4] == (
        "000201"
        + "010211"
        + "3857"
        + "0010A000000727"
        + "0127"
        + ("0006" + "0" * 6)
        + "0113"
        + "0" * 13
        + "0208QRIBFTTA"
        + "5303704"
        + "5802VN6304"
    )


@given(TRANSFERS)
def test_a_second_reader_finds_every_part_again(transfer: Transfer) -> None:
    parts = unfolded(write(transfer))
    assert (parts["38.01.00"], parts["38.01.01"], parts.get("59")) == (transfer.bin, transfer.account, transfer.name)
    assert (parts["00"], parts["01"], parts["38.00"], parts["38.02"]) == ("01", "11", "A000000727", "QRIBFTTA")
    assert (parts["53"], parts["58"], list(parts)[-1]) == ("704", "VN", "63")


@given(TRANSFERS)
def test_what_is_written_is_read(transfer: Transfer) -> None:
    assert read_transfer(write(transfer)) == transfer


def test_one_changed_character_anywhere_is_refused() -> None:
    text = write(Transfer("000000", "0" * 12))
    for place, letter in enumerate(text):
        changed = text[:place] + ("1" if letter != "1" else "2") + text[place + 1 :]
        with pytest.raises(VietQrError):
            read_transfer(changed)


def test_the_misprint_in_the_standard_is_refused() -> None:
    """The sample 6.1.1 says 12 characters where 13 stand (its own table says 13): the checksum is right, the parts are not."""
    with pytest.raises(VietQrError, match="broken at"):
        read_transfer(PUBLISHED[0])


@pytest.mark.parametrize(
    "inside",
    [
        "000201" + "010212" + "38540010A00000072701240006000000011000000000000208QRIBFTTA" + "5303704" + "5802VN",
        "000201" + "010211" + "38540010A00000072801240006000000011000000000000208QRIBFTTA" + "5303704" + "5802VN",
        "000201" + "010211" + "38540010A00000072701240006000000011000000000000208QRIBFTTC" + "5303704" + "5802VN",
        "000201" + "010211" + "38540010A00000072701240006000000011000000000000208QRIBFTTA" + "5303840" + "5802VN",
        "000201" + "010211" + "38540010A00000072701240006000000011000000000000209QRIBFTTA" + "5303704" + "5802VN",
        "000201" + "010211" + "5303704" + "5802VN",
        "000201" + "000201" + "010211" + "5303704" + "5802VN",
        "",
    ],
    ids=["once only", "not NAPAS", "to a card", "dollars", "cut short", "nobody", "twice", "nothing"],
)
def test_a_sound_checksum_over_something_else_is_refused(inside: str) -> None:
    text = f"{inside}6304"
    with pytest.raises(VietQrError):
        read_transfer(text + checksum(text))


@pytest.mark.parametrize(
    "transfer",
    [
        Transfer("00000", "0"),
        Transfer("0000000", "0"),
        Transfer("٠٠٠٠٠٠", "0"),
        Transfer("000000", ""),
        Transfer("000000", "0" * 20),
        Transfer("000000", "0000-0000"),
        Transfer("000000", "tàikhoản"),
        Transfer("000000", "0", ""),
        Transfer("000000", "0", "MẪU"),
        Transfer("000000", "0", "M" * 26),
    ],
)
def test_what_the_standard_forbids_is_not_written(transfer: Transfer) -> None:
    with pytest.raises(VietQrError):
        write(transfer)
