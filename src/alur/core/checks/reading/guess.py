"""The SOP as it was probably meant, where a slip makes other checks see ghosts.

A slip is an arrow that is missing, that leads nowhere or to its own row, where the other exit leads, or back from a row
that is no decision: it is read as one to the next row that its source does not lead to yet. A `selesai` leads nowhere,
and a row without symbol, or a `proses` with labelled exits, is read by its place and its exits. What is no longer found
in this reading only followed from the slip.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from alur.core.sop.model import Link, Row, Sop, Symbol

Exits = Mapping[str, list[Link]]


def as_probably_meant(sop: Sop) -> Sop:
    """An equal value where there is nothing to guess."""
    exits: Exits = defaultdict(list)
    for link in sop.links:
        exits[link.source].append(link)
    rows = tuple(_with_symbols(sop, exits))
    return replace(sop, rows=rows, links=tuple(_with_targets(rows, exits)))


def _with_symbols(sop: Sop, exits: Exits) -> Iterator[Row]:
    needs_start = not any(Symbol.START in row.symbols for row in sop.rows)
    for place, row in enumerate(sop.rows):
        decides = row.symbol is Symbol.TASK and any(link.label for link in exits[row.id])
        guessed = Symbol.START if needs_start and place == 0 else _symbol(exits[row.id])
        yield replace(row, symbols=(guessed,)) if decides or not row.symbols else row


def _symbol(exits: list[Link]) -> Symbol:
    if not exits:
        return Symbol.END
    return Symbol.DECISION if any(link.label for link in exits) else Symbol.TASK


def _with_targets(rows: tuple[Row, ...], exits: Exits) -> Iterator[Link]:
    places = {row.id: place for place, row in enumerate(rows)}
    for place, row in enumerate(rows):
        free = _nearest_first(rows, place, {link.target for link in exits[row.id]})
        for link in _wanted(row, exits[row.id]):
            if _may_lead(row, place, places.get(link.target)):
                yield link
            elif (target := next(free, None)) is not None:
                yield replace(link, target=target)


def _may_lead(row: Row, place: int, target: int | None) -> bool:
    """Forward anywhere; back only from a decision (or a row whose symbol cannot be told)."""
    if target is None or target == place:
        return False
    return target > place or row.symbol not in (Symbol.START, Symbol.TASK)


def _wanted(row: Row, written: list[Link]) -> list[Link]:
    """The row's arrows and those that its symbol asks for; one that is missing has no target."""
    if row.symbol is Symbol.END:
        return []
    asked = {Symbol.START: 1, Symbol.TASK: 1, Symbol.DECISION: 2, None: 0}[row.symbol]
    if row.symbol is Symbol.DECISION and len({link.target for link in written}) == 1:
        written = [written[0], *(replace(link, target="") for link in written[1:])]
    return [*written, *(Link(row.id, "", str(number)) for number in range(len(written), asked))]


def _nearest_first(rows: tuple[Row, ...], place: int, taken: Set[str]) -> Iterator[str]:
    """The rows below, then those above."""
    yield from (row.id for row in rows[place + 1 :] if row.id not in taken)
    yield from (row.id for row in rows[:place][::-1] if row.id not in taken)
