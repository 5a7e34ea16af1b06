"""What each construct of BPMN allows, told by the cost of short traces: 0 is a run of the model."""

from random import Random

import pytest
from tests.core.conform.noise import with_noise
from tests.core.conform.plain_dijkstra import walk
from tests.formats.bpmn.writing import aligner, body, costs, document, node
from tests.random_sop import random_sop

from alur.core.conform.align import Aligner
from alur.core.conform.sop_net import sop_net
from alur.core.refused import Refused
from alur.core.sop.flow import Flow, flow_of
from alur.core.sop.model import Symbol
from alur.formats.bpmn.net import bpmn_net
from alur.formats.bpmn.read import read_bpmn
from alur.formats.bpmn.rules import not_carried


def test_tasks_follow_their_arrows() -> None:
    data = document(body("start s,task a,task b,end e", "s>a a>b b>e"))
    assert costs(data, "AB", "A", "BA", "") == [0, 1, 2, 2]


def test_an_exclusive_gateway_takes_one_way_and_may_go_back() -> None:
    data = document(body("start s,task a,xor g,task b,end e", "s>a a>g g>b g>a b>e"))
    assert costs(data, "AB", "AAAB", "ABB") == [0, 0, 1]


def test_a_parallel_gateway_takes_all_ways_and_waits_for_all() -> None:
    data = document(body("start s,and f,task a,task b,and j,task c,end e", "s>f f>a f>b a>j b>j j>c c>e"))
    assert costs(data, "ABC", "BAC", "ACB", "AC") == [0, 0, 2, 1]


def test_an_inclusive_gateway_takes_some_ways_and_waits_only_for_those() -> None:
    data = document(body("start s,or f,task a,task b,or j,task c,end e", "s>f f>a f>b a>j b>j j>c c>e"))
    assert costs(data, "AC", "BC", "ABC", "BAC", "C", "ACB") == [0, 0, 0, 0, 1, 1]


def test_an_inclusive_join_waits_for_a_token_that_may_still_come() -> None:
    nodes = "start s,and f,task a,task b,xor g,task x,or j,task c,end e,end stop"
    data = document(body(nodes, "s>f f>a f>b a>j b>g g>j g>x x>stop j>c c>e"))
    # Before B its token may still come to the join; once it is on its way to X it cannot.
    assert costs(data, "ABC", "ABXC", "ABCX", "ACBX", "ABCC") == [0, 0, 0, 2, 1]


def test_an_event_based_gateway_takes_one_way() -> None:
    data = document(body("start s,wait g,event x,event y,task a,task b,end e", "s>g g>x g>y x>a y>b a>e b>e"))
    assert costs(data, "A", "B", "AB") == [0, 0, 1]


def test_a_sub_process_is_done_when_all_inside_is_done() -> None:
    inside = body("start is,and f,task a,task b,end ie,end ie2", "is>f f>a f>b a>ie b>ie2")
    data = document(body("start s,task c,end e", "s>sub sub>c c>e", node("subProcess", "sub", inside)))
    assert costs(data, "ABC", "BAC", "ACB") == [0, 0, 2]


def test_an_interrupting_event_cuts_a_sub_process_off() -> None:
    inside = body("start is,task a,task b,end ie", "is>a a>b b>ie")
    boundary = node("boundaryEvent", "t", "<timerEventDefinition/>", attachedToRef="sub")
    parts = node("subProcess", "sub", inside), boundary
    data = document(body("start s,task c,task x,end e,end e2", "s>sub sub>c c>e t>x x>e2", *parts))
    assert costs(data, "ABC", "X", "AX", "ABX", "ABXC") == [0, 0, 0, 0, 1]


def test_an_interrupting_event_on_a_task_stands_for_it() -> None:
    boundary = node("boundaryEvent", "t", "<timerEventDefinition/>", attachedToRef="a")
    data = document(body("start s,task a,task b,task x,end e", "s>a a>b b>e t>x x>e", boundary))
    assert costs(data, "AB", "X", "AXB") == [0, 0, 1]


def test_an_event_that_does_not_interrupt_may_happen_again_and_again_beside() -> None:
    boundary = node("boundaryEvent", "t", "<timerEventDefinition/>", attachedToRef="a", cancelActivity="false")
    data = document(body("start s,task a,task b,task x,end e,end e2", "s>a a>b b>e t>x x>e2", boundary))
    assert costs(data, "AB", "XAB", "XXAB", "AXB", "ABX", "AXXB") == [0, 0, 0, 0, 0, 1]


def test_terminate_ends_what_is_still_going_on() -> None:
    terminate = node("endEvent", "stop", "<terminateEventDefinition/>")
    data = document(body("start s,and f,task a,task b,end e", "s>f f>a f>b a>stop b>e", terminate))
    assert costs(data, "A", "BA", "AB", "B") == [0, 0, 1, 1]


def test_an_error_goes_to_the_scope_that_catches_it() -> None:
    thrown = node("endEvent", "bad", "<errorEventDefinition/>")
    inside = body("start is,task a,xor g,end ie", "is>a a>g g>ie g>bad", thrown)
    caught = node("boundaryEvent", "t", "<errorEventDefinition/>", attachedToRef="sub")
    parts = node("subProcess", "sub", inside), caught
    data = document(body("start s,task c,task x,end e", "s>sub sub>c c>e t>x x>e", *parts))
    assert costs(data, "AC", "AX", "ACX") == [0, 0, 1]


def test_an_event_sub_process_interrupts_its_scope_or_runs_beside_it() -> None:
    def with_handler(interrupting: str) -> bytes:
        start = node("startEvent", "hs", "<messageEventDefinition/>", isInterrupting=interrupting)
        handler = node("subProcess", "h", body("task x,end he", "hs>x x>he", start), triggeredByEvent="true")
        return document(body("start s,task a,task b,end e", "s>a a>b b>e", handler))

    assert costs(with_handler("true"), "AB", "AX", "X", "AXB", "AXX") == [0, 0, 0, 1, 1]
    assert costs(with_handler("false"), "AB", "AXB", "XXAB", "AX") == [0, 0, 0, 1]


@pytest.mark.parametrize(
    ("loop", "expected"),
    [
        ("<standardLoopCharacteristics/>", [1, 0, 0]),
        ('<standardLoopCharacteristics testBefore="true"/>', [0, 0, 0]),
        ('<multiInstanceLoopCharacteristics isSequential="true"/>', [1, 0, 0]),
        ("<multiInstanceLoopCharacteristics/>", [1, 0, 0]),
    ],
)
def test_a_looping_task_is_done_as_often_as_its_kind_allows(loop: str, expected: list[int]) -> None:
    task = node("task", "a", loop)
    assert costs(document(body("start s,task b,end e", "s>a a>b b>e", task)), "B", "AB", "AAAB") == expected


def test_conditional_arrows_of_a_task_are_taken_in_any_number_and_the_default_alone() -> None:
    task = node("task", "a", default="a_d")
    conditions = "".join(
        f'<sequenceFlow id="a_{to}" sourceRef="a" targetRef="{to}"><conditionExpression/></sequenceFlow>' for to in "bc"
    )
    data = document(body("start s,task b,task c,task d,end e", "s>a a>d b>e c>e d>e", task, conditions))
    assert costs(data, "AB", "AC", "ABC", "ACB", "AD", "A", "ABD") == [0, 0, 0, 0, 0, 1, 1]


def test_a_link_jumps_to_its_other_half() -> None:
    throw = node("intermediateThrowEvent", "t", '<linkEventDefinition name="L"/>')
    catch = node("intermediateCatchEvent", "c", '<linkEventDefinition name="L"/>')
    data = document(body("start s,task a,task b,end e", "s>a a>t c>b b>e", throw, catch))
    assert costs(data, "AB", "A", "B") == [0, 1, 1]


def test_the_parts_of_an_ad_hoc_sub_process_may_be_done_in_any_order_and_number() -> None:
    part = node("adHocSubProcess", "h", body("task a,task b", ""))
    data = document(body("start s,task c,end e", "s>h h>c c>e", part))
    assert costs(data, "C", "ABC", "BAAC", "ACB") == [0, 0, 0, 1]


def test_calls_and_empty_sub_processes_are_steps_and_nameless_tasks_are_silent() -> None:
    parts = node("callActivity", "k", name="K"), node("subProcess", "m", name="M"), '<task id="n"/>'
    data = document(body("start s,end e", "s>k k>n n>m m>e", *parts))
    assert costs(data, "KM", "K") == [0, 1]


def test_without_a_start_event_all_that_nothing_leads_to_begins_at_once() -> None:
    data = document(body("task a,task b,task c", "a>c"))
    assert costs(data, "ABC", "BAC", "CAB") == [0, 0, 2]


def test_of_several_start_events_one_begins_the_run() -> None:
    data = document(body("start s,start t,task a,task b,end e", "s>a t>b a>e b>e"))
    assert costs(data, "A", "B", "AB") == [0, 0, 1]


def test_every_pool_takes_part_but_one_started_by_a_message_may_stay_away() -> None:
    asked = node("startEvent", "m", "<messageEventDefinition/>")
    data = document(body("start s,task a,end e", "s>a a>e"), body("task b,end f", "m>b b>f", asked))
    assert costs(data, "A", "AB", "BA", "B") == [0, 0, 0, 1]
    assert costs(document(body("task b,end f", "m>b b>f", asked)), "B", "") == [0, 1]


def test_branches_that_meet_without_gateway_are_refused() -> None:
    with pytest.raises(Refused, match="tanpa gerbang gabung"):
        aligner(
            document(
                body("start s,and f,task a,end e", "s>f f>a", '<sequenceFlow id="x" sourceRef="f" targetRef="a"/>')
            )
        )
    unsafe = document(body("start s,and f,task a,task b,task c,end e", "s>f f>a f>b a>c b>c c>e"))
    with pytest.raises(Refused, match="dua kali sekaligus"):
        aligner(unsafe).align(tuple("ABCC"))


def test_a_model_that_cannot_end_is_refused() -> None:
    with pytest.raises(Refused, match="Tidak ada jalan"):
        aligner(document(body("start s,xor g,task a,task b,and j,end e", "s>g g>a g>b a>j b>j j>e")))


def test_an_inclusive_gateway_with_very_many_arrows_is_refused() -> None:
    tasks = [f"t{number}" for number in range(30)]
    nodes = ",".join(["start s", "or g", *(f"task {task}" for task in tasks)])
    with pytest.raises(Refused, match="30 panah"):
        aligner(document(body(nodes, " ".join(["s>g", *(f"g>{task}" for task in tasks)]))))


def test_what_is_left_out_is_named() -> None:
    undo = node("task", "u", isForCompensation="true")
    boundary = node("boundaryEvent", "t", "<compensateEventDefinition/>", attachedToRef="a")
    model = read_bpmn(document(body("start s,task a,end e", "s>a a>e", undo, boundary)), name="m")
    assert [(each.id, each.why) for each in not_carried(model)] == [
        ("u", "kompensasi tidak dibandingkan"),
        ("t", "kompensasi tidak dibandingkan"),
    ]
    assert Aligner(bpmn_net(model)).align(("A",)).cost == 0


@pytest.mark.parametrize("seed", range(80))
def test_an_sop_drawn_as_bpmn_gives_every_trace_the_same_cost(seed: int) -> None:
    sop = random_sop(seed, rows=(12, 24)[seed % 2])
    flow, rng = flow_of(sop), Random(seed)
    by_sop, by_bpmn = Aligner(sop_net(flow)), aligner(drawn_as_bpmn(flow))
    assert by_bpmn.shortest == by_sop.shortest
    for _ in range(5):
        trace = with_noise(walk(sop, rng, longest=40), rng, [row.text for row in sop.rows], changes=rng.randrange(5))
        assert by_bpmn.align(trace).cost == by_sop.align(trace).cost


def drawn_as_bpmn(flow: Flow) -> bytes:
    """A task a row; behind it a gateway where it decides or splits, before it one where it joins."""
    place = {row.id: f"r{number}" for number, row in enumerate(flow.sop.rows)}
    nodes, arrows = list[str](), list[str]()
    for row in flow.sop.rows:
        at = place[row.id]
        nodes.append(node("manualTask", at, name=row.text))
        if row.symbol is Symbol.START:
            nodes.append(node("start", f"{at}_s"))
            arrows.append(f"{at}_s>{into(flow, row.id, place)}")
        if row.joins:
            nodes.append(node("and", f"{at}_j"))
            arrows.append(f"{at}_j>{at}")
            split = str(flow.split_of(row.id))
            for index in range(flow.branch_count(split)):
                nodes.append(node("xor", f"{at}_m{index}"))
                arrows.append(f"{at}_m{index}>{at}_j")
        nodes.append(node("and" if flow.is_split(row.id) else "xor" if flow.followers(row.id) else "end", f"{at}_o"))
        arrows.append(f"{at}>{at}_o")
        for index, target in enumerate(flow.followers(row.id)):
            arrows.append(f"{at}_o>{into(flow, target, place, source=row.id, index=index)}")
    return document(body("", " ".join(arrows), *nodes))


def into(flow: Flow, target: str, place: dict[str, str], *, source: str = "", index: int = 0) -> str:
    """The node that an arrow to a row leads to: for a joining row the merge of the arrow's own branch.

    From behind the join an arrow leads to the task itself, past the gateway.
    """
    split = flow.split_of(target)
    inside = [branch.index for branch in flow.branch_path(source) if branch.split_row == split] if source else []
    if split is None or (source != split and not inside):
        return place[target]
    return f"{place[target]}_m{index if source == split else inside[0]}"
