"""A recorded case as a file: SOP, events, and what they gave when they were recorded. Never edited: see README."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Any

from alur.core.case.apply import apply, fold
from alur.core.case.codec import STATE_FORMAT, Written, read_event, write_event, write_state
from alur.core.case.events import CaseMigrated, Recorded, Source
from alur.core.case.facts import FORMULA, Fact, facts_of
from alur.core.case.procedure import procedure_of
from alur.core.case.state import State
from alur.core.chain.link import canonical
from alur.core.sop.model import Sop
from alur.formats.sopfile import read_sop, write_sop

HERE = Path(__file__).parent


@dataclass(frozen=True)
class History:
    """``state`` and ``facts`` are hashes of canonical JSON, as the release that recorded them computed them."""

    release: str
    sop: str
    record: tuple[Recorded, ...]
    open_rows: list[str]
    outcome: str
    state_format: int
    state: str
    formula: int
    facts: str


def told(release: str, sop: Sop, record: Iterable[Recorded]) -> History:
    """The history of a case that just ran."""
    record = tuple(record)
    state = fold(record)
    return History(
        release=release,
        sop=write_sop(sop).decode(),
        record=record,
        open_rows=[visit.row for visit in state.open.values()],
        outcome=state.outcome.value,
        state_format=STATE_FORMAT,
        state=state_hash(state),
        formula=FORMULA,
        facts=facts_hash(sop, record),
    )


def state_hash(state: State) -> str:
    return hashlib.sha256(canonical(write_state(state)).encode()).hexdigest()


def facts_hash(sop: Sop, record: Iterable[Recorded]) -> str:
    """All facts of the case, in order. A migration in these histories goes to the same SOP under another version."""
    procedure, state, facts = procedure_of(sop, "1"), None, []
    for one in record:
        facts += [_plain(fact) for fact in facts_of(state, one, procedure)]
        state = apply(state, one)
        if isinstance(one.event, CaseMigrated):
            procedure = procedure_of(sop, one.event.version)
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


def _plain(fact: Fact) -> dict[str, Any]:
    values = {each.name: getattr(fact, each.name) for each in fields(fact)}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def write(history: History) -> str:
    """One event a line, so that a person can read it."""
    head = {each.name: getattr(history, each.name) for each in fields(history) if each.name != "record"}
    lines = ",\n".join(canonical(_written(one)) for one in history.record)
    return f'{{"head":{canonical(head)},\n"record":[\n{lines}\n]}}\n'


def read(path: Path) -> History:
    plain = json.loads(path.read_text(encoding="utf-8"))
    return History(**plain["head"], record=tuple(_recorded(one) for one in plain["record"]))


def _written(one: Recorded) -> dict[str, Any]:
    written = write_event(one.event)
    return {
        "seq": one.seq,
        "by": one.by,
        "recorded_at": one.recorded_at,
        "source": one.source.value,
        "kind": written.kind,
        "version": written.version,
        "body": written.body,
        "payload": written.payload,
    }


def _recorded(plain: dict[str, Any]) -> Recorded:
    written = Written(plain["kind"], plain["version"], plain["body"], plain["payload"])
    source = Source(plain["source"])
    return Recorded(plain["seq"], read_event(written), plain["by"], plain["recorded_at"], source)


def sop_of(history: History) -> Sop:
    return read_sop(history.sop.encode(), name="riwayat.sop.yaml")
