"""Refuses passwords made of words that anybody would try here first: the agency's and the person's own names."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alur.web.people import queries

_ALWAYS = ("alur", "ombudsman", "sandi", "kantor")


class ContextWordsValidator:
    """ASVS 6.2.11. A long password may contain such a word; it may not consist of it and a few signs."""

    def validate(self, password: str, user: object = None) -> None:
        left = password.lower()
        for word in self._words(user):
            left = left.replace(word, "")
        if len(left) < 6 and len(left) < len(password):
            raise ValidationError(_("Kata sandi ini mudah ditebak dari nama kantor atau nama Anda. Pilih yang lain."))

    def get_help_text(self) -> str:
        return _("Jangan memakai nama kantor atau nama Anda.")

    def _words(self, user: object) -> list[str]:
        office = queries.agency()
        names = f"{office or ''} {getattr(user, 'name', '')} {getattr(user, 'login_name', '')}".lower().split()
        return sorted({*_ALWAYS, *(name for name in names if len(name) > 3)}, key=len, reverse=True)
