"""Anchors the heads of all cases that grew: signs them, keeps the statement, and sends it out of the house.

A head is signed only after its new events were hashed again: a bad bit must end one case's chain, not be vouched for
(Yeti 2022). What does not hold is left unsigned and told.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F

from alur.core.chain.anchor import Anchor, Head, digest, heads_text, statement
from alur.core.chain.link import START
from alur.core.instant import Instant, instant_of, moment_of
from alur.formats.record.write import SignedAnchor, anchor_line
from alur.web.case import reading
from alur.web.case.models import Anchor as AnchorRow
from alur.web.case.models import Case
from alur.web.case.signing import signer
from alur.web.people.queries import agency

log = logging.getLogger("alur.record")


@dataclass(frozen=True, slots=True)
class Anchored:
    """``number`` is None where nothing had grown. ``broken`` names cases whose chain does not hold: left unsigned."""

    number: int | None
    broken: tuple[str, ...]


def anchor_daily(moment: datetime) -> None:
    """The job of `tick`."""
    anchor(instant_of(moment))


def anchor(now: Instant) -> Anchored:
    """Signs what grew since the last anchor, then sends out every anchor that was not sent yet."""
    with transaction.atomic():
        grown = list(Case.objects.select_for_update().filter(anchored__lt=F("seq")).order_by("pk"))
        broken = tuple(case.number for case in grown if not reading.holds_since(case, case.anchored))
        sound = [case for case in grown if case.number not in broken]
        number = _sign(sound, now) if sound else None
        Case.objects.filter(pk__in=[case.pk for case in sound]).update(anchored=F("seq"))
    for name in broken:
        log.critical("the chain of case %s does not hold; it was not anchored", name)
    send_out()
    return Anchored(number, broken)


def _sign(cases: list[Case], now: Instant) -> int:
    last = AnchorRow.objects.order_by("-number").first()
    office = agency()
    made = Anchor(
        agency=str(office) if office else "",
        key=signer().public,
        number=last.number + 1 if last else 1,
        at=now,
        previous=digest(last.statement) if last else START,
        heads=tuple(Head(case.number, case.seq, bytes(case.head)) for case in cases),
    )
    said = statement(made)
    signature = signer().sign(said.encode())
    AnchorRow.objects.create(
        number=made.number, at=now, statement=said, signature=signature, heads=heads_text(made.heads)
    )
    return made.number


def folder() -> Path:
    """Where the statements lie as files, to be printed, copied or mailed."""
    return settings.VAR / "anchors"


def send_out() -> None:
    """Each anchor without a file is mailed and then written: a crash between mails it twice, never not at all."""
    folder().mkdir(parents=True, exist_ok=True)
    for row in AnchorRow.objects.order_by("number"):
        place = folder() / f"{row.number:06}.txt"
        if not place.exists():
            text = _letter(row)
            if settings.ANCHOR_MAIL:
                send_mail(f"Jangkar catatan kasus {row.number}", text, None, settings.ANCHOR_MAIL)
            beside = place.with_suffix(".new")
            beside.write_text(text, "utf-8")
            beside.rename(place)


def _letter(row: AnchorRow) -> str:
    day = moment_of(row.at).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"Jangkar catatan kasus nomor {row.number}, {day}\n\n"
        "Simpan pernyataan ini di luar kantor. Dengannya siapa pun dapat membuktikan bahwa catatan kasus\n"
        "sampai saat itu tidak diubah, dipotong, atau ditulis ulang: alur verify EKSPOR --anchor BERKAS-INI\n\n"
        f"{anchor_line(SignedAnchor(row.statement, bytes(row.signature), row.heads))}\n"
    )
