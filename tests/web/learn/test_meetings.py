"""Sessions: called by unit and lane, checked in by what the screen shows, with minutes, material and certificate."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.web.office import SINCE, Office

from alur.core.refused import Refused
from alur.web.learn import checkin
from alur.web.learn.actions.meeting import Plan, call, change, check_in
from alur.web.learn.models import Attendance, Meeting
from alur.web.learn.queries.meetings import day_of, guests, invited
from alur.web.people.models import Absence, Holding, Person
from alur.web.sop.models import SopVersion


@pytest.fixture
def plan(podcast: SopVersion, office: Office) -> Plan:
    """Now, for whoever answers for `produser`, and for the unit PVL."""
    starts = timezone.now() - timedelta(minutes=5)
    return Plan(
        title="Podcast versi baru",
        unit=office.root,
        place="Ruang Rapat",
        starts=starts,
        ends=starts + timedelta(hours=1),
        sops=[podcast.sop],
        units=[office.intake],
        lanes=[("podcast", "produser")],
    )


@pytest.fixture
def meeting(plan: Plan, office: Office) -> Meeting:
    return call(plan, by=office.citra)


def test_the_holders_of_the_lane_and_the_people_of_the_unit_are_called(
    meeting: Meeting, office: Office, colleagues: list[Person]
) -> None:
    assert {person.name for person in invited(meeting).values()} == {
        "Bima", "Gita", "Hadi", "Indah", "Joko", "Kirana",
    }  # fmt: skip


def test_bima_checks_in_by_the_picture_with_one_press(meeting: Meeting, bima: Client, office: Office) -> None:
    token = checkin.token(meeting, now=timezone.now())
    page = bima.get(f"/internalisasi/sesi/{meeting.pk}/hadir/?kode={token}").content.decode()
    assert "Saya hadir" in page
    assert not Attendance.objects.exists()
    bima.post(f"/internalisasi/sesi/{meeting.pk}/hadir/", {"code": token})
    assert Attendance.objects.get(person=office.bima).how == "qr"


def test_the_word_is_typed_in_small_letters_too(meeting: Meeting, office: Office) -> None:
    word = checkin.word(meeting, now=timezone.now())
    assert check_in(meeting, f" {word.lower()} ", by=office.bima, now=timezone.now()).how == "kode"


def test_twice_is_once(meeting: Meeting, office: Office) -> None:
    for _ in range(2):
        check_in(meeting, checkin.word(meeting, now=timezone.now()), by=office.bima, now=timezone.now())
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("minutes", [11, 16])
def test_what_the_screen_showed_ten_minutes_ago_is_worth_nothing(
    meeting: Meeting, office: Office, minutes: int
) -> None:
    now = timezone.now()
    for old in (checkin.word, checkin.token):
        with pytest.raises(Refused, match="tidak berlaku lagi"):
            check_in(meeting, old(meeting, now=now - timedelta(minutes=minutes)), by=office.bima, now=now)


def test_the_word_of_another_session_is_not_of_this_one(meeting: Meeting, plan: Plan, office: Office) -> None:
    other = call(plan, by=office.citra)
    with pytest.raises(Refused):
        check_in(meeting, checkin.word(other, now=timezone.now()), by=office.bima, now=timezone.now())


def test_the_list_is_open_from_half_an_hour_before_to_half_an_hour_after(meeting: Meeting) -> None:
    edges = [
        meeting.starts - timedelta(minutes=31),
        meeting.starts - timedelta(minutes=30),
        meeting.ends + timedelta(minutes=30),
        meeting.ends + timedelta(minutes=31),
    ]
    assert [checkin.is_open(meeting, now=edge) for edge in edges] == [False, True, True, False]


def test_only_who_leads_sees_the_screen(meeting: Meeting, citra: Client, bima: Client, ayu: Client) -> None:
    address = f"/internalisasi/sesi/{meeting.pk}/layar/"
    page = citra.get(address).content.decode()
    assert checkin.word(meeting, now=timezone.now()) in page
    assert "<svg" in page
    assert bima.get(address).status_code == 403
    assert ayu.get(address).status_code == 403


def test_the_leader_notes_who_has_no_phone(
    meeting: Meeting, citra: Client, office: Office, colleagues: list[Person]
) -> None:
    citra.post(f"/internalisasi/sesi/{meeting.pk}/daftar/", {"person": [colleagues[0].pk, office.dewi.pk]})
    came = {guest.person.name: guest.is_invited for guest in guests(meeting, office.citra) if guest.attendance}
    assert came == {"Gita": True}


def test_the_list_of_names_is_for_those_on_it(meeting: Meeting, bima: Client, dewi: Client, eka: Client) -> None:
    address = f"/internalisasi/sesi/{meeting.pk}/"
    assert "Belum hadir" in bima.get(address).content.decode()
    assert "Belum hadir" not in dewi.get(address).content.decode()
    assert "Belum hadir" in eka.get(address).content.decode()


def test_that_somebody_is_ill_is_told_to_the_head_alone(
    meeting: Meeting, bima: Client, citra: Client, office: Office
) -> None:
    gita = Person.objects.create(login_name="gita", name="Gita")
    Holding.objects.create(person=gita, position=office.assistant, since=SINCE)
    day = day_of(meeting)
    Absence.objects.create(person=gita, kind=Absence.Kind.ILL, since=day, until=day)
    address = f"/internalisasi/sesi/{meeting.pk}/"
    assert "Sakit" in citra.get(address).content.decode()
    assert "Sakit" not in bima.get(address).content.decode()


def test_a_session_is_called_and_changed_by_the_form(
    podcast: SopVersion, office: Office, ayu: Client, bima: Client
) -> None:
    filled = {
        "title": "Sosialisasi", "unit": office.prevention.pk, "day": "2026-12-01", "begins": "13:30", "ends": "15:00",
        "place": "Aula", "sops": [podcast.sop_id], "lanes": ["podcast:kepala"],
    }  # fmt: skip
    assert bima.post("/internalisasi/sesi/baru/", filled).status_code == 403
    made = ayu.post("/internalisasi/sesi/baru/", filled)
    meeting = Meeting.objects.get()
    assert made.url == f"/internalisasi/sesi/{meeting.pk}/"
    assert meeting.starts == datetime(2026, 12, 1, 5, 30, tzinfo=UTC)  # 13.30 WITA
    ayu.post(f"/internalisasi/sesi/{meeting.pk}/ubah/", filled | {"place": "Ruang Rapat"})
    meeting.refresh_from_db()
    assert (meeting.place, meeting.revision) == ("Ruang Rapat", 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"ends": "13:00"}, "Jam selesai mendahului"), ({"lanes": []}, "Pilih unit atau pelaksana yang diundang")],
)
def test_a_session_that_cannot_be_is_refused_in_words(
    podcast: SopVersion, office: Office, ayu: Client, wrong: dict[str, object], said: str
) -> None:
    filled = {
        "title": "Sosialisasi", "unit": office.prevention.pk, "day": "2026-12-01", "begins": "13:30", "ends": "15:00",
        "place": "Aula", "sops": [podcast.sop_id], "lanes": ["podcast:kepala"],
    } | wrong  # fmt: skip
    assert said in ayu.post("/internalisasi/sesi/baru/", filled).content.decode()


def test_the_invitation_replaces_an_older_one(meeting: Meeting, plan: Plan, bima: Client) -> None:
    change(meeting, plan)
    file = bima.get(f"/internalisasi/sesi/{meeting.pk}/undangan.ics")
    assert file["Content-Type"].startswith("text/calendar")
    assert b"SEQUENCE:1\r\n" in file.content
    assert b"SUMMARY:Podcast versi baru\r\n" in file.content


def test_minutes_and_material_are_kept(
    meeting: Meeting, citra: Client, bima: Client, settings: object, tmp_path: Path
) -> None:
    settings.VAR = tmp_path  # type: ignore[attr-defined]
    citra.post(f"/internalisasi/sesi/{meeting.pk}/notula/", {"minutes": "Disepakati: undangan lewat surel."})
    file = SimpleUploadedFile("bahan.pdf", b"%PDF-1.7 bahan", content_type="application/pdf")
    citra.post(f"/internalisasi/sesi/{meeting.pk}/bahan/", {"file": file})
    page = bima.get(f"/internalisasi/sesi/{meeting.pk}/").content.decode()
    assert "Disepakati: undangan lewat surel." in page
    answer = bima.get(f"/internalisasi/sesi/{meeting.pk}/bahan/{meeting.materials.get().pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 bahan"
    assert answer["Content-Disposition"] == 'attachment; filename="bahan.pdf"'


def test_another_kind_of_file_is_refused(meeting: Meeting, citra: Client) -> None:
    file = SimpleUploadedFile("masuk.html", b"<script>")
    assert citra.post(f"/internalisasi/sesi/{meeting.pk}/bahan/", {"file": file}).status_code == 409
    assert not meeting.materials.exists()


@pytest.mark.slow
def test_who_was_there_gets_a_certificate_after_the_end_and_nobody_else(
    meeting: Meeting,
    office: Office,
    as_person: Callable[[Person], Client],
    settings: object,
    tmp_path: Path,
    tomorrow: datetime,
) -> None:
    settings.VAR = tmp_path  # type: ignore[attr-defined]
    address = f"/internalisasi/sesi/{meeting.pk}/sertifikat.pdf"
    check_in(meeting, checkin.word(meeting, now=timezone.now()), by=office.bima, now=timezone.now())
    assert as_person(office.bima).get(address).status_code == 404
    Meeting.objects.update(ends=timezone.now())
    assert as_person(office.bima).get(address).content.startswith(b"%PDF-")
    assert as_person(office.dewi).get(address).status_code == 404
    assert as_person(office.dewi).get(f"{address}?untuk={office.bima.pk}").status_code == 404
    assert as_person(office.citra).get(f"{address}?untuk={office.bima.pk}").content.startswith(b"%PDF-")
