"""What a phone may keep, to be read without network: two lists in the finished site, from which the page `/luu/` works.

`assets/luu.json` names every file that can be kept, with its checksum and size, and what belongs to a lesson, to a topic, to
everything. It is read on `/luu/` only. `assets/luu-ban.json` is the short answer to "has something I keep changed?", which a
phone with saved pages may ask for once a day: that of what goes with everything is the alarm lesson's, for who keeps a commune's alone.

Only what residents need: a lesson is its page, its topic's page, and what these load; the heavy PDFs stay out, the page itself
prints; its recordings go along, because whoever cannot read needs them most. With anything goes what its header and footer lead to:
search, index, hard words, and the lesson for who was cheated.

A commune below a handbook that many share has two such lists too, with one set: all its pages. What lies above is kept by the lists
there, in the same place of the phone, so paths begin with the commune's part of the address.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.edition import Edition
from generator.guide.handbook import Handbook
from generator.guide.judge import round_addresses
from generator.page.heard import FOLDER as SOUNDS
from generator.page.run_data import run_path
from generator.page.save_page import ALL
from generator.site.assets import kept
from generator.site.facts import Facts
from generator.site.scripts import SHARED
from generator.site.verify import needed

LIST, MARKS = "assets/luu.json", "assets/luu-ban.json"

_SHARED_PAGES = ("", "a-z/", "go-roi/", "luu/", "tim/", "tu-dien/")


def saved_sets(finished: Mapping[str, bytes], handbook: Handbook, facts: Facts | None = None) -> dict[str, bytes]:
    """The two lists by their path in the site. `finished` is the site as a server gives it: path → content.

    A file is named by its address below the site's root: `103/` for `103/index.html`. `files` gives for each its SHA-256 in
    hexadecimal digits, its bytes, and its bytes as a server that compresses sends them. Raises KeyError for a page or file that
    the site does not have.
    """
    facts = facts or Facts()
    pages, loads = _pages(handbook), _Loads(finished, facts)
    shared = loads.closed(pages[SHARED]) | kept()
    sets = {name: sorted(loads.closed(addresses) - shared) for name, addresses in pages.items()} | {SHARED: sorted(shared)}
    sums = _sums(finished, {each for members in sets.values() for each in members})
    files = _files(finished, sums, facts)
    alarm = f"{handbook.commune.alarm}/"
    marks = {name: _mark({alarm, *(addresses if name != SHARED else ())}, sums) for name, addresses in pages.items()}
    whole = {"version": _mark(sums, sums), "files": files, "sets": sets, "marks": marks}
    return {LIST: _json(whole), MARKS: _json(marks)}


def commune_set(finished: Mapping[str, bytes], edition: Edition, facts: Facts | None = None) -> dict[str, bytes]:
    """The two lists of a commune below a handbook that many share, by their path in its part of the site.

    `finished` is that part, with the pages that lead up. Raises KeyError for a page or file that it does not have.
    """
    facts, segment = facts or Facts(), edition.site.segment
    pages = [*_SHARED_PAGES, *(f"{topic.digit}/" for topic in edition.handbook.taught_topics), *(f"{each.code}/" for each in edition.here)]
    sums = _sums(finished, _Loads(finished, facts).closed(pages) | (kept() & finished.keys()))
    files = {f"{segment}/{address}": told for address, told in _files(finished, sums, facts).items()}
    mark, names = {segment: _mark(sums, sums)}, {segment: edition.handbook.commune.name}
    whole = {"version": mark[segment], "files": files, "sets": {segment: sorted(files)}, "marks": mark, "names": names}
    return {LIST: _json(whole), MARKS: _json(mark)}


def _pages(handbook: Handbook) -> dict[str, list[str]]:
    """The pages of each set, by the set's name. A withdrawn lesson's page takes the lesson's place."""
    sets = {SHARED: [*_SHARED_PAGES, f"{handbook.commune.alarm}/"]}
    topics = {topic.digit for topic in handbook.taught_topics}
    gone = [entry.code for entry in handbook.register.withdrawn()]
    for code in (*(lesson.code for lesson in handbook.lessons), *gone):
        digit = code // 100
        sets[f"{code}"] = [f"{code}/"] + ([f"{digit}/"] if digit in topics else [])
        if digit in topics:
            sets.setdefault(f"{digit}", [f"{digit}/"]).append(f"{code}/")
    if handbook.schemes:
        sets[f"{handbook.commune.alarm // 100}"] += round_addresses(handbook.schemes)
    sets[ALL] = [page for name, pages in sets.items() if name != SHARED for page in pages]
    return {name: sorted(set(pages)) for name, pages in sets.items()}


class _Loads:
    """What the pages of a site load, each looked at once."""

    def __init__(self, finished: Mapping[str, bytes], facts: Facts) -> None:
        self._finished, self._facts = finished, facts
        self._of: dict[str, frozenset[str]] = {}
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for name in finished:
            if name.startswith(SOUNDS):
                self._sounds[name.removeprefix(SOUNDS).partition("-")[0]].add(name)

    def closed(self, addresses: Iterable[str]) -> set[str]:
        """These pages and all they load."""
        return {each for address in addresses for each in self._closed(address)}

    def _closed(self, address: str) -> frozenset[str]:
        if address not in self._of:
            path, code = _path(address), address.strip("/")
            loaded = needed(path, self._facts.page(self._finished[path]))
            run = {run_path(code)} & self._finished.keys()
            self._of[address] = frozenset((address, *loaded, *run, *self._sounds.get(code, ())))
        return self._of[address]


def _path(address: str) -> str:
    return f"{address}index.html" if not address or address.endswith("/") else address


def _sums(finished: Mapping[str, bytes], addresses: Iterable[str]) -> dict[str, str]:
    """Address → SHA-256, in order."""
    return {address: _sum(finished[_path(address)]) for address in sorted(addresses)}


def _files(finished: Mapping[str, bytes], sums: Mapping[str, str], facts: Facts) -> dict[str, list[object]]:
    """Address → SHA-256, bytes, bytes as a server that compresses sends them."""
    return {address: [checksum, *_sizes(finished[_path(address)], facts)] for address, checksum in sums.items()}


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sizes(content: bytes, facts: Facts) -> tuple[int, int]:
    """Bytes as they are, and compressed as most servers do it."""
    return len(content), min(len(content), facts.gzipped(content, 6))


def _mark(addresses: Iterable[str], sums: Mapping[str, str]) -> str:
    """Eight hexadecimal digits that change whenever one of these files does."""
    return _sum("\n".join(f"{address} {sums[address]}" for address in sorted(addresses)).encode())[:8]


def _json(value: object) -> bytes:
    return (json.dumps(value, sort_keys=True, separators=(",", ":")) + "\n").encode()
