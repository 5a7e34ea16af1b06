"""A laid-out page: text lines, rules and the flow at their places. SVG and PDF draw the same pages."""

from dataclasses import dataclass
from enum import Enum

from alur.core.drawing.value import Page


class Anchor(Enum):
    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Text:
    """One line; ``y`` is its baseline. ``turned`` text runs upward, its baseline at ``x``."""

    x: float
    y: float
    text: str
    size: float
    weight: int = 400
    anchor: Anchor = Anchor.START
    turned: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """``heavy`` rules are the frame and the header's, the others the grid."""

    left: float
    top: float
    right: float
    bottom: float
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A page of the drawing with the place of its upper left corner."""

    page: Page
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class SheetPage:
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    flow: Flow | None = None
