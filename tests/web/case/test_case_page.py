"""The page of a case: the way it took, and who did what."""

from django.test import Client
from tests.web.case.running import Running

from alur.core.case.commands import Complete, Undo
from alur.web.case import queries
from alur.web.case.case_page import arrows_taken
from alur.web.case.models import Case


def way_of(running: Running, number: int) -> frozenset[tuple[str, str]]:
    case = Case.objects.get(pk=number)
    return arrows_taken(queries.timeline(case), queries.procedure_of(case))


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
