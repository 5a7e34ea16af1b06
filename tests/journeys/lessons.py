"""What the office of the journeys has to learn: a quiz, a first run, a report, a session; and an SOP to change."""

from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from alur.core.sop.life import Act, Part
from alur.web.learn.actions.meeting import Plan, call
from alur.web.learn.actions.mentoring import ask_mentor
from alur.web.learn.actions.quizzing import begin_quiz
from alur.web.learn.actions.reading import mark_read
from alur.web.learn.actions.telling_flaws import report_flaw
from alur.web.learn.models import Meeting
from alur.web.people.models import Person, Position
from alur.web.people.queries import today
from alur.web.sop.actions import bind, stage, write
from alur.web.sop.models import LaneBinding, Sop, SopVersion
from alur.web.sop.queries import value_of

CHANGED = "penataan-arsip"


def set_lessons(podcast: SopVersion) -> None:
    """The first of each: /internalisasi/soal/1/1/, /tanda-tangan/1/, /keliru/laporan/1/, /sesi/1/."""
    people, now = {person.login_name: person for person in Person.objects.all()}, timezone.now()
    begin_quiz(podcast, ("produser",), by=people["bima"], now=now)
    ask_mentor(podcast, "undang", mentor=people["bima"], by=people["gita"], now=now)
    report_flaw(podcast, row="undang", text="Undangan kini lewat surel.", by=people["bima"], now=now)
    session([podcast.sop], people["citra"])


def session(sops: list[Sop], leader: Person) -> Meeting:
    """It has just begun."""
    unit, now = sops[0].unit, timezone.now()
    plan = Plan(
        title="Membaca SOP bersama",
        unit=unit,
        place="Ruang Rapat",
        starts=now - timedelta(minutes=5),
        ends=now + timedelta(hours=2),
        sops=sops,
        units=[unit],
        lanes=[],
    )
    return call(plan, by=leader)


def change_an_sop(draft: SopVersion) -> None:
    """In force for two months and read by Bima; today its second version gives a step of his less time."""
    bima, ayu = Person.objects.get(login_name="bima"), Person.objects.get(login_name="ayu")
    assistant, day = Position.objects.get(name="Asisten Pencegahan"), today(draft.sop.unit)
    for lane in value_of(draft).lanes:
        bound = bind.Bound(lane.key, LaneBinding.Kind.POSITION, assistant, None)
        bind.bind(draft.sop, bound, since=date(2020, 1, 1))
    since = day - timedelta(days=60)
    first = _in_force(draft, since)
    mark_read(first, by=bima, now=timezone.now() - timedelta(days=50))
    value = value_of(first)
    rows = tuple(replace(row, time="4 menit/berkas") if row.id == "kode" else row for row in value.rows)
    undated = replace(value.identity, effective="", review="")
    _in_force(write.revise(first, replace(value, rows=rows, identity=undated), by=ayu, now=timezone.now()), day)


def _in_force(draft: SopVersion, since: date) -> SopVersion:
    ayu, citra = Person.objects.get(login_name="ayu"), Person.objects.get(login_name="citra")
    now = timezone.now()
    stage.move(draft, Act.SUBMIT, parts=(Part.WRITER,), by=ayu, now=now)
    approved = stage.approve(
        draft, effective=since, position="Kepala Perwakilan", parts=(Part.APPROVER,), by=citra, now=now
    )
    stage.take_force(approved, now=now)
    return SopVersion.objects.select_related("sop__unit").get(pk=draft.pk)
