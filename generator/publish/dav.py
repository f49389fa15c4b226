"""The few WebDAV methods that publishing needs (RFC 4918), as nginx's own module speaks them: no PROPFIND, no LOCK."""

from __future__ import annotations

import base64
import http.client
import ipaddress
import netrc
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote, urlsplit

_SECONDS = 120
"""How long a server may be silent: it copies a whole site in one order."""

_DONE = (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT)


class DavError(Exception):
    """A server that does not do as it was told: `says` is a key of `publish.dav` in the words, the rest fills its blanks."""

    def __init__(self, says: str, **blanks: object) -> None:
        super().__init__(says)
        self.says, self.blanks = says, blanks


@dataclass(slots=True)
class Dav:
    """A server, asked over one connection. Paths begin at the root of its host; those of folders end in a slash."""

    address: str
    _authorization: str | None = field(init=False)
    _connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        where = urlsplit(self.address)
        if where.scheme == "https":
            self._connection = http.client.HTTPSConnection(where.hostname or "", where.port, timeout=_SECONDS)
        elif where.scheme == "http" and _is_this_machine(where.hostname or ""):
            self._connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=_SECONDS)
        else:  # who can read along learns the password, who can write along changes the pages
            raise DavError("open", where=self.address)
        self._authorization = _authorization(where.hostname or "")

    def get(self, path: str) -> bytes | None:
        """A file; None where there is none."""
        status, content = self._asked("GET", path)
        if status == HTTPStatus.NOT_FOUND:
            return None
        self._right("GET", path, status)
        return content

    def there(self, path: str) -> bool:
        """Whether a file or a folder lies there (a folder that may not be read does)."""
        status, _ = self._asked("HEAD", path)
        if status == HTTPStatus.UNAUTHORIZED:
            self._right("HEAD", path, status)
        return status != HTTPStatus.NOT_FOUND

    def put(self, path: str, content: bytes) -> None:
        """Write a file into a folder that is there."""
        self._right("PUT", path, self._asked("PUT", path, content)[0])

    def make_folder(self, path: str) -> None:
        """Make a folder where there may be one already."""
        status, _ = self._asked("MKCOL", path)
        if status != HTTPStatus.METHOD_NOT_ALLOWED:
            self._right("MKCOL", path, status)

    def copy(self, path: str, to: str) -> None:
        """Copy a folder with all that is in it; the server does it alone."""
        self._right("COPY", path, self._asked("COPY", path, to=to)[0])

    def move(self, path: str, to: str) -> None:
        """Give a folder another name, which nothing has."""
        self._right("MOVE", path, self._asked("MOVE", path, to=to)[0])

    def remove(self, path: str) -> None:
        """Remove a file, or a folder with all that is in it, where there is one."""
        status, _ = self._asked("DELETE", path)
        if status != HTTPStatus.NOT_FOUND:
            self._right("DELETE", path, status)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _asked(self, method: str, path: str, content: bytes | None = None, to: str | None = None) -> tuple[int, bytes]:
        headers = {"Authorization": self._authorization} if self._authorization else {}
        if to is not None:
            where = urlsplit(self.address)
            headers |= {"Destination": f"{where.scheme}://{where.netloc}{quote(to)}", "Overwrite": "F", "Depth": "infinity"}
        try:
            return self._answer(method, path, content, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._connection.close()  # the server ends a connection after so many orders; each of ours may be given twice
        except (OSError, http.client.HTTPException) as error:
            raise self._silent(error) from error
        try:
            return self._answer(method, path, content, headers)
        except (OSError, http.client.HTTPException) as error:
            raise self._silent(error) from error

    def _answer(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
        self._connection.request(method, quote(path), body=content, headers=headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()

    def _silent(self, error: Exception) -> DavError:
        self._connection.close()
        return DavError("silent", where=self.address, why=str(error) or type(error).__name__)

    def _right(self, method: str, path: str, status: int) -> None:
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            raise DavError("refused", where=self.address, host=urlsplit(self.address).hostname)
        if status == HTTPStatus.INSUFFICIENT_STORAGE:
            raise DavError("full", where=self.address)
        if status not in _DONE:
            raise DavError("status", where=self.address, what=f"{method} {path}", status=status)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def _authorization(host: str) -> str | None:
    """What `.netrc` in the home folder, where curl looks too, holds for a host; an address with a password in it is kept by shells."""
    try:
        found = netrc.netrc().authenticators(host)
    except FileNotFoundError:
        return None
    except (netrc.NetrcParseError, UnicodeDecodeError) as error:
        raise DavError("netrc", why=str(error)) from error
    if found is None:
        return None
    return "Basic " + base64.b64encode(f"{found[0]}:{found[2]}".encode()).decode()
