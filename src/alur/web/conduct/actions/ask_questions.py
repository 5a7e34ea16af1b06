"""What the record leaves open is put to the person as a question, once. Nothing follows from it by itself."""

from datetime import datetime

from alur.core.instant import instant_of
from alur.web.conduct.models import IntegrityQuestion
from alur.web.conduct.signals import questions_at
from alur.web.people.models import Person


def ask_questions(now: datetime) -> None:
    """May run again: the same finding bears the same mark, and is asked once."""
    at = instant_of(now)
    known = set(Person.objects.filter(is_active=True).values_list("pk", flat=True))
    IntegrityQuestion.objects.bulk_create(
        (
            IntegrityQuestion(
                person_id=int(each.person),
                signal=each.signal,
                mark=each.mark,
                visits=[[int(key.case), key.visit] for key in each.visits],
                at=at,
            )
            for each in questions_at(at)
            if int(each.person) in known
        ),
        ignore_conflicts=True,
    )
