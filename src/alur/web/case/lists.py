"""Lists of cases: asked by state, SOP, person and words, told one line each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alur.core.case.procedure import Procedure
from alur.core.instant import instant_of, moment_of
from alur.web.case import access, queries
from alur.web.case.models import Case, Fact, OpenVisit
from alur.web.people.models import Person
from alur.web.shell.moments import write_number
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force

STATES = ("terbuka", "lewat", "selesai", "dihentikan")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is asked for; anything unknown asks for nothing."""

    state: str = "terbuka"
    sop: str = ""
    mine: bool = False
    words: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Asked":
        state = query.get("keadaan", "terbuka")
        return cls(
            state=state if state in STATES or state == "" else "terbuka",
            sop=query.get("sop", "")[:80],
            mine=query.get("milik") == "saya",
            words=query.get("q", "").strip()[:100],
        )


def cases(person: Person, asked: Asked) -> QuerySet[Case]:
    """The newest first; what is late, the longest late first."""
    rows = access.visible_cases(person).select_related("sop", "version", "unit")
    if asked.sop:
        rows = rows.filter(sop__kode=asked.sop)
    if asked.mine:
        held = OpenVisit.objects.filter(case=OuterRef("pk"), holder=person.pk)
        done = Fact.objects.filter(case=OuterRef("pk"), person=person.pk)
        rows = rows.filter(Exists(held) | Exists(done))
    for word in asked.words.split():
        rows = rows.filter(Q(number__icontains=word) | Q(subject__icontains=word) | Q(version__name__icontains=word))
    return _in_state(rows, asked.state)


def _in_state(rows: QuerySet[Case], state: str) -> QuerySet[Case]:
    match state:
        case "terbuka":
            return rows.filter(outcome=Case.Outcome.OPEN).order_by("-opened", "-pk")
        case "lewat":
            return queries.overdue(rows, now=instant_of(timezone.now())).order_by("due", "pk")
        case "selesai":
            return rows.filter(outcome=Case.Outcome.DONE).order_by("-closed", "-pk")
        case "dihentikan":
            return rows.filter(outcome=Case.Outcome.CANCELLED).order_by("-closed", "-pk")
    return rows.order_by("-opened", "-pk")


@dataclass(frozen=True, slots=True)
class Line:
    case: Case
    name: str
    opened: datetime
    due: datetime | None
    closed: datetime | None
    state: str
    now_at: str


def lines(rows: Iterable[Case]) -> list[Line]:
    """``now_at`` names the open steps."""
    listed = list(rows)
    procedures = queries.procedures_of({row.version_id for row in listed})
    now = instant_of(timezone.now())
    return [
        Line(
            case=row,
            name=row.version.name,
            opened=moment_of(row.opened),
            due=moment_of(row.due) if row.due else None,
            closed=moment_of(row.closed) if row.closed else None,
            state=_state(row, now),
            now_at=_now_at(row, procedures),
        )
        for row in listed
    ]


def _state(row: Case, now: int) -> str:
    if row.outcome != Case.Outcome.OPEN:
        return str(row.outcome)
    is_late = row.due is not None and row.due < now and not queries.stands_in_time(row)
    return "late" if is_late else "open"


def _now_at(row: Case, procedures: Mapping[int, Procedure]) -> str:
    if row.outcome != Case.Outcome.OPEN:
        return ""
    steps = procedures[row.version_id].steps
    opened = [steps[visit.row] for visit in queries.state_of(row).open.values()]
    return "; ".join(f"{step.number} · {step.row.text}" for step in opened)


def counted_in_words(rows: QuerySet[Case]) -> str:
    """Over a whole office counts stop at a thousand (DESIGN §4)."""
    count, more = queries.counted(rows)
    return _("%(n)s+ kasus") % {"n": write_number(count)} if more else _("%(n)s kasus") % {"n": write_number(count)}


def sops_of(person: Person) -> list[tuple[str, str]]:
    """(kode, name) of SOPs that have cases the person may see."""
    seen = access.visible_cases(person).filter(sop=OuterRef("pk"))
    return sops_with_names(Sop.objects.filter(Exists(seen)).select_related("unit"))


def sops_with_names(sops: Iterable[Sop]) -> list[tuple[str, str]]:
    """(kode, name as in force), by name."""
    versions = [(sop, in_force(sop)) for sop in sops]
    return sorted(((sop.kode, version.name if version else sop.kode) for sop, version in versions), key=lambda x: x[1])
