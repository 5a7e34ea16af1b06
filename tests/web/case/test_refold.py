"""What is derived can be made again from the events, and a difference is found and mended."""

from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from tests.web.case.running import Running

from alur.core.case.commands import Complete, Correct, Undo
from alur.core.instant import MINUTE
from alur.web.case.actions.refold import differences
from alur.web.case.models import Case, Fact, OpenVisit


def worked(running: Running) -> Case:
    """With an undo and a correction: facts of several revisions."""
    case = running.open().case
    running.act(case, Complete(visit=1, given=(0,)))
    running.act(case, Undo(1))
    running.act(case, Complete(visit=1, given=(0,)))
    running.act(case, Correct(visit=1, given=(), missing=(0,), note="Kerangka acuan belum ada"))
    return Case.objects.get(pk=case)


def test_a_case_as_recorded_is_as_folded(running: Running):
    assert differences(worked(running)) == []


@pytest.mark.parametrize(
    ("table", "change", "named"),
    [
        (Case, {"due": 1}, "due"),
        (OpenVisit, {"holder": 99}, "kunjungan terbuka"),
        (Fact, {"on_time": "no"}, "fakta"),
        (Fact, {"current": True}, "fakta"),
    ],
)
def test_a_difference_is_named_and_put_right(running: Running, table, change, named, capsys):
    case = worked(running)
    table.objects.update(**change)
    assert differences(Case.objects.get(pk=case.pk)) == [named]
    with pytest.raises(CommandError):
        call_command("refold")
    call_command("refold", write=True)
    assert differences(Case.objects.get(pk=case.pk)) == []
    assert f"{case.number}: berbeda pada {named}" in capsys.readouterr().out


def test_a_correction_keeps_the_calendar_it_was_measured_by(running: Running):
    case = worked(running)
    running.act(case.pk, Correct(visit=1, taken=running.now - 2 * MINUTE))
    hours = running.office.calendar.periods.get().days.get(weekday=1)
    hours.opens = hours.opens.replace(hour=6)
    hours.save()
    running.office.calendar.stamp = uuid4()
    running.office.calendar.save()
    assert differences(Case.objects.select_related("unit").get(pk=case.pk)) == []
