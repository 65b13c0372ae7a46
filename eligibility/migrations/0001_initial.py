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
        ("accounts", "__first__"),
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
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="元/月"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                ("document", models.CharField(max_length=200, verbose_name="文件")),
                ("illustrative", models.BooleanField(default=False, verbose_name="示例数值")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("region", "="),
                            ("key", "="),
                            ("area", "="),
                            ("period", "&&"),
                        ],
                        name="standard_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="standard_is_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="standard_confirmed_by_another",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "eligibility_standardhistory" ("amount", "area", "confirmed_by_id", "document", "entered_by_id", "id", "illustrative", "key", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT new_values."amount", new_values."area", new_values."confirmed_by_id", new_values."document", new_values."entered_by_id", new_values."id", new_values."illustrative", new_values."key", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="df987298ef5f0edc3e9dd88e3e286daad75f4c2a",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "eligibility_standardhistory" ("amount", "area", "confirmed_by_id", "document", "entered_by_id", "id", "illustrative", "key", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT new_values."amount", new_values."area", new_values."confirmed_by_id", new_values."document", new_values."entered_by_id", new_values."id", new_values."illustrative", new_values."key", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="50e843a5aef7fcefe2560ff6f997f01a0be43cb4",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "eligibility_standardhistory" ("amount", "area", "confirmed_by_id", "document", "entered_by_id", "id", "illustrative", "key", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id") SELECT old_values."amount", old_values."area", old_values."confirmed_by_id", old_values."document", old_values."entered_by_id", old_values."id", old_values."illustrative", old_values."key", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9fd5f399185fd9427e6ddb6bcd1fc83596f139e6",
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
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="元/月"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                ("document", models.CharField(max_length=200, verbose_name="文件")),
                ("illustrative", models.BooleanField(default=False, verbose_name="示例数值")),
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
