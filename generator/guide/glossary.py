"""Hard words, each in one plain sentence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.guide.base import Frozen, Id, Line, Text


class Term(Frozen):
    """A word that `[[…]]` in a lesson may name: by `term` or by one of `also`, in upper or lower case."""

    id: Id
    term: Line
    also: tuple[Line, ...] = ()
    means: Text


class Glossary(Frozen):
    """The file glossary.yml."""

    terms: Annotated[tuple[Term, ...], Field(max_length=400)]
