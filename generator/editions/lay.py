"""Puts an edition that another machine made where its site belongs, whole or not at all; what is there already is not fetched."""

from __future__ import annotations

from pathlib import Path

from generator.disk import disk, swap
from generator.disk.lock import only_one
from generator.editions.manifest import Manifest, digest
from generator.editions.store import Store, taken


def lay(manifest: Manifest, store: Store, home: Path) -> None:
    """Make `home`/site hold the files of the manifest and no other. Raises StoreError (the site there stays), BusyError, OSError."""
    site = home / "site"
    with only_one(home / ".lock"):
        swap.recover(site)
        if _holds(site, manifest):
            return
        with disk.own_folder(home, ".next") as new:
            for path, entry in manifest.files.items():
                content = disk.read_file(site / path)
                fits = content is not None and digest(content) == entry.digest
                disk.write_file(new / path, content if content is not None and fits else taken(store, entry))
            swap.swap(new, site)


def _holds(site: Path, manifest: Manifest) -> bool:
    """Whether a folder is what the manifest says, read to the last byte."""
    if not site.is_dir() or set(_paths(site)) != set(manifest.files):
        return False
    return all(digest(disk.read_file(site / path) or b"") == entry.digest for path, entry in manifest.files.items())


def _paths(folder: Path) -> tuple[str, ...]:
    return tuple(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
