"""Every file of the guides folder, read one by one: their trees and records, and what is wrong with each by itself."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import BaseModel

from generator.disk.look import FolderEntry
from generator.guide.commune import Commune
from generator.guide.folder import is_folder_of_guides, no_windows_name, stray
from generator.guide.handbook import code_of
from generator.guide.kinds import model_of, schema_line
from generator.guide.lesson import Lesson
from generator.guide.own import COMMUNE, LESSONS, REPLACE
from generator.guide.own_names import KIND, filled, names_of
from generator.guide.progress import FILE as PROGRESS
from generator.guide.register import FILE as REGISTER
from generator.guide.replacement import Replacement, Replacements
from generator.guide.shape import Tree, leaves, shape_of, shortened
from generator.guide.source import Fields, Items, Source, read
from generator.guide.standing import Placed, merged, placed
from generator.guide.validate import TOO_LONG, validated
from generator.problems import Place, Problem, problem

NOTHING: Mapping[str, FolderEntry] = MappingProxyType({})

Read = Callable[[str, bytes], Source]
"""How a file is read: `source.read`, or what remembers what that gave."""

_KIND_AS_WRITTEN = ("links.yml", f"{LESSONS}/")
"""Where a xã stays one although the commune is none: in the titles of other people's pages, and in what the commune writes itself."""


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a guides folder: `files` maps paths inside it to their bytes, `others` is what was not read.

    `where` is what paths in problems begin with, `icons` names the icons that can be drawn. Dates are compared with `today`; without it
    none counts as lying in the future.
    """

    files: Mapping[str, bytes]
    others: Mapping[str, FolderEntry]
    where: str
    icons: frozenset[str]
    today: datetime.date | None

    def at(self, name: str) -> Place:
        """The place of a file inside the folder."""
        return place_of(self.where, name)

    @property
    def unread(self) -> dict[str, FolderEntry]:
        """What lies in the folder and is no guide that was read."""
        return {name: FolderEntry("file") for name in self.files if not is_guide(name)} | dict(self.others)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files of a folder say.

    `strays` names what looks like a guide under another name, `records` holds the files without a mistake of their own, `unread` names
    the files of which there is no tree, `replaced` is what became of the sentences that the commune replaced, `names` what its own names
    are filled in for, `problems` is what is wrong so far.
    """

    folder: Folder
    strays: AbstractSet[str]
    trees: Sequence[Tree]
    records: Mapping[str, BaseModel]
    unread: Sequence[str]
    replaced: Sequence[Placed]
    names: Mapping[str, str]
    problems: Sequence[Problem]

    @property
    def named(self) -> AbstractSet[str]:
        """All guides of the folder, those too that are misnamed."""
        return {name for name in self.folder.files if is_guide(name)} | self.strays

    @property
    def whole(self) -> bool:
        """True where every lesson could be read."""
        return any(tree.model is Lesson for tree in self.trees) and not any(
            model_of(name) is Lesson or is_folder_of_guides(name) for name in self.unread
        )


def is_guide(name: str) -> bool:
    """True for a path inside the guides folder that names a guide, the register or the commune's numbers."""
    return model_of(name) is not None or name in (REGISTER, PROGRESS)


def place_of(where: str, name: str) -> Place:
    """The place of a file inside the folder `where`."""
    return Place(f"{where}/{name}")


def read_all(folder: Folder, read_one: Read = read) -> Reading:
    """Reads every guide, each by itself; raises nothing but what `read_one` raises."""
    strays = {name: told for name, entry in folder.unread.items() if (told := stray(name, entry, folder.at(name), is_guide))}
    problems = [*strays.values()]
    names = names_of(commune_of(folder.files))
    plain = {place: name for place, name in names.items() if place != KIND}
    trees: list[Tree] = []
    unread = list(strays)
    records: dict[str, BaseModel] = {}
    wanted = replacements_of(folder.files, folder.at(REPLACE).file)
    replaced: list[Placed] = []
    for name in sorted(folder.files):
        model = model_of(name)
        if model is None:
            continue
        place = folder.at(name)
        problems += filter(None, [no_windows_name(name, place)])
        source = read_one(place.file, folder.files[name])
        problems += source.problems
        if source.node is None:
            unread.append(name)
            continue
        if not isinstance(source.node, Fields):
            unread.append(name)
        if source.first_line != schema_line(name):
            problems.append(problem(place, "SO120", level="warning", line=schema_line(name)))
        node = source.node
        if model is Lesson and (mine := wanted.pop(code_of(name), [])):
            here = placed(mine, node)
            replaced += here
            node = merged(node, here)
        said = plain if name.startswith(_KIND_AS_WRITTEN) else names
        if name != COMMUNE and (KIND in said or b"<" in folder.files[name] or (replaced and model is Lesson)):
            node = filled(node, said)
        record, refused = validated(model, node)
        problems += refused
        if any(each.code == TOO_LONG for each in refused):
            node = shortened(node, shape_of(model))
        trees.append(Tree(name, node, model, tuple(leaves(node, shape_of(model)))))
        if record is not None:
            records[name] = record
    for code in wanted.keys() - {code_of(name) for name in unread if model_of(name) is Lesson}:
        replaced += placed(wanted[code], None)
    return Reading(folder, strays.keys(), trees, records, unread, replaced, names, problems)


def commune_of(files: Mapping[str, bytes]) -> Commune | None:
    """The commune, whose names stand in all files; what is wrong with its own file is told where that is read like the others."""
    node = read(COMMUNE, files.get(COMMUNE, b"")).node
    return validated(Commune, node)[0] if node else None


def replacements_of(files: Mapping[str, bytes], file: str = REPLACE) -> dict[int, list[tuple[Replacement, Fields]]]:
    """What the commune replaces and has not dropped, by lesson, each with its record; nothing where replace.yml has a mistake.

    `file` is what places in it begin with.
    """
    node = read(file, files.get(REPLACE, b"")).node
    record = validated(Replacements, node)[0] if node else None
    items = node.get("replace") if record and isinstance(node, Fields) else None
    found: dict[int, list[tuple[Replacement, Fields]]] = defaultdict(list)
    for entry, each in zip(record.replace if record else (), items.nodes if isinstance(items, Items) else (), strict=True):
        if entry.dropped is None and isinstance(each, Fields):
            found[entry.lesson].append((entry, each))
    return dict(found)
