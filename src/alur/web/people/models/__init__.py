"""The tables of `people`, in four files by what they are about."""

from alur.web.people.models.calendar import Calendar, DayHours, Holiday, HoursPeriod
from alur.web.people.models.office import Absence, Agency, Grant, Holding, Position, Role, Unit
from alur.web.people.models.person import Person
from alur.web.people.models.signing_in import Session, SignInTry

__all__ = [
    "Absence",
    "Agency",
    "Calendar",
    "DayHours",
    "Grant",
    "Holding",
    "Holiday",
    "HoursPeriod",
    "Person",
    "Position",
    "Role",
    "Session",
    "SignInTry",
    "Unit",
]
