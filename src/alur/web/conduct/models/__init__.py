"""The tables of `conduct`, in two files: figures about persons, and the files of thanks and coaching."""

from alur.web.conduct.models.figures import (
    FigureNotice,
    FigureUse,
    IntegrityQuestion,
    Objection,
)
from alur.web.conduct.models.files import (
    ConductFile,
    ConductRules,
    Criteria,
    FileEvent,
    FileReading,
    ImpactAssessment,
    Kind,
    Nomination,
    Thanks,
)

__all__ = [
    "ConductFile",
    "ConductRules",
    "Criteria",
    "FigureNotice",
    "FigureUse",
    "FileEvent",
    "FileReading",
    "ImpactAssessment",
    "IntegrityQuestion",
    "Kind",
    "Nomination",
    "Objection",
    "Thanks",
]
