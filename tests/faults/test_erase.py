"""What was erased is nowhere: not in a table, not in a byte of the database file, not in a file beside it.

The event, its commitment and the chain stay; what others wrote stays too (issue 5, TRUST T33).
"""

from pathlib import Path

import pytest
from tests.faults.installation import SERVER, Installation, new_database
from tests.faults.planted import OTHER, WORD

REASON = "Permintaan yang bersangkutan, surat nomor 12."


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, str]:
    var = tmp_path_factory.mktemp("erase") / "office"
    var.mkdir()
    made = Installation(var, new_database("template0") if SERVER else "")
    made.manage("migrate", "--verbosity=0")
    return made, made.run("-m", "tests.faults.planted").stdout


@pytest.fixture(scope="module")
def erased(planted: tuple[Installation, str]) -> tuple[Installation, str]:
    """Found in rows and files before, so that finding nothing afterwards means something."""
    office, number = planted
    assert traces(office, WORD)
    assert any(place.startswith("evidence") for place in traces(office, WORD))
    told = office.manage("erase", number, "--reason", REASON).stdout
    assert "tanpa kata lagi" in told
    return office, number


def traces(office: Installation, word: str) -> list[str]:
    """Every file of the installation whose bytes hold the word, and on PostgreSQL every table whose rows do."""
    files = [path for path in office.var.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
    return [str(path.relative_to(office.var)) for path in files] + (_tables(office.url, word) if office.url else [])


def _tables(url: str, word: str) -> list[str]:
    import psycopg

    with psycopg.connect(url) as database:
        names = database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        query = (
            "SELECT count(*) FROM \"{}\" t WHERE t::text LIKE %s OR encode(convert_to(t::text, 'UTF8'), 'hex') LIKE %s"
        )
        likes = (f"%{word}%", f"%{word.encode().hex()}%")
        return [name for (name,) in names if database.execute(query.format(name), likes).fetchone() != (0,)]  # type: ignore[arg-type]


def test_no_trace_of_the_word_is_left(erased: tuple[Installation, str]) -> None:
    assert traces(erased[0], WORD) == []


def test_what_others_wrote_is_still_there(erased: tuple[Installation, str]) -> None:
    assert traces(erased[0], OTHER) != []


def test_the_chain_holds_and_the_export_proves_it(erased: tuple[Installation, str], tmp_path: Path) -> None:
    office = erased[0]
    assert office.manage("refold").stdout.endswith("3 kasus dibandingkan, 0 berbeda.\n")
    office.manage("anchor")
    office.manage("export_record", "--words", "-o", str(tmp_path / "catatan.zip"))
    office.run("-m", "alur.cli", "verify", str(tmp_path / "catatan.zip"))


def test_that_something_was_erased_is_told_and_why(erased: tuple[Installation, str]) -> None:
    assert traces(erased[0], REASON) != []


def test_to_erase_again_finds_nothing_left(erased: tuple[Installation, str]) -> None:
    office, number = erased
    told = office.manage("erase", number, "--reason", REASON, check=False)
    assert told.returncode == 1
    assert "Tidak ada kata" in told.stderr
