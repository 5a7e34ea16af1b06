from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from tests.formats.log.logs import Row, events, log_of, read, rows_of

from alur.core.refused import Refused
from alur.formats.log.write import write_csv, write_xes

WITA = ZoneInfo("Asia/Makassar")


@given(events)
def test_csv_written_and_read_again_is_the_same_log(rows: list[Row]) -> None:
    log = log_of(rows)

    assert rows_of(read(write_csv(log)).log) == rows_of(log)
    assert rows_of(read(write_csv(log, zone=WITA)).log) == rows_of(log)


@given(events)
def test_xes_written_and_read_again_is_the_same_log(rows: list[Row]) -> None:
    log = log_of(rows)

    assert rows_of(read(write_xes(log)).log) == rows_of(log)
    assert rows_of(read(write_xes(log, zone=WITA)).log) == rows_of(log)


def test_more_columns_are_written_again() -> None:
    content = "case_id,activity,timestamp,resource,Kanal\r\nk,A,2026-03-02T09:00:00+00:00,ayu,loket\r\n"

    assert write_csv(read(content).log).decode() == content.replace("Kanal", "kanal")


def test_an_instant_is_written_as_the_wall_clock_of_the_zone_shows_it() -> None:
    log = log_of([("k", "A", 1_772_409_600_000_001, "ayu")])

    assert b"2026-03-02T00:00:00.000001+00:00" in write_csv(log)
    assert b"2026-03-02T08:00:00.000001+08:00" in write_xes(log, zone=WITA)


def test_a_text_that_xml_cannot_hold_is_refused() -> None:
    log = log_of([("k", "A\x07", 0, "")])

    assert rows_of(read(write_csv(log)).log) == rows_of(log)
    with pytest.raises(Refused, match="tidak dapat ditulis dalam XES"):
        write_xes(log)
