"""Small SOPs as a person would write them: rows from 1, targets as row numbers, defaults as in the SOP file.

What a test does not write is sound, so that the one thing it does write is the only fault.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from alur.core.checks.catalogue import check
from alur.core.checks.finding import Finding
from alur.core.sop.model import Identity, Lane, Link, Row, Sop, Symbol

Target = int | str
DAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Written:
    """A row with its arrows: label → targets; None is the next row."""

    row: Row
    exits: Mapping[str, tuple[Target | None, ...]]


def start(text: str = "Menyusun naskah", *, to: Target | tuple[Target, ...] | None = None, **fields: Any) -> Written:
    return Written(_row((Symbol.START,), text, fields), {"": to if isinstance(to, tuple) else (to,)})


def task(text: str = "Menyunting naskah", *, to: Target | tuple[Target, ...] | None = None, **fields: Any) -> Written:
    return Written(_row((Symbol.TASK,), text, fields), {"": to if isinstance(to, tuple) else (to,)})


def decision(
    text: str = "Memeriksa naskah",
    *,
    yes: Target | None = None,
    no: Target | None = None,
    exits: Mapping[str, Target] | None = None,
    **fields: Any,
) -> Written:
    usual: Mapping[str, Target | None] = {"Ya": yes, "Tidak": no}
    chosen = usual if exits is None else exits
    return Written(_row((Symbol.DECISION,), text, fields), {label: (target,) for label, target in chosen.items()})


def end(text: str = "Mengarsipkan naskah", *, to: Target | None = None, **fields: Any) -> Written:
    return Written(_row((Symbol.END,), text, fields), {"": ()} if to is None else {"": (to,)})


def sop(
    *rows: Written,
    lanes: tuple[tuple[str, str], ...] = (("host", "Host"), ("kepala", "Kepala Perwakilan")),
    promise: str = "",
    **identity: Any,
) -> Sop:
    ids = [written.row.id or f"r{number}" for number, written in enumerate(rows, 1)]
    return Sop(
        identity=Identity(**{"kode": "siaran", "name": "Penyiaran naskah", **identity}),
        lanes=tuple(Lane(key, label) for key, label in lanes),
        rows=tuple(_named(written.row, row_id) for written, row_id in zip(rows, ids, strict=True)),
        links=tuple(link for place, written in enumerate(rows) for link in _links(written, place, ids)),
        promise=promise,
    )


def errors(written: Sop, **how: Any) -> list[tuple[str, int | None]]:
    return [(finding.check, finding.step) for finding in findings(written, **how) if finding.level == "error"]


def warnings(written: Sop, **how: Any) -> list[tuple[str, int | None]]:
    return [(finding.check, finding.step) for finding in findings(written, **how) if finding.level == "warning"]


def findings(written: Sop, **how: Any) -> tuple[Finding, ...]:
    return check(written, **{"today": DAY, **how})


def only_finding(written: Sop, **how: Any) -> Finding:
    (finding,) = findings(written, **how)
    return finding


def _row(symbols: tuple[Symbol, ...], text: str, fields: Mapping[str, Any]) -> Row:
    sound: dict[str, Any] = {"id": "", "lane": "host", "needs": ("Naskah",), "time": "1 jam", "outputs": ("Naskah",)}
    return Row(**{"symbols": symbols, "text": text, **sound, **fields})


def _named(row: Row, row_id: str) -> Row:
    fields = {name: getattr(row, name) for name in Row.__slots__}
    return Row(**{**fields, "id": row_id})


def _links(written: Written, place: int, ids: list[str]) -> list[Link]:
    source = ids[place]
    links = []
    for label, targets in written.exits.items():
        for target in targets:
            if target is not None:
                found = ids[target - 1] if isinstance(target, int) and 1 <= target <= len(ids) else str(target)
                links.append(Link(source, found, label))
            elif place + 1 < len(ids):
                links.append(Link(source, ids[place + 1], label))
    return links
