"""The few pages that belong to no subject."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from alur.web.shell.policy import ANYONE, DEMO_ONLY, policy

# Name, token, hex: the swatches of the page of parts.
COLOURS = (
    ("Tinta", "tinta", "#1B2320"),
    ("Tinta 2", "tinta-2", "#454E4A"),
    ("Tinta 3", "tinta-3", "#5F6763"),
    ("Sungai", "sungai", "#0E5C58"),
    ("Tepat", "tepat", "#1E6A43"),
    ("Hampir", "hampir", "#80520A"),
    ("Lewat", "lewat", "#A3311F"),
    ("Jeda", "jeda", "#47588A"),
    ("Fokus", "fokus", "#1D4ED8"),
    ("Garis kuat", "garis-kuat", "#7D7B72"),
    ("Garis", "garis", "#E1DED5"),
    ("Kertas", "kertas", "#F7F6F2"),
)


@policy(ANYONE)
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The address itself: staff go to their work, everybody else to sign in."""
    return redirect("/pekerjaan/" if request.user.is_authenticated else "account_login")


@policy(ANYONE)
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Sets the cookie and goes back to the page; `next` never leads off the site (ASVS 3.7.2)."""
    following = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(following, {request.get_host()}, require_https=request.is_secure()):
        following = "/"
    response = redirect(following)
    if request.POST.get("language") in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            request.POST["language"],
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response


@policy(DEMO_ONLY)
@require_safe
def parts(request: HttpRequest) -> HttpResponse:
    """All parts on one screen, for whoever builds a page."""
    return render(request, "shell/parts.html", {"colours": COLOURS, "now": timezone.now()})


@policy(ANYONE)
@require_safe
def keyboard(request: HttpRequest) -> HttpResponse:
    return render(request, "shell/keyboard.html")


@policy(ANYONE)
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """For whoever watches the site from outside. Says nothing but that it answers."""
    return HttpResponse("hidup", content_type="text/plain; charset=utf-8")
