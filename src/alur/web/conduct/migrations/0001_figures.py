from django.db import migrations


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("case", "0004_facts_by_sop"),
    ]

    operations = []
