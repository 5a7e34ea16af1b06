"""Forms about people: signing in and one's own password, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, SetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _


class Plain:
    """Without placeholders: they repeat the label and vanish while one types. ``LABELS`` are our words for theirs."""

    fields: dict[str, forms.Field]
    LABELS: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name, label in self.LABELS.items():
            self.fields[name].label = label


class SignInForm(Plain, LoginForm):
    LABELS = {"login": _("Nama masuk"), "password": _("Kata sandi")}
    not_done = _("Belum masuk.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        for name in self.LABELS:
            self.fields[name].help_text = ""


class NewPasswordForm(Plain, ChangePasswordForm):
    pass


class FirstPasswordForm(Plain, SetPasswordForm):
    LABELS = {"password1": _("Kata sandi")}


class AgainForm(Plain, ReauthenticateForm):
    LABELS = {"password": _("Kata sandi")}
