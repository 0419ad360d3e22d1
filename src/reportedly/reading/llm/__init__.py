"""Any model as a reader, on the contract of the embedded one. Nothing is sent anywhere unless the user named a model."""

from .reader import LLMReader

__all__ = ["LLMReader"]
