"""One defect of each kind, planted in a sound SOP: the value with the defect and the row that must be named.

A plant returns None where this SOP offers no place for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random
from typing import Any

from alur.core.sop.flow import Flow, flow_of
from alur.core.sop.model import Lane, Link, Row, Sop, Symbol

Planted = tuple[Sop, int | None]
Plant = Callable[[Sop, Random], Planted | None]


def _row(sop: Sop, row_id: str, **changes: Any) -> Sop:
    rows = tuple(replace(row, **changes) if row.id == row_id else row for row in sop.rows)
    return replace(sop, rows=rows)


def _exits(sop: Sop, row_id: str, *links: Link) -> Sop:
    """The row's arrows replaced."""
    return replace(sop, links=(*(link for link in sop.links if link.source != row_id), *links))


def _insert(sop: Sop, place: int, row: Row, *links: Link) -> Planted:
    rows = (*sop.rows[:place], row, *sop.rows[place:])
    return replace(sop, rows=rows, links=(*sop.links, *links)), place + 1


def _new(symbol: Symbol, sop: Sop, outputs: tuple[str, ...] = ("Hasil baru",)) -> Row:
    return replace(sop.rows[0], id="baru", symbols=(symbol,), text="Mencatat hal baru", outputs=outputs)


def _pick(random: Random, rows: Iterable[Row]) -> Row | None:
    found = list(rows)
    return random.choice(found) if found else None


def _tasks(flow: Flow) -> list[Row]:
    """Plain rows with one arrow that are no head of a branch and no join."""
    heads = {target for row in flow.sop.rows if flow.is_split(row.id) for target in flow.followers(row.id)}
    return [
        row
        for row in flow.sop.rows
        if row.symbol is Symbol.TASK and len(flow.followers(row.id)) == 1 and not row.joins and row.id not in heads
    ]


def _of(flow: Flow, symbol: Symbol) -> list[Row]:
    return [row for row in flow.sop.rows if row.symbol is symbol]


def _changed(condition: Callable[[Flow, Row], bool], **changes: Any) -> Plant:
    def plant(sop: Sop, random: Random) -> Planted | None:
        flow = flow_of(sop)
        row = _pick(random, (each for each in sop.rows if condition(flow, each)))
        return None if row is None else (_row(sop, row.id, **changes), sop.number_of(row.id))

    return plant


def _identity(**changes: Any) -> Plant:
    return lambda sop, random: (replace(sop, identity=replace(sop.identity, **changes)), None)


def _any(flow: Flow, row: Row) -> bool:
    return True


def no_start(sop: Sop, random: Random) -> Planted:
    for row in sop.rows:
        if row.symbol is Symbol.START:
            sop = _row(sop, row.id, symbols=(Symbol.TASK,))
    return sop, 1


def no_end(sop: Sop, random: Random) -> Planted:
    ends = [row.id for row in sop.rows if row.symbol is Symbol.END]
    for row_id in ends:
        sop = _row(sop, row_id, symbols=(Symbol.TASK,))
    return sop, sop.number_of(ends[-1])


def end_before_start(sop: Sop, random: Random) -> Planted:
    return _insert(sop, 0, _new(Symbol.END, sop))


def late_start(sop: Sop, random: Random) -> Planted | None:
    flow = flow_of(sop)
    top = sum(row.symbol is Symbol.START for row in sop.rows)
    targets = [row for row in sop.rows[top + 1 :] if not flow.branch_path(row.id) and not row.joins]
    if not targets:
        return None
    return _insert(sop, top + 1, _new(Symbol.START, sop, targets[0].needs), Link("baru", targets[0].id))


def unreachable_step(sop: Sop, random: Random) -> Planted:
    place = random.randrange(1, len(sop.rows))
    return _insert(sop, place, _new(Symbol.TASK, sop, sop.rows[place].needs), Link("baru", sop.rows[place].id))


def dead_end(sop: Sop, random: Random) -> Planted | None:
    row = _pick(random, _tasks(flow_of(sop)))
    return None if row is None else (_exits(sop, row.id), sop.number_of(row.id))


def endless_loop(sop: Sop, random: Random) -> Planted | None:
    """A row becomes a decision of which one exit goes to a new pair of rows that only lead to each other."""
    row = _pick(random, _tasks(flow_of(sop)))
    if row is None:
        return None
    (on,) = [link for link in sop.links if link.source == row.id]
    pair = (replace(_new(Symbol.TASK, sop), id="putar"), replace(_new(Symbol.DECISION, sop), id="putus"))
    third = replace(_new(Symbol.TASK, sop), id="lagi")
    sop = _exits(
        _row(sop, row.id, symbols=(Symbol.DECISION,)), row.id, replace(on, label="Ya"), Link(row.id, "putar", "Tidak")
    )
    rows = (*sop.rows, *pair, third, replace(pair[1], id="putus-lagi"))
    links = (
        Link("putar", "putus"),
        Link("putus", "lagi", "Ya"),
        Link("putus", "putar", "Tidak"),
        Link("lagi", "putus-lagi"),
        Link("putus-lagi", "putar", "Ya"),
        Link("putus-lagi", "lagi", "Tidak"),
    )
    return replace(sop, rows=rows, links=(*sop.links, *links)), len(rows)


def row_follows_itself(sop: Sop, random: Random) -> Planted | None:
    row = _pick(random, _tasks(flow_of(sop)))
    return None if row is None else (_exits(sop, row.id, Link(row.id, row.id)), sop.number_of(row.id))


def return_without_decision(sop: Sop, random: Random) -> Planted | None:
    row = _pick(random, _tasks(flow_of(sop)))
    if row is None:
        return None
    target = sop.rows[random.randrange(sop.number_of(row.id) - 1)]
    return _exits(sop, row.id, Link(row.id, target.id)), sop.number_of(row.id)


def end_with_follower(sop: Sop, random: Random) -> Planted | None:
    row = _pick(random, _of(flow_of(sop), Symbol.END))
    assert row is not None
    return replace(sop, links=(*sop.links, Link(row.id, random.choice(sop.rows).id))), sop.number_of(row.id)


def unknown_target(sop: Sop, random: Random) -> Planted:
    link = random.choice(sop.links)
    links = tuple(replace(each, target="99999") if each == link else each for each in sop.links)
    return replace(sop, links=links), sop.number_of(link.source)


def _decision(change: Callable[[Sop, list[Link]], list[Link]]) -> Plant:
    def plant(sop: Sop, random: Random) -> Planted | None:
        row = _pick(random, _of(flow_of(sop), Symbol.DECISION))
        if row is None:
            return None
        exits = change(sop, [link for link in sop.links if link.source == row.id])
        return _exits(sop, row.id, *exits), sop.number_of(row.id)

    return plant


def join_without_split(sop: Sop, random: Random) -> Planted | None:
    """Not where branches end by themselves: there it may as well be the others that miss the join."""
    flow = flow_of(sop)
    closed = [row for row in _tasks(flow) if all(flow.join_of(branch.split_row) for branch in flow.branch_path(row.id))]
    row = _pick(random, closed)
    return None if row is None else (_row(sop, row.id, joins=True), sop.number_of(row.id))


def arrow_out_of_branch(sop: Sop, random: Random) -> Planted | None:
    """From a branch that is joined to a row behind its join."""
    flow = flow_of(sop)
    row = _pick(random, (each for each in _tasks(flow) if flow.branch_path(each.id) and _behind(flow, each)))
    if row is None:
        return None
    target = random.choice(_behind(flow, row))
    return _exits(sop, row.id, Link(row.id, target)), sop.number_of(row.id)


def _behind(flow: Flow, row: Row) -> list[str]:
    split = flow.branch_path(row.id)[-1].split_row
    join = flow.join_of(split)
    return [] if join is None else [each for each in flow.followers(join) if flow.number(each) > flow.number(join)]


def branch_ends_before_join(sop: Sop, random: Random) -> Planted | None:
    flow = flow_of(sop)
    joined = (each for each in _tasks(flow) if flow.branch_path(each.id) and _behind(flow, each))
    row = _pick(random, joined)
    return None if row is None else (_exits(_row(sop, row.id, symbols=(Symbol.END,)), row.id), sop.number_of(row.id))


def lanes_out_of_order(sop: Sop, random: Random) -> Planted | None:
    return (replace(sop, lanes=sop.lanes[::-1]), None) if len(sop.lanes) > 1 else None


def too_many_lanes(sop: Sop, random: Random) -> Planted:
    more = tuple(Lane(f"x{number}", f"Peran {number}") for number in range(16))
    return replace(sop, lanes=(*sop.lanes, *more)), None


def kind_against_lanes(sop: Sop, random: Random) -> Planted:
    other = "teknis" if len(sop.lanes) > 1 else "administratif"
    return replace(sop, identity=replace(sop.identity, kind=other)), None


def actor_in_text(sop: Sop, random: Random) -> Planted:
    row = random.choice(sop.rows)
    label = next(lane.label for lane in sop.lanes if lane.key == row.lane)
    return _row(sop, row.id, text=f"{label} {row.text.lower()}"), sop.number_of(row.id)


def call_of_itself(sop: Sop, random: Random) -> Planted:
    row = random.choice(sop.rows)
    return _row(sop, row.id, calls=sop.identity.kode), sop.number_of(row.id)


PLANTS: dict[str, Plant] = {
    "no_start": no_start,
    "no_end": no_end,
    "end_before_start": end_before_start,
    "late_start": late_start,
    "unreachable_step": unreachable_step,
    "dead_end": dead_end,
    "endless_loop": endless_loop,
    "row_follows_itself": row_follows_itself,
    "return_without_decision": return_without_decision,
    "end_with_follower": end_with_follower,
    "unknown_target": unknown_target,
    "decision_with_one_exit": _decision(lambda sop, exits: exits[:1]),
    "exits_to_one_row": _decision(lambda sop, exits: [exits[0], replace(exits[1], target=exits[0].target)]),
    "exits_with_one_label": _decision(lambda sop, exits: [exits[0], replace(exits[1], label=exits[0].label.upper())]),
    "decision_with_many_exits": _decision(lambda sop, exits: [*exits, replace(exits[0], label="Ditunda")]),
    "exits_without_decision": _changed(lambda flow, row: row.symbol is Symbol.DECISION, symbols=(Symbol.TASK,)),
    "join_without_split": join_without_split,
    "meeting_without_join": _changed(lambda flow, row: row.joins, joins=False),
    "arrow_out_of_branch": arrow_out_of_branch,
    "branch_ends_before_join": branch_ends_before_join,
    "not_one_symbol": _changed(_any, symbols=()),
    "no_lane": _changed(_any, lane=""),
    "unknown_lane": _changed(_any, shared=("tidak-ada",)),
    "no_needs": _changed(_any, needs=()),
    "no_time": _changed(_any, time=""),
    "no_output": _changed(_any, outputs=()),
    "unmeasured_time": _changed(_any, time="secukupnya"),
    "actor_in_text": actor_in_text,
    "no_active_verb": _changed(_any, text="Rapat pleno"),
    "unneeded_output": _changed(lambda flow, row: row.symbol is not Symbol.END, outputs=("Piagam",)),
    "cell_too_long": _changed(_any, note="keterangan yang panjang sekali " * 8),
    "unknown_timeout_exit": _changed(_any, timeout_exit="batal"),
    "call_of_itself": call_of_itself,
    "effective_before_made": _identity(effective="5 Juli 2026"),
    "impossible_date": _identity(revised="31 September 2026"),
    "unmeasured_promise": lambda sop, random: (replace(sop, promise="segera"), None),
    "way_longer_than_promise": lambda sop, random: (replace(sop, promise="1 menit"), None),
    "lanes_out_of_order": lanes_out_of_order,
    "too_many_lanes": too_many_lanes,
    "kind_against_lanes": kind_against_lanes,
    "review_overdue": _identity(review="1 Januari 2026"),
}
