"""The database counts as the core does: the same facts give the same Tally, and a hand-made office its figures."""

from random import Random

import pytest
from tests.web.case.running import MORNING, Running, run_podcast
from tests.web.office import Office

from alur.core.case import facts as core
from alur.core.case.events import Ending, Source
from alur.core.instant import DAY, HOUR, MINUTE
from alur.core.measure.tally import Span, merged, tally_visits
from alur.web.case.models import Case, Fact, OpenVisit
from alur.web.measure.counting import Series, case_tally, visit_tallies

SPAN = Span(MORNING - 60 * DAY, MORNING)
ROWS = (("naskah", "1 hari kerja"), ("studio", "60 menit"), ("rekam", ""), ("sunting", "30 menit + 1 jam"))


@pytest.fixture
def running(office: Office) -> Running:
    return run_podcast(office)


def a_fact(case: Case, visit: int, random: Random) -> Fact:
    row, standard = random.choice(ROWS)
    ended = MORNING - random.randrange(70 * DAY)
    due = ended + random.randrange(-DAY, DAY) if standard else None
    ending = random.choice([None, "done", "done", "done", "returned", "skipped", "cancelled"])
    return Fact(
        case=case,
        visit=visit,
        revision=visit,
        current=random.random() < 0.9,
        sop=case.sop,
        unit=case.unit,
        version="1",
        row=row,
        lane="host",
        person=random.randrange(4),
        ending=ending,
        opened=ended - 2 * HOUR,
        taken=ended - HOUR,
        ended=ended,
        recorded=ended,
        queue=random.randrange(3) * HOUR,
        service=random.randrange(1, 5) * HOUR,
        held=random.randrange(1, 90) * MINUTE,
        paused=0,
        absent=0,
        standard=standard,
        items=1,
        due=due,
        on_time=random.choice(["yes", "no", "unknown"]) if due else "unknown",
        outputs_due=2,
        outputs_given=random.randrange(3),
        exit="",
        nth=random.randrange(1, 3),
        holders=1,
        time_source=random.choice(["live", "declared"]),
        calendar="k",
        waits=random.random() < 0.1,
        usable=True,
        formula=1,
    )


def as_value(fact: Fact) -> core.Fact:
    """The row as the core's own Fact."""
    names = [one for one in core.Fact.__dataclass_fields__]
    given = {name: getattr(fact, name) for name in names if hasattr(fact, name)}
    given |= {
        "ending": Ending(fact.ending) if fact.ending else None,
        "on_time": core.OnTime(fact.on_time),
        "time_source": Source(fact.time_source),
    }
    missing = {"unit": "", "kode": "", "version": "1", "series": fact.row}
    return core.Fact(**{name: given.get(name, missing.get(name)) for name in names} | {"unit": "1"})


@pytest.mark.parametrize("seed", range(4))
def test_the_database_counts_as_the_core_does(running: Running, seed: int) -> None:
    random = Random(seed)
    case = Case.objects.get(pk=running.open().case)
    Fact.objects.bulk_create(a_fact(case, visit, random) for visit in range(100, 500))
    kept = Fact.objects.filter(current=True)
    found = visit_tallies(Fact.objects.all(), OpenVisit.objects.none(), SPAN, now=MORNING)
    for row, standard in ROWS:
        own = [as_value(fact) for fact in kept.filter(row=row, standard=standard)]
        expected = tally_visits(own, [], SPAN, now=MORNING)
        assert found.get(Series(row, standard), merged([])) == expected, (seed, row)


def test_what_is_open_past_its_due_counts_late_by_the_standard_it_opened_with(running: Running) -> None:
    running.open()
    later = MORNING + 30 * DAY
    found = visit_tallies(Fact.objects.all(), OpenVisit.objects.all(), Span(MORNING, later), now=later)
    assert found[Series("usulan-tema", "1 hari kerja")].late == 1


def test_an_open_case_past_its_promise_counts_as_broken(running: Running) -> None:
    running.open()
    later = MORNING + 60 * DAY
    tally = case_tally(Case.objects.all(), Span(MORNING, later), now=later)
    assert (tally.promises_kept, tally.promises_broken) == (0, 1)
