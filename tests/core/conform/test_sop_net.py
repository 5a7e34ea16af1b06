"""Which SOPs have a well-defined run, and the sentence for those that have none."""

import pytest
from tests.core.conform.small_sops import DECISION, END, START, parallel_sop, row, sop_of
from tests.random_sop import random_sop

from alur.core.conform.align import Aligner
from alur.core.conform.sop_net import sop_net
from alur.core.refused import Refused
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop

A, B, C, D = row("a", START), row("b"), row("c"), row("d", END)


@pytest.mark.parametrize(
    ("sop", "sentence"),
    [
        (sop_of([], ""), "tidak mempunyai langkah mulai"),
        (sop_of([B, D], "b>d"), "tidak mempunyai langkah mulai"),
        (sop_of([A, D], "a>d a>hilang"), "Langkah 1 menuju “hilang” yang tidak ada"),
        (sop_of([A, row("b", joins=True), D], "a>b b>d"), "Langkah 2 bertanda gabung"),
        (sop_of([A, B, C, D], "a>b a>c b>d c>d"), "Langkah 4 dicapai dua cabang tanpa gabung"),
        (sop_of([A, row("b", DECISION), D], "a>b b>b:ya b>a:tidak"), "Tidak ada jalan dari mulai sampai selesai"),
    ],
)
def test_an_sop_without_well_defined_runs_is_refused_with_its_row(sop: Sop, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        Aligner(sop_net(flow_of(sop)))


def test_a_row_without_follower_ends_its_branch() -> None:
    assert Aligner(sop_net(flow_of(sop_of([A, B], "a>b")))).align(("A", "B")).cost == 0


def test_a_joining_row_waits_for_each_branch_and_not_for_each_arrow() -> None:
    rows = [A, row("p", DECISION), row("j", joins=True), C, D]
    sop = sop_of(rows, "a>p a>c p>j:ya p>j:tidak c>j j>d")
    assert Aligner(sop_net(flow_of(sop))).align(("A", "P", "C", "J", "D")).cost == 0


def test_unreachable_rows_are_known_but_never_expected() -> None:
    aligner = Aligner(sop_net(flow_of(sop_of([A, B, D], "a>d b>d"))))
    assert aligner.shortest == 2
    assert aligner.align(("A", "B", "D")).cost == 1


def test_nets_of_sound_sops_are_plain_and_never_mark_a_place_twice() -> None:
    assert sop_net(flow_of(parallel_sop())).is_plain
    for seed in range(40):
        net = sop_net(flow_of(random_sop(seed, rows=14)))
        assert net.is_plain
        assert net.structured
