"""What must hold on any page a person looks at: it fits its window, and it shuts nobody out."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
GRAVE = ("serious", "critical")


def faults(page: Page) -> list[str]:
    """A press may have led to a page that is only now being read."""
    page.wait_for_load_state("domcontentloaded")
    return [*too_wide(page), *shut_out(page)]


def too_wide(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{over} px too wide"] if over > 0 else []


def shut_out(page: Page) -> list[str]:
    """What axe finds serious or critical, with the first element it found it at."""
    found = [each for each in Axe().run(page).response["violations"] if each["impact"] in GRAVE]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]
