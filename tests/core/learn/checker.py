"""What is wrong with a question, told from the `Sop` value alone: written apart from `alur.core.learn`, no Flow."""

import re
from collections.abc import Iterator

from alur.core.learn.quiz import Question
from alur.core.sop.model import Row, Sop, Symbol

_TIME = re.compile(r"(?:(\d+)\s*-\s*)?(\d+)\s*(menit|jam|hari kerja|hari|minggu|bulan|x 24 jam)(?:/\w+)?")
# Minutes of work and of the calendar; a plain day may be meant as either.
_MINUTES = {
    "menit": (1, 1),
    "jam": (60, 60),
    "hari kerja": (450, 2016),
    "hari": (450, 1440),
    "minggu": (2250, 10080),
    "bulan": (9450, 43200),
    "x 24 jam": (1440 * 450 / 2016, 1440),
}


def faults(sop: Sop, item: Question) -> Iterator[str]:
    if not 3 <= len(item.options) <= 5:
        yield f"{len(item.options)} options"
    if len({plain(option) for option in item.options}) < len(item.options):
        yield "two options are the same"
    right = item.options[item.answer]
    others = [option for place, option in enumerate(item.options) if place != item.answer]
    row = None if item.row is None else sop.rows[item.row - 1]
    if row is not None and f"langkah {item.row}, “{row.text}”" not in item.question:
        yield "the question does not name its row"
    if item.kind in ("time", "promise"):
        written = sop.promise if row is None else row.time
        if right != written:
            yield "the right answer is not what is written"
        times = [right, *others]
        if any(may_be_equal(one, other) for at, one in enumerate(times) for other in times[:at]):
            yield f"times that may be equal: {times}"
        return
    true, also_true = truth(sop, item, row)
    if plain(right) not in map(plain, true):
        yield f"wrong: {right} is not in {true}"
    if both := {plain(option) for option in others} & {plain(text) for text in (*true, *also_true)}:
        yield f"more than one right answer: {both}"


def truth(sop: Sop, item: Question, row: Row | None) -> tuple[list[str], list[str]]:
    """The right answers, and what is near enough to right not to be offered."""
    text = {each.id: each.text for each in sop.rows}
    label = {lane.key: lane.label for lane in sop.lanes}
    if row is None:
        return whole(sop, item), []
    onward = [link for link in sop.links if link.source == row.id]
    match item.kind:
        case "lane":
            return [label[row.lane]], [label[key] for key in row.shared]
        case "output":
            return list(row.outputs), []
        case "need":
            return list(row.needs), []
        case "next" | "split":
            return [text[link.target] for link in onward], []
        case "previous":
            return [text[link.source] for link in sop.links if link.target == row.id], []
        case "exit":
            exits = [link for link in onward if f"putusannya “{link.label}”" in item.question]
            return [text[link.target] for link in exits], []
    raise AssertionError(item.kind)


def whole(sop: Sop, item: Question) -> list[str]:
    sources = {link.source for link in sop.links}
    match item.kind:
        case "warning":
            return [
                plain_outcome for cause, plain_outcome in warned(sop) if f"apabila {cause}?" in plain(item.question)
            ]
        case "first":
            return [row.text for row in sop.rows if Symbol.START in row.symbols]
        case "last":
            return [row.text for row in sop.rows if row.id not in sources]
        case "waiting":
            return [row.text for row in sop.rows if row.waits_for_applicant]
    raise AssertionError(item.kind)


def warned(sop: Sop) -> Iterator[tuple[str, str]]:
    """(cause, outcome) of each “Apabila …, maka …”."""
    for warning in sop.identity.warnings:
        cause, found, outcome = plain(warning).removeprefix("apabila ").partition(" maka ")
        if found:
            yield cause.rstrip(","), outcome.rstrip(".")


def may_be_equal(one: str, other: str) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a, b in zip(spans(one), spans(other), strict=True))


def spans(time: str) -> list[tuple[float, float]]:
    found = _TIME.fullmatch(time)
    assert found is not None, time
    low, high = int(found[1] or found[2]), int(found[2])
    return [(low * minutes, high * minutes) for minutes in _MINUTES[found[3]]]


def plain(text: str) -> str:
    return " ".join(text.casefold().split())
