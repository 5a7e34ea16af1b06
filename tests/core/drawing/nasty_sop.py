"""SOPs that break every rule of drawing: any arrow to anywhere, odd symbols, unknown lanes, many exits."""

from random import Random

from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

_LABELS = ("Ya", "Tidak", "Lengkap", "Perlu diperbaiki", "Ditolak", "Setuju", "Teruskan", "")
_SYMBOLS = ((Symbol.TASK,), (Symbol.DECISION,), (Symbol.START,), (Symbol.END,), (), (Symbol.TASK, Symbol.DECISION))


def nasty_sop(seed: int, *, rows: int, lanes: int, links_per_row: float = 1.4) -> Sop:
    random = Random(seed)
    keys = [f"p{number}" for number in range(lanes)]
    known = [*keys, *([] if random.random() < 0.6 else ["entah"])]
    made = tuple(
        Row(
            id=f"r{number}",
            symbols=random.choice(_SYMBOLS),
            text=f"Baris {number}",
            lane=random.choice(known),
            shared=tuple(random.sample(keys, min(lanes, random.choice((0, 0, 0, 0, 1, 1, 2))))),
        )
        for number in range(1, rows + 1)
    )
    links = [
        Link(f"r{random.randint(1, rows)}", f"r{random.randint(1, rows + 1)}", random.choice(_LABELS))
        for _ in range(int(rows * links_per_row))
    ]
    if random.random() < 0.3:
        hub = random.randint(1, rows)
        links += [Link(f"r{hub}", f"r{random.randint(1, rows)}", f"Pilihan {n}") for n in range(random.randint(3, 9))]
    return Sop(Identity(kode=f"kacau-{seed}"), tuple(Lane(key, key.upper()) for key in keys), made, tuple(links))
