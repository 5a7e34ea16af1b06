"""The app `sop`: what the office has written, and what stands in force."""

from django.apps import AppConfig


class SopConfig(AppConfig):
    name = "alur.web.sop"
    label = "sop"
