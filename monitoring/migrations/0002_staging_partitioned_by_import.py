from django.db import migrations

STAGING = """
    CREATE TABLE monitoring_registerrow (
        register_import_id bigint NOT NULL,
        row_number integer NOT NULL,
        region_code bigint NOT NULL,
        id_token uuid,
        name varchar(50) NOT NULL,
        name_key varchar(50) NOT NULL,
        birth_date date,
        event_on date,
        category varchar(30) NOT NULL DEFAULT '',
        group_key varchar(40) NOT NULL DEFAULT '',
        benefit varchar(30) NOT NULL DEFAULT '',
        data jsonb NOT NULL DEFAULT '{}'
    ) PARTITION BY LIST (register_import_id)
"""


class Migration(migrations.Migration):
    """Accepted register rows live in one partition for each import: destroying is dropping it.

    There is no index: comparisons read a partition from end to end, and loading is twice as fast.
    """

    dependencies = [("monitoring", "0001_initial")]
    operations = [migrations.RunSQL(STAGING, "DROP TABLE monitoring_registerrow")]
