"""Evidence on the pages: what is taken in, and who may take it back."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.case.running import Running
from tests.web.case.test_pages import act, opened

from alur.web.case.models import Case
from alur.web.people.models import Holding


def with_link(client: Client) -> tuple[Case, str]:
    case = opened(client)
    assert act(client, case, 1, do="keep", **{"tautan-0": "https://contoh.go.id/ka"}).status_code == 302
    return case, f"/kasus/{case.number}/bukti/2/tarik/"


def test_who_added_evidence_takes_it_back_with_a_reason(running: Running, bima: Client) -> None:
    case, url = with_link(bima)
    assert url in bima.get(f"/kasus/{case.number}/").content.decode()
    assert url in bima.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert "https://contoh.go.id/ka" in bima.get(url).content.decode()
    assert bima.post(url, {"key": str(uuid4()), "note": " "}).status_code == 200
    assert bima.post(url, {"key": str(uuid4()), "note": "Tautan keliru"}).status_code == 302
    page = bima.get(f"/kasus/{case.number}/").content.decode()
    assert "Tautan keliru" in page
    assert bima.get(url).status_code == 404


def test_a_colleague_of_the_same_lane_may_not_take_it_back_but_the_head_may(
    running: Running, bima: Client, citra: Client, as_person
) -> None:
    case, url = with_link(bima)
    Holding.objects.create(person=running.gita, position=running.office.assistant, since="2020-01-01")
    gita = as_person(running.gita)
    assert url not in gita.get(f"/kasus/{case.number}/").content.decode()
    assert gita.get(url).status_code == 403
    assert gita.post(url, {"key": str(uuid4()), "note": "Tidak suka"}).status_code == 403
    assert Case.objects.get(pk=case.pk).seq == 2
    assert citra.post(url, {"key": str(uuid4()), "note": "Memuat data pemohon"}).status_code == 302


def test_nothing_but_evidence_can_be_taken_back(running: Running, bima: Client) -> None:
    case, _url = with_link(bima)
    assert bima.post(f"/kasus/{case.number}/bukti/1/tarik/", {"key": str(uuid4()), "note": "Keliru"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "content"), [("kosong.txt", b""), ("lagu.mp3", b"<html>"), ("halaman.pdf", b"<html>"), ("a.svg", b"<svg>")]
)
def test_what_is_no_evidence_is_refused_and_what_was_typed_stays(
    running: Running, bima: Client, name: str, content: bytes
) -> None:
    case = opened(bima)
    upload = SimpleUploadedFile(name, b"x")
    upload.size, upload.file = len(content), SimpleUploadedFile(name, content).file
    fields = {"do": "keep", "key": str(uuid4()), "note": "Sudah rapat", "bukti-0": upload}
    answer = bima.post(f"/kasus/{case.number}/langkah/1/", fields)
    assert answer.status_code == 409
    assert "Sudah rapat" in answer.content.decode()


def test_a_link_with_hidden_signs_is_refused(running: Running, bima: Client) -> None:
    case = opened(bima)
    assert act(bima, case, 1, do="keep", **{"tautan-0": "https://contoh.id/\u202egpj.exe"}).status_code == 409
