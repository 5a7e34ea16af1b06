"""For all journeys: Debian's Chromium, and the real site over HTTP with the office of the tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.chromium import launch_arguments
from tests.live_site import LiveSite, live_site


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """Empty but for the persons and units of `tests.web.office`."""
    with live_site(tmp_path_factory.mktemp("site")) as running:
        running.run("from tests.web.office import build_office; build_office()")
        yield running


@pytest.fixture(scope="session")
def doors(site: LiveSite) -> dict[str, str]:
    """Name → the path that signs this person in."""
    return site.doors()


@pytest.fixture
def as_person(site: LiveSite, doors: dict[str, str], page: Page) -> Callable[[str], Page]:
    """The page, signed in as Ayu, Bima, Citra, Dewi or Eka."""

    def sign_in(name: str) -> Page:
        page.goto(site.address + doors[name])
        return page

    return sign_in
