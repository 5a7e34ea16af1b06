"""At handing over it is told who may not yet work alone at the step; nobody is stopped."""

from collections.abc import Callable

from django.test import Client
from tests.web.case.running import Running

from alur.core.case.commands import Complete, TakeStep
from alur.core.instant import moment_of
from alur.web.case.models import Case, OpenVisit
from alur.web.learn.actions.mentoring import vouch
from alur.web.people.models import Person

SAID = "Hadi belum membaca SOP ini."


def at_the_studio(running: Running) -> tuple[str, int]:
    """The case lies with the operators, at “Menyiapkan studio”, and Gita has taken it. → number, visit"""
    case = running.open().case
    for visit, exit_ in ((1, ""), (2, "Ya"), (3, ""), (4, "Ya"), (5, "")):
        by = running.office.citra if visit == 2 else running.office.bima
        running.act(case, Complete(visit=visit, exit=exit_, given=(0,)), by)
    visit = OpenVisit.objects.get(case=case).visit
    running.act(case, TakeStep(visit), running.gita)
    return Case.objects.get(pk=case).number, visit


def test_who_has_not_learnt_the_step_is_named_and_who_works_alone_is_not(
    running: Running, as_person: Callable[[Person], Client]
) -> None:
    number, visit = at_the_studio(running)
    gita = as_person(running.gita)
    assert SAID in gita.get(f"/kasus/{number}/langkah/{visit}/").content.decode()
    vouch(running.version, "studio", person=running.hadi, by=running.office.citra, now=moment_of(running.now))
    assert "Belum dapat bekerja mandiri" not in gita.get(f"/kasus/{number}/langkah/{visit}/").content.decode()
