"""Any log in: CSV, XES, or either of them in gzip, told apart by what the bytes are and not by the file's name."""

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from alur.core.refused import Refused
from alur.formats.log.bad import ReadLog
from alur.formats.log.table import read_csv
from alur.formats.log.xes import read_xes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LIMIT = 1 << 30  # unpacked
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_BEFORE_TEXT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and blanks


def read_log(stream: BinaryIO, *, name: str, skip_bad: bool = False) -> ReadLog:
    """Refuses, with ``name`` and the line, what cannot be read; with ``skip_bad`` only what is no log at all."""
    packed = _bounded(stream, name)
    try:
        if packed.peek(2)[:2] == _GZIP:
            return _read(_bounded(gzip.GzipFile(fileobj=packed), name), name, skip_bad=skip_bad)
        return _read(packed, name, skip_bad=skip_bad)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        raise Refused("{name}: gzip-nya rusak atau terpotong. Ambil berkas itu sekali lagi.", name=name) from None


def _read(stream: io.BufferedReader, name: str, *, skip_bad: bool) -> ReadLog:
    start = stream.peek(4096)[:4096]
    if start[:2] == _GZIP or start[:4] == _ZIP:
        raise Refused("{name}: berkas terbungkus. Buka dulu, lalu berikan isinya.", name=name)
    read = read_xes if start.lstrip(_BEFORE_TEXT).startswith(b"<") else read_csv
    found = read(stream, name=name, skip_bad=skip_bad)
    if not found.log.cases:
        raise Refused("{name}: tidak ada satu kasus pun di dalamnya. Periksa apakah ini log yang dimaksud.", name=name)
    return found


def _bounded(stream: BinaryIO | gzip.GzipFile, name: str) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, _Bounded(stream, name)))


class _Bounded(io.RawIOBase):
    """A stream that refuses to go on after the limit: a few KB of gzip can hold any number of GB."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile, name: str) -> None:
        self._stream = stream
        self._name = name
        self._left = LIMIT

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        chunk = self._stream.read(len(memoryview(buffer)))
        self._left -= len(chunk)
        if self._left < 0:
            raise Refused("{name}: isinya lebih dari 1 GB. Bagi log itu menurut masa.", name=self._name)
        memoryview(buffer)[: len(chunk)] = chunk
        return len(chunk)
