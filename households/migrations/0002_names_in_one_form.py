from django.db import migrations

from households.names import grams, name_key
from households.variants import PAIRS


def rekey(apps, schema_editor):
    """Names with a character that has another form are compared by that form from now on."""
    people = apps.get_model("households", "Person").objects.all()
    for person in people.filter(name__regex=f"[{''.join(PAIRS)}]").iterator():
        key = name_key(person.name)
        people.filter(pk=person.pk).update(name_key=key, name_grams=grams(key))


class Migration(migrations.Migration):
    dependencies = [("households", "0001_initial")]
    operations = [migrations.RunPython(rekey, migrations.RunPython.noop)]
