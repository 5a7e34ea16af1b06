"""A person of the office. Events and facts keep the key, a bare number; only this table knows the name."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Finds and makes persons by login name; login names are kept in small letters."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(login_name=(username or "").lower())

    def create_person(self, login_name: str, *, name: str, password: str | None = None, nip: str = "") -> "Person":
        """Without a password the person signs in first by a link that an administrator makes."""
        person = self.model(login_name=login_name.lower(), name=name, nip=nip)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    name = models.CharField(_("Nama"), max_length=150)
    login_name = models.CharField(_("Nama masuk"), max_length=60, unique=True)
    nip = models.CharField(_("NIP"), max_length=18, blank=True)
    is_active = models.BooleanField(_("Boleh masuk"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """Two letters for the round mark beside the name.

        >>> Person(name="Ayu").initials, Person(name="Muhammad Noor").initials
        ('Ay', 'MN')
        """
        words = self.name.split()
        if len(words) < 2:
            return self.name[:2]
        return (words[0][0] + words[-1][0]).upper()
