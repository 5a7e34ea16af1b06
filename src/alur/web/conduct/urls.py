"""Routes of `conduct`: figures about persons with what is objected to them; files of thanks and of coaching."""

from typing import Any

app_name = "conduct"

_FIGURES: list[Any] = []
_FILES: list[Any] = []

urlpatterns = [*_FIGURES, *_FILES]
