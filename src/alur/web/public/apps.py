"""The app `public`."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "alur.web.public"
    label = "public"
