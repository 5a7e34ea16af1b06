"""The settings of an office that is about to be hurt: durable as in life."""

from tests.web.settings import *  # noqa: F403

ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
