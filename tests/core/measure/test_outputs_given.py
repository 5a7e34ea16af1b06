from tests.core.measure.visits import IN_MARCH, february, shown, visit

from alur.core.measure.outputs_given import OUTPUTS_GIVEN


def test_six_of_seven_by_hand() -> None:
    """2 of 2, 1 of 2, 3 of 3 → 6 / 7 = 85,7 %; the next month's visit does not count."""
    tally = february(
        visit(outputs_due=2, outputs_given=2),
        visit(outputs_due=2, outputs_given=1),
        visit(outputs_due=3, outputs_given=3),
        visit(outputs_due=9, outputs_given=0, ended=IN_MARCH),
    )

    assert shown(OUTPUTS_GIVEN, tally) == (6, 7, [48.7, 97.4])
