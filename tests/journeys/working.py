"""Small words for what people do with the steps of a case."""

import re

from playwright.sync_api import Locator, Page, expect


def open_case(page: Page, sop: str, *, subject: str, host: str = "Bima") -> str:
    """From the desk to the new case; returns its number."""
    page.goto("/pekerjaan/")
    page.get_by_role("link", name="Buka kasus baru").click()
    page.get_by_role("link", name=sop).click()
    page.get_by_label("Perihal").fill(subject)
    page.get_by_label("Host").select_option(host)
    page.get_by_role("button", name="Buka kasus").click()
    expect(result(page)).to_contain_text("dibuka")
    return page.url.rstrip("/").rpartition("/")[2]


def go_to_work(page: Page, number: str, step: str) -> None:
    """From one's own desk to the step that waits there."""
    page.goto("/pekerjaan/")
    line = page.locator(".desk-line").filter(has_text=number).filter(has_text=step)
    line.get_by_role("link", name=re.compile("Buka|Lanjutkan|Ambil")).click()
    expect(page.get_by_role("heading", name=step)).to_be_visible()


def go_to_waiting(page: Page, step: str) -> None:
    """From one's own desk to a step whose clock stands still, since somebody outside has the work."""
    page.goto("/pekerjaan/")
    page.get_by_role("complementary").get_by_role("link", name=step).first.click()
    expect(page.get_by_role("heading", name=step)).to_be_visible()


def take(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"Ambil langkah \d+")).click()
    expect(page.locator(".step-form .step-do")).to_be_visible()


def tick_all(page: Page) -> None:
    """Everything is at hand, and everything came out. The button below all boxes says that the page is all there."""
    expect(page.locator(".step-form .step-do")).to_be_visible()
    for box in page.locator(".step-form").get_by_role("checkbox").all():
        box.check()


def finish(page: Page, *, decision: str = "", says: str) -> None:
    if decision:
        page.get_by_role("group", name="Keputusan").get_by_role("radio", name=decision).check()
    press_finish(page)
    expect(result(page)).to_contain_text(says)


def choose(page: Page, outcome: str, *, reason: str, **fields: str) -> None:
    """One of the results that is not "done by the SOP", with its own fields and a reason."""
    page.get_by_role("radio", name=outcome).check()
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).select_option(label=value)
    page.get_by_label("Alasan", exact=True).select_option(reason)


def press_finish(page: Page) -> None:
    """The one main button; it says what the chosen result will do."""
    said = re.compile(r"(Selesaikan|Kembalikan|Serahkan|Lewati|Pindah dari) langkah \d+|Catat pekerjaan")
    page.get_by_role("button", name=said).click()


def result(page: Page) -> Locator:
    return page.locator(".results")


def timeline(page: Page) -> list[str]:
    """The titles of what happened, from the first to the last; the page has the last on top."""
    return page.locator(".timeline li > strong").all_inner_texts()[::-1]
