"""Signing in: by password, by a demo link, by the first link that an administrator hands over."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from alur.web.people import demo_links, first_links
from alur.web.people.models import Person
from alur.web.shell.policy import ANYONE, policy

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


class SignIn(LoginView):
    """allauth's page; in the demo it also has a door for each of the five."""

    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "demo_doors": demo_links.doors()}


@policy(ANYONE)
@require_safe
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """The one GET that signs in; it exists in demo mode only, where the persons are invented."""
    person = demo_links.person_of(token)
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect("/")


@policy(ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def first_sign_in(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """A new person, or one who forgot the password, chooses one and is signed in; a spent link is not found."""
    person = Person.objects.filter(pk=pk).first()
    if person is None or not first_links.opens(person, token):
        raise Http404
    form = SetPasswordForm(person, request.POST or None)
    if not form.is_valid():
        return render(request, "people/first_sign_in.html", {"form": form, "person": person})
    form.save()
    login(request, person, backend=BACKEND)
    messages.success(request, gettext("Kata sandi tersimpan. Selamat datang di Alur."))
    return redirect("/")
