"""What all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; read the difference before committing it")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True where golden files shall be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))
