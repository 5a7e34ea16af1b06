"""When an SOP opens a case by itself (`pemicu`): which period a day belongs to, and whether its day has come."""

from datetime import date, timedelta

from alur.core.sop.model import Trigger
from alur.core.worktime.calendar import Calendar

EVERY = ("hari", "minggu", "bulan")


def due_period(trigger: Trigger, day: date, calendar: Calendar) -> str | None:
    """The period whose case should be open by this day, named so that it is opened once; None before its day.

    `setiap: bulan, hari_kerja: 5` is due from the fifth working day of the month on, so a day on which the program
    stood still is made up for. A period with fewer working days than that is due on its last.
    """
    first, last, name = _period(trigger.every, day)
    workdays = [one for one in _days(first, last) if calendar.is_workday(one)]
    if not workdays:
        return None
    begins = workdays[min(max(trigger.workday, 1), len(workdays)) - 1]
    return name if day >= begins else None


def _period(every: str, day: date) -> tuple[date, date, str]:
    if every == "bulan":
        first = day.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        return first, following - timedelta(days=1), f"{day:%Y-%m}"
    if every == "minggu":
        first = day - timedelta(days=day.weekday())
        year, week, _weekday = day.isocalendar()
        return first, first + timedelta(days=6), f"{year}-W{week:02d}"
    return day, day, day.isoformat()


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
