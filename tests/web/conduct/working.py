"""People who have worked long enough, made of facts alone: what the figures are counted from."""

from tests.web.office import SINCE, Office

from alur.core.instant import DAY, HOUR, Instant
from alur.web.case.models import Case, Fact
from alur.web.people.models import Holding, Person


def colleagues(office: Office, number: int) -> list[Person]:
    """Assistants like Bima."""
    names = [f"rekan{place:02}" for place in range(number)]
    people = [Person.objects.create(login_name=name, name=name.capitalize()) for name in names]
    for person in people:
        Holding.objects.create(person=person, position=office.assistant, since=SINCE)
    return people


def work(case: Case, person: Person, last: Instant, *, weeks: int, each: int, late: int) -> list[Fact]:
    """``each`` live visits in each of so many weeks up to ``last``, of which ``late`` were late."""
    first = Fact.objects.count() + 1_000
    ends = [last - week * 7 * DAY - place * HOUR for week in range(weeks) for place in range(each)]
    facts = [_fact(case, person, first + n, end, is_late=n % each < late) for n, end in enumerate(ends)]
    return Fact.objects.bulk_create(facts)


def _fact(case: Case, person: Person, number: int, end: Instant, *, is_late: bool) -> Fact:
    return Fact(
        case=case,
        visit=number,
        revision=number,
        sop=case.sop,
        unit=case.unit,
        version="1",
        row="naskah",
        lane="host",
        person=person.pk,
        ending="done",
        opened=end - 3 * HOUR,
        taken=end - 2 * HOUR,
        ended=end,
        recorded=end,
        queue=HOUR,
        service=3 * HOUR,
        held=2 * HOUR,
        paused=0,
        absent=0,
        standard="1 hari kerja",
        items=1,
        due=end - HOUR // 2 if is_late else end + HOUR // 2,
        on_time="no" if is_late else "yes",
        outputs_due=1,
        outputs_given=1,
        exit="",
        nth=1,
        holders=1,
        time_source="live",
        calendar="k",
        waits=False,
        usable=True,
        formula=1,
    )
