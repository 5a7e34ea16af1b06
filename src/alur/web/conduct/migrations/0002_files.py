from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("conduct", "0001_figures"),
    ]

    operations = []
