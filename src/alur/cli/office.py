"""The office hours that `measure` and `simulate` count by, from their options."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import click

from alur.core.refused import Refused
from alur.core.worktime.calendar import Calendar
from alur.core.worktime.hours_text import read_hours
from alur.core.worktime.rules import CalendarRules, Holiday, Period

_SINCE = date(1900, 1, 1)  # one week of hours for all time; the first period also holds before its day
_HOURS = "Mon-Fri 07:30-16:00"


def office_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--hours, --zone and --holidays, the same words and defaults for every command."""
    for option in (
        click.option("--holidays", default="none", metavar="ID|none", help="ID: libur nasional dan cuti bersama."),
        click.option("--zone", default="UTC", help="Zona waktu jam kerja, misalnya Asia/Makassar atau WITA."),
        click.option("--hours", default=_HOURS, help=f"Jam kerja per hari. Bawaan: {_HOURS}."),
    ):
        command = option(command)
    return command


def office_calendar(hours: str, zone: str, holidays: str, years: Iterable[int]) -> Calendar:
    """``years`` are those whose holidays can matter."""
    covered = sorted(set(years))
    return Calendar(
        CalendarRules(
            zone=zone,
            periods=(Period(_SINCE, read_hours(hours)),),
            holidays=tuple(_holidays(holidays, covered)),
            covered_years=frozenset(covered),
        )
    )


def _holidays(country: str, years: list[int]) -> list[Holiday]:
    if country.lower() == "none":
        return []
    if country.upper() != "ID":
        raise Refused("Daftar libur “{country}” tidak ada. Pakai --holidays ID atau --holidays none.", country=country)
    # Takes a tenth of a second, which the other commands need not wait for.
    from holidays import country_holidays

    known = country_holidays("ID", years=years, categories=("public", "government"), language="id")
    return [Holiday(day, name) for day, name in sorted(known.items())]
