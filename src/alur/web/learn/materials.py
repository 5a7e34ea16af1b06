"""Material of sessions on the disk, named by its hash; checked by its ending, and never shown but as an attachment."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from alur.core.refused import Refused
from alur.web.shell.kept_files import Stored, TooLarge, place_in, store_in

ENDINGS = ("pdf", "pptx", "docx", "xlsx", "jpg", "jpeg", "png", "mp3", "txt")


def root() -> Path:
    return settings.VAR / "materials"


def path_of(sha256: str) -> Path:
    return place_in(root(), sha256)


def keep(upload: UploadedFile) -> Stored:
    """Raises Refused for another kind of file, or for more than 20 MB."""
    name = upload.name or ""
    if name.rpartition(".")[2].lower() not in ENDINGS:
        raise Refused("Berkas {name} tidak dapat diterima. Pakai {kinds}.", name=name, kinds=", ".join(ENDINGS))
    try:
        return store_in(root(), upload.chunks())
    except TooLarge:
        raise Refused("Berkas {name} lebih dari 20 MB. Perkecil, atau simpan tautannya.", name=name) from None
