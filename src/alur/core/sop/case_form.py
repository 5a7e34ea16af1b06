"""The kinds that a case's own fields may have (`formulir`): text, a date, a number, or words to choose from."""

KINDS = ("teks", "tanggal", "angka")


def choices_of(kind: str) -> tuple[str, ...]:
    """The words of a kind that is a choice; none where it is not.

    >>> choices_of("lisan | tertulis"), choices_of("teks"), choices_of("lisan |")
    (('lisan', 'tertulis'), (), ())
    """
    words = tuple(word.strip() for word in kind.split("|"))
    return words if len(words) > 1 and all(words) else ()


def is_kind(kind: str) -> bool:
    return kind in KINDS or bool(choices_of(kind))
