"""Pages of figures: what each person sees, n beside every figure, and the way down to the events."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.case.running import Running, run_podcast
from tests.web.office import Office

from alur.core.case.commands import Complete, Move, Skip
from alur.core.instant import DAY, HOUR, instant_of
from alur.web.case.models import Case
from alur.web.measure import queries
from alur.web.sop.models import SopVersion


@pytest.fixture
def running(office: Office) -> Running:
    """Six cases, begun twenty days ago: the first step done on time four times, late once, skipped once."""
    office_running = run_podcast(office)
    begun = instant_of(timezone.now() - timedelta(days=20))
    for place in range(6):
        office_running.now = begun + place * HOUR // 60
        case = office_running.open(subject=f"Episode {place}").case
        if place == 4:
            office_running.now += 9 * DAY
        if place == 5:
            office_running.act(case, Skip(visit=1, reason="mendesak"))
        else:
            office_running.act(case, Complete(visit=1, given=(0,)))
    return office_running


def test_the_step_table_says_how_many_of_how_many(running: Running, citra: Client) -> None:
    page = citra.get("/sop/podcast/kinerja/").content.decode()
    assert "4 dari 5" in page
    assert "Menyusun usulan tema" in page


def test_under_five_nothing_is_shown(office: Office, citra: Client) -> None:
    begun = run_podcast(office)
    begun.now = instant_of(timezone.now() - timedelta(days=20))
    for place in range(3):
        begun.act(begun.open(subject=f"Episode {place}").case, Complete(visit=1, given=(0,)))
    assert "ditahan, n kurang dari 5" in citra.get("/sop/podcast/kinerja/").content.decode()


def test_a_figure_opens_down_to_its_visits_and_these_to_their_event(running: Running, citra: Client) -> None:
    page = citra.get("/sop/podcast/kinerja/usulan-tema/?baku=1+hari+kerja&hanya=lewat").content.decode()
    number = Case.objects.get(subject="Episode 4").number
    assert f"/kasus/{number}/#peristiwa-2" in page
    assert "Bima" not in page.split("<main")[1].split("</main>")[0]
    assert 'id="peristiwa-2"' in citra.get(f"/kasus/{number}/").content.decode()


def test_a_unit_lists_its_sops_and_their_csv_is_safe(running: Running, dewi: Client, office: Office) -> None:
    page = dewi.get("/kinerja/", follow=True).content.decode()
    assert "podcast" in page
    text = dewi.get(f"/kinerja/unit/{office.root.pk}/?bentuk=csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("SOP,Kasus selesai")


def test_own_figures_are_for_oneself(running: Running, bima: Client, citra: Client) -> None:
    assert "5 langkah selesai pada 5 kasus" in bima.get("/kinerja/saya/").content.decode()
    assert "0 langkah selesai" in citra.get("/kinerja/saya/").content.decode()


def test_the_page_of_truth_tells_how_the_data_came(running: Running, eka: Client, office: Office) -> None:
    page = eka.get(f"/kinerja/unit/{office.root.pk}/data/").content.decode()
    assert "5 dari 5" in page
    assert "Menyetujui kerangka acuan" in page


@pytest.mark.parametrize("query", ["?dari=x", "?dari=2026-13-40&sampai=zz", "?dari=2030-01-01&sampai=2020-01-01"])
def test_odd_spans_are_answered(running: Running, eka: Client, query: str) -> None:
    assert eka.get(f"/sop/podcast/kinerja/{query}").status_code == 200


def test_what_is_not_there_is_not_found(running: Running, eka: Client) -> None:
    assert eka.get("/kinerja/unit/999999/").status_code == 404
    assert eka.get("/sop/tidak-ada/kinerja/").status_code == 404
    assert eka.get("/sop/podcast/kinerja/tidak-ada/").status_code == 404


def test_the_promise_and_the_way_open_down_to_their_cases(running: Running, eka: Client) -> None:
    """Two of six cases end within the promise, one of them beside the way; a third is still open past its due."""
    cases = list(Case.objects.order_by("pk"))
    for place, case in enumerate(cases[:2]):
        running.now = case.opened + DAY
        reason = {"reason": "mendesak", "note": ""}
        move = Move(visit=2, to_row="lapor", **reason) if place else Skip(visit=2, exit="Ya", reason="mendesak")
        running.act(case.pk, move, running.office.citra)
        if place:
            running.act(case.pk, Complete(visit=3, given=(0,)))
    Case.objects.filter(pk=cases[2].pk).update(due=cases[2].opened + DAY)
    Case.objects.filter(pk=cases[1].pk).update(due=cases[1].opened + 2 * DAY)
    url = "/kinerja/sop/podcast/kasus/?hanya="
    assert cases[1].number in eka.get(f"{url}dalam-janji").content.decode()
    late = eka.get(f"{url}lewat-janji").content.decode()
    assert cases[2].number in late
    assert cases[1].number not in late
    assert cases[1].number in eka.get(f"{url}di-luar-alur").content.decode()
    assert "Tidak ada kasus dalam masa ini" in eka.get(f"{url}menurut-alur").content.decode()


def test_times_and_outputs_open_down_to_the_visits_that_ended(running: Running, citra: Client) -> None:
    """Also those that fell due outside the span, and what did not come out."""
    page = citra.get("/sop/podcast/kinerja/usulan-tema/?baku=1+hari+kerja&hanya=selesai").content.decode()
    assert page.count("#peristiwa-2") == 6
    assert "output 0 dari 1" in page


def test_a_full_width_formula_is_plain_text_in_the_table(running: Running, citra: Client, office: Office) -> None:
    for name in ("＝HYPERLINK(1)", " =1+1", "a\n=1+1", "\t=1"):
        SopVersion.objects.update(name=name)
        text = citra.get(f"/kinerja/unit/{office.root.pk}/?bentuk=csv").content.decode("utf-8-sig")
        assert any(row[0] == f"'{name}" for row in csv.reader(io.StringIO(text, newline=""))), name


def test_a_list_that_is_cut_says_so(running: Running, citra: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/sop/podcast/kinerja/usulan-tema/?baku=1+hari+kerja&hanya=selesai"
    assert "Hanya" not in citra.get(address).content.decode().split("<main")[1]
    monkeypatch.setattr(queries, "MOST_VISITS", 4)
    page = citra.get(address).content.decode()
    assert "Hanya 4 kunjungan terakhir yang didaftar" in page
    assert page.count("#peristiwa-2") == 4
