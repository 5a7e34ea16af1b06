"""The app `measure`. It has no tables: every figure is counted from the facts of `case`."""

from django.apps import AppConfig


class MeasureConfig(AppConfig):
    name = "alur.web.measure"
    label = "measure"
