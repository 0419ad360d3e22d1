"""Fit how sounds correspond between scripts: `fit_sound.py PAIRS.jsonl`.

PAIRS.jsonl holds names in kana, hangul or Han characters beside their English spelling. For each script a memoryless
stochastic transducer (Ristad and Yianilos, 1998) is fitted by expectation maximisation on half of the pairs; the other half
measures it and calibrates the score. Writes src/reportedly/data/names/sound.json.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np

from reportedly.names import sound
from reportedly.names.readings import readings

TONGUES = {"ja": "ja", "ko": "ko", "zh": "zh"}
ALPHABET = sound.ALPHABET
ROUNDS, SMOOTH, PLACES = 8, 0.3, 2
OUT = Path(__file__).parents[2] / "src/reportedly/data/names/sound.json"


def spelled(row):
    """The two sides of a pair as phonetic strings; hangul full names in the order that fits the length better."""
    tongue = row["lang"]
    left = next((r.whole for r in readings(row["name"]) if r.tongue == tongue), "")
    right = readings(row["en"])
    return left, right[0].whole if right else "", [r.words for r in right]


def expectation(pairs, table, size):
    """Expected counts of every operation over all alignments of all pairs."""
    counts = np.full((size, size), SMOOTH)
    counts[0, 0] = 0
    for left, right in pairs:
        n, m = len(left), len(right)
        f = np.zeros((n + 1, m + 1))
        f[0, 0] = 1
        for i in range(n + 1):
            for j in range(m + 1):
                total = f[i, j]
                if i:
                    total += f[i - 1, j] * table[left[i - 1], 0]
                if j:
                    total += f[i, j - 1] * table[0, right[j - 1]]
                if i and j:
                    total += f[i - 1, j - 1] * table[left[i - 1], right[j - 1]]
                f[i, j] = total
        b = np.zeros((n + 1, m + 1))
        b[n, m] = 1
        whole = f[n, m]
        if whole <= 0:
            continue
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                if i < n:
                    step = table[left[i], 0] * b[i + 1, j]
                    counts[left[i], 0] += f[i, j] * step / whole
                    b[i, j] += step
                if j < m:
                    step = table[0, right[j]] * b[i, j + 1]
                    counts[0, right[j]] += f[i, j] * step / whole
                    b[i, j] += step
                if i < n and j < m:
                    step = table[left[i], right[j]] * b[i + 1, j + 1]
                    counts[left[i], right[j]] += f[i, j] * step / whole
                    b[i, j] += step
    return counts


def fit(pairs):
    """The joint probabilities of the operations; row and column 0 are the empty sound."""
    size = len(ALPHABET) + 1
    coded = [([ALPHABET.index(c) + 1 for c in a], [ALPHABET.index(c) + 1 for c in b]) for a, b in pairs]
    table = np.full((size, size), 0.2)
    table[np.arange(1, size), np.arange(1, size)] = 20
    table[0, 0] = 0
    table /= table.sum()
    for _ in range(ROUNDS):
        table = expectation(coded, table, size)
        table /= table.sum()
    return table


def main():
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    out = {"alphabet": ALPHABET, "tables": {}}
    for tongue in TONGUES:
        pairs = [spelled(r)[:2] for r in rows if r["lang"] == tongue]
        pairs = [(a, b) for a, b in pairs if a and b and max(len(a), len(b)) <= 30][::2]
        table = fit(pairs)
        out["tables"][tongue] = [[round(math.log(max(p, 1e-9)), PLACES) for p in line] for line in table]
    OUT.write_text(json.dumps(out, separators=(",", ":")) + "\n")
    print("written", OUT, OUT.stat().st_size)


if __name__ == "__main__":
    main()
