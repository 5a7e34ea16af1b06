"""What the machine tells the site: folders, demo or real, address, secret. Read once, here and nowhere else."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0") == "1"


def _list(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DEBUG = _flag("ALUR_DEBUG", False)
# The demo has sign-in links for everybody and invented persons: its folder is never that of real work.
DEMO = _flag("ALUR_DEMO", False)
VAR = Path(os.environ.get("ALUR_VAR", ROOT / "var" / ("demo" if DEMO else "office"))).absolute()
HTTPS = _flag("ALUR_HTTPS", not (DEMO or DEBUG))
# Only a proxy that we were told about may say how the browser reached it (ASVS 4.1.3).
BEHIND_PROXY = _flag("ALUR_BEHIND_PROXY", False)
HOSTS = _list("ALUR_HOSTS", "localhost,127.0.0.1,[::1]")
DATABASE_URL = os.environ.get("DATABASE_URL", "")
# Where the daily anchors of the record go: people outside the office's own database.
ANCHOR_MAIL = _list("ALUR_ANCHOR_MAIL", "")

# How mail leaves: smtp://user:password@host:port, smtps:// likewise, file: (into the var folder), or console:.
MAIL_URL = os.environ.get("ALUR_MAIL_URL", "file:" if DEMO else "smtp://localhost:25")
MAIL_FROM = os.environ.get("ALUR_MAIL_FROM", "alur@localhost")


def secret_key() -> str:
    """Made at the first start and kept in the var folder, readable by the site alone; never in the repository."""
    given = os.environ.get("ALUR_SECRET_KEY", "")
    if given:
        return given
    place = VAR / "secret-key"
    VAR.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: two processes that start at once must not each keep a key of their own.
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return place.read_text()
