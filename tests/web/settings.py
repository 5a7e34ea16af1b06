"""The site's settings for tests: the same, but for what would only make tests slow or need a built copy."""

import os

os.environ.setdefault("ALUR_SECRET_KEY", "for tests alone, never for an office; long enough for the check")
os.environ.setdefault("ALUR_HTTPS", "0")

from alur.web.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
