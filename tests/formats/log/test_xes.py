import gzip

import pytest
from tests.formats.log.logs import event, named, read, rows_of, xes

from alur.core.refused import Refused
from alur.formats.log.timestamp import read_timestamp

NINE, TEN = read_timestamp("2026-03-02T09:00"), read_timestamp("2026-03-02T10:00")
A = event("A", "2026-03-02T17:00:00.000+08:00", "ayu")
B = event("B", "2026-03-02T10:00:00Z")
READ = [("k1", "A", NINE, "ayu"), ("k1", "B", TEN, "")]
NAMESPACE = ' xmlns="http://www.xes-standard.org/"'
PREFIX = ' xmlns:xes="http://www.xes-standard.org/"'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(xes(named("k1") + A + B), id="without namespace"),
        pytest.param(xes(named("k1") + A + B, attributes=NAMESPACE), id="with namespace"),
        pytest.param(
            xes(named("k1") + A + B, attributes=PREFIX)
            .replace("</", "</xes:")
            .replace("<log", "<xes:log")
            .replace("<trace", "<xes:trace")
            .replace("<event", "<xes:event")
            .replace("<string", "<xes:string")
            .replace("<date", "<xes:date"),
            id="with prefix",
        ),
        pytest.param("\ufeff" + xes(named("k1") + A + B), id="byte order mark"),
        pytest.param("\n  " + xes(named("k1") + A + B).partition("\n")[2], id="no declaration"),
        pytest.param(gzip.compress(xes(named("k1") + A + B).encode()), id="gzip"),
        pytest.param(xes(named("k1") + A + B).replace("UTF-8", "UTF-16").encode("utf-16"), id="UTF-16"),
        pytest.param(xes(B + A + named("k1")), id="name and order of events at the end"),
        pytest.param(xes("", named("k0"), named("k1") + A + B), id="traces without events do not count"),
        pytest.param(
            xes(named("k1") + A + B, head=f'<global scope="event">{named("X")}</global><event>{named("Y")}</event>'),
            id="globals and events of no trace do not count",
        ),
    ],
)
def test_one_log_is_written_in_many_ways(content: str | bytes) -> None:
    assert rows_of(read(content).log) == READ


def test_only_attributes_of_the_event_itself_count() -> None:
    in_list = f'<list key="x"><values>{named("LEBIH")}</values></list>'
    nested = f'<string key="org:resource" value="ayu">{named("DALAM")}{in_list}</string>'
    inside = f'<event>{nested}{named("A")}<date key="time:timestamp" value="2026-03-02T09:00"/></event>'

    assert rows_of(read(xes(f'<string key="x" value="y">{named("BUKAN")}</string>{named("k1")}{inside}')).log) == [
        ("k1", "A", NINE, "ayu")
    ]


def test_two_traces_with_one_name_are_two_cases() -> None:
    log = read(xes(named("k") + A, named("k") + B, B)).log

    assert log.cases == ("k", "k", "")
    assert [log.texts(case) for case in range(3)] == [("A",), ("B",), ("B",)]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        pytest.param(event("C", "kemarin"), "baris 4: waktu “kemarin”", id="no instant"),
        pytest.param(f"<event>{named('C')}</event>", "baris 4: kejadian tanpa time:timestamp", id="instant missing"),
        pytest.param("<event/>", "baris 4: kejadian tanpa concept:name", id="empty"),
        pytest.param(event("", "2026-03-02"), "tanpa concept:name", id="no activity"),
        pytest.param(
            '<event>\n<date key="time:timestamp"/>\n' + named("C") + "</event>", "baris 5: waktu", id="no value"
        ),
    ],
)
def test_an_event_that_cannot_be_read_is_named_or_left_out(bad: str, why: str) -> None:
    content = xes(named("k1") + A + "\n\n" + bad + "\n" + B)

    with pytest.raises(Refused, match=f"log.csv, .*{why}.*--skip-bad"):
        read(content)
    left = read(content, skip_bad=True)
    assert left.left_out == 1
    assert rows_of(left.log) == READ


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param("<log", "bukan XML yang utuh", id="cut off"),
        pytest.param(xes(named("k1") + A)[:-7], "bukan XML yang utuh", id="cut off at the end"),
        pytest.param("<html><body/></html>", "bukan log XES", id="another language"),
        pytest.param(xes(), "tidak ada satu kasus pun", id="no trace"),
        pytest.param(xes(named("k1")), "tidak ada satu kasus pun", id="no event"),
        pytest.param(f'<!DOCTYPE log [<!ENTITY l0 "ha">{BOMB}]><log>&l9;</log>', "DTD", id="billion laughs"),
        pytest.param('<!DOCTYPE log SYSTEM "file:///etc/passwd"><log/>', "DTD", id="external DTD"),
        pytest.param("<log>" + "<a>" * 200_000, "tersarang terlalu dalam", id="deep"),
        pytest.param(f'<log a="{"x" * (20 << 20)}">', "lebih panjang dari 8 MB", id="one endless value"),
        pytest.param('<?xml version="1.0" encoding="klingon"?><log/>', "bukan XML yang utuh", id="unknown encoding"),
        pytest.param(gzip.compress(xes(named("k1") + A).encode())[:-9], "gzip-nya rusak", id="gzip cut off"),
        pytest.param(b"\x1f\x8b\x08\x00 bukan gzip", "gzip-nya rusak", id="no gzip"),
        pytest.param(gzip.compress(gzip.compress(xes(named("k1") + A).encode())), "terbungkus", id="gzip in gzip"),
    ],
)
def test_what_is_no_log_is_refused(content: str | bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(content)
    with pytest.raises(Refused):
        read(content, skip_bad=True)
