"""Pages of the reference that are made from the code are what the code makes today."""

import re

from tests.web.routes import routes

from alur.core.case.codec import EVENTS
from docs import build_events, build_routes


def test_the_page_of_events_is_what_the_program_makes_today() -> None:
    assert build_events.PAGE.read_text("utf-8") == build_events.built(), "python docs/build_events.py writes it anew"


def test_the_page_of_events_has_a_section_for_each_event_that_the_record_knows() -> None:
    headings = re.findall(r"^### (\w+)$", build_events.built(), re.MULTILINE)
    assert [kind.__name__ for kind in EVENTS] == [name for name in headings if name in {k.__name__ for k in EVENTS}]


def test_the_page_of_routes_is_what_the_site_has_today() -> None:
    assert build_routes.PAGE.read_text("utf-8") == build_routes.built(), "python docs/build_routes.py writes it anew"


def test_the_page_of_routes_leaves_none_out_and_says_something_about_each() -> None:
    lines = re.findall(r"^\| `(/\S*)` \| (.*) \| (.+) \|$", build_routes.built(), re.MULTILINE)
    assert len(lines) == len(routes())
    assert [address for address, said, _who in lines if not said.strip()] == []
