"""An episode goes on air with its step, by a person, and never without consent; seven days later it is counted."""

from uuid import uuid4

import pytest
from django.test import Client
from tests.web.public.studio import Studio

from alur.core.case.commands import WithdrawEvidence
from alur.core.case.events import NOBODY, EvidenceAdded, StepCompleted
from alur.core.refused import Refused
from alur.web.case import queries
from alur.web.case.models import Case
from alur.web.public.actions import air
from alur.web.public.models import Episode


def again(studio: Studio) -> Episode:
    return Episode.objects.select_related("case").get(pk=studio.episode.pk)


def test_without_consent_nobody_is_heard(studio: Studio, bima: Client) -> None:
    studio.lead_to("tayang")
    answer = bima.post(f"/kasus/{studio.case.number}/episode/tayang/", {"key": str(uuid4())})
    assert answer.status_code == 409
    assert "belum memberi izin" in answer.content.decode()
    assert not again(studio).is_on_air
    assert Case.objects.get(pk=studio.case.pk).open_visits.get().row == "tayang"


def test_a_consent_that_was_withdrawn_as_evidence_does_not_count(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    assert studio.episode.consent is not None
    withdrawn = WithdrawEvidence(studio.episode.consent, "Narasumber menelepon.", NOBODY)
    studio.running.act(studio.case.pk, withdrawn, studio.running.office.citra)
    with pytest.raises(Refused, match="belum memberi izin"):
        studio.air()


def test_before_its_step_is_open_it_cannot_go_on_air(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("periksa-isi")
    with pytest.raises(Refused, match="pemeriksaan isi"):
        studio.air()


def test_without_a_transcript_those_who_do_not_hear_would_be_left_out(studio: Studio) -> None:
    Episode.objects.update(transcript="  ")
    studio.consent()
    studio.lead_to("tayang")
    with pytest.raises(Refused, match="Transkrip"):
        studio.air()


def test_going_on_air_completes_the_step_with_the_address_as_its_output(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    added, completed = (one.event for one in queries.timeline(studio.case)[-2:])
    assert isinstance(added, EvidenceAdded)
    assert added.name == f"https://alur.contoh.go.id/podcast/{studio.episode.pk}/"
    assert isinstance(completed, StepCompleted)
    assert (completed.row, completed.given) == ("tayang", (0,))
    assert again(studio).is_on_air


def test_who_does_not_hold_the_step_does_not_put_it_on_air(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    with pytest.raises(Refused):
        air.air(
            studio.episode, studio.podcast, address="https://a.id/", by=studio.running.gita, key=uuid4(),
            now=studio.running.now,
        )  # fmt: skip
    assert not again(studio).is_on_air
    assert Case.objects.get(pk=studio.case.pk).open_visits.get().row == "tayang"


def test_a_second_press_is_told_that_it_is_on_air(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    with pytest.raises(Refused, match="sudah tayang"):
        studio.air()


def test_an_episode_is_taken_down_with_a_reason_that_the_record_keeps(studio: Studio, bima: Client) -> None:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    form = {"key": str(uuid4()), "reason": "Ada nama pelapor pada menit ke-4."}
    assert bima.post(f"/kasus/{studio.case.number}/episode/turun/", form).status_code == 302
    assert not again(studio).is_on_air
    assert Client().get(f"/podcast/{studio.episode.pk}/").status_code == 404
    assert queries.timeline(studio.case)[-1].event.note == "Ada nama pelapor pada menit ke-4."  # type: ignore[attr-defined]


def test_figures_before_seven_days_are_refused(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    with pytest.raises(Refused, match="Tujuh hari"):
        studio.report(days=6)


def test_figures_after_seven_days_are_the_last_steps_output_and_end_the_case(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    studio.report(days=8)
    last = queries.timeline(studio.case)[-1].event
    assert isinstance(last, StepCompleted)
    assert (last.row, last.results) == ("lapor", ("7 hari: 420 diputar, 17 komentar, 2 pengaduan",))
    assert Case.objects.get(pk=studio.case.pk).outcome == "done"
    assert (again(studio).plays, again(studio).comments, again(studio).complaints) == (420, 17, 2)


def test_who_may_only_look_sees_the_episode_and_changes_nothing(studio: Studio, dewi: Client) -> None:
    page = f"/kasus/{studio.case.number}/episode/"
    assert dewi.get(page).status_code == 200
    for act in ("ubah/", "izin/", "tayang/", "turun/", "angka/"):
        assert dewi.post(page + act, {"key": str(uuid4()), "reason": "x"}).status_code == 403, act


def test_a_recording_that_is_none_is_refused_with_what_was_typed_kept(studio: Studio, bima: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    upload = SimpleUploadedFile("suara.mp3", b"%PDF-1.4")
    form = {"title": "Judul baru", "guest": "Sari", "key": str(uuid4()), "recording": upload}
    page = bima.post(f"/kasus/{studio.case.number}/episode/ubah/", form).content.decode()
    assert "bukan rekaman" in page
    assert "Judul baru" in page
    assert again(studio).title == "Layanan air bersih"


def test_the_case_shows_the_way_to_its_episode(studio: Studio, bima: Client) -> None:
    assert f"/kasus/{studio.case.number}/episode/" in bima.get(f"/kasus/{studio.case.number}/").content.decode()


def test_the_podcast_is_founded_on_a_page_and_keeps_its_guid(studio: Studio, ayu: Client) -> None:
    guid = studio.podcast.guid
    form = {"title": "Nama baru", "summary": "Tentang.", "email": "a@contoh.go.id"}
    rows = {"records": "rekam", "airs": "tayang", "reports": "lapor"}
    assert ayu.post("/podcast/atur/", form | rows).status_code == 302
    studio.podcast.refresh_from_db()
    assert (studio.podcast.title, studio.podcast.guid) == ("Nama baru", guid)
    answer = ayu.post("/podcast/atur/", form | rows | {"airs": "rekam"}).content.decode()
    assert "tiga langkah yang berbeda" in answer
