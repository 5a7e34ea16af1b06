"""The longest way through the SOP takes longer than it promises. Branches side by side count by the longest, rows that
wait for the applicant and times without a measure count nothing.
"""

from collections.abc import Iterator
from fractions import Fraction

from alur.core.checks.finding import Fault
from alur.core.sop.flow import Flow, longest_way
from alur.core.sop.standard import read_standard, working_minutes

WHY = "Janji layanan harus dapat ditepati oleh mutu baku waktu langkah-langkahnya (UU 25/2009 Pasal 21, jangka waktu)."

_WORKDAY, _HOUR = 450, 60


def find(flow: Flow) -> Iterator[Fault]:
    promise, way = read_standard(flow.sop.promise), longest_way(flow)
    if promise is None or way is None or way.minutes <= working_minutes(promise):
        return
    longest = max(way.rows, key=lambda row_id: (_minutes(flow, row_id), -flow.number(row_id)))
    yield Fault(
        None,
        f"Jalan terpanjang memerlukan {_in_words(way.minutes)}, lebih lama dari janji {flow.sop.promise.strip()}.",
        f"Persingkat waktunya, misalnya baris {flow.number(longest)} ({flow.row(longest).time}), atau ubah janji.",
    )


def _minutes(flow: Flow, row_id: str) -> Fraction:
    row = flow.row(row_id)
    standard = None if row.waits_for_applicant else read_standard(row.time)
    return working_minutes(standard) if standard else Fraction(0)


def _in_words(minutes: Fraction) -> str:
    """Working days, hours and minutes; what is left under a minute counts as one.

    >>> _in_words(Fraction(931))
    '2 hari kerja 31 menit'
    """
    whole = -(-minutes // 1)
    days, rest = divmod(whole, _WORKDAY)
    hours, left = divmod(rest, _HOUR)
    parts = ((days, "hari kerja"), (hours, "jam"), (left, "menit"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)
