"""Findings with one obvious repair: what the link beside the finding says, and the SOP after it.

Only what a person would do without thinking is offered; a repair that needs a decision is left to the writer.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from alur.core.checks.catalogue import check
from alur.core.checks.finding import Finding
from alur.core.checks.lanes_out_of_order import in_order
from alur.core.checks.reading.actor import actors_of
from alur.core.checks.reading.sentence import quote
from alur.core.checks.reading.usual_time import measure_within, usual_times
from alur.core.checks.reading.verb import with_active_verb
from alur.core.checks.unknown_lane import meant_lane
from alur.core.sop.model import Link, Sop, Symbol


@dataclass(frozen=True, slots=True)
class Offer:
    """``label`` is the text of the link, ``sop`` what it leads to."""

    label: str
    sop: Sop


def offer(sop: Sop, finding: Finding) -> Offer | None:
    """None where no repair is obvious, or where the SOP has changed since the finding and nothing is left to mend."""
    place = (finding.step or 0) - 1
    if place >= len(sop.rows):
        return None
    if finding.check in _OF_WORDS:
        offered = _OF_WORDS[finding.check](sop, place)
    elif finding.check in _OF_FLOW:
        offered = _harmless(sop, _OF_FLOW[finding.check](sop, place))
    else:
        return None
    return None if offered is None or offered.sop == sop else offered


def mend(sop: Sop, finding: Finding) -> Sop | None:
    """The SOP with the finding's one obvious repair, or None."""
    offered = offer(sop, finding)
    return None if offered is None else offered.sop


def _harmless(sop: Sop, offered: Offer | None) -> Offer | None:
    """An arrow that is right for one row may break the branch of another: nothing is offered that brings an error."""
    if offered is None:
        return None
    known = {(each.check, each.step) for each in check(sop)}
    fresh = (each for each in check(offered.sop) if each.level == "error" and (each.check, each.step) not in known)
    return None if any(fresh) else offered


def _with_row(sop: Sop, place: int, **changes: Any) -> Sop:
    return replace(sop, rows=(*sop.rows[:place], replace(sop.rows[place], **changes), *sop.rows[place + 1 :]))


def _with_exits(sop: Sop, place: int, *links: Link) -> Sop:
    """The row's arrows replaced, at their place among the others."""
    source = sop.rows[place].id
    rows_before = {row.id for row in sop.rows[:place]}
    before = [link for link in sop.links if link.source in rows_before]
    after = [link for link in sop.links if link.source not in rows_before and link.source != source]
    return replace(sop, links=(*before, *links, *after))


def _make_start(sop: Sop, place: int) -> Offer | None:
    return Offer("Jadikan mulai", _with_row(sop, place, symbols=(Symbol.START,))) if sop.rows else None


def _make_end(sop: Sop, place: int) -> Offer:
    return Offer("Jadikan selesai", _with_exits(_with_row(sop, place, symbols=(Symbol.END,)), place))


def _stop_there(sop: Sop, place: int) -> Offer:
    return Offer("Hapus lanjutan", _with_exits(sop, place))


def _go_on(sop: Sop, place: int) -> Offer | None:
    """The next row in place of itself, unless another exit leads there already."""
    row = sop.rows[place]
    exits = [link for link in sop.links if link.source == row.id]
    below = sop.rows[place + 1].id if place + 1 < len(sop.rows) else None
    if below is None or below in {link.target for link in exits}:
        return None
    links = [replace(link, target=below) if link.target == row.id else link for link in exits]
    return Offer(f"Lanjut ke baris {place + 2}", _with_exits(sop, place, *links))


def _label_exits(sop: Sop, place: int) -> Offer | None:
    exits = [link for link in sop.links if link.source == sop.rows[place].id]
    if len(exits) != 2:
        return None
    links = (replace(link, label=label) for link, label in zip(exits, ("Ya", "Tidak"), strict=True))
    return Offer("Pakai Ya dan Tidak", _with_exits(sop, place, *links))


def _join(sop: Sop, place: int) -> Offer:
    return Offer("Tambahkan gabung", _with_row(sop, place, joins=True))


def _unjoin(sop: Sop, place: int) -> Offer:
    return Offer("Hapus gabung", _with_row(sop, place, joins=False))


def _name_lane(sop: Sop, place: int) -> Offer | None:
    row, known = sop.rows[place], {lane.key for lane in sop.lanes}
    unknown = [key for key in (row.lane, *row.shared) if key and key not in known]
    meant = {key: lane for key in unknown if (lane := meant_lane(sop, key)) is not None}
    if not meant:
        return None
    shared = tuple(dict.fromkeys(meant.get(key, key) for key in row.shared))
    label = f"Pakai {quote(next(iter(meant.values())))}"
    return Offer(label, _with_row(sop, place, lane=meant.get(row.lane, row.lane), shared=shared))


def _measure(sop: Sop, place: int) -> Offer:
    row = sop.rows[place]
    time = measure_within(row.time) or usual_times(sop).of(row.lane)
    return Offer(f"Pakai {time}", _with_row(sop, place, time=time))


def _without_actor(sop: Sop, place: int) -> Offer | None:
    named = actors_of(sop).named_in(sop.rows[place])
    text = named.rest if named else None
    return Offer("Ganti teks", _with_row(sop, place, text=text)) if text else None


def _with_verb(sop: Sop, place: int) -> Offer | None:
    text = with_active_verb(sop.rows[place].text)
    return Offer("Ganti teks", _with_row(sop, place, text=text)) if text else None


def _order_lanes(sop: Sop, _: int) -> Offer:
    return Offer("Urutkan kolom", replace(sop, lanes=in_order(sop)))


def _measure_promise(sop: Sop, _: int) -> Offer | None:
    promise = measure_within(sop.promise)
    return Offer(f"Pakai {promise}", replace(sop, promise=promise)) if promise else None


def _turn_kind(sop: Sop, _: int) -> Offer:
    kind = "administratif" if "teknis" in sop.identity.kind.casefold() else "teknis"
    return Offer(f"Jadikan {kind}", replace(sop, identity=replace(sop.identity, kind=kind)))


Repair = Callable[[Sop, int], Offer | None]

_OF_WORDS: dict[str, Repair] = {
    "actor_in_text": _without_actor,
    "kind_against_lanes": _turn_kind,
    "lanes_out_of_order": _order_lanes,
    "no_active_verb": _with_verb,
    "no_time": _measure,
    "unknown_lane": _name_lane,
    "unmeasured_promise": _measure_promise,
    "unmeasured_time": _measure,
}
_OF_FLOW: dict[str, Repair] = {
    "dead_end": _make_end,
    "end_with_follower": _stop_there,
    "exits_with_one_label": _label_exits,
    "join_without_split": _unjoin,
    "meeting_without_join": _join,
    "no_end": _make_end,
    "no_start": _make_start,
    "row_follows_itself": _go_on,
}
