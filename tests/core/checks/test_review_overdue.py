from datetime import date

from tests.core.checks.written import end, sop, start, warnings


def test_a_review_date_that_has_passed_is_told() -> None:
    written = sop(start(), end(), review="23 November 2026")
    assert warnings(written, today=date(2026, 11, 24)) == [("review_overdue", None)]
    assert warnings(written, today=date(2026, 11, 23)) == []


def test_without_a_review_date_a_year_after_the_later_of_efektif_and_revisi_counts() -> None:
    written = sop(start(), end(), effective="1 Maret 2024", revised="29 Februari 2024")
    assert warnings(written, today=date(2025, 3, 1)) == []
    assert warnings(written, today=date(2025, 3, 2)) == [("review_overdue", None)]


def test_a_leap_day_comes_round_on_the_first_of_march() -> None:
    written = sop(start(), end(), effective="29 Februari 2024")
    assert warnings(written, today=date(2025, 3, 1)) == []
    assert warnings(written, today=date(2025, 3, 2)) == [("review_overdue", None)]


def test_without_a_day_the_release_of_the_program_stands_in() -> None:
    assert warnings(sop(start(), end(), review="23 November 2026"), today=None) == [("review_overdue", None)]
    assert warnings(sop(start(), end(), review="24 November 2026"), today=None) == []


def test_it_is_silent_without_dates_and_at_the_end_of_the_calendar() -> None:
    assert warnings(sop(start(), end())) == []
    assert warnings(sop(start(), end(), effective="31 Desember 9999")) == []
