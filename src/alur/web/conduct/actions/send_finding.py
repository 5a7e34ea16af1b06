"""A standard that more than half miss is a task for the SOP's writer, and the writer's answer comes back."""

from django.db import IntegrityError, transaction

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.conduct.models import StandardFinding
from alur.web.people.models import Person
from alur.web.sop.models import Sop

_HALF = 2


def send_finding(
    sop: Sop, row: str, standard: str, *, visits: int, late: int, by: Person, now: Instant
) -> StandardFinding:
    """Raises Refused where fewer miss it, or it was sent before and lies with the writer."""
    if late * _HALF <= visits:
        raise Refused("Kurang dari separuh yang melewati baku ini. Jadi bukan temuan tentang SOP.")
    try:
        with transaction.atomic():
            return StandardFinding.objects.create(
                sop=sop, row=row, standard=standard, visits=visits, late=late, sent_by=by, at=now
            )
    except IntegrityError:
        raise Refused("Temuan ini sudah dikirim dan menunggu jawaban penyusun.") from None


def answer_finding(finding: StandardFinding, *, by: Person, answer: str, now: Instant) -> None:
    """Raises Refused where it is empty, or was answered before."""
    if not answer.strip():
        raise Refused("Jawaban belum ditulis. Tulis apa yang diubah, atau mengapa bakunya tetap.")
    open_now = StandardFinding.objects.filter(pk=finding.pk, answered_at=None)
    if not open_now.update(answer=answer.strip(), answered_by=by, answered_at=now):
        raise Refused("Temuan ini sudah dijawab. Muat ulang untuk membacanya.")
