"""The embedded reader."""

from .reader import LocalReader

__all__ = ["LocalReader"]
