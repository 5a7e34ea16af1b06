"""A standard that more than half miss is a task of the SOP's writer, like any other flaw; the answer comes back."""

from datetime import datetime

from alur.core.measure.figure import Share
from alur.core.refused import Refused
from alur.web.conduct.queries.steps import StepLine, is_unrealistic
from alur.web.learn.actions.telling_flaws import report_flaw
from alur.web.learn.models import Flaw
from alur.web.measure.spans import AskedSpan
from alur.web.people.models import Person
from alur.web.shell.moments import write_day
from alur.web.sop.queries import shown_first


def send_finding(line: StepLine, asked: AskedSpan, *, by: Person, now: datetime) -> Flaw:
    """Raises Refused where fewer miss it, or an earlier word of the same person about the row waits for its answer."""
    version = shown_first(line.sop, line.sop.versions.all())
    if version is None or not isinstance(line.late, Share) or not is_unrealistic(line.late):
        raise Refused("Kurang dari separuh yang melewati baku ini. Jadi bukan temuan tentang SOP.")
    if Flaw.objects.filter(sop=line.sop, row=line.series.row, by=by, outcome="").exists():
        raise Refused("Temuan ini sudah dikirim dan menunggu jawaban penyusun.")
    return report_flaw(version, text=_text(line, line.late, asked), by=by, now=now, row=line.series.row)


def _text(line: StepLine, late: Share, asked: AskedSpan) -> str:
    days = f"{write_day(asked.first)} sampai {write_day(asked.last)}"
    return f"Baku tidak realistis: {late.count} dari {late.n} kunjungan melewati {line.series.standard} ({days})."
