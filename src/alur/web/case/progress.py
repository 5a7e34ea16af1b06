"""How an open step stands against its standard, as one mark and one sentence: share used, state, time left."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alur.core.case.clock import charged, is_short, running, standard_us
from alur.core.case.state import OpenVisit
from alur.core.instant import HOUR, MINUTE, Instant, Microseconds
from alur.core.sop.standard import StandardTime, read_standard
from alur.core.worktime.calendar import Calendar
from alur.web.shell.moments import write_day, write_minutes, write_number

NEARLY = 0.7  # LOOKS: hampir from 70 % of the standard on
WORKDAY = 450 * MINUTE  # only to say a length in words; deadlines never use it


@dataclass(frozen=True, slots=True)
class Progress:
    """``used`` is the share of the standard, 1.0 all of it. ``state`` is tepat, hampir, lewat or jeda.

    ``text`` stands large, ``of`` beneath. ``spent`` is working time spent so far, ``due`` when it falls due.
    """

    used: float
    state: str
    text: str
    of: str
    spent: Microseconds
    due: Instant | None

    @property
    def is_late(self) -> bool:
        return self.state == "lewat"


def progress_of(visit: OpenVisit, calendar: Calendar, now: Instant) -> Progress:
    """Steps in minutes and hours by the time held, steps in days by their due day (DESIGN §3 *Clock*)."""
    standard = read_standard(visit.standard)
    clock = charged(visit, running(calendar, visit, now))
    of = _("dari %(standard)s") % {"standard": visit.standard} if visit.standard else _("tanpa mutu baku waktu")
    if visit.waits:
        return _waiting(visit, calendar, now, of, clock.service)
    if visit.pause:
        return Progress(_share(clock.service, standard), "jeda", _("Jam berhenti"), of, clock.service, visit.due)
    if standard is None:
        return Progress(0.0, "tepat", write_length(clock.service), of, clock.service, None)
    if is_short(standard):
        return _short(visit, standard, clock.held, of) if visit.taken else _untaken(visit, calendar, now)
    return _in_days(visit, calendar, now, of, clock.service)


def _short(visit: OpenVisit, standard: StandardTime, held: Microseconds, of: str) -> Progress:
    whole = standard_us(standard, 1)
    return _judged(held / whole if whole else 1.25, whole - held, of, held, visit.due)


def _untaken(visit: OpenVisit, calendar: Calendar, now: Instant) -> Progress:
    """Nobody is judged yet; but what has waited in the queue past its due is late for the unit."""
    if visit.due is None or now <= visit.due:
        return Progress(0.0, "tepat", _("Belum diambil"), visit.standard, 0, visit.due)
    said = _("Belum diambil, lewat %(t)s") % {"t": write_length(calendar.working_us(visit.due, now))}
    return Progress(1.25, "lewat", said, visit.standard, 0, visit.due)


def _in_days(visit: OpenVisit, calendar: Calendar, now: Instant, of: str, spent: Microseconds) -> Progress:
    if visit.due is None:
        return Progress(0.0, "tepat", write_length(spent), of, spent, None)
    left = calendar.working_us(now, visit.due) if now <= visit.due else -calendar.working_us(visit.due, now)
    whole = spent + left
    late = now > visit.due
    used = max(1.0, spent / (spent + left) if whole > 0 else 1.25) if late else spent / whole if whole > 0 else 0.0
    if not left and not late:
        return Progress(used, "hampir", _last_day(calendar, now, visit.due), of, spent, visit.due)
    return _judged(used, left if left or not late else -1, of, spent, visit.due)


def _last_day(calendar: Calendar, now: Instant, due: Instant) -> str:
    """Working hours are over, the due day is not: no time is left to count, yet nothing is late."""
    if calendar.local_date(now) == calendar.local_date(due):
        return _("Jatuh tempo hari ini")
    return _("Jatuh tempo %(day)s") % {"day": write_day(calendar.local_date(due))}


def _judged(used: float, left: Microseconds, of: str, spent: Microseconds, due: Instant | None) -> Progress:
    if -MINUTE < left < 0:  # the day is over, and no working time has passed since
        return Progress(max(used, 1.02), "lewat", _("Lewat jatuh tempo"), of, spent, due)
    if left < 0:
        return Progress(max(used, 1.02), "lewat", _("Lewat %(t)s") % {"t": write_length(-left)}, of, spent, due)
    state = "hampir" if used >= NEARLY else "tepat"
    return Progress(used, state, _("Sisa %(t)s") % {"t": write_length(left)}, of, spent, due)


def _waiting(visit: OpenVisit, calendar: Calendar, now: Instant, of: str, spent: Microseconds) -> Progress:
    """The applicant has the work: the clock stands, the days are counted so that nobody forgets them."""
    day = (calendar.local_date(now) - calendar.local_date(visit.opened)).days
    text = _("Hari ke-%(n)d menunggu") % {"n": day} if day else _("Menunggu sejak hari ini")
    used = (now - visit.opened) / (visit.due - visit.opened) if visit.due and visit.due > visit.opened else 0.0
    return Progress(min(used, 1.0), "jeda", text, of, spent, visit.due)


def _share(spent: Microseconds, standard: StandardTime | None) -> float:
    if standard is None:
        return 0.0
    whole = standard_us(standard, 1) if is_short(standard) else WORKDAY * (int(standard.high) or 1)
    return min(spent / whole, 1.0) if whole else 0.0


def write_length(length: Microseconds) -> str:
    """Working time in at most two words: 38 menit, 5 jam 45 menit, 1,7 hari."""
    if length < WORKDAY:
        return write_minutes(max(length // MINUTE, 0))
    days, rest = divmod(length, WORKDAY)
    hours = rest // HOUR
    if days >= 10:
        return _("%(d)s hari") % {"d": write_number(days)}
    return (_("%(d)d hari %(h)d jam") if hours else _("%(d)d hari")) % {"d": days, "h": hours}
