"""Whatever the bytes, a reader gives a log or refuses, and tells which line."""

import gzip

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.formats.log.logs import event, named, read, xes

from alur.core.refused import Refused

SEEDS = (
    b'case_id,activity,timestamp,resource\nk1,"Menerima, berkas",2026-03-02T09:00,ayu\nk2,Menolak,2026-03-02,\n',
    xes(named("k1") + event("A", "2026-03-02T09:00+08:00", "ayu"), head='<global scope="trace"/>').encode(),
    "case_id\tactivity\ttimestamp\nk\tA\t2026-03-02\n".encode("utf-16"),
    xes(event("A", "2026-03-02")).replace("UTF-8", "UTF-16").encode("utf-16"),
    gzip.compress(b"case_id\tactivity\ttimestamp\nk\tA\t2026-03-02\n", mtime=0),
)
PIECES = st.sampled_from(
    [b"\0", b'"', b"<", b"&", b"\n", b"\xff", b"]]>", b"<!DOCTYPE x>", b",,", b"\xed\xa0\x80", b"'"]
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(content)))
        end = draw(st.integers(begin, min(begin + 8, len(content))))
        content[begin:end] = draw(PIECES | st.binary(max_size=4))
    return bytes(content)


@settings(max_examples=400)
@given(mutated() | st.binary(max_size=200), st.booleans())
def test_any_bytes_are_read_or_refused(content: bytes, skip_bad: bool) -> None:
    try:
        found = read(content, skip_bad=skip_bad)
    except Refused:
        return
    assert found.log.cases
    assert len(found.log.starts) == len(found.log.cases) + 1
    assert found.left_out == 0 or skip_bad
