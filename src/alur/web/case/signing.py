"""The office's own key for anchors and seals: Ed25519, kept in the var folder and nowhere in the database."""

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings


@dataclass(frozen=True, slots=True)
class Signer:
    """``public`` is what an inspector notes down."""

    key: Ed25519PrivateKey
    public: bytes

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message)


def signer() -> Signer:
    """The key in use; made at the first call."""
    return _signer(settings.VAR / "anchor-key")


@cache
def _signer(place: Path) -> Signer:
    if not place.exists():
        _make(place)
    key = Ed25519PrivateKey.from_private_bytes(place.read_bytes())
    return Signer(key, key.public_key().public_bytes_raw())


def _make(place: Path) -> None:
    """Written beside and linked into place: of two processes that start at once one makes the key, both use it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Ed25519PrivateKey.generate().private_bytes_raw())
            os.fsync(file.fileno())
        os.link(beside, place)
    except FileExistsError:
        pass
    finally:
        os.unlink(beside)
