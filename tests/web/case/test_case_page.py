"""The page of a case: the way it took, and who did what."""

from datetime import date

from django.test import Client
from tests.web.case.running import Running, put_in_force

from alur.core.case.commands import Complete, Migrate, Skip, Undo
from alur.web.case import queries, situation
from alur.web.case.case_page import arrows_taken
from alur.web.case.models import Case


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
