"""Found the podcast of the office, or change what is said of it."""

from dataclasses import dataclass

from django.db import transaction

from alur.core.refused import Refused
from alur.formats.feed.cover import cover_png
from alur.formats.feed.write import feed_guid
from alur.web.people.queries import agency
from alur.web.public.models import Podcast
from alur.web.sop.models import Sop


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page asks. The three rows are row ids of the SOP."""

    sop: Sop
    title: str
    summary: str
    email: str
    records: str
    airs: str
    reports: str


@transaction.atomic
def set_up(told: Told, *, feed: str) -> Podcast:
    """``feed`` is the address of the feed when the podcast is founded: its guid is made of it and then stays."""
    if len({told.records, told.airs, told.reports}) < 3:
        raise Refused("Merekam, menayangkan, dan melaporkan harus tiga langkah yang berbeda.")
    office = agency()
    said = {
        "sop": told.sop,
        "title": told.title,
        "summary": told.summary,
        "email": told.email,
        "records": told.records,
        "airs": told.airs,
        "reports": told.reports,
        "cover": cover_png(told.title, agency=office.name if office else "", office=office.office if office else ""),
    }
    founded = {"guid": feed_guid(feed)}
    return Podcast.objects.update_or_create(id=1, defaults=said, create_defaults=said | founded)[0]
