"""The figures over a log, with their sums written out, and the deviations in order and in words."""

from hypothesis import given
from hypothesis import strategies as st
from tests.core.conform.small_sops import linear_sop

from alur.core.conform.conformance import Deviation, conformance
from alur.core.conform.sop_net import sop_net
from alur.core.conform.words import in_words
from alur.core.sop.flow import flow_of

NET = sop_net(flow_of(linear_sop("A", "B", "C")))


def test_the_figures_of_a_small_log_are_those_worked_out_by_hand() -> None:
    # ABC fits 3 times. AC skips B once: cost 1. ABBCX has a B and an X too many, twice: cost 2 each.
    found = conformance(NET, [(tuple("ABC"), 3), (tuple("AC"), 1), (tuple("ABBCX"), 2)])
    assert (found.cases, found.fitting, found.cost) == (6, 3, 3 * 0 + 1 * 1 + 2 * 2)
    assert found.fitting_share == 3 / 6
    # Shortest way 3: (3 × 1 + (1 − 1/(2+3)) + 2 × (1 − 2/(5+3))) ÷ 6 = (3 + 0.8 + 1.5) ÷ 6
    assert found.average_fitness == (3 + 0.8 + 1.5) / 6


def test_a_deviation_counts_a_case_once_and_the_most_frequent_comes_first() -> None:
    found = conformance(NET, [(tuple("ABBBC"), 2), (tuple("AXC"), 2), (tuple("C"), 3)])
    assert found.deviations == (
        (Deviation("skipped", 2, "B"), 2 + 3),
        (Deviation("skipped", 1, "A"), 3),
        (Deviation("extra", 2, "B"), 2),
        (Deviation("extra", None, "X"), 2),
    )


def test_deviations_are_said_without_blame() -> None:
    assert in_words(Deviation("skipped", 4, "Menyusun naskah")) == "Langkah 4 dilewati: Menyusun naskah"
    assert in_words(Deviation("extra", 4, "Menyusun naskah")) == "Langkah 4 dikerjakan di luar alur: Menyusun naskah"
    assert in_words(Deviation("extra", None, "Rapat")) == "Pekerjaan di luar alur: Rapat"


@given(st.lists(st.tuples(st.lists(st.sampled_from("ABCX")).map(tuple), st.integers(1, 9)), min_size=1, max_size=8))
def test_fitness_lies_between_0_and_1_and_is_1_only_without_cost(variants: list[tuple[tuple[str, ...], int]]) -> None:
    found = conformance(NET, variants)
    assert 0 <= found.average_fitness <= 1
    assert (found.average_fitness == 1) == (found.cost == 0) == (found.fitting == found.cases)
