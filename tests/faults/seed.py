"""`python -m tests.faults.seed CASES`: the office, an SOP whose lane has eight holders, and open cases of it."""

import sys
from uuid import uuid4

import django

django.setup()

from django.db import transaction  # noqa: E402
from tests.web.case.running import MORNING, bind, put_in_force  # noqa: E402
from tests.web.office import SINCE, build_office  # noqa: E402

from alur.core.case.commands import OpenCase  # noqa: E402
from alur.web.case.record import open_case  # noqa: E402
from alur.web.people.models import Grant, Holding, Person, Position, Role  # noqa: E402

HOLDERS = 8
SOP = """
kode: antrean
nama: Melayani antrean
pelaksana: {loket: Petugas Loket}
langkah:
  - mulai: Menerima berkas
    id: terima
    oleh: loket
    waktu: 30 menit
    output: [Berkas]
  - selesai: Menyerahkan hasil
    id: serah
    oleh: loket
    waktu: 30 menit
    output: [Hasil]
"""


def seed(cases: int) -> None:
    """Persons 101…108 hold the lane."""
    office = build_office()
    version = put_in_force(office, SOP, kode="antrean")
    counter = Position.objects.create(unit=office.prevention, name="Petugas Loket")
    bind(version, "loket", position=counter)
    for number in range(101, 101 + HOLDERS):
        person = Person.objects.create(pk=number, login_name=f"loket{number}", name=f"Petugas {number}")
        Holding.objects.create(person=person, position=counter, since=SINCE)
        Grant.objects.create(person=person, unit=office.prevention, role=Role.WORKER, since=SINCE)
    opening = OpenCase(unit=str(office.prevention.pk), subject="Antrean")
    for _ in range(cases):
        open_case(version.sop, opening, by=101, key=uuid4(), now=MORNING)


if __name__ == "__main__":
    with transaction.atomic():
        seed(int(sys.argv[1]))
