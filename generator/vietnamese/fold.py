"""When are two words the same word? The folding rules, once, as data that Python and the browser both follow.

A word has two forms. Its *key* keeps the accents but not their accidents: letter case, NFC or NFD, a look-alike of đ, and
on which vowel the tone mark sits (`hoà` and `hòa` are one key, because tone marks move to the end of the word). Its
*bare* form has no accents at all, which is how most people type on a phone. Syllables are separate words, as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

RULES: Mapping[str, str] = MappingProxyType(
    {
        "drop": r"\-.'‘’\u2011\u00ad\u200b-\u200d\u2060\ufeff",
        "other": r"^\u0000-\u036f\u1e00-\u1eff",
        "alike": "ðđɖđ",
        "word": "a-z0-9đƀ",
        "mark": r"\u0300-\u036f",
        "tone": r"\u0300\u0301\u0303\u0309\u0323",
        "plain": "đdƀb",
    }
)
"""Character classes in the syntax that `re` and JavaScript share, and pairs of letters (from, to), in the order of their use.

`drop` vanishes inside a word (`wi-fi`, `A.I.`, M'Nông). `other` becomes a gap *before* decomposition: what is left lies in
blocks that Unicode has frozen, so an old browser and a new Python cannot disagree. `word` and `mark` make up words; `tone` are
the five Vietnamese tones, every other mark belongs to its letter. ƀ is a letter of the highland languages.
"""


RUN = f"[{RULES['word']}][{RULES['word']}{RULES['mark']}]*"
"""A whole word, marks and all."""


def keys(text: str) -> tuple[str, ...]:
    """The words of a text, with accents, in order: `Hoà, 2` gives `hoa` + grave, and `2`."""
    text = _every("drop").sub("", text).lower().translate(_pairs("alike"))
    text = unicodedata.normalize("NFD", _every("other").sub(" ", text))
    return tuple(map(_key, _words().findall(text)))


@lru_cache(maxsize=1 << 14)
def _key(run: str) -> str:
    """A word with its tone marks at the end. Vietnamese has some thousand syllables, which come again and again."""
    return _every("tone").sub("", run) + "".join(_every("tone").findall(run))


@lru_cache(maxsize=1 << 16)
def bare(key: str) -> str:
    """A key without accents: ASCII letters and digits."""
    return _every("mark").sub("", key).translate(_pairs("plain"))


def folded(text: str) -> str:
    """A text as a search sees it: no marks, no letter case, no punctuation."""
    return " ".join(bare(key) for key in keys(text))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(RUN)


@cache
def _every(rule: str) -> re.Pattern[str]:
    return re.compile(f"[{RULES[rule]}]")


@cache
def _pairs(rule: str) -> dict[int, str]:
    letters = RULES[rule]
    return {ord(old): new for old, new in zip(letters[::2], letters[1::2], strict=True)}
