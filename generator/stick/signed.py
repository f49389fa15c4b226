"""A signed copy: its list of files carries a signature, and the signature a number that never goes down.

What is signed is `SHA256SUMS`, so every file is; the program minisign checks `SHA256SUMS.minisig` as ours does. The number is in the
signed comment. There is no day on which a copy ends: an old laptop with a wrong clock still opens it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from generator.keys.pair import LONGEST_FILE, NotSignedError, Signer, named_key, signed_comment

_COMMENT = re.compile(r"so-tay copy (?P<number>[1-9]\d{0,14}) (?P<version>[\w.-]{1,60})", re.ASCII)


class UnsignedError(Exception):
    """A copy without a signature, where a key is known that should have signed it."""


class ForgedError(Exception):
    """A signature that proves nothing. `why` is `changed` (the list is another), `other` (another key's), `damaged`, or `no_key`: it
    names no key, and none is known to check it by."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class OlderError(Exception):
    """The copy is older than the one it should replace."""

    def __init__(self, here: Signed, new: Signed) -> None:
        super().__init__(f"{new.number} < {here.number}")
        self.here, self.new = here, new


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose signature is right, and what it says: the copy's number and version."""

    key: str
    number: int
    version: str


def signature_of(text: bytes, signer: Signer, version: str, before: bytes | None, day: datetime.date) -> bytes:
    """The signature of a list. `before` is the last that this key made: the same list gets it again; any other gets a higher number,
    which begins with the day where that is high enough, so that it goes on also where the last signature was lost."""
    last = 0
    if before is not None:
        try:
            signed(text, before, signer.public)
            return before
        except ForgedError:
            last = _number_in(before)
    number = max(last + 1, int(f"{day:%Y%m%d}01"))
    return signer.sign(text, f"so-tay copy {number} {version}")


def judged(text: bytes, signature: bytes | None, key: str | None, *, unsigned: bool = False) -> Signed | None:
    """Who signed a copy's list; None where nobody did and that is right: no key is known, or `unsigned` ones are asked for.

    Raises UnsignedError, ForgedError.
    """
    if signature is not None:
        return signed(text, signature, key)
    if key is not None and not unsigned:
        raise UnsignedError
    return None


def signed(text: bytes, signature: bytes, key: str | None) -> Signed:
    """Who signed a list; without a known key the one that the signature names, which somebody must compare. Raises ForgedError."""
    known = key or named_key(signature)
    if known is None:
        raise ForgedError("no_key")
    if len(signature) > LONGEST_FILE:
        raise ForgedError("damaged")
    try:
        comment = _COMMENT.fullmatch(signed_comment(text, signature, known))
    except NotSignedError as error:
        raise ForgedError(error.why) from error
    if comment is None:  # signed by this key, but as something else than a copy
        raise ForgedError("changed")
    return Signed(known, int(comment["number"]), comment["version"])


def may_replace(here: Signed | None, new: Signed | None) -> None:
    """Raises OlderError where a signed copy would take the place of a newer one."""
    if here and new and new.number < here.number:
        raise OlderError(here, new)


def _number_in(signature: bytes) -> int:
    """The number in a signature whose list is not at hand."""
    found = re.search(_COMMENT.pattern.encode(), signature)
    return int(found["number"]) if found else 0
