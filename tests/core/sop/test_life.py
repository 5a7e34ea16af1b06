"""The life cycle refuses what an office could not defend later, and says what to do."""

from dataclasses import dataclass
from datetime import date

import pytest

from alur.core.refused import Refused
from alur.core.sop.life import Act, Part, Stage, number_from, refuse_early_force, refuse_with_errors, stage_after

WRITER, APPROVER = [Part.WRITER], [Part.APPROVER]


@dataclass(frozen=True)
class Told:
    level: str
    message: str


def test_a_version_walks_from_draft_to_withdrawal() -> None:
    stage = stage_after(Stage.DRAFT, Act.SUBMIT, parts=WRITER)
    stage = stage_after(stage, Act.APPROVE, parts=APPROVER)
    stage = stage_after(stage, Act.TAKE_FORCE, parts=[])
    assert stage is Stage.IN_FORCE
    assert stage_after(stage, Act.GIVE_WAY, parts=[]) is Stage.REVISED
    assert stage_after(stage, Act.WITHDRAW, parts=APPROVER, reason="Tugas berpindah ke pusat") is Stage.WITHDRAWN


@pytest.mark.parametrize(
    ("stage", "act", "parts", "reason", "says"),
    [
        (Stage.DRAFT, Act.APPROVE, APPROVER, "", "berstatus draf"),
        (Stage.REVIEW, Act.APPROVE, WRITER, "", "Hanya pengesah yang dapat mengesahkan"),
        (Stage.REVIEW, Act.SEND_BACK, APPROVER, "", "Tulis alasannya"),
        (Stage.IN_FORCE, Act.WITHDRAW, APPROVER, "usang", "Tulis alasannya"),
        (Stage.WITHDRAWN, Act.SUBMIT, WRITER, "", "berstatus dicabut"),
        (Stage.DRAFT, Act.SUBMIT, APPROVER, "", "Hanya penyusun yang dapat mengajukan"),
    ],
)
def test_an_act_out_of_place_is_refused_in_words(
    stage: Stage, act: Act, parts: list[Part], reason: str, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        stage_after(stage, act, parts=parts, reason=reason)


def test_an_error_stands_in_the_way_of_approval_and_a_warning_does_not() -> None:
    refuse_with_errors([Told("warning", "Kegiatan menyebut pelaksananya.")])
    with pytest.raises(Refused, match=r"1 kesalahan.*segera"):
        refuse_with_errors([Told("warning", "x"), Told("error", "“segera” tidak dapat diukur.")])


def test_force_before_making_is_refused() -> None:
    refuse_early_force(effective=date(2026, 7, 6), made=date(2026, 7, 6))
    with pytest.raises(Refused, match="06-07-2026"):
        refuse_early_force(effective=date(2026, 7, 3), made=date(2026, 7, 6))


def test_a_number_follows_the_template_of_the_unit() -> None:
    assert number_from("{urut:03}/{unit}", sequence=7, unit="PVL", on=date(2026, 1, 2)) == "007/PVL"
    with pytest.raises(Refused, match="urut"):
        number_from("SOP/{tahun}", sequence=7, unit="PVL", on=date(2026, 1, 2))
