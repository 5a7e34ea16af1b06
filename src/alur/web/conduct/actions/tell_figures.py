"""After a look has closed everybody is told that their figure is ready, and again whenever it says another thing."""

from datetime import datetime

from django.db import transaction

from alur.core.fair.judge import FORMULA, Shown
from alur.core.fair.look import running_look
from alur.core.instant import instant_of
from alur.web.conduct.comparison import is_learning, judgement_at, office_calendar
from alur.web.conduct.models import FigureNotice
from alur.web.conduct.queries.use import notice_of, says_the_same
from alur.web.people.models import Person
from alur.web.people.queries import agency


def tell_figures(now: datetime) -> None:
    """For the look that closed last. May run again: who was told the same is not told twice."""
    at = instant_of(now)
    if agency() is None or is_learning(at):
        return
    look = running_look(office_calendar().local_date(at)).before
    persons = {str(person.pk): person for person in Person.objects.filter(is_active=True)}
    said = [each for each in judgement_at(look, now=at).persons if each.person in persons]
    with transaction.atomic():
        for each in said:
            notice = notice_of(persons[each.person], look)
            if notice is None or not says_the_same(notice, each):
                FigureNotice.objects.create(
                    person=persons[each.person],
                    look=str(look),
                    formula=FORMULA,
                    visits=each.visits,
                    late=each.late if isinstance(each, Shown) else None,
                    at=at,
                )
