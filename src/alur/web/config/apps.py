"""The app `config`: brings the start-up checks and the commands `tick` and `demo`."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "alur.web.config"
    label = "config"

    def ready(self) -> None:
        from alur.web.config import startup  # noqa: F401  registers the checks
