"""Policies that ask for a role: `@policy(role(Role.APPROVER))`. Whose object it is, is for `access.py` to say."""

from django.http import HttpRequest

from alur.web.people import queries
from alur.web.people.models import Role
from alur.web.shell.policy import Policy


def role(*roles: Role) -> Policy:
    """Signed in, with one of the roles somewhere in the office."""
    return Policy("role:" + "|".join(sorted(roles)), lambda request: _has(request, roles))


def _has(request: HttpRequest, roles: tuple[Role, ...]) -> bool:
    return queries.has_role(request.user, *roles)
