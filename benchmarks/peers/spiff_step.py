"""The peer of `step`: as many manual tasks in a line as the Podcast has rows, in SpiffWorkflow.

Its engine would run scripts of a foreign file, so nothing but this line of tasks is ever given to it.
"""

import gc
from itertools import pairwise
from time import perf_counter

from best import answer
from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.util.task import TaskState

TASKS, CASES = 11, 200
_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def spiff_case() -> tuple[float, int]:
    """Seconds for all steps of a case, and how many: find the ready task, do it, let the engine go on."""
    workflow, took, steps = BpmnWorkflow(_SPEC), 0.0, 0
    workflow.do_engine_steps()
    while workflow.get_tasks(state=TaskState.READY, manual=True):
        begun = perf_counter()
        workflow.get_tasks(state=TaskState.READY, manual=True)[0].run()
        workflow.do_engine_steps()
        took, steps = took + perf_counter() - begun, steps + 1
    return took, steps


def _definitions() -> str:
    ids = ["s", *(f"t{place}" for place in range(TASKS)), "e"]
    flows = "".join(
        f'<sequenceFlow id="f{place}" sourceRef="{source}" targetRef="{target}"/>'
        for place, (source, target) in enumerate(pairwise(ids))
    )
    tasks = "".join(
        f'<manualTask id="t{place}"><incoming>f{place}</incoming><outgoing>f{place + 1}</outgoing></manualTask>'
        for place in range(TASKS)
    )
    return (
        f'<definitions xmlns="{_NAMESPACE}" id="d" targetNamespace="t"><process id="p" isExecutable="true">'
        f'<startEvent id="s"><outgoing>f0</outgoing></startEvent>{tasks}'
        f'<endEvent id="e"><incoming>f{TASKS}</incoming></endEvent>{flows}</process></definitions>'
    )


_parser = BpmnParser()
_parser.add_bpmn_xml(etree.fromstring(_definitions()))
_SPEC = _parser.get_spec("p")


def main() -> float:
    """Microseconds a step, in the quietest of many cases."""
    gc.disable()
    return min(took / steps for took, steps in (spiff_case() for _ in range(CASES))) * 1e6


if __name__ == "__main__":
    answer(main())
