"""Two hundred guesses at once, over four processes: no more than the limit reach the password (TRUST T22)."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.live_site import Browser, live_site

GUESSES, LIMIT = 200, 10
PASSWORD = "angin-sungai-barito-27"
MAKE_BIMA = f"""
from alur.web.people.models import Person
Person.objects.create_person("bima", name="Bima", password="{PASSWORD}")
"""


def guess(browser: Browser) -> bool:
    """Whether this guess was held against the password."""
    said = browser.post("/masuk/", {"login": "bima", "password": "salah"})
    assert said.status in (200, 429), said.text
    return said.status == 200 and "Terlalu banyak percobaan" not in said.text


def test_parallel_guesses_over_several_processes_are_counted_together(tmp_path: Path) -> None:
    with live_site(tmp_path, workers=4) as site:
        site.run(MAKE_BIMA)
        browsers = [site.browser() for _ in range(8)]
        for browser in browsers:
            browser.get("/masuk/")
        with ThreadPoolExecutor(8) as pool:
            reached = sum(pool.map(lambda n: guess(browsers[n % 8]), range(GUESSES)))
    assert 1 <= reached <= LIMIT
