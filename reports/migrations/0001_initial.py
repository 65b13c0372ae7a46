import django.contrib.postgres.fields
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
        ("monitoring", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Filing",
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
                ("kind", models.CharField(max_length=30, verbose_name="报表种类")),
                ("period", models.CharField(max_length=10, verbose_name="报告期")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("filed", "已报送"),
                            ("returned", "已退回"),
                            ("accepted", "已接收"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="报送期限")),
                ("figures", models.JSONField(default=dict, verbose_name="数字")),
                (
                    "lists",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("sha256", models.CharField(default="", max_length=64, verbose_name="校验")),
                ("nothing", models.BooleanField(default=False, verbose_name="零报告")),
                ("remarks", models.TextField(blank=True, default="", verbose_name="情况说明")),
                (
                    "reason",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="更正理由"
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drafted_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("filed_on", models.DateField(null=True, verbose_name="报送日期")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_on", models.DateField(null=True, verbose_name="审核日期")),
                (
                    "answer",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="退回理由"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "region", "period", "version"), name="filing_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "filed"])),
                        fields=("kind", "region", "period"),
                        name="filing_one_under_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="filing_later_version_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("filed_by__isnull", False),
                                ("filed_on__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="filing_filed_has_a_seal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("filed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="filing_answered_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="filing_returned_with_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="filing_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{draft:filed,filed:accepted,filed:returned}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="6199a6571c8aa8b3a2839f50d42b158fdedced5f",
                            operation="UPDATE",
                            pgid="pgtrigger_filing_moves_4bb25",
                            table="reports_filing",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="filing_figures_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state <> 'draft' AND (OLD.figures, OLD.lists, OLD.sha256, OLD.remarks, OLD.nothing) IS DISTINCT FROM (NEW.figures, NEW.lists, NEW.sha256, NEW.remarks, NEW.nothing))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="56b420c65c00258aaee05488447a7617adfc05f5",
                            operation="UPDATE",
                            pgid="pgtrigger_filing_figures_frozen_4b08a",
                            table="reports_filing",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="filing_filed_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IN ('filed', 'returned', 'accepted'))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="1ada95df108d147849eeee3a4098dadccbdd835c",
                            operation="DELETE",
                            pgid="pgtrigger_filing_filed_is_kept_ab005",
                            table="reports_filing",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_filinghistory" ("answer", "answered_by_id", "answered_on", "drafted_at", "drafted_by_id", "due_on", "figures", "filed_by_id", "filed_on", "id", "kind", "lists", "nothing", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "remarks", "sha256", "state", "version") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."drafted_at", new_values."drafted_by_id", new_values."due_on", new_values."figures", new_values."filed_by_id", new_values."filed_on", new_values."id", new_values."kind", new_values."lists", new_values."nothing", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."region_code", new_values."remarks", new_values."sha256", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="674266942772418cb0d4d32fe1b83b6210f5b047",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3e978",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="reports_filing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_filinghistory" ("answer", "answered_by_id", "answered_on", "drafted_at", "drafted_by_id", "due_on", "figures", "filed_by_id", "filed_on", "id", "kind", "lists", "nothing", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "remarks", "sha256", "state", "version") SELECT new_values."answer", new_values."answered_by_id", new_values."answered_on", new_values."drafted_at", new_values."drafted_by_id", new_values."due_on", new_values."figures", new_values."filed_by_id", new_values."filed_on", new_values."id", new_values."kind", new_values."lists", new_values."nothing", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."region_code", new_values."remarks", new_values."sha256", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c5afe97b052af06f2ecaba4c4090ec646bf03f1e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4e62e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="reports_filing",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_filinghistory" ("answer", "answered_by_id", "answered_on", "drafted_at", "drafted_by_id", "due_on", "figures", "filed_by_id", "filed_on", "id", "kind", "lists", "nothing", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "remarks", "sha256", "state", "version") SELECT old_values."answer", old_values."answered_by_id", old_values."answered_on", old_values."drafted_at", old_values."drafted_by_id", old_values."due_on", old_values."figures", old_values."filed_by_id", old_values."filed_on", old_values."id", old_values."kind", old_values."lists", old_values."nothing", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."region_code", old_values."remarks", old_values."sha256", old_values."state", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="460a4f277d4a4fbffc946fcfd1dccd92c2b1334e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fb53a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="reports_filing",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FilingHistory",
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
                        to="reports.filing",
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
                        db_column="region_code",
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.region",
                        verbose_name="所在地",
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="报表种类")),
                ("period", models.CharField(max_length=10, verbose_name="报告期")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("filed", "已报送"),
                            ("returned", "已退回"),
                            ("accepted", "已接收"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="报送期限")),
                ("figures", models.JSONField(default=dict, verbose_name="数字")),
                (
                    "lists",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("sha256", models.CharField(default="", max_length=64, verbose_name="校验")),
                ("nothing", models.BooleanField(default=False, verbose_name="零报告")),
                ("remarks", models.TextField(blank=True, default="", verbose_name="情况说明")),
                (
                    "reason",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="更正理由"
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drafted_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "filed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("filed_on", models.DateField(null=True, verbose_name="报送日期")),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_on", models.DateField(null=True, verbose_name="审核日期")),
                (
                    "answer",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="退回理由"
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
                            hash="73cc485e11c816accc7c30bf817f4c53d42959a6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a2f0",
                            table="reports_filinghistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FiledRow",
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
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="reports.filing",
                    ),
                ),
                ("section", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=40)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.person",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="monitoring.finding",
                    ),
                ),
                ("person_name", models.CharField(max_length=50, verbose_name="姓名")),
                (
                    "flags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30), size=None
                    ),
                ),
                ("kept", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["filing", "section", "key"], name="filedrow_of_section")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="filedrow_frozen_when_filed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF EXISTS (\n        SELECT FROM reports_filing AS f\n        WHERE f.id = coalesce(NEW.filing_id, OLD.filing_id) AND f.state <> 'draft'\n    ) THEN\n        RAISE EXCEPTION 'filedrow_frozen_when_filed' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN coalesce(NEW, OLD);\n",
                            hash="f67fdedfa5961a7c1e9dd7448bfcfe3376d07aa5",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_filedrow_frozen_when_filed_f4526",
                            table="reports_filedrow",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportRun",
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
                ("kind", models.CharField(max_length=30, verbose_name="报表种类")),
                ("period", models.CharField(max_length=10, verbose_name="期间")),
                ("figures", models.JSONField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="生成时间",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Download",
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
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="reports.reportrun",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LedgerFiling",
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
                ("kind", models.CharField(max_length=20, verbose_name="台账")),
                ("month", models.DateField(verbose_name="月份")),
                ("counts", models.JSONField(verbose_name="各状态行数")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "filed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("filer", models.UUIDField()),
                ("filed_on", models.DateField(verbose_name="报备日期")),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("receiver", models.UUIDField(null=True)),
                ("received_on", models.DateField(null=True, verbose_name="签收日期")),
            ],
            options={
                "ordering": ["-month", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "region", "month", "sha256"),
                        name="ledgerfiling_the_same_rows_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("received_by", None), ("received_on", None), ("receiver", None)
                            ),
                            models.Q(
                                ("received_by__isnull", False),
                                ("received_on__gte", models.F("filed_on")),
                                ("received_on__isnull", False),
                                ("receiver__isnull", False),
                                models.Q(("receiver", models.F("filer")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ledgerfiling_received_by_another",
                    ),
                ],
            },
        ),
    ]
