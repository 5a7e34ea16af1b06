"""Where an Indonesian word may be broken (EYD V, on `pemenggalan kata`): between syllables, no letter left alone.

Roots are in no dictionary here, so a break that only the root could tell, as before the `-an` of `keputusan`, is left
out rather than guessed.
"""

import re

_VOWEL = "(?:a[iu]|oi|ei|[aeiou])"  # a diphthong is never broken, nor what merely looks like one
_CONSONANT = "(?:ng|ny|kh|sy|[b-df-hj-np-tv-z])"
_BETWEEN = re.compile(f"{_VOWEL}(?P<first>{_CONSONANT}?)(?P<others>{_CONSONANT}*)(?=[aeiou])")
_WORD = re.compile("[a-z]+")
_UNSURE = re.compile(f"(?!k){_CONSONANT}an")
_LEAST = 2  # letters on either side


def syllables(word: str) -> tuple[str, ...]:
    """The parts between which a hyphen may stand; a word of other letters than ours is one part.

    >>> syllables("pemberitahuan"), syllables("penanggung"), syllables("Instrumen"), syllables("keputusan")
    (('pem', 'be', 'ri', 'ta', 'hu', 'an'), ('pe', 'nang', 'gung'), ('In', 'stru', 'men'), ('ke', 'pu', 'tusan'))
    """
    small = word.lower()
    if not _WORD.fullmatch(small) or len(small) != len(word):
        return (word,)
    breaks = [match.end("first") if match["others"] else match.start("first") for match in _BETWEEN.finditer(small)]
    edges = [place for place in breaks if _LEAST <= place <= len(small) - _LEAST]
    if edges and _UNSURE.fullmatch(small, edges[-1]):
        edges.pop()
    return tuple(word[start:stop] for start, stop in zip([0, *edges], [*edges, len(word)], strict=True))
