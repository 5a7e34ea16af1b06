"""Traces as logs have them: runs with steps left out, put in, exchanged and renamed; and SOPs with few texts."""

from dataclasses import replace
from random import Random

from alur.core.sop.model import Sop


def with_noise(names: list[str], rng: Random, alphabet: list[str], *, changes: int) -> tuple[str, ...]:
    noisy = list(names)
    for _ in range(changes):
        at = rng.randint(0, len(noisy))
        match rng.choice(("drop", "insert", "exchange", "rename")):
            case "drop":
                del noisy[at : at + 1]
            case "insert":
                noisy.insert(at, rng.choice(alphabet))
            case "exchange":
                noisy[at : at + 2] = reversed(noisy[at : at + 2])
            case _:
                noisy[at : at + 1] = [rng.choice(alphabet)]
    return tuple(noisy)


def with_few_texts(sop: Sop, rng: Random, count: int) -> Sop:
    """Several rows bear the same text, so that an event may be a visit of any of them."""
    return replace(sop, rows=tuple(replace(row, text=f"t{rng.randrange(count)}") for row in sop.rows))
