"""Figures about persons in the demo: told, opened by the head, objected to and answered; through the real actions."""

from uuid import uuid4

from alur.core.case.commands import AddEvidence
from alur.core.fair.look import running_look
from alur.core.instant import DAY, Instant, moment_of
from alur.web.case import evidence
from alur.web.case.models import Fact
from alur.web.conduct.actions.answer_objection import Mend, answer_objection
from alur.web.conduct.actions.answer_question import answer_question
from alur.web.conduct.actions.ask_questions import ask_questions
from alur.web.conduct.actions.object_to import object_to
from alur.web.conduct.actions.open_figures import open_figures
from alur.web.conduct.actions.send_finding import send_finding
from alur.web.conduct.comparison import office_calendar
from alur.web.conduct.models import IntegrityQuestion, Objection
from alur.web.conduct.queries.steps import step_lines
from alur.web.config.demo import papers
from alur.web.config.demo.world import World
from alur.web.measure.spans import asked_span
from alur.web.people.models import Person

_DARK = "Listrik gedung padam dua jam siang itu, server ikut mati. Berita acaranya ada di Tata Usaha."
_SHARED = "Saat itu kami menunggu jawaban unit lain, dan jamnya tidak sempat saya jeda."


def live_fairly(world: World) -> None:
    """One objection that was upheld, one that waits, what Citra opened, what the record asks, what a standard lacks."""
    people, now = world.office.people, world.now
    for fact in _late_of(people["bima"], before=now - 12 * DAY, unit="menit"):
        _upheld(people, fact, now)
    for fact in _late_of(people["bima"], before=now - 4 * DAY):
        _object(people["bima"], fact, Objection.Ground.OTHERS, _SHARED, people["eka"], now - 2 * DAY)
    for name, ago in (("bima", 6), ("gita", 3)):
        look = running_look(office_calendar().local_date(now))
        open_figures(people[name], look, reader=people["citra"], purpose="percakapan", now=now - ago * DAY)
    for name in ("gita", "joko"):
        _one_file_twice(world, people[name])
    ask_questions(moment_of(now))
    for asked in IntegrityQuestion.objects.filter(person=people["joko"]):
        answer_question(asked, answer="Rapatnya satu untuk kedua laporan, jadi daftar hadirnya pun satu.", now=now)
    _send_findings(world)


def _late_of(person: Person, *, before: Instant, unit: str = "") -> list[Fact]:
    """The newest that nobody objected to yet, with a standard in this unit."""
    objected = Objection.objects.filter(person=person).values("case")
    rows = Fact.objects.filter(person=person.pk, current=True, on_time="no", ending="done", ended__lt=before)
    rows = rows.filter(standard__endswith=unit)
    return list(rows.exclude(case__in=objected).select_related("case", "sop").order_by("-ended")[:1])


def _one_file_twice(world: World, person: Person) -> None:
    """The same list of those present as evidence in two cases: perhaps there was one meeting for both."""
    stored = evidence.store([papers.sheet("Daftar hadir", person.name)])
    done = Fact.objects.filter(person=person.pk, current=True, ending="done", case__outcome="open", outputs_due__gt=0)
    cases = {fact.case_id: fact.visit for fact in done.order_by("-ended")}
    for case, visit in list(cases.items())[:2]:
        command = AddEvidence(
            visit=visit, sha256=stored.sha256, size=stored.size, media="application/pdf", name="Daftar hadir.pdf"
        )
        world.act(case, command, person.pk)


def _object(person: Person, fact: Fact, ground: str, reason: str, addressee: Person, now: Instant) -> Objection:
    return object_to(fact, person=person, ground=ground, reason=reason, addressee=addressee.pk, now=now)


def _upheld(people: dict[str, Person], fact: Fact, now: Instant) -> None:
    made = _object(people["bima"], fact, Objection.Ground.SYSTEM, _DARK, people["eka"], now - 9 * DAY)
    answer = "Benar, berita acara pemadaman menyebut hari dan jam itu. Dua jam itu bukan di tangan Bima."
    mend = Mend(absent_minutes=120)
    answer_objection(made, by=people["eka"], upheld=True, answer=answer, mend=mend, key=uuid4(), now=now)


def _send_findings(world: World) -> None:
    """As the head would, from the page of causes."""
    unit = world.office.units["KS"]
    asked = asked_span({}, office_calendar(), world.now)
    for line in step_lines(unit, asked.span, now=world.now):
        if line.is_unrealistic:
            send_finding(line, asked, by=world.office.people["citra"], now=moment_of(world.now))
