"""The README's table of what one lesson becomes is the table of outputs: a new format is told there without anybody writing it twice."""

from __future__ import annotations

import re
from dataclasses import replace

import messages_to_judge
import page_sample
import session_sample

from generator.edition import Edition
from generator.job import PROJECT
from generator.outputs import COLLECTIONS, PAPERS, all_prints

FILE = PROJECT / "README.md"
KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
TABLE = re.compile(r"(?m)^\| file \| for \|\n\| --- \| --- \|\n(?:\|.*\n)+")


def _table(edition: Edition) -> str:
    """One row a form, with the first of its files for lesson 103, or for all lessons."""
    first: dict[str, str] = {}
    for made in all_prints(edition):
        if made.lesson in (103, None):
            first.setdefault(made.form, made.path.removeprefix("to-roi/"))
    says = {each.form: each.says for each in PAPERS} | {each.form: each.says for each in COLLECTIONS}
    rows = [(f"`{first[form]}`", said) for form, said in says.items()]
    return "".join(["| file | for |\n", "| --- | --- |\n", *(f"| {file} | {said} |\n" for file, said in rows)])


def test_the_readme_lists_what_the_table_of_outputs_makes(update_golden: bool) -> None:
    told = FILE.read_text(encoding="utf-8")
    games, evenings = messages_to_judge.schemes(1), (session_sample.session(103, 701),)
    handbook = replace(page_sample.handbook(), schemes=games, sessions=evenings, doors=(session_sample.door(103),))
    handbook = replace(handbook, commune=handbook.commune.model_copy(update={"key": KEY}))
    wanted = _table(Edition(handbook, page_sample.SITE))
    if update_golden:
        FILE.write_text(TABLE.sub(wanted, told), encoding="utf-8")
    assert TABLE.findall(FILE.read_text(encoding="utf-8")) == [wanted]
