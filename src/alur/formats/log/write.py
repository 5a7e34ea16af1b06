"""Logs out, as CSV and as XES. Texts are written exactly as they are, since programs read them back.

A spreadsheet may take a text that begins with `=` for a formula: open such a CSV by import as text.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, tzinfo
from xml.sax.saxutils import quoteattr

from alur.core.instant import Instant, moment_of
from alur.core.measure.log import Log
from alur.core.refused import Refused

_COLUMNS = ("case_id", "activity", "timestamp", "resource")
# XML 1.0 has no way to write these, not even escaped.
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XES_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
"""


def write_csv(log: Log, *, zone: tzinfo = UTC) -> bytes:
    """Instants as the wall clock of ``zone`` shows them, with its offset."""
    text = io.StringIO()
    # Only with both characters in the line's end does the writer quote a text that holds one of them.
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow((*_COLUMNS, *log.more))
    for case, name in enumerate(log.cases):
        for event in log.events(case):
            more = (texts[event] for texts in log.more.values())
            table.writerow((name, *_event(log, event, zone), *more))
    return text.getvalue().encode()


def write_xes(log: Log, *, zone: tzinfo = UTC) -> bytes:
    """Refuses a text with a character that XML cannot hold. Further columns have no place in it."""
    return "".join(_xes(log, zone)).encode()


def _xes(log: Log, zone: tzinfo) -> Iterator[str]:
    yield _XES_HEAD
    for case, name in enumerate(log.cases):
        yield f'  <trace>\n    <string key="concept:name" value={_quoted(name)}/>\n'
        for event in log.events(case):
            activity, timestamp, resource = _event(log, event, zone)
            yield f'    <event>\n      <string key="concept:name" value={_quoted(activity)}/>\n'
            yield f'      <date key="time:timestamp" value="{timestamp}"/>\n'
            if resource:
                yield f'      <string key="org:resource" value={_quoted(resource)}/>\n'
            yield "    </event>\n"
        yield "  </trace>\n"
    yield "</log>\n"


def _event(log: Log, event: int, zone: tzinfo) -> tuple[str, str, str]:
    return (
        log.activities[log.activity[event]],
        _written(log.at[event], zone),
        log.resources[log.resource[event]],
    )


def _written(instant: Instant, zone: tzinfo) -> str:
    return moment_of(instant).astimezone(zone).isoformat()


def _quoted(text: str) -> str:
    if _NOT_IN_XML.search(text):
        raise Refused("Teks {text} memuat karakter yang tidak dapat ditulis dalam XES. Pakai CSV.", text=repr(text))
    return quoteattr(text)
