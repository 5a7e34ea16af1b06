"""What stands in a pelaksana column: the name or the picture of a symbol, a mark of any kind, or a word of an arrow."""

import re

from alur.core.sheet.grid import Drawn

_NAMES = {
    Drawn.CAPSULE: r"mulai|start|begin|selesai|end|finish|kapsul|terminator|oval|terminal|⬭|◯|○|\(\s*\)",
    Drawn.DIAMOND: r"keputusan|putusan|decision|belah ?ketupat|diamond|verifikasi\?|◇|◆|⬦|♢|<>|ya ?/ ?tidak",
    Drawn.BOX: r"proses|process|kotak|persegi( panjang)?|box|kegiatan|□|■|▭|▬|▢|\[\s*\]",
    Drawn.PENTAGON: r"segi ?lima|off[- ]?page( connector)?|konektor|⬠|⌂",
}
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _NAMES.items())
_OF_ARROWS = re.compile(r"(ya|tidak|y|t|yes|no|setuju|tidak setuju|lengkap|tidak lengkap|[↓↑→←⇓⇒➔|\-–—>v^ ]+)?")
_TICK = re.compile(r"[vV]")


def is_mark(text: str) -> bool:
    """Whether the cell says that its pelaksana does the row. A lone letter v is a tick, not an arrow head."""
    words = " ".join(text.lower().split())
    return bool(_TICK.fullmatch(words)) or not _OF_ARROWS.fullmatch(words)


def symbol_in(text: str) -> Drawn | None:
    words = " ".join(text.lower().split())
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(words)), None)


def ends_in(text: str) -> bool:
    """Whether a capsule says that it is the end.

    >>> ends_in("Selesai"), ends_in("Mulai")
    (True, False)
    """
    return bool(re.fullmatch(r"selesai|end|finish|berakhir", " ".join(text.lower().split())))


def begins_in(text: str) -> bool:
    return bool(re.fullmatch(r"mulai|start|begin", " ".join(text.lower().split())))
