"""A leader opens the figures of a person: the row is written first, so that nobody looks unseen."""

from alur.core.fair.judge import FORMULA
from alur.core.fair.look import Look
from alur.core.instant import Instant
from alur.core.refused import Refused
from alur.web.conduct.comparison import is_learning
from alur.web.conduct.models import FigureUse
from alur.web.people.models import Person


def open_figures(person: Person, look: Look, *, reader: Person, purpose: str, now: Instant) -> FigureUse:
    """Raises Refused where no purpose is named, and in the first 90 days of the installation."""
    if is_learning(now):
        raise Refused("Masa awal: 90 hari pertama tidak ada angka orang yang dibuka. Lihatlah langkah unitnya.")
    if purpose not in FigureUse.Purpose.values:
        raise Refused("Keperluan belum dipilih. Pilih untuk apa angka ini dibuka.")
    return FigureUse.objects.create(
        person=person, reader=reader, purpose=purpose, look=str(look), formula=FORMULA, at=now
    )
