"""What stands in the text columns of a row, as items: No, Kegiatan, Kelengkapan, Waktu, Output, Ket."""

from collections.abc import Iterator

from alur.core.sop.model import Row, Sop

Cells = tuple[tuple[str, ...], ...]


def cells_of(sop: Sop, number: int, row: Row) -> Cells:
    labels = {lane.key: lane.label for lane in sop.lanes}
    return (str(number),), (row.text,), row.needs, (row.time,), row.outputs, tuple(_notes(row, labels))


def _notes(row: Row, labels: dict[str, str]) -> Iterator[str]:
    """The writer's note, and in words what a symbol cannot say, unless the note says it already."""
    if row.note:
        yield row.note
    others = [labels.get(key, key) for key in row.shared]
    if others and not all(other.lower() in row.note.lower() for other in others):
        yield "Bersama " + _listed(others)
    if row.joins and "menunggu semua" not in row.note.lower():
        yield "Menunggu semua"
    if row.calls and row.calls not in row.note:
        yield f"Memanggil SOP {row.calls}"


def _listed(names: list[str]) -> str:
    """
    >>> _listed(["Host", "Editor", "Admin"])
    'Host, Editor, dan Admin'
    """
    if len(names) < 3:
        return " dan ".join(names)
    return ", ".join(names[:-1]) + f", dan {names[-1]}"
