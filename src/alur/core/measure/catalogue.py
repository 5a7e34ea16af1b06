"""All measures, in the order in which a page shows them. To add one: a file, a test, a page of docs, a line here."""

from alur.core.measure.durations import DURATIONS
from alur.core.measure.figure import Measure
from alur.core.measure.judgeable import JUDGEABLE
from alur.core.measure.on_time import ON_TIME
from alur.core.measure.outputs_given import OUTPUTS_GIVEN
from alur.core.measure.promise_kept import PROMISE_KEPT
from alur.core.measure.queue import QUEUE
from alur.core.measure.recorded_live import RECORDED_LIVE
from alur.core.measure.reworked import REWORKED
from alur.core.measure.way_followed import WAY_FOLLOWED

MEASURES: tuple[Measure, ...] = (
    ON_TIME,
    JUDGEABLE,
    DURATIONS,
    QUEUE,
    OUTPUTS_GIVEN,
    REWORKED,
    WAY_FOLLOWED,
    PROMISE_KEPT,
    RECORDED_LIVE,
)
