"""Writes `docs/reference/routes.md` from the site itself: every address, what it is for, and who may call it.

`python docs/build_routes.py` writes; a test compares.
"""

import inspect
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from django.urls import URLPattern, URLResolver, get_resolver

PAGE = Path(__file__).parent / "reference/routes.md"
WHO = {"anyone": "anyone", "signed_in": "signed in", "demo": "demo only"}
APPS = {
    "shell": "Frame of every page",
    "people": "People, units, calendars, signing in",
    "sop": "SOPs",
    "case": "Cases and the record",
    "learn": "Readings, quizzes, sessions",
    "measure": "Figures",
    "conduct": "Figures about persons, objections, files",
    "public": "The podcast: for listeners, for guests, and its episodes",
    "desk": "Home page, search, the month, the Monday page, erasing",
}


# Pages of allauth, and views whose name says all there is to say.
SAID = {
    "keyboard": "The keys that pages listen to.",
    "set_up": "Guided set-up of a new office, by the link of the terminal; gone once there is an agency.",
    "account_logout": "Signs out.",
    "mfa_authenticate": "The second step of signing in: a code.",
    "account_inactive": "Why an account cannot be used.",
    "account_signup": "Closed; says so.",
    "account_reauthenticate": "Asks for the password again before something delicate.",
    "mfa_reauthenticate": "Asks for a code again before something delicate.",
    "about_me": "Oneself: jabatan, roles, sessions, password, second factor.",
    "account_change_password": "Another password.",
    "account_set_password": "The first password.",
    "mfa_index": "Second factor.",
    "mfa_activate_totp": "Turns the second factor on.",
    "mfa_deactivate_totp": "Turns the second factor off.",
    "mfa_view_recovery_codes": "Recovery codes.",
    "mfa_generate_recovery_codes": "New recovery codes.",
    "persons": "People of the office; `?q=` words.",
    "person_new": "A new person.",
    "person": "A person: jabatan, absence, roles.",
    "person_edit": "Name, login name, NIP.",
    "person_active": "Lets a person sign in, or no longer.",
    "holding_new": "Gives a jabatan, also as Plh or Plt.",
    "holding_end": "Ends a jabatan.",
    "absence_new": "Records an absence.",
    "absence_remove": "Takes a recorded absence back.",
    "grant_new": "Gives a role for a unit.",
    "grant_take": "Takes a role back.",
    "units": "Units and their jabatan.",
    "unit_new": "A new unit.",
    "unit_edit": "Name, code, place in the tree, calendar.",
    "position_new": "A new jabatan.",
    "position_edit": "Name of a jabatan, and whether it leads.",
    "calendars": "Working hours and holidays.",
    "hours_new": "Working hours for a time: another rule, a Ramadan.",
    "hours_edit": "Changes such hours.",
    "hours_remove": "Takes such hours away.",
    "holiday_new": "A holiday or cuti bersama.",
    "holiday_edit": "Changes a holiday.",
    "holiday_remove": "Takes a holiday away.",
}


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    address: str
    view: Any

    @property
    def app(self) -> str:
        """Pages of allauth are ours by address and template, and belong to people."""
        name = self.view.__module__.split(".")
        return name[2] if name[:2] == ["alur", "web"] else "people"

    @property
    def line(self) -> str:
        return f"| `{self.address}` | {SAID.get(self.name) or self._docstring()} | {_who(self.view.policy.name)} |\n"

    def _docstring(self) -> str:
        first = re.split(r"(?<=\.)\s", inspect.getdoc(self.view) or "")[0]
        return " ".join(first.replace("``", "`").split())


def built() -> str:
    """The whole page."""
    found = [*_walk(get_resolver().url_patterns, "/")]
    return _HEAD + "".join(_table(title, [route for route in found if route.app == app]) for app, title in APPS.items())


def _table(title: str, routes: list[Route]) -> str:
    lines = "".join(route.line for route in routes)
    return f"\n## {title}\n\n| Address | What it shows or does | Who |\n|---|---|---|\n{lines}"


def _walk(patterns: list[Any], before: str) -> Iterator[Route]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield Route(pattern.name or "", re.sub(r"<\w+:", "<", here), pattern.callback)


def _who(policy: str) -> str:
    return WHO.get(policy) or policy.removeprefix("role:").replace("|", ", ")


_HEAD = """# Addresses and who may call them

Made from the site itself by `docs/build_routes.py`; a test holds it there. *Who* is the policy that the view declares;
a view without one fails the build and is refused. It says who may call the function, not which SOP, case or unit: that
is asked in the app's `access.py`, and what is not for the reader answers "not found". Roles are given for a unit and
all below it.

| Role | May, in its units |
|---|---|
| `pembaca` | read SOPs that are or were in force, cases, figures |
| `pelaksana` | the same; open cases, type in acts from paper |
| `penyusun` | the same as `pembaca`; write drafts, send them for review, bind lanes, plan the unit's functions |
| `pimpinan` | the same as `pembaca`; read drafts, return, approve, withdraw, bind lanes, plan; check the record |
| `pengawas` | the same as `pembaca`; read drafts; check the record, export it, check an export that was handed over |
| `admin` | people, units, jabatan, roles, calendars; check the record |

Who acts on a *step* is not a matter of roles: the person must hold the lane's jabatan that day, or its Plh or Plt, or
be named for the case; a lane that nobody was bound to is for the unit. Naming who works, and ending or reopening a
case, is for whoever holds a jabatan that leads the unit.
"""

if __name__ == "__main__":
    os.environ.setdefault("ALUR_SECRET_KEY", "nothing is signed here")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alur.web.config.settings")
    django.setup()
    PAGE.write_text(built(), "utf-8")
