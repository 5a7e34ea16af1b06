"""Logs for tests: written as text, read back as rows a person can compare."""

import io

from hypothesis import strategies as st

from alur.core.instant import Instant
from alur.core.measure.log import Log, LogMaker
from alur.formats.log.bad import ReadLog
from alur.formats.log.read import read_log

Row = tuple[str, str, Instant, str]

# What XML can hold; CSV could hold the control characters too.
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n")
)
names = texts.filter(bool)
instants = st.integers(-(10**16), 10**16)
events = st.lists(st.tuples(st.sampled_from("abcd"), names, instants, texts), min_size=1, max_size=30)


def read(content: bytes | str, *, skip_bad: bool = False) -> ReadLog:
    data = content.encode() if isinstance(content, str) else content
    return read_log(io.BytesIO(data), name="log.csv", skip_bad=skip_bad)


def rows_of(log: Log) -> list[Row]:
    return [
        (name, log.activities[log.activity[event]], log.at[event], log.resources[log.resource[event]])
        for case, name in enumerate(log.cases)
        for event in log.events(case)
    ]


def log_of(rows: list[Row]) -> Log:
    maker, cases = LogMaker(), dict[str, int]()
    for name, activity, at, resource in rows:
        if name not in cases:
            cases[name] = maker.open_case(name)
        maker.add(cases[name], activity, at, resource)
    return maker.log()


def xes(*traces: str, head: str = "", attributes: str = "") -> str:
    body = "".join(f"<trace>{trace}</trace>" for trace in traces)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<log{attributes}>{head}{body}</log>'


def named(name: str) -> str:
    return f'<string key="concept:name" value="{name}"/>'


def event(activity: str, timestamp: str, resource: str = "") -> str:
    by = f'<string key="org:resource" value="{resource}"/>' if resource else ""
    return f'<event>{by}{named(activity)}<date key="time:timestamp" value="{timestamp}"/></event>'
