"""XES in (IEEE 1849), streamed through expat: the name, time and resource of traces and events, and nothing else.

Only attributes that belong to a trace or an event itself count, not those nested in them, in a global or in a list.
"""

from typing import BinaryIO
from xml.parsers import expat

from alur.core.instant import Instant
from alur.core.measure.log import LogMaker
from alur.core.refused import Refused
from alur.formats.log.bad import BadEvents, ReadLog, why_no_timestamp
from alur.formats.log.timestamp import read_timestamp

_CHUNK = 1 << 18
# expat keeps a tag until it ends, and a level until it closes; no honest log comes near.
_LONGEST_TAG = 1 << 23
_DEEPEST = 100
_WANTED = frozenset(("concept:name", "time:timestamp", "org:resource"))


def read_xes(stream: BinaryIO, *, name: str, skip_bad: bool = False) -> ReadLog:
    """Any prefix or none may stand before the names of elements."""
    traces = _Traces(BadEvents(name, skip=skip_bad))
    parser = traces.parser
    fed = 0
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise _not_read(name, parser, "satu nilai lebih panjang dari 8 MB")
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        raise _not_read(name, parser, "bukan XML yang utuh") from None
    return ReadLog(traces.maker.log(), traces.bad.count)


def _not_read(name: str, parser: expat.XMLParserType, why: str) -> Refused:
    return Refused(
        "{name}, baris {line}: {why}. Ekspor ulang log itu sebagai XES atau CSV.",
        name=name,
        line=parser.CurrentLineNumber,
        why=why,
    )


def _local(name: str) -> str:
    return name.rpartition(":")[2]


class _Traces:
    """Follows the depth: the log is 1, a trace 2, its attributes and events 3, an event's attributes 4.

    ``begin`` and ``end`` are called for each tag of the file, so they are as short in steps as they can be.
    """

    def __init__(self, bad: BadEvents) -> None:
        self.maker = LogMaker()
        self.bad = bad
        self.depth = 0
        self.in_trace = self.in_event = False
        self.case = 0
        self.activity = self.resource = self.fault = ""
        self.at: Instant | None = None
        self.line = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.depth = depth = self.depth + 1
        if depth == 4:
            if self.in_event and (key := attributes.get("key")) in _WANTED:
                value = attributes.get("value", "")
                if key == "concept:name":
                    self.activity = value
                elif key == "org:resource":
                    self.resource = value
                else:
                    self.take_timestamp(value)
        elif depth == 3 and self.in_trace:
            self.in_event = _local(name) == "event"
            if not self.in_event and attributes.get("key") == "concept:name":
                self.maker.name_case(self.case, attributes.get("value", ""))
        elif depth == 2:
            self.in_trace = _local(name) == "trace"
            if self.in_trace:
                self.case = self.maker.open_case("")
        elif depth == 1 and _local(name) != "log":
            raise _not_read(self.bad.name, self.parser, "bukan log XES")
        elif depth > _DEEPEST:
            raise _not_read(self.bad.name, self.parser, "tersarang terlalu dalam")

    def end(self, name: str) -> None:
        self.depth = depth = self.depth - 1
        if depth == 2 and self.in_event:
            self.in_event = False
            if self.at is not None and self.activity:
                self.maker.add(self.case, self.activity, self.at, self.resource)
            else:
                self.refuse_event()
            self.at = None
            self.activity = self.resource = self.fault = ""

    def take_timestamp(self, text: str) -> None:
        try:
            self.at = read_timestamp(text)
        except ValueError:
            self.at, self.fault, self.line = None, why_no_timestamp(text), self.parser.CurrentLineNumber

    def refuse_event(self) -> None:
        if self.fault:
            self.bad.found(self.line, self.fault)
        else:
            missing = "concept:name" if not self.activity else "time:timestamp"
            self.bad.found(self.parser.CurrentLineNumber, f"kejadian tanpa {missing}")

    def refuse_doctype(self, *_: object) -> None:
        raise _not_read(self.bad.name, self.parser, "memuat DTD, yang tidak diterima demi keamanan")
