"""The app of cases."""

from django.apps import AppConfig


class CaseConfig(AppConfig):
    name = "alur.web.case"
    label = "case"
