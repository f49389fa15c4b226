"""A room that the tests of its server share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from room_server import PAGES, PLACE, Room, serving

from generator.disk import disk
from generator.serve.room import projector
from generator.serve.site_server import SeenPhones, application, serving_copy

LESSONS = {"103/index.html": '<meta property="og:title" content="Bài 103: Kích hoạt tài khoản VNeID mức 2">'.encode()}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    site, copy = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("copy")
    disk.write_folder(PAGES, site)
    disk.write_file(site.parent / "bi-mat.txt", b"bi mat")
    serving_copy(site, copy)
    phones = SeenPhones()
    with serving(application(copy, phones, projector(PLACE, phones, LESSONS))) as port:
        yield Room(port, phones, site)
