"""Questions about the record: each signal by hand, and planted gaming in simulated offices (TRUST F6)."""

from collections import Counter

import pytest
from tests.core.integrity.simulated import PERSONS, quarters

from alur.core.instant import DAY, HOUR, SECOND
from alur.core.integrity.act import Act, Opening, VisitKey
from alur.core.integrity.back_dated import back_dated
from alur.core.integrity.bunched import bunched
from alur.core.integrity.catalogue import SIGNALS, questions
from alur.core.integrity.file_twice import file_twice
from alur.core.integrity.seconds_apart import seconds_apart
from alur.core.integrity.split import split

QUARTERS = 100


def act(case: int, *, person: str = "p", at: int = 0, **more: object) -> Act:
    told = {"ended": at, "recorded": at, "series": ("surat", "baca", "1 jam"), **more}
    return Act(visit=VisitKey(str(case), 1), person=person, root=str(case), **told)  # type: ignore[arg-type]


def test_four_cases_ended_within_seconds_of_one_another_are_one_question() -> None:
    acts = [act(case, at=case * 10 * SECOND) for case in range(4)]
    (asked,) = seconds_apart(acts)
    assert (asked.person, asked.signal, len(asked.visits)) == ("p", "beruntun", 4)
    assert [*seconds_apart(acts[:3])] == []
    assert [*seconds_apart([act(case, at=case * 16 * SECOND) for case in range(9)])] == []


def test_one_act_that_ends_a_whole_run_of_rows_is_no_question() -> None:
    rows = [
        Act(visit=VisitKey("a", n), person="p", root="a", series=("s", str(n), ""), ended=0, recorded=0)
        for n in range(9)
    ]
    assert [*seconds_apart(rows)] == []


def test_a_file_is_asked_about_where_one_person_alone_gave_it_to_two_cases() -> None:
    twice = [act(1, files=("f",)), act(2, files=("f",))]
    (asked,) = file_twice(twice)
    assert asked.visits == (VisitKey("1", 1), VisitKey("2", 1))
    assert [*file_twice([*twice, act(3, person="q", files=("f",))])] == []
    assert [*file_twice([act(1, files=("f", "g"))])] == []


def test_whoever_always_finished_just_before_the_due_they_recorded_after_is_asked() -> None:
    """Others: 2 of 10 in the last fifth, so usual is (2 + 10 × 0.2) / 20 = 0.2; 6 of 6 by chance: 0.2⁶ = 0.000064."""
    late = {"recorded": 2 * DAY, "due": DAY, "live": False}
    others = [act(n, person="q", used=0.9 if n < 2 else 0.4, **late) for n in range(10)]
    mine = [act(100 + n, used=0.95, **late) for n in range(6)]
    assert [asked.person for asked in back_dated([*others, *mine])] == ["p"]
    assert [*back_dated([*others, *mine[:4]])] == []  # 0.2⁴ = 0.0016 is not seldom enough


def test_whoever_ends_in_the_last_moments_far_more_than_others_is_asked() -> None:
    """Others: 1 of 30, so usual is (1 + 10 × 0.05) / 40 = 0.0375; 6 of 20 by chance: about 0.00006."""
    others = [act(n, person="q", used=0.97 if n < 1 else 0.5) for n in range(30)]
    mine = [act(100 + n, used=0.97 if n < 6 else 0.5) for n in range(20)]
    assert [asked.person for asked in bunched([*others, *mine])] == ["p"]
    everybody = [act(n, person=f"q{n % 5}", used=0.97 if n % 3 == 0 else 0.5) for n in range(60)]
    assert [*bunched(everybody)] == []  # where all end so, nobody is asked


def test_one_matter_in_three_cases_of_a_day_is_asked_about_unless_others_use_its_words() -> None:
    cases = [Opening(case=str(n), person="p", matter="m", at=n * HOUR) for n in range(3)]
    (asked,) = split(cases)
    assert len(asked.visits) == 3
    assert [*split(cases[:2])] == []
    assert [*split([*cases, Opening(case="9", person="q", matter="m", at=40 * DAY)])] == []
    assert [*split([Opening(case=str(n), person="p", matter="m", at=n * 13 * HOUR) for n in range(6)])] == []


def test_the_same_finding_bears_the_same_mark() -> None:
    acts = [act(case, at=case * SECOND) for case in range(5)]
    (first,), (again,) = seconds_apart(acts), seconds_apart(reversed(acts))
    assert first.mark == again.mark


@pytest.mark.slow
def test_planted_gaming_is_found_and_the_honest_are_left_alone() -> None:
    """Seeds 0 to 99. False: a question to somebody about what they did not do."""
    found, planted, false, asked = Counter[str](), Counter[str](), Counter[str](), 0
    for each in quarters(QUARTERS):
        said = {(one.person, one.signal) for one in questions(each.acts, each.openings)}
        asked += len(said)
        planted.update(signal for _person, signal in each.planted)
        found.update(signal for _person, signal in said & each.planted)
        false.update(signal for _person, signal in said - each.planted)
    recall = {signal: found[signal] / planted[signal] for signal in SIGNALS}
    share = sum(false.values()) / asked
    per_person = sum(false.values()) / (QUARTERS * PERSONS)
    print(f"seeds 0-{QUARTERS - 1}: recall {recall}; false {dict(false)}")
    print(f"false: {share:.1%} of questions, {per_person:.1%} of persons")
    assert min(recall.values()) >= 0.9
    assert share <= 0.05
    assert per_person <= 0.05
