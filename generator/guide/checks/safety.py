"""Keeps people safe from what a lesson might carry by accident: real numbers of real people, dead or false addresses, HTML.

A rule here is strict about what looks real and lenient about what plainly is not: years, sums of money, version numbers and numbers
of one repeated digit are never complained about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.address import RESERVED
from generator.guide.checks.hosts import TOO_WIDE, TWIN_LETTERS, allowed, fault
from generator.guide.checks.unprintable import UNPRINTABLE, UNTIL_TESTED, in_any_case, suspected
from generator.guide.commune import Commune
from generator.guide.links import Links
from generator.guide.shape import Leaf, Tree
from generator.guide.worded import shown_as
from generator.problems import Level, Place, Problem, problem, problem_of

_ADDRESSES = ("Link.address", "Links.hosts[key]")
_CONTACT = "Commune.contacts[key]"
_NAMES = frozenset({*_ADDRESSES, _CONTACT})
"""What is judged as a whole, whatever its letters."""

_SIGN = re.compile(r"[\d<ýÝ.:](?:(?<=[\d<ýÝ])|(?=\S))")
"""A digit, `<`, a point or a colon that no blank follows, the ý of “chữ ký số”: without any of them nothing is found in a sentence."""

SHORTEST_ADDRESS = 9
"""As in links.py; a shorter one is refused there."""

_GAP = r"[ .\-]?"
_ALONE = r"(?<!\d)(?<!\d[.,])"
_END = r"(?![.,]?\d)"

_CITIZEN = re.compile(rf"{_ALONE}0\d\d{_GAP}[0-3](?:{_GAP}\d){{8}}{_END}")
"""Số định danh, 12 digits: province 001-096, sex and century 0-3, year of birth, six more (Thông tư 59/2021/TT-BCA, điều 3-4)."""

_PHONES = (
    re.compile(rf"{_ALONE}(?:\+?84{_GAP}[235-9]|0[235-9])(?:{_GAP}\d){{8,9}}{_END}"),
    re.compile(rf"{_ALONE}1[89]00(?:[ .]?\d{{4}}|[ .]?\d{{6}}|[ .]?\d{{3}}[ .]\d{{3}}|-\d{{3}}-\d{{3}}){_END}"),
)
_SHORT_PHONE = re.compile(
    r"(?:gọi(?: ngay| cho| số| tới| đến| vào)*|tổng đài|đầu số|hotline|đường dây nóng|(?:nhắn|soạn) tin(?: tới| đến)?)"
    r"(?: số)?:? (?:\*\*)?(1\d\d|1\d{3}|[4-9]\d{3})(?!\d|[.,]\d)(?:\*\*)?(?! (?:người|lần|cuộc|phút|giây|đồng|hộ|bác|bà con|máy))",
    re.IGNORECASE,
)
_CARD = re.compile(rf"{_ALONE}\d{{4}}(?:[ \-]\d{{4}}){{2,3}}(?:[ \-]\d{{1,4}})?{_END}")
_LONG = re.compile(rf"{_ALONE}\d{{9,}}{_END}")

_WHOLE = ((_CITIZEN, "SO501", 12), (_CARD, "SO503", 12), (_PHONES[0], "SO502", 10), (_PHONES[1], "SO502", 8), (_LONG, "SO503", 9))
"""Each with the problem that it is and the digits of the shortest."""

_DIGIT = re.compile(r"\d")
_LEAST_CALLED = 3
"""Digits of the shortest number that is called (113)."""

_CALLED = ("gọi", "tổng đài", "đầu số", "hotline", "đường dây nóng", "tin")
"""One of these stands before it, in any case."""

_DOTTED = re.compile(r"\.(?<=\w\.)\w")
_WEB = re.compile(r"(?:https?:/*|www\.)[^\s“”\"'<>()\[\]]+", re.IGNORECASE)
_ENDINGS = (
    "vn|com|net|org|info|biz|app|dev|io|co|me|ly|cc|tk|xyz|top|site|online|shop|store|link|click|live|vip|club|asia|us|cn|ru|gl|gd"
    "|ai|uk|eu|de|fr|jp|kr|sg|tw|hk|au|ca|tv|pw|ml|ga|icu|sbs|cfd|buzz|fun|win|bid|loan|work|life|today|cloud|tech|pro|mobi"
)
_DOMAIN = re.compile(
    rf"(?<![\w@.\-])((?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:(?:{_ENDINGS})(?![\w\-]|\.\w)|(?-i:[a-z]{{2,20}})(?=/[\w?#])))"
    r"(/[^\s“”\"'<>()\[\]]*)?",
    re.IGNORECASE,
)
"""A name that ends as addresses do, or one in small letters that a slash and more follow: `evil.zip/a`."""
_SCRIPT = re.compile(r"\b(javascript|vbscript|data):(?=\S)", re.IGNORECASE)
_APK = re.compile(r"(?<![\w\-])[\w\-]+\.apk\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<(?:script|iframe|img|svg|a|b|i|br|style)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Allowed:
    """What the handbook itself declares: hosts of links.yml, digits of the contacts' numbers."""

    hosts: frozenset[str]
    phones: frozenset[str]


def safety_checks(trees: Iterable[Tree]) -> Iterator[Problem]:
    """Every problem of safety and privacy, unsorted."""
    trees = tuple(trees)
    ours = _Allowed(
        frozenset(leaf.text for tree in trees if tree.model is Links for leaf in tree.leaves if leaf.slot == "Links.hosts[key]"),
        frozenset(_digits(leaf.text) for tree in trees if tree.model is Commune for leaf in tree.leaves if leaf.slot == "Contact.phone"),
    )
    has_links = any(tree.model is Links and tree.leaves for tree in trees)
    for tree in trees:
        for leaf in tree.leaves:
            if _SIGN.search(leaf.text) or leaf.slot in _NAMES:
                yield from _leaf(tree, leaf, ours, has_links)


def _leaf(tree: Tree, leaf: Leaf, ours: _Allowed, has_links: bool) -> Iterator[Problem]:
    shown = shown_as(leaf.kind)
    suspects = suspected(leaf.text) if shown or leaf.slot in _ADDRESSES else ()
    if suspects:
        yield from _unprintable(leaf, suspects)
    if leaf.slot == "Link.address" and len(leaf.text) >= SHORTEST_ADDRESS:
        found = fault(leaf.text, ours.hosts)
        if found:
            yield problem_of(leaf.place, *found)
    elif leaf.slot == "Links.hosts[key]" and leaf.text in TOO_WIDE:
        yield problem(leaf.place, "SO313", host=leaf.text)
    elif shown in ("text", "line", "label"):
        yield from _sentence(leaf, ours, has_links, suspects)
    if tree.model is Commune and leaf.slot == _CONTACT:
        yield from _bank_contact(tree, leaf)


def _sentence(leaf: Leaf, ours: _Allowed, has_links: bool, suspects: Sequence[str]) -> Iterator[Problem]:
    """Each search is made only where a sign is there that it needs: most sentences have none of them."""
    text = leaf.text
    tag = _TAG.search(text) if "<" in text else None
    if tag:
        yield problem(leaf.place, "SO505", tag=tag[0][:40])
    script = _SCRIPT.search(text) if ":" in text else None
    if script:
        yield problem(leaf.place, "SO302", scheme=script[1].lower())
    for match in _APK.finditer(text) if "." in text else ():
        yield problem(leaf.place, "SO311", found=match[0][:60])
    rest = text
    for item in suspects:
        rest = UNPRINTABLE[item].sub(" … ", rest)
    if has_links and _may_have_addresses(rest):
        for address in _addresses(rest, ours.hosts):
            yield problem(leaf.place, "SO310", found=address[:80])
    digits = len(_DIGIT.findall(rest))
    if digits >= _LEAST_CALLED:
        yield from _numbers(leaf.place, rest, ours.phones, digits)


def _may_have_addresses(text: str) -> bool:
    """True where the signs stand that every address has."""
    return bool(_DOTTED.search(text)) or (":" in text and "http" in text.lower()) or ("." in text and "www." in text.lower())


def _addresses(text: str, hosts: frozenset[str]) -> Iterator[str]:
    """Web addresses typed into a sentence. The bare name of an allowed host is a word like any other."""
    for match in _WEB.finditer(text):
        yield match[0].rstrip(".,;:!?")
    rest = _WEB.sub(" ", text)
    for match in _DOMAIN.finditer(rest.translate(TWIN_LETTERS)):
        host = rest[match.start(1) : match.end(1)].lower()
        if match[2] not in (None, "/") or not (allowed(host, hosts) or _is_reserved(host)):
            yield rest[match.start() : match.end()].rstrip(".,;:!?")


def _is_reserved(host: str) -> bool:
    return any(host == name or host.endswith("." + name) for name in RESERVED)


def _numbers(place: Place, rest: str, phones: frozenset[str], count: int) -> Iterator[Problem]:
    """Numbers that could be somebody's; each stretch of text is named once, by the worst that it can be. `count` is how many digits there
    are.

    Problems get into logs that others can read, so a number that must stay private is not repeated in full.
    """
    for pattern, code in [(pattern, code) for pattern, code, least in _WHOLE if count >= least]:
        for match in reversed(list(pattern.finditer(rest))):
            digits = _digits(match[0])
            made_up = len(set(digits)) == 1 or digits in "01234567890123456789"
            if code == "SO501" and not made_up and not 1 <= int(digits[:3]) <= 96:
                continue
            rest = f"{rest[: match.start()]} … {rest[match.end() :]}"
            declared = code == "SO502" and digits in phones
            round_sum = pattern is _LONG and digits.endswith("000")
            if not (made_up or declared or round_sum):
                yield problem(place, code, number=match[0] if code == "SO502" else f"{digits[:3]}…{digits[-2:]}")
    small = in_any_case(rest)
    for match in _SHORT_PHONE.finditer(rest) if any(word in small for word in _CALLED) else ():
        if match[1] not in phones:
            yield problem(place, "SO502", number=match[1])


def _digits(words: str) -> str:
    digits = re.sub(r"\D", "", words)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) >= 11 else digits


def _unprintable(leaf: Leaf, suspects: Sequence[str]) -> Iterator[Problem]:
    for item in suspects:
        match = UNPRINTABLE[item].search(leaf.text)
        if match and not (item in UNTIL_TESTED and leaf.slot == "Doubt.what"):
            level: Level = "warning" if item in UNTIL_TESTED else "error"
            yield problem(leaf.place, "SO504", level=level, item=item, found=match[0][:60])


def _bank_contact(tree: Tree, leaf: Leaf) -> Iterator[Problem]:
    """A bank's number stands on the card and in the app; a number from memory or from the web may be a trap."""
    commune = tree.of(Commune)
    contacts = commune and commune.group("contacts")
    contact = contacts and contacts.group(leaf.text)
    if contact:
        phone = contact.text("phone")
        if phone and UNPRINTABLE["bank-hotline"].search(f"{contact.text('name') or ''} {phone}"):
            yield problem(contact.entries["phone"].node.place, "SO504", item="bank-hotline", found=phone[:60])
