"""Sign-in links of the demo: signed, for one person, open again as long as this demo's secret lives."""

from django.conf import settings
from django.core import signing

from alur.web.people.models import Person

# Login name → what this person does, as `make run` prints it.
FIVE = {
    "ayu": "menulis SOP",
    "bima": "bekerja menurut SOP",
    "citra": "memimpin dan mengesahkan",
    "dewi": "hanya melihat",
    "eka": "mengawasi",
}
_SALT = "alur.demo"


def demo_path(person: Person) -> str:
    return f"/demo/{signing.Signer(salt=_SALT).sign_object(person.login_name)}/"


def person_of(token: str) -> Person | None:
    """None where this is no demo, or the token is not ours."""
    if not settings.DEMO:
        return None
    try:
        login_name = signing.Signer(salt=_SALT).unsign_object(token)
    except signing.BadSignature:
        return None
    return Person.objects.filter(login_name=login_name, is_active=True).first()


def doors() -> list[tuple[str, str, str]]:
    """Name, what they do, and the link, for the sign-in page of the demo; elsewhere none."""
    if not settings.DEMO:
        return []
    persons = {person.login_name: person for person in Person.objects.filter(login_name__in=FIVE, is_active=True)}
    return [(persons[key].name, what, demo_path(persons[key])) for key, what in FIVE.items() if key in persons]
