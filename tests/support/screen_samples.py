"""The sample screens: golden/<name>.yml holds a screen and the marks to draw, golden/<name>.svg the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.guide.screen import Element, Markable, Screen
from generator.screen.draw import Drawing, draw

GOLDEN = Path(__file__).parents[1] / "screen" / "golden"


@dataclass(frozen=True)
class Sample:
    name: str
    screen: Screen
    marks: tuple[str, ...]

    def draw(self) -> Drawing:
        return draw(self.screen, self.marks)


def samples() -> list[Sample]:
    found = []
    for path in sorted(GOLDEN.glob("*.yml")):
        # the reader of guides keeps every value as typed, as BaseLoader does: `style: off` is the word off
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        marks = tuple(data.pop("mark", ()))
        found.append(Sample(path.stem, Screen.model_validate(data), marks))
    return found


def screen(*elements: object) -> Screen:
    return Screen.model_validate({"alt": "Hình thử.", "draw": list(elements)})


def with_names(shown: Screen) -> Screen:
    """The same screen with a name for everything that can have one, so that everything can be marked."""
    elements = []
    for n, element in enumerate(shown.draw):
        value = getattr(element, element.kind)
        if isinstance(value, tuple):
            value = tuple(cell.model_copy(update={"id": f"part-{n}-{m}"}) for m, cell in enumerate(value))
        elif isinstance(value, Markable):
            value = value.model_copy(update={"id": f"part-{n}"})
        elements.append(Element.model_construct({element.kind}, **{**dict.fromkeys(Element.model_fields), element.kind: value}))
    return shown.model_copy(update={"draw": tuple(elements)})
