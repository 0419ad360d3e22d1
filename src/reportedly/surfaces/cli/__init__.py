"""The command line. One file a group of commands; `run` is the entry point."""

import sys


def run() -> None:
    """Run the command line: 0 done, 1 some sources were bad, 2 nothing could be done."""
    from reportedly.errors import ReportedlyError

    from .app import app

    try:
        app()
    except ReportedlyError as error:
        from .terminal import fail

        fail(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # `reportedly stories | head`: the reader has seen enough.
        sys.stderr.close()
        sys.exit(0)


__all__ = ["run"]
