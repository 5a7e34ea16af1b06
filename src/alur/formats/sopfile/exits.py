"""What a row says about where it goes on, with the defaults of the file format, in both directions.

`mulai` and `proses` go on to the next row, `putusan` takes it for whichever of `ya` and `tidak` is not written,
`selesai` goes nowhere. One function resolves this; the writer asks it which short way of writing says the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from alur.core.sop.model import Symbol

YES = "Ya"
NO = "Tidak"

Exits = tuple[tuple[str, str], ...]  # (target, label)


@dataclass(frozen=True, slots=True)
class Written:
    """None: the key is not written. Empty: it is written and says "nowhere"."""

    onward: tuple[str, ...] | None = None
    yes: tuple[str, ...] | None = None
    no: tuple[str, ...] | None = None
    label_yes: str = YES
    label_no: str = NO
    choices: tuple[tuple[str, tuple[str, ...]], ...] | None = None


def resolved(written: Written, symbols: tuple[Symbol, ...], following: str | None) -> Exits:
    """All exits of the row; ``following`` is the next row, None after the last."""
    default = (following,) if following is not None else ()
    silent = written.onward is None and written.choices is None
    onward, yes, no = written.onward or (), written.yes or (), written.no or ()
    if silent and Symbol.END not in symbols:
        if Symbol.DECISION in symbols:
            yes = default if written.yes is None else yes
            no = default if written.no is None else no
        else:
            onward = default
    groups = (("", onward), (written.label_yes, yes), (written.label_no, no), *(written.choices or ()))
    return tuple((target, label) for label, targets in groups for target in targets)


def written_for(exits: Exits, symbols: tuple[Symbol, ...], following: str | None) -> Written:
    """The shortest way of writing that reads as ``exits``.

    Exits of one label stand together in the file, so an order like Ya, Tidak, Ya becomes Ya, Ya, Tidak.
    """
    ways = list(_ways(exits))
    return next((way for way in ways if resolved(way, symbols, following) == exits), ways[-1])


def _ways(exits: Exits) -> Iterator[Written]:
    yield Written()
    labels = list(dict.fromkeys(label for _, label in exits))
    groups = {label: tuple(target for target, other in exits if other == label) for label in labels}
    if len(labels) == 2 and "" not in labels:
        yield from _two_exits(labels[0], groups[labels[0]], labels[1], groups[labels[1]])
    if len(exits) == 2 and labels == [exits[0][1]] != [""]:
        yield from _two_exits(labels[0], (exits[0][0],), labels[0], (exits[1][0],))
    if set(labels) <= {""}:
        yield Written(onward=groups.get("", ()))
    choices = tuple((label, targets) for label, targets in groups.items() if label)
    yield Written(onward=groups.get(""), choices=choices)


def _two_exits(label_yes: str, yes: tuple[str, ...], label_no: str, no: tuple[str, ...]) -> Iterator[Written]:
    for one, other in ((None, None), (None, no), (yes, None), (yes, no)):
        yield Written(yes=one, no=other, label_yes=label_yes, label_no=label_no)
