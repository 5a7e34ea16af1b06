"""The person answers a question about the record. The answer stands beside it for good."""

from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.conduct.models import IntegrityQuestion


def answer_question(question: IntegrityQuestion, *, answer: str, now: Instant) -> None:
    """Raises Refused where it is empty, or was answered before."""
    if not answer.strip():
        raise Refused("Jawaban belum ditulis. Ceritakan dengan singkat apa yang terjadi.")
    open_now = IntegrityQuestion.objects.filter(pk=question.pk, answered_at=None)
    if not open_now.update(answer=answer.strip(), answered_at=now):
        raise Refused("Pertanyaan ini sudah Anda jawab. Muat ulang untuk membacanya.")
