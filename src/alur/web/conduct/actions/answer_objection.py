"""Somebody who has not used the figures answers an objection. What was wrong in the record is put right by an event."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from alur.core.case.commands import Correct
from alur.core.case.events import NOBODY
from alur.core.instant import MINUTE, Instant
from alur.core.refused import Refused
from alur.web.case.record import record
from alur.web.conduct.models import Objection
from alur.web.conduct.queries.objections import may_answer
from alur.web.people.models import Person

LEAST_ANSWER = 20


@dataclass(frozen=True, slots=True)
class Mend:
    """What the record should say: when it ended, and working minutes in which the holder could not work."""

    ended: Instant | None = None
    absent_minutes: int | None = None

    def command(self, visit: int, note: str) -> Correct | None:
        if self.ended is None and self.absent_minutes is None:
            return None
        absent = None if self.absent_minutes is None else self.absent_minutes * MINUTE
        return Correct(visit=visit, ended=self.ended, absent=absent, note=note)


def answer_objection(
    objection: Objection, *, by: Person, upheld: bool, answer: str, mend: Mend, key: UUID, now: Instant
) -> Objection:
    """Raises Refused. The correction and the answer are one transaction; ``key`` makes the correction happen once."""
    if len(answer.strip()) < LEAST_ANSWER:
        raise Refused("Alasan belum ditulis. Tulis sedikitnya 20 huruf, agar yang bersangkutan mengerti.")
    if not may_answer(by, objection):
        raise Refused("Keberatan ini dijawab oleh orang yang tidak memakai angkanya. Serahkan kepadanya.")
    with transaction.atomic():
        _claim(objection, by=by, upheld=upheld, answer=answer.strip(), now=now)
        command = mend.command(objection.visit, _note(objection, by)) if upheld else None
        if command is not None:
            done = record(objection.case_id, command, by=NOBODY, key=key, now=now)
            Objection.objects.filter(pk=objection.pk).update(correction=done.seq)
    objection.refresh_from_db()
    return objection


def _claim(objection: Objection, *, by: Person, upheld: bool, answer: str, now: Instant) -> None:
    """Two may answer at once: the first one counts."""
    open_now = Objection.objects.filter(pk=objection.pk, upheld=None)
    if not open_now.update(upheld=upheld, answer=answer, answered_by=by, answered_at=now):
        raise Refused("Keberatan ini sudah dijawab. Muat ulang untuk membacanya.")


def _note(objection: Objection, by: Person) -> str:
    """Who answered, not what: that stands with the objection, and once is enough where it must be erased."""
    return f"Keberatan {objection.pk} diterima oleh {by.name}."
