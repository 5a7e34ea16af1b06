"""How likely chance alone makes so many, where others show how often it usually comes."""

from math import exp, fsum, lgamma, log

# A weak prior keeps what is usual from resting on a handful of others.
PRIOR_ACTS = 10
SELDOM = 0.001


def usual_share(count: int, of: int, *, prior: float) -> float:
    """
    >>> usual_share(5, 90, prior=0.05)
    0.055
    """
    return (count + PRIOR_ACTS * prior) / (of + PRIOR_ACTS)


def chance_of_at_least(count: int, of: int, share: float) -> float:
    """The upper tail of the binomial distribution.

    >>> chance_of_at_least(2, 2, 0.5)
    0.25
    """
    if count <= 0 or share >= 1:
        return 1.0
    return fsum(exp(_log_choose(of, k) + k * log(share) + (of - k) * log(1 - share)) for k in range(count, of + 1))


def _log_choose(of: int, k: int) -> float:
    return lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1)
