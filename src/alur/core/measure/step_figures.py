"""Each step of an SOP against its standard, as a log of any system shows it."""

from dataclasses import dataclass
from fractions import Fraction

from alur.core.case.clock import is_short, standard_us
from alur.core.instant import Instant, Microseconds
from alur.core.measure.log import Log
from alur.core.measure.openings import Openings
from alur.core.measure.quantile import HALF, NINE_TENTHS, quantile
from alur.core.sop.flow import Flow
from alur.core.sop.model import Row
from alur.core.sop.standard import StandardTime, Unit, read_standard
from alur.core.worktime.calendar import Calendar


@dataclass(frozen=True, slots=True)
class StepFigures:
    """``unknown`` visits have no opening, or the row no standard; ``median`` and ``p90`` are in µs, of the others.

    They count working time, but for standards that run by the wall (`x 24 jam`, hari of the applicant) elapsed time.
    """

    number: int
    row: Row
    visits: int
    on_time: int
    late: int
    unknown: int
    median: Fraction | None
    p90: Fraction | None


def steps_of(log: Log, flow: Flow, calendar: Calendar) -> tuple[StepFigures, ...]:
    """A figure for each row, also for rows never visited."""
    judges = {row.id: _Judge(row, calendar) for row in flow.sop.rows}
    openings = Openings(flow)
    for case in range(len(log.cases)):
        begin = log.starts[case]
        for visit in openings.visits(log.texts(case)):
            opened = None if visit.opened_by is None else log.at[begin + visit.opened_by]
            judges[visit.row].count(opened, log.at[begin + visit.event])
    return tuple(judges[row.id].figures(number) for number, row in enumerate(flow.sop.rows, 1))


class _Judge:
    """Counts the visits of one row."""

    def __init__(self, row: Row, calendar: Calendar) -> None:
        self.row = row
        self.calendar = calendar
        self.standard = read_standard(row.time)
        self.on_time = self.late = self.unknown = 0
        self.durations: list[Microseconds] = []

    def count(self, opened: Instant | None, ended: Instant) -> None:
        if opened is None:
            self.unknown += 1
            return
        working = self.calendar.working_us(opened, ended)
        self.durations.append(ended - opened if self._runs_by_the_wall() else working)
        if self.standard is None:
            self.unknown += 1
        elif self._is_late(self.standard, opened, ended, working):
            self.late += 1
        else:
            self.on_time += 1

    def _is_late(self, standard: StandardTime, opened: Instant, ended: Instant, working: Microseconds) -> bool:
        if is_short(standard):
            return working > standard_us(standard, 1)
        return ended > self.calendar.due(opened, standard, waits_for_applicant=self.row.waits_for_applicant)

    def _runs_by_the_wall(self) -> bool:
        unit = self.standard.unit if self.standard else None
        return unit is Unit.ELAPSED or (unit is Unit.DAY and self.row.waits_for_applicant)

    def figures(self, number: int) -> StepFigures:
        self.durations.sort()
        median, p90 = (quantile(self.durations, share) if self.durations else None for share in (HALF, NINE_TENTHS))
        visits = self.on_time + self.late + self.unknown
        return StepFigures(number, self.row, visits, self.on_time, self.late, self.unknown, median, p90)
