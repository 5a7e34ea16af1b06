"""Say that an SOP is wrong, answer it, and see the answer."""

from datetime import datetime

from django.db import transaction

from alur.core.refused import Refused
from alur.web.learn.models import Flaw
from alur.web.people.models import Person
from alur.web.sop.models import SopVersion

LEAST_WORDS = 3


@transaction.atomic
def report_flaw(version: SopVersion, *, text: str, by: Person, now: datetime, row: str = "", case: str = "") -> Flaw:
    """Raises Refused where it says too little to be answered."""
    _refuse_too_short(text, "Tuliskan apa yang keliru, sedikitnya tiga kata, supaya penyusun dapat memperbaikinya.")
    return Flaw.objects.create(
        sop=version.sop, version=version, row=row, case_number=case, text=text.strip(), by=by, at=now
    )


@transaction.atomic
def answer_flaw(flaw: Flaw, *, outcome: str, answer: str, by: Person, now: datetime) -> None:
    """One answer: of two writers who answer at once, the second is told."""
    _refuse_too_short(answer, "Tuliskan jawabannya, sedikitnya tiga kata, supaya pelapor memahaminya.")
    fields = {"outcome": Flaw.Outcome(outcome), "answer": answer.strip(), "answered_by": by, "answered_at": now}
    if not Flaw.objects.filter(pk=flaw.pk, outcome="").update(**fields):
        raise Refused("Laporan ini sudah dijawab. Buka halamannya lagi untuk membaca jawabannya.")


def see_answer(flaw: Flaw, *, now: datetime) -> None:
    """It no longer waits for the one who said it."""
    Flaw.objects.filter(pk=flaw.pk, seen_at=None).update(seen_at=now)


def _refuse_too_short(text: str, sentence: str) -> None:
    if len(text.split()) < LEAST_WORDS:
        raise Refused(sentence)
