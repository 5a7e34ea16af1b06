"""Time opens routines once a period, and ends a wait that the SOP bounds."""

from datetime import UTC, date, datetime, timedelta

from tests.web.case.running import MORNING, bind, put_in_force, run_podcast
from tests.web.office import Office

from alur.core.case.commands import Complete
from alur.core.instant import DAY, moment_of
from alur.web.case.actions.by_itself import lapse_waits, open_routines
from alur.web.case.models import Case, CaseEvent
from alur.web.sop.models import SopVersion

ROUTINE = """
kode: laporan
nama: Laporan Bulanan
pemicu: {setiap: bulan, hari_kerja: 5}
pelaksana: {asisten: Asisten}
langkah:
  - {mulai: Menghimpun data, oleh: asisten, waktu: 1 hari kerja, output: [Data], kelengkapan: [Agenda]}
  - {selesai: Mengirim laporan, oleh: asisten, waktu: 1 jam, output: [Laporan], kelengkapan: [Data]}
"""
WAITING = """
kode: laporan-warga
nama: Laporan Warga
pelaksana: {asisten: Asisten, warga: Pelapor}
langkah:
  - {mulai: Menerima laporan, oleh: asisten, waktu: 1 jam, output: [Agenda], kelengkapan: [Formulir]}
  - putusan: Melengkapi dokumen
    oleh: warga
    waktu: 30 hari
    output: [Dokumen]
    kelengkapan: [Surat]
    menunggu_pemohon: true
    lewat_waktu: tidak
    ya: 3
    tidak: 4
  - {selesai: Memeriksa, oleh: asisten, waktu: 1 jam, output: [Hasil], kelengkapan: [Dokumen]}
  - {selesai: Menutup, oleh: asisten, waktu: 1 jam, output: [Surat], kelengkapan: [Agenda]}
"""


def test_a_routine_opens_on_its_day_and_only_once(office: Office) -> None:
    put_in_force(office, ROUTINE, kode="laporan")
    open_routines(datetime(2026, 11, 5, 23, 0, tzinfo=UTC))  # Friday the 6th in WITA: the fifth working day
    open_routines(datetime(2026, 11, 6, 1, 0, tzinfo=UTC))
    open_routines(datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
    assert list(Case.objects.values_list("subject", flat=True)) == ["laporan 2026-11"]
    open_routines(datetime(2026, 12, 8, 1, 0, tzinfo=UTC))
    assert Case.objects.count() == 2
    assert set(CaseEvent.objects.values_list("actor", flat=True)) == {0}


def test_a_routine_that_cannot_open_keeps_no_other_back(office: Office) -> None:
    """`bercabang` has two mulai, and nobody is there to choose one."""
    second = "\n  - {mulai: Menerima perintah, oleh: asisten, waktu: 1 jam, output: [Data], kelengkapan: [Agenda]}"
    put_in_force(
        office, ROUTINE.replace("laporan", "bercabang").replace("langkah:", f"langkah:{second}"), kode="bercabang"
    )
    put_in_force(office, ROUTINE, kode="laporan")
    open_routines(datetime(2026, 11, 6, 1, 0, tzinfo=UTC))
    assert list(Case.objects.values_list("sop__kode", flat=True)) == ["laporan"]


def test_a_version_of_another_name_opens_no_second_case_of_the_period(office: Office) -> None:
    put_in_force(office, ROUTINE, kode="laporan")
    open_routines(datetime(2026, 11, 6, 1, 0, tzinfo=UTC))
    renamed = put_in_force(office, ROUTINE, kode="laporan", number=2, effective=date(2026, 11, 10))
    SopVersion.objects.filter(pk=renamed.pk).update(name="Laporan Bulanan Unit")
    open_routines(datetime(2026, 11, 20, 1, 0, tzinfo=UTC))
    assert Case.objects.count() == 1


def test_a_wait_that_is_over_takes_its_exit_once(office: Office) -> None:
    running = run_podcast(office)
    running.version = put_in_force(office, WAITING, kode="laporan-warga")
    bind(running.version, "asisten", position=office.assistant)
    bind(running.version, "warga", position=office.assistant, kind="luar")
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    lapse_waits(moment_of(MORNING + 20 * DAY))
    assert Case.objects.get(pk=case).seq == running.state(case).seq
    seq = running.state(case).seq
    lapse_waits(moment_of(MORNING + 31 * DAY))
    lapse_waits(moment_of(MORNING + 31 * DAY) + timedelta(minutes=1))
    state = running.state(case)
    assert state.seq == seq + 1
    assert [visit.row for visit in state.open.values()] == ["menutup"]
