"""Keep what is prepared on a step: ticks with the moment they were set, words to outputs, a note."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from alur.core.case.procedure import Step
from alur.core.instant import instant_of
from alur.web.case.forms import Posted
from alur.web.case.models import Case, StepDraft


@transaction.atomic
def prepare(case: Case, visit: int, posted: Posted, run: Sequence[Step]) -> None:
    """A tick keeps the moment it was first set. ``run`` is the step with those that the same act may close."""
    draft, _created = StepDraft.objects.select_for_update().get_or_create(case=case, visit=visit)
    now = instant_of(timezone.now())
    ticked = posted.places("need", len(run[0].row.needs))
    draft.ticked = {str(place): draft.ticked.get(str(place), now) for place in ticked}
    draft.results = {
        str(place): {"given": bool(posted.fields.get(f"output-{place}")), "text": posted.text(f"result-{place}")}
        for place in range(sum(len(step.row.outputs) for step in run))
    }
    draft.note = posted.text("note")
    draft.save()


def forget(case: Case, visit: int) -> None:
    """The step has gone on; what was prepared is in the record now, or was given up."""
    StepDraft.objects.filter(case=case, visit=visit).delete()
