"""Who must read what, and what a new version asks of whom."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.learn.office_day import office_day
from tests.web.office import Office

from alur.core.refused import Refused
from alur.web.learn.actions.reading import mark_read
from alur.web.learn.models import Reading
from alur.web.learn.queries.assigned import assigned, unread_of
from alur.web.sop.models import SopVersion

Revise = Callable[..., SopVersion]


def test_who_holds_the_jabatan_of_a_lane_must_read_and_nobody_else(podcast: SopVersion, office: Office) -> None:
    found = {person.name: [each.lanes for each in assigned(person, on=office_day())] for person in office.persons}
    assert found == {"Ayu": [], "Bima": [("produser",)], "Citra": [("kepala",)], "Dewi": [], "Eka": []}


def test_people_of_a_unit_read_what_is_bound_to_the_unit(podcast: SopVersion, colleagues: list[object]) -> None:
    assert {unread_of(person, on=office_day()) for person in colleagues} == {1}  # type: ignore[arg-type]


def test_a_reading_is_recorded_with_its_version(podcast: SopVersion, bima: Client, office: Office) -> None:
    page = bima.get("/internalisasi/")
    assert "1 SOP perlu dibaca" in page.content.decode()
    answer = bima.post("/internalisasi/baca/podcast/", {"version": "1"}, follow=True)
    assert "Anda sudah membaca Penyelenggaraan Podcast versi 1" in answer.content.decode()
    assert Reading.objects.get().version == podcast
    assert unread_of(office.bima, on=office_day()) == 0


def test_pressing_twice_is_once(podcast: SopVersion, office: Office) -> None:
    for _ in range(2):
        mark_read(podcast, by=office.bima, now=timezone.now())
    assert Reading.objects.count() == 1


def test_a_changed_step_is_read_again_by_those_whose_step_it_is(
    podcast: SopVersion, office: Office, revised: Revise, bima: Client
) -> None:
    for person in (office.bima, office.citra):
        mark_read(podcast, by=person, now=timezone.now())
    revised("undang", time="1 hari kerja")
    assert (unread_of(office.bima, on=office_day()), unread_of(office.citra, on=office_day())) == (1, 0)
    page = bima.get("/internalisasi/").content.decode()
    assert '<del class="old">2 hari kerja</del>' in page
    assert '<ins class="new">1 hari kerja</ins>' in page
    assert "1 langkah Anda berubah" in page


def test_a_mended_spelling_is_not_read_again(podcast: SopVersion, office: Office, revised: Revise) -> None:
    mark_read(podcast, by=office.bima, now=timezone.now())
    revised("undang", text="Mengundang para narasumber")
    assert unread_of(office.bima, on=office_day()) == 0


def test_what_was_shown_is_not_what_is_in_force_any_more(
    podcast: SopVersion, office: Office, revised: Revise, bima: Client
) -> None:
    revised("undang", time="1 hari kerja")
    answer = bima.post("/internalisasi/baca/podcast/", {"version": "1"})
    assert answer.status_code == 409
    with pytest.raises(Refused, match="tidak lagi berlaku"):
        mark_read(podcast, by=office.bima, now=timezone.now())


def test_the_reading_page_shows_the_change_before_the_sheet(
    podcast: SopVersion, office: Office, revised: Revise, bima: Client
) -> None:
    mark_read(podcast, by=office.bima, now=timezone.now())
    revised("undang", time="1 hari kerja")
    page = bima.get("/internalisasi/baca/podcast/").content.decode()
    assert page.index("Yang berubah bagi Anda sejak versi 1") < page.index("Langkah dan mutu baku")


def test_somebody_whose_work_it_is_not_may_read_too(podcast: SopVersion, dewi: Client) -> None:
    assert "bukan pekerjaan Anda" in dewi.get("/internalisasi/baca/podcast/").content.decode()


def test_the_bar_counts_what_waits(podcast: SopVersion, bima: Client) -> None:
    assert '<span class="count"' in bima.get("/pintasan/").content.decode()


def test_due_is_the_fifth_working_day_after_it_took_force(podcast: SopVersion, office: Office) -> None:
    # In force Monday 5 January 2026: Tuesday is the first working day after it, the fifth is Monday the 12th.
    (found,) = assigned(office.bima, on=office_day())
    assert str(found.due) == "2026-01-12"
