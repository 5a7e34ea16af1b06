"""The inspector's page: the record at home, its export, and a file that somebody handed over."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from tests.web.case.running import Running

from alur.core.case.commands import Complete
from alur.web.case import append_only
from alur.web.case.actions.anchor import anchor, folder
from alur.web.case.actions.export_record import export_record
from alur.web.people.models import Grant


@pytest.fixture(autouse=True)
def worked(running: Running, settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "var"
    case = running.open(subject="Ibu Sari").case
    running.act(case, Complete(visit=1, given=(0,)))
    anchor(running.now)


def forge() -> None:
    append_only.allow_changes(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE case_caseevent SET actor = 99 WHERE seq = 2")
    append_only.refuse_changes(connection)


def exported(running: Running, tmp_path: Path) -> bytes:
    export_record(tmp_path / "x.zip", with_words=False, now=running.now)
    return (tmp_path / "x.zip").read_bytes()


def test_the_inspector_is_told_that_the_record_is_whole(eka: Client):
    said = eka.post("/catatan/", {"do": "own"}).content.decode()
    assert "Utuh" in said
    assert "1 kasus dan 2 peristiwa dibaca" in said


def test_the_inspector_is_led_to_the_first_bad_event(eka: Client):
    forge()
    said = eka.post("/catatan/", {"do": "own"}).content.decode()
    assert "kasus PCG-2026-001, peristiwa 2" in said
    assert 'href="/kasus/PCG-2026-001/"' in said


def test_the_export_has_no_personal_words_and_verifies(eka: Client, tmp_path: Path):
    reply = eka.get("/catatan/ekspor/")
    data = b"".join(reply.streaming_content)
    assert "attachment" in reply["Content-Disposition"]
    said = eka.post("/catatan/", {"do": "file", "export": SimpleUploadedFile("x.zip", data)}).content.decode()
    assert "Utuh" in said
    assert b"Sari" not in data


def test_a_forged_file_is_found(eka: Client, running: Running, tmp_path: Path):
    forge()
    upload = SimpleUploadedFile("x.zip", exported(running, tmp_path))
    said = eka.post("/catatan/", {"do": "file", "export": upload}).content.decode()
    assert "Tidak utuh" in said
    assert "kasus PCG-2026-001, peristiwa 2" in said


def test_an_anchor_from_outside_is_compared(eka: Client, running: Running, tmp_path: Path):
    mail = next(folder().glob("*.txt")).read_bytes()
    append_only.allow_changes(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM case_anchor")
    append_only.refuse_changes(connection)
    upload = SimpleUploadedFile("x.zip", exported(running, tmp_path))
    fields = {"do": "file", "export": upload, "anchors": SimpleUploadedFile("surat.txt", mail)}
    assert "Tidak utuh" in eka.post("/catatan/", fields).content.decode()


def test_a_file_left_on_the_server_is_checked_and_no_other(eka: Client, running: Running, settings):
    (settings.VAR / "titipan").mkdir(parents=True)
    export_record(settings.VAR / "titipan" / "dari-luar.zip", with_words=False, now=running.now)
    (settings.VAR / "rahasia.zip").write_bytes(b"PK")
    assert "dari-luar.zip" in eka.get("/catatan/").content.decode()
    assert "Utuh" in eka.post("/catatan/", {"do": "left", "name": "dari-luar.zip"}).content.decode()
    for name in ("../rahasia.zip", "", "tiada.zip"):
        assert eka.post("/catatan/", {"do": "left", "name": name}).status_code == 422


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bukan"])
def test_another_file_is_refused_in_words(eka: Client, data: bytes):
    reply = eka.post("/catatan/", {"do": "file", "export": SimpleUploadedFile("x.zip", data)})
    assert reply.status_code == 422
    assert "bukan ekspor" in reply.content.decode() or "Pilih dahulu" in reply.content.decode()


def test_a_missing_file_is_asked_for(eka: Client):
    assert "Pilih dahulu berkas ekspornya" in eka.post("/catatan/", {"do": "file"}).content.decode()


def test_only_those_who_oversee_may(bima: Client, dewi: Client, citra: Client, eka: Client):
    assert [client.get("/catatan/").status_code for client in (bima, dewi)] == [403, 403]
    assert [client.get("/catatan/").status_code for client in (citra, eka)] == [200, 200]
    assert bima.get("/catatan/ekspor/").status_code == 403
    assert "Periksa catatan" in eka.get("/kasus/").content.decode()
    assert "Periksa catatan" not in dewi.get("/kasus/").content.decode()


def test_who_leads_one_unit_gets_no_record_of_the_others(running: Running, citra: Client):
    """The record and its export are of the whole office."""
    Grant.objects.filter(person=running.office.citra).update(unit=running.office.intake)
    assert citra.get("/catatan/").status_code == 403
    assert citra.get("/catatan/ekspor/").status_code == 403
    assert "/catatan/" not in citra.get("/kasus/").content.decode()
