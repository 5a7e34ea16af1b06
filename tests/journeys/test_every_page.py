"""What must hold on each page in a real browser: within the policy, from this host alone, for every reader."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, expect
from tests.live_site import LiveSite

PAGES = (
    "/pekerjaan/",
    "/sop/",
    "/sop/peta/",
    "/sop/baru/",
    "/kasus/",
    "/kasus/baru/",
    "/kasus/buku-kendali/",
    "/kinerja/",
    "/kinerja/saya/",
    "/catatan/",
    "/cari/?q=podcast",
    "/saya/",
    "/saya/sandi/",
    "/saya/kode/",
    "/orang/",
    "/orang/2/",
    "/unit/",
    "/kalender/",
    "/pintasan/",
    "/komponen/",
    "/tidak-ada/",
)
FOR_STRANGERS = ("/masuk/", "/masuk/daftar/", "/pintasan/")
WIDTHS = (1280, 390)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_asks_another_host_or_breaks_the_policy(
    site: LiveSite, as_person: Callable[[str], Page], width: int
) -> None:
    page = as_person("Bima")
    foreign: list[str] = []
    refused: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((site.address, "data:")):
            foreign.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    page.on("request", asked)
    page.on("console", said)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES:
        page.goto(site.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert (foreign, refused) == ([], [])


def serious(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['help']}" for each in violations if each["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.browser_context_args(bypass_csp=True)
def test_no_page_shuts_anybody_out(site: LiveSite, as_person: Callable[[str], Page], width: int) -> None:
    """axe is put into the page, which our policy forbids: this one test goes past it."""
    page = as_person("Bima")
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in PAGES:
        page.goto(site.address + path)
        found[path] = serious(page)
    page.context.clear_cookies()
    for path in FOR_STRANGERS:
        page.goto(site.address + path)
        found[path] = serious(page)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_slash_puts_the_cursor_into_the_search_box_but_not_while_typing(
    site: LiveSite, as_person: Callable[[str], Page]
) -> None:
    page = as_person("Bima")
    page.goto(f"{site.address}/pintasan/")
    page.keyboard.press("/")
    expect(page.locator("#cari")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#cari")).to_have_value("a/b")


def test_the_first_tab_offers_to_skip_to_the_content(site: LiveSite, as_person: Callable[[str], Page]) -> None:
    page = as_person("Bima")
    page.goto(f"{site.address}/pintasan/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Langsung ke isi")).to_be_focused()
    expect(page.get_by_text("Langsung ke isi")).to_be_in_viewport()


def test_a_lost_connection_is_told_and_what_was_typed_is_sent_once_it_is_back(
    site: LiveSite, as_person: Callable[[str], Page]
) -> None:
    page = as_person("Bima")
    page.goto(f"{site.address}/orang/")
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
    site: LiveSite, doors: dict[str, str], as_person: Callable[[str], Page]
) -> None:
    page = as_person("Eka")
    site.browser().get(doors["Eka"])  # a second device
    page.goto(f"{site.address}/saya/")
    page.get_by_role("button", name="Akhiri semua yang lain").click()
    expect(page.locator(".results")).to_be_focused()
    expect(page.locator(".results")).to_contain_text("1 sesi diakhiri")


def test_the_english_switch_turns_the_whole_frame(site: LiveSite, as_person: Callable[[str], Page]) -> None:
    page = as_person("Dewi")
    page.goto(f"{site.address}/pintasan/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Keyboard shortcuts")
    expect(page.get_by_role("navigation").first).to_contain_text("Performance")
    page.get_by_role("button", name="Bahasa Indonesia").click()
    expect(page.locator("h1")).to_have_text("Pintasan papan ketik")
