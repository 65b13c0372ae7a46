import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "code",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="区划代码"
                    ),
                ),
                ("until", models.BigIntegerField(verbose_name="区间上界")),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("pinyin", models.CharField(default="", max_length=200, verbose_name="拼音")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "全国"),
                            ("province", "省"),
                            ("city", "市"),
                            ("county", "县（市、区）"),
                            ("township", "乡镇（街道）"),
                            ("village", "村（社区）"),
                        ],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="accounts.region",
                        verbose_name="上级",
                    ),
                ),
                ("valid_from", models.DateField(default="1949-10-01", verbose_name="启用日期")),
                ("valid_until", models.DateField(null=True, verbose_name="停用日期")),
                (
                    "succeeded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="accounts.region",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "indexes": [models.Index(fields=["level", "code"], name="region_of_level")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("code"))),
                        name="region_interval_is_real",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None),
                            ("valid_until__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="region_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("username", models.CharField(max_length=40, unique=True, verbose_name="账号")),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                (
                    "staff_no",
                    models.CharField(blank=True, default="", max_length=20, verbose_name="工号"),
                ),
                ("natural_person", models.UUIDField(default=uuid.uuid4, verbose_name="自然人")),
                ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                ("is_machine", models.BooleanField(default=False, verbose_name="系统账号")),
                (
                    "language",
                    models.CharField(default="zh-hans", max_length=10, verbose_name="语言"),
                ),
                ("shortcuts", models.BooleanField(default=True, verbose_name="快捷键")),
                ("session_key", models.CharField(blank=True, default="", max_length=40)),
                (
                    "must_set_password",
                    models.BooleanField(default=False, verbose_name="须先改密码"),
                ),
                ("password_set_on", models.DateField(null=True, verbose_name="密码设置日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_officerhistory" ("id", "is_active", "is_machine", "language", "must_set_password", "name", "natural_person", "password_set_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_key", "shortcuts", "staff_no", "username") SELECT new_values."id", new_values."is_active", new_values."is_machine", new_values."language", new_values."must_set_password", new_values."name", new_values."natural_person", new_values."password_set_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."session_key", new_values."shortcuts", new_values."staff_no", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="323ec78d4a68dc1b1cd9bf4a8b20735b946e09b4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e5d4e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="accounts_officer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_officerhistory" ("id", "is_active", "is_machine", "language", "must_set_password", "name", "natural_person", "password_set_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_key", "shortcuts", "staff_no", "username") SELECT new_values."id", new_values."is_active", new_values."is_machine", new_values."language", new_values."must_set_password", new_values."name", new_values."natural_person", new_values."password_set_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."session_key", new_values."shortcuts", new_values."staff_no", new_values."username" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."is_machine" IS DISTINCT FROM (new_values."is_machine") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."must_set_password" IS DISTINCT FROM (new_values."must_set_password") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."natural_person" IS DISTINCT FROM (new_values."natural_person") OR old_values."password_set_on" IS DISTINCT FROM (new_values."password_set_on") OR old_values."session_key" IS DISTINCT FROM (new_values."session_key") OR old_values."shortcuts" IS DISTINCT FROM (new_values."shortcuts") OR old_values."staff_no" IS DISTINCT FROM (new_values."staff_no") OR old_values."username" IS DISTINCT FROM (new_values."username")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="169697d1514d686a85d3e44e27029dd91833115a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_451cf",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="accounts_officer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_officerhistory" ("id", "is_active", "is_machine", "language", "must_set_password", "name", "natural_person", "password_set_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_key", "shortcuts", "staff_no", "username") SELECT old_values."id", old_values."is_active", old_values."is_machine", old_values."language", old_values."must_set_password", old_values."name", old_values."natural_person", old_values."password_set_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."session_key", old_values."shortcuts", old_values."staff_no", old_values."username" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="efff5713d1c8703e2a43f66dfab5a5f85956a89e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6feb5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="accounts_officer",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficerHistory",
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
                        to=settings.AUTH_USER_MODEL,
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
                ("username", models.CharField(max_length=40, verbose_name="账号")),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                (
                    "staff_no",
                    models.CharField(blank=True, default="", max_length=20, verbose_name="工号"),
                ),
                ("natural_person", models.UUIDField(default=uuid.uuid4, verbose_name="自然人")),
                ("is_active", models.BooleanField(default=True, verbose_name="在用")),
                ("is_machine", models.BooleanField(default=False, verbose_name="系统账号")),
                (
                    "language",
                    models.CharField(default="zh-hans", max_length=10, verbose_name="语言"),
                ),
                ("shortcuts", models.BooleanField(default=True, verbose_name="快捷键")),
                ("session_key", models.CharField(blank=True, default="", max_length=40)),
                (
                    "must_set_password",
                    models.BooleanField(default=False, verbose_name="须先改密码"),
                ),
                ("password_set_on", models.DateField(null=True, verbose_name="密码设置日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf433080eeba2b474e3a0f5e868b7cbbb12d960c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1ab67",
                            table="accounts_officerhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
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
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="时间"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accesses",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("view", "查看"),
                            ("reveal", "显示号码"),
                            ("print", "打印"),
                            ("download", "下载"),
                            ("search", "查询"),
                            ("denied", "拒绝"),
                            ("sign_in", "登录"),
                        ],
                        max_length=10,
                        verbose_name="方式",
                    ),
                ),
                ("subject", models.CharField(max_length=30, verbose_name="对象")),
                ("subject_id", models.BigIntegerField(null=True, verbose_name="对象编号")),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=30),
                        default=list,
                        size=None,
                        verbose_name="内容",
                    ),
                ),
                ("purpose", models.CharField(default="", max_length=200, verbose_name="事由")),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["subject", "subject_id", "-at"], name="accesslog_of_subject"
                    ),
                    models.Index(fields=["officer", "-at"], name="accesslog_of_officer"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="accesslog_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ef83284088d71c7300382902088697f905067aeb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_accesslog_append_only_705d2",
                            table="accounts_accesslog",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessSeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_id", models.BigIntegerField(unique=True)),
                ("last_id", models.BigIntegerField(unique=True)),
                ("rows", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["last_id"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="accessseal_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c0e6e417cc688e465ed463a3860cbb456c801714",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_accessseal_append_only_0cdbb",
                            table="accounts_accessseal",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                (
                    "township",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="accounts.region",
                        verbose_name="乡镇",
                    ),
                ),
                (
                    "ceiling",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="月金额上限"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                ("document", models.CharField(max_length=200, verbose_name="文件")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_given",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="下放人",
                    ),
                ),
                ("revoked_on", models.DateField(null=True, verbose_name="收回日期")),
            ],
            options={
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_delegationhistory" ("benefit", "ceiling", "document", "given_by_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_on", "township_id") SELECT new_values."benefit", new_values."ceiling", new_values."document", new_values."given_by_id", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."revoked_on", new_values."township_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a961780ad7167cfb6462383bec4133c389eafdad",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_31e89",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="accounts_delegation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_delegationhistory" ("benefit", "ceiling", "document", "given_by_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_on", "township_id") SELECT new_values."benefit", new_values."ceiling", new_values."document", new_values."given_by_id", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."revoked_on", new_values."township_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a877eea2617ac2b96d0d4a80048cc8d17dd7dd4f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0bc20",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="accounts_delegation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_delegationhistory" ("benefit", "ceiling", "document", "given_by_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_on", "township_id") SELECT old_values."benefit", old_values."ceiling", old_values."document", old_values."given_by_id", old_values."id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."revoked_on", old_values."township_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2653a1cbd89a41283ab1fb377b289d72d6578d45",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c7771",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="accounts_delegation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationHistory",
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
                        to="accounts.delegation",
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
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                (
                    "township",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.region",
                        verbose_name="乡镇",
                    ),
                ),
                (
                    "ceiling",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="月金额上限"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                ("document", models.CharField(max_length=200, verbose_name="文件")),
                (
                    "given_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="下放人",
                    ),
                ),
                ("revoked_on", models.DateField(null=True, verbose_name="收回日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="93a9ba95bd729124fc4bc2e9424fc1bdf6b88f11",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_47222",
                            table="accounts_delegationhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
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
                ("kind", models.CharField(max_length=40, verbose_name="种类")),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="唯一键")),
                ("period", models.CharField(default="", max_length=10, verbose_name="期间")),
                ("arguments", models.JSONField(default=dict, verbose_name="参数")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "待运行"),
                            ("running", "运行中"),
                            ("done", "已完成"),
                            ("parked", "已挂起"),
                            ("paused", "已暂停"),
                            ("cancelled", "已取消"),
                        ],
                        default="ready",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("owner", models.UUIDField(null=True)),
                ("lease_until", models.DateTimeField(null=True)),
                ("not_before", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="次数")),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
                (
                    "halted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="停止人",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="创建时间",
                    ),
                ),
                ("sent_at", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True, verbose_name="开始时间")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="完成时间")),
                ("result", models.JSONField(default=dict, verbose_name="结果")),
                ("error", models.TextField(default="", verbose_name="错误")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "period", "region"], name="job_of_period"),
                    models.Index(
                        condition=models.Q(("state__in", ["ready", "running"])),
                        fields=["lease_until"],
                        name="job_open_by_lease",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("lease_until__isnull", False), ("owner__isnull", False)),
                            _connector="OR",
                        ),
                        name="job_running_has_a_lease",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("halted_by__isnull", False),
                                ("lease_until", None),
                                ("owner", None),
                                ("state__in", ["paused", "cancelled"]),
                            ),
                            models.Q(
                                models.Q(("state__in", ["paused", "cancelled"]), _negated=True),
                                ("halted_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="job_halted_by_somebody_and_held_by_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("state", "done")),
                            models.Q(
                                models.Q(("state", "done"), _negated=True), ("finished_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="job_finished_iff_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JobPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="accounts.job",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("done_at", models.DateTimeField(null=True)),
                ("rows", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("job", "number"), name="jobpart_once_per_job")
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("village_helper", "村级协理员"),
                            ("township_caseworker", "乡镇经办"),
                            ("township_head", "乡镇负责人"),
                            ("county_reviewer", "县级审核"),
                            ("county_approver", "县级审批"),
                            ("county_cashier", "县级出纳"),
                            ("city_supervisor", "市级监管"),
                            ("provincial_supervisor", "省级监管"),
                            ("auditor", "审计"),
                            ("administrator", "系统管理"),
                            ("machine", "系统作业"),
                        ],
                        max_length=24,
                        verbose_name="岗位",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="accounts.region",
                        verbose_name="管辖区域",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="任期"),
                ),
                (
                    "document",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="任命文件"
                    ),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("officer", "="),
                            ("role", "="),
                            ("region", "="),
                            ("period", "&&"),
                        ],
                        name="post_once_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("officer", "="),
                            (
                                models.Case(
                                    models.When(role="administrator", then=models.Value(1)),
                                    models.When(role="auditor", then=models.Value(2)),
                                    default=models.Value(0),
                                    output_field=models.IntegerField(),
                                ),
                                "<>",
                            ),
                            ("period", "&&"),
                        ],
                        name="post_keeps_administration_and_audit_apart",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_posthistory" ("document", "id", "officer_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "role") SELECT new_values."document", new_values."id", new_values."officer_id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e57b69024714931c48a06e95164b2f9250bd380d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bd2f7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="accounts_post",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_posthistory" ("document", "id", "officer_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "role") SELECT new_values."document", new_values."id", new_values."officer_id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_id", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8be4907fff7c746e904a2d28f01c46b026fb4c01",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4a320",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="accounts_post",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "accounts_posthistory" ("document", "id", "officer_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "role") SELECT old_values."document", old_values."id", old_values."officer_id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8b1d50e27209a4bfa41a92bb312e79a706de5ef8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6100d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="accounts_post",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostHistory",
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
                        to="accounts.post",
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
                    "officer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("village_helper", "村级协理员"),
                            ("township_caseworker", "乡镇经办"),
                            ("township_head", "乡镇负责人"),
                            ("county_reviewer", "县级审核"),
                            ("county_approver", "县级审批"),
                            ("county_cashier", "县级出纳"),
                            ("city_supervisor", "市级监管"),
                            ("provincial_supervisor", "省级监管"),
                            ("auditor", "审计"),
                            ("administrator", "系统管理"),
                            ("machine", "系统作业"),
                        ],
                        max_length=24,
                        verbose_name="岗位",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.region",
                        verbose_name="管辖区域",
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="任期"),
                ),
                (
                    "document",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="任命文件"
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
                            hash="fb9bc3118bd5b7167ba2071c2b1cc94d6bc03244",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ce98e",
                            table="accounts_posthistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
