"""The app of internalisation and socialisation."""

from django.apps import AppConfig


class LearnConfig(AppConfig):
    name = "alur.web.learn"
    label = "learn"
