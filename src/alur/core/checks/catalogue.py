"""All checks, each with its level, and the one door to them. Severity stands here, never in a check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from alur.core.checks import (
    actor_in_text,
    arrow_out_of_branch,
    branch_ends_before_join,
    call_of_itself,
    cell_too_long,
    dead_end,
    decision_with_many_exits,
    decision_with_one_exit,
    effective_before_made,
    end_before_start,
    end_with_follower,
    endless_loop,
    exits_to_one_row,
    exits_with_one_label,
    exits_without_decision,
    impossible_date,
    join_without_split,
    kind_against_lanes,
    lanes_out_of_order,
    late_start,
    meeting_without_join,
    no_active_verb,
    no_end,
    no_lane,
    no_needs,
    no_output,
    no_start,
    no_time,
    not_one_symbol,
    return_without_decision,
    review_overdue,
    row_follows_itself,
    too_many_lanes,
    unknown_lane,
    unknown_target,
    unknown_timeout_exit,
    unmeasured_promise,
    unmeasured_time,
    unneeded_output,
    unreachable_step,
    way_longer_than_promise,
)
from alur.core.checks.finding import Fault, Finding, Level
from alur.core.checks.reading.guess import as_probably_meant
from alur.core.sop.flow import Flow, flow_of
from alur.core.sop.model import Sop


class CheckModule(Protocol):
    """A module of this folder: one thing that may be wrong, and why it matters."""

    __name__: str
    WHY: str

    def find(self, flow: Flow, /) -> Iterator[Fault]: ...


@dataclass(frozen=True, slots=True)
class Check:
    """``for_approval`` is the level once the SOP is to be approved, where it differs."""

    module: CheckModule
    level: Level
    for_approval: Level | None = None

    @property
    def name(self) -> str:
        return self.module.__name__.rpartition(".")[2]


CHECKS = (
    # Structure: where cases would get stuck, lost or doubled.
    Check(no_start, "error"),
    Check(no_end, "error"),
    Check(end_before_start, "error"),
    Check(late_start, "warning"),
    Check(unreachable_step, "error"),
    Check(dead_end, "error"),
    Check(endless_loop, "error"),
    Check(row_follows_itself, "error"),
    Check(return_without_decision, "error"),
    Check(end_with_follower, "error"),
    Check(unknown_target, "error"),
    Check(decision_with_one_exit, "error"),
    Check(exits_to_one_row, "error"),
    Check(exits_with_one_label, "error"),
    Check(decision_with_many_exits, "warning"),
    Check(exits_without_decision, "error"),
    Check(join_without_split, "error"),
    Check(meeting_without_join, "error"),
    Check(arrow_out_of_branch, "error"),
    Check(branch_ends_before_join, "error"),
    # Content: what a row must say.
    Check(not_one_symbol, "error"),
    Check(no_lane, "error"),
    Check(unknown_lane, "error"),
    Check(no_needs, "warning", for_approval="error"),
    Check(no_time, "warning", for_approval="error"),
    Check(no_output, "warning", for_approval="error"),
    Check(unmeasured_time, "error"),
    Check(actor_in_text, "warning"),
    Check(no_active_verb, "warning"),
    Check(unneeded_output, "warning"),
    Check(cell_too_long, "warning"),
    Check(unknown_timeout_exit, "error"),
    Check(call_of_itself, "error"),
    # Sheet: what the identity page and the columns must say.
    Check(effective_before_made, "error"),
    Check(impossible_date, "error"),
    Check(unmeasured_promise, "error"),
    Check(way_longer_than_promise, "error"),
    Check(lanes_out_of_order, "warning"),
    Check(too_many_lanes, "warning"),
    Check(kind_against_lanes, "warning"),
    Check(review_overdue, "warning"),
)

# What follows from these is not told beside them: see `reading.guess`.
_SLIPS = (
    dead_end,
    decision_with_one_exit,
    end_with_follower,
    exits_to_one_row,
    exits_without_decision,
    not_one_symbol,
    return_without_decision,
    row_follows_itself,
    unknown_target,
)


def check(sop: Sop, *, today: date | None = None, for_approval: bool = False) -> tuple[Finding, ...]:
    """By row, those of the whole SOP first, then by check. ``today`` is for whoever knows the day (`review_overdue`).

    One slip is one finding: what is no longer found where the SOP is read as probably meant only followed from it.
    """
    found = _found(sop, today)
    if any(by.module in _SLIPS for by, _ in found):
        stays = {(by, fault.step) for by, fault in _found(as_probably_meant(sop), today)}
        found = [(by, fault) for by, fault in found if by.module in _SLIPS or (by, fault.step) in stays]
    findings = [_finding(by, fault, for_approval=for_approval) for by, fault in found]
    return tuple(sorted(findings, key=lambda finding: (finding.step or 0, finding.check)))


def _found(sop: Sop, today: date | None) -> list[tuple[Check, Fault]]:
    flow = flow_of(sop)
    return [(by, fault) for by in CHECKS for fault in _faults(by, flow, today)]


def _faults(by: Check, flow: Flow, today: date | None) -> Iterator[Fault]:
    if by.module is review_overdue and today is not None:
        return review_overdue.find(flow, today=today)
    return by.module.find(flow)


def _finding(by: Check, fault: Fault, *, for_approval: bool) -> Finding:
    level = (by.for_approval or by.level) if for_approval else by.level
    return Finding(level, by.name, fault.step, fault.message, by.module.WHY, fault.mend)
