"""Small SOPs with arbitrary arrows: splits, joins, decisions and ends anywhere. Most are broken, some are sound."""

from random import Random

from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol


def random_graph(seed: int) -> Sop:
    random = Random(seed)
    count = random.randint(3, 7)
    starts = random.choice((1, 1, 1, 2)) if count > 3 else 1
    rows = tuple(_row(random, place, count, starts) for place in range(count))
    links = tuple(link for place, row in enumerate(rows) for link in _links(random, place, row.symbol, count))
    return Sop(Identity(), (Lane("petugas", "Petugas"),), rows, links)


def _row(random: Random, place: int, count: int, starts: int) -> Row:
    symbol = Symbol.START if place < starts else _symbol(random, is_last=place == count - 1)
    joins = place > starts and random.random() < 0.25
    content = {"lane": "petugas", "needs": ("Berkas",), "time": "1 jam", "outputs": ("Berkas",)}
    return Row(f"r{place}", (symbol,), f"Memeriksa berkas {place}", joins=joins, **content)  # type: ignore[arg-type]


def _symbol(random: Random, *, is_last: bool) -> Symbol:
    kind = random.random()
    if is_last or kind < 0.12:
        return Symbol.END
    return Symbol.DECISION if kind < 0.4 else Symbol.TASK


def _links(random: Random, place: int, symbol: Symbol | None, count: int) -> list[Link]:
    source, below = f"r{place}", [place + 1, place + 1, *range(place + 1, count)]
    if symbol is Symbol.END:
        return []
    if symbol is Symbol.DECISION:
        return [Link(source, f"r{random.choice(below)}", "Ya"), Link(source, f"r{random.randrange(count)}", "Tidak")]
    targets = {random.choice(below) for _ in range(random.choice((1, 1, 1, 1, 1, 2, 2, 3)))}
    return [Link(source, f"r{target}") for target in sorted(targets)]
