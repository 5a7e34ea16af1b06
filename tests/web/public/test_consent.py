"""A guest consents with one press of a link, withdraws with another, and the record of the case tells both."""

from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone
from tests.web.public.studio import Studio

from alur.core.case.events import NOBODY, EvidenceAdded, EvidenceWithdrawn
from alur.web.case import evidence, queries
from alur.web.case.actions.refold import differences
from alur.web.case.models import Case
from alur.web.public import links
from alur.web.public.actions import consent
from alur.web.public.models import Episode


def link(studio: Studio) -> str:
    studio.episode = consent.ask(studio.episode)
    return links.consent_path(studio.episode)


def again(studio: Studio) -> Episode:
    return Episode.objects.select_related("case").get(pk=studio.episode.pk)


def test_the_page_says_in_plain_words_what_is_consented_to(studio: Studio) -> None:
    page = Client().get(link(studio)).content.decode()
    assert all(words in page for words in consent.WORDS)
    assert "Layanan air bersih" in page
    assert "Sari" in page


def test_to_open_the_link_consents_to_nothing(studio: Studio) -> None:
    Client().get(link(studio))
    assert not again(studio).has_consent


def test_one_press_is_evidence_in_the_case_by_the_program_itself(studio: Studio) -> None:
    address = link(studio)
    assert Client().post(address).status_code == 200
    [added] = [one for one in queries.timeline(studio.case) if one.seq == again(studio).consent]
    assert isinstance(added.event, EvidenceAdded)
    assert added.by == NOBODY
    statement = evidence.path_of(added.event.sha256).read_text()
    assert "Narasumber : Sari" in statement
    assert all(words in statement for words in consent.WORDS)
    assert differences(Case.objects.get(pk=studio.case.pk)) == []


def test_a_second_press_adds_nothing(studio: Studio) -> None:
    address = link(studio)
    Client().post(address)
    before = Case.objects.get(pk=studio.case.pk).seq
    assert Client().post(address).status_code == 200
    assert Case.objects.get(pk=studio.case.pk).seq == before


def test_a_new_link_ends_the_old_one(studio: Studio) -> None:
    old = link(studio)
    link(studio)
    assert Client().post(old).status_code == 404
    assert not again(studio).has_consent


def test_a_link_runs_out_after_fourteen_days(studio: Studio) -> None:
    address = link(studio)
    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23), tick=False):
        assert Client().get(address).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False):
        assert Client().post(address).status_code == 404
    assert not again(studio).has_consent


def test_a_link_serves_one_purpose_and_no_other(studio: Studio) -> None:
    """What consents does not withdraw, and what withdraws does not consent; nor does a signature for another thing."""
    address = link(studio)
    token = address.rstrip("/").rpartition("/")[2]
    assert Client().get(f"/izin/tarik/{token}/").status_code == 404
    foreign = signing.TimestampSigner(salt="alur.demo").sign_object([studio.episode.pk, 1])
    assert Client().get(f"/izin/{foreign}/").status_code == 404
    Client().post(address)
    other = links.withdrawal_path(again(studio)).rstrip("/").rpartition("/")[2]
    assert Client().get(f"/izin/{other}/").status_code == 404


@pytest.mark.parametrize("token", ["x", "x:y:z", "%00"])
def test_what_is_no_link_of_ours_tells_nothing(studio: Studio, token: str) -> None:
    answer = Client().get(f"/izin/{token}/")
    assert answer.status_code in (400, 404)
    assert "Sari" not in answer.content.decode()


def test_withdrawing_is_as_easy_and_takes_the_episode_off_the_air(studio: Studio) -> None:
    studio.consent()
    studio.lead_to("tayang")
    studio.air()
    page = f"/podcast/{studio.episode.pk}/"
    assert Client().get(page).status_code == 200
    address = links.withdrawal_path(studio.episode)
    assert again(studio).has_consent
    assert "Tarik izin" in Client().get(address).content.decode()
    assert Client().post(address).status_code == 200
    assert Client().get(page).status_code == 404
    assert Client().get(f"{page}suara").status_code == 404
    assert b"Layanan air bersih" not in Client().get("/podcast/umpan.xml").content
    last = queries.timeline(studio.case)[-1]
    assert isinstance(last.event, EvidenceWithdrawn)
    assert Client().post(address).status_code == 404


def test_after_a_withdrawal_consent_may_be_asked_for_again(studio: Studio) -> None:
    studio.consent()
    consent.withdraw(studio.episode, now=studio.running.now)
    studio.episode = again(studio)
    assert Client().post(link(studio)).status_code == 200
    assert again(studio).has_consent


def test_the_guests_name_stays_once_there_is_consent_in_it(studio: Studio, bima: Client) -> None:
    studio.consent()
    form = {"title": "Judul lain", "guest": "Orang lain", "key": "0b0f4b0e-6c1c-4e0f-9a55-0c2f6d1f7a11"}
    answer = bima.post(f"/kasus/{studio.case.number}/episode/ubah/", form)
    assert "Izin atas nama Sari" in answer.content.decode()
    assert again(studio).guest == "Sari"
