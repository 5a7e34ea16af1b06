"""The office of most tests: five named persons with their roles in a small Kalimantan Selatan."""

from dataclasses import dataclass
from datetime import date, time

from alur.web.people.models import (
    Agency,
    Calendar,
    DayHours,
    Grant,
    Holding,
    HoursPeriod,
    Person,
    Position,
    Role,
    Unit,
)

SINCE = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Office:
    """Ayu writes, Bima works, Citra leads and approves, Dewi may only look, Eka inspects; Fajar keeps the office."""

    agency: Agency
    root: Unit
    prevention: Unit
    intake: Unit
    calendar: Calendar
    assistant: Position
    head: Position
    ayu: Person
    bima: Person
    citra: Person
    dewi: Person
    eka: Person
    fajar: Person

    @property
    def persons(self) -> tuple[Person, ...]:
        return (self.ayu, self.bima, self.citra, self.dewi, self.eka)


def build_office() -> Office:
    calendar = Calendar.objects.create(name="Kalimantan Selatan", zone="Asia/Makassar")
    hours = HoursPeriod.objects.create(calendar=calendar, name="Jam biasa", since=SINCE)
    DayHours.objects.bulk_create(DayHours(period=hours, weekday=day, **_hours(day)) for day in range(5))
    root = Unit.objects.create(name="Perwakilan Kalimantan Selatan", code="KS", calendar=calendar)
    agency = Agency.objects.create(id=1, name="Ombudsman RI", office="Perwakilan Kalimantan Selatan", root=root)
    prevention = Unit.objects.create(name="Keasistenan Pencegahan", code="PCG", parent=root, place=1)
    intake = Unit.objects.create(name="Keasistenan PVL", code="PVL", parent=root, place=2)
    head = Position.objects.create(unit=root, name="Kepala Perwakilan", leads=True)
    assistant = Position.objects.create(unit=prevention, name="Asisten Pencegahan")
    names = ("ayu", "bima", "citra", "dewi", "eka", "fajar")
    persons = [Person.objects.create(login_name=name, name=name.capitalize()) for name in names]
    ayu, bima, citra, dewi, eka, fajar = persons
    Holding.objects.create(person=bima, position=assistant, since=SINCE)
    Holding.objects.create(person=citra, position=head, since=SINCE)
    roles = (
        (ayu, Role.WRITER),
        (bima, Role.WORKER),
        (citra, Role.APPROVER),
        (dewi, Role.READER),
        (eka, Role.INSPECTOR),
        (fajar, Role.ADMIN),
    )
    Grant.objects.bulk_create(Grant(person=person, unit=root, role=role, since=SINCE) for person, role in roles)
    return Office(agency, root, prevention, intake, calendar, assistant, head, *persons)


def _hours(weekday: int) -> dict[str, time]:
    """Perpres 21/2023: 37 h 30 m a week without breaks; Friday's break is longer."""
    if weekday == 4:
        return {"opens": time(7, 30), "closes": time(16, 30), "break_from": time(11, 30), "break_to": time(13)}
    return {"opens": time(7, 30), "closes": time(16), "break_from": time(12), "break_to": time(13)}
