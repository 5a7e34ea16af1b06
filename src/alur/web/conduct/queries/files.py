"""Files of thanks and coaching as their pages show them. The core folds; nothing here decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from alur.core.case.events import PersonId
from alur.core.conduct.codec import read_event, read_terms
from alur.core.conduct.commands import Act
from alur.core.conduct.events import Recorded
from alur.core.conduct.file import File, fold
from alur.core.conduct.terms import Terms
from alur.core.fair.look import read_look
from alur.core.instant import HOUR, Instant
from alur.core.refused import Refused
from alur.web.case.access import leads
from alur.web.conduct.models import (
    ConductFile,
    ConductRules,
    Criteria,
    FileReading,
    ImpactAssessment,
    Nomination,
)
from alur.web.conduct.queries.use import Allowed, may_be_used, visits_may_be_used
from alur.web.people.models import Grant, Holding, Person, Role
from alur.web.people.queries import home_unit, on_day, today
from alur.web.shell.refusals import sentence

OPEN_FOR = HOUR
LEAST_SHOWN = 5


def assessment() -> ImpactAssessment | None:
    """The DPIA that holds; None: the module is off."""
    return ImpactAssessment.objects.select_related("by").first()


def require_assessment() -> None:
    """Raises Refused while the module is off."""
    if assessment() is None:
        raise Refused("Berkas orang belum boleh dibuka: penilaian dampak (DPIA) belum tercatat. Minta pengelola.")


def rules_on(kind: str, day: date) -> ConductRules | None:
    return ConductRules.objects.filter(kind=kind, since__lte=day).order_by("-since", "-pk").first()


def terms_of(rules: ConductRules) -> Terms:
    return read_terms(rules.terms)


def history_of(row: ConductFile) -> list[Recorded]:
    return [Recorded(one.seq, one.by_id, one.at, read_event(one.kind, one.body)) for one in row.events.all()]


def file_of(row: ConductFile) -> File:
    return fold(history_of(row))


def act_of(row: ConductFile, file: File, by: PersonId, now: Instant) -> Act:
    """With what stands in the way of using this evidence (`queries.use`): asked anew at each act."""
    return Act(by, now, blocked_by(row.person, (item.source for _, item in file.items), now))


def blocked_by(person: Person, sources: Iterable[str], now: Instant) -> str:
    """The sentence, or "". Evidence written by hand has no source in the record and is contested in the file itself."""
    words = [source.split(" ", 1) for source in sources if " " in source]
    visits = [tuple(map(int, key.split(":"))) for kind, key in words if kind == "kunjungan"]
    answers: list[Allowed | Refused] = []
    if visits:
        answers.append(visits_may_be_used(person, [(case, visit) for case, visit in visits], now))
    looks = [look for kind, key in words if kind == "tinjauan" and (look := read_look(key))]
    answers += [may_be_used(person, look, now) for look in looks]
    return next((sentence(answer) for answer in answers if isinstance(answer, Refused)), "")


def has_open(row: ConductFile, reader: Person, now: Instant) -> bool:
    """Whether this reader's opening still holds. The person needs none: the file is about them."""
    if reader.pk == row.person_id:
        return True
    return FileReading.objects.filter(file=row, reader=reader, at__gt=now - OPEN_FOR).exists()


def files_of(reader: Person) -> QuerySet[ConductFile]:
    """Those that the reader has a part in; the person concerned from the lock on, when there is something to answer."""
    officers = Q(examiner=reader) | Q(decider=reader) | Q(appeal=reader)
    rows = ConductFile.objects.filter(officers | Q(person=reader, locked=True))
    return rows.select_related("person", "examiner", "decider", "appeal", "nominator", "case", "criteria")


def officers() -> QuerySet[Person]:
    """Who may examine or answer objections: heads, leaders, inspectors and the keeper of the office."""
    day = on_day(today())
    roles = (Role.APPROVER, Role.INSPECTOR, Role.ADMIN)
    named = Q(pk__in=Grant.objects.filter(day, role__in=roles).values("person"))
    heads = Q(pk__in=Holding.objects.filter(day, position__leads=True).values("person"))
    return Person.objects.filter(named | heads, is_active=True).order_by("name")


def waiting_in(person: Person) -> int:
    """Files about the person that they have not answered: nobody's time to reply runs out unseen."""
    rows = ConductFile.objects.filter(person=person, locked=True, outcome="", closed=False)
    return rows.exclude(events__kind="Replied").count()


def is_official_for(decider: Person, person: Person) -> bool:
    """Authorised: who leads the person's unit or one above it, today."""
    unit = home_unit(person)
    return unit is not None and leads(decider, unit)


def may_begin(reader: Person) -> bool:
    return officers().filter(pk=reader.pk).exists()


@dataclass(frozen=True, slots=True)
class Candidate:
    """What colleagues say of one person. No count and no order but the alphabet's."""

    person: Person
    nominations: tuple[Nomination, ...]


def candidates_of(criteria: Criteria) -> list[Candidate]:
    found: dict[int, list[Nomination]] = {}
    for one in criteria.nominations.select_related("person", "by").order_by("person__name", "person", "pk"):
        found.setdefault(one.person_id, []).append(one)
    return [Candidate(many[0].person, tuple(many)) for many in found.values()]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often a decider did what the nominator wished. Near always may be a rubber stamp (TRUST F8)."""

    name: str
    decided: int
    alike: int

    @property
    def is_shown(self) -> bool:
        return self.decided >= LEAST_SHOWN


def agreements() -> list[Agreement]:
    rows = ConductFile.objects.exclude(outcome="").exclude(wish="").values("decider__name")
    counted = rows.annotate(n=Count("pk"), alike=Count("pk", filter=Q(outcome=F("wish")))).order_by("decider__name")
    return [Agreement(row["decider__name"], row["n"], row["alike"]) for row in counted]
