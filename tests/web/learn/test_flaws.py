"""“SOP ini keliru”: a task of the writer, and the answer comes back."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.office import Office

from alur.core.refused import Refused
from alur.web.learn.actions.telling_flaws import answer_flaw, report_flaw
from alur.web.learn.models import Flaw
from alur.web.sop.models import SopVersion

ADDRESS = "/internalisasi/keliru/podcast/?versi=1&langkah=undang&kasus=PCG-0001"
WORDS = "Surat undangan sudah tidak dipakai, kini lewat surel."


def test_what_bima_says_waits_for_ayu_and_her_answer_comes_back(
    podcast: SopVersion, office: Office, bima: Client, ayu: Client
) -> None:
    assert "3. Mengundang narasumber" in bima.get(ADDRESS).content.decode()
    bima.post(ADDRESS, {"row": "undang", "text": WORDS})
    flaw = Flaw.objects.get()
    assert (flaw.row, flaw.case_number, flaw.version) == ("undang", "PCG-0001", podcast)
    assert WORDS[:30] in ayu.get("/internalisasi/").content.decode()
    ayu.post(
        f"/internalisasi/keliru/laporan/{flaw.pk}/",
        {"outcome": "diperbaiki", "answer": "Benar, diganti pada versi berikutnya."},
    )
    assert "Laporan Anda dijawab" in bima.get("/internalisasi/").content.decode()
    bima.post(f"/internalisasi/keliru/laporan/{flaw.pk}/", {"do": "seen"})
    assert "Laporan Anda dijawab" not in bima.get("/internalisasi/").content.decode()


def test_too_few_words_are_asked_for_again_with_what_was_typed(podcast: SopVersion, bima: Client) -> None:
    page = bima.post(ADDRESS, {"row": "undang", "text": "keliru"}).content.decode()
    assert "sedikitnya tiga kata" in page
    assert ">\nkeliru</textarea>" in page
    assert not Flaw.objects.exists()


def test_only_a_writer_of_the_unit_answers_and_only_once(podcast: SopVersion, office: Office, bima: Client) -> None:
    flaw = report_flaw(podcast, text=WORDS, by=office.bima, now=timezone.now())
    answered = {"outcome": "tetap", "answer": "Peraturannya memang demikian."}
    assert bima.post(f"/internalisasi/keliru/laporan/{flaw.pk}/", answered).status_code == 403
    answer_flaw(flaw, **answered, by=office.ayu, now=timezone.now())
    with pytest.raises(Refused, match="sudah dijawab"):
        answer_flaw(flaw, **answered, by=office.ayu, now=timezone.now())


def test_others_do_not_read_who_said_what(podcast: SopVersion, office: Office, dewi: Client, fajar: Client) -> None:
    flaw = report_flaw(podcast, text=WORDS, by=office.bima, now=timezone.now())
    assert dewi.get(f"/internalisasi/keliru/laporan/{flaw.pk}/").status_code == 404
    page = dewi.get("/sop/podcast/pembelajaran/").content.decode()
    assert "Surat undangan sudah tidak dipakai" in page
    assert "Bima" not in page


def test_what_is_no_number_of_a_case_becomes_no_link(podcast: SopVersion, bima: Client) -> None:
    bima.post("/internalisasi/keliru/podcast/?kasus=../keluar", {"row": "", "text": WORDS})
    assert Flaw.objects.get().case_number == ""


def test_a_version_or_row_that_is_not_there_is_not_found(podcast: SopVersion, bima: Client) -> None:
    assert bima.get("/internalisasi/keliru/tidak-ada/").status_code == 404
    assert bima.get("/internalisasi/keliru/podcast/?versi=7").status_code == 404
    assert bima.post(ADDRESS, {"row": "tidak-ada", "text": WORDS}).status_code == 200
    assert not Flaw.objects.exists()
