"""Undo and redo through the whole sitting: each goes to a saved state and is itself a new one, so neither loses any."""

from datetime import datetime

from django.db import transaction

from alur.core.refused import Refused
from alur.formats.sopfile import read_sop
from alur.web.people.models import Person
from alur.web.sop.actions.write import save_text
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import text_at


@transaction.atomic
def undo(version: SopVersion, *, by: Person, now: datetime) -> SopVersion:
    """The draft as it was before the last change. Raises Refused where nothing is left to undo."""
    return _restore(version, undo_target(version), by=by, now=now)


@transaction.atomic
def redo(version: SopVersion, *, by: Person, now: datetime) -> SopVersion:
    """What the last undo took back. Raises Refused where there is nothing."""
    return _restore(version, redo_target(version), by=by, now=now)


def undo_target(version: SopVersion) -> int | None:
    """The revision that an undo brings back: the one before where the draft stands now."""
    here = _standing(version)
    origin = _restores(version, here)
    target = (origin or here) - 1
    return target if target >= 1 else None


def redo_target(version: SopVersion) -> int | None:
    """Only right after an undo or redo, and only what was newly written."""
    here = _standing(version)
    if here == version.revision:
        return None
    following = version.saves.filter(revision=here + 1, restores__isnull=True)
    return here + 1 if following.exists() else None


def _standing(version: SopVersion) -> int:
    """The revision whose text the draft has."""
    return _restores(version, version.revision) or version.revision


def _restores(version: SopVersion, revision: int) -> int | None:
    return version.saves.filter(revision=revision).values_list("restores", flat=True).first()


def _restore(version: SopVersion, target: int | None, *, by: Person, now: datetime) -> SopVersion:
    if target is None:
        raise Refused("Tidak ada perubahan yang dapat diurungkan atau diulangi lagi.")
    text = text_at(version, target)
    value = read_sop(text.encode(), name=version.sop.kode)
    return save_text(version, text, value, base=version.revision, by=by, now=now, restores=target)
