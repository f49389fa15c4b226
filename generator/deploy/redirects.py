"""What the old host must answer after a move, so that printed codes go on working: for nginx, for Apache, and as plain pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import urlsplit

from generator.deploy.nginx import locations
from generator.words import words


def redirects(old: str, moved: Mapping[int, str]) -> dict[str, bytes]:
    """Files for the old host: `nginx.conf`, `.htaccess` as `htaccess.txt`, and a page for each printed code.

    `old` is an address without a slash at the end, `moved` the new address of each code's page. On paper an address in words has no slash
    at its end, in a code it has one. The pages serve hosts that cannot redirect by themselves.
    """
    path = urlsplit(old).path
    nginx = locations({f"{path}/{code}": new for code, new in moved.items()})
    apache = "".join(f"RedirectMatch permanent ^{re.escape(path)}/{code}/?$ {new}\n" for code, new in moved.items())
    pages = {f"{code}/index.html": _page(new, code) for code, new in moved.items()}
    return {"nginx.conf": nginx.encode(), "htaccess.txt": apache.encode(), **pages}


def _page(address: str, code: int) -> bytes:
    said = words("page")["moved"]
    safe = escape(address, quote=True)
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="0; url={safe}">\n<title>{escape(said["title"].format(code=code))}</title>\n'
        f'<p>{escape(said["line"])} <a href="{safe}">{safe}</a></p>\n</html>\n'
    ).encode()
