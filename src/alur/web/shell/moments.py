"""Moments, days, lengths and numbers in words, as LOOKS writes them; in the active language."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_LONG = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_WEEKDAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_ZONE_NAMES = {7: "WIB", 8: "WITA", 9: "WIT"}


def _words(table: dict[str, list[str]]) -> list[str]:
    return table["en" if (get_language() or "id").startswith("en") else "id"]


def zone_name(moment: datetime) -> str:
    """WIB, WITA or WIT; elsewhere the distance to UTC."""
    hours = (moment.utcoffset() or timedelta()) / timedelta(hours=1)
    return _ZONE_NAMES.get(int(hours)) or moment.strftime("UTC%z")


def write_day(day: date) -> str:
    """24 Nov 2026"""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return f"{day.day} {_words(_MONTHS)[day.month - 1]} {day.year}"


def write_day_in(text: str) -> str:
    """A day as a form keeps it, 2026-11-24, as people write it; any other text as it stands."""
    try:
        return write_day(date.fromisoformat(text))
    except ValueError:
        return text


def write_long_day(day: date) -> str:
    """Selasa, 24 November 2026"""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return f"{_words(_WEEKDAYS)[day.weekday()]}, {day.day} {_words(_LONG)[day.month - 1]} {day.year}"


def write_clock(moment: datetime) -> str:
    """09.15"""
    local = timezone.localtime(moment)
    return f"{local.hour:02d}.{local.minute:02d}"


def write_moment(moment: datetime) -> str:
    """24 Nov 2026 09.15 WITA"""
    local = timezone.localtime(moment)
    return f"{write_day(local.date())} {write_clock(local)} {zone_name(local)}"


def write_short_moment(moment: datetime) -> str:
    """24 Nov 09.15, for columns of a table; with the year where it is another one."""
    local = timezone.localtime(moment)
    day = write_day(local.date())
    this_year = local.year == timezone.localtime().year
    return f"{day.rpartition(' ')[0] if this_year else day} {write_clock(local)}"


def write_due(moment: datetime) -> str:
    """A deadline: the day where it is the end of that day, else the moment."""
    local = timezone.localtime(moment)
    return write_day(local.date()) if local.time() >= time(23, 59, 59) else write_moment(moment)


def write_number(number: int | float | Decimal | Fraction, places: int = 0) -> str:
    """1.250 and 1,7 in Indonesian, 1,250 and 1.7 in English."""
    text = f"{float(number) if isinstance(number, Fraction) else number:,.{places}f}"
    return text if _words(_MONTHS) is _MONTHS["en"] else text.translate(str.maketrans(",.", ".,"))


def write_minutes(minutes: int) -> str:
    """A length in at most two words: 38 menit, 1 jam 45 menit; days are not made of hours here."""
    hours, rest = divmod(abs(minutes), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d menit", "%(n)d menit", rest) % {"n": rest})
    return " ".join(parts)


def greeting(now: datetime) -> str:
    """By the hour of the office; the night lasts until four."""
    hour = timezone.localtime(now).hour
    if 4 <= hour < 11:
        return gettext("Selamat pagi")
    if 11 <= hour < 15:
        return gettext("Selamat siang")
    return gettext("Selamat sore") if 15 <= hour < 18 else gettext("Selamat malam")
