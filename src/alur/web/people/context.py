"""What every staff page knows about its reader: name, jabatan, roles, and the agency in the foot."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from alur.web.people import queries


def me(request: HttpRequest) -> dict[str, Any]:
    """A context processor; nothing is asked of the database until a template asks for it, and then once."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"agency": cache(queries.agency), "me": None}
    return {
        "agency": cache(queries.agency),
        "me": user,
        "my_title": cache(lambda: queries.title_of(user)),
        "my_roles": cache(lambda: queries.roles_of(user)),
    }
