"""The reader walks through every page that links lead to, and meets nothing that acts and nothing that is closed."""

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Page

Sign = Callable[..., Page]

OF_A_KIND = 4
# What is a reader's own: the language, signing out, the own password, code and devices, saying that a step is wrong,
# the own presence, and thanking a colleague.
OWN = (
    "/bahasa/",
    "/keluar/",
    "/saya/",
    "/masuk/ulang/",
    "/internalisasi/keliru/",
    "/internalisasi/sesi/",
    "/kinerja/terima-kasih/",
)


def test_a_reader_meets_no_button_that_is_not_allowed_and_no_closed_door(as_person: Sign) -> None:
    dewi = as_person("Dewi", java_script_enabled=False)
    dewi.context.route("**/static/**", lambda request: request.abort())
    seen: dict[str, str] = {}  # address → the page that led there
    alike: Counter[str] = Counter()
    waiting = {"/pekerjaan/": "the desk"}
    closed, acting = {}, {}
    while waiting:
        address, origin = waiting.popitem()
        seen[address] = origin
        alike[shape(address)] += 1
        if alike[shape(address)] > OF_A_KIND:
            continue
        if is_file(address):
            status = dewi.request.get(address).status
        else:
            answer = dewi.goto(address, wait_until="domcontentloaded")
            status = answer.status if answer else 0
            acting |= {f"{address}: {form}": origin for form in forms_that_act(dewi)}
            waiting |= {link: address for link in links(dewi) if link not in seen}
        if status != 200:
            closed[address] = f"{status}, from {origin}"
    assert (closed, acting) == ({}, {})
    assert len(alike) > 60


def shape(address: str) -> str:
    """Addresses that differ in a number alone have pages of one kind."""
    return re.sub(r"\d+", "0", re.sub(r"[A-Z]{2,}-\d{4}-\d+", "0", address))


def is_file(address: str) -> bool:
    """What is handed over instead of shown."""
    path = urlsplit(address).path
    return path.endswith((".pdf", ".ics", "/berkas/")) or "/bukti/" in path or "bentuk=csv" in address


def links(page: Page) -> list[str]:
    """Addresses of this site that the page links to, without their fragments."""
    found = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    site = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    return sorted({urldefrag(each)[0].removeprefix(site) for each in found if each.startswith(site)})


def forms_that_act(page: Page) -> list[str]:
    """Where the page's forms post to, and buttons that belong to no form, without what is a reader's own."""
    forms = page.locator("form").evaluate_all(
        "all => all.filter(one => one.method === 'post').map(one => new URL(one.action).pathname)"
    )
    loose = page.locator("button:visible").evaluate_all("all => all.filter(one => !one.form).map(one => one.innerText)")
    return [each for each in (*forms, *loose) if not each.startswith(OWN)]
