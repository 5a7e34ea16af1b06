"""The first run under a mentor, who signs; and what is said when a step is handed over."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.learn.office_day import office_day
from tests.web.learn.test_quizzing import attempt_of
from tests.web.office import Office

from alur.core.learn.competence import Standing
from alur.core.refused import Refused
from alur.web.learn.actions.mentoring import ask_mentor, sign, vouch
from alur.web.learn.actions.reading import mark_read
from alur.web.learn.models import Accompaniment
from alur.web.learn.queries.standings import not_yet_alone, standings
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion


def standing_of(version: SopVersion, person: Person, row: str) -> Standing:
    return standings(version.sop, [person], [row], on=office_day())[person.pk, row]


def test_from_nothing_to_working_alone_and_back_by_a_new_version(
    podcast: SopVersion, office: Office, revised: Callable[..., SopVersion]
) -> None:
    bima, now = office.bima, timezone.now()
    passed = [standing_of(podcast, bima, "undang")]
    mark_read(podcast, by=bima, now=now)
    passed.append(standing_of(podcast, bima, "undang"))
    attempt_of(bima, podcast)
    passed.append(standing_of(podcast, bima, "undang"))
    ask_mentor(podcast, "undang", mentor=office.citra, by=bima, now=now)
    sign(Accompaniment.objects.get(), verdict="lagi", note="", by=office.citra, now=now)
    passed.append(standing_of(podcast, bima, "undang"))
    ask_mentor(podcast, "undang", mentor=office.citra, by=bima, now=now)
    sign(Accompaniment.objects.get(signed_at=None), verdict="mandiri", note="Rapi.", by=office.citra, now=now)
    passed.append(standing_of(podcast, bima, "undang"))
    assert passed == [Standing.NOT_YET, Standing.READ, Standing.PASSED, Standing.ACCOMPANIED, Standing.ALONE]
    assert standing_of(podcast, bima, "usulan-tema") is Standing.PASSED


def test_an_altered_step_must_be_learnt_again_and_the_others_stay(
    podcast: SopVersion, office: Office, revised: Callable[..., SopVersion]
) -> None:
    long_ago = timezone.now().replace(month=2, day=2)
    for row in ("undang", "usulan-tema"):
        vouch(podcast, row, person=office.bima, by=office.citra, now=long_ago)
    revised("undang", time="1 hari kerja")
    assert standing_of(podcast, office.bima, "undang") is Standing.EXPIRED
    assert standing_of(podcast, office.bima, "usulan-tema") is Standing.ALONE


def test_a_signature_is_the_mentors_and_is_given_once(podcast: SopVersion, office: Office) -> None:
    now = timezone.now()
    ask_mentor(podcast, "undang", mentor=office.citra, by=office.bima, now=now)
    asked = Accompaniment.objects.get()
    with pytest.raises(Refused, match="Hanya pendamping"):
        sign(asked, verdict="mandiri", note="", by=office.bima, now=now)
    sign(asked, verdict="mandiri", note="", by=office.citra, now=now)
    with pytest.raises(Refused, match="sudah ditandatangani"):
        sign(asked, verdict="lagi", note="", by=office.citra, now=now)


def test_nobody_is_the_own_mentor(podcast: SopVersion, office: Office) -> None:
    with pytest.raises(Refused, match="rekan lain"):
        ask_mentor(podcast, "undang", mentor=office.bima, by=office.bima, now=timezone.now())
    with pytest.raises(Refused, match="Atasan Anda"):
        vouch(podcast, "undang", person=office.citra, by=office.citra, now=timezone.now())


def test_bima_asks_citra_and_citra_signs(podcast: SopVersion, office: Office, bima: Client, citra: Client) -> None:
    bima.post("/internalisasi/pendampingan/podcast/undang/", {"mentor": office.citra.pk, "case": "PCG-0001"})
    assert "Bima: langkah 3. Mengundang narasumber" in citra.get("/internalisasi/").content.decode()
    asked = Accompaniment.objects.get()
    assert bima.get(f"/internalisasi/tanda-tangan/{asked.pk}/").status_code == 404
    citra.post(f"/internalisasi/tanda-tangan/{asked.pk}/", {"verdict": "mandiri", "note": "Teliti."})
    assert standing_of(podcast, office.bima, "undang") is Standing.ALONE


def test_the_head_answers_for_who_knew_the_work_before(
    podcast: SopVersion, office: Office, citra: Client, ayu: Client
) -> None:
    filled = {"person": office.bima.pk, "rows": ["undang", "usulan-tema"]}
    assert ayu.post("/internalisasi/mandiri/podcast/", filled).status_code == 403
    citra.post("/internalisasi/mandiri/podcast/", filled)
    assert standing_of(podcast, office.bima, "usulan-tema") is Standing.ALONE


def test_at_handing_over_it_is_told_who_may_not_yet_work_alone(
    podcast: SopVersion, office: Office, colleagues: list[Person]
) -> None:
    gita, hadi = colleagues[:2]
    mark_read(podcast, by=gita, now=timezone.now())
    vouch(podcast, "sunting", person=hadi, by=office.citra, now=timezone.now())
    told = not_yet_alone(podcast.sop, "sunting", [gita, hadi, colleagues[2]], on=office_day())
    assert told == ("Gita sudah membaca, kuisnya belum lulus.", "Indah belum membaca SOP ini.")
