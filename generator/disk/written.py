"""Files that were written, held by their checksums and read again when somebody asks: a site of 800 lessons takes 180 MB."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.disk import disk
from generator.disk.disk import ReadingError


class Written(Mapping[str, bytes]):
    """Files below `folder` by their paths. `digests` are the SHA-256 of what each was to hold.

    To look one up raises ReadingError where it cannot be read, or holds something else.
    """

    def __init__(self, folder: Path, digests: Mapping[str, bytes]) -> None:
        self.folder, self.digests = folder, digests

    def __getitem__(self, name: str) -> bytes:
        wanted, path = self.digests[name], self.folder / name
        content = disk.read_file(path)
        if content is None or hashlib.sha256(content).digest() != wanted:
            code = errno.ENOENT if content is None else errno.EIO
            raise ReadingError(code, os.strerror(code), str(path))
        return content

    def __contains__(self, name: object) -> bool:
        return name in self.digests

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    def __or__(self, other: Written) -> Written:
        """These and others of the same folder."""
        return Written(self.folder, {**self.digests, **other.digests})


def written(files: Mapping[str, bytes], folder: Path) -> Written:
    """Make a folder hold exactly these files (`write_folder`). Raises OSError (disk)."""
    disk.write_folder(files, folder)
    return Written(folder, {name: digest(content) for name, content in files.items()})


def digest(content: bytes) -> bytes:
    """What a content is known by."""
    return hashlib.sha256(content).digest()
