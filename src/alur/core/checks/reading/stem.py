"""The words of a document's name without their affixes, so that "Undangan" and "Surat undangan terkirim" meet."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(["atas", "dan", "dari", "dengan", "di", "ke", "kepada", "oleh", "pada", "untuk", "yang"])
_PREFIX = re.compile(
    r"(?:memper|diper|menge|penge|meny|peny|meng|peng|mem|pem|men|pen|per(?![aeiou])|ber|ter|me|pe|di|ke)(?=.{4})"
)
_SUFFIX = re.compile(r"(?<=.{4})(?:nya|kan|an|i)$")
# p, t, k and s melt into the nasal of me- and pe-: "susun" and "menyusun" meet as "usun".
_MELTS = re.compile(r"[ptks](?=[aeiou].{2})")


def stems(text: str) -> frozenset[str]:
    """
    >>> stems("Surat undangan") & stems("Mengundang narasumber"), stems("Rekaman mentah") & stems("Merekam")
    (frozenset({'undang'}), frozenset({'rekam'}))
    """
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    root = _PREFIX.sub("", _SUFFIX.sub("", word), count=1) if word[:1].isalpha() else word
    return _MELTS.sub("", root, count=1) if _MELTS.match(root) else root
