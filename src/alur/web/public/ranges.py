"""Files sent whole or in part (RFC 9110 §14): a player jumps into the middle of an episode."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from alur.web.shell.attachments import NOTHING_RUNS

_ONE_RANGE = re.compile("bytes=([0-9]{0,15})-([0-9]{0,15})")


class Unsatisfiable(Exception):
    """The part that is asked for lies beyond the end of the file."""


def asked_part(header: str, size: int) -> tuple[int, int] | None:
    """(first, last) byte of the one range asked for; None where the whole is to be sent, as for what we cannot read.

    >>> asked_part("bytes=0-99", 1000), asked_part("bytes=900-", 1000), asked_part("bytes=-100", 1000)
    ((0, 99), (900, 999), (900, 999))
    """
    found = _ONE_RANGE.fullmatch(header.strip())
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if first and last and int(last) < int(first):
        return None
    begin = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if begin > end:
        raise Unsatisfiable
    return begin, end


class _Part:
    """A file-like piece of a file: what FileResponse reads. Closes the file with its last byte."""

    def __init__(self, file: BinaryIO, first: int, length: int) -> None:
        file.seek(first)
        self._file, self._left = file, length
        self.close: Callable[[], None] = file.close

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(self._left if size < 0 else min(size, self._left)) if self._left else b""
        self._left -= len(data)
        if not self._left:
            self._file.close()
        return data


def send(place: Path, request: HttpRequest, *, media: str, tag: str) -> HttpResponseBase:
    """``tag`` changes with the content: a player that has an older part is sent the whole anew (If-Range)."""
    size, etag = place.stat().st_size, f'"{tag}"'
    header = request.headers.get("Range", "")
    wanted = header if request.headers.get("If-Range", etag) == etag else ""
    try:
        part = asked_part(wanted, size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = part or (0, size - 1)
    told = {"Accept-Ranges": "bytes", "ETag": etag, "Content-Security-Policy": NOTHING_RUNS}
    body, status = _Part(place.open("rb"), first, last - first + 1), 206 if part else 200
    response = FileResponse(body, status=status, content_type=media, headers=told)
    response.headers["Content-Length"] = str(last - first + 1)
    if part:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
