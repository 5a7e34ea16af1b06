"""How pages of episodes write a length, and look up the number of a row."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def lasts(seconds: int) -> str:
    """As players write it.

    >>> lasts(1120), lasts(65), lasts(3661)
    ('18.40', '1.05', '1.01.01')
    """
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}.{minutes:02}.{left:02}" if hours else f"{minutes}.{left:02}"


@register.filter
def at(numbers: Mapping[str, int], row: str) -> str:
    """The number of the row, empty where the SOP no longer has it."""
    return str(numbers.get(row, ""))
