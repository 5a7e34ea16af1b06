"""What every staff page knows about its reader: name, jabatan, roles, and the agency in the foot."""

from typing import Any

from django.http import HttpRequest

from alur.web.people import queries


def me(request: HttpRequest) -> dict[str, Any]:
    """A context processor; nothing is asked of the database until a template asks for it."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"agency": queries.agency, "me": None}
    return {
        "agency": queries.agency,
        "me": user,
        "my_title": lambda: queries.title_of(user),
        "my_roles": lambda: queries.roles_of(user),
    }
