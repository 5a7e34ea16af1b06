"""The unit's steps and the four questions before anybody is judged; questions to a person; findings to the writer."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.conduct.conftest import LAST, NOW
from tests.web.conduct.working import colleagues, work
from tests.web.office import Office

from alur.core.instant import DAY, instant_of
from alur.web.case.models import Case, Fact
from alur.web.conduct.actions.ask_questions import ask_questions
from alur.web.conduct.models import IntegrityQuestion
from alur.web.conduct.queries.questions import questions_about
from alur.web.learn.models import Flaw

AT = instant_of(NOW)
SPAN = "?dari=2026-10-01&sampai=2026-12-31"


@pytest.fixture
def five(office: Office, case: Case) -> None:
    """Bima and four like him; in each of ten weeks two visits each, one of them late."""
    for person in (office.bima, *colleagues(office, 4)):
        work(case, person, LAST, weeks=10, each=2, late=1)


def test_the_head_sees_where_the_time_went_and_no_name(office: Office, five: None, citra: Client) -> None:
    page = citra.get(f"/kinerja/unit/{office.prevention.pk}/langkah/{SPAN}").content.decode()
    assert "50 dari 100" in page
    assert "50% (40–60%)" in page
    # queue 1, held 2 hours: a third and two thirds of the bar
    assert 'class="part-queue" x="0.00%" width="33.33%"' in page
    assert 'class="part-held" x="33.33%" width="66.67%"' in page
    assert "Rekan" not in page.split("<main")[1]


def causes_of(office: Office, client: Client) -> str:
    address = f"/kinerja/unit/{office.prevention.pk}/langkah/podcast/naskah/{SPAN}&baku=1+hari+kerja"
    return client.get(address).content.decode()


def test_four_questions_stand_before_any_person(office: Office, five: None, citra: Client) -> None:
    page = causes_of(office, citra)
    assert [word in page for word in ("Bakunya?", "Bebannya?", "SOP-nya?", "Orangnya?")] == [True] * 4
    assert "5 dari 5 orang pernah lewat" in page
    assert "33% waktunya menunggu" in page
    assert "Rata-rata lewat 50%" in page


def test_under_five_nobody_is_counted(office: Office, case: Case, citra: Client) -> None:
    for person in (office.bima, *colleagues(office, 3)):
        work(case, person, LAST, weeks=10, each=2, late=1)
    assert "akan menunjuk seseorang" in causes_of(office, citra)


def test_what_more_than_half_miss_goes_to_the_writer_and_the_answer_comes_back(
    office: Office, case: Case, citra: Client, ayu: Client
) -> None:
    for person in (office.bima, *colleagues(office, 4)):
        work(case, person, LAST, weeks=10, each=3, late=2)
    assert "Kirim kepada penyusun" in causes_of(office, citra)
    address = f"/kinerja/unit/{office.prevention.pk}/langkah/podcast/naskah/{SPAN}&baku=1+hari+kerja"
    citra.post(address)
    flaw = Flaw.objects.get()
    assert (flaw.row, flaw.by) == ("naskah", office.citra)
    assert flaw.text.startswith("Baku tidak realistis: 100 dari 150 kunjungan melewati 1 hari kerja")
    assert citra.post(address).status_code == 409
    assert "Baku tidak realistis" in ayu.get(f"/internalisasi/keliru/laporan/{flaw.pk}/").content.decode()
    answer = {"outcome": "diperbaiki", "answer": "Baku dinaikkan menjadi dua hari kerja."}
    ayu.post(f"/internalisasi/keliru/laporan/{flaw.pk}/", answer)
    assert "Baku dinaikkan menjadi dua hari kerja." in causes_of(office, citra)


def test_what_fewer_miss_is_no_finding(office: Office, five: None, citra: Client) -> None:
    address = f"/kinerja/unit/{office.prevention.pk}/langkah/podcast/naskah/{SPAN}&baku=1+hari+kerja"
    assert citra.post(address).status_code == 409
    assert not Flaw.objects.exists()


def test_what_the_record_leaves_open_is_asked_once_and_the_answer_stays_beside_it(
    office: Office, case: Case, bima: Client, citra: Client
) -> None:
    end = AT - DAY
    for place in range(4):
        other = Case.objects.create(
            **{field.attname: getattr(case, field.attname) for field in Case._meta.fields if field.name != "id"}
            | {"number": f"PCG-{place}"}
        )
        work(other, office.bima, end + place * 5_000_000, weeks=1, each=1, late=0)
    ask_questions(timezone.now())
    ask_questions(timezone.now())
    asked = IntegrityQuestion.objects.get()
    assert asked.signal == "beruntun"
    page = bima.get("/kinerja/saya/sebanding/").content.decode()
    assert "4 langkah selesai dalam hitungan detik" in page
    assert questions_about(office.bima, now=AT) == []  # first the person answers, or has a week to
    assert citra.post(f"/kinerja/pertanyaan/{asked.pk}/", {"answer": "Bukan saya"}).status_code == 404
    bima.post(f"/kinerja/pertanyaan/{asked.pk}/", {"answer": "Jaringan baru pulih, saya catat sekaligus."})
    assert bima.post(f"/kinerja/pertanyaan/{asked.pk}/", {"answer": "Lain."}).status_code == 409
    (told,) = questions_about(office.bima, now=AT)
    assert told.question.answer == "Jaringan baru pulih, saya catat sekaligus."
    assert Fact.objects.filter(person=office.bima.pk, usable=True).count() == 4  # nothing follows from it
