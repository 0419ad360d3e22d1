"""What the encoder points at and what the rules see, weighed together: the embedded reader."""

from .reader import LocalReader

__all__ = ["LocalReader"]
