"""Takes the picture of the README anew: the flow of the Podcast in a demo office, as a browser shows it.

`python -m docs.build_picture` starts a demo of its own in a temporary folder; it takes a minute.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.chromium import launch_arguments
from tests.live_site import live_site

PICTURE = Path(__file__).parent / "picture.png"
WIDTH, HEIGHT = 1280, 1212


def main() -> None:
    """Signed in as Dewi: what everybody may see."""
    with tempfile.TemporaryDirectory() as folder, live_site(Path(folder)) as site, sync_playwright() as playwright:
        site.manage("demo")
        page = playwright.chromium.launch(**launch_arguments()).new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(site.address + site.doors()["Dewi"])
        page.goto(f"{site.address}/sop/podcast/alur/")
        page.screenshot(path=PICTURE, animations="disabled")


if __name__ == "__main__":
    main()
