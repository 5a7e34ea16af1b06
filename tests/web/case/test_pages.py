"""The pages of cases: open, work, return, pause, hand over, undo, deviate, read; as each of the five."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.case.running import Running

from alur.web.case.models import Case, StepDraft

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def opened(client: Client, subject: str = "Layanan air bersih") -> Case:
    fields = {"subject": subject, "key": str(uuid4()), "form-tema": "Air bersih"}
    page = client.get("/kasus/baru/?sop=podcast").content.decode()
    for name in ("host", "operator", "admin", "narasumber"):
        if f'name="person-{name}"' in page:
            fields[f"person-{name}"] = page.split(f'name="person-{name}"')[1].split('value="')[1].split('"')[0]
    answer = client.post("/kasus/baru/?sop=podcast", fields)
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.order_by("-pk")[0]


def act(client: Client, case: Case, visit: int, **fields: object):
    return client.post(
        f"/kasus/{case.number}/langkah/{visit}/", {"key": str(uuid4()), **{k: str(v) for k, v in fields.items()}}
    )


def finish(client: Client, case: Case, visit: int, **fields: object):
    return act(client, case, visit, do="finish", result="done", **{"output-0": 1}, **fields)


def test_a_case_is_opened_and_stands_in_the_inbox(running: Running, bima: Client) -> None:
    case = opened(bima)
    page = bima.get(f"/kasus/{case.number}/").content.decode()
    assert "Layanan air bersih" in page
    assert "Menyusun usulan tema dan jadwal" in bima.get("/pekerjaan/").content.decode()


def test_a_step_is_done_and_the_next_opens_for_its_lane(running: Running, bima: Client, citra: Client) -> None:
    case = opened(bima)
    answer = finish(bima, case, 1)
    assert answer.status_code == 302, answer.content.decode()
    page = bima.get(answer["Location"]).content.decode()
    assert "Langkah 1 selesai" in page
    assert "Urungkan" in page
    assert "Menyetujui kerangka acuan" in citra.get("/pekerjaan/").content.decode()


def test_a_second_press_is_done_once_and_a_second_person_is_told(running: Running, bima: Client) -> None:
    case = opened(bima)
    key = str(uuid4())
    fields = {"do": "finish", "result": "done", "output-0": "1", "key": key}
    url = f"/kasus/{case.number}/langkah/1/"
    assert bima.post(url, fields).status_code == 302
    case.refresh_from_db()
    seq = case.seq
    late = bima.post(url, fields | {"key": str(uuid4())})
    assert late.status_code == 409
    assert "sudah diselesaikan oleh Bima" in late.content.decode()
    bima.post(url, fields)
    case.refresh_from_db()
    assert case.seq == seq


def test_a_missing_output_asks_for_a_reason_and_keeps_what_was_typed(running: Running, bima: Client) -> None:
    case = opened(bima)
    answer = act(bima, case, 1, do="finish", result="done", note="Rapat ditunda")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Rapat ditunda" in page
    ok = act(bima, case, 1, do="finish", result="done", missing_reason="mendesak")
    assert ok.status_code == 302
    assert "Output langkah 1 belum ada" in bima.get(f"/kasus/{case.number}/").content.decode()


def test_ticks_and_words_are_kept_before_the_step_is_done(running: Running, bima: Client) -> None:
    case = opened(bima)
    act(bima, case, 1, do="keep", **{"need-0": 1, "result-0": "KA-12", "note": "hampir"})
    page = bima.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert "Dicentang" in page
    assert "KA-12" in page
    finish(bima, case, 1)
    assert not StepDraft.objects.exists()


def test_pause_needs_a_legal_reason_and_resumes(running: Running, bima: Client) -> None:
    case = opened(bima)
    assert act(bima, case, 1, do="pause", pause_reason="malas").status_code == 409
    assert act(bima, case, 1, do="pause", pause_reason="kahar", pause_note="Listrik padam").status_code == 302
    assert "Jam berhenti" in bima.get("/pekerjaan/").content.decode()
    assert act(bima, case, 1, do="resume").status_code == 302


def test_a_decision_goes_back_and_a_return_is_told_in_words(running: Running, bima: Client, citra: Client) -> None:
    case = opened(bima)
    finish(bima, case, 1)
    assert finish(citra, case, 2, exit="Tidak").status_code == 302
    finish(bima, case, 3)
    finish(citra, case, 4, exit="Ya")
    answer = act(bima, case, 5, do="finish", result="return", to_row="usulan-tema", reason="sop-keliru")
    assert answer.status_code == 302, answer.content.decode()
    assert "Dikembalikan dari langkah 3 ke langkah 1" in bima.get(f"/kasus/{case.number}/").content.decode()


def test_undo_within_ten_minutes_opens_the_step_again(running: Running, bima: Client) -> None:
    case = opened(bima)
    finish(bima, case, 1)
    answer = act(bima, case, 1, do="undo")
    assert answer["Location"].endswith("/langkah/1/")
    assert bima.get(answer["Location"]).status_code == 200


def test_evidence_is_kept_and_comes_down_as_an_attachment(running: Running, bima: Client) -> None:
    case = opened(bima)
    act_fields = {"do": "keep", "key": str(uuid4()), "bukti-0": SimpleUploadedFile("kerangka.png", PNG)}
    bima.post(f"/kasus/{case.number}/langkah/1/", act_fields)
    page = bima.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert "kerangka.png" in page
    answer = bima.get(f"/kasus/{case.number}/bukti/2/")
    assert b"".join(answer.streaming_content) == PNG
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("jahat.svg", b"<svg onload=alert(1)>"),
        ("foto.png", b"<html>"),
        ("laporan.pdf", b"PK\x03\x04"),
        ("../../etc/passwd", b"x"),
        ("catatan.txt", b"\0\0"),
        ("a" * 300 + ".exe", b"MZ"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(running: Running, bima: Client, name: str, content: bytes) -> None:
    case = opened(bima)
    fields = {"do": "finish", "result": "done", "key": str(uuid4()), "bukti-0": SimpleUploadedFile(name, content)}
    answer = bima.post(f"/kasus/{case.number}/langkah/1/", fields)
    assert answer.status_code == 409
    assert "tidak dapat diterima" in answer.content.decode() or "bukan seperti" in answer.content.decode()


def test_a_link_as_evidence_must_be_one(running: Running, bima: Client) -> None:
    case = opened(bima)
    assert act(bima, case, 1, do="keep", **{"tautan-0": "javascript:alert(1)"}).status_code == 409
    assert act(bima, case, 1, do="keep", **{"tautan-0": "https://contoh.go.id/a"}).status_code == 302


def test_the_reader_sees_and_meets_no_act(running: Running, bima: Client, dewi: Client) -> None:
    case = opened(bima)
    page = dewi.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert "Selesaikan langkah" not in page
    assert "Buka kasus baru" not in dewi.get("/kasus/").content.decode()
    answer = act(dewi, case, 1, do="finish", result="done", **{"output-0": 1})
    assert answer.status_code == 409
    case.refresh_from_db()
    assert case.seq == 1
    assert dewi.get("/kasus/baru/?sop=podcast").status_code == 404
    assert dewi.get("/kasus/buku-kendali/").status_code == 403


@pytest.mark.parametrize("who", ["dewi", "eka", "ayu"])
@pytest.mark.parametrize("do", ["keep", "finish"])
def test_an_onlooker_leaves_no_trace_on_a_step(
    running: Running, bima: Client, request: pytest.FixtureRequest, who: str, do: str
) -> None:
    """Whoever may only look at a case neither ticks for others, nor adds evidence, work or words."""
    case = opened(bima)
    act(bima, case, 1, do="keep", note="Milik Bima")
    case.refresh_from_db()
    before = case.seq
    fields = {"result": "extra", "work": "Rapat", "note": "Milik orang lain", "need-0": 1}
    for more in ({}, {"tautan-0": "https://contoh.go.id/a"}):
        assert act(request.getfixturevalue(who), case, 1, do=do, **fields, **more).status_code in (403, 409)
    case.refresh_from_db()
    assert case.seq == before
    assert StepDraft.objects.get().note == "Milik Bima"
    assert StepDraft.objects.get().ticked == {}


def test_only_the_head_ends_a_case_as_a_whole(running: Running, bima: Client, citra: Client) -> None:
    case = opened(bima)
    assert bima.get(f"/kasus/{case.number}/hentikan/").status_code == 403
    fields = {"reason": "lain", "note": "Dobel", "key": str(uuid4())}
    assert citra.post(f"/kasus/{case.number}/hentikan/", fields).status_code == 302
    page = citra.get(f"/kasus/{case.number}/").content.decode()
    assert "Dihentikan" in page
    again = {"reason": "lain", "to_row": "usulan-tema", "key": str(uuid4())}
    assert citra.post(f"/kasus/{case.number}/buka-kembali/", again).status_code == 302


def test_cases_are_found_by_words_state_and_sop(running: Running, bima: Client) -> None:
    opened(bima, "Pungutan di sekolah")
    assert "Pungutan" in bima.get("/kasus/?q=pungutan&sop=podcast&milik=saya").content.decode()
    assert "Tidak ada kasus yang cocok" in bima.get("/kasus/?keadaan=selesai").content.decode()


def test_a_key_used_for_something_else_is_told(running: Running, bima: Client) -> None:
    case = opened(bima)
    key = str(uuid4())
    fields = {"do": "pause", "pause_reason": "kahar", "key": key}
    bima.post(f"/kasus/{case.number}/langkah/1/", fields)
    answer = bima.post(f"/kasus/{case.number}/langkah/1/", {"do": "resume", "key": key})
    assert answer.status_code == 422
    assert bima.post(f"/kasus/{case.number}/langkah/1/", {"do": "resume", "key": "x"}).status_code == 409


def test_the_head_sees_the_unit_in_one_look(running: Running, bima: Client, citra: Client) -> None:
    opened(bima)
    page = citra.get("/pekerjaan/").content.decode()
    assert "langkah lewat" in page
    assert "SOP menunggu Anda" in page
    assert "Menyusun usulan tema" in citra.get("/pekerjaan/?milik=unit").content.decode()
