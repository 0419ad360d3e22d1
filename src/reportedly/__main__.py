"""`python -m reportedly` is `reportedly`."""

from .surfaces.cli import run

run()
