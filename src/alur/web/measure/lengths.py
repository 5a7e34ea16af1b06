"""A working time in the unit of the standard that stands beside it, so that the eye compares the two at once."""

from fractions import Fraction

from django.utils.translation import gettext as _

from alur.core.instant import HOUR, MINUTE
from alur.core.sop.standard import Unit, read_standard
from alur.web.case.progress import WORKDAY, write_length
from alur.web.shell.moments import write_number


def write_beside(length: Fraction, standard: str) -> str:
    """36 menit, 1,7 jam, 0,6 hari; without one standard to stand beside, in whatever words are short."""
    read = read_standard(standard)
    if read is None:
        return write_length(int(length))
    if read.unit is Unit.MINUTE:
        return _("%(n)s menit") % {"n": write_number(round(length / MINUTE))}
    if read.unit is Unit.HOUR:
        return _("%(n)s jam") % {"n": write_number(length / HOUR, 1)}
    return _("%(d)s hari") % {"d": write_number(length / WORKDAY, 1)}
