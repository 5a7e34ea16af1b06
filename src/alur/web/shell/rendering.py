"""Forms are drawn by our own two templates, so `{{ form }}` is already a page part with help, errors and summary."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    form_template_name = "shell/parts/form.html"
    field_template_name = "shell/parts/field.html"
