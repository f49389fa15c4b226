"""What the cards and the slides of “Thật hay lừa?” share: the codes under which it is found, and its words."""

from __future__ import annotations

from typing import Final

from generator.address import shown
from generator.edition import Edition
from generator.guide.judge import Message, round_address
from generator.paper.shapes import AddressCode
from generator.qr.qr import address_in_code, even_side, qr
from generator.words import words

ICONS: Final = ("ok", "no", "eye", "help", "person", "warning")


def code_data(edition: Edition, symbol: float) -> list[AddressCode]:
    """The game's page, then the province's handbook. `symbol` is the side in millimetres without the white edge. Raises QrSizeError."""
    say, handbook = words("judge")["codes"], edition.handbook
    link = handbook.links[handbook.commune.handbook]
    return [
        _code(f"{edition.site.root}/{round_address(1)}", symbol, say["game"]),
        _code(link.address, symbol, say["handbook"], name=link.name, owner=link.owner),
    ]


def signs(message: Message) -> list[str]:
    """Why it is what it is, in the order of the marks in its drawing."""
    return [sign.says for sign in message.signs]


def marks(message: Message) -> tuple[str, ...]:
    """The marked parts, numbered as `signs`."""
    return tuple(sign.mark for sign in message.signs)


def tell(edition: Edition) -> dict[str, str]:
    """The words on all of it, and which units have not approved their messages yet."""
    handbook = edition.handbook
    say = handbook.words("judge")
    units = {scheme.approval.unit: None for name, scheme in handbook.schemes.items() if handbook.scheme_state(name) != "approved"}
    names = ", ".join(handbook.contact(unit).name for unit in units)
    waiting = say["waiting"].format(units=names) if names else ""
    return {**{name: text for name, text in say.items() if isinstance(text, str) and "{" not in text}, "waiting": waiting}


def _code(url: str, symbol: float, say: dict[str, str], **names: str) -> AddressCode:
    """`names` fill the other blanks of `say`: in one go, for an author's words may hold braces."""
    code, address = qr(address_in_code(url)), shown(url)
    label, opens, alt = (say[name].format(address=address, **names) for name in ("label", "opens", "alt"))
    return {
        "label": label,
        "opens": opens,
        "alt": alt,
        "address": address,
        "holds": code.text,
        "svg": code.svg,
        "side": even_side(code, symbol),
    }
