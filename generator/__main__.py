"""`python -m generator` is the same as `sotay`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line.

    Imported only now: Ctrl+C meanwhile is no traceback, and the processes that press sheets need none of it.
    """
    try:
        from generator.cli.main import main as command_line
    except KeyboardInterrupt:
        sys.exit(130)
    command_line()


if __name__ == "__main__":
    main()
