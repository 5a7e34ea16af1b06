"""`ukur: tonggak` on the page: one act closes a run of small steps, with the outputs of all of them."""

from uuid import uuid4

import pytest
from django.test import Client
from tests.web.case.running import bind, put_in_force
from tests.web.office import Office

from alur.web.case.models import Case, Fact

MILESTONE = """
kode: salinan
nama: Salinan Surat
ukur: tonggak
pelaksana: {asisten: Asisten, warga: Pemohon}
langkah:
  - {mulai: Menerima surat, id: terima, oleh: asisten, waktu: 1 jam, output: [Agenda], kelengkapan: [Surat]}
  - {proses: Menyalin surat, id: salin, oleh: asisten, waktu: 2 menit/berkas, output: [Salinan, Daftar], kelengkapan: [Surat]}
  - {proses: Menunggu jawaban, id: tunggu, oleh: asisten, waktu: 3 hari, menunggu_pemohon: true, output: [Jawaban], kelengkapan: [Surat]}
  - {selesai: Mengirim salinan, id: kirim, oleh: asisten, waktu: 1 jam, output: [Tanda terima], kelengkapan: [Salinan]}
"""  # noqa: E501


@pytest.fixture
def case(office: Office, bima: Client) -> Case:
    bind(put_in_force(office, MILESTONE, kode="salinan"), "asisten", position=office.assistant)
    bima.post("/kasus/baru/?sop=salinan", {"subject": "Undangan", "key": str(uuid4())})
    return Case.objects.get()


def finish(bima: Client, case: Case, **fields: object) -> int:
    posted = {"do": "finish", "result": "done", "key": str(uuid4()), **fields}
    return bima.post(f"/kasus/{case.number}/langkah/1/", posted).status_code


def test_one_act_closes_the_run_and_gives_its_outputs(case: Case, bima: Client) -> None:
    page = bima.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert "2 · Salinan" in page
    assert 'name="items"' in page
    given = {f"output-{place}": "1" for place in range(3)}
    assert finish(bima, case, through_row="salin", items="40", **given, **{"result-1": "S-7"}) == 302
    assert dict(Fact.objects.values_list("row", "outputs_given")) == {"terima": 1, "salin": 2}
    told = bima.get(f"/kasus/{case.number}/").content.decode()
    assert "Salinan: S-7" in told
    assert "Di luar alur SOP" not in told


def test_what_is_ticked_beyond_the_run_does_not_count(case: Case, bima: Client) -> None:
    assert finish(bima, case, **{"output-0": "1", "output-1": "1"}) == 302


def test_a_run_stops_before_whoever_is_waited_for(case: Case, bima: Client) -> None:
    page = bima.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    chosen = page.split('name="through_row"')[1].split("</select>")[0]
    assert "2 · Menyalin surat" in chosen
    assert "Menunggu jawaban" not in chosen
