"""SOPs small enough to work out by hand."""

import itertools

from alur.core.sop.model import Identity, Link, Row, Sop, Symbol

START, TASK, DECISION, END = Symbol.START, Symbol.TASK, Symbol.DECISION, Symbol.END


def sop_of(rows: list[Row], arrows: str) -> Sop:
    """``arrows`` are written ``a>b`` or ``a>b:ya``, with blanks between."""
    links = []
    for arrow in arrows.split():
        ends, _, label = arrow.partition(":")
        source, _, target = ends.partition(">")
        links.append(Link(source, target, label))
    return Sop(Identity(name="kecil"), rows=tuple(rows), links=tuple(links))


def row(row_id: str, symbol: Symbol = TASK, text: str = "", *, joins: bool = False) -> Row:
    return Row(row_id, (symbol,), text or row_id.upper(), joins=joins)


def linear_sop(*texts: str) -> Sop:
    """One row a text, first to last."""
    ids = [f"r{number}" for number in range(1, len(texts) + 1)]
    symbols = [START, *[TASK] * (len(texts) - 2), END]
    rows = [row(row_id, symbol, text) for row_id, symbol, text in zip(ids, symbols, texts, strict=True)]
    return sop_of(rows, " ".join(f"{one}>{other}" for one, other in itertools.pairwise(ids)))


def looping_sop() -> Sop:
    """A, then B checked by C, which may send back to B, then D."""
    rows = [row("a", START), row("b"), row("c", DECISION), row("d", END)]
    return sop_of(rows, "a>b b>c c>d:ya c>b:tidak")


def parallel_sop() -> Sop:
    """After A, B then C beside D; E when both have come; F."""
    rows = [row("a", START), row("b"), row("c"), row("d"), row("e", joins=True), row("f", END)]
    return sop_of(rows, "a>b a>d b>c c>e d>e e>f")


def two_starts_sop() -> Sop:
    """Begins at A or at B; both lead to C."""
    return sop_of([row("a", START), row("b", START), row("c", END)], "a>c b>c")


def open_split_sop() -> Sop:
    """After A, B and C, each the end of its own branch."""
    return sop_of([row("a", START), row("b", END), row("c", END)], "a>b a>c")
