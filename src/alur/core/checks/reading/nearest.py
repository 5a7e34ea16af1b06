"""The word that was meant where the pen slipped."""

from difflib import get_close_matches

# Comparing is quadratic in the length of the words; beyond these bounds nobody meant a slip of the pen.
_LONGEST, _MOST = 60, 40


def nearest(word: str, known: tuple[str, ...]) -> str | None:
    """
    >>> nearest("kepela", ("kepala", "host")), nearest("camat", ("kepala", "host"))
    ('kepala', None)
    """
    if word in known:
        return word
    if len(word) > _LONGEST or len(known) > _MOST:
        return None
    near = get_close_matches(word, [each for each in known if len(each) <= _LONGEST], n=1, cutoff=0.75)
    return near[0] if near else None
