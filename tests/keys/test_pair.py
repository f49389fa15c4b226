"""Keys and signatures are those of the program minisign, both ways: what it makes we take, what we make it takes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signing import PHRASE, signer, soon_tried

from generator.keys.pair import KeyFileError, NotSignedError, PassphraseError, Signer, named_key, new_pair, public_file, signed_comment
from generator.keys.spoken import COUNT, spoken

TEXT = "danh sách các tệp\n".encode()


def _minisign(*arguments: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(["minisign", *map(str, arguments)], input=typed, capture_output=True, text=True, check=False, timeout=60)


def test_minisign_itself_accepts_what_we_sign(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes(TEXT)
    (tmp_path / "SHA256SUMS.minisig").write_bytes(signer("xã").sign(TEXT, "so-tay copy 2026112201 x"))
    (tmp_path / "so-tay.pub").write_bytes(public_file(signer("xã").public))
    for key in (("-P", signer("xã").public), ("-p", tmp_path / "so-tay.pub")):
        done = _minisign("-V", "-m", tmp_path / "SHA256SUMS", *key)
        assert (done.returncode, "so-tay copy 2026112201 x" in done.stdout) == (0, True), done.stderr
    assert _minisign("-V", "-m", tmp_path / "SHA256SUMS", "-P", signer("khác").public).returncode != 0
    (tmp_path / "SHA256SUMS").write_bytes(TEXT + b"x")
    assert _minisign("-V", "-m", tmp_path / "SHA256SUMS", "-P", signer("xã").public).returncode != 0


def test_minisign_itself_opens_our_key_and_signs_with_it(tmp_path: Path) -> None:
    content, public = new_pair(PHRASE)
    (tmp_path / "so-tay.key").write_bytes(content)
    (tmp_path / "list").write_bytes(TEXT)
    done = _minisign("-S", "-s", tmp_path / "so-tay.key", "-m", tmp_path / "list", "-t", "so-tay copy 5 x", typed=f"{PHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert signed_comment(TEXT, (tmp_path / "list.minisig").read_bytes(), public) == "so-tay copy 5 x"
    assert Signer(content, PHRASE).public == public


def test_a_key_that_minisign_made_signs_for_us(tmp_path: Path) -> None:
    done = _minisign("-G", "-W", "-s", tmp_path / "k", "-p", tmp_path / "k.pub")
    assert done.returncode == 0, done.stderr
    ours = Signer((tmp_path / "k").read_bytes(), "")
    assert ours.public == (tmp_path / "k.pub").read_text().splitlines()[1]
    (tmp_path / "list").write_bytes(TEXT)
    (tmp_path / "list.minisig").write_bytes(ours.sign(TEXT, "x"))
    assert _minisign("-V", "-m", tmp_path / "list", "-p", tmp_path / "k.pub").returncode == 0


def test_a_wrong_passphrase_and_another_file_open_nothing() -> None:
    with soon_tried():
        content, _ = new_pair(PHRASE)
    with pytest.raises(PassphraseError):
        Signer(content, PHRASE + " ")
    for other in (b"", b"x" * 10_000, content[:-20], public_file(signer("xã").public)):
        with pytest.raises(KeyFileError):
            Signer(other, PHRASE)


@settings(max_examples=300, deadline=None)
@given(at=st.integers(0, 10_000), by=st.integers(1, 255), of=st.sampled_from(["text", "signature"]))
def test_one_byte_changed_anywhere_is_no_signature(at: int, by: int, of: str) -> None:
    """But in the first line of a signature, which nobody believes."""
    key, signature = signer("xã").public, signer("xã").sign(TEXT, "so-tay copy 5 x")
    parts = {"text": bytearray(TEXT), "signature": bytearray(signature)}
    start = signature.index(b"\n") + 1 if of == "signature" else 0
    where = start + at % (len(parts[of]) - start - 1)
    parts[of][where] ^= by
    try:
        assert signed_comment(bytes(parts["text"]), bytes(parts["signature"]), key) == "so-tay copy 5 x"
        assert of == "signature"  # another way to write the same bytes in Base64
        assert bytes(parts["signature"])[:where] == signature[:where]
    except NotSignedError:
        pass


@pytest.mark.parametrize("noise", [b"", b"\n\n\n\n", b"untrusted comment: x\n" * 4, bytes(range(256)) * 20, "khóa".encode()])
def test_what_is_no_signature_is_told_and_never_a_crash(noise: bytes) -> None:
    with pytest.raises(NotSignedError):
        signed_comment(TEXT, noise, signer("xã").public)
    assert named_key(noise) is None


def test_a_key_is_twelve_syllables_and_another_key_other_ones() -> None:
    one, other = spoken(signer("xã").public), spoken(signer("khác").public)
    assert len(one) == len(other) == COUNT
    assert one != other
    known = spoken("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")  # minisign's own author's
    assert " ".join(known) == "mâu cai hây gây nhâu vom cô pham ba nhâu đoi tao"
