"""How mail leaves, as settings: one address says all of it, as for the database."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_BACKENDS = {"smtp": "smtp", "smtps": "smtp", "file": "filebased", "console": "console"}


def mail_settings(url: str, folder: Path) -> dict[str, Any]:
    """``folder`` takes the mails of `file:`.

    >>> mail_settings("smtps://a%40b.id:x@mail.b.id", Path("."))["EMAIL_HOST_USER"]
    'a@b.id'
    """
    parts = urlsplit(url)
    if parts.scheme not in _BACKENDS:
        raise ValueError(f"Expected ALUR_MAIL_URL to begin with one of {', '.join(_BACKENDS)}, but got {parts.scheme}")
    is_tls = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{_BACKENDS[parts.scheme]}.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if is_tls else 25),
        "EMAIL_USE_SSL": is_tls,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_FILE_PATH": folder,
        "EMAIL_TIMEOUT": 30,
    }
