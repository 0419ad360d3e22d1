"""Features as numbers: strings hashed into a fixed number of buckets, the same on every machine."""

from collections.abc import Iterable
from zlib import crc32

import numpy as np

Ids = np.ndarray


def hashed(strings: Iterable[str], bits: int) -> list[int]:
    """The buckets of some features, by CRC-32."""
    mask = (1 << bits) - 1
    return [crc32(s.encode("utf-8", "surrogatepass")) & mask for s in strings]
