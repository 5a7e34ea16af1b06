"""How every peer is timed, and how it answers: one JSON value as the last line that it prints."""

import json
import sys
from collections.abc import Callable
from time import perf_counter
from typing import Any

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The best of some rounds: what the machine does beside it only ever adds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = perf_counter()
        work()
        best = min(best, perf_counter() - begun)
    return best


def asked() -> Any:
    return json.load(sys.stdin)


def answer(value: Any) -> None:
    sys.stdout.write(f"\n{json.dumps(value)}\n")
