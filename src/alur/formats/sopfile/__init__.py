"""The SOP file (`.sop.yaml`, INTERFACE §1): bytes ⇄ `Sop`."""

from alur.formats.sopfile.reader import read_sop
from alur.formats.sopfile.writer import write_sop

__all__ = ["read_sop", "write_sop"]
