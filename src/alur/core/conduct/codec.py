"""Events of a file as plain values for JSON, and back."""

from dataclasses import asdict
from typing import Any

from alur.core.conduct import events
from alur.core.conduct.events import Event, EvidenceAdded, FileOpened, Item, Planned, PlanStep
from alur.core.conduct.terms import FileKind, Measure, Period, Terms

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in events.Event.__args__}


def write_event(event: Event) -> tuple[str, dict[str, Any]]:
    """→ (kind, fields)."""
    return type(event).__name__, asdict(event)


def read_event(kind: str, said: dict[str, Any]) -> Event:
    """Raises KeyError or TypeError for what `write_event` never wrote."""
    if kind == FileOpened.__name__:
        return FileOpened(**{**said, "kind": FileKind(said["kind"]), "terms": read_terms(said["terms"])})
    if kind == EvidenceAdded.__name__:
        return EvidenceAdded(Item(**{**said["item"], "facts": tuple(said["item"]["facts"])}))
    if kind == Planned.__name__:
        return Planned(tuple(PlanStep(**step) for step in said["steps"]))
    event: Event = _KINDS[kind](**said)
    return event


def write_terms(terms: Terms) -> dict[str, Any]:
    return asdict(terms)


def read_terms(said: dict[str, Any]) -> Terms:
    return Terms(
        measures=tuple(Measure(**measure) for measure in said["measures"]),
        reply=Period(**said["reply"]),
        summons=Period(**said["summons"]),
        objection=Period(**said["objection"]),
        hearing=said["hearing"],
        summonses=said["summonses"],
    )
