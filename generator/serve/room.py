"""What the room sees: the page for the projector, whose code can be scanned from the last row, and the same in the terminal."""

from __future__ import annotations

import io
from importlib.resources import files

import segno
from markupsafe import Markup

from generator.address import shown
from generator.page.frame import templates
from generator.qr.qr import qr
from generator.serve.site_server import Made, SeenPhones
from generator.words import words

PAGE = "/man-hinh/"


def projector(address: str, phones: SeenPhones) -> Made:
    """The page and its parts, by path. `address` is what phones open, `http://192.168.1.5:8000/`."""
    template = templates(__package__).get_template("room.html.j2")

    def page() -> tuple[str, bytes]:
        code = qr(in_code(address))
        text = template.render(s=words("room"), address=shown(address), code=code, drawing=Markup(code.svg), count=len(phones))
        return "text/html; charset=utf-8", text.encode()

    return {
        PAGE: page,
        f"{PAGE}room.css": lambda: ("text/css; charset=utf-8", _part("room.css")),
        f"{PAGE}room.js": lambda: ("text/javascript; charset=utf-8", _part("room.js")),
        f"{PAGE}so-may": lambda: ("text/plain; charset=utf-8", str(len(phones)).encode()),
    }


def terminal_code(address: str) -> str:
    """The code in characters, for the terminal."""
    drawn = io.StringIO()
    segno.make_qr(in_code(address), error="m").terminal(drawn, border=2, compact=True)
    return drawn.getvalue()


def in_code(address: str) -> str:
    """In capitals, which make a smaller symbol (ISO/IEC 18004, alphanumeric mode); scheme and host do not care."""
    return address.upper()


def _part(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()
