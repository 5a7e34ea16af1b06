"""A `Refused` that no view caught becomes a page in words, status 409; it is foreseen, so it is not logged as error."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from alur.core.refused import Refused


def sentence(refused: Refused) -> str:
    """The refusal in the reader's language."""
    return gettext(refused.template).format(**refused.fields) if refused.fields else gettext(refused.template)


class RefusalMiddleware:
    """Middleware by its exception hook alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        return render(request, "shell/refused.html", {"sentence": sentence(exception)}, status=409)


def refuse_in(form: BaseForm, refused: Refused) -> None:
    """Says a refusal on the form it concerns, with everything that was typed still there."""
    form.add_error(None, sentence(refused))
