"""Who may see which figures. Figures of units and SOPs are for the office; those about one person for that person only.

What fewer than five people did counts as personal: `personal` withholds it.
"""

from django.http import Http404

from alur.web.case.access import visible_units
from alur.web.people.models import Person, Unit
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force, published


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
