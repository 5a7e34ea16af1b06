"""The drawing of an SOP as markup for a page. It comes from the program alone, never from anybody's text."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from alur.core.sop.model import Sop
from alur.formats.sopfile import read_sop
from alur.formats.svg.document import Drawn, table_svg
from alur.formats.svg.document import lanes_svg as lanes
from alur.formats.svg.flow import Way, number
from alur.web.sop.models import SopVersion


def flow_drawing(version: SopVersion) -> SafeString:
    """The whole sheet as one picture, texts escaped by the writer of the SVG."""
    return mark_safe(_drawn(version.text))  # noqa: S308  our own writer escapes every text


@lru_cache(maxsize=64)
def _drawn(text: str) -> str:
    return _with_held(table_svg(read_sop(text.encode(), name="")))


def way_drawing(sop: Sop, states: Mapping[str, str], taken: Iterable[tuple[str, str]]) -> SafeString:
    """The same with the way of a case: row id → done, current or ahead, and the arrows that were followed."""
    way = Way(states, {arrow: "done" for arrow in taken})
    return mark_safe(_with_held(table_svg(sop, way=way)))  # noqa: S308  as above


def _with_held(drawn: Drawn) -> str:
    """No and Kegiatan once more, to stand still on a phone while the lanes are scrolled beneath (LOOKS *sop-alur*)."""
    whole = drawn.svg.replace("<svg ", '<svg id="alur" ', 1)
    return f'{whole}<svg class="held" width="{number(drawn.left)}" aria-hidden="true"><use href="#alur"/></svg>'


def lanes_svg(sop: Sop, *, heights: Sequence[int], tails: Sequence[int]) -> str:
    """The lanes to stand beside rows of HTML that are this high, each with what stands under it."""
    return lanes(sop, heights=heights or None, tails=tails or None).svg
