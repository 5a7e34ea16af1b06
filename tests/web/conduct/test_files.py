"""A file of thanks and of coaching on the site: who may open it, what each may do, and what is written down."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.case.running import EXAMPLES, put_in_force
from tests.web.conduct.conftest import LAST, NOW
from tests.web.conduct.working import work
from tests.web.office import SINCE, Office

from alur.core.conduct.events import FileOpened
from alur.core.conduct.terms import FileKind
from alur.core.instant import DAY, instant_of
from alur.core.refused import Refused
from alur.formats.letter.content import Letter
from alur.web.case.models import Case, OpenVisit
from alur.web.conduct import letters, record_file
from alur.web.conduct.actions.object_to import object_to
from alur.web.conduct.models import ConductFile, ConductRules, Criteria, FileEvent, FileReading, ImpactAssessment
from alur.web.conduct.queries import files
from alur.web.people.models import Holding, Position
from alur.web.sop.models import LaneBinding

AT = instant_of(NOW)
WHY = "Dua laporan selesai sesudah bakunya pada bulan Desember."
REASON = "Ketepatan waktu di atas harapan dan jawaban Bima saya terima seluruhnya."
NOTE = "Sudah saya cocokkan dengan catatannya."


@pytest.fixture
def switched_on(office: Office) -> None:
    ImpactAssessment.objects.create(
        number="DPIA-01/2026", day=date(2026, 11, 2), sha256="0" * 64, name="dpia.pdf", by=office.fajar, at=AT
    )


def begun(office: Office, kind: FileKind = FileKind.COACHING) -> ConductFile:
    rules = files.rules_on(kind.value, NOW.date())
    assert rules is not None
    opened = FileOpened(
        kind=kind,
        person=office.bima.pk,
        nominator=office.ayu.pk,
        examiner=office.eka.pk,
        decider=office.citra.pk,
        appeal=office.fajar.pk,
        terms=files.terms_of(rules),
        reason=WHY,
    )
    return record_file.begin(opened, by=office.citra, now=AT)


def press(client: Client, row: ConductFile, slug: str, number: int = 0, **said: str) -> int:
    """One act as the page sends it; → status."""
    posted = {f"{slug}-{name}": value for name, value in said.items()}
    return client.post(f"/kinerja/berkas/{row.pk}/lakukan/{slug}/{number}/", posted).status_code


def opened_by(client: Client, row: ConductFile) -> str:
    client.post(f"/kinerja/berkas/{row.pk}/buka/")
    return client.get(f"/kinerja/berkas/{row.pk}/").content.decode()


def locked(office: Office, eka: Client) -> ConductFile:
    row = begun(office)
    opened_by(eka, row)
    eka.post(f"/kinerja/berkas/{row.pk}/bukti/", {"title": "Laporan lewat baku", "words": "Kasus 12, 3 hari kerja."})
    assert press(eka, row, "kunci") == 302
    return row


def test_without_a_dpia_no_file_is_opened_and_the_page_says_why(office: Office, citra: Client) -> None:
    assert "Berkas orang belum boleh dibuka" in citra.get("/kinerja/berkas/").content.decode()
    with pytest.raises(Refused, match="DPIA"):
        begun(office)


def test_the_keeper_puts_the_dpia_on_file_and_nobody_else(fajar: Client, citra: Client) -> None:
    said = {"number": "DPIA-01/2026", "day": "2026-11-02"}
    paper = SimpleUploadedFile("dpia.pdf", b"%PDF-1.7 x")
    assert citra.post("/kinerja/berkas/dpia/", said | {"file": paper}).status_code == 403
    paper.seek(0)
    assert fajar.post("/kinerja/berkas/dpia/", said | {"file": paper}).status_code == 302
    assert files.assessment() is not None


@pytest.mark.usefixtures("switched_on")
def test_a_coaching_file_goes_from_facts_to_objection(
    office: Office, eka: Client, bima: Client, citra: Client, fajar: Client
) -> None:
    row = locked(office, eka)
    assert files.waiting_in(office.bima) == 1
    assert press(bima, row, "jawab", words="Data unit lain terlambat dua hari.") == 302
    assert files.waiting_in(office.bima) == 0
    assert press(eka, row, "periksa", words=NOTE) == 302
    page = opened_by(citra, row)
    assert "Kasus 12, 3 hari kerja." not in page
    assert press(citra, row, "putuskan", measure="dialog", basis="PermenPANRB 6/2022", words=REASON) == 409
    assert press(citra, row, "buka-bukti", 1) == 302
    assert "Kasus 12, 3 hari kerja." in citra.get(f"/kinerja/berkas/{row.pk}/").content.decode()
    assert press(citra, row, "putuskan", measure="dialog", basis="PermenPANRB 6/2022", words="Setuju.") == 409
    assert press(citra, row, "putuskan", measure="dialog", basis="PermenPANRB 6/2022", words=REASON) == 302
    assert press(bima, row, "keberatan", words="Keterlambatan itu milik unit lain.") == 302
    opened_by(fajar, row)
    assert press(fajar, row, "jawab-keberatan", upheld="1", words=REASON) == 302
    assert press(eka, row, "tutup") == 302
    row.refresh_from_db()
    assert (row.outcome, row.closed) == ("dialog", True)


@pytest.mark.usefixtures("switched_on")
def test_nothing_is_filled_in_for_the_decider(office: Office, eka: Client, bima: Client, citra: Client) -> None:
    row = locked(office, eka)
    press(bima, row, "jawab", words="Benar.")
    press(eka, row, "periksa", words=NOTE)
    opened_by(citra, row)
    press(citra, row, "buka-bukti", 1)
    page = citra.get(f"/kinerja/berkas/{row.pk}/").content.decode()
    assert '<option value="" selected>Pilih…</option>' in page
    assert "Putuskan dan tanda tangan" in page


@pytest.mark.usefixtures("switched_on")
def test_a_file_is_not_there_for_anybody_it_does_not_name(
    office: Office, eka: Client, dewi: Client, ayu: Client
) -> None:
    row = locked(office, eka)
    for client in (dewi, ayu):
        for path in ("", "surat/bahan-klarifikasi.pdf", "bukti.csv"):
            assert client.get(f"/kinerja/berkas/{row.pk}/{path}").status_code == 404
        assert press(client, row, "periksa", words=NOTE) == 404


@pytest.mark.usefixtures("switched_on")
def test_before_the_lock_the_person_has_nothing_to_answer_and_sees_no_draft(office: Office, bima: Client) -> None:
    assert bima.get(f"/kinerja/berkas/{begun(office).pk}/").status_code == 404


@pytest.mark.usefixtures("switched_on")
def test_every_opening_is_written_before_and_read_by_the_person(office: Office, eka: Client, bima: Client) -> None:
    row = locked(office, eka)
    cover = eka.get(f"/kinerja/berkas/{row.pk}/").content.decode()
    assert "Perjalanan berkas" in cover
    FileReading.objects.update(at=AT - DAY)
    assert "Membuka berkas dicatat" in eka.get(f"/kinerja/berkas/{row.pk}/").content.decode()
    assert press(eka, row, "periksa", words=NOTE) == 409
    assert "<li>Eka" in bima.get(f"/kinerja/berkas/{row.pk}/").content.decode()


@pytest.mark.usefixtures("switched_on")
def test_the_sop_runs_along_and_names_no_person(office: Office, eka: Client, bima: Client, citra: Client) -> None:
    version = put_in_force(office, (EXAMPLES / "pembinaan-pegawai.sop.yaml").read_text(), kode="pembinaan-pegawai")
    inspector = Position.objects.create(unit=office.root, name="Pengawas Internal")
    Holding.objects.create(person=office.eka, position=inspector, since=SINCE)
    for lane in ("pemeriksa", "pejabat"):
        LaneBinding.objects.create(sop=version.sop, lane=lane, kind="per_kasus", unit=office.root, since=SINCE)
    row = locked(office, eka)
    assert row.case_id is not None
    assert [visit.row for visit in OpenVisit.objects.filter(case=row.case_id)] == ["terima-tanggapan"]
    press(bima, row, "jawab", words="Benar.")
    press(eka, row, "periksa", words=NOTE)
    assert [visit.row for visit in OpenVisit.objects.filter(case=row.case_id)] == ["putuskan"]
    opened_by(citra, row)
    press(citra, row, "buka-bukti", 1)
    assert press(citra, row, "putuskan", measure="dialog", basis="PermenPANRB 6/2022", words=REASON) == 302
    assert [visit.row for visit in OpenVisit.objects.filter(case=row.case_id)] == ["tutup-berkas"]
    case = Case.objects.get(pk=row.case_id)
    assert case.subject == f"Berkas {row.number}"
    assert "Bima" not in json.dumps(case.state)


@pytest.mark.usefixtures("switched_on")
def test_letters_are_there_when_their_time_has_come(office: Office, eka: Client) -> None:
    row = locked(office, eka)
    letter = eka.get(f"/kinerja/berkas/{row.pk}/surat/bahan-klarifikasi.pdf")
    assert letter.content.startswith(b"%PDF-")
    made = letters.letter(row, "bahan-klarifikasi")
    assert isinstance(made, Letter)
    assert made.signatures[0].signed.endswith("12 Jan 2027 09.00 WITA")
    assert eka.get(f"/kinerja/berkas/{row.pk}/surat/keputusan.pdf").status_code == 404


@pytest.mark.usefixtures("switched_on")
def test_evidence_is_exported_without_formula_or_predikat(office: Office, eka: Client) -> None:
    row = begun(office)
    opened_by(eka, row)
    eka.post(f"/kinerja/berkas/{row.pk}/bukti/", {"title": "=1+1", "words": "Tiga hari."})
    out = eka.get(f"/kinerja/berkas/{row.pk}/bukti.csv").content.decode()
    assert "'=1+1" in out
    assert "predikat" not in out


@pytest.mark.usefixtures("switched_on")
def test_discipline_waits_for_rules_that_a_legal_officer_has_checked(
    office: Office, citra: Client, fajar: Client
) -> None:
    people = {"person": office.bima, "nominator": office.ayu, "examiner": office.eka}
    people |= {"decider": office.citra, "appeal": office.fajar}
    said = {name: str(one.pk) for name, one in people.items()} | {"kind": "disiplin", "words": WHY}
    assert "belum diperiksa" in citra.post("/kinerja/berkas/baru/", said).content.decode()
    form = fajar.get("/kinerja/berkas/aturan/disiplin/").context["form"].initial
    posted = {key: value for key, value in form.items() if value is not False} | {"checked": "on"}
    assert fajar.post("/kinerja/berkas/aturan/disiplin/", posted).status_code == 302
    assert ConductRules.objects.filter(kind="disiplin", checked_by=office.fajar).exists()
    assert citra.post("/kinerja/berkas/baru/", said).status_code == 302


@pytest.mark.usefixtures("switched_on")
def test_only_who_leads_the_persons_unit_is_authorised(office: Office, citra: Client) -> None:
    people = {"person": office.bima, "nominator": office.ayu, "examiner": office.citra}
    people |= {"decider": office.eka, "appeal": office.fajar}
    said = {name: str(one.pk) for name, one in people.items()} | {"kind": "pembinaan", "words": WHY}
    assert "pejabat yang memimpin unit" in citra.post("/kinerja/berkas/baru/", said).content.decode()


def test_criteria_come_first_and_candidates_stand_by_the_alphabet(
    office: Office, citra: Client, bima: Client, ayu: Client, dewi: Client
) -> None:
    citra.post(
        "/kinerja/apresiasi/",
        {"title": "Triwulan I", "words": "Menata kerja sehingga rekan terbantu.", "until": "2027-02-01"},
    )
    page = f"/kinerja/apresiasi/{Criteria.objects.get().pk}/"
    reason = "Menyusun daftar periksa studio bersama."
    for client, about in ((bima, office.eka), (bima, office.ayu), (dewi, office.eka)):
        answer = client.post(page, {"person": str(about.pk), "words": reason})
        assert answer.status_code == 302
    seen = [one.person.name for one in citra.get(page).context["candidates"]]
    assert seen == ["Ayu", "Eka"]
    assert bima.get(page).context["candidates"] == []


def test_a_thanks_is_shown_to_whom_it_is_for_alone(office: Office, ayu: Client, bima: Client, dewi: Client) -> None:
    ayu.post("/kinerja/terima-kasih/", {"to": str(office.bima.pk), "words": "Menemani tamu sampai malam."})
    assert "sampai malam" in bima.get("/kinerja/terima-kasih/").content.decode()
    assert "sampai malam" not in dewi.get("/kinerja/terima-kasih/").content.decode()


def test_how_often_a_decision_is_the_wish_is_held_back_below_five(office: Office, dewi: Client) -> None:
    def decided(number: int, outcome: str) -> None:
        ConductFile.objects.create(
            number=f"{number}/PB/2027",
            kind="pembinaan",
            person=office.bima,
            nominator=office.ayu,
            examiner=office.eka,
            decider=office.citra,
            appeal=office.fajar,
            opened_at=AT,
            wish="dialog",
            outcome=outcome,
        )

    for number in range(4):
        decided(number, "dialog")
    assert "ditahan, n kurang dari 5" in dewi.get("/kinerja/berkas/kesepakatan/").content.decode()
    decided(5, "pelatihan")
    assert "4 dari 5 sama dengan usulan" in dewi.get("/kinerja/berkas/kesepakatan/").content.decode()


@pytest.mark.usefixtures("switched_on")
def test_of_two_acts_at_once_one_is_told_to_look_again(
    office: Office, eka: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = locked(office, eka)
    before = files.file_of(row)
    press(eka, row, "panggil", when="2027-02-01T09:00", place="Ruang rapat")
    monkeypatch.setattr(record_file, "file_of", lambda _row: before)
    assert press(eka, row, "panggil", when="2027-02-02T09:00", place="Ruang rapat") == 409
    assert FileEvent.objects.filter(file=row, kind="Summoned").count() == 1


@pytest.mark.usefixtures("switched_on")
def test_a_visit_that_is_objected_to_is_not_used_until_the_objection_is_answered(
    office: Office, case: Case, eka: Client
) -> None:
    fact = work(case, office.bima, LAST, weeks=1, each=1, late=1)[0]
    row = begun(office)
    opened_by(eka, row)
    eka.post(f"/kinerja/berkas/{row.pk}/bukti/", {"title": "Lewat", "number": case.number, "visit": fact.visit})
    assert files.file_of(row).items[0][1].source == f"kunjungan {case.pk}:{fact.visit}"
    why = "Listrik padam dua jam; berita acaranya ada di Tata Usaha."
    object_to(fact, person=office.bima, ground="sistem", reason=why, addressee=office.citra.pk, now=AT)
    assert press(eka, row, "kunci") == 409
    assert not files.file_of(row).locked
