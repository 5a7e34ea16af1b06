"""What the journeys about figures of persons find: an opening, an objection and a question."""

from django.utils import timezone

from alur.core.fair.look import running_look
from alur.core.instant import Instant, instant_of
from alur.web.case.models import Fact
from alur.web.conduct.actions.object_to import object_to
from alur.web.conduct.actions.open_figures import open_figures
from alur.web.conduct.comparison import office_calendar
from alur.web.conduct.models import IntegrityQuestion
from alur.web.people.models import Person


def live_fairly() -> None:
    """By the site's own actions, but for what only time and chance bring about."""
    now = instant_of(timezone.now())
    bima, citra, eka = (Person.objects.get(login_name=name) for name in ("bima", "citra", "eka"))
    open_figures(bima, running_look(office_calendar().local_date(now)), reader=citra, purpose="percakapan", now=now)
    fact = Fact.objects.filter(person=bima.pk, current=True, ending="done").order_by("pk").first()
    assert fact is not None
    reason = "Saat itu saya menunggu jawaban unit lain, dan jamnya tidak sempat dijeda."
    object_to(fact, person=bima, ground="unit-lain", reason=reason, addressee=eka.pk, now=now)
    _asked(bima, fact, now)


def _asked(person: Person, fact: Fact, now: Instant) -> None:
    visits = [[fact.case_id, fact.visit]]
    IntegrityQuestion.objects.create(person=person, signal="bukti-ganda", mark="bukti-ganda", visits=visits, at=now)
