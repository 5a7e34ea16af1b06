"""The SQL of the record path, by hand: a step costs seven statements and no ORM. Table names are those of the models.

They run on the database's own cursor. Django's wrappers would cost as much again, and each statement is spelled for
SQLite once instead of at every call.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db import connection

_PEOPLE = "b.lane, b.kind, b.since, b.until, h.person_id, h.kind, h.position_id, h.since, h.until"
_ACTIVE = (
    "JOIN people_holding h ON h.position_id = {position} JOIN people_person p ON p.id = h.person_id AND p.is_active"
)

# Who may answer for the lanes of an SOP: the holders of the jabatan bound; else, where a lane is bound to a unit or to
# nobody in it, all who hold a jabatan in that unit or below. The binding itself comes too, with nobody: a jabatan that
# is vacant leaves its lane to nobody, not to the unit. The last two parts are of no lane: the members of the case's
# unit, who answer for lanes that are not bound at all, and the heads of the unit.
_BOUND = f"""
    SELECT {_PEOPLE} FROM sop_lanebinding b {_ACTIVE.format(position="b.position_id")}
    WHERE b.sop_id = {{sop}} AND b.since <= %(day)s AND (b.until IS NULL OR b.until >= %(since)s)
    UNION ALL
    SELECT {_PEOPLE} FROM sop_lanebinding b JOIN people_unit bu ON bu.id = COALESCE(b.unit_id, {{unit}})
    JOIN people_unit pu ON pu.path LIKE bu.path || '%%' JOIN people_position t ON t.unit_id = pu.id
    {_ACTIVE.format(position="t.id")}
    WHERE b.sop_id = {{sop}} AND b.position_id IS NULL
    AND b.since <= %(day)s AND (b.until IS NULL OR b.until >= %(since)s)
    UNION ALL
    SELECT b.lane, b.kind, b.since, b.until, 0, '', 0, b.since, b.until FROM sop_lanebinding b
    WHERE b.sop_id = {{sop}} AND b.since <= %(day)s AND (b.until IS NULL OR b.until >= %(since)s)
    UNION ALL
    SELECT '', 'anggota', NULL, NULL, h.person_id, h.kind, h.position_id, h.since, h.until
    FROM people_position t JOIN people_unit pu ON pu.id = t.unit_id AND pu.path LIKE {{path}} || '%%'
    {_ACTIVE.format(position="t.id")}
    UNION ALL
    SELECT '', 'pimpinan', NULL, NULL, h.person_id, h.kind, h.position_id, h.since, h.until
    FROM people_position t JOIN people_unit pu ON pu.id = t.unit_id AND {{path}} LIKE pu.path || '%%'
    {_ACTIVE.format(position="t.id")} WHERE t.leads"""
_CALENDAR = """
    SELECT {row}(cal.id, cal.stamp) FROM people_unit au JOIN people_calendar cal ON cal.id = au.calendar_id
    WHERE {path} LIKE au.path || '%%' ORDER BY length(au.path) DESC LIMIT 1"""
"""The nearest unit that has a calendar, from the unit upwards."""


@dataclass(frozen=True, slots=True)
class Statements:
    """Made once for each dialect."""

    case: str
    beginning: str


@cache
def statements(vendor: str) -> Statements:
    """``case`` reads and locks an open case, ``beginning`` the SOP version that a case is about to be opened by."""
    row, rows, lock = (
        ("json_build_array", "json_agg", " FOR UPDATE OF c")
        if vendor == "postgresql"
        else ("json_array", "json_group_array", "")
    )

    def office(sop: str, unit: str, path: str) -> str:
        bound = _BOUND.format(sop=sop, unit=unit, path=path)
        calendar = _CALENDAR.format(row=row, path=path)
        columns = ", ".join(f"x.c{place}" for place in range(1, 10))
        names = ", ".join(f"c{place}" for place in range(1, 10))
        listed = f"WITH x({names}) AS ({bound}) SELECT {rows}({row}({columns})) FROM x"
        return f"CAST(({listed}) AS text), CAST(({calendar}) AS text)"

    absences = f"""
        SELECT {rows}({row}(a.person_id, a.since, a.until)) FROM people_absence a
        WHERE a.person_id IN (SELECT holder FROM case_openvisit WHERE case_id = c.id)"""
    case = f"""
        SELECT {office("c.sop_id", "c.unit_id", "u.path")}, CAST(({absences}) AS text), v.id, v.text, v.number,
            c.number, c.agency, c.sop_id, c.unit_id, c.head, c.state
        FROM case_case c JOIN people_unit u ON u.id = c.unit_id JOIN sop_sopversion v ON v.id = c.version_id
        WHERE c.id = %(case)s{lock}"""
    beginning = f"""
        SELECT {office("v.sop_id", "u.id", "u.path")}, NULL, v.id, v.text, v.number,
            COALESCE(NULLIF(su.code, ''), upper(s.kode)), a.name || ' ' || a.office, v.sop_id, u.id, NULL, NULL
        FROM sop_sopversion v JOIN sop_sop s ON s.id = v.sop_id JOIN people_unit su ON su.id = s.unit_id
        JOIN people_unit u ON u.id = %(unit)s JOIN people_agency a ON a.id = 1
        WHERE v.id = %(version)s"""
    return Statements(case, beginning)


class Cursor:
    """The driver's cursor inside the transaction that Django has begun."""

    __slots__ = ("_run", "fetchone", "raw", "vendor")

    def __init__(self) -> None:
        connection.ensure_connection()
        self.vendor = connection.vendor
        self.raw = connection.connection.cursor()
        self.fetchone = self.raw.fetchone
        self._run = self.raw.execute

    def execute(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> None:
        self._run(spelled(statement, self.vendor), values)

    @property
    def rowcount(self) -> int:
        count: int = self.raw.rowcount
        return count


@lru_cache(maxsize=512)
def spelled(statement: str, vendor: str) -> str:
    """With the places for values as the driver wants them.

    >>> spelled("SELECT %(a)s WHERE b LIKE '%%' AND c = %s", "sqlite")
    "SELECT :a WHERE b LIKE '%' AND c = ?"
    """
    if vendor != "sqlite":
        return statement
    return re.sub(r"%\((\w+)\)s", r":\1", statement).replace("%s", "?").replace("%%", "%")


MOVE_CASE = """
    UPDATE case_case SET seq = %s, head = %s, state = %s, due = %s, last_at = %s WHERE id = %s AND seq = %s"""
"""The guard: of two acts on the same state one finds the row, the other finds nothing."""

# Apart, because a column that is set costs its indexes and its foreign key whether or not it changes.
END_CASE = "UPDATE case_case SET outcome = %s, closed = %s WHERE id = %s"
PIN_CASE = "UPDATE case_case SET version_id = %s WHERE id = %s"

ADD_EVENT = """
    INSERT INTO case_caseevent
        (case_id, seq, kind, version, source, actor, recorded_at, key, request, body, payload, head)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"""

ADD_WORDS = "INSERT INTO case_eventpayload (event_id, salt, text) VALUES (%s, %s, %s)"

ADD_EVIDENCE = """
    INSERT INTO case_evidence (sha256, size, media, recorded_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT (sha256) DO NOTHING"""

NEXT_NUMBER = """
    INSERT INTO case_casenumber (prefix, year, last) VALUES (%s, %s, 1)
    ON CONFLICT (prefix, year) DO UPDATE SET last = case_casenumber.last + 1 RETURNING last"""

ADD_CASE = """
    INSERT INTO case_case
        (number, agency, sop_id, version_id, unit_id, parent_id, subject, outcome, opened, due, closed, last_at, seq,
        head, anchored, state)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0, %s) RETURNING id"""

EARLIER = """
    SELECT e.case_id, c.number, e.seq, e.request FROM case_caseevent e JOIN case_case c ON c.id = e.case_id
    WHERE e.key = %s AND e.actor = %s"""

REPLACED_FACTS = "UPDATE case_fact SET current = %s WHERE case_id = %s AND visit = %s"

VISIT_COLUMNS = (
    "case_id",
    "visit",
    "sop_id",
    "unit_id",
    "row",
    "lane",
    "holder",
    "opened",
    "taken",
    "due",
    "waits",
    "pause",
)


@cache
def put_visits(count: int) -> str:
    """Adds visits that opened and replaces those that changed, all in one statement."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in VISIT_COLUMNS[2:])
    return _many("case_openvisit", VISIT_COLUMNS, count) + f" ON CONFLICT (case_id, visit) DO UPDATE SET {changes}"


@cache
def close_visits(count: int) -> str:
    """Takes away visits that ended."""
    return f"DELETE FROM case_openvisit WHERE case_id = %s AND visit IN ({', '.join(['%s'] * count)})"


@cache
def put_facts(columns: tuple[str, ...], count: int) -> str:
    """One row for each visit that ended, or was corrected."""
    return _many("case_fact", columns, count)


def _many(table: str, columns: tuple[str, ...], count: int) -> str:
    quoted = ", ".join(f'"{name}"' for name in columns)
    rows = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * count)
    return f"INSERT INTO {table} ({quoted}) VALUES {rows}"
