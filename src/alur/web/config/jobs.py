"""What time does by itself: every job of the site, in one tuple. An app adds its line here; nothing is discovered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from alur.web.case.actions.anchor import anchor_daily
from alur.web.case.actions.by_itself import lapse_waits, open_routines
from alur.web.conduct.actions.ask_questions import ask_questions
from alur.web.conduct.actions.tell_figures import tell_figures
from alur.web.config.schedule import Daily, Every, Schedule
from alur.web.desk.actions.erase import sweep
from alur.web.desk.actions.send_brief import send_briefs
from alur.web.people.actions.forget import forget_expired
from alur.web.sop.actions.stage import take_due_force


@dataclass(frozen=True, slots=True)
class Job:
    """``run`` gets the moment and may be called twice for it: at least once is promised, not exactly once.

    A ``heavy`` job runs in a process of its own, so that its memory is given back and its death hurts nobody.
    """

    name: str
    schedule: Schedule
    run: Callable[[datetime], None]
    heavy: bool = False


JOBS: tuple[Job, ...] = (
    Job("forget-expired", Every(timedelta(minutes=15)), forget_expired),
    Job("anchor", Daily(time(18)), anchor_daily),
    Job("open-routines", Every(timedelta(minutes=10)), open_routines),
    Job("lapse-waits", Every(timedelta(minutes=10)), lapse_waits),
    Job("ask-questions", Daily(time(4)), ask_questions, heavy=True),
    Job("tell-figures", Daily(time(5)), tell_figures, heavy=True),
    Job("sop-takes-force", Every(timedelta(minutes=10)), take_due_force),
    Job("sweep-erased", Every(timedelta(minutes=1)), sweep),
    Job("monday-page", Every(timedelta(hours=1)), send_briefs, heavy=True),
)
