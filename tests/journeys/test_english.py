"""The language switch: English on every kind of page, kept while one goes on, and back again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.seeded import UNDER_WAY

Sign = Callable[..., Page]

# Who, where, and words that stand there in English.
SAID = (
    ("Bima", "/pekerjaan/", ("waits for you", "Past the standard", "Clock stopped")),
    ("Bima", "/kasus/{open}/langkah/3/", ("Needs", "Result of the step", "Complete step 3", "Late by")),
    ("Citra", "/kasus/{open}/", ("Open steps", "What happened", "Way taken", "Case opened")),
    ("Ayu", "/sop/sosialisasi-tatap-muka/tulis/", ("Writing version 1", "Identity", "Undo", "No findings")),
    ("Citra", "/sop/podcast/kinerja/", ("cases within the promise", "On time", "Standard")),
    ("Eka", "/catatan/", ("Check record", "Download export")),
)


@pytest.mark.parametrize(("name", "address", "words"), SAID)
def test_pages_speak_english(
    as_person: Sign, cases: dict[str, str], name: str, address: str, words: tuple[str, ...]
) -> None:
    page = as_person(name)
    page.goto(address.format(open=cases[UNDER_WAY[0]]))
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for said in words:
        expect(page.locator("main")).to_contain_text(said)


def test_the_switch_turns_the_whole_frame_and_back(as_person: Sign) -> None:
    page = as_person("Dewi")
    page.goto("/pintasan/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Keyboard shortcuts")
    expect(page.get_by_role("navigation").first).to_contain_text("Performance")
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page.locator("h1")).to_have_text("Pintasan papan ketik")
