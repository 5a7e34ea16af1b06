"""The app `people`."""

from django.apps import AppConfig


class PeopleApp(AppConfig):
    name = "alur.web.people"
    label = "people"
