"""The same request twice: by a quick hand, the back button, a page kept open. Done once, and told the same."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.case.running import Running
from tests.web.case.test_pages import act, finish, opened
from tests.web.case.test_register import URL, a_past_workday, sheet

from alur.web.case import queries
from alur.web.case.models import Case, CaseEvent

LINE = ("Banjir rob", "1", "", "08.00", "09.15", "Bima", "", "KA-1")


def test_a_second_press_gets_the_answer_of_the_first(running: Running, bima: Client) -> None:
    case = opened(bima)
    fields = {"do": "finish", "result": "done", "output-0": "1", "key": str(uuid4())}
    url = f"/kasus/{case.number}/langkah/1/"
    with_file = {"bukti-0": SimpleUploadedFile("foto.txt", b"rapat")}
    assert bima.post(url, fields | with_file).status_code == 302
    events = CaseEvent.objects.count()
    again = bima.post(url, fields | with_file)
    assert (again.status_code, again["Location"]) == (302, f"/kasus/{case.number}/")
    assert CaseEvent.objects.count() == events


def test_a_key_for_another_thing_is_refused(running: Running, bima: Client) -> None:
    case, key = opened(bima), str(uuid4())
    assert finish(bima, case, 1, key=key).status_code == 302
    other = finish(bima, case, 1, key=key, note="Lain lagi")
    assert other.status_code == 422 or "sudah dipakai untuk hal lain" in other.content.decode()


def test_who_comes_second_adds_no_evidence_and_reads_what_became_of_the_step(
    running: Running, bima: Client, citra: Client
) -> None:
    case = opened(bima)
    finish(bima, case, 1)
    act(citra, case, 2, do="finish", result="return", to_row="usulan-tema", reason="kelengkapan")
    seq = Case.objects.get(pk=case.pk).seq
    late = act(
        citra, case, 2, do="finish", result="done", exit="Ya", **{"output-0": 1, "tautan-0": "https://contoh.id"}
    )
    assert late.status_code == 409
    assert "sudah dikembalikan oleh Citra" in late.content.decode()
    assert Case.objects.get(pk=case.pk).seq == seq


def test_a_step_that_never_was_is_not_found(running: Running, bima: Client) -> None:
    case = opened(bima)
    assert act(bima, case, 99, do="take").status_code == 404


def test_a_sheet_sent_twice_is_in_the_record_once(running: Running, bima: Client) -> None:
    day = a_past_workday()
    posted = sheet(*(("Banjir rob", "1", day, "08.00", "09.15", "Bima", "", "KA-1"),))
    bima.post(URL, posted)
    again = bima.post(URL, posted)
    assert again.status_code == 200
    assert "1 tindakan tercatat" in again.content.decode()
    assert Case.objects.get().seq == 2


def test_a_line_that_is_refused_leaves_no_case_behind(running: Running, bima: Client) -> None:
    day = a_past_workday()
    for _ in range(2):
        page = bima.post(URL, sheet(("Salah langkah", "5", day, "", "09.15", "Bima", "", ""))).content.decode()
        assert "Langkah 5 tidak sedang terbuka" in page
    assert not Case.objects.exists()
    bima.post(URL, sheet(("Benar", "1", day, "", "09.15", "Bima", "", "")))
    assert Case.objects.get().number.endswith("-001")


def test_no_line_and_no_letter_is_left_out_in_silence(running: Running, bima: Client) -> None:
    day = a_past_workday()
    pasted = "\n".join(f"Hal {n}\t1\t{day}\t\t09.00\tBima\t\tKA" for n in range(201))
    page = bima.post(URL, {"key": str(uuid4()), "pasted": pasted})
    assert page.status_code == 409
    assert "Ada 201 baris" in page.content.decode()
    assert "Hal 200" in page.content.decode()
    long = bima.post(URL, sheet(("x" * 251, "1", day, "", "09.00", "Bima", "", ""))).content.decode()
    assert "paling banyak 250 huruf" in long
    assert not Case.objects.exists()


def test_two_colleagues_of_one_name_are_told_apart(running: Running, bima: Client) -> None:
    day = a_past_workday()
    twin = running.hadi
    twin.name = "bima"
    twin.save()
    page = bima.post(URL, sheet(("Dua Bima", "1", day, "", "09.00", "Bima", "", ""))).content.decode()
    assert "Ada beberapa petugas bernama" in page
    bima.post(URL, sheet(("Dua Bima", "1", day, "", "09.00", "bima (hadi)", "", "")))
    (_opened, done) = queries.timeline(Case.objects.get())
    assert done.event.person == twin.pk


def test_a_sheet_for_an_sop_that_is_no_longer_offered_goes_to_no_other(running: Running, bima: Client) -> None:
    gone = bima.post("/kasus/buku-kendali/?sop=tidak-ada", sheet(("Banjir", "1", a_past_workday(), "", "09.00")))
    assert gone.status_code == 404
    assert not Case.objects.exists()


def test_words_that_are_too_long_are_not_cut(running: Running, bima: Client) -> None:
    case = opened(bima)
    answer = act(bima, case, 1, do="keep", note="x" * 2001)
    assert answer.status_code == 409
    assert "paling banyak 2000 huruf" in answer.content.decode()
    assert "x" * 2001 in answer.content.decode()
