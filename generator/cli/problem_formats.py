"""Problems in words: for people, for programs, for GitHub's annotations. The sentences are in words/author/problems.<lang>.yml."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from generator.problems import Problem, shown
from generator.words import words

_BLANK = re.compile(r"(?<!\{)\{(\w+)\}")


def message(problem: Problem, lang: str = "vi") -> str:
    """What is wrong, as one sentence. KeyError for a code or a blank that the catalogue does not have: a bug of ours."""
    entry = words("problems", lang)[problem.code]
    return str(entry["says"]).format_map(_blanks(problem, entry))


def hint(problem: Problem, lang: str = "vi") -> str:
    """What to do. A sentence that would name something unknown is left out."""
    entry = words("problems", lang)[problem.code]
    blanks = _blanks(problem, entry)
    return " ".join(sentence.format_map(blanks) for sentence in entry["do"] if all(blanks[name] for name in _BLANK.findall(sentence)))


def as_text(problems: Iterable[Problem], lang: str = "vi") -> str:
    """Two lines each: `file:line:column: CODE message`, as editors and compilers know it, and what to do, where there is anything to say.

    What must be done is said once for problems in a row of one file that are mended alike: a new lesson has some fifty empty fields.
    """
    lines: list[str] = []
    for (_file, _code, do), alike in groupby(problems, key=lambda each: (each.place.file, each.code, hint(each, lang))):
        lines += (f"{shown(str(each.place))}: {each.code} {message(each, lang)}" for each in alike)
        lines += [f"  → {do}"] if do else []
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], lang: str = "vi") -> str:
    """A list of objects, for other programs."""
    listed = [
        {
            "file": shown(each.place.file),
            "line": each.place.line,
            "column": each.place.column,
            "code": each.code,
            "level": each.level,
            "message": message(each, lang),
            "hint": hint(each, lang),
        }
        for each in problems
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], lang: str = "vi") -> str:
    """Workflow commands that mark the line in a pull request, escaped as GitHub's toolkit does (actions/toolkit, command.ts)."""
    return "\n".join(
        f"::{each.level} file={_property(shown(each.place.file))},line={each.place.line},col={each.place.column},title={each.code}"
        f"::{_data(message(each, lang) + chr(10) + hint(each, lang))}"
        for each in problems
    )


def _blanks(problem: Problem, entry: Mapping[str, Any]) -> dict[str, str]:
    """The particulars of a problem, safe to print, with the reason where the catalogue gives one by item."""
    blanks = {name: shown(value) for name, value in problem.params}
    if "reasons" in entry:
        blanks["reason"] = entry["reasons"][blanks["item"]]
    return blanks


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
