"""Staged pages as finished ones. MkDocs is given those that it has not seen before: it makes each from its own text and the theme alone.

What it made of the others, and its own files around them, is kept from run to run. Pages are HTML in themselves, so nothing in one depends
on another; should a page ever name another in Markdown, MkDocs refuses the few without the rest, and is given all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

from generator.disk import disk
from generator.disk.cache import Cache
from generator.disk.take_over import add_files
from generator.disk.written import Written, digest
from generator.site import mkdocs
from generator.site.folders import Folders

_ROOM = 300_000_000
"""Bytes. The pages of 107 lessons and of all around them take 10 MB: room for two dozen hosts, copies and states of the theme."""

_PAGE = "index.md"

Config = Callable[[Path], bytes]
"""From the folder of the staged pages to MkDocs' configuration."""


def rendered(staged: Written, config: Config, look: str, epoch: int, folders: Folders) -> Written:
    """The finished files, written to `folders.target`. The staged ones lie in `folders.staged`.

    `look` changes whenever the same page might come out otherwise: configuration, theme, MkDocs. `epoch` is the day that pages are of, in
    seconds since 1970. Raises MkDocsError, OSError (disk).
    """
    work, target = folders.work, folders.target
    disk.write_file(work / "mkdocs.yml", config(folders.staged))
    pages = [name for name in staged if name.endswith(".md")]
    still = [name for name in staged if not name.endswith(".md")]
    cache = Cache(folders.kept / "pages")
    names = {_finished(name): _key(look, epoch, name, staged[name]) for name in pages}
    rest = _key(look, epoch, "", json.dumps(sorted(staged)).encode())
    made = {path: html for path, key in names.items() if (html := cache.get(key)) is not None}
    frame = _unpacked(cache.get(rest)) if all(name.endswith(_PAGE) for name in pages) else None
    missing = {_finished(name): name for name in pages if _finished(name) not in made}
    if frame is not None and missing:
        with suppress(mkdocs.MkDocsError):
            few = _few({name: staged[name] for name in missing.values()}, config, work, epoch)
            for path, html in few.items():
                cache.put(names[path], html)
            made |= few
    if frame is not None and len(made) == len(pages):
        finished = add_files(chain(frame.items(), ((name, staged[name]) for name in still), made.items()), target, folders.old)
    else:
        made.clear()
        mkdocs.run(work / "mkdocs.yml", target, epoch=epoch)
        framed = {name: (target / name).read_bytes() for name in disk.names(target) if name not in staged and name not in names}
        cache.put(rest, _packed(framed))
        finished = Written(
            target, {name: digest(content) for name, content in framed.items()} | {name: staged.digests[name] for name in still}
        )
        finished |= Written(target, dict(_put(target, names, missing, cache)))
    cache.prune({*names.values(), rest}, limit=_ROOM)
    return finished


def _put(target: Path, names: Mapping[str, str], missing: Collection[str], cache: Cache) -> Iterator[tuple[str, bytes]]:
    """Keep the finished pages that are `missing`, of all `names` that came to lie there, one after the other; gives the digest of each."""
    for path, key in ((path, key) for path, key in names.items() if (target / path).is_file()):
        html = (target / path).read_bytes()
        if path in missing:
            cache.put(key, html)
        yield path, digest(html)


def _few(pages: Mapping[str, bytes], config: Config, work: Path, epoch: int) -> disk.Files:
    """What MkDocs makes of some pages without the others."""
    with disk.own_folder(work, ".few") as few:
        disk.write_folder(pages, few / "docs")
        disk.write_file(few / "mkdocs.yml", config(few / "docs"))
        mkdocs.run(few / "mkdocs.yml", few / "site", epoch=epoch)
        return {path: (few / "site" / path).read_bytes() for path in map(_finished, pages)}


def _finished(name: str) -> str:
    """Where the page of a staged file lies."""
    return name.removesuffix(".md") + ".html"


def _key(look: str, epoch: int, name: str, content: bytes) -> str:
    return hashlib.sha256(f"{look} {epoch} {name}\n".encode() + content).hexdigest()


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one: their names and sizes on a line, then their contents."""
    return json.dumps({name: len(content) for name, content in files.items()}).encode() + b"\n" + b"".join(files.values())


def _unpacked(whole: bytes | None) -> disk.Files | None:
    if whole is None:
        return None
    line, _, contents = whole.partition(b"\n")
    files, start = disk.Files(), 0
    for name, size in json.loads(line).items():
        files[name] = contents[start : start + size]
        start += size
    return files
