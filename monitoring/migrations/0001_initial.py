import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
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
                        choices=[
                            ("poverty_office", "扶贫（乡村振兴）信息比对"),
                            ("deaths", "殡葬死亡比对"),
                        ],
                        max_length=24,
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
                        choices=[
                            ("deceased_on_roll", "疑似死亡仍在享"),
                            ("only_theirs", "扶贫名册有、未纳入保障"),
                            ("only_ours", "我方标注脱贫属性、名册中没有"),
                            ("both_differ", "两方信息不一致"),
                        ],
                        max_length=24,
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
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="finding_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{open:checking,open:proposed,open:settled,open:vanished,checking:proposed,checking:settled,checking:vanished,proposed:checking,proposed:settled,settled:open,vanished:open}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="c902da7c9324f71b6636fad4d46d530d6daab05d",
                            operation="UPDATE",
                            pgid="pgtrigger_finding_moves_b0bf5",
                            table="monitoring_finding",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="finding_settled_by_two_people",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NEW.state = 'settled' AND OLD.state <> 'settled' AND EXISTS (\n        SELECT 1 FROM monitoring_disposal AS d\n        WHERE d.finding_id = NEW.id AND d.second_needed\n          AND d.confirmed_by_id IS NULL AND NOT d.rejected\n    ) THEN\n        RAISE EXCEPTION 'finding_settled_by_two_people' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="ef9b07e135664b15f0267e493dcffe938d92535f",
                            operation="UPDATE",
                            pgid="pgtrigger_finding_settled_by_two_people_e461c",
                            table="monitoring_finding",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_findinghistory" ("closed_on", "closing_reason", "due_on", "facts", "facts_sha256", "first_comparison_id", "found_on", "household_id", "id", "id_token", "key", "last_comparison_id", "level", "name", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "rule", "state", "version") SELECT new_values."closed_on", new_values."closing_reason", new_values."due_on", new_values."facts", new_values."facts_sha256", new_values."first_comparison_id", new_values."found_on", new_values."household_id", new_values."id", new_values."id_token", new_values."key", new_values."last_comparison_id", new_values."level", new_values."name", new_values."owner_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."rule", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cff836c9bb89c4bbdc6f88f615824a22503c6517",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_findinghistory" ("closed_on", "closing_reason", "due_on", "facts", "facts_sha256", "first_comparison_id", "found_on", "household_id", "id", "id_token", "key", "last_comparison_id", "level", "name", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "rule", "state", "version") SELECT new_values."closed_on", new_values."closing_reason", new_values."due_on", new_values."facts", new_values."facts_sha256", new_values."first_comparison_id", new_values."found_on", new_values."household_id", new_values."id", new_values."id_token", new_values."key", new_values."last_comparison_id", new_values."level", new_values."name", new_values."owner_id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."rule", new_values."state", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."closed_on" IS DISTINCT FROM (new_values."closed_on") OR old_values."closing_reason" IS DISTINCT FROM (new_values."closing_reason") OR old_values."due_on" IS DISTINCT FROM (new_values."due_on") OR old_values."facts" IS DISTINCT FROM (new_values."facts") OR old_values."facts_sha256" IS DISTINCT FROM (new_values."facts_sha256") OR old_values."first_comparison_id" IS DISTINCT FROM (new_values."first_comparison_id") OR old_values."found_on" IS DISTINCT FROM (new_values."found_on") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."id_token" IS DISTINCT FROM (new_values."id_token") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."last_comparison_id" IS DISTINCT FROM (new_values."last_comparison_id") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."owner_id" IS DISTINCT FROM (new_values."owner_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."rule" IS DISTINCT FROM (new_values."rule") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ec12ae49098f8c9f6efb19ca4a3246db81e4e9f2",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_findinghistory" ("closed_on", "closing_reason", "due_on", "facts", "facts_sha256", "first_comparison_id", "found_on", "household_id", "id", "id_token", "key", "last_comparison_id", "level", "name", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "rule", "state", "version") SELECT old_values."closed_on", old_values."closing_reason", old_values."due_on", old_values."facts", old_values."facts_sha256", old_values."first_comparison_id", old_values."found_on", old_values."household_id", old_values."id", old_values."id_token", old_values."key", old_values."last_comparison_id", old_values."level", old_values."name", old_values."owner_id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."rule", old_values."state", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="435aedb31a672c69de4678108bd1a2b1e0970755",
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
                        choices=[
                            ("deceased_on_roll", "疑似死亡仍在享"),
                            ("only_theirs", "扶贫名册有、未纳入保障"),
                            ("only_ours", "我方标注脱贫属性、名册中没有"),
                            ("both_differ", "两方信息不一致"),
                        ],
                        max_length=24,
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
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disposalhistory" ("at", "code", "confirmed_at", "confirmed_by_id", "confirmer", "effect", "event_on", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "rejected", "rejection", "second_needed") SELECT new_values."at", new_values."code", new_values."confirmed_at", new_values."confirmed_by_id", new_values."confirmer", new_values."effect", new_values."event_on", new_values."finding_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proof_id", new_values."proposed_by_id", new_values."proposed_on", new_values."proposer", new_values."reason", new_values."region_code", new_values."rejected", new_values."rejection", new_values."second_needed" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f28112e3eb35c51db4c51342229a5ec180f75c12",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disposalhistory" ("at", "code", "confirmed_at", "confirmed_by_id", "confirmer", "effect", "event_on", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "rejected", "rejection", "second_needed") SELECT new_values."at", new_values."code", new_values."confirmed_at", new_values."confirmed_by_id", new_values."confirmer", new_values."effect", new_values."event_on", new_values."finding_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proof_id", new_values."proposed_by_id", new_values."proposed_on", new_values."proposer", new_values."reason", new_values."region_code", new_values."rejected", new_values."rejection", new_values."second_needed" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ffdfed1f77a883357a4e263b7d16c53488d4681",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disposalhistory" ("at", "code", "confirmed_at", "confirmed_by_id", "confirmer", "effect", "event_on", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "rejected", "rejection", "second_needed") SELECT old_values."at", old_values."code", old_values."confirmed_at", old_values."confirmed_by_id", old_values."confirmer", old_values."effect", old_values."event_on", old_values."finding_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proof_id", old_values."proposed_by_id", old_values."proposed_on", old_values."proposer", old_values."reason", old_values."region_code", old_values."rejected", old_values."rejection", old_values."second_needed" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c7e2c1bcad1f36cd2dac1cf57a8d67f52745fb8",
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
                        ],
                        max_length=24,
                        verbose_name="登记种类",
                    ),
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_registerimporthistory" ("accepted", "as_of", "confirmed_by_id", "confirming_reason", "destroy_on", "duplicate", "file_name", "file_sha256", "gates", "id", "imported_at", "imported_by_id", "job_id", "kind", "loaded_on", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "refusal", "region_code", "rejected", "rows", "sheet", "state", "stored", "warnings") SELECT new_values."accepted", new_values."as_of", new_values."confirmed_by_id", new_values."confirming_reason", new_values."destroy_on", new_values."duplicate", new_values."file_name", new_values."file_sha256", new_values."gates", new_values."id", new_values."imported_at", new_values."imported_by_id", new_values."job_id", new_values."kind", new_values."loaded_on", new_values."mapping", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."problems", new_values."refusal", new_values."region_code", new_values."rejected", new_values."rows", new_values."sheet", new_values."state", new_values."stored", new_values."warnings" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="307a73e5de1dd3b77be7c0b76b5bad03785171db",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_registerimporthistory" ("accepted", "as_of", "confirmed_by_id", "confirming_reason", "destroy_on", "duplicate", "file_name", "file_sha256", "gates", "id", "imported_at", "imported_by_id", "job_id", "kind", "loaded_on", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "refusal", "region_code", "rejected", "rows", "sheet", "state", "stored", "warnings") SELECT new_values."accepted", new_values."as_of", new_values."confirmed_by_id", new_values."confirming_reason", new_values."destroy_on", new_values."duplicate", new_values."file_name", new_values."file_sha256", new_values."gates", new_values."id", new_values."imported_at", new_values."imported_by_id", new_values."job_id", new_values."kind", new_values."loaded_on", new_values."mapping", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."problems", new_values."refusal", new_values."region_code", new_values."rejected", new_values."rows", new_values."sheet", new_values."state", new_values."stored", new_values."warnings" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="03f39d3a7d3cfd3e6886a2fc0de618da0ad0fb93",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_registerimporthistory" ("accepted", "as_of", "confirmed_by_id", "confirming_reason", "destroy_on", "duplicate", "file_name", "file_sha256", "gates", "id", "imported_at", "imported_by_id", "job_id", "kind", "loaded_on", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "refusal", "region_code", "rejected", "rows", "sheet", "state", "stored", "warnings") SELECT old_values."accepted", old_values."as_of", old_values."confirmed_by_id", old_values."confirming_reason", old_values."destroy_on", old_values."duplicate", old_values."file_name", old_values."file_sha256", old_values."gates", old_values."id", old_values."imported_at", old_values."imported_by_id", old_values."job_id", old_values."kind", old_values."loaded_on", old_values."mapping", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."problems", old_values."refusal", old_values."region_code", old_values."rejected", old_values."rows", old_values."sheet", old_values."state", old_values."stored", old_values."warnings" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="76c309638edde3bf66e532aafac32c65125bff6f",
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
                        ],
                        max_length=24,
                        verbose_name="登记种类",
                    ),
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
    ]
