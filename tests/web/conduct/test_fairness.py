"""What may be said about a person on the site: when, to whom, and what stands in the way of its use."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.case.running import Running
from tests.web.conduct.conftest import LAST, NOW
from tests.web.conduct.working import colleagues, work
from tests.web.office import Office

from alur.core.case.commands import Complete
from alur.core.fair.judge import FORMULA, Shown, Withheld
from alur.core.fair.look import Look
from alur.core.instant import DAY, HOUR, instant_of
from alur.core.refused import Refused
from alur.web.case.models import Case, CaseEvent, Fact
from alur.web.conduct.actions.answer_objection import Mend, answer_objection
from alur.web.conduct.actions.object_to import object_to
from alur.web.conduct.actions.open_figures import open_figures
from alur.web.conduct.actions.tell_figures import tell_figures
from alur.web.conduct.comparison import judgement_at, said_of
from alur.web.conduct.models import FigureNotice, FigureUse, Objection
from alur.web.conduct.queries.objections import answerers_of
from alur.web.conduct.queries.use import Allowed, may_be_used, visits_may_be_used
from alur.web.conduct.signals import questions_at
from alur.web.people.models import Person

LOOK = Look(2026, 2)
AT = instant_of(NOW)
WHY = "Listrik padam dua jam; berita acaranya ada di Tata Usaha."
YES = "Benar, berita acaranya menyebut jam itu."
NOTHING = Mend()


@pytest.fixture
def shown(office: Office, case: Case) -> list[Fact]:
    """Bima with 55 visits, two late each week, among eleven like him who are never late."""
    for other in colleagues(office, 11):
        work(case, other, LAST, weeks=10, each=5, late=0)
    return work(case, office.bima, LAST, weeks=11, each=5, late=2)


def upheld(objection: Objection, by: Person, mend: Mend = NOTHING) -> Objection:
    return answer_objection(objection, by=by, upheld=True, answer=YES, mend=mend, key=uuid4(), now=AT)


def objected(office: Office, fact: Fact, addressee: Person) -> Objection:
    return object_to(fact, person=office.bima, ground="sistem", reason=WHY, addressee=addressee.pk, now=AT)


def test_a_person_is_told_in_visits_and_asked_after_the_close(office: Office, shown: list[Fact], bima: Client) -> None:
    said = said_of(office.bima.pk, LOOK, now=AT)
    assert isinstance(said, Shown)
    assert (said.visits, said.late, said.question) == (55, 22, True)
    page = bima.get("/kinerja/saya/sebanding/?tinjauan=2026-H2").content.decode()
    assert "<strong>22 terlambat</strong>, wajarnya 0," in page
    assert "Layak ditanyakan." in page
    assert "Ajukan keberatan" in page


def test_in_the_first_ninety_days_nothing_is_said_about_anybody(office: Office, running: Running, bima: Client) -> None:
    running.now = AT - 89 * DAY
    case = Case.objects.get(pk=running.open().case)
    for other in colleagues(office, 11):
        work(case, other, LAST, weeks=10, each=5, late=0)
    work(case, office.bima, LAST, weeks=10, each=5, late=2)
    page = bima.get("/kinerja/saya/sebanding/?tinjauan=2026-H2").content.decode()
    assert "belum berumur 90 hari" in page
    assert "wajarnya" not in page
    assert isinstance(may_be_used(office.bima, LOOK, AT), Refused)
    with pytest.raises(Refused, match="Masa awal"):
        open_figures(office.bima, LOOK, reader=office.citra, purpose="beban", now=AT)


def test_in_an_office_of_seven_the_leader_sees_visits_and_no_rate(office: Office, case: Case, citra: Client) -> None:
    for person in (office.bima, *colleagues(office, 6)):
        work(case, person, LAST, weeks=12, each=5, late=1)
    assert isinstance(said_of(office.bima.pk, LOOK, now=AT), Withheld)
    answer = citra.post(f"/kinerja/orang/{office.bima.pk}/", {"purpose": "percakapan", "look": "2026-H2"})
    page = citra.get(answer["Location"]).content.decode()
    assert f"/kasus/{case.number}/#peristiwa-" in page
    assert "Kurang dari 10 orang lain" in page
    assert "Sepuluh pembanding" in page
    assert "wajarnya" not in page


def test_every_opening_is_written_first_and_read_by_the_person(
    office: Office, shown: list[Fact], citra: Client, bima: Client
) -> None:
    citra.post(f"/kinerja/orang/{office.bima.pk}/", {"purpose": "", "look": "2026-H2"})
    assert not FigureUse.objects.exists()
    citra.post(f"/kinerja/orang/{office.bima.pk}/", {"purpose": "pembinaan", "look": "2026-H2"})
    use = FigureUse.objects.get()
    assert (use.person, use.reader, use.purpose, use.look, use.formula) == (
        office.bima,
        office.citra,
        "pembinaan",
        "2026-H2",
        FORMULA,
    )
    page = bima.get("/saya/dilihat/").content.decode()
    assert "Citra" in page
    assert "Menyiapkan pembinaan" in page


def test_whoever_looks_again_after_an_hour_says_for_what_again(
    office: Office, shown: list[Fact], citra: Client
) -> None:
    now = open_figures(office.bima, LOOK, reader=office.citra, purpose="beban", now=AT)
    then = open_figures(office.bima, LOOK, reader=office.citra, purpose="beban", now=AT - 2 * HOUR)
    assert citra.get(f"/kinerja/dibuka/{now.pk}/").status_code == 200
    answer = citra.get(f"/kinerja/dibuka/{then.pk}/")
    assert answer["Location"] == f"/kinerja/orang/{office.bima.pk}/"


def test_a_figure_is_used_seven_days_after_it_was_told_as_it_stands(office: Office, shown: list[Fact]) -> None:
    assert isinstance(may_be_used(office.bima, LOOK, AT), Refused)
    tell_figures(timezone.now())
    tell_figures(timezone.now())
    assert FigureNotice.objects.filter(person=office.bima).count() == 1
    assert isinstance(may_be_used(office.bima, LOOK, AT + 7 * DAY - 1), Refused)
    assert may_be_used(office.bima, LOOK, AT + 7 * DAY) == Allowed(FORMULA)
    Fact.objects.filter(pk=shown[0].pk).update(on_time="yes")
    assert isinstance(may_be_used(office.bima, LOOK, AT + 7 * DAY), Refused)


def test_a_look_that_has_not_closed_is_read_and_not_used(office: Office, shown: list[Fact]) -> None:
    refused = may_be_used(office.bima, Look(2027, 1), AT)
    assert isinstance(refused, Refused)
    assert "30 Jun 2027" in str(refused)


def test_an_open_objection_blocks_use_and_an_upheld_one_takes_the_visit_out(office: Office, shown: list[Fact]) -> None:
    tell_figures(timezone.now())
    late = next(fact for fact in shown if fact.on_time == "no")
    visit = [(late.case_id, late.visit)]
    made = objected(office, late, office.eka)
    assert "keberatan yang belum dijawab" in str(may_be_used(office.bima, LOOK, AT + 8 * DAY))
    assert "keberatan yang belum dijawab" in str(visits_may_be_used(office.bima, visit, AT + 8 * DAY))
    upheld(made, office.eka)
    said = said_of(office.bima.pk, LOOK, now=AT)
    assert isinstance(said, Shown)
    assert (said.visits, said.late) == (54, 21)
    assert "diterima" in str(visits_may_be_used(office.bima, visit, AT + 8 * DAY))
    assert isinstance(may_be_used(office.bima, LOOK, AT + 8 * DAY), Refused)  # told as it was before
    tell_figures(timezone.now())
    assert may_be_used(office.bima, LOOK, AT + 8 * DAY) == Allowed(FORMULA)


def test_whoever_opened_the_figures_does_not_answer(office: Office, shown: list[Fact], citra: Client) -> None:
    assert [one.name for one in answerers_of(office.bima, now=AT)] == ["Eka", "Citra"]
    open_figures(office.bima, LOOK, reader=office.citra, purpose="pembinaan", now=AT)
    assert [one.name for one in answerers_of(office.bima, now=AT)] == ["Eka"]
    late = next(fact for fact in shown if fact.on_time == "no")
    with pytest.raises(Refused, match="Pilih siapa"):
        objected(office, late, office.citra)
    made = objected(office, late, office.eka)
    with pytest.raises(Refused, match="tidak memakai angkanya"):
        upheld(made, office.citra)
    assert citra.get(f"/kinerja/keberatan/{made.pk}/").status_code == 404


def test_an_objection_is_answered_once_and_with_a_reason(office: Office, shown: list[Fact]) -> None:
    late = next(fact for fact in shown if fact.on_time == "no")
    made = objected(office, late, office.eka)
    with pytest.raises(Refused, match="sudah ada"):
        objected(office, late, office.eka)
    with pytest.raises(Refused, match="20 huruf"):
        answer_objection(made, by=office.eka, upheld=True, answer="Ya.", mend=NOTHING, key=uuid4(), now=AT)
    upheld(made, office.eka)
    with pytest.raises(Refused, match="sudah dijawab"):
        upheld(made, office.eka)


def test_what_the_record_had_wrong_is_put_right_by_a_new_event(office: Office, running: Running) -> None:
    running.now = AT - 20 * DAY
    number = running.open().case
    running.now += 5 * DAY
    running.act(number, Complete(visit=1, given=(0,)))
    fact = Fact.objects.get(case=number, visit=1)
    assert fact.on_time == "no"
    ended = fact.opened + DAY // 24
    upheld(objected(office, fact, office.eka), office.eka, Mend(ended=ended))
    corrected = Fact.objects.get(case=number, visit=1, current=True)
    assert (corrected.ended, corrected.on_time, corrected.time_source) == (ended, "yes", "declared")
    event = CaseEvent.objects.get(case=number, seq=corrected.revision)
    assert (event.kind, event.actor) == ("RecordCorrected", 0)
    assert "Eka" in event.words.text
    assert Fact.objects.filter(case=number, visit=1).count() == 2  # what had been there stays readable


@pytest.mark.parametrize("who", ["ayu", "dewi", "eka", "fajar"])
def test_nobody_but_person_and_leader_sees_anything(
    office: Office, shown: list[Fact], who: str, as_person: Callable[[Person], Client]
) -> None:
    use = open_figures(office.bima, LOOK, reader=office.citra, purpose="beban", now=AT)
    client = as_person(getattr(office, who))
    for address in (
        f"/kinerja/orang/{office.bima.pk}/",
        f"/kinerja/dibuka/{use.pk}/",
        f"/kinerja/unit/{office.root.pk}/langkah/",
        f"/kinerja/unit/{office.prevention.pk}/orang/",
        f"/kinerja/keberatan/{Case.objects.get().number}/{shown[0].visit}/",
    ):
        assert client.get(address).status_code == 404, address
    assert "wajarnya" not in client.get("/kinerja/saya/sebanding/?tinjauan=2026-H2").content.decode()


def test_persons_stand_by_the_alphabet(office: Office, shown: list[Fact], citra: Client) -> None:
    page = citra.get(f"/kinerja/unit/{office.prevention.pk}/orang/").content.decode()
    names = ["Bima", "Gita", "Hadi", "Rekan00", "Rekan10"]
    assert [page.index(f">{name}</a>") for name in names] == sorted(page.index(f">{name}</a>") for name in names)


def test_changing_who_somebody_is_changes_nothing(office: Office, shown: list[Fact]) -> None:
    """Name, login and NIP: the NIP holds the day of birth and the sex."""
    before = judgement_at(LOOK, now=AT)
    for place, person in enumerate(Person.objects.all()):
        person.name, person.nip = f"Nama {place * 7919 % 100}", f"19{60 + place:02}0101{place:06}{place % 2 + 1}001"
        person.save()
    assert judgement_at(LOOK, now=AT) == before


def test_no_question_to_the_database_asks_who_somebody_is(office: Office, shown: list[Fact]) -> None:
    """Neither the judgement nor the questions of the record read the table of persons."""
    with CaptureQueriesContext(connection) as asked:
        judgement_at(LOOK, now=AT)
        questions_at(AT)
    assert len(asked) > 3
    assert [query["sql"] for query in asked if "people_person" in query["sql"]] == []
