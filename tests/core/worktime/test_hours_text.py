import pytest
from hypothesis import given
from hypothesis import strategies as st

from alur.core.refused import Refused
from alur.core.worktime.hours_text import read_hours
from alur.core.worktime.rules import Span

OFFICE = (Span(450, 960),)


@pytest.mark.parametrize(
    "text",
    [
        "Mon-Fri 07:30-16:00",
        "mon-fri 7:30-16",
        "Senin–Jumat 07.30 – 16.00",
        "Mon,Tue,Wed,Thu,Fri 07:30-16:00",
        "Mon Tue Wed Thu Fri 07:30-12:00 12:00-16:00",
        "Mon-Wed 07:30-16:00; Thu-Fri 07:30-16:00;",
        "Monday - Friday 07:30-12:00, 12:00-16:00",
    ],
)
def test_reads_one_week_written_in_many_ways(text: str) -> None:
    week = read_hours(text)

    assert [sum(span.end - span.begin for span in hours) for hours in week] == [510] * 5 + [0, 0]


def test_reads_breaks_and_another_friday() -> None:
    week = read_hours("Mon-Thu 07:30-12:00 13:00-16:00; Fri 07:30-11:30")

    assert week[0] == week[3] == (Span(450, 720), Span(780, 960))
    assert week[4] == (Span(450, 690),)
    assert week[5] == week[6] == ()


def test_a_range_goes_round_the_week_and_a_day_round_the_clock() -> None:
    week = read_hours("Sat-Mon 00:00-24:00")

    assert [bool(hours) for hours in week] == [True, False, False, False, False, True, True]
    assert week[6] == (Span(0, 1440),)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "kosong"),
        (" ; ", "kosong"),
        ("07:30-16:00", "tidak dapat dibaca"),
        ("Mon-Fri", "tidak dapat dibaca"),
        ("Mon-Fri 16:00-07:30", "berakhir sebelum dimulai"),
        ("Mon-Fri 07:30-07:30", "berakhir sebelum dimulai"),
        ("Mon-Fri 07:30-24:01", "tidak dapat dibaca"),
        ("Mon-Fri 07:60-16:00", "tidak dapat dibaca"),
        ("Mon-Fri 7:3-16:00", "tidak dapat dibaca"),
        ("Mon-Fri 07:30-12:00-16:00", "tidak dapat dibaca"),
        ("Mon-Wed-Fri 07:30-16:00", "tidak dikenal"),
        ("Mox 07:30-16:00", "tidak dikenal"),
        ("Mon-Fri 07:30-16:00; Fri 07:30-11:30", "bertumpuk"),
        ("Mon-Fri 07:30-16:00" * 100, "terlalu panjang"),
    ],
)
def test_refuses_what_has_no_one_meaning(text: str, word: str) -> None:
    with pytest.raises(Refused, match=word):
        read_hours(text)


@given(st.text(alphabet="MonTueFri0123456789:.-–;, \n", max_size=40) | st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        week = read_hours(text)
    except Refused:
        return
    assert len(week) == 7
    assert any(week)
