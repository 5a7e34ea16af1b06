"""A real installation by its pages alone: from an empty database to the first SOP in force and the first case ended."""

import re
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from alur.web.case.models import Case, Fact
from alur.web.people.models import Person, Position, Unit
from alur.web.people.set_up_link import set_up_path
from alur.web.sop.models import SopVersion

PASSWORD = "angin-sungai-barito-27"
PASTED = """Kegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput
Mencatat surat masuk\tPetugas\tSurat\t10 menit\tAgenda
Menindaklanjuti surat\tPetugas\tAgenda\t1 hari kerja\tSurat balasan
"""
PEOPLE = """Ayu\t\tAnalis\tPCG\tpenyusun\tayu
Bima\t\tPetugas\tPCG\tpelaksana\tbima
Citra\t\tKepala\tPCG\tpimpinan\tcitra
"""


def went(answer: HttpResponse) -> HttpResponse:
    assert answer.status_code == 302, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))[-1500:]
    return answer


def signed_in(administrator: Client, login_name: str) -> Client:
    """By the link that the administrator hands over; the password is one's own."""
    person = Person.objects.get(login_name=login_name)
    client = Client()
    link = administrator.post(f"/orang/{person.pk}/tautan/").context["link"]
    form = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    shown = client.get(link, follow=True)
    went(client.post(shown.request["PATH_INFO"], form))
    return client


@pytest.mark.django_db
def test_from_an_empty_installation_to_the_first_case_that_ended() -> None:
    fajar = Client()
    assert fajar.get("/", follow=True).status_code == 200
    form = {"agency": "Ombudsman RI", "office": "Kalsel", "zone": "Asia/Makassar", "units": "PCG, Pencegahan"}
    person = {"name": "Fajar", "login_name": "fajar", "password": PASSWORD, "holidays": "on"}
    went(fajar.post(set_up_path(), form | person))
    assert Client().get(set_up_path()).status_code == 404

    today = timezone.localdate().isoformat()
    went(fajar.post("/orang/tempel/", {"pasted": PEOPLE, "since": today, "simpan": "ya"}))
    unit = Unit.objects.get(code="PCG")
    head = Position.objects.get(name="Kepala")
    went(fajar.post(f"/unit/{unit.pk}/jabatan/{head.pk}/", {"name": "Kepala", "leads": "on"}))
    ayu, bima, citra = (signed_in(fajar, name) for name in ("ayu", "bima", "citra"))

    went(ayu.post(f"/sop/tugas/{unit.pk}/", {"duties": "Surat masuk", "template": "{urut:02}/SOP/{unit}/{tahun}"}))
    duty = unit.duties.get()
    went(ayu.post("/sop/baru/", {"unit": unit.pk, "duty": duty.pk, "name": "Surat Masuk"}))
    kode = SopVersion.objects.get().sop.kode
    went(ayu.post(f"/sop/{kode}/tulis/", {"do": "paste", "pasted": PASTED}))
    draft = SopVersion.objects.get()
    rows = re.findall(r"id: (\S+)", draft.text)
    cells = {f"cell:{rows[0]}:symbol": "mulai", f"cell:{rows[-1]}:symbol": "selesai"}
    went(ayu.post(f"/sop/{kode}/tulis/", {"base": draft.revision, **cells}))
    lane = re.search(r"pelaksana:\n  (\w+):", SopVersion.objects.get().text)
    assert lane is not None
    bound = {"kind": "jabatan", "position": Position.objects.get(name="Petugas").pk, "since": today}
    went(ayu.post(f"/sop/{kode}/pelaksana/", {"lane": lane[1]} | {f"lajur-{lane[1]}-{k}": v for k, v in bound.items()}))
    went(ayu.post(f"/sop/{kode}/putuskan/ajukan/"))
    page = citra.get(f"/sop/{kode}/putuskan/sahkan/")
    went(citra.post(f"/sop/{kode}/putuskan/sahkan/", page.context["form"].initial))
    assert SopVersion.objects.get().nomor.startswith("01/SOP/PCG/")
    assert "Setiap tugas sudah punya SOP" in ayu.get("/sop/peta/").content.decode()

    opened = went(bima.post(f"/kasus/baru/?sop={kode}", {"subject": "Undangan rapat", "key": str(uuid4())}))
    for visit in (1, 2):
        done = {"do": "finish", "result": "done", "output-0": "1", "key": str(uuid4())}
        went(bima.post(f"{opened['Location']}langkah/{visit}/", done))
    assert Case.objects.get().outcome == "done"
    assert Fact.objects.count() == 2
    assert bima.get(f"/sop/{kode}/kinerja/").status_code == 200
    assert "Kasus selesai" in citra.get("/kinerja/", follow=True).content.decode()
