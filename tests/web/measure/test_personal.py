"""What fewer than five people did is withheld from all but them and their head, and so is what would give it away."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.case.running import run_podcast
from tests.web.conduct.working import colleagues, work
from tests.web.office import Office

from alur.core.instant import DAY, Instant, instant_of
from alur.web.case.models import Case, Fact
from alur.web.measure.counting import Series
from alur.web.measure.personal import Reader

SIX, FOUR, THREE = (Series(row, "1 jam") for row in ("baca", "tulis", "kirim"))
MINE = Series("cap", "1 jam")
HOLDERS = {
    SIX: frozenset(range(1, 7)),
    FOUR: frozenset(range(1, 5)),
    THREE: frozenset(range(5, 8)),
    MINE: frozenset({9}),
}


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (Reader(1, False, HOLDERS), {SIX}),  # one of four sees nothing of the three others
        (Reader(9, False, HOLDERS), {SIX, MINE}),  # alone: it is about oneself
        (Reader(0, True, HOLDERS), {*HOLDERS}),
    ],
)
def test_who_sees_which_series(reader: Reader, seen: set[Series]) -> None:
    assert {series for series in HOLDERS if reader.may_see(series)} == seen


def test_a_total_is_withheld_where_the_rest_would_stand_on_fewer_than_five() -> None:
    reader = Reader(0, False, HOLDERS)
    assert not reader.may_see_whole([SIX, FOUR])  # the whole less the six are the four
    assert reader.may_see_whole([SIX, FOUR, THREE])  # the rest are seven people
    assert reader.may_see_whole([SIX])


@pytest.fixture
def case(office: Office) -> Case:
    running = run_podcast(office)
    running.now = instant_of(timezone.now()) - 100 * DAY
    return Case.objects.get(pk=running.open().case)


def last() -> Instant:
    return instant_of(timezone.now()) - 10 * DAY


def table_of(client: Client) -> str:
    return client.get("/sop/podcast/kinerja/").content.decode()


def test_a_step_of_two_people_is_for_the_head_alone(
    office: Office, case: Case, citra: Client, eka: Client, bima: Client
) -> None:
    for person in (office.bima, *colleagues(office, 1)):
        work(case, person, last(), weeks=6, each=2, late=1)
    assert "12 dari 24" in table_of(citra)
    for reader in (eka, bima):
        assert "12 dari 24" not in table_of(reader)
        assert "ditahan, kurang dari 5 orang" in table_of(reader)
        visits = reader.get("/sop/podcast/kinerja/naskah/?baku=1+hari+kerja").content.decode()
        assert "Ditahan: kurang dari lima orang" in visits
        assert case.number not in visits
    unit = eka.get(f"/kinerja/unit/{office.root.pk}/").content.decode()
    assert "12 dari 24" not in unit
    assert "12 dari 24" not in eka.get("/sop/podcast/kinerja/?bentuk=csv").content.decode()


def test_a_step_of_five_people_is_for_everybody(office: Office, case: Case, eka: Client) -> None:
    for person in (office.bima, *colleagues(office, 4)):
        work(case, person, last(), weeks=6, each=2, late=1)
    assert Fact.objects.count() == 60
    assert "30 dari 60" in table_of(eka)


def test_the_writer_is_told_that_a_standard_is_unrealistic_and_not_by_how_much(
    office: Office, case: Case, ayu: Client, eka: Client
) -> None:
    for person in (office.bima, *colleagues(office, 1)):
        work(case, person, last(), weeks=6, each=2, late=2)
    assert "Indikasi, bukan kesimpulan." in table_of(ayu)
    assert "0 dari 24" not in table_of(ayu)
    assert "Indikasi" not in table_of(eka)
