"""Small SOPs for drawings worked out by hand: one row a line, its lane, its symbol, and where it leads."""

from collections.abc import Collection

from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

_SYMBOLS = {"(": Symbol.START, ")": Symbol.END, "[": Symbol.TASK, "<": Symbol.DECISION}


def small_sop(*rows: str, lanes: str = "abc", shared: dict[int, str] | None = None, joins: Collection[int] = ()) -> Sop:
    """``"a < 3:Ya 1:Tidak"`` is a decision in lane a that leads to rows 3 and 1; ``"b [ 4"`` a task in lane b."""
    made, links = [], []
    for number, text in enumerate(rows, 1):
        lane, symbol, *exits = text.split()
        others = tuple((shared or {}).get(number, ""))
        made.append(
            Row(f"r{number}", (_SYMBOLS[symbol],), f"Baris {number}", lane=lane, shared=others, joins=number in joins)
        )
        for leads in exits:
            target, _, label = leads.partition(":")
            links.append(Link(f"r{number}", f"r{target}", label))
    return Sop(Identity(), tuple(Lane(key, key.upper()) for key in lanes), tuple(made), tuple(links))
