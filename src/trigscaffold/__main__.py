"""Where the program starts.  A short life collects no garbage: what it imports stays until it ends."""

from __future__ import annotations

import gc


def quiet_collector() -> None:
    """Let the garbage collector run seldom: what a start imports is no garbage."""
    gc.set_threshold(200_000, 20, 20)


def main() -> None:
    """Run the command line."""
    quiet_collector()
    try:
        from trigscaffold import cli

        cli.main()
    finally:
        gc.freeze()  # the process ends here; looking through every module once more would free nothing


if __name__ == "__main__":
    main()
