"""Where files are pressed and kept: each is put into the cache as soon as it is finished, so that whoever stops a run loses only one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from generator.disk.cache import Cache
from generator.paper.printed import Print, press_all
from generator.paper.sheet import Sheet
from generator.processes.crew import never
from generator.words.progress import Tell


@dataclass(frozen=True, slots=True)
class Pressroom:
    """`cache` keeps finished sheets and what is known of them, `fonts` is the folder that holds `font_files()`. `tell` hears of every file
    that is pressed, `stop` is asked between two.
    """

    cache: Cache
    fonts: Path
    tell: Tell
    stop: Callable[[], bool] = never

    def kept(self, name: str) -> Sheet | None:
        """The finished sheet of this name, if there is one."""
        content = self.cache.get(name)
        return Sheet.from_bytes(content) if content else None

    def pressed(self, items: Mapping[str, Print]) -> Generator[tuple[str, Sheet | float]]:
        """Press these files, each by the name under which it is kept; in their order. Gives and raises what `press_all` does."""
        with closing(press_all([item.whole() for item in items.values()], self.fonts, self.stop)) as all_made:
            for done, ((name, item), made) in enumerate(zip(items.items(), all_made, strict=True), start=1):
                self.tell("press", {"file": item.path, "done": done, "all": len(items)})
                if isinstance(made, Sheet):
                    self.cache.put(name, made.as_bytes())
                yield name, made


def kept_as(item: Print, what: str = "") -> str:
    """Where the cache keeps a file (`103-a4.pdf-…`), or `what` is known of it: under another name whenever it might be another one."""
    return f"{leaf(item)}{what}-{item.fingerprint()}"


def leaf(item: Print) -> str:
    """The file's own name, without its folder."""
    return item.path.rpartition("/")[2]
