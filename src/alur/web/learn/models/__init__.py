"""The tables of `learn`. Who must read what stands in none of them: it follows from lanes, jabatan and versions."""

from alur.web.learn.models.knowing import Accompaniment, AskedQuestion, Attempt, Flaw, Reading
from alur.web.learn.models.meeting import Attendance, InvitedLane, Material, Meeting

__all__ = [
    "Accompaniment",
    "AskedQuestion",
    "Attempt",
    "Attendance",
    "Flaw",
    "InvitedLane",
    "Material",
    "Meeting",
    "Reading",
]
