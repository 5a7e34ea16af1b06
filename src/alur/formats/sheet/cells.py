"""What stands in the cells of the sheet: the text columns of a row, and the fields and lists of the identity page."""

from collections.abc import Iterator

from alur.core.sop.model import Identity, Row, Sop

Cells = tuple[tuple[str, ...], ...]
Listed = tuple[str, tuple[str, ...]]


def identity_fields(identity: Identity) -> tuple[tuple[str, str], ...]:
    """Label and text of the rows at the right of the head (DOMAIN §1.4)."""
    official = identity.approval
    nip = f"NIP {official.nip}" if official.nip else ""
    return (
        ("Nomor SOP", identity.number),
        ("Tanggal Pembuatan", identity.made),
        ("Tanggal Revisi", identity.revised),
        ("Tanggal Efektif", identity.effective),
        ("Disahkan oleh", "\n".join(filter(None, (official.position, official.name, nip)))),
        ("Nama SOP", identity.name),
    )


def identity_lists(identity: Identity) -> tuple[tuple[Listed, Listed], ...]:
    """The six lists, in the pairs in which the sheet has them."""
    return (
        (("Dasar Hukum", identity.legal_basis), ("Kualifikasi Pelaksana", identity.qualifications)),
        (("Keterkaitan", identity.related), ("Peralatan/Perlengkapan", identity.equipment)),
        (("Peringatan", identity.warnings), ("Pencatatan dan Pendataan", identity.records)),
    )


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
