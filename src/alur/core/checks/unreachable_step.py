"""A row that no `mulai` reaches. Told once for a part that is cut off, at its first row."""

from collections.abc import Iterator

from alur.core.checks.finding import Fault
from alur.core.checks.reading.component import first_components
from alur.core.checks.reading.sentence import enumerate_words, quote
from alur.core.sop.flow import Flow

WHY = "Kegiatan yang tidak dicapai anak panah dari mulai tidak pernah dikerjakan (PermenPAN-RB 35/2012, Lampiran)."


def find(flow: Flow) -> Iterator[Fault]:
    """Silent without a `mulai`: then nothing is reached, and the missing start is the fault."""
    if not flow.starts:
        return
    reached = flow.reachable()
    lost = [row.id for row in flow.sop.rows if row.id not in reached]
    for group in first_components(flow, lost):
        step = min(map(flow.number, group))
        text = quote(flow.sop.rows[step - 1].text)
        yield Fault(step, f"Baris {step}, {text}, tidak dicapai dari mulai mana pun.", _mend(flow, step))


def _mend(flow: Flow, step: int) -> str:
    above = flow.sop.rows[step - 2].id if step > 1 else None
    if above is None or not flow.followers(above):
        return f"Arahkan baris lain ke baris {step}, atau hapus baris ini."
    targets = enumerate_words(str(flow.number(target)) for target in flow.followers(above))
    example = f"misalnya baris {step - 1} yang kini menuju {targets}"
    return f"Arahkan baris lain ke baris {step}, {example}, atau hapus baris ini."
