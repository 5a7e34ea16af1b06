"""Findings about standards, for those who write the SOPs."""

from dataclasses import dataclass

from alur.web.conduct.models import StandardFinding
from alur.web.conduct.queries.figures import step_words
from alur.web.people.models import Person, Role
from alur.web.people.queries import units_where


@dataclass(frozen=True, slots=True)
class FindingLine:
    finding: StandardFinding
    step: str


def findings_for(writer: Person) -> list[FindingLine]:
    """Of the SOPs that the person writes; those without an answer first."""
    rows = StandardFinding.objects.filter(sop__unit__in=units_where(writer, Role.WRITER))
    found = list(rows.select_related("sop__unit", "sent_by", "answered_by"))
    words = step_words({row.sop for row in found})
    lines = [FindingLine(row, words.get((row.sop_id, row.row), row.row)) for row in found]
    return sorted(lines, key=lambda line: line.finding.answered_at is not None)
