import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import monitoring.comparisons

# Accepted register rows live in one partition for each import: destroying is dropping it. There is no
# index: comparisons read a partition from end to end, and loading is twice as fast.
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
        data jsonb NOT NULL DEFAULT '{}',
        other_token uuid
    ) PARTITION BY LIST (register_import_id)
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("cases", "0001_initial"),
        ("households", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterImport",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("poverty_office", "扶贫（乡村振兴）名册"),
                            ("funeral", "殡葬死亡记录"),
                            ("disability", "残联持证残疾人"),
                            ("medical", "医保结算"),
                            ("education", "教育学籍与资助"),
                            ("housing", "住房保障与网签"),
                            ("real_estate", "不动产登记"),
                            ("human_resources", "人社养老、参保与就业"),
                            ("tax", "税务申报收入"),
                            ("market", "市场主体登记"),
                            ("vehicles", "车辆船舶登记"),
                            ("provident_fund", "住房公积金"),
                            ("household_registration", "公安户籍"),
                            ("marriage", "婚姻登记"),
                            ("public_payroll", "财政供养人员"),
                            ("prison", "服刑、戒毒和羁押人员"),
                            ("suspected", "上级下发疑似名单"),
                            ("hotline", "12345 热线工单"),
                            ("epidemic", "卫健疫情患者"),
                        ],
                        max_length=24,
                        verbose_name="登记种类",
                    ),
                ),
                ("source", models.CharField(default="", max_length=60, verbose_name="来源单位")),
                ("complete", models.BooleanField(default=False, verbose_name="完整名册")),
                (
                    "told_rows",
                    models.PositiveBigIntegerField(null=True, verbose_name="来源报的行数"),
                ),
                (
                    "told_persons",
                    models.PositiveBigIntegerField(null=True, verbose_name="来源报的人数"),
                ),
                ("as_of", models.DateField(verbose_name="数据日期")),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("file_sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "待对应列"),
                            ("loading", "读取中"),
                            ("checked", "待确认"),
                            ("waiting", "待另一人确认"),
                            ("loaded", "已导入"),
                            ("late", "迟到，未采用"),
                            ("refused", "已拒收"),
                            ("destroyed", "已销毁"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("rows", models.PositiveBigIntegerField(default=0, verbose_name="总行数")),
                ("accepted", models.PositiveBigIntegerField(default=0, verbose_name="有效")),
                ("rejected", models.PositiveBigIntegerField(default=0, verbose_name="拒收")),
                ("duplicate", models.PositiveBigIntegerField(default=0, verbose_name="重复")),
                ("stored", models.CharField(default="", editable=False, max_length=80)),
                ("sheet", models.JSONField(default=dict, verbose_name="表头与样例")),
                ("mapping", models.JSONField(default=dict, verbose_name="列对应")),
                ("words", models.JSONField(default=dict, verbose_name="写法对照")),
                ("profile", models.JSONField(default=dict, verbose_name="文件概况")),
                ("problems", models.JSONField(default=list, verbose_name="问题行")),
                ("warnings", models.JSONField(default=list, verbose_name="提示")),
                ("gates", models.JSONField(default=list, verbose_name="把关")),
                ("refusal", models.CharField(default="", max_length=200, verbose_name="拒收原因")),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="accounts.job",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "imported_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="导入时间",
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
                ("confirming_reason", models.CharField(default="", max_length=200)),
                ("loaded_on", models.DateField(null=True, verbose_name="导入日期")),
                ("destroy_on", models.DateField(null=True, verbose_name="销毁日期")),
                ("destroyed_at", models.DateTimeField(null=True, verbose_name="销毁时间")),
                (
                    "destroyed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "destroyed_rows",
                    models.PositiveBigIntegerField(null=True, verbose_name="销毁行数"),
                ),
            ],
            options={
                "ordering": ["-imported_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "refused"), _negated=True),
                        fields=("kind", "region", "file_sha256"),
                        name="registerimport_a_file_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["received", "loading", "refused"]),
                            (
                                "rows",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("accepted"), "+", models.F("rejected")
                                    ),
                                    "+",
                                    models.F("duplicate"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="registerimport_every_row_accounted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("destroyed_at__isnull", False),
                                ("destroyed_by__isnull", False),
                                ("destroyed_rows__isnull", False),
                                ("state", "destroyed"),
                            ),
                            models.Q(
                                models.Q(("state", "destroyed"), _negated=True),
                                ("destroyed_at", None),
                                ("destroyed_by", None),
                                ("destroyed_rows", None),
                            ),
                            _connector="OR",
                        ),
                        name="registerimport_destroyed_on_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("imported_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="registerimport_confirmed_by_another",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_registerimporthistory" ("accepted", "as_of", "complete", "confirmed_by_id", "confirming_reason", "destroy_on", "destroyed_at", "destroyed_by_id", "destroyed_rows", "duplicate", "file_name", "file_sha256", "gates", "id", "imported_at", "imported_by_id", "job_id", "kind", "loaded_on", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "profile", "refusal", "region_code", "rejected", "rows", "sheet", "source", "state", "stored", "told_persons", "told_rows", "warnings", "words") SELECT new_values."accepted", new_values."as_of", new_values."complete", new_values."confirmed_by_id", new_values."confirming_reason", new_values."destroy_on", new_values."destroyed_at", new_values."destroyed_by_id", new_values."destroyed_rows", new_values."duplicate", new_values."file_name", new_values."file_sha256", new_values."gates", new_values."id", new_values."imported_at", new_values."imported_by_id", new_values."job_id", new_values."kind", new_values."loaded_on", new_values."mapping", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."problems", new_values."profile", new_values."refusal", new_values."region_code", new_values."rejected", new_values."rows", new_values."sheet", new_values."source", new_values."state", new_values."stored", new_values."told_persons", new_values."told_rows", new_values."warnings", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="95b0f0ea485c2abcc916e6ee1b86df9be9ad14dd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_019fc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_registerimport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_registerimporthistory" ("accepted", "as_of", "complete", "confirmed_by_id", "confirming_reason", "destroy_on", "destroyed_at", "destroyed_by_id", "destroyed_rows", "duplicate", "file_name", "file_sha256", "gates", "id", "imported_at", "imported_by_id", "job_id", "kind", "loaded_on", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "profile", "refusal", "region_code", "rejected", "rows", "sheet", "source", "state", "stored", "told_persons", "told_rows", "warnings", "words") SELECT new_values."accepted", new_values."as_of", new_values."complete", new_values."confirmed_by_id", new_values."confirming_reason", new_values."destroy_on", new_values."destroyed_at", new_values."destroyed_by_id", new_values."destroyed_rows", new_values."duplicate", new_values."file_name", new_values."file_sha256", new_values."gates", new_values."id", new_values."imported_at", new_values."imported_by_id", new_values."job_id", new_values."kind", new_values."loaded_on", new_values."mapping", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."problems", new_values."profile", new_values."refusal", new_values."region_code", new_values."rejected", new_values."rows", new_values."sheet", new_values."source", new_values."state", new_values."stored", new_values."told_persons", new_values."told_rows", new_values."warnings", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1bdd6870c46e4abe00a5039416b02a37eeea7664",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9c620",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_registerimport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_registerimporthistory" ("accepted", "as_of", "complete", "confirmed_by_id", "confirming_reason", "destroy_on", "destroyed_at", "destroyed_by_id", "destroyed_rows", "duplicate", "file_name", "file_sha256", "gates", "id", "imported_at", "imported_by_id", "job_id", "kind", "loaded_on", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "profile", "refusal", "region_code", "rejected", "rows", "sheet", "source", "state", "stored", "told_persons", "told_rows", "warnings", "words") SELECT old_values."accepted", old_values."as_of", old_values."complete", old_values."confirmed_by_id", old_values."confirming_reason", old_values."destroy_on", old_values."destroyed_at", old_values."destroyed_by_id", old_values."destroyed_rows", old_values."duplicate", old_values."file_name", old_values."file_sha256", old_values."gates", old_values."id", old_values."imported_at", old_values."imported_by_id", old_values."job_id", old_values."kind", old_values."loaded_on", old_values."mapping", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."problems", old_values."profile", old_values."refusal", old_values."region_code", old_values."rejected", old_values."rows", old_values."sheet", old_values."source", old_values."state", old_values."stored", old_values."told_persons", old_values."told_rows", old_values."warnings", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a9dbd85c531ab2c30f2a3fc1402c8e699529665f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ceef5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_registerimport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterImportHistory",
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
                        to="monitoring.registerimport",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poverty_office", "扶贫（乡村振兴）名册"),
                            ("funeral", "殡葬死亡记录"),
                            ("disability", "残联持证残疾人"),
                            ("medical", "医保结算"),
                            ("education", "教育学籍与资助"),
                            ("housing", "住房保障与网签"),
                            ("real_estate", "不动产登记"),
                            ("human_resources", "人社养老、参保与就业"),
                            ("tax", "税务申报收入"),
                            ("market", "市场主体登记"),
                            ("vehicles", "车辆船舶登记"),
                            ("provident_fund", "住房公积金"),
                            ("household_registration", "公安户籍"),
                            ("marriage", "婚姻登记"),
                            ("public_payroll", "财政供养人员"),
                            ("prison", "服刑、戒毒和羁押人员"),
                            ("suspected", "上级下发疑似名单"),
                            ("hotline", "12345 热线工单"),
                            ("epidemic", "卫健疫情患者"),
                        ],
                        max_length=24,
                        verbose_name="登记种类",
                    ),
                ),
                ("source", models.CharField(default="", max_length=60, verbose_name="来源单位")),
                ("complete", models.BooleanField(default=False, verbose_name="完整名册")),
                (
                    "told_rows",
                    models.PositiveBigIntegerField(null=True, verbose_name="来源报的行数"),
                ),
                (
                    "told_persons",
                    models.PositiveBigIntegerField(null=True, verbose_name="来源报的人数"),
                ),
                ("as_of", models.DateField(verbose_name="数据日期")),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("file_sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "待对应列"),
                            ("loading", "读取中"),
                            ("checked", "待确认"),
                            ("waiting", "待另一人确认"),
                            ("loaded", "已导入"),
                            ("late", "迟到，未采用"),
                            ("refused", "已拒收"),
                            ("destroyed", "已销毁"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("rows", models.PositiveBigIntegerField(default=0, verbose_name="总行数")),
                ("accepted", models.PositiveBigIntegerField(default=0, verbose_name="有效")),
                ("rejected", models.PositiveBigIntegerField(default=0, verbose_name="拒收")),
                ("duplicate", models.PositiveBigIntegerField(default=0, verbose_name="重复")),
                ("stored", models.CharField(default="", editable=False, max_length=80)),
                ("sheet", models.JSONField(default=dict, verbose_name="表头与样例")),
                ("mapping", models.JSONField(default=dict, verbose_name="列对应")),
                ("words", models.JSONField(default=dict, verbose_name="写法对照")),
                ("profile", models.JSONField(default=dict, verbose_name="文件概况")),
                ("problems", models.JSONField(default=list, verbose_name="问题行")),
                ("warnings", models.JSONField(default=list, verbose_name="提示")),
                ("gates", models.JSONField(default=list, verbose_name="把关")),
                ("refusal", models.CharField(default="", max_length=200, verbose_name="拒收原因")),
                (
                    "job",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.job",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "imported_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="导入时间",
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
                ("confirming_reason", models.CharField(default="", max_length=200)),
                ("loaded_on", models.DateField(null=True, verbose_name="导入日期")),
                ("destroy_on", models.DateField(null=True, verbose_name="销毁日期")),
                ("destroyed_at", models.DateTimeField(null=True, verbose_name="销毁时间")),
                (
                    "destroyed_by",
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
                    "destroyed_rows",
                    models.PositiveBigIntegerField(null=True, verbose_name="销毁行数"),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="36a75167376e9de925384006b0143f11d8c80323",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4f511",
                            table="monitoring_registerimporthistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "register_import_id",
                        "row_number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "register_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="monitoring.registerimport",
                    ),
                ),
                ("row_number", models.PositiveIntegerField()),
                ("region_code", models.BigIntegerField()),
                ("id_token", models.UUIDField(null=True)),
                ("other_token", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=50)),
                ("name_key", models.CharField(max_length=50)),
                ("birth_date", models.DateField(null=True)),
                ("event_on", models.DateField(null=True)),
                ("category", models.CharField(default="", max_length=30)),
                ("group_key", models.CharField(default="", max_length=40)),
                ("benefit", models.CharField(default="", max_length=30)),
                ("data", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "monitoring_registerrow",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="RejectedRow",
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
                    "register_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rejected_rows",
                        to="monitoring.registerimport",
                    ),
                ),
                ("row_number", models.PositiveIntegerField(verbose_name="行号")),
                ("column", models.CharField(max_length=60, verbose_name="列")),
                ("code", models.CharField(max_length=24)),
                ("reason", models.CharField(max_length=200, verbose_name="原因")),
                (
                    "value",
                    models.CharField(default="", max_length=100, verbose_name="原值（脱敏）"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register_import", "row_number"), name="rejectedrow_once_per_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkCandidate",
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
                    "register_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="monitoring.registerimport",
                    ),
                ),
                ("row_number", models.PositiveIntegerField(verbose_name="行号")),
                ("name", models.CharField(max_length=50, verbose_name="登记姓名")),
                ("birth_date", models.DateField(null=True, verbose_name="登记出生日期")),
                ("event_on", models.DateField(null=True, verbose_name="登记日期")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="households.person",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="households.household",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="匹配权重"),
                ),
                ("levels", models.JSONField(default=dict, verbose_name="逐项比较")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待判定"),
                            ("accepted", "是同一人"),
                            ("rejected", "不是同一人"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="判定时间")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["-weight", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register_import", "row_number", "person"),
                        name="linkcandidate_a_pair_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "accepted")),
                        fields=("register_import", "row_number"),
                        name="linkcandidate_a_row_is_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                models.Q(("decided_by", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="linkcandidate_decided_by_somebody",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_linkcandidatehistory" ("at", "birth_date", "decided_at", "decided_by_id", "event_on", "household_id", "id", "levels", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "register_import_id", "row_number", "state", "weight") SELECT new_values."at", new_values."birth_date", new_values."decided_at", new_values."decided_by_id", new_values."event_on", new_values."household_id", new_values."id", new_values."levels", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."register_import_id", new_values."row_number", new_values."state", new_values."weight" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="efaf5dcf6f2f0bb66b92c89d8768fe0c76977d47",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bb8b6",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_linkcandidate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_linkcandidatehistory" ("at", "birth_date", "decided_at", "decided_by_id", "event_on", "household_id", "id", "levels", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "register_import_id", "row_number", "state", "weight") SELECT new_values."at", new_values."birth_date", new_values."decided_at", new_values."decided_by_id", new_values."event_on", new_values."household_id", new_values."id", new_values."levels", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."register_import_id", new_values."row_number", new_values."state", new_values."weight" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5ef6b969e6898c9388eb1e913586509bec776d5d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_20952",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_linkcandidate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_linkcandidatehistory" ("at", "birth_date", "decided_at", "decided_by_id", "event_on", "household_id", "id", "levels", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "register_import_id", "row_number", "state", "weight") SELECT old_values."at", old_values."birth_date", old_values."decided_at", old_values."decided_by_id", old_values."event_on", old_values."household_id", old_values."id", old_values."levels", old_values."name", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."register_import_id", old_values."row_number", old_values."state", old_values."weight" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="871aba4b36217967bcca13b705831f464f1505fb",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae300",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_linkcandidate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkCandidateHistory",
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
                        to="monitoring.linkcandidate",
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
                (
                    "register_import",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.registerimport",
                    ),
                ),
                ("row_number", models.PositiveIntegerField(verbose_name="行号")),
                ("name", models.CharField(max_length=50, verbose_name="登记姓名")),
                ("birth_date", models.DateField(null=True, verbose_name="登记出生日期")),
                ("event_on", models.DateField(null=True, verbose_name="登记日期")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(decimal_places=2, max_digits=6, verbose_name="匹配权重"),
                ),
                ("levels", models.JSONField(default=dict, verbose_name="逐项比较")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待判定"),
                            ("accepted", "是同一人"),
                            ("rejected", "不是同一人"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="判定时间")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b733248fd64ec6b1323399b9f9c511a82e16e374",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c830d",
                            table="monitoring_linkcandidatehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comparison",
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
                    "kind",
                    models.CharField(
                        choices=monitoring.comparisons.kind_choices,
                        max_length=30,
                        verbose_name="比对种类",
                    ),
                ),
                ("period", models.CharField(max_length=10, verbose_name="期间")),
                ("inputs", models.CharField(max_length=64)),
                ("sources", models.JSONField(default=list, verbose_name="数据来源")),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comparisons",
                        to="accounts.job",
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="开始时间",
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                ("matched", models.PositiveBigIntegerField(default=0, verbose_name="比中")),
                ("new", models.PositiveBigIntegerField(default=0, verbose_name="新增疑点")),
                ("known", models.PositiveBigIntegerField(default=0, verbose_name="已有疑点")),
                ("closed", models.PositiveBigIntegerField(default=0, verbose_name="自动销号")),
                ("groups", models.JSONField(default=dict, verbose_name="分组数")),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "region", "period", "inputs"),
                        name="comparison_once_per_period_and_inputs",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ComparedPerson",
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
                    "comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="monitoring.comparison",
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("both", "两方都有且一致"),
                            ("only_ours", "仅我方有"),
                            ("only_theirs", "仅名册有"),
                            ("differ", "两方都有但不一致"),
                        ],
                        max_length=12,
                        verbose_name="分组",
                    ),
                ),
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
                ("id_token", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("category", models.CharField(default="", max_length=30, verbose_name="脱贫属性")),
                (
                    "differences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("name", "姓名不同"),
                                ("membership", "家庭成员不同"),
                                ("benefit", "待遇标注不同"),
                                ("category", "脱贫属性不同"),
                                ("marked", "名册标注在享、我方无待遇"),
                                ("left", "一年内退出待遇而风险未消除"),
                                ("unknown", "我方标注脱贫属性、名册查无"),
                            ],
                            max_length=12,
                        ),
                        default=list,
                        size=None,
                        verbose_name="差异",
                    ),
                ),
                ("facts", models.JSONField(default=dict, verbose_name="两方记录")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["comparison", "group", "region"], name="comparedperson_group"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("group", "only_theirs"), ("person__isnull", False), _connector="OR"
                        ),
                        name="comparedperson_ours_is_a_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                    "city_code",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("region"), template="(%(expressions)s / 100000000 * 100000000)"
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                (
                    "county_code",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("region"), template="(%(expressions)s / 1000000 * 1000000)"
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                (
                    "township_code",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("region"), template="(%(expressions)s / 1000 * 1000)"
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "rule",
                    models.CharField(
                        choices=monitoring.comparisons.rule_choices,
                        max_length=40,
                        verbose_name="规则",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("L1", "号码与姓名一致"),
                            ("L2", "号码一致、姓名不同"),
                            ("L3", "姓名、出生日期与村一致"),
                        ],
                        max_length=2,
                        verbose_name="匹配程度",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待核实"),
                            ("checking", "核实中"),
                            ("proposed", "待复核"),
                            ("told", "已告知，待生效"),
                            ("deferred", "暂缓"),
                            ("settled", "已办结"),
                            ("vanished", "已自动销号"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="households.person",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="households.household",
                    ),
                ),
                ("id_token", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("facts", models.JSONField(default=dict, verbose_name="证据")),
                ("facts_sha256", models.CharField(max_length=64)),
                (
                    "first_comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="new_findings",
                        to="monitoring.comparison",
                    ),
                ),
                (
                    "last_comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="monitoring.comparison",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("due_on", models.DateField(verbose_name="办理期限")),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_on", models.DateField(null=True, verbose_name="销号日期")),
                (
                    "closing_reason",
                    models.CharField(default="", max_length=200, verbose_name="销号原因"),
                ),
                ("wakes_on", models.DateField(null=True, verbose_name="到期重新核实")),
                (
                    "resting_reason",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="暂缓理由",
                    ),
                ),
                (
                    "reappearances",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="再次出现"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["county_code", "state", "due_on"], name="finding_county_list"
                    ),
                    models.Index(
                        fields=["township_code", "state", "due_on"], name="finding_town_list"
                    ),
                    models.Index(
                        condition=models.Q(("wakes_on__isnull", False)),
                        fields=["wakes_on"],
                        name="finding_to_wake",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state__in", ["settled", "vanished"]),
                                models.Q(("closing_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["settled", "vanished"]), _negated=True),
                                ("closed_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="finding_closed_has_a_day_and_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "deferred"), ("wakes_on__isnull", False)),
                            ("state", "settled"),
                            ("wakes_on", None),
                            _connector="OR",
                        ),
                        name="finding_wakes_where_it_rests",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="finding_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:checking,open:deferred,open:proposed,open:vanished,checking:deferred,checking:proposed,checking:vanished,proposed:checking,proposed:settled,proposed:told,told:checking,told:settled,deferred:checking,deferred:vanished,settled:open,vanished:open}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="d439a05ae2144580d2c2bdccb1895ff60057514c",
                            operation="UPDATE",
                            pgid="pgtrigger_finding_moves_b0bf5",
                            table="monitoring_finding",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="finding_settled_by_two_people",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NEW.state = 'settled' AND OLD.state <> 'settled' AND NOT EXISTS (\n        SELECT 1 FROM monitoring_disposal AS d\n        WHERE d.finding_id = NEW.id AND d.confirmed_by_id IS NOT NULL AND NOT d.rejected\n    ) THEN\n        RAISE EXCEPTION 'finding_settled_by_two_people' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="0045dd865ace230f8a14f4880d0987c980a3df7a",
                            operation="UPDATE",
                            pgid="pgtrigger_finding_settled_by_two_people_e461c",
                            table="monitoring_finding",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="finding_comes_back",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF OLD.state IN ('settled', 'vanished') AND NEW.state = 'open' THEN\n        NEW.reappearances := OLD.reappearances + 1;\n        NEW.wakes_on := NULL;\n    ELSIF OLD.state = 'deferred' AND NEW.facts_sha256 <> OLD.facts_sha256 THEN\n        NEW.state := 'checking';\n        NEW.wakes_on := NULL;\n    ELSIF NEW.state = 'vanished' THEN\n        NEW.wakes_on := NULL;\n    END IF;\n    RETURN NEW;\n",
                            hash="54dbcce040dcedca45bd4ffe6c034b37f5a74f58",
                            operation="UPDATE",
                            pgid="pgtrigger_finding_comes_back_973a1",
                            table="monitoring_finding",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_findinghistory" ("closed_on", "closing_reason", "due_on", "facts", "facts_sha256", "first_comparison_id", "found_on", "household_id", "id", "id_token", "key", "last_comparison_id", "level", "name", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reappearances", "region_code", "resting_reason", "rule", "state", "version", "wakes_on") SELECT new_values."closed_on", new_values."closing_reason", new_values."due_on", new_values."facts", new_values."facts_sha256", new_values."first_comparison_id", new_values."found_on", new_values."household_id", new_values."id", new_values."id_token", new_values."key", new_values."last_comparison_id", new_values."level", new_values."name", new_values."owner_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reappearances", new_values."region_code", new_values."resting_reason", new_values."rule", new_values."state", new_values."version", new_values."wakes_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4e3f0ed03828ffa57aa23653196c176f665955b2",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_95283",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_finding",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_findinghistory" ("closed_on", "closing_reason", "due_on", "facts", "facts_sha256", "first_comparison_id", "found_on", "household_id", "id", "id_token", "key", "last_comparison_id", "level", "name", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reappearances", "region_code", "resting_reason", "rule", "state", "version", "wakes_on") SELECT new_values."closed_on", new_values."closing_reason", new_values."due_on", new_values."facts", new_values."facts_sha256", new_values."first_comparison_id", new_values."found_on", new_values."household_id", new_values."id", new_values."id_token", new_values."key", new_values."last_comparison_id", new_values."level", new_values."name", new_values."owner_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reappearances", new_values."region_code", new_values."resting_reason", new_values."rule", new_values."state", new_values."version", new_values."wakes_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."closing_reason" IS DISTINCT FROM (new_values."closing_reason") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."facts" IS DISTINCT FROM (new_values."facts") OR old_values."facts_sha256" IS DISTINCT FROM (new_values."facts_sha256") OR old_values."first_comparison_id" IS DISTINCT FROM (new_values."first_comparison_id") OR old_values."found_on" IS DISTINCT FROM (new_values."found_on") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_token" IS DISTINCT FROM (new_values."id_token") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."last_comparison_id" IS DISTINCT FROM (new_values."last_comparison_id") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."owner_id" IS DISTINCT FROM (new_values."owner_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."reappearances" IS DISTINCT FROM (new_values."reappearances") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."resting_reason" IS DISTINCT FROM (new_values."resting_reason") OR old_values."rule" IS DISTINCT FROM (new_values."rule") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."wakes_on" IS DISTINCT FROM (new_values."wakes_on")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9b352f8a55a2c66a80bab715849a36b6181c41e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8358c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_finding",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_findinghistory" ("closed_on", "closing_reason", "due_on", "facts", "facts_sha256", "first_comparison_id", "found_on", "household_id", "id", "id_token", "key", "last_comparison_id", "level", "name", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reappearances", "region_code", "resting_reason", "rule", "state", "version", "wakes_on") SELECT old_values."closed_on", old_values."closing_reason", old_values."due_on", old_values."facts", old_values."facts_sha256", old_values."first_comparison_id", old_values."found_on", old_values."household_id", old_values."id", old_values."id_token", old_values."key", old_values."last_comparison_id", old_values."level", old_values."name", old_values."owner_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reappearances", old_values."region_code", old_values."resting_reason", old_values."rule", old_values."state", old_values."version", old_values."wakes_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d3017b5b1ceb58df3dd7bdb352ccacf16306cd18",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d2a62",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_finding",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingHistory",
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
                        to="monitoring.finding",
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
                ("key", models.CharField(max_length=120)),
                (
                    "rule",
                    models.CharField(
                        choices=monitoring.comparisons.rule_choices,
                        max_length=40,
                        verbose_name="规则",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("L1", "号码与姓名一致"),
                            ("L2", "号码一致、姓名不同"),
                            ("L3", "姓名、出生日期与村一致"),
                        ],
                        max_length=2,
                        verbose_name="匹配程度",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待核实"),
                            ("checking", "核实中"),
                            ("proposed", "待复核"),
                            ("told", "已告知，待生效"),
                            ("deferred", "暂缓"),
                            ("settled", "已办结"),
                            ("vanished", "已自动销号"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                    ),
                ),
                ("id_token", models.UUIDField(null=True)),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("facts", models.JSONField(default=dict, verbose_name="证据")),
                ("facts_sha256", models.CharField(max_length=64)),
                (
                    "first_comparison",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.comparison",
                    ),
                ),
                (
                    "last_comparison",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.comparison",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("due_on", models.DateField(verbose_name="办理期限")),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_on", models.DateField(null=True, verbose_name="销号日期")),
                (
                    "closing_reason",
                    models.CharField(default="", max_length=200, verbose_name="销号原因"),
                ),
                ("wakes_on", models.DateField(null=True, verbose_name="到期重新核实")),
                (
                    "resting_reason",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="暂缓理由",
                    ),
                ),
                (
                    "reappearances",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="再次出现"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c6ece8adeb9876a3a4086854ce45eacfe0073dce",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_442cc",
                            table="monitoring_findinghistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Disposal",
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disposals",
                        to="monitoring.finding",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("1", "属实，停发"),
                            ("2", "属实，调整金额"),
                            ("3", "核实后仍符合条件"),
                            ("4", "来源数据有误"),
                            ("5", "我方档案有误，已更正"),
                            ("6", "已新开申请"),
                            ("7", "给予临时救助"),
                            ("8", "转介相关部门"),
                            ("9", "列入潜在救助对象"),
                            ("10", "移交乡村振兴部门"),
                            ("11", "移送问题线索"),
                            ("12", "未能联系，定期再访"),
                        ],
                        max_length=2,
                        verbose_name="处置",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="说明")),
                (
                    "proof",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
                ("event_on", models.DateField(null=True, verbose_name="事实发生日期")),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("number_misused", "号码被他人使用"),
                            ("same_name", "同名同姓，不是同一人"),
                            ("source_wrong", "来源登记错误"),
                            ("source_old", "来源数据过期"),
                            ("entry_wrong", "我方录入错误"),
                            ("declared", "已申报并计入核算"),
                            ("within_rules", "属实但不影响资格"),
                            ("other", "其他原因"),
                        ],
                        default="",
                        max_length=14,
                        verbose_name="误报原因",
                    ),
                ),
                (
                    "said_by",
                    models.CharField(blank=True, default="", max_length=100, verbose_name="谁证实"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="办理或核查日期")),
                (
                    "to_whom",
                    models.CharField(blank=True, default="", max_length=100, verbose_name="转给"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disposals",
                        to="cases.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[("person", "只停本人的份额"), ("household", "停全户的待遇")],
                        default="",
                        max_length=9,
                        verbose_name="停发范围",
                    ),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("changed", "变更后重新确认"),
                            ("income", "收入超过标准"),
                            ("property", "财产超过规定"),
                            ("death", "死亡"),
                            ("moved", "迁出"),
                            ("tekun", "转特困"),
                            ("gradual_exit_ended", "渐退期满"),
                            ("duplicate", "重复享受"),
                            ("prison", "服刑"),
                            ("refuses", "拒不配合"),
                            ("false", "虚假申报"),
                            ("voluntary", "自愿放弃"),
                            ("recalled", "撤回确认"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="停发原因",
                    ),
                ),
                ("from_month", models.DateField(null=True, verbose_name="起始月份")),
                (
                    "new_head",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.person",
                        verbose_name="新户主",
                    ),
                ),
                (
                    "guardian",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="户外监护人"
                    ),
                ),
                ("batch", models.UUIDField(null=True)),
                ("sent_on", models.DateField(null=True, verbose_name="退回或移交日期")),
                (
                    "sent_note",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="文号或签收人"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="提出日期")),
                ("second_needed", models.BooleanField(default=False, verbose_name="需第二人")),
                ("proposer", models.UUIDField()),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmer", models.UUIDField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="复核时间")),
                ("rejected", models.BooleanField(default=False, verbose_name="已驳回")),
                (
                    "rejection",
                    models.CharField(default="", max_length=300, verbose_name="驳回理由"),
                ),
                ("effect", models.JSONField(default=dict, verbose_name="办理结果")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "concerns",
                    models.ManyToManyField(
                        related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="涉及的工作人员"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_by", None), ("confirmer", None)),
                            models.Q(
                                ("confirmer__isnull", False),
                                models.Q(("confirmer", models.F("proposer")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disposal_confirmed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code__in", ["1", "2"]), _negated=True),
                            ("second_needed", True),
                            _connector="OR",
                        ),
                        name="disposal_stop_and_change_need_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_month", None), ("from_month__day", 1), _connector="OR"
                        ),
                        name="disposal_starts_with_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on", None),
                            models.Q(("sent_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="disposal_sent_to_somebody",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disposalhistory" ("application_id", "at", "batch", "cause", "code", "confirmed_at", "confirmed_by_id", "confirmer", "due_on", "effect", "end_reason", "event_on", "finding_id", "from_month", "guardian", "id", "new_head_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "rejected", "rejection", "said_by", "scope", "second_needed", "sent_note", "sent_on", "to_whom") SELECT new_values."application_id", new_values."at", new_values."batch", new_values."cause", new_values."code", new_values."confirmed_at", new_values."confirmed_by_id", new_values."confirmer", new_values."due_on", new_values."effect", new_values."end_reason", new_values."event_on", new_values."finding_id", new_values."from_month", new_values."guardian", new_values."id", new_values."new_head_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proof_id", new_values."proposed_by_id", new_values."proposed_on", new_values."proposer", new_values."reason", new_values."region_code", new_values."rejected", new_values."rejection", new_values."said_by", new_values."scope", new_values."second_needed", new_values."sent_note", new_values."sent_on", new_values."to_whom" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e942c32f21e789ea1347caa46f0219bbd774cc99",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_abdd5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_disposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disposalhistory" ("application_id", "at", "batch", "cause", "code", "confirmed_at", "confirmed_by_id", "confirmer", "due_on", "effect", "end_reason", "event_on", "finding_id", "from_month", "guardian", "id", "new_head_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "rejected", "rejection", "said_by", "scope", "second_needed", "sent_note", "sent_on", "to_whom") SELECT new_values."application_id", new_values."at", new_values."batch", new_values."cause", new_values."code", new_values."confirmed_at", new_values."confirmed_by_id", new_values."confirmer", new_values."due_on", new_values."effect", new_values."end_reason", new_values."event_on", new_values."finding_id", new_values."from_month", new_values."guardian", new_values."id", new_values."new_head_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proof_id", new_values."proposed_by_id", new_values."proposed_on", new_values."proposer", new_values."reason", new_values."region_code", new_values."rejected", new_values."rejection", new_values."said_by", new_values."scope", new_values."second_needed", new_values."sent_note", new_values."sent_on", new_values."to_whom" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0f8869f8063adf24c76a0733d0fed279986cd9f8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_81dd0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_disposal",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disposalhistory" ("application_id", "at", "batch", "cause", "code", "confirmed_at", "confirmed_by_id", "confirmer", "due_on", "effect", "end_reason", "event_on", "finding_id", "from_month", "guardian", "id", "new_head_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "rejected", "rejection", "said_by", "scope", "second_needed", "sent_note", "sent_on", "to_whom") SELECT old_values."application_id", old_values."at", old_values."batch", old_values."cause", old_values."code", old_values."confirmed_at", old_values."confirmed_by_id", old_values."confirmer", old_values."due_on", old_values."effect", old_values."end_reason", old_values."event_on", old_values."finding_id", old_values."from_month", old_values."guardian", old_values."id", old_values."new_head_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proof_id", old_values."proposed_by_id", old_values."proposed_on", old_values."proposer", old_values."reason", old_values."region_code", old_values."rejected", old_values."rejection", old_values."said_by", old_values."scope", old_values."second_needed", old_values."sent_note", old_values."sent_on", old_values."to_whom" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3ff6ffb04663fe7387727b0330635891c2244165",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4150b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_disposal",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisposalHistory",
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
                        to="monitoring.disposal",
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
                (
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.finding",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("1", "属实，停发"),
                            ("2", "属实，调整金额"),
                            ("3", "核实后仍符合条件"),
                            ("4", "来源数据有误"),
                            ("5", "我方档案有误，已更正"),
                            ("6", "已新开申请"),
                            ("7", "给予临时救助"),
                            ("8", "转介相关部门"),
                            ("9", "列入潜在救助对象"),
                            ("10", "移交乡村振兴部门"),
                            ("11", "移送问题线索"),
                            ("12", "未能联系，定期再访"),
                        ],
                        max_length=2,
                        verbose_name="处置",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="说明")),
                (
                    "proof",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.document",
                    ),
                ),
                ("event_on", models.DateField(null=True, verbose_name="事实发生日期")),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("number_misused", "号码被他人使用"),
                            ("same_name", "同名同姓，不是同一人"),
                            ("source_wrong", "来源登记错误"),
                            ("source_old", "来源数据过期"),
                            ("entry_wrong", "我方录入错误"),
                            ("declared", "已申报并计入核算"),
                            ("within_rules", "属实但不影响资格"),
                            ("other", "其他原因"),
                        ],
                        default="",
                        max_length=14,
                        verbose_name="误报原因",
                    ),
                ),
                (
                    "said_by",
                    models.CharField(blank=True, default="", max_length=100, verbose_name="谁证实"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="办理或核查日期")),
                (
                    "to_whom",
                    models.CharField(blank=True, default="", max_length=100, verbose_name="转给"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        blank=True,
                        choices=[("person", "只停本人的份额"), ("household", "停全户的待遇")],
                        default="",
                        max_length=9,
                        verbose_name="停发范围",
                    ),
                ),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("changed", "变更后重新确认"),
                            ("income", "收入超过标准"),
                            ("property", "财产超过规定"),
                            ("death", "死亡"),
                            ("moved", "迁出"),
                            ("tekun", "转特困"),
                            ("gradual_exit_ended", "渐退期满"),
                            ("duplicate", "重复享受"),
                            ("prison", "服刑"),
                            ("refuses", "拒不配合"),
                            ("false", "虚假申报"),
                            ("voluntary", "自愿放弃"),
                            ("recalled", "撤回确认"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="停发原因",
                    ),
                ),
                ("from_month", models.DateField(null=True, verbose_name="起始月份")),
                (
                    "new_head",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                        verbose_name="新户主",
                    ),
                ),
                (
                    "guardian",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="户外监护人"
                    ),
                ),
                ("batch", models.UUIDField(null=True)),
                ("sent_on", models.DateField(null=True, verbose_name="退回或移交日期")),
                (
                    "sent_note",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="文号或签收人"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="提出日期")),
                ("second_needed", models.BooleanField(default=False, verbose_name="需第二人")),
                ("proposer", models.UUIDField()),
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
                ("confirmer", models.UUIDField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="复核时间")),
                ("rejected", models.BooleanField(default=False, verbose_name="已驳回")),
                (
                    "rejection",
                    models.CharField(default="", max_length=300, verbose_name="驳回理由"),
                ),
                ("effect", models.JSONField(default=dict, verbose_name="办理结果")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9e4377c57af8d250a87e1ceed439d33a2f1cec6b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27e41",
                            table="monitoring_disposalhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AdvanceNotice",
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
                    "disposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advance_notice",
                        to="monitoring.disposal",
                    ),
                ),
                ("told_on", models.DateField(null=True, verbose_name="送达日期")),
                ("way", models.CharField(default="", max_length=60, verbose_name="送达方式")),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("object_until", models.DateField(null=True, verbose_name="陈述申辩截止")),
                (
                    "objection",
                    models.CharField(default="", max_length=500, verbose_name="陈述申辩"),
                ),
                ("objected_on", models.DateField(null=True, verbose_name="提出日期")),
                ("answer", models.CharField(default="", max_length=500, verbose_name="答复")),
                ("upheld", models.BooleanField(null=True, verbose_name="采纳")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("carried_out_on", models.DateField(null=True, verbose_name="生效办理日期")),
                (
                    "carried_out_by",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("object_until", None), ("told_by", None), ("told_on", None)),
                            models.Q(
                                ("object_until__gt", models.F("told_on")),
                                ("told_by__isnull", False),
                                ("told_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="advancenotice_told_with_its_last_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carried_out_on", None),
                            models.Q(
                                ("carried_out_by__isnull", False),
                                ("carried_out_on__gt", models.F("object_until")),
                            ),
                            _connector="OR",
                        ),
                        name="advancenotice_carried_out_after_the_time_to_object",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carried_out_on", None),
                            ("objection", ""),
                            ("upheld", False),
                            _connector="OR",
                        ),
                        name="advancenotice_objection_is_answered",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_advancenoticehistory" ("answer", "answered_by_id", "carried_out_by_id", "carried_out_on", "disposal_id", "id", "object_until", "objected_on", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "told_by_id", "told_on", "upheld", "way") SELECT new_values."answer", new_values."answered_by_id", new_values."carried_out_by_id", new_values."carried_out_on", new_values."disposal_id", new_values."id", new_values."object_until", new_values."objected_on", new_values."objection", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."told_by_id", new_values."told_on", new_values."upheld", new_values."way" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d97cc55e0afa1ed0e713a75a8143f07d75bb5906",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ffffb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_advancenotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_advancenoticehistory" ("answer", "answered_by_id", "carried_out_by_id", "carried_out_on", "disposal_id", "id", "object_until", "objected_on", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "told_by_id", "told_on", "upheld", "way") SELECT new_values."answer", new_values."answered_by_id", new_values."carried_out_by_id", new_values."carried_out_on", new_values."disposal_id", new_values."id", new_values."object_until", new_values."objected_on", new_values."objection", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."told_by_id", new_values."told_on", new_values."upheld", new_values."way" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4224f0754761ab44ac35f6ff542ffa205c0eee1d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a3e8f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_advancenotice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_advancenoticehistory" ("answer", "answered_by_id", "carried_out_by_id", "carried_out_on", "disposal_id", "id", "object_until", "objected_on", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "told_by_id", "told_on", "upheld", "way") SELECT old_values."answer", old_values."answered_by_id", old_values."carried_out_by_id", old_values."carried_out_on", old_values."disposal_id", old_values."id", old_values."object_until", old_values."objected_on", old_values."objection", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."told_by_id", old_values."told_on", old_values."upheld", old_values."way" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="722b4dd08e0e235998a6bb2a545ab91af477c6af",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9e753",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_advancenotice",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdvanceNoticeHistory",
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
                        to="monitoring.advancenotice",
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
                (
                    "disposal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.disposal",
                    ),
                ),
                ("told_on", models.DateField(null=True, verbose_name="送达日期")),
                ("way", models.CharField(default="", max_length=60, verbose_name="送达方式")),
                (
                    "told_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("object_until", models.DateField(null=True, verbose_name="陈述申辩截止")),
                (
                    "objection",
                    models.CharField(default="", max_length=500, verbose_name="陈述申辩"),
                ),
                ("objected_on", models.DateField(null=True, verbose_name="提出日期")),
                ("answer", models.CharField(default="", max_length=500, verbose_name="答复")),
                ("upheld", models.BooleanField(null=True, verbose_name="采纳")),
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
                ("carried_out_on", models.DateField(null=True, verbose_name="生效办理日期")),
                (
                    "carried_out_by",
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
                            hash="46c50906c4f716e5220c88b8eea8789de4991436",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ac5c",
                            table="monitoring_advancenoticehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PushKey",
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
                ("source", models.CharField(max_length=60, verbose_name="来源单位")),
                ("key_id", models.CharField(max_length=20, unique=True, verbose_name="密钥编号")),
                ("sealed_digest", models.BinaryField()),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), size=None, verbose_name="种类"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="发放时间",
                    ),
                ),
                ("last_used_at", models.DateTimeField(null=True, verbose_name="上次使用")),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="收回时间")),
            ],
            options={
                "ordering": ["revoked_at", "source", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_by", None)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="pushkey_revoked_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kinds__len__gt", 0)), name="pushkey_has_kinds"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="pushkey_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="cc98c0719760048f5f1076b67ce106926c389e6e",
                            operation="DELETE",
                            pgid="pgtrigger_pushkey_is_kept_eb023",
                            table="monitoring_pushkey",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="pushkey_stays_revoked",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."revoked_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="081175426c37451452500a2a0b53cac72af640e5",
                            operation="UPDATE",
                            pgid="pgtrigger_pushkey_stays_revoked_cc15f",
                            table="monitoring_pushkey",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_pushkeyhistory" ("id", "issued_at", "issued_by_id", "key_id", "kinds", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "revoked_at", "revoked_by_id", "source") SELECT new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."key_id", new_values."kinds", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."revoked_at", new_values."revoked_by_id", new_values."source" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ce914d6005c3590e0c1a36c518d237b1265bdb7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_37c2a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_pushkey",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_pushkeyhistory" ("id", "issued_at", "issued_by_id", "key_id", "kinds", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "revoked_at", "revoked_by_id", "source") SELECT new_values."id", new_values."issued_at", new_values."issued_by_id", new_values."key_id", new_values."kinds", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."revoked_at", new_values."revoked_by_id", new_values."source" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."issued_at" IS DISTINCT FROM (new_values."issued_at") OR old_values."issued_by_id" IS DISTINCT FROM (new_values."issued_by_id") OR old_values."key_id" IS DISTINCT FROM (new_values."key_id") OR old_values."kinds" IS DISTINCT FROM (new_values."kinds") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."revoked_by_id" IS DISTINCT FROM (new_values."revoked_by_id") OR old_values."source" IS DISTINCT FROM (new_values."source")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1a06f0edf3d32e9c413238ea1944dcba81f769e0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_685eb",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_pushkey",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_pushkeyhistory" ("id", "issued_at", "issued_by_id", "key_id", "kinds", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "revoked_at", "revoked_by_id", "source") SELECT old_values."id", old_values."issued_at", old_values."issued_by_id", old_values."key_id", old_values."kinds", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."revoked_at", old_values."revoked_by_id", old_values."source" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d64861792eef5a74796681776fbb661f148c1232",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b68b1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_pushkey",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PushKeyHistory",
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
                        to="monitoring.pushkey",
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
                ("source", models.CharField(max_length=60, verbose_name="来源单位")),
                ("key_id", models.CharField(max_length=20, verbose_name="密钥编号")),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), size=None, verbose_name="种类"
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="发放时间",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="收回时间")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e09fa2cc09d5f9ae7ff628c2b17c1708c5819706",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fdf12",
                            table="monitoring_pushkeyhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PushNonce",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nonces",
                        to="monitoring.pushkey",
                    ),
                ),
                ("nonce", models.CharField(max_length=64)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "indexes": [models.Index(fields=["key", "at"], name="pushnonce_of_key")],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "nonce"), name="pushnonce_once_per_key")
                ],
            },
        ),
        migrations.CreateModel(
            name="PushedBatch",
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
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="monitoring.pushkey",
                    ),
                ),
                ("source", models.CharField(max_length=60, verbose_name="来源单位")),
                ("kind", models.CharField(max_length=24, verbose_name="登记种类")),
                ("batch", models.CharField(max_length=64, verbose_name="批次号")),
                ("sequence", models.PositiveBigIntegerField(verbose_name="序号")),
                ("idempotency_key", models.CharField(max_length=100)),
                ("body_sha256", models.CharField(max_length=64)),
                (
                    "form",
                    models.CharField(choices=[("json", "JSON"), ("csv", "CSV")], max_length=4),
                ),
                (
                    "register_import",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pushed",
                        to="monitoring.registerimport",
                        verbose_name="导入",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="收到时间",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "idempotency_key"),
                        name="pushedbatch_once_per_idempotency_key",
                    ),
                    models.UniqueConstraint(
                        fields=("source", "kind", "region", "batch"),
                        name="pushedbatch_once_per_batch",
                    ),
                    models.UniqueConstraint(
                        fields=("source", "kind", "region", "sequence"),
                        name="pushedbatch_once_per_sequence",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="pushedbatch_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="535b8b961fabdd24923061ba01c26fca175ddb12",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_pushedbatch_append_only_fe390",
                            table="monitoring_pushedbatch",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
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
                ("number", models.CharField(max_length=20, unique=True, verbose_name="编号")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("audit", "审计"),
                            ("inspection", "督查检查"),
                            ("complaint", "信访投诉"),
                            ("matching", "数据比对"),
                            ("self_check", "自查自纠"),
                            ("media", "媒体反映"),
                        ],
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dibao", "兜底保障政策落实不到位"),
                            ("temporary_aid", "临时救助政策落实不到位"),
                            ("tekun", "特困供养服务落实不到位"),
                            ("epidemic", "因疫致贫返贫保障不到位"),
                            ("funds", "资金管理"),
                            ("conduct", "作风和纪律"),
                        ],
                        max_length=14,
                        verbose_name="问题类型",
                    ),
                ),
                ("problem", models.CharField(max_length=500, verbose_name="问题")),
                ("measure", models.CharField(max_length=500, verbose_name="整改措施")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("owner_person", models.UUIDField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="登记日期")),
                ("due_on", models.DateField(verbose_name="整改时限")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "整改中"), ("done", "待验收"), ("closed", "已销号")],
                        default="open",
                        max_length=6,
                        verbose_name="状态",
                    ),
                ),
                ("done_on", models.DateField(null=True, verbose_name="完成日期")),
                (
                    "done",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="完成情况"
                    ),
                ),
                (
                    "recovered",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="追回金额"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checker_person", models.UUIDField(null=True)),
                ("closed_on", models.DateField(null=True, verbose_name="销号日期")),
                (
                    "remark",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="验收意见"
                    ),
                ),
                (
                    "reopened",
                    models.PositiveSmallIntegerField(default=0, verbose_name="重新打开次数"),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                ("done_on__isnull", False),
                                ("evidence__isnull", False),
                                models.Q(("done", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="rectification_done_with_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_on", None)
                            ),
                            models.Q(
                                ("checked_by__isnull", False),
                                ("checker_person__isnull", False),
                                ("closed_on__gte", models.F("done_on")),
                                ("closed_on__isnull", False),
                                ("state", "closed"),
                                models.Q(
                                    ("checker_person", models.F("owner_person")), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="rectification_closed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recovered__gte", 0)),
                        name="rectification_recovered_not_negative",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="rectification_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{closed:open,done:closed,done:open,open:done}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="cc0f98f4046772dd4169ee51f69f5576d3493022",
                            operation="UPDATE",
                            pgid="pgtrigger_rectification_moves_50ed7",
                            table="monitoring_rectification",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_rectificationhistory" ("checked_by_id", "checker_person", "closed_on", "done", "done_on", "due_on", "evidence_id", "id", "kind", "measure", "number", "opened_by_id", "opened_on", "owner_id", "owner_person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "recovered", "region_code", "remark", "reopened", "source", "state") SELECT new_values."checked_by_id", new_values."checker_person", new_values."closed_on", new_values."done", new_values."done_on", new_values."due_on", new_values."evidence_id", new_values."id", new_values."kind", new_values."measure", new_values."number", new_values."opened_by_id", new_values."opened_on", new_values."owner_id", new_values."owner_person", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."problem", new_values."recovered", new_values."region_code", new_values."remark", new_values."reopened", new_values."source", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f876164f21b42f5fd67db8f09259e1ed5c23fd19",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8065a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_rectification",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_rectificationhistory" ("checked_by_id", "checker_person", "closed_on", "done", "done_on", "due_on", "evidence_id", "id", "kind", "measure", "number", "opened_by_id", "opened_on", "owner_id", "owner_person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "recovered", "region_code", "remark", "reopened", "source", "state") SELECT new_values."checked_by_id", new_values."checker_person", new_values."closed_on", new_values."done", new_values."done_on", new_values."due_on", new_values."evidence_id", new_values."id", new_values."kind", new_values."measure", new_values."number", new_values."opened_by_id", new_values."opened_on", new_values."owner_id", new_values."owner_person", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."problem", new_values."recovered", new_values."region_code", new_values."remark", new_values."reopened", new_values."source", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1432b7ce64885148503d8e4548451bea64d77d3a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_345a9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_rectification",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_rectificationhistory" ("checked_by_id", "checker_person", "closed_on", "done", "done_on", "due_on", "evidence_id", "id", "kind", "measure", "number", "opened_by_id", "opened_on", "owner_id", "owner_person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "recovered", "region_code", "remark", "reopened", "source", "state") SELECT old_values."checked_by_id", old_values."checker_person", old_values."closed_on", old_values."done", old_values."done_on", old_values."due_on", old_values."evidence_id", old_values."id", old_values."kind", old_values."measure", old_values."number", old_values."opened_by_id", old_values."opened_on", old_values."owner_id", old_values."owner_person", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."problem", old_values."recovered", old_values."region_code", old_values."remark", old_values."reopened", old_values."source", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ebfd0c44669469e3e0b5dc71857de987da18b3c3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8ed78",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_rectification",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RectificationHistory",
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
                        to="monitoring.rectification",
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
                ("number", models.CharField(max_length=20, verbose_name="编号")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("audit", "审计"),
                            ("inspection", "督查检查"),
                            ("complaint", "信访投诉"),
                            ("matching", "数据比对"),
                            ("self_check", "自查自纠"),
                            ("media", "媒体反映"),
                        ],
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dibao", "兜底保障政策落实不到位"),
                            ("temporary_aid", "临时救助政策落实不到位"),
                            ("tekun", "特困供养服务落实不到位"),
                            ("epidemic", "因疫致贫返贫保障不到位"),
                            ("funds", "资金管理"),
                            ("conduct", "作风和纪律"),
                        ],
                        max_length=14,
                        verbose_name="问题类型",
                    ),
                ),
                ("problem", models.CharField(max_length=500, verbose_name="问题")),
                ("measure", models.CharField(max_length=500, verbose_name="整改措施")),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("owner_person", models.UUIDField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="登记日期")),
                ("due_on", models.DateField(verbose_name="整改时限")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "整改中"), ("done", "待验收"), ("closed", "已销号")],
                        default="open",
                        max_length=6,
                        verbose_name="状态",
                    ),
                ),
                ("done_on", models.DateField(null=True, verbose_name="完成日期")),
                (
                    "done",
                    models.CharField(
                        blank=True, default="", max_length=500, verbose_name="完成情况"
                    ),
                ),
                (
                    "recovered",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="追回金额"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.document",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checker_person", models.UUIDField(null=True)),
                ("closed_on", models.DateField(null=True, verbose_name="销号日期")),
                (
                    "remark",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="验收意见"
                    ),
                ),
                (
                    "reopened",
                    models.PositiveSmallIntegerField(default=0, verbose_name="重新打开次数"),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a2072cf60315c386928b7ca51a4ffc4f51fc9c35",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_86c58",
                            table="monitoring_rectificationhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                    "disposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reply",
                        to="monitoring.disposal",
                    ),
                ),
                ("organ", models.CharField(max_length=60, verbose_name="转往单位")),
                ("sent_on", models.DateField(verbose_name="转出日期")),
                ("replied_on", models.DateField(null=True, verbose_name="回复日期")),
                (
                    "result",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="办理结果"
                    ),
                ),
                (
                    "discipline",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="处理处分"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_on", None), ("result", "")),
                            models.Q(
                                ("replied_on__gte", models.F("sent_on")),
                                ("replied_on__isnull", False),
                                models.Q(("result", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reply_has_a_day_and_a_result",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_replyhistory" ("discipline", "disposal_id", "id", "organ", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "replied_on", "result", "sent_on", "written_by_id") SELECT new_values."discipline", new_values."disposal_id", new_values."id", new_values."organ", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."replied_on", new_values."result", new_values."sent_on", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1006c46678cc1df03395217f8d320e8c89137e08",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce4f3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_reply",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_replyhistory" ("discipline", "disposal_id", "id", "organ", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "replied_on", "result", "sent_on", "written_by_id") SELECT new_values."discipline", new_values."disposal_id", new_values."id", new_values."organ", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."replied_on", new_values."result", new_values."sent_on", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6722e49076d6fadd64d5b43d4f557cc9a6bb13da",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f480",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_reply",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_replyhistory" ("discipline", "disposal_id", "id", "organ", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "replied_on", "result", "sent_on", "written_by_id") SELECT old_values."discipline", old_values."disposal_id", old_values."id", old_values."organ", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."replied_on", old_values."result", old_values."sent_on", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6b9a9b04166b00eab04879c9bf0881de85edb64f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0c902",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_reply",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyHistory",
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
                        to="monitoring.reply",
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
                (
                    "disposal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.disposal",
                    ),
                ),
                ("organ", models.CharField(max_length=60, verbose_name="转往单位")),
                ("sent_on", models.DateField(verbose_name="转出日期")),
                ("replied_on", models.DateField(null=True, verbose_name="回复日期")),
                (
                    "result",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="办理结果"
                    ),
                ),
                (
                    "discipline",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="处理处分"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
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
                            hash="e5ea70fe4487266494dd6f32e8ccbdf1b04f5d66",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a8bf",
                            table="monitoring_replyhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
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
                    "city_code",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("region"), template="(%(expressions)s / 100000000 * 100000000)"
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                (
                    "county_code",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("region"), template="(%(expressions)s / 1000000 * 1000000)"
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                (
                    "township_code",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("region"), template="(%(expressions)s / 1000 * 1000)"
                        ),
                        output_field=models.BigIntegerField(),
                    ),
                ),
                ("month", models.DateField(verbose_name="排查月份")),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="households.household",
                        verbose_name="家庭",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="户主")),
                ("id_token", models.UUIDField(null=True)),
                ("members", models.PositiveSmallIntegerField(null=True, verbose_name="家庭人口")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("none", "非建档立卡"),
                            ("unlifted", "未脱贫"),
                            ("lifted", "已脱贫"),
                            ("unstable", "脱贫不稳定户"),
                            ("marginal", "边缘易致贫户"),
                            ("sudden_hardship", "突发严重困难户"),
                        ],
                        default="none",
                        max_length=16,
                        verbose_name="脱贫属性",
                    ),
                ),
                (
                    "income",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="家庭年收入"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("illness", "因病"),
                            ("disability", "因残"),
                            ("school", "因学"),
                            ("epidemic", "因疫"),
                            ("disaster", "因灾"),
                            ("job", "失业或务工不稳"),
                            ("labour", "缺劳动力"),
                            ("other", "其他"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="困难原因",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("matching", "数据比对"),
                            ("suspected", "疑似名单"),
                            ("own_report", "自主申报"),
                            ("visit", "入户走访"),
                            ("hotline", "热线反映"),
                            ("finding", "疑点处置"),
                            ("warning", "监测预警"),
                        ],
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "discoverer",
                    models.CharField(
                        choices=[
                            ("village", "村（社区）干部"),
                            ("grid", "网格员"),
                            ("township", "乡镇（街道）人员"),
                            ("social_worker", "社会工作者"),
                            ("volunteer", "志愿者"),
                            ("organisation", "社会组织"),
                            ("self", "本人或亲友"),
                            ("system", "系统比对"),
                        ],
                        default="village",
                        max_length=14,
                        verbose_name="发现人",
                    ),
                ),
                (
                    "circumstances",
                    models.CharField(blank=True, default="", max_length=300, verbose_name="情况"),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="monitoring.finding",
                    ),
                ),
                ("key", models.CharField(blank=True, default="", max_length=160)),
                (
                    "rule",
                    models.CharField(
                        blank=True, default="", max_length=30, verbose_name="预警规则"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("red", "红色"), ("orange", "橙色"), ("yellow", "黄色")],
                        default="",
                        max_length=6,
                        verbose_name="预警等级",
                    ),
                ),
                ("figures", models.JSONField(default=dict, verbose_name="预警依据")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_on", models.DateField(verbose_name="登记日期")),
                ("due_on", models.DateField(verbose_name="处置期限")),
                ("visited_on", models.DateField(null=True, verbose_name="走访日期")),
                (
                    "visitors",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="走访人"),
                ),
                (
                    "need",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="救助帮扶需求"
                    ),
                ),
                (
                    "disposition",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("covered", "已在保障，情况无变化"),
                            ("applies", "符合条件，协助申请"),
                            ("temporary_aid", "申请临时救助"),
                            ("referred", "转介其他部门"),
                            ("watched", "列入潜在救助对象"),
                            ("no_need", "不符合条件且无困难，已说明"),
                            ("gone", "已外迁、去世或查无此人"),
                        ],
                        default="",
                        max_length=14,
                        verbose_name="处置",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="处置说明"
                    ),
                ),
                (
                    "disposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("disposed_on", models.DateField(null=True, verbose_name="办结日期")),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(fields=["county_code", "month"], name="screening_county_month"),
                    models.Index(fields=["township_code", "month"], name="screening_town_month"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("key",),
                        name="screening_once_per_cause",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("id_token__isnull", False), ("key", "")),
                        fields=("month", "id_token"),
                        name="screening_person_once_a_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="screening_month_is_a_first"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disposed_by", None), ("disposed_on", None), ("disposition", "")
                            ),
                            models.Q(
                                models.Q(("disposition", ""), _negated=True),
                                models.Q(("note", ""), _negated=True),
                                models.Q(("visitors", ""), _negated=True),
                                ("disposed_by__isnull", False),
                                ("disposed_on__gte", models.F("visited_on")),
                                ("disposed_on__isnull", False),
                                ("visited_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="screening_disposed_by_somebody_after_a_visit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("source", "warning"),
                                models.Q(("key", ""), _negated=True),
                                models.Q(("rule", ""), _negated=True),
                                models.Q(("level", ""), _negated=True),
                                models.Q(("figures", {}), _negated=True),
                            ),
                            models.Q(models.Q(("source", "warning"), _negated=True), ("level", "")),
                            _connector="OR",
                        ),
                        name="screening_warning_has_level_and_figures",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_screeninghistory" ("category", "cause", "circumstances", "discoverer", "disposed_by_id", "disposed_on", "disposition", "due_on", "entered_by_id", "entered_on", "figures", "finding_id", "household_id", "id", "id_token", "income", "key", "level", "members", "month", "name", "need", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "rule", "source", "visited_on", "visitors") SELECT new_values."category", new_values."cause", new_values."circumstances", new_values."discoverer", new_values."disposed_by_id", new_values."disposed_on", new_values."disposition", new_values."due_on", new_values."entered_by_id", new_values."entered_on", new_values."figures", new_values."finding_id", new_values."household_id", new_values."id", new_values."id_token", new_values."income", new_values."key", new_values."level", new_values."members", new_values."month", new_values."name", new_values."need", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."rule", new_values."source", new_values."visited_on", new_values."visitors" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="12aa203373afca89399787cbfa24f59a4c21c2fe",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_37ade",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_screening",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_screeninghistory" ("category", "cause", "circumstances", "discoverer", "disposed_by_id", "disposed_on", "disposition", "due_on", "entered_by_id", "entered_on", "figures", "finding_id", "household_id", "id", "id_token", "income", "key", "level", "members", "month", "name", "need", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "rule", "source", "visited_on", "visitors") SELECT new_values."category", new_values."cause", new_values."circumstances", new_values."discoverer", new_values."disposed_by_id", new_values."disposed_on", new_values."disposition", new_values."due_on", new_values."entered_by_id", new_values."entered_on", new_values."figures", new_values."finding_id", new_values."household_id", new_values."id", new_values."id_token", new_values."income", new_values."key", new_values."level", new_values."members", new_values."month", new_values."name", new_values."need", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."rule", new_values."source", new_values."visited_on", new_values."visitors" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."category" IS DISTINCT FROM (new_values."category") OR old_values."cause" IS DISTINCT FROM (new_values."cause") OR old_values."circumstances" IS DISTINCT FROM (new_values."circumstances") OR old_values."discoverer" IS DISTINCT FROM (new_values."discoverer") OR old_values."disposed_by_id" IS DISTINCT FROM (new_values."disposed_by_id") OR old_values."disposed_on" IS DISTINCT FROM (new_values."disposed_on") OR old_values."disposition" IS DISTINCT FROM (new_values."disposition") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."entered_by_id" IS DISTINCT FROM (new_values."entered_by_id") OR old_values."entered_on" IS DISTINCT FROM (new_values."entered_on") OR old_values."figures" IS DISTINCT FROM (new_values."figures") OR old_values."finding_id" IS DISTINCT FROM (new_values."finding_id") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_token" IS DISTINCT FROM (new_values."id_token") OR old_values."income" IS DISTINCT FROM (new_values."income") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."members" IS DISTINCT FROM (new_values."members") OR old_values."month" IS DISTINCT FROM (new_values."month") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."need" IS DISTINCT FROM (new_values."need") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."rule" IS DISTINCT FROM (new_values."rule") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."visited_on" IS DISTINCT FROM (new_values."visited_on") OR old_values."visitors" IS DISTINCT FROM (new_values."visitors")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="32af729551412961209cd9fdd56e9f5f45b1e6ef",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_77f73",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_screening",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_screeninghistory" ("category", "cause", "circumstances", "discoverer", "disposed_by_id", "disposed_on", "disposition", "due_on", "entered_by_id", "entered_on", "figures", "finding_id", "household_id", "id", "id_token", "income", "key", "level", "members", "month", "name", "need", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "rule", "source", "visited_on", "visitors") SELECT old_values."category", old_values."cause", old_values."circumstances", old_values."discoverer", old_values."disposed_by_id", old_values."disposed_on", old_values."disposition", old_values."due_on", old_values."entered_by_id", old_values."entered_on", old_values."figures", old_values."finding_id", old_values."household_id", old_values."id", old_values."id_token", old_values."income", old_values."key", old_values."level", old_values."members", old_values."month", old_values."name", old_values."need", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."rule", old_values."source", old_values."visited_on", old_values."visitors" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="70b89ede199bae28a10c6480afd35301d651b2cc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1dd2c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_screening",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScreeningHistory",
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
                        to="monitoring.screening",
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
                ("month", models.DateField(verbose_name="排查月份")),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                        verbose_name="家庭",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="户主")),
                ("id_token", models.UUIDField(null=True)),
                ("members", models.PositiveSmallIntegerField(null=True, verbose_name="家庭人口")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("none", "非建档立卡"),
                            ("unlifted", "未脱贫"),
                            ("lifted", "已脱贫"),
                            ("unstable", "脱贫不稳定户"),
                            ("marginal", "边缘易致贫户"),
                            ("sudden_hardship", "突发严重困难户"),
                        ],
                        default="none",
                        max_length=16,
                        verbose_name="脱贫属性",
                    ),
                ),
                (
                    "income",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="家庭年收入"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("illness", "因病"),
                            ("disability", "因残"),
                            ("school", "因学"),
                            ("epidemic", "因疫"),
                            ("disaster", "因灾"),
                            ("job", "失业或务工不稳"),
                            ("labour", "缺劳动力"),
                            ("other", "其他"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="困难原因",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("matching", "数据比对"),
                            ("suspected", "疑似名单"),
                            ("own_report", "自主申报"),
                            ("visit", "入户走访"),
                            ("hotline", "热线反映"),
                            ("finding", "疑点处置"),
                            ("warning", "监测预警"),
                        ],
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "discoverer",
                    models.CharField(
                        choices=[
                            ("village", "村（社区）干部"),
                            ("grid", "网格员"),
                            ("township", "乡镇（街道）人员"),
                            ("social_worker", "社会工作者"),
                            ("volunteer", "志愿者"),
                            ("organisation", "社会组织"),
                            ("self", "本人或亲友"),
                            ("system", "系统比对"),
                        ],
                        default="village",
                        max_length=14,
                        verbose_name="发现人",
                    ),
                ),
                (
                    "circumstances",
                    models.CharField(blank=True, default="", max_length=300, verbose_name="情况"),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.finding",
                    ),
                ),
                ("key", models.CharField(blank=True, default="", max_length=160)),
                (
                    "rule",
                    models.CharField(
                        blank=True, default="", max_length=30, verbose_name="预警规则"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("red", "红色"), ("orange", "橙色"), ("yellow", "黄色")],
                        default="",
                        max_length=6,
                        verbose_name="预警等级",
                    ),
                ),
                ("figures", models.JSONField(default=dict, verbose_name="预警依据")),
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
                ("entered_on", models.DateField(verbose_name="登记日期")),
                ("due_on", models.DateField(verbose_name="处置期限")),
                ("visited_on", models.DateField(null=True, verbose_name="走访日期")),
                (
                    "visitors",
                    models.CharField(blank=True, default="", max_length=60, verbose_name="走访人"),
                ),
                (
                    "need",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="救助帮扶需求"
                    ),
                ),
                (
                    "disposition",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("covered", "已在保障，情况无变化"),
                            ("applies", "符合条件，协助申请"),
                            ("temporary_aid", "申请临时救助"),
                            ("referred", "转介其他部门"),
                            ("watched", "列入潜在救助对象"),
                            ("no_need", "不符合条件且无困难，已说明"),
                            ("gone", "已外迁、去世或查无此人"),
                        ],
                        default="",
                        max_length=14,
                        verbose_name="处置",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="处置说明"
                    ),
                ),
                (
                    "disposed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("disposed_on", models.DateField(null=True, verbose_name="办结日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="249283fbc6b290e4918c7f23854860ac33202bd8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_981c5",
                            table="monitoring_screeninghistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
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
                ("month", models.DateField(verbose_name="月份")),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="打开码")),
                ("made_on", models.DateField(verbose_name="生成日期")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-month", "region_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("region", "month"), name="round_once_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="round_month_is_a_first"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundVisit",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="monitoring.round",
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
                    "screening",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="monitoring.screening",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "household", "screening"),
                        name="roundvisit_once_per_home",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("household__isnull", False), ("screening", None)),
                            models.Q(("household", None), ("screening__isnull", False)),
                            _connector="OR",
                        ),
                        name="roundvisit_to_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundDuty",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="monitoring.round",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="monitoring.roundvisit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("death", "核实疑似死亡"),
                            ("finding", "核实疑点"),
                            ("watch", "核查潜在救助对象"),
                            ("review", "定期复核"),
                            ("gradual_exit", "渐退期满前复核"),
                            ("screening", "摸底走访"),
                        ],
                        max_length=12,
                        verbose_name="任务",
                    ),
                ),
                ("reference", models.BigIntegerField()),
                ("due_on", models.DateField(verbose_name="期限")),
                ("added_on", models.DateField(verbose_name="列入日期")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "情况无变化"),
                            ("worse", "困难加重"),
                            ("better", "困难已消除"),
                            ("changed", "家庭情况有变化"),
                            ("alive", "本人在世"),
                            ("dead", "已去世"),
                            ("true", "情况属实"),
                            ("untrue", "情况不属实"),
                            ("seen", "已走访"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="结果",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="走访情况"
                    ),
                ),
                ("done_on", models.DateField(null=True, verbose_name="完成日期")),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "kind", "reference"), name="roundduty_once_a_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_by", None), ("done_on", None), ("result", "")),
                            models.Q(
                                models.Q(("result", ""), _negated=True),
                                ("done_by__isnull", False),
                                ("done_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="roundduty_done_by_somebody_with_a_result",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_rounddutyhistory" ("added_on", "done_by_id", "done_on", "due_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region_code", "result", "round_id", "visit_id") SELECT new_values."added_on", new_values."done_by_id", new_values."done_on", new_values."due_on", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reference", new_values."region_code", new_values."result", new_values."round_id", new_values."visit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6d4d9a279dd79302626769fec7530f408ac0ca1c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3536",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="monitoring_roundduty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_rounddutyhistory" ("added_on", "done_by_id", "done_on", "due_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region_code", "result", "round_id", "visit_id") SELECT new_values."added_on", new_values."done_by_id", new_values."done_on", new_values."due_on", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reference", new_values."region_code", new_values."result", new_values."round_id", new_values."visit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c8835262dec9fc0d8f559b31fd683a80b5b07c03",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_80396",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="monitoring_roundduty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_rounddutyhistory" ("added_on", "done_by_id", "done_on", "due_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "region_code", "result", "round_id", "visit_id") SELECT old_values."added_on", old_values."done_by_id", old_values."done_on", old_values."due_on", old_values."id", old_values."kind", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reference", old_values."region_code", old_values."result", old_values."round_id", old_values."visit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0f2a7de0b6b4de21d5ea642106b76b3b0a1aa87c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1feba",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="monitoring_roundduty",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundDutyHistory",
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
                        to="monitoring.roundduty",
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
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.round",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="monitoring.roundvisit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("death", "核实疑似死亡"),
                            ("finding", "核实疑点"),
                            ("watch", "核查潜在救助对象"),
                            ("review", "定期复核"),
                            ("gradual_exit", "渐退期满前复核"),
                            ("screening", "摸底走访"),
                        ],
                        max_length=12,
                        verbose_name="任务",
                    ),
                ),
                ("reference", models.BigIntegerField()),
                ("due_on", models.DateField(verbose_name="期限")),
                ("added_on", models.DateField(verbose_name="列入日期")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "情况无变化"),
                            ("worse", "困难加重"),
                            ("better", "困难已消除"),
                            ("changed", "家庭情况有变化"),
                            ("alive", "本人在世"),
                            ("dead", "已去世"),
                            ("true", "情况属实"),
                            ("untrue", "情况不属实"),
                            ("seen", "已走访"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="结果",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="走访情况"
                    ),
                ),
                ("done_on", models.DateField(null=True, verbose_name="完成日期")),
                (
                    "done_by",
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
                            hash="c7f6ad27d60b58e1af01d4b0f1d40826bf1043f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7c066",
                            table="monitoring_rounddutyhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.RunSQL(STAGING, "DROP TABLE monitoring_registerrow"),
    ]
