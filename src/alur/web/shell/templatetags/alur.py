"""The parts of every page as template tags and filters; built in to all templates, so nothing needs loading."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from alur.core.instant import moment_of
from alur.web.shell import moments
from alur.web.shell.icons import ICONS, SYMBOLS

register = template.Library()

TICK = 80.0

register.filter("day", moments.write_day)
register.filter("day_in", moments.write_day_in)
register.filter("long_day", moments.write_long_day)
register.filter("moment", moments.write_moment)
register.filter("clock_time", moments.write_clock)
register.filter("short_moment", moments.write_short_moment)
register.filter("due_moment", moments.write_due)
register.filter("minutes", moments.write_minutes)
register.filter("number", moments.write_number)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line drawing of 20 px. Without a label it is decoration and hidden from a screen reader."""
    known = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon icon-{}" width="20" height="20" viewBox="0 0 20 20" focusable="false" {}>{}</svg>',
        name,
        known,
        mark_safe(ICONS[name]),  # noqa: S308  a constant of ours
    )


@register.simple_tag
def symbol(kind: str, size: str = "") -> SafeString:
    """One of the five symbols of an SOP row: mulai, proses, putusan, selesai, sambungan."""
    title, drawing = SYMBOLS[kind]
    return format_html(
        '<svg class="symbol {}" width="26" height="18" viewBox="0 0 26 18" role="img" aria-label="{}">{}</svg>',
        f"symbol-{size}" if size else "",
        title,
        mark_safe(drawing),  # noqa: S308  a constant of ours
    )


@register.inclusion_tag("shell/parts/clock.html")
def clock(used: float, state: str, text: str, of: str = "") -> dict[str, Any]:
    """The clock: its bar, and the words beneath. ``used`` is the share of the standard used, 1.0 the whole."""
    return clock_bar(used, state, f"{text} {of}".strip()) | {"text": text, "of": of}


@register.inclusion_tag("shell/parts/clock_bar.html")
def clock_bar(used: float, state: str, label: str) -> dict[str, Any]:
    """The bar alone, in parts of its width: it ends at 125 % of the standard, so the standard stands at 80 %."""
    filled = min(max(used, 0.0), 1.25) * TICK
    return {"tick": TICK, "filled": min(filled, TICK), "over": max(filled - TICK, 0), "state": state, "label": label}


@register.inclusion_tag("shell/parts/badge.html")
def badge(state: str, text: str) -> dict[str, Any]:
    """State as word, shape and colour: tepat, hampir, lewat, jeda, netral, garis, sungai."""
    shapes = {"tepat": "check", "hampir": "clock", "lewat": "warning", "jeda": "pause"}
    return {"state": state, "text": text, "shape": shapes.get(state, "")}


@register.filter
def instant_moment(instant: int) -> str:
    """An instant of the record (ADR 3) as a moment in the reader's zone."""
    return moments.write_moment(moment_of(instant))


@register.simple_tag
def now_zone() -> str:
    """The name of the zone in which this page tells the time."""
    return moments.zone_name(timezone.localtime())
