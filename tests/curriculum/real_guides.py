"""Where the real guides are. Only the tests of this folder read them: they judge what people write, the others the program."""

from __future__ import annotations

import os
from pathlib import Path

GUIDES = Path(os.environ.get("SOTAY_TEST_GUIDES", Path(__file__).parents[2] / "guides"))
"""The variable names another folder, for the test that officers may change theirs."""
