"""The app `conduct`: what is said about a person, to whom, and what is done with it."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "alur.web.conduct"
    label = "conduct"
