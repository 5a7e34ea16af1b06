"""What stands beside a figure: the load at taking against a slow count, and what is not the person's, by name."""

from hypothesis import given
from hypothesis import strategies as st
from tests.web.conduct.conftest import LAST
from tests.web.conduct.working import work
from tests.web.office import Office

from alur.core.instant import DAY, HOUR
from alur.core.measure.tally import Span
from alur.web.case.models import Case, Fact
from alur.web.conduct.beside import beside, mean_load

INTERVALS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)).map(lambda one: (one[0], sum(one))), max_size=12)


@given(INTERVALS)
def test_the_load_is_how_many_others_were_held_at_each_taking(held: list[tuple[int, int]]) -> None:
    """What was taken at the same moment counts, what ended at it does not."""
    slow = [
        sum(begin <= taken < max(end, begin + 1) for place, (begin, end) in enumerate(held) if place != mine)
        for mine, (taken, _end) in enumerate(held)
    ]
    assert mean_load(held) * max(len(held), 1) == sum(slow)


def test_what_is_not_the_persons_is_told_by_name(office: Office, case: Case) -> None:
    facts = work(case, office.bima, LAST, weeks=10, each=1, late=1)
    changes: list[dict[str, object]] = [
        {"waits": True},
        {"holders": 2, "usable": False},
        {"ending": "returned", "on_time": "no", "usable": False},
        {"time_source": "declared", "on_time": "unknown", "usable": False},
        {"absent": 2 * HOUR},
    ]
    for fact, change in zip(facts, changes, strict=False):
        Fact.objects.filter(pk=fact.pk).update(**change)
    rows = list(Fact.objects.filter(person=office.bima.pk).order_by("pk"))
    left_out = frozenset({(rows[9].case_id, rows[9].visit)})
    told = beside(rows, training=[Span(LAST - 30 * DAY, LAST)], left_out=left_out)
    assert dict(told.not_counted) == {
        "Antrean sebelum diambil": "1 hari 2 jam",
        "Cuti, sakit, dinas": "2 jam",
        "Langkah di tangan pemohon": "1 kunjungan",
        "Dikerjakan lebih dari satu orang": "1 kunjungan",
        "Dikembalikan, dilewati, dipindah, atau dibatalkan": "1 kunjungan",
        "Jamnya dicatat belakangan, jadi tidak dinilai": "1 kunjungan",
        "Keberatannya diterima": "1 kunjungan",
    }
    assert (told.visits, told.declared, told.handed_over, told.in_training) == (10, 1, 1, 5)
