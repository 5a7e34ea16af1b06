"""Say what a unit must have SOPs for, and how their numbers are made."""

from datetime import date

from django.db import transaction

from alur.core.sop.life import number_from
from alur.web.people.models import Unit
from alur.web.sop.models import Duty, Numbering


@transaction.atomic
def set_tasks(unit: Unit, names: list[str], *, template: str, today: date) -> None:
    """Functions that are named no more go, their SOPs stay. Raises Refused where the template gives no number."""
    number_from(template, sequence=1, unit=unit.code or unit.name, on=today)
    Numbering.objects.update_or_create(unit=unit, defaults={"template": template})
    unit.duties.exclude(name__in=names).delete()
    for order, name in enumerate(names):
        Duty.objects.update_or_create(unit=unit, name=name, defaults={"order": order})
