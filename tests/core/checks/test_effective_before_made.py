from tests.core.checks.written import end, errors, sop, start


def test_an_efektif_before_pembuatan_is_told_of_the_whole_sop() -> None:
    written = sop(start(), end(), made="6 Juli 2026", effective="5 Juli 2026")
    assert errors(written) == [("effective_before_made", None)]


def test_the_same_day_is_sound() -> None:
    assert errors(sop(start(), end(), made="2026-07-06", effective="6 Juli 2026")) == []


def test_it_is_silent_where_a_date_is_missing_or_impossible() -> None:
    assert errors(sop(start(), end(), effective="5 Juli 2026")) == []
    assert errors(sop(start(), end(), made="31 September 2026", effective="5 Juli 2026")) == [("impossible_date", None)]
