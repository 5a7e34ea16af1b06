"""The SOP as it was probably meant, where a slip makes other checks see ghosts.

An arrow to a row that does not exist is read as one to the next row that its source does not lead to yet; a row without
a symbol by its place and its exits. What is no longer found in this reading only followed from the slip.
"""

from collections.abc import Container, Iterator
from dataclasses import replace

from alur.core.sop.model import Link, Row, Sop, Symbol


def as_probably_meant(sop: Sop) -> Sop:
    """The same value where nothing had to be guessed."""
    places = {row.id: place for place, row in enumerate(sop.rows)}
    if all(row.symbols for row in sop.rows) and all(link.target in places for link in sop.links):
        return sop
    exits: dict[str, list[Link]] = {row.id: [] for row in sop.rows}
    for link in sop.links:
        exits.setdefault(link.source, []).append(link)
    links = tuple(
        link for place, row in enumerate(sop.rows) for link in _with_targets(exits[row.id], places, _likely(sop, place))
    )
    return replace(sop, rows=_with_symbols(sop, exits), links=links)


def _likely(sop: Sop, place: int) -> Iterator[str]:
    """Rows that an arrow may have meant, likeliest first; behind the last row only a `selesai` remains."""
    yield from (row.id for row in sop.rows[place + 1 :])
    yield from (row.id for row in sop.rows if Symbol.END in row.symbols)


def _with_targets(exits: list[Link], known: Container[str], likely: Iterator[str]) -> Iterator[Link]:
    taken = {link.target for link in exits}
    free = (row_id for row_id in likely if row_id not in taken)
    for link in exits:
        if link.target in known:
            yield link
        elif (target := next(free, None)) is not None:
            yield replace(link, target=target)


def _with_symbols(sop: Sop, exits: dict[str, list[Link]]) -> tuple[Row, ...]:
    has_start = any(Symbol.START in row.symbols for row in sop.rows)
    rows = (row if row.symbols else replace(row, symbols=(_symbol(exits[row.id]),)) for row in sop.rows)
    first, *others = rows
    return (first if has_start or sop.rows[0].symbols else replace(first, symbols=(Symbol.START,)), *others)


def _symbol(exits: list[Link]) -> Symbol:
    if not exits:
        return Symbol.END
    return Symbol.DECISION if any(link.label for link in exits) else Symbol.TASK
