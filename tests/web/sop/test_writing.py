"""Writing on the web: cells, rows, undo, two writers at once, and pasted tables."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.office import Office
from tests.web.sop.conftest import NOW, PODCAST

from alur.web.people.models import Grant, Role
from alur.web.sop.actions.edit import edit
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import value_of

URL = "/sop/podcast/tulis/"


def texts(version: SopVersion) -> list[str]:
    version.refresh_from_db()
    return [row.text for row in value_of(version).rows]


def test_what_is_typed_is_saved_with_its_findings_beside_it(draft: SopVersion, ayu: Client) -> None:
    answer = ayu.post(URL, {"base": 1, "cell:bersedia:time": "segera"}, headers={"X-Fragment": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "“segera”" in page
    assert "<html" not in page


def test_rows_are_inserted_moved_and_deleted(draft: SopVersion, ayu: Client) -> None:
    ayu.post(URL, {"base": 1, "do": "insert:usulan-tema"})
    ayu.post(URL, {"base": 2, "cell:baris-baru:text": "Mencatat usulan"})
    assert texts(draft)[1] == "Mencatat usulan"
    ayu.post(URL, {"base": 3, "do": "down:mencatat-usulan"})
    assert texts(draft)[2] == "Mencatat usulan"
    ayu.post(URL, {"base": 4, "do": "delete:mencatat-usulan"})
    assert "Mencatat usulan" not in texts(draft)


def test_a_press_takes_what_was_typed_along(draft: SopVersion, ayu: Client) -> None:
    """Without script one request brings both; a new row has its name from the words that come with the press."""
    ayu.post(URL, {"base": 1, "do": "insert:usulan-tema"})
    ayu.post(URL, {"base": 2, "cell:baris-baru:text": "Mencatat usulan", "do": "down:baris-baru"})
    assert texts(draft)[2] == "Mencatat usulan"
    ayu.post(URL, {"base": 4, "cell:studio:time": "segera", "do": "undo"})
    ayu.post(URL, {"do": "redo"})
    ayu.post(URL, {"base": 4, "cell:rekam:text": "Merekam siaran", "do": "mend:unmeasured_time:7"})
    assert "Merekam siaran" in texts(draft)
    assert "segera" not in draft.text


def test_a_press_that_is_refused_loses_no_words(draft: SopVersion, ayu: Client) -> None:
    answer = ayu.post(URL, {"base": 1, "cell:rekam:text": "Merekam siaran", "do": "lane_delete:kepala"})
    assert answer.status_code == 409
    assert "Merekam siaran" in texts(draft)


def test_undo_and_redo_go_through_the_whole_sitting(draft: SopVersion, ayu: Client) -> None:
    for revision, text in enumerate(["Satu hal", "Dua hal", "Tiga hal"], 1):
        ayu.post(URL, {"base": revision, "cell:rekam:text": text})
    seen = []
    for do in ("undo", "undo", "redo", "redo", "undo", "undo", "undo"):
        ayu.post(URL, {"do": do})
        seen.append(texts(draft)[6])
    assert seen == ["Dua hal", "Satu hal", "Dua hal", "Tiga hal", "Dua hal", "Satu hal", "Merekam episode"]
    assert ayu.post(URL, {"do": "undo"}).status_code == 409


def test_two_writers_in_different_cells_both_keep_their_words(
    draft: SopVersion, office: Office, ayu: Client, bima: Client
) -> None:
    Grant.objects.create(person=office.bima, unit=office.root, role=Role.WRITER, since="2020-01-01")
    ayu.post(URL, {"base": 1, "cell:rekam:text": "Merekam siaran"})
    assert (
        bima.post(URL, {"base": 1, "cell:rekam:text": "Merekam episode", "cell:rekam:time": "2 jam"}).status_code == 302
    )
    draft.refresh_from_db()
    row = value_of(draft).rows[6]
    assert (row.text, row.time) == ("Merekam siaran", "2 jam")


def test_two_writers_in_one_cell_meet_and_nobody_is_overwritten(
    draft: SopVersion, office: Office, ayu: Client, bima: Client
) -> None:
    Grant.objects.create(person=office.bima, unit=office.root, role=Role.WRITER, since="2020-01-01")
    ayu.post(URL, {"base": 1, "cell:rekam:time": "2 jam"})
    answer = bima.post(URL, {"base": 1, "cell:rekam:time": "3 jam"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ayu mengubah sel ini" in page
    assert "3 jam" in page
    draft.refresh_from_db()
    assert value_of(draft).rows[6].time == "2 jam"


def test_a_ticked_box_and_its_absence_are_both_taken_in(draft: SopVersion, ayu: Client) -> None:
    ayu.post(URL, {"base": 1, "flag:rekam:counts": "1", "cell:rekam:counts": "ya"})
    draft.refresh_from_db()
    assert value_of(draft).rows[6].counts_items
    ayu.post(URL, {"base": 2, "flag:rekam:counts": "1"})
    draft.refresh_from_db()
    assert not value_of(draft).rows[6].counts_items


def test_a_pasted_table_is_shown_before_it_goes_in(draft: SopVersion, ayu: Client) -> None:
    table = "Kegiatan\tPelaksana\tWaktu\nMenyusun takarir\tAdmin Media Sosial\t30 menit\n"
    shown = ayu.post(f"{URL}tempel/", {"pasted": table, "after": "tayang"}).content.decode()
    assert "1 baris akan disisipkan" in shown
    ayu.post(URL, {"base": 1, "do": "paste", "pasted": table, "after": "tayang"})
    assert texts(draft)[10] == "Menyusun takarir"


def test_a_new_sop_begins_blank_or_from_a_file(office: Office, ayu: Client) -> None:
    unit = office.prevention.pk
    ayu.post("/sop/baru/", {"unit": unit, "name": "Kajian Cepat"})
    assert Sop.objects.get().kode == "kajian-cepat"
    ayu.post("/sop/baru/", {"unit": unit, "file": SimpleUploadedFile("podcast.sop.yaml", PODCAST)})
    assert Sop.objects.filter(kode="podcast").exists()
    again = ayu.post("/sop/baru/", {"unit": unit, "file": SimpleUploadedFile("p.sop.yaml", PODCAST)})
    assert "sudah dipakai" in again.content.decode()
    bad = ayu.post("/sop/baru/", {"unit": unit, "file": SimpleUploadedFile("p.sop.yaml", b"langkah: [")})
    assert "p.sop.yaml" in bad.content.decode()


def test_identity_is_written_and_an_older_page_does_not_overwrite(draft: SopVersion, ayu: Client) -> None:
    fields = {"name": "Siniar", "promise": "10 hari kerja", "base": 1, "warnings": "Jika A, maka B.\n\nJika C, maka D."}
    assert ayu.post(f"{URL}identitas/", fields).status_code == 302
    draft.refresh_from_db()
    assert value_of(draft).identity.warnings == ("Jika A, maka B.", "Jika C, maka D.")
    late = ayu.post(f"{URL}identitas/", fields | {"name": "Lain"})
    assert "lebih dahulu" in late.content.decode()
    assert "Lain" in late.content.decode()


def test_nobody_but_a_writer_writes(draft: SopVersion, bima: Client, dewi: Client, citra: Client) -> None:
    for client in (bima, dewi, citra):
        assert client.get(URL).status_code == 403
        assert client.post(URL, {"base": 1, "cell:rekam:time": "2 jam"}).status_code == 403


def test_hostile_fields_are_refused_in_words(draft: SopVersion, ayu: Client) -> None:
    for do in ("delete:zz", "up:zz", "split:rekam:999", "lane_delete:zz", "mend:zz:1", "paste"):
        assert ayu.post(URL, {"base": 1, "do": do}).status_code == 409
    assert ayu.post(URL, {"base": 77, "cell:rekam:time": "2 jam"}).status_code == 409
    draft.refresh_from_db()
    assert draft.revision == 1


def test_a_draft_goes_down_as_a_file_and_comes_up_again(draft: SopVersion, ayu: Client) -> None:
    text = ayu.get("/sop/podcast/versi/1/berkas/").content.replace(b"Merekam episode", b"Merekam siaran")
    answer = ayu.post(f"{URL}berkas/", {"base": 1, "file": SimpleUploadedFile("podcast.sop.yaml", text)})
    assert answer.status_code == 302
    assert "Merekam siaran" in texts(draft)
    ayu.post(URL, {"do": "undo"})
    assert "Merekam episode" in texts(draft)
    bad = ayu.post(f"{URL}berkas/", {"file": SimpleUploadedFile("p.sop.yaml", b"kode: a\nkode: b\n")})
    assert "p.sop.yaml" in bad.content.decode()


@pytest.mark.parametrize("kode", ["05/SOP/PCG", "dengan spasi", "..", "baru", "k" * 81, "ö"])
def test_a_kode_that_no_address_can_hold_is_refused(office: Office, ayu: Client, kode: str) -> None:
    """One such row would break the library for everybody."""
    text = f"kode: {kode}\nnama: Uji\npelaksana: {{a: A}}\nlangkah:\n  - {{mulai: Menyusun, oleh: a}}\n"
    file = SimpleUploadedFile("uji.sop.yaml", text.encode())
    answer = ayu.post("/sop/baru/", {"unit": office.prevention.pk, "file": file})
    assert "tidak dapat dipakai" in answer.content.decode()
    assert not Sop.objects.exists()


def test_a_lane_may_have_a_name_of_any_length(office: Office, ayu: Client) -> None:
    lane = "p" * 200
    text = f"kode: uji\nnama: Uji\npelaksana: {{{lane}: A}}\nlangkah:\n  - {{mulai: Menyusun, oleh: {lane}}}\n"
    ayu.post("/sop/baru/", {"unit": office.prevention.pk, "file": SimpleUploadedFile("uji.sop.yaml", text.encode())})
    fields = {"kind": "jabatan", "position": office.assistant.pk, "since": "2026-01-01"}
    posted = {"lane": lane} | {f"lajur-{lane}-{name}": value for name, value in fields.items()}
    assert ayu.post("/sop/uji/pelaksana/", posted).status_code == 302


def test_what_could_not_be_read_again_is_not_saved(draft: SopVersion, ayu: Client) -> None:
    """More than the file may have: else no page of the draft would open any more, not even to undo."""
    answer = ayu.post(URL, {"base": 1, "cell:rekam:note": "x" * 2_100_000})
    assert answer.status_code == 409
    assert "2 MB" in answer.content.decode()
    assert ayu.get(URL).status_code == 200


def test_two_who_save_in_the_same_moment_are_both_kept(draft: SopVersion, office: Office) -> None:
    """Both requests read revision 1; the second builds upon what the first saved."""
    other = SopVersion.objects.get(pk=draft.pk)
    edit(draft, {("rekam", "text"): "Merekam siaran"}, None, base=1, by=office.ayu, now=NOW)
    edit(other, {("studio", "time"): "2 jam"}, None, base=1, by=office.bima, now=NOW)
    rows = {row.id: row for row in value_of(SopVersion.objects.get(pk=draft.pk)).rows}
    assert (rows["rekam"].text, rows["studio"].time) == ("Merekam siaran", "2 jam")
