"""For all journeys: Debian's Chromium, and the real site over HTTP with an office that has already worked a while."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.chromium import launch_arguments
from tests.journeys.watch import Watch
from tests.live_site import LiveSite, live_site

PATIENCE = 20_000  # milliseconds, for two cores that other work shares; nothing waits this long where all is well

# Everybody's sign-in link, not only of the demo's five; and the number of each case by its subject.
_KNOWN = """
import json
from alur.web.case.models import Case
from alur.web.people.demo_links import demo_path
from alur.web.people.models import Person
doors = {person.name: demo_path(person) for person in Person.objects.all()}
print(json.dumps({"doors": doors, "cases": dict(Case.objects.values_list("subject", "number"))}))
"""

Sign = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    expect.set_options(timeout=PATIENCE)
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """The office of `tests.journeys.seeded`."""
    with live_site(tmp_path_factory.mktemp("site")) as running:
        running.run("from tests.journeys.seeded import build; build()")
        yield running


@pytest.fixture(scope="session")
def known(site: LiveSite) -> dict[str, dict[str, str]]:
    """What the seeded office holds."""
    found: dict[str, dict[str, str]] = json.loads(site.run(_KNOWN))
    return found


@pytest.fixture(scope="session")
def doors(known: dict[str, dict[str, str]]) -> dict[str, str]:
    """Name → the path that signs this person in."""
    return known["doors"]


@pytest.fixture(scope="session")
def cases(known: dict[str, dict[str, str]]) -> dict[str, str]:
    """Subject → number of each seeded case."""
    return known["cases"]


@pytest.fixture
def watch(site: LiveSite) -> Iterator[Watch]:
    """What no page may do in any journey; held at the end of each."""
    watch = Watch(site.address)
    yield watch
    assert watch.wrong == []


@pytest.fixture
def as_person(site: LiveSite, doors: dict[str, str], new_context: Callable[..., BrowserContext], watch: Watch) -> Sign:
    """`as_person("Bima")` is a page of a browser of his own, signed in; `as_person("")` one of a stranger.

    Further words go to the browser's context.
    """

    def sign_in(name: str, **how: Any) -> Page:
        context = new_context(base_url=site.address, locale="id-ID", timezone_id="Asia/Makassar", **how)
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        page = context.new_page()
        page.goto(doors[name] if name else "/masuk/")
        return page

    return sign_in
