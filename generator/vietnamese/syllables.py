"""Which syllables can be written in Vietnamese: the onsets, the rhymes, the tones, and how they may meet.

The sets are closed: new words come with new meanings, hardly ever with a new rhyme. The rules are those of the schoolbooks (Tiếng Việt 1):
k, gh and ngh before e, ê and i only; qu where others have o or u as a glide; sắc or nặng alone before a final c, ch, p or t; the tone on
its own vowel. That a syllable can be written does not yet give it a meaning.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

SAC, NANG = "\u0301", "\u0323"
TONES = ("", "\u0300", "\u0309", "\u0303", SAC, NANG)
"""Ngang, huyền, hỏi, ngã, sắc, nặng, as combining marks."""

_FRONT = """
e eo ec em en eng ep et  ê êu êch êm ên ênh êp êt  i iu ich im in inh ip it  ia iêu iêc iêm iên iêng iêp iêt
"""
"""Rhymes that begin with e, ê, i."""

_BACK = """
a ai ao au ay ac ach am an ang anh ap at  ăc ăm ăn ăng ăp ăt  âu ây âc âm ân âng âp ât
o oi oc om on ong op ot ooc oong  ô ôi ôc ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u ui uc um un ung up ut  ua uôi uôc uôm uôn uông uôt  ư ưi ưu ưc ưm ưng ưt  ưa ươi ươu ươc ươm ươn ương ươp ươt
"""

_GLIDE = """
oa oai oao oay oac oach oam oan oang oanh oap oat  oăc oăm oăn oăng oăt  oe oeo oen oet
uê uêch uênh uơ  uy uya uyu uych uynh uyn uyt uyp uyên uyêt  uây uân uâng uât
"""
"""Rhymes with a glide; after q they are written in their own way."""

_AFTER_QU = """
a ai ao au ay ac ach an ang anh ap at  ăc ăm ăn ăng ăp ăt  ây ân âng ât  e eo en eng et  ê êu êch ên ênh êt
i it ich ôc ơ ơi ơn ơt  y ych ynh yt yên yêt
"""

_AFTER_GI = f"{_BACK} e eo em en ep et ê êu êc êm ên êng êt"
"""What is said with i keeps one i only: giêng is gi and êng; gì, gìn and gíp are gi and i, in, ip."""

_AFTER_G = "i in im ip ich"

_ALONE = """
a á à ả ã ạ ai ái ải am ám ảm an án ang áng anh ánh ảnh ao áo ào ảo au áu ay áy ác ách ạch áp ập át ạt
ăm ẵm ăn ăng ằng ẳng ắng ắc ắp ắt ặc ặt  âm ấm ầm ẩm ậm ân ấn ẩn âu ấu ầu ẩu ây ấy ẩy ấp ất ậc ấc
e é è ẻ ẹ em ém en én eo éo èo ẻo ẽo ẹo ép ẹp ét ẹt éc eng  ê ế ề ể ệ êm ếm ềm êu ếch ệch ềnh ểnh ễnh
i í ì ỉ ị im ím ỉm in ỉn inh ình ỉnh ít ịt ích ịch ỉa iu ìu ỉu  y ý ỳ ỷ yếm yểm yên yến yêng yểng yêu yếu yểu yết
o ó ò ỏ ọ oi ói ỏi om óm òm ỏm on ỏn ong óng òng ỏng õng ọng óc ọc óp ọp ót ọt
ô ố ồ ổ ộ ôi ối ồi ổi ôm ốm ồm ổm ôn ồn ổn ông ống ổng ồng ốc ộc ốp ộp ốt  ơ ớ ờ ở ỡ ợ ơi ới ời ởi ỡm ờm ơn ớn ờn ởn ớt ợt ớp
u ú ù ủ ũ ụ ua úa ùa ủa ui úi ùi ủi um úm ùm un ún ùn ủn ung úng ùng ủng ụng uôm uốn uống uổng úp ụp út ụt úc ục
ư ứ ừ ử ưa ứa ừa ưng ứng ừng ửng ức ực ưu ừm ửm ướm ươm ươn ườn ưỡn ương ướng ưởng ước ược ướp ướt
oa òa óa oai oái oải oách oạch oan oẳn oán oản oang oàng oanh oành oằn oắt oặt oăm oe óe òe ỏe ọe oát oác oạc oàm
uê uế uể uệ uơ uy úy ủy ùy uỵch uỳnh uych uyên uyển uyết uân uẩn uất
"""
"""Syllables without an onset. They are few, and a forgotten first letter is a common slip: so they are told one by one."""

_ONSETS = "b ch d đ h kh l m n nh ph r s t th tr v x"
"""Those that may stand before any vowel."""

_LABIAL = "b m ph v"
"""Those of them that no glide follows."""

_WITH_Y = "h k l m s t th v"
"""Onsets after which y may stand for i: lý, kỹ, and in names."""

_BORROWED = "buýt phuy voan moay gioăng loong boong pa pác pan pao pê pi pin píp pô pơ pu"
"""From French and from the languages of the highlands, as they are written in Vietnamese. An onset p is nearly always a forgotten ph."""


@cache
def spelled(syllable: str) -> str | None:
    """The syllable as the handbook spells it, in small letters: `hòa` for `Hoà`. None for what cannot be written, like `nghành`, `qúa`."""
    return _spellings().get(unicodedata.normalize("NFC", syllable).lower())


def syllables() -> frozenset[str]:
    """Every syllable that can be written, each in its one spelling."""
    return frozenset(_spellings().values())


@cache
def _spellings() -> Mapping[str, str]:
    """Every way to write a syllable → the handbook's own."""
    known = {whole: whole for whole in _BORROWED.split()}
    for onset, rhyme, tone in (*_with_an_onset(), *_alone()):
        ways = [unicodedata.normalize("NFC", f"{onset}{rhyme[:at]}{tone}{rhyme[at:]}") for at in _carriers(rhyme)]
        known |= dict.fromkeys(ways, ways[0])
    return MappingProxyType(known)


def _with_an_onset() -> Iterator[tuple[str, str, str]]:
    """Onset, rhyme and tone."""
    for onsets, rhymes in (
        (_ONSETS, f"{_FRONT} {_BACK}"),
        (" ".join(onset for onset in _ONSETS.split() if onset not in _LABIAL.split()), _GLIDE),
        ("k gh ngh", _FRONT),
        ("c g ng", _BACK),
        ("g ng", _GLIDE),
        ("qu", _AFTER_QU),
        ("gi", _AFTER_GI),
        ("g", _AFTER_G),
        (_WITH_Y, "y"),
    ):
        for onset, rhyme in itertools.product(onsets.split(), rhymes.split()):
            yield from ((onset, rhyme, tone) for tone in ((SAC, NANG) if rhyme.endswith(("c", "ch", "p", "t")) else TONES))


def _alone() -> Iterator[tuple[str, str, str]]:
    """No onset, rhyme and tone."""
    for whole in _ALONE.split():
        yield "", *apart(whole)


def apart(syllable: str) -> tuple[str, str]:
    """The letters without the tone, and the tone; where somebody put two, the last."""
    parts = unicodedata.normalize("NFD", syllable)
    tone = next((part for part in reversed(parts) if part in TONES[1:]), "")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES[1:])), tone


def _carriers(rhyme: str) -> tuple[int, ...]:
    """After how many letters the tone mark may stand, the handbook's own way first: two schools write hòa and hoà, thủy and thuỷ."""
    shaped = max((at for at, letter in enumerate(rhyme, 1) if letter in "ăâêôơư"), default=0)
    if shaped:
        return (shaped,)
    if rhyme in ("oa", "oe", "uy"):
        return (1, 2)
    return (2,) if rhyme.startswith(("oa", "oe", "oo", "uy")) else (1,)
