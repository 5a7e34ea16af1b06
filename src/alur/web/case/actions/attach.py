"""Attach evidence to the outputs of a step: files checked by what they are, and links. Each is an act of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from alur.core.case.commands import AddEvidence
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import evidence, record
from alur.web.case.models import Case
from alur.web.people.access import self_of
from alur.web.shell.asked import whole_number

# What evidence may be: ending → (media type, how such a file begins). Office files are zip containers.
KINDS: dict[str, tuple[str, bytes | tuple[bytes, ...]]] = {
    "pdf": ("application/pdf", b"%PDF-"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    "mp3": ("audio/mpeg", (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "txt": ("text/plain", b""),
    "csv": ("text/plain", b""),
}
NAMES = "PDF, JPG, PNG, DOCX, XLSX, MP3, TXT"
MOST_NAME = 120


def attach_all(case: Case, visit: int, request: HttpRequest, *, key: UUID) -> None:
    """Every file and link of the form: `bukti-<output>` and `tautan-<output>`. Raises Refused, naming the file."""
    for place, command in enumerate(_commands(visit, request)):
        now = instant_of(timezone.now())
        record.record(case.pk, command, by=self_of(request).pk, key=uuid5(key, f"bukti:{place}"), now=now)


def _commands(visit: int, request: HttpRequest) -> Iterator[AddEvidence]:
    for name in sorted(request.FILES):
        for upload in request.FILES.getlist(name):
            if isinstance(upload, UploadedFile):
                yield _file(visit, _output(name), upload)
    for name, value in sorted(request.POST.items()):
        if name.startswith("tautan-") and isinstance(value, str) and value.strip():
            yield _link(visit, _output(name), value.strip())


def _output(name: str) -> int | None:
    return whole_number(name.partition("-")[2])


def _file(visit: int, output: int | None, upload: UploadedFile) -> AddEvidence:
    kept = kept_file(upload)
    told: dict[str, Any] = {"size": kept.stored.size, "media": kept.media, "name": kept.name}
    return AddEvidence(visit=visit, sha256=kept.stored.sha256, output=output, **told)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file on the disk, with the name it came under."""

    stored: evidence.Stored
    name: str
    media: str


def kept_file(upload: UploadedFile) -> Kept:
    """Checked by what it is and on the disk, before any row speaks of it. Raises Refused, naming the file."""
    name = (upload.name or "")[-MOST_NAME:]
    media = _media(name, upload)
    try:
        return Kept(evidence.store(upload.chunks()), name, media)
    except evidence.TooLarge:
        raise Refused("Berkas {name} lebih dari 20 MB. Perkecil, atau simpan tautannya.", name=name) from None


def _media(name: str, upload: UploadedFile) -> str:
    """By its ending and by how it begins: a name alone proves nothing."""
    known = KINDS.get(name.rpartition(".")[2].lower())
    if known is None:
        raise Refused("Berkas {name} tidak dapat diterima. Pakai {kinds}.", name=name, kinds=NAMES)
    if not upload.size:
        raise Refused("Berkas {name} kosong. Pilih berkas yang berisi.", name=name)
    media, beginning = known
    head = upload.read(512)
    upload.seek(0)
    if not head.startswith(beginning) or (media == "text/plain" and b"\0" in head):
        raise Refused("Isi berkas {name} bukan seperti akhiran namanya. Periksa berkasnya.", name=name)
    return media


def _link(visit: int, output: int | None, address: str) -> AddEvidence:
    if (
        not address.lower().startswith(("https://", "http://"))
        or len(address) > 500
        or " " in address
        or not address.isprintable()
    ):
        raise Refused("Tautan {link} tidak dapat dibuka. Mulai dengan https://.", link=address[:80])
    return AddEvidence(
        visit=visit, sha256=sha256(address.encode()).hexdigest(), output=output, media=record.LINK, name=address
    )
