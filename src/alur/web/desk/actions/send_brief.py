"""Send the Monday page by mail to whoever leads and never signs in. A job of `tick`.

At least once, with a key: the row comes after the mail, so a crash between sends it twice, never not at all; both
mails then bear the same Message-ID, and a mail program shows them as one.
"""

import logging
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation

from alur.formats.brief.pdf import brief_pdf
from alur.web.desk.brief import brief_of
from alur.web.desk.models import BriefReader, SentBrief
from alur.web.people.queries import zone_of

_KEYS = UUID("0f7d3c52-92c6-5d5b-8f6e-4f0f6a6d4c11")
log = logging.getLogger("alur.brief")


class NotSent(Exception):
    """Some pages did not go: the job is tried again, and those that went are not sent twice."""


def send_briefs(now: datetime) -> None:
    """This week's page to each reader who has not had it. One that fails keeps no other back."""
    failed = 0
    for reader in BriefReader.objects.select_related("position__unit"):
        with timezone.override(ZoneInfo(zone_of(reader.position.unit))), translation.override("id"):
            week = _week(timezone.localtime(now))
            if reader.sent.filter(week=week).exists():
                continue
            try:
                _send(reader, week, now)
            except OSError as fault:
                log.warning("the Monday page of reader %s did not go: %s", reader.pk, type(fault).__name__)
                failed += 1
    if failed:
        raise NotSent(failed)


def _week(local: datetime) -> str:
    """
    >>> _week(datetime(2026, 11, 24)), _week(datetime(2027, 1, 1))
    ('2026-W48', '2026-W53')
    """
    year, week, _day = local.isocalendar()
    return f"{year}-W{week:02}"


def _send(reader: BriefReader, week: str, now: datetime) -> None:
    brief = brief_of(reader.position, now)
    body = "\n".join(f"{part.count:4}  {part.title}" for part in brief.sections)
    key = uuid5(_KEYS, f"{reader.pk} {week}")
    mail = EmailMessage(
        subject=f"{brief.title} {week}: {brief.unit}",
        body=f"{brief.to}\n{brief.day}\n\n{body}\n\nSelengkapnya pada satu halaman terlampir.\n{brief.foot}\n",
        to=[reader.email],
        headers={"Message-ID": f"<{key}@{settings.ALLOWED_HOSTS[0].strip('[].*') or 'localhost'}>"},
    )
    mail.attach(f"lembar-senin-{week}.pdf", brief_pdf(brief), "application/pdf")
    mail.send()
    SentBrief.objects.create(reader=reader, week=week, sent_at=now)
