"""Forms about people: signing in and one's own password, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, SetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _


class Plain:
    """Without placeholders: they repeat the label and vanish while one types."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Plain, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        for name, label in (("login", _("Nama masuk")), ("password", _("Kata sandi"))):
            self.fields[name].label, self.fields[name].help_text = label, ""


class NewPasswordForm(Plain, ChangePasswordForm):
    pass


class FirstPasswordForm(Plain, SetPasswordForm):
    pass


class AgainForm(Plain, ReauthenticateForm):
    pass
