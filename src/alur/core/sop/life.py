"""The life of an SOP version, as rules: draf → reviu → disahkan → berlaku → direvisi or dicabut.

Who acts and when are arguments; the web keeps the log of acts. Stages and roles follow DOMAIN §1.11; the numbers of an
office follow its own template (§1.4: there is no national format).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from alur.core.refused import Refused


class Stage(Enum):
    """The value is what the table and the page say."""

    DRAFT = "draf"
    REVIEW = "reviu"
    APPROVED = "disahkan"
    IN_FORCE = "berlaku"
    REVISED = "direvisi"
    WITHDRAWN = "dicabut"


class Part(Enum):
    """What somebody is to an SOP: its writer (penyusun) or the official who approves it (pengesah)."""

    WRITER = "penyusun"
    APPROVER = "pengesah"


class Act(Enum):
    SUBMIT = "ajukan"
    SEND_BACK = "kembalikan"
    APPROVE = "sahkan"
    TAKE_FORCE = "berlakukan"
    GIVE_WAY = "gantikan"
    WITHDRAW = "cabut"


class Told(Protocol):
    """What this module needs of a finding, so that it need not know the checks."""

    @property
    def level(self) -> str: ...

    @property
    def message(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """``by`` empty: the day does it, not a person."""

    origins: tuple[Stage, ...]
    to: Stage
    by: tuple[Part, ...]
    needs_reason: bool = False


RULES = {
    Act.SUBMIT: Rule((Stage.DRAFT,), Stage.REVIEW, (Part.WRITER,)),
    Act.SEND_BACK: Rule((Stage.REVIEW,), Stage.DRAFT, (Part.APPROVER, Part.WRITER), needs_reason=True),
    Act.APPROVE: Rule((Stage.REVIEW,), Stage.APPROVED, (Part.APPROVER,)),
    Act.TAKE_FORCE: Rule((Stage.APPROVED,), Stage.IN_FORCE, ()),
    Act.GIVE_WAY: Rule((Stage.IN_FORCE,), Stage.REVISED, ()),
    Act.WITHDRAW: Rule((Stage.APPROVED, Stage.IN_FORCE), Stage.WITHDRAWN, (Part.APPROVER,), needs_reason=True),
}


def stage_after(stage: Stage, act: Act, *, parts: Iterable[Part], reason: str = "") -> Stage:
    """The stage that the act leads to. ``parts`` is what the person is to this SOP; none where the day acts.

    Raises Refused where the stage does not allow it, the person may not, or the reason is missing.
    """
    rule = RULES[act]
    if stage not in rule.origins:
        raise Refused("SOP ini berstatus {stage}, jadi tidak dapat di{act}.", stage=stage.value, act=act.value)
    if rule.by and not set(rule.by) & set(parts):
        who = " atau ".join(part.value for part in rule.by)
        raise Refused("Hanya {who} yang dapat me{act} SOP ini.", who=who, act=_ACTIVE[act])
    if rule.needs_reason and len(reason.strip()) < 10:
        raise Refused("Tulis alasannya, sedikitnya sepuluh huruf, supaya pembaca riwayat memahaminya.")
    return rule.to


_ACTIVE = {
    Act.SUBMIT: "ngajukan",
    Act.SEND_BACK: "ngembalikan",
    Act.APPROVE: "ngesahkan",
    Act.WITHDRAW: "ncabut",
}


def refuse_with_errors(findings: Iterable[Told]) -> None:
    """An SOP with an error is not approved: what cannot be followed cannot bind anybody. Raises Refused."""
    errors = [finding for finding in findings if finding.level == "error"]
    if errors:
        raise Refused(
            "SOP belum dapat disahkan: masih ada {n} kesalahan. Yang pertama: {first}",
            n=len(errors),
            first=errors[0].message,
        )


def refuse_early_force(*, effective: date, made: date | None) -> None:
    """The day in force is not before the day it was finished (DOMAIN §1.4 rows 3 and 5). Raises Refused."""
    if made is not None and effective < made:
        raise Refused("Tanggal efektif mendahului tanggal pembuatan. Isi {made:%d-%m-%Y} atau sesudahnya.", made=made)


def refuse_force_before(*, effective: date, latest: date | None) -> None:
    """A version that began before one that was approved already would never be the latest. Raises Refused."""
    if latest is not None and effective < latest:
        raise Refused("Versi lain berlaku sejak {latest:%d-%m-%Y}. Isi tanggal itu atau sesudahnya.", latest=latest)


def refuse_far_force(*, effective: date, today: date) -> None:
    """More than ten years on is a slip of the hand, and would lie unseen. Raises Refused."""
    if effective.year > today.year + 10:
        raise Refused("Tanggal efektif lebih dari sepuluh tahun lagi. Periksa tahunnya.")


_FIELD = re.compile(r"\{(urut|unit|tahun|bulan)(?::0?(\d))?\}")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def number_from(template: str, *, sequence: int, unit: str, on: date) -> str:
    """The number of an SOP from the template of its unit; `{urut}` must be in it, or two SOPs would share a number.

    >>> number_from("{urut:02}/SOP/{unit}/{bulan}/{tahun}", sequence=5, unit="PCG", on=date(2026, 11, 24))
    '05/SOP/PCG/XI/2026'
    """
    if "{urut" not in template:
        raise Refused("Pola nomor harus memuat {part}, supaya dua SOP tidak bernomor sama.", part="{urut}")
    values = {"unit": unit, "tahun": str(on.year), "bulan": _ROMAN[on.month - 1]}

    def fill(match: re.Match[str]) -> str:
        name, width = match.groups()
        return str(sequence).zfill(int(width or 1)) if name == "urut" else values[name]

    return _FIELD.sub(fill, template)
