"""Persons pasted from a table: read, shown with what is unclear, and kept all together or not at all."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from alur.core.refused import Refused
from alur.web.people.models import Grant, Holding, Person, Position, Role, Unit

LONGEST = 150
COLUMNS: tuple[str, ...] = ("nama", "nip", "jabatan", "unit", "peran", "nama masuk")


@dataclass(frozen=True, slots=True)
class Line:
    """One person as pasted. ``fault`` says what must be mended, "" where nothing."""

    name: str
    nip: str
    position: str
    unit: Unit | None
    role: Role | None
    login_name: str
    fault: str


def read_people(pasted: str) -> list[Line]:
    """Columns as in COLUMNS, or named by a first line; cells are parted by tabs, or by semicolons."""
    rows = [[cell.strip() for cell in re.split(r"\t|;", line)] for line in pasted.splitlines() if line.strip()]
    columns = COLUMNS
    if rows and "nama" in [cell.lower() for cell in rows[0]]:
        columns = tuple(cell.lower() for cell in rows.pop(0))
    units = {key.lower(): unit for unit in Unit.objects.all() for key in (unit.name, unit.code) if key}
    taken = set(Person.objects.values_list("login_name", flat=True))
    lines = []
    for row in rows:
        line = _line(dict(zip(columns, row, strict=False)), units, taken)
        taken.add(line.login_name)
        lines.append(line)
    return lines


def _line(cells: dict[str, str], units: dict[str, Unit], taken: set[str]) -> Line:
    name, nip = cells.get("nama", ""), re.sub(r"\s", "", cells.get("nip", ""))
    unit, role = units.get(cells.get("unit", "").lower()), _role(cells.get("peran", ""))
    wished = cells.get("nama masuk", "").lower()
    fault = ""
    if not name:
        fault = gettext("Nama kosong.")
    elif len(name) > LONGEST or len(cells.get("jabatan", "")) > LONGEST:
        fault = gettext("Nama dan jabatan paling panjang %(n)d huruf.") % {"n": LONGEST}
    elif nip and not re.fullmatch(r"\d{18}", nip):
        fault = gettext("NIP terdiri atas 18 angka.")
    elif unit is None:
        fault = gettext("Unit “%(unit)s” tidak dikenal.") % {"unit": cells.get("unit", "")}
    elif cells.get("peran") and role is None:
        fault = gettext("Peran “%(role)s” tidak dikenal.") % {"role": cells["peran"]}
    elif wished and (wished in taken or not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,59}", wished)):
        fault = gettext("Nama masuk “%(name)s” sudah dipakai atau tidak sah.") % {"name": wished}
    return Line(name, nip, cells.get("jabatan", ""), unit, role, wished or _free_login_name(name, taken), fault)


def with_fault(line: Line, fault: str) -> Line:
    return replace(line, fault=fault)


def _role(text: str) -> Role | None:
    names = {**{role.value: role for role in Role}, **{str(role.label).lower(): role for role in Role}}
    return names.get(text.lower())


def _free_login_name(name: str, taken: set[str]) -> str:
    """The first name, then with a number."""
    base = re.sub(r"[^a-z0-9]", "", name.split()[0].lower() if name.split() else "")[:40] or "orang"
    number = 1
    while (candidate := base if number == 1 else f"{base}{number}") in taken:
        number += 1
    return candidate


def import_people(lines: list[Line], *, by: Person, since: date) -> int:
    """Makes persons, missing jabatan, holdings and roles. Refuses while a line has a fault."""
    if any(line.fault for line in lines) or not lines:
        raise Refused("Daftar belum dapat disimpan. Perbaiki baris yang diberi tanda, lalu tempel lagi.")
    with transaction.atomic():
        for line in lines:
            assert line.unit is not None
            person = Person.objects.create_person(line.login_name, name=line.name, nip=line.nip)
            if line.position:
                position, _ = Position.objects.get_or_create(unit=line.unit, name=line.position)
                Holding.objects.create(person=person, position=position, since=since)
            role = line.role or Role.READER
            Grant.objects.create(person=person, unit=line.unit, role=role, since=since, given_by=by)
    return len(lines)
