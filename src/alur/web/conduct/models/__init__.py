"""The tables of `conduct`, in two files: figures about persons, and the files of thanks and coaching."""

from alur.web.conduct.models.figures import (
    FigureNotice,
    FigureUse,
    IntegrityQuestion,
    Objection,
)

__all__ = [
    "FigureNotice",
    "FigureUse",
    "IntegrityQuestion",
    "Objection",
]
