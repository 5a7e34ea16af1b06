"""A legal officer writes the rules of a kind of file since a day. Files that began before keep theirs."""

from datetime import date

from alur.core.conduct.codec import write_terms
from alur.core.conduct.terms import Measure, Terms, check_terms
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.conduct.models import ConductRules
from alur.web.people.models import Person


def write_rules(
    kind: str, terms: Terms, *, since: date, officials: str, source: str, checked: bool, by: Person, now: Instant
) -> ConductRules:
    """Raises Refused. Rows are only added: what held on an earlier day can still be read."""
    check_terms(terms)
    return ConductRules.objects.create(
        kind=kind,
        since=since,
        terms=write_terms(terms),
        officials=officials.strip(),
        source=source.strip(),
        by=by,
        at=now,
        checked_by=by if checked else None,
    )


def read_measures(text: str) -> tuple[Measure, ...]:
    """One a line: kunci | nama | dasar | tingkat. Raises Refused, naming the line."""
    found = []
    for place, line in enumerate(text.strip().splitlines(), 1):
        key, name, basis, level, *_ = [cell.strip() for cell in f"{line}|||".split("|")]
        if not (key and name and basis):
            raise Refused("Baris {n}: tulis kunci, nama, dan dasar aturan, dipisah tanda |.", n=place)
        found.append(Measure(key, name, basis, level))
    return tuple(found)
