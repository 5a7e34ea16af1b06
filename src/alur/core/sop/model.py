"""An SOP as a frozen value: identity, lanes, rows and the links between them.

The model holds what a person wrote, also what is wrong with it: `core.checks` restricts, this does not.
Nothing here reads a file; `formats.sopfile` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType


class Symbol(Enum):
    """The symbols a kegiatan may bear (PermenPAN-RB 35/2012); arrow and segilima belong to the drawing."""

    START = "mulai"
    TASK = "proses"
    DECISION = "putusan"
    END = "selesai"


class Grain(Enum):
    """How finely the run is recorded (`ukur`): each row, or one act that closes a run of rows."""

    FULL = "penuh"
    MILESTONE = "tonggak"


@dataclass(frozen=True, slots=True)
class Lane:
    """A pelaksana: a role, never a named person."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One kegiatan. ``id`` is a slug that no edit changes; the row's number is its place in ``Sop.rows``.

    ``symbols`` has one symbol in a correct SOP; foreign drawings may bring none or two.
    ``lane`` and ``shared`` are lane keys as written, perhaps unknown. ``time`` is waktu as written
    (see `standard.read_standard`). ``timeout_exit`` is `lewat_waktu`: the label of the exit that is taken
    when the applicant's time has passed. ``calls`` is the kode of the SOP that this row opens.
    """

    id: str
    symbols: tuple[Symbol, ...]
    text: str
    lane: str = ""
    shared: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    time: str = ""
    outputs: tuple[str, ...] = ()
    note: str = ""
    joins: bool = False
    waits_for_applicant: bool = False
    timeout_exit: str = ""
    calls: str = ""
    counts_items: bool = False

    @property
    def symbol(self) -> Symbol | None:
        """The one symbol, or None where the row has none or several."""
        return self.symbols[0] if len(self.symbols) == 1 else None


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from a row to a row by id. ``label`` is "" but for the exits of a decision.

    ``target`` is the text as written where no such row exists (a finding, not a refusal).
    """

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """`pemicu`: opens a case by itself. ``every`` is hari, minggu or bulan; ``workday`` the N-th working day."""

    every: str
    workday: int = 1


@dataclass(frozen=True, slots=True)
class Approval:
    """`disahkan`: the competent official as printed on the sheet."""

    position: str = ""
    name: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity page (DOMAIN §1.4). Dates are text as written; `dates.read_date` reads them."""

    kode: str = ""
    name: str = ""
    number: str = ""
    agency: str = ""
    unit: str = ""
    made: str = ""
    revised: str = ""
    effective: str = ""
    review: str = ""
    approval: Approval = Approval()
    kind: str = ""
    legal_basis: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    process_code: str = ""


@dataclass(frozen=True, slots=True)
class Sop:
    """A whole SOP. Links are explicit, any number of them, in file order of their source row.

    ``form`` maps a case field (`formulir`) to its kind: see `case_form`.
    """

    identity: Identity
    lanes: tuple[Lane, ...] = ()
    rows: tuple[Row, ...] = ()
    links: tuple[Link, ...] = ()
    promise: str = ""
    trigger: Trigger | None = None
    grain: Grain = Grain.FULL
    form: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def number_of(self, row_id: str) -> int:
        """The row's number, from 1. Raises KeyError where no such row exists."""
        for number, row in enumerate(self.rows, 1):
            if row.id == row_id:
                return number
        raise KeyError(row_id)
