"""The month's page: about work and SOPs, naming nobody but to thank, and silent about small numbers."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from tests.web.case.running import EXAMPLES, put_in_force, run_podcast
from tests.web.office import Office

from alur.core.case.commands import Complete
from alur.web.desk.month import Counted, month_of
from alur.web.learn.models import Flaw

NOVEMBER = date(2026, 11, 1)


@pytest.mark.parametrize(("of", "withheld"), [(0, True), (4, True), (5, False)])
def test_under_five_nothing_is_counted_out_loud(of: int, withheld: bool) -> None:
    assert Counted(of, of).is_withheld is withheld


def test_a_mended_sop_is_told_in_words_with_thanks_to_whoever_said_so(office: Office, bima: Client) -> None:
    first = run_podcast(office).version
    text = (EXAMPLES / "podcast.sop.yaml").read_text().replace("waktu: 90 menit", "waktu: 120 menit")
    put_in_force(office, text, kode="podcast", number=2, effective=date(2026, 11, 20))
    Flaw.objects.create(
        sop=first.sop, version=first, row="rekam", text="Terlalu singkat.", by=office.bima,
        at=datetime(2026, 11, 2, tzinfo=UTC), outcome=Flaw.Outcome.MENDED,
        answered_at=datetime(2026, 11, 10, tzinfo=UTC),
    )  # fmt: skip
    [mended] = month_of(office.prevention, NOVEMBER).mended
    assert mended.thanks_to == ("Bima",)
    assert any("120 menit" in words for words in mended.changes)
    assert "Terima kasih kepada Bima" in bima.get("/bulan/?bulan=2026-11").content.decode()


def test_four_steps_on_time_are_withheld_and_five_are_told(office: Office) -> None:
    running = run_podcast(office)
    for place in range(5):
        case = running.open().case
        running.act(case, Complete(visit=1, given=(0,)))
        counted = month_of(office.root, NOVEMBER).on_time
        assert counted == Counted(place + 1, place + 1)
    assert not counted.is_withheld


@pytest.mark.parametrize("asked", ["", "2026-13", "x", "0000-01", "2026-02"])
def test_any_month_that_is_asked_for_gets_a_page(bima: Client, asked: str) -> None:
    assert bima.get("/bulan/", {"bulan": asked}).status_code == 200
