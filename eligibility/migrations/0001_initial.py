import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("households", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_column="region_code",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.region",
                        verbose_name="所在地",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="households.household",
                    ),
                ),
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("on", models.DateField(verbose_name="核算日期")),
                ("facts", models.JSONField()),
                ("sheet", models.JSONField()),
                ("outcome", models.CharField(max_length=20, verbose_name="结论")),
                (
                    "total_monthly",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="月金额"),
                ),
                ("rules_version", models.CharField(max_length=20, verbose_name="规则版本")),
                ("policy_sha256", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "assessed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="核算时间",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "indexes": [
                    models.Index(fields=["household", "-on"], name="assessment_of_household")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("total_monthly__gte", 0)),
                        name="assessment_not_negative",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="assessment_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="242e97f24e789343d75f35452a352c28e5389447",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_assessment_append_only_37c27",
                            table="eligibility_assessment",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Standard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standards",
                        to="accounts.region",
                        verbose_name="地区",
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="标准种类")),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村"), ("both", "城乡一致")],
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="数值"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                ("document", models.CharField(max_length=200, verbose_name="文件")),
                ("illustrative", models.BooleanField(default=False, verbose_name="示例数值")),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="说明"),
                ),
                (
                    "backdated_because",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="追溯理由"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="录入时间",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_because",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="理由"),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="took_the_place_of",
                        to="eligibility.standard",
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", False), ("replaced_by__isnull", True)
                        ),
                        expressions=[
                            ("region", "="),
                            ("key", "="),
                            ("area", "="),
                            ("period", "&&"),
                        ],
                        name="standard_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0),
                            ("key__in", ("price_index", "food_price_index")),
                            _connector="OR",
                        ),
                        name="standard_is_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="standard_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None), ("closed_by", None), _connector="OR"
                        ),
                        name="standard_confirmed_or_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_by", None),
                            ("closed_by", models.F("entered_by")),
                            models.Q(("closed_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="standard_rejected_with_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="standard_figure_stands",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."area" IS DISTINCT FROM (NEW."area") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="7654158a1b35b71a610ba294e475d52dad6be5b2",
                            operation="UPDATE",
                            pgid="pgtrigger_standard_figure_stands_db085",
                            table="eligibility_standard",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="standard_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a54d86477d0e60565b1bba85881553c5d1919ccc",
                            operation="DELETE",
                            pgid="pgtrigger_standard_is_kept_e57a2",
                            table="eligibility_standard",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "eligibility_standardhistory" ("amount", "area", "backdated_because", "closed_because", "closed_by_id", "confirmed_at", "confirmed_by_id", "document", "entered_at", "entered_by_id", "id", "illustrative", "key", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "replaced_by_id") SELECT new_values."amount", new_values."area", new_values."backdated_because", new_values."closed_because", new_values."closed_by_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."document", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."illustrative", new_values."key", new_values."note", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_id", new_values."replaced_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7cf248aaa8137373eecad162cf8145f7afc19a28",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_132eb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="eligibility_standard",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "eligibility_standardhistory" ("amount", "area", "backdated_because", "closed_because", "closed_by_id", "confirmed_at", "confirmed_by_id", "document", "entered_at", "entered_by_id", "id", "illustrative", "key", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "replaced_by_id") SELECT new_values."amount", new_values."area", new_values."backdated_because", new_values."closed_because", new_values."closed_by_id", new_values."confirmed_at", new_values."confirmed_by_id", new_values."document", new_values."entered_at", new_values."entered_by_id", new_values."id", new_values."illustrative", new_values."key", new_values."note", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_id", new_values."replaced_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cf6e766e2735fd3a63326093b65861bdfa5462d8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_86530",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="eligibility_standard",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "eligibility_standardhistory" ("amount", "area", "backdated_because", "closed_because", "closed_by_id", "confirmed_at", "confirmed_by_id", "document", "entered_at", "entered_by_id", "id", "illustrative", "key", "note", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "replaced_by_id") SELECT old_values."amount", old_values."area", old_values."backdated_because", old_values."closed_because", old_values."closed_by_id", old_values."confirmed_at", old_values."confirmed_by_id", old_values."document", old_values."entered_at", old_values."entered_by_id", old_values."id", old_values."illustrative", old_values."key", old_values."note", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_id", old_values."replaced_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="42d9a06952bdc2c70c3701978ef2b7d7aa5c75af",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_086eb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="eligibility_standard",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="history",
                        to="eligibility.standard",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                ("id", models.BigIntegerField()),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.region",
                        verbose_name="地区",
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="标准种类")),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村"), ("both", "城乡一致")],
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="数值"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                ("document", models.CharField(max_length=200, verbose_name="文件")),
                ("illustrative", models.BooleanField(default=False, verbose_name="示例数值")),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="说明"),
                ),
                (
                    "backdated_because",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="追溯理由"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="录入时间",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_because",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="理由"),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="eligibility.standard",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f5d3c41b716533460ea340629437cc941671044e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_66627",
                            table="eligibility_standardhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
