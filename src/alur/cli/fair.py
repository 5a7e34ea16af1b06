"""`alur fair`: what may be said about persons at a look, from facts that know them by opaque keys only."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

import click

from alur.cli import edge
from alur.core.fair.judge import Judgement, Shown, Withheld, judge
from alur.core.fair.look import Look, read_look
from alur.core.refused import Refused
from alur.core.sop.dates import read_date
from alur.formats.fair.read import read_facts

_REASONS = {
    "satu_pelaksana": "tidak ada orang lain yang mengerjakan langkah yang sama",
    "kurang_kunjungan": "kurang dari 50 langkah yang dapat dibandingkan",
    "kurang_pekan": "langkahnya tersebar pada kurang dari 10 pekan",
    "kurang_pembanding": "kurang dari 10 orang lain mengerjakan langkah yang sama",
    "kurang_sebanding": "kurang dari 60 % langkahnya dapat dibandingkan",
}


@click.command()
@click.argument("facts")
@click.option("--look", required=True, metavar="2026-H2", help="Tinjauan: H1 ditutup 30 Juni, H2 31 Desember.")
@click.option("--asked", default=None, metavar="DATE", help="Hari bertanya. Bawaan: hari ini.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def fair(facts: str, look: str, asked: str | None, as_json: bool) -> None:
    """Katakan apa yang boleh dikatakan tentang orang dari FACTS.csv: ditampilkan atau ditahan beserta alasannya."""
    at, day = _look(look, facts), _asked(asked, facts)
    with edge.opened(facts) as stream:
        judgement = judge(read_facts(stream, name=facts), at, asked=day)
    edge.finish(_told(judgement) if as_json else _text(judgement), as_json)


def _look(written: str, facts: str) -> Look:
    if (look := read_look(written)) is None:
        raise Refused("{facts}: --look “{look}” tidak dikenal. Tulis misalnya 2026-H2.", facts=facts, look=written)
    return look


def _asked(written: str | None, facts: str) -> date:
    if written is None:
        return datetime.now().astimezone().date()
    if (day := read_date(written)) is None:
        raise Refused(
            "{facts}: --asked “{asked}” bukan tanggal. Tulis misalnya 2027-01-04.", facts=facts, asked=written
        )
    return day


def _told(judgement: Judgement) -> dict[str, Any]:
    return {
        "persons": [_person(each) for each in judgement.persons],
        "series": [
            {
                "kode": each.series.kode,
                "row": each.series.row,
                "standard": each.series.standard,
                "visits": each.visits,
                "late": each.late,
                "unrealistic": each.unrealistic,
            }
            for each in judgement.series
        ],
    }


def _person(each: Shown | Withheld) -> dict[str, Any]:
    if isinstance(each, Shown):
        return asdict(each)
    return {"person": each.person, "withheld": each.reason, "visits": each.visits}


def _text(judgement: Judgement) -> str:
    """Said in visits (FAIR): so many late, so many usual, of so many."""
    lines = []
    for each in judgement.persons:
        if isinstance(each, Withheld):
            lines.append(f"{each.person}: tidak ditampilkan, karena {_REASONS[each.reason]}.")
            continue
        expected = f"{each.expected:.1f}".replace(".", ",")
        asks = " Layak ditanyakan." if each.question else " Layak diberi terima kasih." if each.thanks else ""
        lines.append(f"{each.person}: {each.late} terlambat, wajarnya {expected}, dari {each.visits}.{asks}")
    for seen in judgement.series:
        if seen.unrealistic:
            where = f"{seen.series.kode} {seen.series.row} ({seen.series.standard})"
            lines.append(f"Baku tidak realistis: {where}, {seen.late} dari {seen.visits} terlambat.")
    return "\n".join(lines) or "Tidak ada langkah yang dapat dinilai dalam tinjauan ini."
