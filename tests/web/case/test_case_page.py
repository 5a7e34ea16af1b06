"""The page of a case: the way it took, and who did what."""

from datetime import date
from uuid import uuid4

from django.test import Client
from tests.web.case.running import Running, bind, put_in_force
from tests.web.office import Office

from alur.core.case.commands import Complete, Migrate, Skip, Undo
from alur.web.case import queries, situation
from alur.web.case.case_page import arrows_taken
from alur.web.case.models import Case
from alur.web.people.models import Grant
from alur.web.sop.models import Sop


def way_of(running: Running, number: int) -> frozenset[tuple[str, str]]:
    case = Case.objects.get(pk=number)
    return arrows_taken(queries.followed(case, queries.timeline(case)))


def sent_back_once(running: Running) -> int:
    """The head does not agree to the plan (row 2 to row 1); the second time it goes on."""
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    running.act(case, Complete(visit=2, exit="Tidak", given=(0,)), running.office.citra)
    return case


def test_the_way_has_the_arrows_that_were_followed_and_no_others(running: Running):
    case = sent_back_once(running)
    rows = [row.id for row in queries.procedure_of(Case.objects.get(pk=case)).sop.rows]
    assert way_of(running, case) == {(rows[0], rows[1]), (rows[1], rows[0])}


def test_what_was_undone_was_never_followed(running: Running):
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    running.act(case, Undo(1))
    assert way_of(running, case) == frozenset()


def test_who_worked_is_named_apart_only_where_somebody_else_recorded_it(running: Running, bima: Client):
    case = Case.objects.get(pk=sent_back_once(running))
    page = bima.get(f"/kasus/{case.number}/").content.decode()
    assert "Citra · " in page
    assert "Dikerjakan" not in page


def test_what_happened_before_a_migration_is_told_by_the_version_of_then(running: Running, eka: Client) -> None:
    """The new version has other rows; the old one's skip and return still name theirs."""
    case = running.open().case
    running.act(case, Skip(visit=1, reason="mendesak"))
    text = running.version.text.replace("usulan-tema", "rencana")
    newer = put_in_force(running.office, text, kode="podcast", number=2, effective=date(2026, 11, 1))
    running.act(case, Migrate(situation.procedure(newer.text, 2)), by=running.office.citra)
    page = eka.get(f"/kasus/{Case.objects.get(pk=case).number}/").content.decode()
    assert "Langkah 1 dilewati tanpa dikerjakan" in page
    assert "Pindah ke versi 2" in page


PARENT = """
kode: induk
nama: Induk
pelaksana: {asisten: Asisten}
langkah:
  - {mulai: Memanggil kasus anak, oleh: asisten, sop: anak, waktu: 1 jam, output: [Data], kelengkapan: [Agenda]}
  - {selesai: Mengirim laporan, oleh: asisten, waktu: 1 jam, output: [Laporan], kelengkapan: [Data]}
"""
CHILD = """
kode: anak
nama: Anak
pelaksana: {petugas: Petugas}
langkah:
  - {mulai: Menghimpun data, oleh: petugas, waktu: 1 jam, output: [Data], kelengkapan: [Agenda]}
  - {selesai: Mengirim data, oleh: petugas, waktu: 1 jam, output: [Surat], kelengkapan: [Data]}
"""


def test_a_case_leads_to_those_it_calls_where_the_reader_may_see_them(
    office: Office, bima: Client, citra: Client
) -> None:
    """The child is of another unit: Bima reads its number on his step, and meets no link that leads nowhere."""
    Grant.objects.filter(person=office.bima).update(unit=office.prevention)
    bind(put_in_force(office, PARENT, kode="induk"), "asisten", position=office.assistant)
    put_in_force(office, CHILD, kode="anak")
    Sop.objects.filter(kode="anak").update(unit=office.intake)
    bima.post("/kasus/baru/?sop=induk", {"subject": "Laporan", "key": str(uuid4())})
    parent, child = Case.objects.order_by("pk")
    step = f"/kasus/{parent.number}/langkah/1/"
    assert child.number in bima.get(step).content.decode()
    assert f'href="/kasus/{child.number}/"' not in bima.get(step).content.decode()
    assert child.number not in bima.get(f"/kasus/{parent.number}/").content.decode().split("<aside")[1]
    for page in (step, f"/kasus/{parent.number}/"):
        assert f'href="/kasus/{child.number}/"' in citra.get(page).content.decode()
    assert f'href="/kasus/{parent.number}/"' in citra.get(f"/kasus/{child.number}/").content.decode()


def test_a_case_that_is_stopped_takes_the_cases_it_called_with_it(office: Office, bima: Client, citra: Client) -> None:
    for text, kode, lane in ((PARENT, "induk", "asisten"), (CHILD, "anak", "petugas")):
        bind(put_in_force(office, text, kode=kode), lane, position=office.assistant)
    bima.post("/kasus/baru/?sop=induk", {"subject": "Laporan", "key": str(uuid4())})
    parent, child = Case.objects.order_by("pk")
    stop = {"reason": "lain", "note": "Laporan dicabut", "key": str(uuid4())}
    assert citra.post(f"/kasus/{parent.number}/hentikan/", stop).status_code == 302
    assert set(Case.objects.values_list("outcome", flat=True)) == {"cancelled"}
    assert "Menghimpun data" not in bima.get("/pekerjaan/").content.decode()
    assert "Alur · " in citra.get(f"/kasus/{child.number}/").content.decode()
