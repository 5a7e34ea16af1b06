"""Lanes and the people who answer for them: a vacant jabatan, a colleague who left, a binding that changes tomorrow."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from tests.web.case.running import Running
from tests.web.case.test_pages import act, finish, opened

from alur.web.case.models import OpenVisit
from alur.web.people.models import Holding, Person
from alur.web.people.queries import today
from alur.web.sop.models import LaneBinding


def test_a_vacant_jabatan_leaves_its_work_to_nobody_until_the_head_names_somebody(
    running: Running, bima: Client, citra: Client
) -> None:
    """Else any colleague would approve while there is no head of the lane."""
    Holding.objects.filter(position__name="Operator").delete()
    case = opened(bima)
    row = OpenVisit.objects.get(case=case)
    LaneBinding.objects.filter(lane="produser").update(position=LaneBinding.objects.get(lane="operator").position)
    assert act(bima, case, row.visit, do="release").status_code == 302
    taken = act(bima, case, row.visit, do="take")
    assert "adalah tugas" in taken.content.decode()
    page = citra.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert f'<option value="{running.office.bima.pk}">' in page
    assert act(citra, case, 1, do="assign", person=running.office.bima.pk).status_code == 302
    assert finish(bima, case, 1).status_code == 302


def test_the_head_takes_a_step_from_who_has_left(running: Running, bima: Client, citra: Client) -> None:
    case = opened(bima)
    hana = Person.objects.create(login_name="hana", name="Hana")
    Holding.objects.create(person=hana, position=running.office.assistant, since="2020-01-01")
    Person.objects.filter(pk=running.office.bima.pk).update(is_active=False)
    page = citra.get(f"/kasus/{case.number}/langkah/1/").content.decode()
    assert "Hana" in page
    assert "Lepas ke antrean" in page
    assert act(citra, case, 1, do="release").status_code == 302
    assert OpenVisit.objects.get(case=case).holder == 0


def test_on_the_eve_of_another_binding_the_present_one_holds(running: Running, bima: Client) -> None:
    day = today(running.office.prevention)
    LaneBinding.objects.filter(lane="produser").update(until=day)
    LaneBinding.objects.create(
        sop=running.version.sop,
        lane="produser",
        kind="unit",
        unit=running.office.intake,
        since=day + timedelta(days=1),
    )
    case = opened(bima)
    assert finish(bima, case, 1, key=str(uuid4())).status_code == 302
