"""Random sound SOPs from a block grammar, the same for the same seed; reusable by every test.

A body is a sequence of blocks: a row, a decision whose two ways meet again, a decision that goes back, a split with its
join, and last perhaps a split whose branches each end by themselves. `Built` tells what the grammar knows about it.
"""

from dataclasses import dataclass, field, replace
from random import Random

from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

_VERBS = ("Menyusun", "Memeriksa", "Mencatat", "Menyampaikan", "Menelaah", "Mengarsipkan", "Menyiapkan", "Menghimpun")
_THINGS = ("laporan", "surat", "naskah", "berkas", "undangan", "daftar hadir", "ringkasan", "bahan rapat")
_ROLES = ("Asisten", "Kepala Perwakilan", "Petugas", "Verifikator", "Sekretaris", "Operator", "Bendahara", "Arsiparis")
_TIMES = ("5 menit", "30 menit", "1-2 jam", "1 hari kerja", "2-3 hari kerja", "1 minggu", "1 x 24 jam", "3 hari")

Path = tuple[tuple[str, int], ...]
Loose = list[tuple[str, str]]  # exits (row, label) that still want a target


@dataclass(frozen=True)
class Built:
    """``joins`` maps split to join, ``paths`` a row to its branches (split, index), outermost first."""

    sop: Sop
    joins: dict[str, str]
    paths: dict[str, Path]


def random_sop(seed: int, *, rows: int = 12, lanes: int = 4, starts: int | None = None, scopes: bool = True) -> Sop:
    """About ``rows`` rows (never fewer than 3), at most ``lanes`` lanes in the order of their first work."""
    return random_built(seed, rows=rows, lanes=lanes, starts=starts, scopes=scopes).sop


def random_built(seed: int, *, rows: int = 12, lanes: int = 4, starts: int | None = None, scopes: bool = True) -> Built:
    builder = _Builder(Random(seed), budget=rows, lane_count=max(1, lanes), scopes=scopes)
    builder.build(starts or builder.random.choice((1, 1, 1, 2)))
    return Built(builder.sop(seed), builder.joins, builder.paths)


@dataclass
class _Builder:
    random: Random
    budget: int
    lane_count: int
    scopes: bool
    rows: list[Row] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    joins: dict[str, str] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)

    def build(self, starts: int) -> None:
        loose: Loose = [(self.row(Symbol.START, ()), "") for _ in range(starts)]
        # The first start may be gone back to, as when a draft is written again.
        heads = [loose[0][0]] if starts == 1 else []
        head, loose_body, ended = self.sequence((), heads, may_end=True, budget=self.budget - starts - 1)
        self.connect(loose, head)
        if not ended:
            self.connect(loose_body, self.row(Symbol.END, ()))

    def row(self, symbol: Symbol, path: Path, *, joins: bool = False) -> str:
        number = len(self.rows) + 1
        text = f"{self.random.choice(_VERBS)} {self.random.choice(_THINGS)} {number}"
        waits = symbol is Symbol.TASK and not joins and self.random.random() < 0.08
        items = symbol is Symbol.TASK and not waits and self.random.random() < 0.08
        row = Row(
            id=text.lower().replace(" ", "-"),
            symbols=(symbol,),
            text=text,
            lane=f"p{self.random.randrange(self.lane_count)}",
            time="14 hari" if waits else "2 menit/berkas" if items else self.random.choice(_TIMES),
            outputs=(f"Hasil {number}",),
            joins=joins,
            waits_for_applicant=waits,
            counts_items=items,
        )
        self.rows.append(row)
        self.paths[row.id] = path
        return row.id

    def connect(self, loose: Loose, target: str) -> None:
        self.links.extend(Link(source, target, label) for source, label in loose)

    def sequence(self, path: Path, heads: list[str], *, may_end: bool, budget: int) -> tuple[str, Loose, bool]:
        """→ (first row, exits left open, whether every way has ended). ``heads`` are rows one may go back to."""
        heads = list(heads)
        first, loose = self.block(path, heads, may_end=may_end, budget=max(1, min(budget, 6)))
        heads.append(first)
        end_of_budget = len(self.rows) + budget - 1
        while len(self.rows) < end_of_budget:
            left = end_of_budget - len(self.rows)
            if may_end and self.scopes and left >= 5 and self.random.random() < 0.06:
                self.connect(loose, self.open_split(path, budget=left))
                return first, [], True
            head, after = self.block(path, heads, may_end=may_end, budget=left)
            self.connect(loose, head)
            loose = after
            # A join may be gone back to as well: from behind it, the scope is not begun again.
            heads.append(self.joins.get(head, head) if self.random.random() < 0.5 else head)
        return first, loose, False

    def block(self, path: Path, heads: list[str], *, may_end: bool, budget: int) -> tuple[str, Loose]:
        kind = self.random.random()
        if budget >= 5 and self.scopes and kind < 0.2:
            return self.closed_split(path, budget=budget)
        if budget >= 4 and kind < 0.4:
            return self.fork(path, heads, may_end=may_end, budget=budget)
        if heads and kind < 0.6:
            return self.go_back(path, heads)
        if may_end and budget >= 3 and kind < 0.68:
            return self.early_end(path)
        row = self.row(Symbol.TASK, path)
        return row, [(row, "")]

    def go_back(self, path: Path, heads: list[str]) -> tuple[str, Loose]:
        row = self.row(Symbol.DECISION, path)
        self.links.append(Link(row, self.random.choice([*heads[-3:], heads[0]]), "Tidak"))
        return row, [(row, "Ya")]

    def early_end(self, path: Path) -> tuple[str, Loose]:
        row = self.row(Symbol.DECISION, path)
        self.connect([(row, "Tidak")], self.row(Symbol.END, path))
        return row, [(row, "Ya")]

    def fork(self, path: Path, heads: list[str], *, may_end: bool, budget: int) -> tuple[str, Loose]:
        row = self.row(Symbol.DECISION, path)
        share = max(1, (budget - 1) // 2)
        yes, loose, ended = self.sequence(path, [*heads, row], may_end=may_end, budget=self.random.randint(1, share))
        self.connect([(row, "Ya")], yes)
        if not ended and self.random.random() < 0.5:
            return row, [*loose, (row, "Tidak")]
        no, more, _ = self.sequence(path, [*heads, row], may_end=False, budget=self.random.randint(1, share))
        self.connect([(row, "Tidak")], no)
        return row, [*loose, *more]

    def branches(self, path: Path, *, may_end: bool, budget: int) -> tuple[str, list[tuple[Loose, bool]]]:
        split = self.row(Symbol.TASK, path)
        count = min(self.random.choice((2, 2, 2, 3)), max(2, budget // 2))
        exits = []
        for index in range(count):
            inside = (*path, (split, index))
            share = self.random.randint(1, max(1, (budget - 2) // count))
            head, loose, ended = self.sequence(inside, [], may_end=may_end, budget=share)
            self.links.append(Link(split, head))
            exits.append((loose, ended))
        return split, exits

    def closed_split(self, path: Path, *, budget: int) -> tuple[str, Loose]:
        split, exits = self.branches(path, may_end=False, budget=budget)
        join = self.row(Symbol.TASK, path, joins=True)
        for loose, _ in exits:
            self.connect(loose, join)
        self.joins[split] = join
        return split, [(join, "")]

    def open_split(self, path: Path, *, budget: int) -> str:
        split, exits = self.branches(path, may_end=True, budget=budget)
        for index, (loose, ended) in enumerate(exits):
            if not ended:
                self.connect(loose, self.row(Symbol.END, (*path, (split, index))))
        return split

    def sop(self, seed: int) -> Sop:
        """Rows need what the rows before them put out; lanes and links stand in file order."""
        places = {row.id: place for place, row in enumerate(self.rows)}
        order = {Symbol.DECISION: ("Ya", "Tidak")}
        links = sorted(
            self.links,
            key=lambda link: (
                places[link.source],
                order.get(self.rows[places[link.source]].symbols[0], ("",)).index(link.label),
            ),
        )
        needs: dict[str, list[str]] = {row.id: [] for row in self.rows}
        for link in links:
            if places[link.source] < places[link.target]:
                needs[link.target].extend(self.rows[places[link.source]].outputs)
        rows = tuple(replace(row, needs=tuple(needs[row.id]) or ("Permohonan",)) for row in self.rows)
        keys = dict.fromkeys(row.lane for row in rows)
        return Sop(
            identity=Identity(
                kode=f"acak-{seed}",
                name=f"Penyelenggaraan kegiatan {seed}",
                number=f"{seed}/SOP/2026",
                agency="Ombudsman RI Perwakilan Kalimantan Selatan",
                unit="Keasistenan Pencegahan",
                made="6 Juli 2026",
                effective="23 November 2026",
                kind="administratif" if len(keys) > 1 else "teknis",
            ),
            lanes=tuple(Lane(key, _ROLES[int(key[1:]) % len(_ROLES)]) for key in keys),
            rows=rows,
            links=tuple(links),
        )
