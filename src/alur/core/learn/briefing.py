"""What one lane does by an SOP, on one page and in spoken words: made from the SOP, so it never says anything else."""

from collections.abc import Sequence
from dataclasses import dataclass

from alur.core.sop.flow import Flow
from alur.core.sop.model import Row
from alur.core.sop.standard import read_standard


@dataclass(frozen=True, slots=True)
class RoleStep:
    """``shares`` where another lane answers for the step. ``onward``: label of the exit or "", and where it leads."""

    number: int
    row: Row
    comes_from: tuple[str, ...]
    onward: tuple[tuple[str, str], ...]
    shares: bool


@dataclass(frozen=True, slots=True)
class RoleSummary:
    """``steps_in_all`` are those of the whole SOP."""

    sop: str
    lane: str
    promise: str
    steps: tuple[RoleStep, ...]
    steps_in_all: int
    warnings: tuple[str, ...]


def summary(flow: Flow, lane: str) -> RoleSummary:
    """In the order of the rows. Raises KeyError for a lane that the SOP does not have."""
    sop = flow.sop
    labels = {each.key: each.label for each in sop.lanes}
    mine = [row for row in sop.rows if row.lane == lane or lane in row.shared]
    return RoleSummary(
        sop=sop.identity.name,
        lane=labels[lane],
        promise=sop.promise,
        steps=tuple(_step(flow, row, lane, labels) for row in mine),
        steps_in_all=len(sop.rows),
        warnings=sop.identity.warnings,
    )


def _step(flow: Flow, row: Row, lane: str, labels: dict[str, str]) -> RoleStep:
    def told(row_id: str) -> str:
        other = flow.row(row_id)
        who = "" if other.lane == lane else labels.get(other.lane, "")
        return f"langkah {flow.number(row_id)}, {other.text}" + (f", oleh {who}" if who else "")

    sources = dict.fromkeys(link.source for link in flow.incoming(row.id) if not flow.is_back(link))
    exits = flow.exits(row.id)
    return RoleStep(
        number=flow.number(row.id),
        row=row,
        comes_from=tuple(told(source) for source in sources),
        onward=tuple((exit_.label, _listed([told(target) for target in exit_.targets])) for exit_ in exits),
        shares=row.lane != lane,
    )


def transcript(role: RoleSummary) -> tuple[str, ...]:
    """Paragraphs to be spoken; written as one speaks, without signs that a voice would stumble over."""
    promise = f" Janji layanan ini {_spoken(role.promise)}." if role.promise else ""
    opening = (
        f"{role.sop}. Ringkasan untuk {role.lane}.{promise} "
        f"Anda mengerjakan {len(role.steps)} dari {role.steps_in_all} langkah."
    )
    return (opening, *(_paragraph(step) for step in role.steps), *_warned(role.warnings))


def _paragraph(step: RoleStep) -> str:
    row = step.row
    said = [f"Langkah {step.number}: {row.text}."]
    if step.shares:
        said.append("Anda ikut serta; pelaksana lain yang bertanggung jawab.")
    if step.comes_from:
        said.append(f"Datang dari {_listed(step.comes_from)}.")
    if row.needs:
        said.append(f"Siapkan {_listed(row.needs)}.")
    if row.time:
        limit = "Waktunya paling lama" if read_standard(row.time) is not None else "Waktunya"
        said.append(f"{limit} {_spoken(row.time)}.")
    if row.outputs:
        said.append(f"Hasilnya {_listed(row.outputs)}.")
    said += [f"Bila {label}, ke {where}." if label else f"Sesudahnya {where}." for label, where in step.onward]
    if not step.onward:
        said.append("Di sini SOP selesai.")
    return " ".join(said)


def _warned(warnings: Sequence[str]) -> tuple[str, ...]:
    return (f"Yang perlu diingat. {' '.join(_closed(text) for text in warnings)}",) if warnings else ()


def _closed(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _spoken(time: str) -> str:
    return time.replace("/", " untuk setiap ").replace("-", " sampai ")


def _listed(texts: Sequence[str]) -> str:
    """
    >>> _listed(["kamera"]), _listed(["kamera", "mikrofon"]), _listed(["a", "b", "c"])
    ('kamera', 'kamera dan mikrofon', 'a, b, dan c')
    """
    if len(texts) < 3:
        return " dan ".join(texts)
    return f"{', '.join(texts[:-1])}, dan {texts[-1]}"
