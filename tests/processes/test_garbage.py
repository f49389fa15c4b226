"""While much is made that is all needed, Python does not look for garbage; afterwards it does, whatever happened."""

from __future__ import annotations

import gc
from contextlib import suppress

from generator.processes.garbage import no_collection


def test_it_looks_again_afterwards_also_where_something_went_wrong_or_one_stands_in_another() -> None:
    with suppress(ValueError), no_collection():
        with no_collection():
            pass
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_who_switched_it_off_finds_it_so() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
