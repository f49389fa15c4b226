"""The site's hand-written scripts as they are published: shared parts put in, and what only Python knows.

What is served is plain scripts, because pages opened from a disk (`file://`) may load nothing else. Node is no part of it.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

import rcssmin

from generator.guide.commune import SEGMENT
from generator.guide.lesson import STALE_DAYS
from generator.guide.recording import LANGUAGES
from generator.page import manifest
from generator.page.run_data import FOLDER as RUN_FOLDER
from generator.page.save_page import ALL
from generator.site import assets
from generator.site.assets import Script, When, loaded
from generator.site.stylesheet import FOLDER as STYLES
from generator.words import words

FOLDER = "assets/js/"
"""Where the hand-written files lie below `docs/`; none of it is published under this name."""

Said = Callable[[str], Mapping[str, Any]]
"""Gives the words of one part of the product."""

SHARED = "chung"
"""The set of kept files that goes with every other one."""


def constants(said: Said = words) -> dict[str, object]:
    """What scripts are told: by the name that they call it, declared for the type checker in `docs/assets/js/types.d.ts`."""
    return {
        "ALL_SETS": ALL,
        "SHARED_SET": SHARED,
        "COMMUNES": SEGMENT.pattern,
        "OLD_DAYS": STALE_DAYS,
        "MANIFEST": manifest.PATH,
        "SEARCH_SCRIPTS": loaded(When.SEARCH),
        "LESSON_SCRIPTS": loaded(When.LESSON),
        "LESSON_SAY": words("page")["lesson"]["script"],
        "JUDGE_SAY": said("judge_page")["script"],
        "NEWS_SCRIPTS": loaded(When.NEWS),
        "HEAR_SCRIPTS": loaded(When.HEAR),
        "HEAR_SAY": words("nghe"),
        "HEAR_LANGUAGES": dict(LANGUAGES),
        "RUN_SCRIPTS": loaded(When.RUN),
        "RUN_FOLDER": RUN_FOLDER,
        "RUN_SAY": words("run"),
    }


def scripts(written: Mapping[str, bytes], *, copy: bool = False, said: Said = words) -> dict[str, bytes]:
    """The scripts by the path of publication, comments and all. `written` holds the hand-written files, by path below `docs/`.

    `copy` is for a site without network; `said` gives the words, where they speak of the reader's own commune. Raises KeyError for a file
    that is not there, and ValueError for one without a row in the table.
    """
    rows = {_source(each): each for each in assets.SCRIPTS if not each.made}
    parts = {_shared(name) for each in assets.SCRIPTS for name in each.joins}
    lost = [path for path in sorted(written) if path.startswith(FOLDER) and path.endswith(".js") and path not in rows.keys() | parts]
    if lost:
        raise ValueError(f"in no row of generator/site/assets.py: {', '.join(lost)}")
    return {each.path: _joined(each, written, said) for each in rows.values() if each.copied or not copy}


def _source(script: Script) -> str:
    return FOLDER + posixpath.basename(script.path)


def _shared(name: str) -> str:
    return f"{FOLDER}shared/{name}.js"


def _style(script: Script, written: Mapping[str, bytes]) -> str:
    """The stylesheet that a script asks for, as it is published; empty where there is none."""
    names = (posixpath.basename(path) for path in script.asks if path.endswith(".css"))
    return "".join(str(rcssmin.cssmin(written[f"{STYLES}{name}"].decode())) for name in names)


def _joined(script: Script, written: Mapping[str, bytes], said: Said) -> bytes:
    """The script behind its shared parts and the constants that they name, in a function of their own: on a page they are nobody else's."""
    text = "".join(written[path].decode() for path in (*map(_shared, script.joins), _source(script)))
    known = constants(said) | {"STYLE": _style(script, written)}
    told = {name: value for name, value in known.items() if re.search(rf"\b{name}\b", text)}
    if not told and not script.joins:
        return text.encode()
    head = "".join(f"var {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in told.items())
    return f'(function () {{\n"use strict";\n{head}{text}}})();\n'.encode()
