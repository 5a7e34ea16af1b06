"""The peer of `worktime`: numpy, a prefix sum over minutes that is looked up for all pairs at once."""

import numpy as np
from best import answer, asked, seconds

MINUTE = 60_000_000


def main(question: dict) -> float:
    """Millions of pairs a second, once the answers are found to be ours."""
    first, worked = question["begin"], np.array(question["worked_by_minute"])
    slope = np.append(np.diff(worked) // MINUTE, 0)
    begins, ends = np.array(question["begins"]), np.array(question["ends"])

    def until(instants: np.ndarray) -> np.ndarray:
        minute, rest = np.divmod(instants - first, MINUTE)
        return worked[minute] + slope[minute] * rest

    assert (until(ends) - until(begins)).tolist() == question["expected"]
    return len(begins) / seconds(lambda: until(ends) - until(begins)) / 1e6


if __name__ == "__main__":
    answer(main(asked()))
