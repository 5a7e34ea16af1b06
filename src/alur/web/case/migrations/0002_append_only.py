"""The record refuses to be changed."""

from django.db import migrations

from alur.web.case import append_only


class Migration(migrations.Migration):
    dependencies = [("case", "0001_initial")]
    operations = [migrations.RunPython(append_only.install, append_only.remove)]
