"""The only place where addresses of other sites stand: each with its owner and the day it was checked."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.guide.base import Frozen, Id, Line

Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$", max_length=100)]


class Link(Frozen):
    """One address that lessons may name by its id."""

    name: Line = Field(description="Tên trang, để bà con đọc")
    address: Annotated[str, StringConstraints(min_length=9, max_length=400)]
    owner: Line = Field(description="Trang của ai")
    checked: datetime.date


class Links(Frozen):
    """The file links.yml: the hosts that are allowed, and the links."""

    hosts: Annotated[dict[Host, Line], Field(min_length=1, max_length=1_000)] = Field(description="Tên miền được phép dùng, và của ai")
    links: dict[Id, Link]
