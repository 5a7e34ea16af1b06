"""The peer of `conform`: r4pm aligns the same traces with the same Petri net, and must find our costs."""

from best import answer, asked, seconds
from r4pm import bindings


def main(question: dict) -> float:
    net, traces = question["net"], question["traces"]
    assert [bindings.align_trace(net, trace)["cost"] for trace in traces] == question["costs"]
    return seconds(lambda: [bindings.align_trace(net, trace) for trace in traces]) * 1e3


if __name__ == "__main__":
    answer(main(asked()))
