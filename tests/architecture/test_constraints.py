"""What the database holds, by name: a migration made anew may not lose a promise unseen.

`constraints.txt` is edited by hand: a line more or less is a decision.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from tests.architecture.source import APPS

LIST = Path(__file__).with_name("constraints.txt")
HELD = """
    SELECT concat_ws(' ', kind, held_by, name)
    FROM (
        SELECT
            CASE contype WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclusion' ELSE 'unique' END,
            conrelid,
            conname
        FROM pg_constraint
        WHERE contype IN ('c', 'x', 'u')
        UNION ALL
        SELECT 'unique', indrelid, indexrelid::regclass::text
        FROM pg_index
        WHERE indisunique AND indpred IS NOT NULL
        UNION ALL
        SELECT 'trigger', tgrelid, regexp_replace(tgname, '^pgtrigger_|_[0-9a-f]{5}$', '', 'g')
        FROM pg_trigger
        WHERE NOT tgisinternal
    ) AS promise (kind, table_id, name), CAST(table_id::regclass AS text) AS held_by
    WHERE held_by = ANY (%s) AND name NOT LIKE held_by || '_%%_check'
"""


def held() -> set[str]:
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.app_label in APPS]
    with connection.cursor() as cursor:
        cursor.execute(HELD, [tables])
        return {line for (line,) in cursor.fetchall()}


@pytest.mark.django_db
def test_the_database_holds_what_the_list_says():
    promised, there = set(LIST.read_text().splitlines()), held()
    assert sorted(promised - there) == [], "promised, but not held"
    assert sorted(there - promised) == [], "held, but not on the list"
