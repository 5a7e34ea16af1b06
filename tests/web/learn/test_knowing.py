"""Who knows which SOP: counts for everybody, withheld under five, and for the head of the unit with names."""

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.learn.office_day import office_day
from tests.web.office import Office

from alur.web.learn.actions.reading import mark_read
from alur.web.learn.queries.knowing import table
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion


@pytest.fixture
def read_by_two(podcast: SopVersion, colleagues: list[Person]) -> list[Person]:
    for person in colleagues[:2]:
        mark_read(podcast, by=person, now=timezone.now())
    return colleagues


def cells(reader: Person) -> dict[str, tuple[int, int, bool]]:
    """Unit → n, read, shown."""
    (line,) = table(reader, on=office_day()).lines
    return {cell.unit.name: (cell.n, cell.read, cell.is_shown) for cell in line.cells}


def test_five_are_counted_and_one_is_withheld(read_by_two: list[Person], office: Office) -> None:
    assert cells(office.dewi) == {
        "Perwakilan Kalimantan Selatan": (1, 0, False),
        "Keasistenan Pencegahan": (1, 0, False),
        "Keasistenan PVL": (5, 2, True),
    }


def test_the_head_sees_all_of_the_own_units(read_by_two: list[Person], office: Office) -> None:
    assert all(shown for _n, _read, shown in cells(office.citra).values())


def test_names_are_for_the_head_alone(read_by_two: list[Person], citra: Client, dewi: Client, gita: Client) -> None:
    address = "/sop/podcast/pembelajaran/"
    assert "Kirana" in citra.get(address).content.decode()
    assert "Kirana" not in dewi.get(address).content.decode()
    assert "Kirana" not in gita.get(address).content.decode()


def test_the_page_says_what_is_withheld(read_by_two: list[Person], dewi: Client) -> None:
    page = dewi.get("/internalisasi/siapa-tahu/").content.decode()
    assert "2 dari 5 membaca" in page
    assert "ditahan, n kurang dari 5" in page
    assert dewi.get("/internalisasi/siapa-tahu/?halaman=x").status_code == 200


def test_without_any_binding_it_says_what_comes_next(office: Office, dewi: Client) -> None:
    assert "pelaksananya diikat" in dewi.get("/internalisasi/siapa-tahu/").content.decode()
