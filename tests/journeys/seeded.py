"""The office of the journeys: that of `tests.web.office`, a colleague for every lane of the Podcast, six episodes done
and one under way.

All of it comes about by the site's own actions and through the record's own door; only the clock is moved.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

from django.utils import timezone
from tests.journeys.fairly import live_fairly
from tests.journeys.lessons import set_lessons
from tests.web.office import SINCE, Office, build_office

from alur.core.case.commands import Cancel, Complete, OpenCase, TakeStep
from alur.core.case.events import NOBODY
from alur.core.case.procedure import Step
from alur.core.case.state import OpenVisit
from alur.core.instant import MINUTE, Instant, instant_of
from alur.core.sop.life import Act, Part
from alur.formats.sopfile import read_sop
from alur.web.case import queries
from alur.web.case.models import Case
from alur.web.case.record import Done, open_case, record
from alur.web.people.models import Absence, Grant, Holding, Holiday, Person, Position, Role
from alur.web.people.queries import calendar_of, today
from alur.web.public.actions import make, set_up
from alur.web.sop.actions import bind, stage, write
from alur.web.sop.models import Duty, LaneBinding, SopVersion
from alur.web.sop.queries import people_of_lane

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COLLEAGUES = {"Gita": "Operator / Editor", "Hadi": "Operator / Editor", "Indah": "Admin Media Sosial"}
SUBJECTS = ("Air bersih", "Pungutan sekolah", "Antrean puskesmas", "Jalan rusak", "Layanan KTP", "Pasar rakyat")
WORKDAY = 450 * MINUTE
USUAL = 40 * MINUTE
UNDER_WAY = ("Listrik padam", "undang")  # and the step at which it stands
SLOW = ("Jalan rusak", "sunting")  # this one took four workdays where the SOP gives two
DARK = ("Pasar rakyat", "studio")  # and this one the day on which the power was down, where the SOP gives an hour
LENGTHS = {SLOW: 4 * WORKDAY, DARK: WORKDAY}


def build() -> None:
    office = build_office()
    positions = _colleagues(office)
    podcast = _podcast(office)
    _bind(office, podcast, positions)
    _drafts(office)
    _try_out(podcast, office, _morning(office, _monday(today(office.prevention) - timedelta(weeks=14))))
    begin = _monday(today(office.prevention) - timedelta(weeks=9))
    for place, subject in enumerate(SUBJECTS):
        _live(podcast, office, subject, _morning(office, begin + timedelta(days=place)))
    _live(podcast, office, UNDER_WAY[0], _morning(office, begin + timedelta(weeks=8)), until=UNDER_WAY[1])
    set_lessons(podcast)
    _days_off(office)
    _episode(office, podcast, UNDER_WAY[0])
    live_fairly()


def draft_of(example: str) -> None:
    """One more draft of Ayu's, for a journey that changes it."""
    ayu, unit = Person.objects.get(login_name="ayu"), Position.objects.get(name="Asisten Pencegahan").unit
    value = read_sop((EXAMPLES / f"{example}.sop.yaml").read_bytes(), name=example)
    write.create(value, unit=unit, duty=None, by=ayu, now=timezone.now())


def _colleagues(office: Office) -> dict[str, Position]:
    positions = {"Asisten Pencegahan": office.assistant, "Kepala Perwakilan": office.head}
    for name, title in COLLEAGUES.items():
        person = Person.objects.create(login_name=name.lower(), name=name)
        positions[title] = positions.get(title) or Position.objects.create(unit=office.prevention, name=title)
        Holding.objects.create(person=person, position=positions[title], since=SINCE)
        Grant.objects.create(person=person, unit=office.root, role=Role.WORKER, since=SINCE)
    lina = Person.objects.create(login_name="lina", name="Lina")
    Grant.objects.create(person=lina, unit=office.root, role=Role.WRITER, since=SINCE)
    return positions


def _podcast(office: Office) -> SopVersion:
    """Written, submitted, approved and in force for four months."""
    duty = Duty.objects.create(unit=office.prevention, name="Sosialisasi")
    Duty.objects.create(unit=office.prevention, name="Kajian")
    since = today(office.prevention) - timedelta(days=120)
    then = timezone.now() - timedelta(days=121)
    value = read_sop((EXAMPLES / "podcast.sop.yaml").read_bytes(), name="podcast")
    draft = write.create(value, unit=office.prevention, duty=duty, by=office.ayu, now=then)
    stage.move(draft, Act.SUBMIT, parts=(Part.WRITER,), by=office.ayu, now=then)
    approved = stage.approve(
        draft, effective=since, position="Kepala Perwakilan", parts=(Part.APPROVER,), by=office.citra, now=then
    )
    stage.take_force(approved, now=then)
    return SopVersion.objects.select_related("sop__unit").get(pk=approved.pk)


def _bind(office: Office, podcast: SopVersion, positions: dict[str, Position]) -> None:
    """The host is named for each case; the guest is outside, and the unit records for him."""
    kinds = LaneBinding.Kind
    for lane in read_sop(podcast.text.encode(), name="podcast").lanes:
        kind = {"host": kinds.PER_CASE, "narasumber": kinds.OUTSIDE}.get(lane.key, kinds.POSITION)
        position = {"produser": office.assistant}.get(lane.key) or positions.get(lane.label)
        bind.bind(podcast.sop, bind.Bound(lane.key, kind, position, office.prevention), since=SINCE)


def _drafts(office: Office) -> None:
    """One that Ayu writes, one that waits for Citra."""
    draft_of("sosialisasi-tatap-muka")
    draft_of("kajian-cepat")
    waiting = SopVersion.objects.get(sop__kode="kajian-cepat")
    stage.move(waiting, Act.SUBMIT, parts=(Part.WRITER,), by=office.ayu, now=timezone.now())


def _episode(office: Office, podcast: SopVersion, subject: str) -> None:
    """The podcast of the office, and an episode in the making."""
    told = set_up.Told(
        sop=podcast.sop,
        title="Suara Pelayanan",
        summary="Bincang tentang layanan publik.",
        email="podcast@contoh.go.id",
        records="rekam",
        airs="tayang",
        reports="lapor",
    )
    of, now = set_up.set_up(told, feed="http://localhost/podcast/umpan.xml"), instant_of(timezone.now())
    case = Case.objects.get(subject=subject)
    make.make(case, of, make.Written(title=subject, guest="Sari"), by=office.bima.pk, key=uuid4(), now=now)


def _days_off(office: Office) -> None:
    """Something to change and to remove on every page of the administrator."""
    day = today(office.prevention) + timedelta(days=30)
    Holiday.objects.create(calendar=office.calendar, date=day, name="Libur setempat", kind=Holiday.Kind.LOCAL)
    Absence.objects.create(person=office.bima, since=day, until=day, kind=Absence.Kind.LEAVE)


def _try_out(podcast: SopVersion, office: Office, at: Instant) -> None:
    """The first act of the installation: after ninety days something may be said about persons."""
    command = OpenCase(unit=str(podcast.sop.unit_id), persons={"host": office.bima.pk}, subject="Percobaan")
    case = open_case(podcast.sop, command, by=office.bima.pk, key=uuid4(), now=at).case
    record(case, Cancel(reason="lain", note="Hanya mencoba."), by=office.citra.pk, key=uuid4(), now=at + MINUTE)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _morning(office: Office, day: date) -> Instant:
    """09.00 of a workday: the office opens at 07.30."""
    calendar = calendar_of(office.prevention)
    return calendar.add_working(calendar.end_of_day(day - timedelta(days=1)), 90 * MINUTE)


def _live(podcast: SopVersion, office: Office, subject: str, at: Instant, until: str = "") -> None:
    """One episode along the flow, from its first step to its last, or to where it stands."""
    command = OpenCase(unit=str(podcast.sop.unit_id), persons={"host": office.bima.pk}, subject=subject)
    case = open_case(podcast.sop, command, by=office.bima.pk, key=uuid4(), now=at).case
    while visits := list(_open_visits(case)):
        visit, step = visits[0]
        if step.row.id == until:
            return
        at = _step(podcast, case, visit, step, subject, at)


def _open_visits(case: int) -> Iterator[tuple[OpenVisit, Step]]:
    row = Case.objects.get(pk=case)
    procedure = queries.procedure_of(row)
    for visit in queries.state_of(row).open.values():
        yield visit, procedure.steps[visit.row]


def _step(podcast: SopVersion, case: int, visit: OpenVisit, step: Step, subject: str, at: Instant) -> Instant:
    """Taken after ten minutes where it waits in a queue; decisions say yes. Returns when it ended."""
    calendar = calendar_of(podcast.sop.unit)
    people = people_of_lane(podcast.sop, step.row.lane, on=calendar.local_date(at))
    by = visit.holder if visit.holder != NOBODY else people[0].pk

    def act(command: TakeStep | Complete) -> Done:
        return record(case, command, by=by, key=uuid4(), now=at)

    if visit.holder == NOBODY and not visit.waits:
        at = calendar.add_working(at, 10 * MINUTE)
        act(TakeStep(visit.number))
    at = calendar.add_working(at, LENGTHS.get((subject, step.row.id), USUAL))
    exits = list(step.ways)
    given, ticked = tuple(range(len(step.row.outputs))), tuple(range(len(step.row.needs)))
    act(Complete(visit=visit.number, exit=exits[0] if len(exits) > 1 else "", given=given, ticked=ticked))
    return at
