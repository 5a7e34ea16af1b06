"""A guest consents on a phone, the episode goes on air, and a listener finds it, hears it and subscribes."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect
from tests.formats.feed.rules import broken_rules
from tests.journeys.fit import DESK, PHONE, faults
from tests.journeys.seeded import SUBJECTS
from tests.live_site import LiveSite

_SUBJECT = SUBJECTS[1]
_MAKE = f"""
from uuid import uuid4
from django.utils import timezone
from tests.formats.feed.sound import wav
from alur.core.instant import instant_of
from alur.web.case.models import Case
from alur.web.people.models import Person
from alur.web.public import links
from alur.web.public.actions import consent, make
from alur.web.public.models import Podcast
case, bima = Case.objects.get(subject="{_SUBJECT}"), Person.objects.get(name="Bima")
written = make.Written(title="{_SUBJECT}", guest="Sari", transcript="Host: Selamat datang.", audio=wav(seconds=2))
now = instant_of(timezone.now())
made = make.make(case, Podcast.objects.get(), written, by=bima.pk, key=uuid4(), now=now)
print(links.consent_path(consent.ask(made)))
"""


def test_from_the_guests_word_to_the_listeners_ear(
    site: LiveSite, as_person: Callable[..., Page], cases: dict[str, str], new_context: Callable[..., BrowserContext]
) -> None:
    link = site.run(_MAKE).strip()
    guest = as_person("", viewport=PHONE)
    guest.goto(link)
    assert faults(guest) == []
    guest.get_by_role("button", name="Saya setuju").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Terima kasih, izin Anda tercatat")
    withdrawal = guest.get_by_role("link", name="/izin/tarik/").get_attribute("href")

    bima = as_person("Bima")
    bima.goto(f"/kasus/{cases[_SUBJECT]}/")
    bima.get_by_role("link", name=_SUBJECT, exact=True).click()
    bima.get_by_role("button", name="Tayangkan episode").click()
    expect(bima.locator(".results")).to_contain_text("Episode tayang")

    listener = as_person("", viewport=DESK, java_script_enabled=False)
    listener.goto("/podcast/")
    feed = listener.locator("link[rel=alternate]").get_attribute("href")
    assert feed is not None
    assert broken_rules(listener.request.get(feed).body()) == []
    listener.get_by_role("link", name=_SUBJECT, exact=True).click()
    sound = listener.locator("audio").get_attribute("src")
    assert sound is not None
    part = listener.request.get(sound, headers={"Range": "bytes=0-99"})
    assert (part.status, len(part.body())) == (206, 100)
    expect(listener.locator("#transkrip")).to_contain_text("Selamat datang.")

    assert withdrawal is not None
    guest.goto(withdrawal)
    assert faults(guest) == []
    guest.get_by_role("button", name="Tarik izin").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Izin Anda sudah ditarik")
    answer = listener.reload()
    assert answer is not None
    assert answer.status == 404
