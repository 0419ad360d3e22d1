"""How long `import reportedly` and `reportedly --help` take: medians of wall time over fresh processes.

    python benchmarks/startup/run.py [--rounds 15]

A bare interpreter is timed in the same rounds, and its median is taken off the import's.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import reportedly": [sys.executable, "-c", "import reportedly"],
    "import reportedly, use read": [sys.executable, "-c", "import reportedly; reportedly.read"],
    "reportedly --help": [str(Path(sys.executable).parent / "reportedly"), "--help"],
}
BOUNDS = {"import reportedly": 0.15, "reportedly --help": 0.4}


def seconds(command: list[str]) -> float:
    """Wall time of one fresh process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    rounds = argparse.ArgumentParser(description=__doc__)
    rounds.add_argument("--rounds", type=int, default=15)
    n = rounds.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(n):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    print(f"medians of {n} fresh processes, seconds")
    for name, taken in times.items():
        bound = f"  (bound {BOUNDS[name]})" if name in BOUNDS else ""
        print(f"{name:30} {statistics.median(taken):.3f}{bound}")


if __name__ == "__main__":
    main()
