"""Who may see which figures. Figures of units and SOPs are for the office; those about one person for that person only.

A lane with under five holders counts as personal (FAIR.md): its figures would tell about single persons.
"""

from collections.abc import Collection

from django.http import Http404

from alur.web.case.access import leads, visible_units
from alur.web.people.models import Person, Unit
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force, published

FEWEST_HOLDERS = 5


def unit_for(person: Person, pk: int) -> Unit:
    """Raises Http404 where the unit is not for this reader."""
    found = visible_units(person).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def sop_for(person: Person, kode: str) -> Sop:
    """An SOP that was ever the office's word, in a unit that the reader may see."""
    found = Sop.objects.select_related("unit").filter(kode=kode, unit__in=visible_units(person)).first()
    if found is None or not (in_force(found) or published(found).exists()):
        raise Http404
    return found


def may_see_lane(person: Person, sop: Sop, holders: Collection[int]) -> bool:
    """Figures of a lane: for everybody where five or more hold it; else for its only holder, and for the head."""
    if len(holders) >= FEWEST_HOLDERS:
        return True
    return leads(person, sop.unit) or set(holders) == {person.pk}
