"""What stands on each of the three papers, as plain data for the typesetter."""

from collections.abc import Sequence
from typing import Any

from alur.core.learn.briefing import RoleStep, RoleSummary
from alur.core.sop.flow import Flow, is_decision

Paper = dict[str, Any]


def poster(flow: Flow) -> Paper:
    """The whole SOP for the wall: who does what in which time, and what the public is promised."""
    sop = flow.sop
    labels = {lane.key: lane.label for lane in sop.lanes}
    return {
        "kind": "poster",
        "title": sop.identity.name,
        "office": [text for text in (sop.identity.agency, sop.identity.unit) if text],
        "number": sop.identity.number,
        "effective": sop.identity.effective,
        "promise": sop.promise,
        "steps": [
            {
                "number": number,
                "text": row.text,
                "lane": labels.get(row.lane, row.lane),
                "time": row.time,
                "outputs": "; ".join(row.outputs),
                "decides": is_decision(row),
                "exits": _exits(flow, row.id) if is_decision(row) else [],
            }
            for number, row in enumerate(sop.rows, 1)
        ],
        "warnings": list(sop.identity.warnings),
    }


def _exits(flow: Flow, row_id: str) -> list[str]:
    return [
        f"{exit_.label}: langkah {' dan '.join(str(flow.number(target)) for target in exit_.targets)}"
        for exit_ in flow.exits(row_id)
    ]


def role_page(role: RoleSummary, *, number: str, effective: str) -> Paper:
    """One lane's work on one page."""
    return {
        "kind": "role",
        "title": role.sop,
        "lane": role.lane,
        "number": number,
        "effective": effective,
        "promise": role.promise,
        "count": len(role.steps),
        "all": role.steps_in_all,
        "steps": [_role_step(step) for step in role.steps],
        "warnings": list(role.warnings),
    }


def _role_step(step: RoleStep) -> dict[str, Any]:
    row = step.row
    onward = [f"Bila {label}: {where}" if label else where for label, where in step.onward]
    lines = (
        ("Datang dari", step.comes_from),
        ("Siapkan", ("; ".join(row.needs),)),
        ("Hasil", ("; ".join(row.outputs),)),
        ("Lanjut ke", onward or ("selesai",)),
        ("Catatan", (row.note,)),
    )
    return {
        "number": step.number,
        "text": row.text,
        "time": row.time,
        "shares": step.shares,
        "decides": is_decision(row),
        "lines": [(label, list(words)) for label, words in lines if any(words)],
    }


def certificate(
    *,
    office: str,
    name: str,
    title: str,
    sops: Sequence[str],
    when: str,
    place: str,
    signed: Sequence[str],
    number: str,
) -> Paper:
    """``signed`` are place and day, the leader's jabatan and name."""
    return {
        "kind": "certificate",
        "office": office,
        "name": name,
        "title": title,
        "sops": list(sops),
        "when": when,
        "place": place,
        "signed": list(signed),
        "number": number,
    }
