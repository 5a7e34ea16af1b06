"""The identity form when two write at once: what both changed stands side by side, or is shown to choose from."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.office import Office
from tests.web.sop.conftest import PODCAST

from alur.web.people.models import Grant, Person, Role
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of

URL = "/sop/podcast/tulis/identitas/"
AsPerson = Callable[[Person], Client]


def form_of(client: Client) -> dict[str, object]:
    return {name: value for name, value in client.get(URL).context["form"].initial.items() if value is not None}


def second_writer(office: Office, as_person: AsPerson) -> Client:
    Grant.objects.create(person=office.bima, unit=office.root, role=Role.WRITER, since="2020-01-01")
    return as_person(office.bima)


def test_a_form_kept_open_takes_nothing_back_that_was_written_meanwhile(draft: SopVersion, ayu: Client) -> None:
    mine = form_of(ayu) | {"records": "Buku agenda"}
    ayu.post("/sop/podcast/tulis/", {"base": 1, "cell:rekam:text": "Merekam siaran"})
    assert ayu.post(URL, mine).status_code == 302
    draft.refresh_from_db()
    value = value_of(draft)
    assert value.identity.records == ("Buku agenda",)
    assert "Merekam siaran" in [row.text for row in value.rows]


def test_of_two_who_change_one_field_the_second_sees_both_and_chooses(
    draft: SopVersion, office: Office, ayu: Client, as_person: AsPerson
) -> None:
    bima = second_writer(office, as_person)
    hers, his = form_of(ayu) | {"name": "SOP Siniar"}, form_of(bima) | {"name": "SOP Podcast Baru", "promise": "9 jam"}
    assert ayu.post(URL, hers).status_code == 302
    answer = bima.post(URL, his)
    page = answer.content.decode()
    assert "Ayu mengubah isian yang sama lebih dahulu" in page
    assert "Sekarang terisi: “SOP Siniar”" in page
    assert "SOP Podcast Baru" in page
    draft.refresh_from_db()
    assert value_of(draft).identity.name == "SOP Siniar"
    assert bima.post(URL, his | {"base": answer.context["form"]["base"].value()}).status_code == 302
    draft.refresh_from_db()
    assert (value_of(draft).identity.name, value_of(draft).promise) == ("SOP Podcast Baru", "9 jam")


def test_a_file_takes_the_place_of_no_draft_that_nobody_saw(draft: SopVersion, ayu: Client) -> None:
    ayu.post("/sop/podcast/tulis/", {"base": 1, "cell:rekam:text": "Merekam siaran"})

    def upload(base: object):
        file = SimpleUploadedFile("podcast.sop.yaml", PODCAST)
        return ayu.post("/sop/podcast/tulis/berkas/", {"file": file, "base": base})

    answer = upload(1)
    assert "menyimpan draf ini lebih dahulu" in answer.content.decode()
    assert upload(answer.context["form"]["base"].value()).status_code == 302
