"""How the findings quote an SOP: words as written, cut where they would drown the sentence."""

from collections.abc import Iterable

_LONGEST = 60
# A dash is how a blank cell is written on paper.
_BLANK = frozenset({"", "-", "–", "—"})


def quote(text: str) -> str:
    """
    >>> quote("segera")
    '“segera”'
    """
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 1].rstrip() + "…"
    return f"“{plain}”"


def enumerate_words(words: Iterable[str]) -> str:
    """
    >>> enumerate_words(["3", "5", "7"]), enumerate_words(["3", "5"])
    ('3, 5, dan 7', '3 dan 5')
    """
    *head, last = words
    if len(head) > 1:
        return f"{', '.join(head)}, dan {last}"
    return f"{head[0]} dan {last}" if head else last


def is_blank(text: str) -> bool:
    return text.strip() in _BLANK
