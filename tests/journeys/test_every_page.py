"""What must hold on each page in a real browser, on a desk and on a phone, for every reader."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Page, expect
from tests.journeys.every_page import ELSEWHERE, PAGES, PRESSES, REFUSALS
from tests.journeys.fit import DESK, PHONE, faults
from tests.journeys.seeded import SUBJECTS, UNDER_WAY
from tests.live_site import LiveSite
from tests.web.routes import routes

Sign = Callable[..., Page]
SIZES = {"desk": DESK, "phone": PHONE}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_and_shuts_nobody_out(as_person: Sign, cases: dict[str, str], name: str, size: str) -> None:
    """That none asks another host or breaks the policy, `watch` holds at the end of each journey."""
    page = as_person(name, viewport=SIZES[size])
    wanted = dict.fromkeys(PAGES[name], 200) | {
        address: status for (who, address), status in REFUSALS.items() if who == name
    }
    found = {
        address: wrong
        for address, status in wanted.items()
        if (wrong := faults_of(page, with_numbers(address, cases), status))
    }
    assert found == {}


def with_numbers(address: str, cases: dict[str, str]) -> str:
    return address.format(open=cases[UNDER_WAY[0]], ended=cases[SUBJECTS[0]])


def faults_of(page: Page, address: str, status: int) -> list[str]:
    answer = page.goto(address)
    assert answer is not None
    wrong = [] if answer.status == status else [f"answered {answer.status}"]
    return [*wrong, *faults(page)]


def test_every_route_has_its_page_here() -> None:
    addresses = [urlsplit(address.format(open="x", ended="x")).path for of in PAGES.values() for address in of]
    shown = {resolve(address).view_name for address in addresses}
    assert {route.name for route in routes()} == shown | PRESSES | set(ELSEWHERE)


def test_a_slash_puts_the_cursor_into_the_search_box_but_not_while_typing(as_person: Sign) -> None:
    page = as_person("Bima")
    page.goto("/pintasan/")
    page.keyboard.press("/")
    expect(page.locator("#cari")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#cari")).to_have_value("a/b")


def test_the_first_tab_offers_to_skip_to_the_content(as_person: Sign) -> None:
    page = as_person("Bima")
    page.goto("/pintasan/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Langsung ke isi")).to_be_focused()
    expect(page.get_by_text("Langsung ke isi")).to_be_in_viewport()


def test_a_lost_connection_is_told_and_what_was_typed_is_sent_once_it_is_back(as_person: Sign) -> None:
    page = as_person("Bima")
    page.goto("/orang/")
    page.context.set_offline(True)
    expect(page.locator("#luring")).to_be_visible()
    page.fill("#q", "citra")
    page.press("#q", "Enter")
    expect(page.locator("#q")).to_have_value("citra")
    page.context.set_offline(False)
    page.get_by_role("button", name="Kirim ulang").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody")).to_contain_text("Kepala Perwakilan")


def test_the_result_of_an_act_is_focused_on_top_and_stays(
    site: LiveSite, doors: dict[str, str], as_person: Sign
) -> None:
    page = as_person("Eka")
    site.browser().get(doors["Eka"])  # a second device
    page.goto("/saya/")
    page.get_by_role("button", name="Akhiri semua yang lain").click()
    expect(page.locator(".results")).to_be_focused()
    expect(page.locator(".results")).to_contain_text(re.compile(r"[1-9]\d* sesi diakhiri"))
