"""Publishing onto a server by WebDAV: the new site grows beside the old one, out of a copy that the server makes, and then takes its name.

Between the two changes of name a reader may meet the server's page for what is not there, for as long as one order takes; never a mixture.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.publish.dav import Dav
from generator.publish.release import FOLDER, NEWEST, ForeignError, Published, Release, changes, published
from generator.publish.site import at_rest, content_of

_MARK = re.compile(r"[0-9a-f]{16}")


def publish_to_web(site: Path, address: str, *, whole: bool = False) -> Published:
    """Make the folder at `address` hold the site. Its last list is believed; with `whole` every file is written anew.

    Raises DavError, ForeignError, ChangedError, NoSiteError, BusyError, OSError; after each of them readers have the old site or the
    new one, and the next run tidies up. One run at a time: of two, the one that began first fails.
    """
    with at_rest(site) as files, closing(Dav(address)) as dav:
        home = _Home(dav, unquote(urlsplit(address).path).rstrip("/"))
        home.recover()
        before = Release.from_json(dav.get(f"{home.path}/{NEWEST}"))
        if before is None and dav.there(f"{home.path}/"):
            raise ForeignError(address)
        todo = changes({} if before is None or whole else before.files, files)
        if before and not todo.put and not todo.gone:
            return published(before, todo)
        release = Release(before.number + 1 if before else 1, files)
        new = home.begin()
        if before is None or whole:
            dav.make_folder(f"{new}/")
        else:
            dav.copy(f"{home.path}/", f"{new}/")
        for folder in _folders((*todo.put, NEWEST)):
            dav.make_folder(f"{new}/{folder}/")
        for path in todo.put:
            dav.put(f"{new}/{path}", content_of(site, path, files[path]))
        for path in todo.gone:
            dav.remove(f"{new}/{path}")
        if before and whole:
            _carry_lists(dav, home.path, new, before.number)
        for path in (release.own_list, NEWEST):
            dav.put(f"{new}/{path}", release.as_json())
        home.change(new)
    return published(release, todo)


class _Home:
    """The folder on the server, what lies beside it while a run is under way, and the note by which the next run finds that."""

    def __init__(self, dav: Dav, path: str) -> None:
        self.dav, self.path = dav, path
        self._note = f"{path}.publishing"

    def begin(self) -> str:
        """The folder in which the new site grows, after a note of it."""
        mark = secrets.token_hex(8)
        self.dav.put(self._note, json.dumps(mark).encode())
        return self._new(mark)

    def change(self, new: str) -> None:
        """Give the new site the name of the old one, and remove that."""
        old = f"{self.path}.old-{new[-16:]}"
        if self.dav.there(f"{self.path}/"):
            self.dav.move(f"{self.path}/", f"{old}/")
        self.dav.move(f"{new}/", f"{self.path}/")
        self.dav.remove(f"{old}/")
        self.dav.remove(self._note)

    def recover(self) -> None:
        """Tidy up after a run that was cut off: where it was cut between the two changes of name, the old site gets its name back."""
        mark = _mark(self.dav.get(self._note))
        if mark is None:
            return
        old = f"{self.path}.old-{mark}"
        if self.dav.there(f"{old}/") and not self.dav.there(f"{self.path}/"):
            self.dav.move(f"{old}/", f"{self.path}/")
        for folder in (self._new(mark), old):
            self.dav.remove(f"{folder}/")
        self.dav.remove(self._note)

    def _new(self, mark: str) -> str:
        return f"{self.path}.next-{mark}"


def _carry_lists(dav: Dav, old: str, new: str, newest: int) -> None:
    for number in range(1, newest + 1):
        path = f"{FOLDER}/{number}.json"
        if (content := dav.get(f"{old}/{path}")) is not None:
            dav.put(f"{new}/{path}", content)


def _mark(note: bytes | None) -> str | None:
    """What a note names; nothing else than a name of ours is ever removed because of it."""
    found = _MARK.search((note or b"").decode(errors="replace"))
    return found[0] if found else None


def _folders(paths: Iterable[str]) -> list[str]:
    """Every folder that these files need, the outer ones first."""
    return sorted({parent.as_posix() for path in paths for parent in PurePosixPath(path).parents} - {"."})
