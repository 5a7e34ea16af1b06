"""`alur simulate`: a seeded log of plausible work by an SOP, in office hours."""

from datetime import date
from pathlib import Path
from random import Random

import click

from alur.cli import edge
from alur.cli.office import office_calendar, office_options
from alur.core.measure.log import Log, LogMaker
from alur.core.measure.simulation import Done
from alur.core.measure.simulation import simulate as simulated
from alur.core.measure.walk import rows_to_end
from alur.core.refused import Refused
from alur.core.sop.dates import read_date
from alur.core.sop.flow import Flow, flow_of
from alur.core.worktime.calendar import Calendar
from alur.formats.log.write import write_csv, write_xes
from alur.formats.sopfile import read_sop

_SOP_LIMIT = 2_000_000
# What is made within the time and memory that a command may take.
_MOST_EVENTS = 300_000
# No clock is read: without --from and a date in the SOP, work begins on this Monday.
_BEGIN = date(2026, 1, 5)
_FIRST_YEAR = 1900
_WRITERS = {".csv": write_csv, ".xes": write_xes}


@click.command()
@click.argument("sop")
@click.option("--cases", type=click.IntRange(1), required=True, help="Banyaknya kasus.")
@click.option("--seed", type=int, required=True, help="Benih: yang sama memberi log yang sama.")
@click.option("--from", "begin", default=None, metavar="DATE", help="Hari pertama. Bawaan: tanggal efektif SOP.")
@office_options
@click.option("-o", "--output", required=True, metavar="X.csv|X.xes", help="Berkas hasil.")
@click.option("--json", "as_json", is_flag=True, help="Cetak satu dokumen JSON.")
@edge.guarded
def simulate(
    sop: str, cases: int, seed: int, begin: str | None, hours: str, zone: str, holidays: str, output: str, as_json: bool
) -> None:
    """Buat log kerja tiruan dari SOP: setiap kasus tepat menurut alurnya, sebagian terlambat."""
    write = _WRITERS.get(Path(output).suffix.lower())
    if write is None:
        raise Refused("{output}: tulis nama berkas hasil yang berakhir .csv atau .xes.", output=output)
    flow = flow_of(read_sop(edge.read_bytes(sop, _SOP_LIMIT), name=sop))
    with edge.named(sop):
        first_day = _first_day(begin, flow)
        calendar = office_calendar(hours, zone, holidays, range(first_day.year, first_day.year + 10))
        log = _log(flow, calendar, first_day, cases=cases, seed=seed)
        written = write(log, zone=calendar.zone)
    edge.write_atomic(output, written)
    events = len(log.at)
    edge.finish({"cases": cases, "events": events} if as_json else f"{cases} kasus, {events} kejadian", as_json)


def _first_day(begin: str | None, flow: Flow) -> date:
    written = flow.sop.identity.effective if begin is None else begin
    if (day := read_date(written)) is None and begin is not None:
        raise Refused("--from “{begin}” bukan tanggal. Tulis misalnya 2026-11-23.", begin=begin)
    if day and day.year < _FIRST_YEAR:
        raise Refused("Tahun {year} terlalu lama untuk log; pakai --from, misalnya 2026-11-23.", year=day.year)
    return day or _BEGIN


def _log(flow: Flow, calendar: Calendar, begin: date, *, cases: int, seed: int) -> Log:
    least = min((rows_to_end(flow).get(start, 0) for start in flow.starts), default=0) + 1
    if cases * least > _MOST_EVENTS:
        raise _too_many()
    maker = LogMaker()
    for number in range(1, cases + 1):
        maker.open_case(f"{flow.sop.identity.kode or 'kasus'}-{number}")
    # As text, since of whole numbers the sign would be lost.
    work = simulated(flow, calendar, cases=cases, begin=begin, chance=Random(str(seed)))
    for events, done in enumerate(work, 1):
        if events > _MOST_EVENTS:
            raise _too_many()
        maker.add(done.case, flow.row(done.row).text, done.ended, _resource(flow, done))
    return maker.log()


def _too_many() -> Refused:
    return Refused("Log menjadi lebih dari {most} kejadian. Kurangi --cases.", most=_MOST_EVENTS)


def _resource(flow: Flow, done: Done) -> str:
    lane = flow.row(done.row).lane
    return f"{lane}-{done.worker}" if lane and done.worker else lane
