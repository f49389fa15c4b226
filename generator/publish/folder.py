"""Publishing into a folder that a server of this machine reads: the old site and the new one change places in one step."""

from __future__ import annotations

from pathlib import Path

from generator.disk import disk, swap
from generator.disk.hard_link import link_or_copy
from generator.disk.lock import only_one
from generator.publish.release import FOLDER, NEWEST, ForeignError, Published, Release, changes, published
from generator.publish.site import at_rest, content_of, entries


def publish_to_folder(site: Path, target: Path) -> Published:
    """Make `target` hold the site. What is the same already is not written again: it becomes the same file in the new folder.

    What lies there is read, not believed: a page that somebody changed on the server is put right. Raises ForeignError (nothing is
    touched), ChangedError, NoSiteError, BusyError, OSError; after each of them the old site stays.
    """
    target = target.resolve()
    with only_one(target.with_name(f".{target.name}.lock")), at_rest(site) as files:
        swap.recover(target)
        there = entries(target)
        before = Release.from_json(disk.read_file(target / NEWEST))
        if there and before is None:
            raise ForeignError(str(target))
        lists = {path for path in there if path.startswith(f"{FOLDER}/")}
        todo = changes({path: entry for path, entry in there.items() if path not in lists}, files)
        if before and not todo.put and not todo.gone:
            return published(before, todo)
        release = Release(before.number + 1 if before else 1, files)
        with disk.own_folder(target.parent, f".{target.name}.next") as new:
            for path in todo.put:
                disk.write_through(new / path, [content_of(site, path, files[path])])
            for path in (*todo.same, *lists - {NEWEST}):
                link_or_copy(target / path, new / path)
            for path in (release.own_list, NEWEST):
                disk.write_through(new / path, [release.as_json()])
            disk.sync_folders(new)
            swap.swap(new, target)
            disk.sync_folders(target.parent, below=False)
    return published(release, todo)
