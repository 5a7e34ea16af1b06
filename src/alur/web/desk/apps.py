"""The app `desk`."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "alur.web.desk"
    label = "desk"
