"""The settings of an office that is about to be hurt: durable as in life, and no page but the door."""

from tests.web.settings import *  # noqa: F403

ROOT_URLCONF = "tests.faults.door"
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware", "alur.web.shell.policy.PolicyMiddleware"]
ALLOWED_HOSTS = ["127.0.0.1"]
