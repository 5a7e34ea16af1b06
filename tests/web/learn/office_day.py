"""The date on the wall of the office: a test may run when it is another one in UTC."""

from datetime import date

from alur.web.people.models import Agency
from alur.web.people.queries import today


def office_day() -> date:
    return today(Agency.objects.get().root)
