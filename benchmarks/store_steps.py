"""`python -m benchmarks.store_steps OPEN`: times durable steps in an empty migrated installation, and prints JSON."""

import json
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from tests.web.case.running import MORNING, bind, put_in_force  # noqa: E402
from tests.web.office import build_office  # noqa: E402

from alur.core.case.commands import Complete, OpenCase  # noqa: E402
from alur.core.instant import MINUTE  # noqa: E402
from alur.web.case.keys import new_key  # noqa: E402
from alur.web.case.models import Case, OpenVisit  # noqa: E402
from alur.web.case.record import open_case, record  # noqa: E402
from alur.web.sop.models import Sop  # noqa: E402

STEPS, WARM = 150, 20
LONG = 1_000
FINISHED = 600
TABLES = ("case_case", "case_caseevent", "case_eventpayload", "case_openvisit", "case_fact")
ROW = """
  - {symbol}: Mengerjakan bagian {number}
    id: bagian-{number}
    oleh: asisten
    kelengkapan: [Bahan {number}]
    waktu: 1 hari kerja
    output: [Hasil {number}]"""
LOOP = """
  - mulai: Menyusun naskah
    id: susun
    oleh: asisten
    waktu: 1 hari kerja
    output: [Naskah]
  - putusan: Memeriksa naskah
    id: periksa
    oleh: asisten
    waktu: 1 hari kerja
    output: [Catatan]
    tidak: susun
  - selesai: Mengarsipkan naskah
    id: arsip
    oleh: asisten
    waktu: 1 jam
    output: [Arsip]"""


class Bench:
    """An office with two SOPs, both worked by Bima alone."""

    def __init__(self) -> None:
        self.office = build_office()
        symbols = ["mulai", *["proses"] * 8, "selesai"]
        rows = "".join(ROW.format(symbol=symbol, number=number) for number, symbol in enumerate(symbols, 1))
        self.ten, self.loop = self._sop("sepuluh", rows), self._sop("putaran", LOOP)
        self.now = MORNING

    def _sop(self, kode: str, rows: str) -> Sop:
        text = f"kode: {kode}\nnama: Ukuran\njanji: 30 hari kerja\npelaksana: {{asisten: Asisten}}\nlangkah:{rows}\n"
        version = put_in_force(self.office, text, kode=kode)
        bind(version, "asisten", position=self.office.assistant)
        return version.sop

    def open(self, sop: Sop) -> int:
        command = OpenCase(unit=str(self.office.prevention.pk), subject="Layanan air bersih")
        return open_case(sop, command, by=self.office.bima.pk, key=new_key(self.now), now=self.now).case

    def step(self, case: int, visit: int, exit_: str = "", note: str = "Selesai") -> float:
        """Microseconds for one completion; with a note all five records are written."""
        self.now += MINUTE
        command, key = Complete(visit=visit, exit=exit_, given=(0,), note=note), new_key(self.now)
        began = perf_counter()
        record(case, command, by=self.office.bima.pk, key=key, now=self.now)
        return (perf_counter() - began) * 1e6


class Raw:
    """The same schema in a file of its own, written to by prepared statements alone."""

    def __init__(self, place: Path, mode: str) -> None:
        with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as source, sqlite3.connect(place) as target:
            source.backup(target)
        self.file = sqlite3.connect(place, isolation_level=None)
        self.file.execute(f"PRAGMA journal_mode={mode}")
        self.file.execute("PRAGMA synchronous=FULL")
        self.file.execute("PRAGMA foreign_keys=ON")

    def step(self, rows: dict[str, list[tuple[Any, ...]]], case: tuple[Any, ...], closed: tuple[int, int]) -> float:
        """Microseconds for the rows that the door has just written."""
        began = perf_counter()
        run = self.file.execute
        run("BEGIN IMMEDIATE")
        run("SELECT state, seq, head FROM case_case WHERE id = ?", (case[-2],)).fetchone()
        run("UPDATE case_case SET state = ?, seq = ?, head = ?, due = ?, last_at = ? WHERE id = ? AND seq = ?", case)
        for table in ("case_caseevent", "case_eventpayload"):
            self._insert(table, rows[table])
        run("DELETE FROM case_openvisit WHERE case_id = ? AND visit = ?", closed)
        for table in ("case_openvisit", "case_fact"):
            self._insert(table, rows[table])
        run("COMMIT")
        return (perf_counter() - began) * 1e6

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        for row in rows:
            self.file.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def durable(bench: Bench, mode: str) -> tuple[float, float]:
    """Our time and that of the raw writer, in turns."""
    with transaction.atomic():
        cases = [bench.open(bench.ten) for _ in range(STEPS + WARM)]
    use(mode)
    raw = Raw(Path(settings.VAR) / f"raw-{mode}.sqlite3", mode)
    ours, theirs = [], []
    for case in cases:
        before = {table: newest(table) for table in TABLES}
        ours.append(bench.step(case, 1))
        rows = {table: after(table, before[table]) for table in TABLES[1:]}
        row = Case.objects.values_list("state", "seq", "head", "due", "last_at").get(pk=case)
        theirs.append(raw.step(rows, (*row, case, 1), (case, 1)))
    raw.file.close()
    return quiet(ours[WARM:]), quiet(theirs[WARM:])


def quiet(took: list[float]) -> float:
    """The lower quartile, for peer and ours alike: what the machine does beside it only ever adds."""
    return quantiles(took, n=4)[0]


def use(mode: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA journal_mode={mode}")
        assert cursor.fetchone()[0].upper() == mode


def newest(table: str) -> int:
    key = "event_id" if table == "case_eventpayload" else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX({key}), 0) FROM {table}")
        found: int = cursor.fetchone()[0]
        return found


def after(table: str, key: int) -> list[tuple[Any, ...]]:
    name = "event_id" if table == "case_eventpayload" else "id"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {name} > %s", [key])
        return list(cursor.fetchall())


def crowd(count: int) -> None:
    """Open steps of other people's cases, as rows: how many there are must not be felt."""
    case = Case.objects.latest("pk")
    visit = OpenVisit.objects.latest("pk")
    with transaction.atomic():
        for begin in range(0, count, 5_000):
            cases = [_copy(case, number=f"X-{n}") for n in range(begin, min(begin + 5_000, count))]
            Case.objects.bulk_create(cases)
            OpenVisit.objects.bulk_create(
                _copy(visit, case=one, holder=1_000 + one.pk % 10_000, due=one.pk) for one in cases
            )


def _copy(row: Any, **changes: Any) -> Any:
    values = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if not one.primary_key}
    for name, value in changes.items():
        values.pop(f"{name}_id", None)
        values[name] = value
    return type(row)(**values)


def long_case(bench: Bench) -> dict[str, float]:
    """The first and the last fifty of a thousand steps of one case."""
    case, took = bench.open(bench.loop), []
    for visit in range(1, LONG + 1):
        took.append(bench.step(case, visit, "" if visit % 2 else "Tidak"))
    return {"first": quiet(took[10:60]), "last": quiet(took[-50:])}


def disk(bench: Bench) -> float:
    """Kilobytes that each case leaves behind once it is finished: all tables and indexes, a subject and a note."""
    with transaction.atomic():
        before = _pages()
        for _ in range(FINISHED):
            case = bench.open(bench.ten)
            for visit in range(1, 11):
                bench.step(case, visit, note="Selesai" if visit == 5 else "")
        return (_pages() - before) * 4.096 / FINISHED


def _pages() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        total: int = cursor.fetchone()[0]
        cursor.execute("PRAGMA freelist_count")
        free: int = cursor.fetchone()[0]
    return total - free


def main(count: int) -> dict[str, dict[str, float]]:
    with transaction.atomic():
        bench = Bench()
    told: dict[str, dict[str, float]] = {}
    modes = {"WAL": "WAL", "rollback journal": "DELETE"}
    for name, mode in modes.items():
        ours, raw = durable(bench, mode)
        told[name] = {"ours": ours, "raw": raw}
    told["long"] = long_case(bench)
    told["disk"] = {"kilobytes": disk(bench)}
    crowd(count)
    for name, mode in modes.items():
        told[name]["crowded"] = durable(bench, mode)[0]
    return told


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
