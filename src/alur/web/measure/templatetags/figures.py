"""A figure in words: always with what it stands on; under five not at all (LOOKS 7)."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alur.core.measure.figure import Figure, Personal, Share, Times
from alur.web.case.progress import write_length
from alur.web.shell.moments import write_number

register = template.Library()


@register.filter
def shown(figure: Figure) -> SafeString:
    """33 dari 52; or that it is withheld."""
    if isinstance(figure, Share):
        return format_html("{} {} {}", write_number(figure.count), _("dari"), write_number(figure.n))
    if isinstance(figure, Times):
        return format_html("{}", write_length(int(figure.median)))
    if isinstance(figure, Personal):
        return format_html('<span class="hint">{}</span>', _("ditahan, kurang dari 5 orang"))
    if figure.n == 0:
        return format_html('<span class="hint">{}</span>', "–")
    return format_html('<span class="hint">{}</span>', _("ditahan, n kurang dari 5"))


@register.filter
def interval(figure: Figure) -> str:
    """63% (50–75%), from core's own interval."""
    if not isinstance(figure, Share):
        return ""
    low, high = figure.interval
    return f"{round(figure.value * 100)}% ({round(low * 100)}–{round(high * 100)}%)"


@register.filter
def is_share(figure: Figure) -> bool:
    return isinstance(figure, Share)
