"""What a VietQR code holds: a transfer to a bank account, as text.

Rules: NAPAS, "Quy định về định dạng VietQR" version 1.0 (9/2021), sections 5 and 6.1.1; it follows EMVCo's merchant-presented
QR code. Each part is an ID of two digits, a length of two digits and that many characters; a part may hold parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERSION = ("00", "01")
_MANY_TIMES = ("01", "11")
_ACCOUNT = "38"
_NAPAS = ("00", "A000000727")
_TO_ACCOUNT = ("02", "QRIBFTTA")
_DONG = ("53", "704")
_VIETNAM = ("58", "VN")
_MERCHANT = "59"
_CHECKSUM = "63"

BIN = re.compile(r"[0-9]{6}")
"""How the State Bank numbers banks (mã BIN)."""

ACCOUNT = re.compile(r"[0-9A-Za-z]{1,19}")
"""Section 5.2.3.2.2: at most 19 characters."""

_SHOWN_NAME = re.compile(r"[ -~]{1,25}")
"""Section 5.2.11; ASCII, so that every application shows it."""


class VietQrError(ValueError):
    """A text that no VietQR code may hold. The message says which rule it breaks."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where the money goes: the bank's BIN, the account there, and a name for applications to show (mostly left out)."""

    bin: str
    account: str
    name: str | None = None


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) of an ASCII text, as four capital hexadecimal digits. Section 5.2.15."""
    register = 0xFFFF
    for byte in text.encode("ascii"):
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return f"{register:04X}"


def write(transfer: Transfer) -> str:
    """The text of a code that may be scanned many times and leaves the amount to the payer. Raises VietQrError."""
    if not BIN.fullmatch(transfer.bin):
        raise VietQrError(f"the BIN {transfer.bin!r} is not six digits")
    if not ACCOUNT.fullmatch(transfer.account):
        raise VietQrError(f"the account {transfer.account!r} is not 1 to 19 letters and digits")
    if transfer.name is not None and not _SHOWN_NAME.fullmatch(transfer.name):
        raise VietQrError(f"the name {transfer.name!r} is not 1 to 25 ASCII characters")
    bank = _part("00", transfer.bin) + _part("01", transfer.account)
    parts = [_VERSION, _MANY_TIMES, (_ACCOUNT, _part(*_NAPAS) + _part("01", bank) + _part(*_TO_ACCOUNT)), _DONG, _VIETNAM]
    if transfer.name is not None:
        parts.append((_MERCHANT, transfer.name))
    text = "".join(_part(tag, value) for tag, value in parts) + f"{_CHECKSUM}04"
    return text + checksum(text)


def read_transfer(text: str) -> Transfer:
    """The transfer that a code's text asks for. Raises VietQrError where it is not a sound code as `write` makes them."""
    if not text.isascii() or not re.search(r"6304[0-9A-F]{4}\Z", text):
        raise VietQrError("no checksum at the end")
    if checksum(text[:-4]) != text[-4:]:
        raise VietQrError(f"the checksum is {text[-4:]}, not {checksum(text[:-4])}")
    root = _parts(text)
    for tag, value in (_VERSION, _MANY_TIMES, _DONG, _VIETNAM):
        if root.get(tag) != value:
            raise VietQrError(f"part {tag} is not {value}")
    receiver = _parts(root.get(_ACCOUNT, ""))
    for tag, value in (_NAPAS, _TO_ACCOUNT):
        if receiver.get(tag) != value:
            raise VietQrError(f"part {_ACCOUNT}.{tag} is not {value}")
    bank = _parts(receiver.get("01", ""))
    if not BIN.fullmatch(bank.get("00", "")) or not ACCOUNT.fullmatch(bank.get("01", "")):
        raise VietQrError("no bank and account")
    return Transfer(bank["00"], bank["01"], root.get(_MERCHANT))


def _part(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _parts(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    while text:
        head = re.match(r"([0-9]{2})([0-9]{2})", text)
        end = 4 + int(head[2]) if head else 0
        if head is None or end == 4 or end > len(text) or head[1] in found:
            raise VietQrError(f"broken at {text[:8]!r}")
        found[head[1]] = text[4:end]
        text = text[end:]
    return found
