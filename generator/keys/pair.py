"""Making a pair of keys, opening the secret one, signing; and the other side: is a text signed by this key?"""

from __future__ import annotations

import base64
import re

import minisign

from generator.guide.commune import KEY

LEAST_PASSPHRASE = 12
"""Letters. The file can be tried out at leisure by who steals it."""

LONGEST_FILE = 4_096
"""Bytes of a key or a signature; ours have some 300."""

_WORK, _MEMORY = 1 << 23, 1 << 28
"""scrypt's limits in libsodium's terms: 256 MiB and some seconds for one try, on an old laptop too."""

_COMMENT = "untrusted comment: "


class KeyFileError(ValueError):
    """No key in this file; the text is nothing."""


class PassphraseError(ValueError):
    """Not the passphrase of this key."""


class NotSignedError(ValueError):
    """The signature is none of this text by this key. `why` is `damaged`, `other` (another key's) or `changed`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def new_pair(passphrase: str) -> tuple[bytes, str]:
    """A secret key, locked with a passphrase, as the content of its file; and its public key in one line."""
    pair = minisign.KeyPair.generate()
    public = pair.public_key.to_base64().decode()
    with pair.secret_key as secret:
        secret.untrusted_comment = f"so-tay secret key of {public}"
        secret.encrypt(passphrase, opslimit=_WORK, memlimit=_MEMORY)
        return bytes(secret) + b"\n", public


class Signer:
    """An opened secret key."""

    def __init__(self, content: bytes, passphrase: str) -> None:
        """Raises KeyFileError, PassphraseError. A key that the program minisign made is as good as ours."""
        try:
            self._secret = minisign.SecretKey.from_bytes(content[:LONGEST_FILE])
        except ValueError as error:
            raise KeyFileError from error
        try:
            self._secret.decrypt(passphrase)
        except ValueError as error:
            raise PassphraseError from error
        self.public = self._secret.get_public_key().to_base64().decode()

    def sign(self, text: bytes, comment: str) -> bytes:
        """A signature as a file, in which the signed comment says what was signed; plain letters only. It names its key."""
        return bytes(self._secret.sign(text, trusted_comment=comment, untrusted_comment=self.public)).rstrip(b"\n") + b"\n"


def public_file(key: str) -> bytes:
    """A public key as the file that the program minisign reads."""
    return f"{_COMMENT}so-tay public key\n{key}\n".encode()


def named_key(signature: bytes) -> str | None:
    """The key that a signature says it is of: to be believed by nobody who has not compared it."""
    line = signature.partition(b"\n")[0].decode(errors="replace").rstrip("\r").removeprefix(_COMMENT)
    return line if re.fullmatch(KEY, line) else None


def signed_comment(text: bytes, signature: bytes, key: str) -> str:
    """What the signer said of a text, if this key signed both. Raises NotSignedError."""
    try:
        found = minisign.Signature.from_bytes(signature)
        public = minisign.PublicKey.from_base64(key)
    except ValueError:
        raise NotSignedError("damaged") from None
    try:
        public.verify(text, found)
    except minisign.VerifyError:
        raise NotSignedError("changed" if _number(signature.splitlines()[1]) == _number(key) else "other") from None
    except ValueError:
        raise NotSignedError("damaged") from None
    return str(found.trusted_comment)


def _number(line: str | bytes) -> bytes:
    """The number by which minisign tells keys apart (bytes 3 to 10 of a key and of a signature)."""
    return base64.b64decode(line)[2:10]
