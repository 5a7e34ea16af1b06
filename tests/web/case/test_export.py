"""The record leaves the house: anchored, exported, verified by the program that stands alone."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from tests.web.case.running import Running

from alur.core.case.commands import AddEvidence, Complete
from alur.core.refused import Refused
from alur.formats.record.verifier import check_export
from alur.web.case import append_only, evidence
from alur.web.case.actions.anchor import anchor, folder
from alur.web.case.actions.export_record import export_record
from alur.web.case.models import Anchor, Case, CaseEvent, EventPayload, Evidence


@pytest.fixture(autouse=True)
def own_var(settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "var"


def worked(running: Running) -> int:
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,), note="Kerangka acuan terlampir"))
    return case


def exported(running: Running, place: Path, *, with_words: bool = True) -> Path:
    export_record(place, with_words=with_words, now=running.now)
    return place


def forge(sql: str) -> None:
    """As somebody who owns the database can."""
    append_only.allow_changes(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)
    append_only.refuse_changes(connection)


@pytest.mark.parametrize("name", ["catatan.zip", "catatan"])
@pytest.mark.parametrize("with_words", [True, False])
def test_an_export_of_a_true_record_is_whole(running: Running, tmp_path: Path, name: str, with_words: bool):
    worked(running)
    anchor(running.now)
    worked(running)
    verdict = check_export(str(exported(running, tmp_path / name, with_words=with_words)))
    assert (verdict.cases, verdict.events, verdict.anchors, verdict.first_bad) == (2, 4, 1, None)


def test_personal_words_stay_at_home_unless_asked_for(running: Running, tmp_path: Path):
    worked(running)
    exported(running, tmp_path / "tanpa", with_words=False)
    exported(running, tmp_path / "dengan", with_words=True)
    assert b"Kerangka acuan terlampir" not in (tmp_path / "tanpa" / "record.txt").read_bytes()
    assert b"Kerangka acuan terlampir" in (tmp_path / "dengan" / "record.txt").read_bytes()


def test_a_file_that_no_event_names_stays_at_home(running: Running, tmp_path: Path):
    """As the paper of an objection, or the impact assessment: kept here, and no part of the record."""
    worked(running)
    stored = evidence.store([b"keberatan"])
    Evidence.objects.create(sha256=stored.sha256, size=stored.size, media="text/plain", recorded_at=running.now)
    place = exported(running, tmp_path / "catatan")
    assert not (place / "evidence" / stored.sha256).exists()
    assert check_export(str(place)).first_bad is None


def test_erased_words_leave_the_chain_whole(running: Running, tmp_path: Path):
    worked(running)
    anchor(running.now)
    EventPayload.objects.all().delete()
    assert check_export(str(exported(running, tmp_path / "x.zip"))).first_bad is None


def test_a_change_in_the_database_is_found_and_named(running: Running, tmp_path: Path):
    case = worked(running)
    forge(f"UPDATE case_caseevent SET actor = 99 WHERE case_id = {case} AND seq = 2")
    bad = check_export(str(exported(running, tmp_path / "x.zip"))).first_bad
    assert bad is not None
    assert (bad["case"], bad["seq"]) == ("PCG-2026-001", 2)


def test_a_tail_cut_off_after_an_anchor_is_found(running: Running, tmp_path: Path):
    case = worked(running)
    anchor(running.now)
    head = CaseEvent.objects.get(case=case, seq=1).head
    EventPayload.objects.all().delete()
    forge(f"DELETE FROM case_caseevent WHERE case_id = {case} AND seq = 2")
    Case.objects.filter(pk=case).update(seq=1, head=head)
    bad = check_export(str(exported(running, tmp_path / "x.zip"))).first_bad
    assert bad is not None
    assert (bad["case"], bad["seq"]) == ("PCG-2026-001", 2)


def test_a_rewritten_anchor_is_found(running: Running, tmp_path: Path):
    worked(running)
    anchor(running.now)
    forge("""UPDATE case_anchor SET heads = replace(heads, 'PCG-2026-001', 'PCG-2026-009')""")
    assert check_export(str(exported(running, tmp_path / "x.zip"))).first_bad is not None


def test_an_anchor_kept_outside_shows_that_the_record_was_begun_anew(running: Running, tmp_path: Path):
    worked(running)
    anchor(running.now)
    mail = next(folder().glob("*.txt"))
    forge("DELETE FROM case_anchor")
    place = exported(running, tmp_path / "x.zip")
    assert check_export(str(place)).first_bad is None
    assert check_export(str(place), [str(mail)]).first_bad is not None


def test_a_case_whose_chain_does_not_hold_is_not_anchored(running: Running):
    case, other = worked(running), worked(running)
    forge(f"UPDATE case_caseevent SET actor = 99 WHERE case_id = {case} AND seq = 2")
    done = anchor(running.now)
    assert done.broken == ("PCG-2026-001",)
    assert Case.objects.get(pk=other).anchored == 2
    assert Case.objects.get(pk=case).anchored == 0


def test_an_anchor_speaks_only_of_what_grew(running: Running):
    case = worked(running)
    assert anchor(running.now).number == 1
    assert anchor(running.now).number is None
    running.act(case, Complete(visit=2, exit="Ya", given=(0,)), running.office.citra)
    assert anchor(running.now).number == 2
    assert Anchor.objects.get(number=2).heads.startswith('[["PCG-2026-001",3,')


def test_an_anchor_is_mailed_to_those_who_keep_it(running: Running, settings, mailoutbox):
    settings.ANCHOR_MAIL = ["pengawas@contoh.go.id"]
    worked(running)
    anchor(running.now)
    (mail,) = mailoutbox
    assert f"A\t{Anchor.objects.get().statement}\t" in mail.body


def test_evidence_goes_along_and_a_lost_file_is_told(running: Running, tmp_path: Path):
    case = worked(running)
    stored = [evidence.store([content]) for content in (b"izin publikasi", b"rekaman")]
    for one in stored:
        running.act(case, AddEvidence(visit=1, sha256=one.sha256, size=one.size, media="text/plain", name="izin.txt"))
    evidence.path_of(stored[1].sha256).write_bytes(b"diganti")
    done = export_record(tmp_path / "x.zip", with_words=False, now=running.now)
    assert (done.files, done.missing) == (1, (stored[1].sha256,))
    assert check_export(str(tmp_path / "x.zip")).first_bad is None
    with zipfile.ZipFile(tmp_path / "x.zip") as box:
        assert f"evidence/{stored[0].sha256}" in box.namelist()


def test_a_row_never_speaks_of_a_file_that_is_not_there(running: Running):
    case = worked(running)
    with pytest.raises(Refused, match="belum tersimpan"):
        running.act(case, AddEvidence(visit=1, sha256="0" * 64, size=3, media="text/plain", name="x"))


def test_an_export_is_never_written_over(running: Running, tmp_path: Path):
    place = exported(running, tmp_path / "x.zip")
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("export_record", output=place)
