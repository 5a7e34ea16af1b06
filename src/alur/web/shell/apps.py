"""The app `shell`."""

from django.apps import AppConfig


class ShellApp(AppConfig):
    name = "alur.web.shell"
    label = "shell"
