"""The administrator erases words event by event, with a reason; nobody else may, and the record stays whole."""

from django.test import Client
from tests.web.case.running import MORNING, Running, run_podcast
from tests.web.office import Office

from alur.core.case.commands import Complete
from alur.web.case.actions.inspect import inspect_own
from alur.web.case.models import Case, Erasure
from alur.web.config.jobs import JOBS

REASON = "Permintaan yang bersangkutan, surat 12."


def told(office: Office) -> tuple[Running, str]:
    running = run_podcast(office)
    case = running.open(subject="Ibu Melati").case
    running.act(case, Complete(visit=1, given=(0,), note="Menurut Ibu Melati"))
    return running, Case.objects.get(pk=case).number


def test_chosen_words_go_and_the_chain_holds(office: Office, fajar: Client) -> None:
    _running, number = told(office)
    page = f"/kasus/{number}/hapus-kata/"
    assert "Ibu Melati" in fajar.get(page).content.decode()
    assert fajar.post(page, {"seq": ["1", "2"], "reason": REASON}).status_code == 302
    for address in (page, f"/kasus/{number}/", "/kasus/", "/cari/?q=Melati"):
        assert "Ibu Melati" not in fajar.get(address).content.decode(), address
    assert REASON in fajar.get(page).content.decode()
    assert inspect_own(MORNING).why == ""


def test_the_inspector_sees_that_words_were_erased_and_why(office: Office, fajar: Client, eka: Client) -> None:
    _running, number = told(office)
    fajar.post(f"/kasus/{number}/hapus-kata/", {"seq": ["2"], "reason": REASON})
    page = eka.get("/catatan/").content.decode()
    assert number in page
    assert REASON in page


def test_only_what_is_chosen_goes(office: Office, fajar: Client) -> None:
    _running, number = told(office)
    fajar.post(f"/kasus/{number}/hapus-kata/", {"seq": ["2"], "reason": REASON})
    assert Case.objects.get(number=number).subject == "Ibu Melati"
    assert Erasure.objects.get().seqs == [2]


def test_without_a_reason_nothing_goes(office: Office, fajar: Client) -> None:
    _running, number = told(office)
    answer = fajar.post(f"/kasus/{number}/hapus-kata/", {"seq": ["1"], "reason": "hapus"})
    assert answer.status_code == 422
    assert "Alasan penghapusan" in answer.content.decode()
    assert Case.objects.get(number=number).subject == "Ibu Melati"


def test_nobody_but_the_administrator_erases(office: Office, bima: Client, citra: Client, eka: Client) -> None:
    _running, number = told(office)
    for reader in (bima, citra, eka):
        assert reader.post(f"/kasus/{number}/hapus-kata/", {"seq": ["1"], "reason": REASON}).status_code == 403


def test_the_same_request_is_known_by_a_digest_that_nobody_can_guess(office: Office, settings: object) -> None:
    """An unkeyed hash would let erased words be found again by trying likely ones."""
    from alur.web.case.record import _digest

    command = Complete(visit=1, given=(0,), note="Ya")
    first = _digest(1, command, None)
    settings.SECRET_KEY = "another secret of another site"  # type: ignore[attr-defined]
    assert (_digest(1, command, None) != first, len(first)) == (True, 8)


def test_time_itself_sweeps_what_was_erased() -> None:
    assert "sweep-erased" in {job.name for job in JOBS}
