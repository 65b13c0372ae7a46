import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import accounts.fields

ANSWERS = """
    CREATE TABLE cases_assessedhousehold (
        run_id bigint NOT NULL,
        household_id bigint NOT NULL,
        region_code bigint NOT NULL,
        outcome varchar(20) NOT NULL,
        members_counted smallint NOT NULL,
        counted_income numeric(14, 2),
        award numeric(14, 2),
        raised numeric(14, 2),
        total numeric(14, 2),
        law varchar(64) NOT NULL,
        PRIMARY KEY (run_id, household_id)
    ) PARTITION BY LIST (run_id)
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("eligibility", "0001_initial"),
        ("households", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
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
                ("number", models.CharField(max_length=20, unique=True, verbose_name="受理号")),
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("new", "新申请"), ("review", "复核")],
                        default="new",
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("window", "窗口"),
                            ("discovery", "主动发现"),
                            ("comparison", "信息比对"),
                            ("hotline", "热线"),
                            ("review_plan", "动态管理"),
                        ],
                        default="window",
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("submitted", "已提交"),
                            ("supplement", "待补正"),
                            ("accepted", "已受理"),
                            ("verifying", "核对中"),
                            ("verified", "待入户调查"),
                            ("visited", "待乡镇审核"),
                            ("reviewed", "待公示"),
                            ("posted", "公示中"),
                            ("objected", "异议复查"),
                            ("reported", "待审核确认"),
                            ("returned", "县级退回"),
                            ("confirmed", "已确认"),
                            ("refused", "不予确认"),
                            ("withdrawn", "已撤回"),
                            ("terminated", "已终止"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村")],
                        default="rural",
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="households.household",
                    ),
                ),
                (
                    "applicant_name",
                    models.CharField(default="", max_length=50, verbose_name="申请人"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="eligibility.assessment",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications_entered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="录入时间",
                    ),
                ),
                ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                ("accepted_on", models.DateField(null=True, verbose_name="受理日期")),
                ("decided_on", models.DateField(null=True, verbose_name="决定日期")),
                ("close_relative", models.BooleanField(default=False, verbose_name="近亲属备案")),
                ("returns", models.PositiveSmallIntegerField(default=0, verbose_name="退回次数")),
                ("returned_boxes", models.JSONField(default=list, verbose_name="退回内容")),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["county_code", "state", "-created_at"],
                        name="application_county_state",
                    ),
                    models.Index(
                        fields=["township_code", "state", "-created_at"],
                        name="application_town_state",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("household__isnull", False),
                            (
                                "state__in",
                                [
                                    "draft",
                                    "submitted",
                                    "supplement",
                                    "accepted",
                                    "verifying",
                                    "verified",
                                    "visited",
                                    "reviewed",
                                    "posted",
                                    "objected",
                                    "reported",
                                    "returned",
                                ],
                            ),
                        ),
                        fields=("household", "benefit"),
                        name="application_one_open_per_household_and_benefit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_on__isnull", False),
                                ("state__in", ["confirmed", "refused"]),
                            ),
                            models.Q(
                                models.Q(("state__in", ["confirmed", "refused"]), _negated=True),
                                ("decided_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="application_decided_on_iff_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "withdrawn"]),
                            ("household__isnull", False),
                            _connector="OR",
                        ),
                        name="application_submitted_has_a_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            ("assessment__isnull", False),
                            _connector="OR",
                        ),
                        name="application_confirmed_has_an_assessment",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="application_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{accepted:terminated,accepted:verifying,accepted:withdrawn,confirmed:reported,draft:submitted,draft:withdrawn,objected:reviewed,objected:terminated,objected:visited,objected:withdrawn,posted:objected,posted:reported,posted:terminated,posted:withdrawn,reported:confirmed,reported:refused,reported:returned,reported:terminated,reported:withdrawn,returned:reported,returned:reviewed,returned:terminated,returned:verifying,returned:visited,returned:withdrawn,reviewed:posted,reviewed:reported,reviewed:terminated,reviewed:withdrawn,submitted:accepted,submitted:supplement,submitted:withdrawn,supplement:submitted,supplement:terminated,supplement:withdrawn,verified:terminated,verified:visited,verified:withdrawn,verifying:terminated,verifying:verified,verifying:withdrawn,visited:reviewed,visited:terminated,visited:verified,visited:verifying,visited:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="6a350bc785827a3efbe0de83da1d0617a64985a6",
                            operation="UPDATE",
                            pgid="pgtrigger_application_moves_3c9ad",
                            table="cases_application",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_applicationhistory" ("accepted_on", "applicant_name", "area", "assessment_id", "benefit", "channel", "close_relative", "created_at", "decided_on", "entered_by_id", "household_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "region_code", "returned_boxes", "returns", "state", "submitted_at", "version") SELECT new_values."accepted_on", new_values."applicant_name", new_values."area", new_values."assessment_id", new_values."benefit", new_values."channel", new_values."close_relative", new_values."created_at", new_values."decided_on", new_values."entered_by_id", new_values."household_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."region_code", new_values."returned_boxes", new_values."returns", new_values."state", new_values."submitted_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d5dc3930c261c8f7e0b4107ce9c2a6853806e78b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_54849",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_applicationhistory" ("accepted_on", "applicant_name", "area", "assessment_id", "benefit", "channel", "close_relative", "created_at", "decided_on", "entered_by_id", "household_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "region_code", "returned_boxes", "returns", "state", "submitted_at", "version") SELECT new_values."accepted_on", new_values."applicant_name", new_values."area", new_values."assessment_id", new_values."benefit", new_values."channel", new_values."close_relative", new_values."created_at", new_values."decided_on", new_values."entered_by_id", new_values."household_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."region_code", new_values."returned_boxes", new_values."returns", new_values."state", new_values."submitted_at", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."accepted_on" IS DISTINCT FROM (new_values."accepted_on") OR old_values."applicant_name" IS DISTINCT FROM (new_values."applicant_name") OR old_values."area" IS DISTINCT FROM (new_values."area") OR old_values."assessment_id" IS DISTINCT FROM (new_values."assessment_id") OR old_values."benefit" IS DISTINCT FROM (new_values."benefit") OR old_values."channel" IS DISTINCT FROM (new_values."channel") OR old_values."close_relative" IS DISTINCT FROM (new_values."close_relative") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."decided_on" IS DISTINCT FROM (new_values."decided_on") OR old_values."entered_by_id" IS DISTINCT FROM (new_values."entered_by_id") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."purpose" IS DISTINCT FROM (new_values."purpose") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."returned_boxes" IS DISTINCT FROM (new_values."returned_boxes") OR old_values."returns" IS DISTINCT FROM (new_values."returns") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."submitted_at" IS DISTINCT FROM (new_values."submitted_at") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23b3c600e45ca7ecee17c592a2a256f504fe312b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2842e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_application",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_applicationhistory" ("accepted_on", "applicant_name", "area", "assessment_id", "benefit", "channel", "close_relative", "created_at", "decided_on", "entered_by_id", "household_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "region_code", "returned_boxes", "returns", "state", "submitted_at", "version") SELECT old_values."accepted_on", old_values."applicant_name", old_values."area", old_values."assessment_id", old_values."benefit", old_values."channel", old_values."close_relative", old_values."created_at", old_values."decided_on", old_values."entered_by_id", old_values."household_id", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."region_code", old_values."returned_boxes", old_values."returns", old_values."state", old_values."submitted_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f113e329dcdba8a0b360ae410d68cf252526b38c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_734d6",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_application",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationHistory",
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
                        to="cases.application",
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
                ("number", models.CharField(max_length=20, verbose_name="受理号")),
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("new", "新申请"), ("review", "复核")],
                        default="new",
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("window", "窗口"),
                            ("discovery", "主动发现"),
                            ("comparison", "信息比对"),
                            ("hotline", "热线"),
                            ("review_plan", "动态管理"),
                        ],
                        default="window",
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("submitted", "已提交"),
                            ("supplement", "待补正"),
                            ("accepted", "已受理"),
                            ("verifying", "核对中"),
                            ("verified", "待入户调查"),
                            ("visited", "待乡镇审核"),
                            ("reviewed", "待公示"),
                            ("posted", "公示中"),
                            ("objected", "异议复查"),
                            ("reported", "待审核确认"),
                            ("returned", "县级退回"),
                            ("confirmed", "已确认"),
                            ("refused", "不予确认"),
                            ("withdrawn", "已撤回"),
                            ("terminated", "已终止"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村")],
                        default="rural",
                        max_length=5,
                        verbose_name="城乡",
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
                (
                    "applicant_name",
                    models.CharField(default="", max_length=50, verbose_name="申请人"),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="eligibility.assessment",
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
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="录入时间",
                    ),
                ),
                ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                ("accepted_on", models.DateField(null=True, verbose_name="受理日期")),
                ("decided_on", models.DateField(null=True, verbose_name="决定日期")),
                ("close_relative", models.BooleanField(default=False, verbose_name="近亲属备案")),
                ("returns", models.PositiveSmallIntegerField(default=0, verbose_name="退回次数")),
                ("returned_boxes", models.JSONField(default=list, verbose_name="退回内容")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8cc8add9d929da0a94c72bc4ff90432e1615320f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0ccaf",
                            table="cases_applicationhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftSection",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="cases.application",
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                (
                    "data",
                    accounts.fields.SealedJSONField(default=dict, place="cases_draftsection.data"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("client_sequence", models.PositiveBigIntegerField(default=0)),
                ("finished", models.BooleanField(default=False, verbose_name="已填完")),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "name"), name="draftsection_once_per_application"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_draftsectionhistory" ("application_id", "client_sequence", "data", "finished", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "saved_at", "saved_by_id", "version") SELECT new_values."application_id", new_values."client_sequence", new_values."data", new_values."finished", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."saved_at", new_values."saved_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f747bcb67c08287a5da937540c3d58855b139114",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f83f1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_draftsection",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_draftsectionhistory" ("application_id", "client_sequence", "data", "finished", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "saved_at", "saved_by_id", "version") SELECT new_values."application_id", new_values."client_sequence", new_values."data", new_values."finished", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."saved_at", new_values."saved_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ae428d935f9aa9571ea33920128b644265d12f0a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_661bf",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_draftsection",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_draftsectionhistory" ("application_id", "client_sequence", "data", "finished", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "saved_at", "saved_by_id", "version") SELECT old_values."application_id", old_values."client_sequence", old_values."data", old_values."finished", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."saved_at", old_values."saved_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="326e65efebd2fa641635d61492a0d149daa1516f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_288aa",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_draftsection",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftSectionHistory",
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
                        to="cases.draftsection",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                (
                    "data",
                    accounts.fields.SealedJSONField(default=dict, place="cases_draftsection.data"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("client_sequence", models.PositiveBigIntegerField(default=0)),
                ("finished", models.BooleanField(default=False, verbose_name="已填完")),
                (
                    "saved_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("saved_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1cd66a5d56da5924efacd7cb6002553024d7e190",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_891bd",
                            table="cases_draftsectionhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationPerson",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="cases.application",
                    ),
                ),
                ("ref", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("id_token", models.UUIDField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="households.person",
                    ),
                ),
                ("is_supporter", models.BooleanField(default=False, verbose_name="义务人")),
            ],
            options={
                "indexes": [models.Index(fields=["id_token"], name="applicationperson_number")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "ref"), name="applicationperson_once_by_ref"
                    ),
                    models.UniqueConstraint(
                        fields=("application", "id_token"), name="applicationperson_once_by_number"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_applicationpersonhistory" ("application_id", "id", "id_token", "is_supporter", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "region_code") SELECT new_values."application_id", new_values."id", new_values."id_token", new_values."is_supporter", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."ref", new_values."region_code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="48041bbb3dcdab281b0ad50b497b432b927cbbfe",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7ce0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_applicationperson",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_applicationpersonhistory" ("application_id", "id", "id_token", "is_supporter", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "region_code") SELECT new_values."application_id", new_values."id", new_values."id_token", new_values."is_supporter", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."ref", new_values."region_code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="35a9bbca011286dff3bcc52cfb5d23801b81d758",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d877",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_applicationperson",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_applicationpersonhistory" ("application_id", "id", "id_token", "is_supporter", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "region_code") SELECT old_values."application_id", old_values."id", old_values."id_token", old_values."is_supporter", old_values."name", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."ref", old_values."region_code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1c60d8578f0edad96ec7e317cbc731b931401487",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_25ca8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_applicationperson",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApplicationPersonHistory",
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
                        to="cases.applicationperson",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                ("ref", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("id_token", models.UUIDField(null=True)),
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
                ("is_supporter", models.BooleanField(default=False, verbose_name="义务人")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d96185905cb70ec3239e838854dae9545f1b27bd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6acab",
                            table="cases_applicationpersonhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentRun",
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
                ("on", models.DateField(verbose_name="核算日期")),
                ("rules_version", models.CharField(max_length=20, verbose_name="规则版本")),
                ("stretches", models.JSONField(default=list)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
                (
                    "job",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessment_run",
                        to="accounts.job",
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
                ("households", models.BigIntegerField(default=0, verbose_name="户数")),
                ("outcomes", models.JSONField(default=dict, verbose_name="结论")),
                (
                    "total_monthly",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=16, verbose_name="每月合计"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at", None)),
                        fields=("region", "on"),
                        name="assessmentrun_one_at_work",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessedHousehold",
            fields=[
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
                    "pk",
                    models.CompositePrimaryKey(
                        "run",
                        "household",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="answers",
                        to="cases.assessmentrun",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="households.household",
                    ),
                ),
                ("outcome", models.CharField(max_length=20, verbose_name="结论")),
                ("members_counted", models.SmallIntegerField(verbose_name="共同生活成员")),
                (
                    "counted_income",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="计入收入"
                    ),
                ),
                (
                    "award",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="救助金"
                    ),
                ),
                (
                    "raised",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="分类施保"
                    ),
                ),
                (
                    "total",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="月金额"
                    ),
                ),
                ("law", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "cases_assessedhousehold",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Opinion",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="cases.application",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="eligibility.assessment",
                    ),
                ),
                (
                    "advice",
                    models.CharField(
                        choices=[("confirm", "拟确认"), ("refuse", "拟不予确认")],
                        max_length=8,
                        verbose_name="意见",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="理由")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_on", models.DateField(verbose_name="日期")),
            ],
            options={
                "ordering": ["given_on", "pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_opinionhistory" ("advice", "application_id", "assessment_id", "given_by_id", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code") SELECT new_values."advice", new_values."application_id", new_values."assessment_id", new_values."given_by_id", new_values."given_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."region_code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bfe1a3963f73b9931339129a59ba956b8bf4b1a1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7196f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_opinion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_opinionhistory" ("advice", "application_id", "assessment_id", "given_by_id", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code") SELECT new_values."advice", new_values."application_id", new_values."assessment_id", new_values."given_by_id", new_values."given_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."region_code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f301f04f7c198214881c6604a09c67de56a63cec",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_904e5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_opinion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_opinionhistory" ("advice", "application_id", "assessment_id", "given_by_id", "given_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code") SELECT old_values."advice", old_values."application_id", old_values."assessment_id", old_values."given_by_id", old_values."given_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."region_code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="63c7661663b707cf00be5d5d476037f359736593",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b2ec7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_opinion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionHistory",
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
                        to="cases.opinion",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="eligibility.assessment",
                    ),
                ),
                (
                    "advice",
                    models.CharField(
                        choices=[("confirm", "拟确认"), ("refuse", "拟不予确认")],
                        max_length=8,
                        verbose_name="意见",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="理由")),
                (
                    "given_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_on", models.DateField(verbose_name="日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f7826f072197cb5511889340d2d1ac7e7a1269cc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3d5a6",
                            table="cases_opinionhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cases.application",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="eligibility.assessment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmed", "确认"),
                            ("refused", "不予确认"),
                            ("recalled", "撤回确认"),
                        ],
                        max_length=10,
                        verbose_name="决定",
                    ),
                ),
                ("outcome", models.CharField(max_length=20, verbose_name="结论")),
                (
                    "monthly",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="月金额"),
                ),
                ("reason", models.CharField(default="", max_length=500, verbose_name="理由")),
                ("cites", models.CharField(max_length=200, verbose_name="依据")),
                ("delegated", models.BooleanField(default=False, verbose_name="受托确认")),
                (
                    "delegation",
                    models.CharField(default="", max_length=200, verbose_name="委托文件"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="日期")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("chain", models.BigIntegerField(verbose_name="链")),
                ("position", models.BigIntegerField(verbose_name="链上序号")),
                ("previous", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("chain", "position"), name="decision_once_in_the_chain"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_refusal_has_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="decision_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b0f1744be04d560107ae4b5f822295f14ece02cd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_decision_append_only_35d2d",
                            table="cases_decision",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
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
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="households.household",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="cases.decision",
                    ),
                ),
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("benefit_group", models.CharField(max_length=30)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("household", "按户"),
                            ("single_person", "单人保"),
                            ("gradual_exit", "渐退"),
                        ],
                        max_length=14,
                        verbose_name="方式",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村")],
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "monthly",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="月金额"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
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
                ("review_due_on", models.DateField(null=True, verbose_name="下次复核")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["county_code", "benefit"], name="award_of_county")
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("household", "="), ("benefit_group", "="), ("period", "&&")],
                        name="award_one_per_household_and_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__startswith__day", 1)),
                        name="award_starts_on_the_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("monthly__gt", 0)), name="award_is_positive"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="award_ends_behind_both_locks",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"end_reason\" IN ('income', 'property', 'moved', 'tekun', 'gradual_exit_ended', 'duplicate', 'prison', 'refuses', 'false', 'other') AND OLD.\"end_reason\" IS DISTINCT FROM (NEW.\"end_reason\"))",
                            func="\n    IF NOT EXISTS (\n        SELECT 1 FROM cases_exitcheck AS e WHERE e.award_id = NEW.id AND e.cleared_on IS NOT NULL\n    ) THEN\n        RAISE EXCEPTION 'award_ends_behind_both_locks' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="abb30637d248a07bc6a6542179884769cdf5f76d",
                            operation="UPDATE",
                            pgid="pgtrigger_award_ends_behind_both_locks_0913c",
                            table="cases_award",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="award_falls_behind_both_locks",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"end_reason\" = 'changed' AND OLD.\"end_reason\" IS DISTINCT FROM 'changed')",
                            constraint="CONSTRAINT",
                            func="\n    IF EXISTS (\n        SELECT 1 FROM cases_award AS a\n        WHERE a.household_id = NEW.household_id AND a.benefit_group = NEW.benefit_group\n          AND a.id <> NEW.id AND lower(a.period) = upper(NEW.period) AND a.monthly < NEW.monthly\n    ) AND NOT EXISTS (\n        SELECT 1 FROM cases_exitcheck AS e WHERE e.award_id = NEW.id AND e.cleared_on IS NOT NULL\n    ) THEN\n        RAISE EXCEPTION 'award_falls_behind_both_locks' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n",
                            hash="dd07d28dee1aec03cc62924544d65d9732c8906c",
                            operation="UPDATE",
                            pgid="pgtrigger_award_falls_behind_both_locks_06bbd",
                            table="cases_award",
                            timing="DEFERRABLE INITIALLY DEFERRED",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_awardhistory" ("area", "benefit", "benefit_group", "decision_id", "end_reason", "household_id", "id", "mode", "monthly", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "review_due_on") SELECT new_values."area", new_values."benefit", new_values."benefit_group", new_values."decision_id", new_values."end_reason", new_values."household_id", new_values."id", new_values."mode", new_values."monthly", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."review_due_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9c317ff86026864f1587de5219f4c5acdd71df43",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1e33f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_award",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_awardhistory" ("area", "benefit", "benefit_group", "decision_id", "end_reason", "household_id", "id", "mode", "monthly", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "review_due_on") SELECT new_values."area", new_values."benefit", new_values."benefit_group", new_values."decision_id", new_values."end_reason", new_values."household_id", new_values."id", new_values."mode", new_values."monthly", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."review_due_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."area" IS DISTINCT FROM (new_values."area") OR old_values."benefit" IS DISTINCT FROM (new_values."benefit") OR old_values."benefit_group" IS DISTINCT FROM (new_values."benefit_group") OR old_values."decision_id" IS DISTINCT FROM (new_values."decision_id") OR old_values."end_reason" IS DISTINCT FROM (new_values."end_reason") OR old_values."household_id" IS DISTINCT FROM (new_values."household_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."mode" IS DISTINCT FROM (new_values."mode") OR old_values."monthly" IS DISTINCT FROM (new_values."monthly") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."review_due_on" IS DISTINCT FROM (new_values."review_due_on")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b6725f90a7b23d3dbe015dbc07a58461a6b7866a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_37e06",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_award",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_awardhistory" ("area", "benefit", "benefit_group", "decision_id", "end_reason", "household_id", "id", "mode", "monthly", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "review_due_on") SELECT old_values."area", old_values."benefit", old_values."benefit_group", old_values."decision_id", old_values."end_reason", old_values."household_id", old_values."id", old_values."mode", old_values."monthly", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."review_due_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="17615ac42830723e425b23661b67fee4fa003793",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_33036",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_award",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardHistory",
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
                        to="cases.award",
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
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.decision",
                    ),
                ),
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("benefit_group", models.CharField(max_length=30)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("household", "按户"),
                            ("single_person", "单人保"),
                            ("gradual_exit", "渐退"),
                        ],
                        max_length=14,
                        verbose_name="方式",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村")],
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "monthly",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="月金额"),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
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
                ("review_due_on", models.DateField(null=True, verbose_name="下次复核")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e1ff5239561b27c6cc9470bc4d4714a9ad9d0f6f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3853a",
                            table="cases_awardhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardMember",
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
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="cases.award",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award_shares",
                        to="households.person",
                    ),
                ),
                ("benefit_group", models.CharField(max_length=30)),
                (
                    "share",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="份额"),
                ),
                (
                    "raised",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="分类增发"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="增发类别"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("benefit_group", "="), ("period", "&&")],
                        name="awardmember_one_award_per_person_and_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("raised__gte", 0), ("share__gte", 0)),
                        name="awardmember_not_negative",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_awardmemberhistory" ("award_id", "benefit_group", "category", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised", "region_code", "share") SELECT new_values."award_id", new_values."benefit_group", new_values."category", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."raised", new_values."region_code", new_values."share" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3fbad10b91539d830afa89bfb66021580699d035",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_97faa",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_awardmember",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_awardmemberhistory" ("award_id", "benefit_group", "category", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised", "region_code", "share") SELECT new_values."award_id", new_values."benefit_group", new_values."category", new_values."id", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."raised", new_values."region_code", new_values."share" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b97cc039244b0bee0b4cf10e818c16f35c21dafb",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a33f7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_awardmember",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_awardmemberhistory" ("award_id", "benefit_group", "category", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised", "region_code", "share") SELECT old_values."award_id", old_values."benefit_group", old_values."category", old_values."id", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised", old_values."region_code", old_values."share" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5375f7615450e46a7c4e322f32199f86c46fc2df",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_42b17",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_awardmember",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardMemberHistory",
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
                        to="cases.awardmember",
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
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.award",
                    ),
                ),
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
                ("benefit_group", models.CharField(max_length=30)),
                (
                    "share",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="份额"),
                ),
                (
                    "raised",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="分类增发"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="增发类别"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e28af969b81a848e19a3ecc34c7be9e01144465a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fdeeb",
                            table="cases_awardmemberhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentRun",
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
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("month", models.DateField(verbose_name="月份")),
                (
                    "kind",
                    models.CharField(
                        choices=[("regular", "月度发放"), ("supplementary", "补发批次")],
                        default="regular",
                        max_length=14,
                        verbose_name="批次种类",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0, verbose_name="批次序号")),
                (
                    "supplements",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplementary_runs",
                        to="cases.paymentrun",
                    ),
                ),
                ("cut_off_on", models.DateField(verbose_name="截止日")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("computing", "计算中"),
                            ("computed", "待核验"),
                            ("prepared", "待复核"),
                            ("checked", "待审批"),
                            ("locked", "已锁定"),
                            ("exported", "已导出"),
                            ("returned", "已回盘"),
                            ("closed", "已关账"),
                            ("cancelled", "已作废"),
                        ],
                        default="computing",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_runs",
                        to="accounts.job",
                    ),
                ),
                (
                    "batch_number",
                    models.CharField(max_length=30, null=True, unique=True, verbose_name="批次号"),
                ),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="签署轮次")),
                (
                    "send_back_reason",
                    models.CharField(default="", max_length=200, verbose_name="退回理由"),
                ),
                ("seal", models.CharField(default="", max_length=64, verbose_name="封印")),
                (
                    "file_sha256",
                    models.CharField(default="", max_length=64, verbose_name="银行文件校验值"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("locked_at", models.DateTimeField(null=True, verbose_name="锁定时间")),
            ],
            options={
                "ordering": ["-month", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("region", "benefit", "month", "kind", "sequence"),
                        name="paymentrun_once_per_county_and_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="paymentrun_month_is_a_first"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["computing", "computed", "prepared", "checked", "cancelled"],
                            ),
                            models.Q(
                                ("batch_number__isnull", False),
                                ("locked_at__isnull", False),
                                models.Q(("seal", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="paymentrun_locked_has_number_and_seal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "regular"), ("sequence", 0), ("supplements", None)),
                            models.Q(
                                ("kind", "supplementary"),
                                ("sequence__gt", 0),
                                ("supplements__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="paymentrun_supplement_names_its_run",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["exported", "returned", "closed"]), _negated=True
                            ),
                            models.Q(("file_sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="paymentrun_exported_keeps_its_digest",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="paymentrun_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{checked:cancelled,checked:computed,checked:locked,computed:cancelled,computed:computing,computed:prepared,computing:cancelled,computing:computed,exported:returned,locked:exported,prepared:cancelled,prepared:checked,prepared:computed,returned:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="73fe6fcb79c0d6aa09e8438e996ba2519e4251e0",
                            operation="UPDATE",
                            pgid="pgtrigger_paymentrun_moves_88b02",
                            table="cases_paymentrun",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="paymentrun_is_never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="e47a5632f9fa6b6bc41c8876c99a6d1c9c8da097",
                            operation="DELETE",
                            pgid="pgtrigger_paymentrun_is_never_deleted_2b581",
                            table="cases_paymentrun",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="paymentrun_frozen_when_locked",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.state IN ('locked', 'exported', 'returned', 'closed', 'cancelled')\n    AND ((NEW.region_code, NEW.benefit, NEW.month, NEW.kind, NEW.sequence, NEW.cut_off_on,\n          NEW.batch_number, NEW.seal, NEW.round, NEW.locked_at)\n         IS DISTINCT FROM\n         (OLD.region_code, OLD.benefit, OLD.month, OLD.kind, OLD.sequence, OLD.cut_off_on,\n          OLD.batch_number, OLD.seal, OLD.round, OLD.locked_at)\n         OR OLD.file_sha256 NOT IN ('', NEW.file_sha256)))",
                            func="\n    RAISE EXCEPTION 'paymentrun_is_locked' USING ERRCODE = 'check_violation';\n",
                            hash="c1b5847f4a4144186fa63151a86dc95703978030",
                            operation="UPDATE",
                            pgid="pgtrigger_paymentrun_frozen_when_locked_0710d",
                            table="cases_paymentrun",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentrunhistory" ("batch_number", "benefit", "created_at", "created_by_id", "cut_off_on", "file_sha256", "id", "job_id", "kind", "locked_at", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "round", "seal", "send_back_reason", "sequence", "state", "supplements_id", "version") SELECT new_values."batch_number", new_values."benefit", new_values."created_at", new_values."created_by_id", new_values."cut_off_on", new_values."file_sha256", new_values."id", new_values."job_id", new_values."kind", new_values."locked_at", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."round", new_values."seal", new_values."send_back_reason", new_values."sequence", new_values."state", new_values."supplements_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5aaf9fbc14d730256765e829b426eabed925ebc3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f86ef",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_paymentrun",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentrunhistory" ("batch_number", "benefit", "created_at", "created_by_id", "cut_off_on", "file_sha256", "id", "job_id", "kind", "locked_at", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "round", "seal", "send_back_reason", "sequence", "state", "supplements_id", "version") SELECT new_values."batch_number", new_values."benefit", new_values."created_at", new_values."created_by_id", new_values."cut_off_on", new_values."file_sha256", new_values."id", new_values."job_id", new_values."kind", new_values."locked_at", new_values."month", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."round", new_values."seal", new_values."send_back_reason", new_values."sequence", new_values."state", new_values."supplements_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."batch_number" IS DISTINCT FROM (new_values."batch_number") OR old_values."benefit" IS DISTINCT FROM (new_values."benefit") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."cut_off_on" IS DISTINCT FROM (new_values."cut_off_on") OR old_values."file_sha256" IS DISTINCT FROM (new_values."file_sha256") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."job_id" IS DISTINCT FROM (new_values."job_id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."locked_at" IS DISTINCT FROM (new_values."locked_at") OR old_values."month" IS DISTINCT FROM (new_values."month") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."round" IS DISTINCT FROM (new_values."round") OR old_values."seal" IS DISTINCT FROM (new_values."seal") OR old_values."send_back_reason" IS DISTINCT FROM (new_values."send_back_reason") OR old_values."sequence" IS DISTINCT FROM (new_values."sequence") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."supplements_id" IS DISTINCT FROM (new_values."supplements_id") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="71cbf4f9e11f550782ffe921b49c053ab3819f9d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0521e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_paymentrun",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentrunhistory" ("batch_number", "benefit", "created_at", "created_by_id", "cut_off_on", "file_sha256", "id", "job_id", "kind", "locked_at", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "round", "seal", "send_back_reason", "sequence", "state", "supplements_id", "version") SELECT old_values."batch_number", old_values."benefit", old_values."created_at", old_values."created_by_id", old_values."cut_off_on", old_values."file_sha256", old_values."id", old_values."job_id", old_values."kind", old_values."locked_at", old_values."month", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."round", old_values."seal", old_values."send_back_reason", old_values."sequence", old_values."state", old_values."supplements_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4a4f4cd86d769e732e9f2fbf81ac96e481b8c268",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a9134",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_paymentrun",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentRunHistory",
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
                        to="cases.paymentrun",
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
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("month", models.DateField(verbose_name="月份")),
                (
                    "kind",
                    models.CharField(
                        choices=[("regular", "月度发放"), ("supplementary", "补发批次")],
                        default="regular",
                        max_length=14,
                        verbose_name="批次种类",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0, verbose_name="批次序号")),
                (
                    "supplements",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.paymentrun",
                    ),
                ),
                ("cut_off_on", models.DateField(verbose_name="截止日")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("computing", "计算中"),
                            ("computed", "待核验"),
                            ("prepared", "待复核"),
                            ("checked", "待审批"),
                            ("locked", "已锁定"),
                            ("exported", "已导出"),
                            ("returned", "已回盘"),
                            ("closed", "已关账"),
                            ("cancelled", "已作废"),
                        ],
                        default="computing",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                ("batch_number", models.CharField(max_length=30, null=True, verbose_name="批次号")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="签署轮次")),
                (
                    "send_back_reason",
                    models.CharField(default="", max_length=200, verbose_name="退回理由"),
                ),
                ("seal", models.CharField(default="", max_length=64, verbose_name="封印")),
                (
                    "file_sha256",
                    models.CharField(default="", max_length=64, verbose_name="银行文件校验值"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                ("locked_at", models.DateTimeField(null=True, verbose_name="锁定时间")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="25114eb93a39848fe1f84c4c6545e4dc625b1366",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_50768",
                            table="cases_paymentrunhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentLine",
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
                        related_name="lines",
                        to="cases.paymentrun",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_lines",
                        to="cases.award",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_lines",
                        to="cases.awardmember",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_lines",
                        to="households.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_lines",
                        to="households.person",
                    ),
                ),
                ("benefit", models.CharField(max_length=30)),
                ("benefit_group", models.CharField(max_length=30)),
                ("month", models.DateField(verbose_name="月份")),
                (
                    "kind",
                    models.CharField(
                        choices=[("regular", "当月"), ("arrears", "补发"), ("recovery", "扣回")],
                        default="regular",
                        max_length=10,
                        verbose_name="种类",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0)),
                (
                    "repairs",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeats",
                        to="cases.paymentline",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额"),
                ),
                (
                    "raised",
                    models.DecimalField(
                        decimal_places=2, default=0, max_digits=14, verbose_name="其中分类增发"
                    ),
                ),
                ("void", models.BooleanField(default=False)),
                ("payee_name", models.CharField(max_length=50, verbose_name="户名")),
                ("bank", models.CharField(max_length=60, verbose_name="开户银行")),
                ("card_token", models.UUIDField()),
                ("last4", models.CharField(max_length=4)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["run", "household"], name="paymentline_of_run"),
                    models.Index(fields=["household", "-month"], name="paymentline_of_household"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("person", "benefit_group", "month", "kind", "sequence"),
                        name="paymentline_once_per_person_and_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__lt", 0), ("kind", "recovery")),
                            models.Q(
                                models.Q(("kind", "recovery"), _negated=True),
                                ("amount__gt", 0),
                                ("amount__lte", 20000),
                            ),
                            _connector="OR",
                        ),
                        name="paymentline_amount_fits_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("repairs", None), ("sequence", 0)),
                            models.Q(("repairs__isnull", False), ("sequence__gt", 0)),
                            _connector="OR",
                        ),
                        name="paymentline_repair_has_a_later_sequence",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("void", False)),
                        fields=("repairs",),
                        name="paymentline_repaired_once",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="paymentline_frozen_when_locked",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    PERFORM 1 FROM cases_paymentrun\n    WHERE id = OLD.run_id\n      AND state IN ('computing', 'computed', 'prepared', 'checked', 'cancelled')\n    FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'payment_is_locked' USING ERRCODE = 'check_violation';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    IF NEW.run_id <> OLD.run_id THEN\n        RAISE EXCEPTION 'payment_stays_in_its_run' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="3bb3a87751512bff235b142af863e161c77036f1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_paymentline_frozen_when_locked_02353",
                            table="cases_paymentline",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="paymentline_added_while_open",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    PERFORM 1 FROM cases_paymentrun WHERE id IN (SELECT run_id FROM added) FOR SHARE;\n    IF EXISTS (\n        SELECT 1 FROM cases_paymentrun\n        WHERE id IN (SELECT run_id FROM added) AND state NOT IN ('computing', 'computed')\n    ) THEN\n        RAISE EXCEPTION 'payment_is_locked' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n",
                            hash="086ad89b889c995c37e20fcde7358308d2278620",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_paymentline_added_while_open_a8a76",
                            referencing="REFERENCING NEW TABLE AS added ",
                            table="cases_paymentline",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentExclusion",
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
                        related_name="exclusions",
                        to="cases.paymentrun",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_exclusions",
                        to="cases.award",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_exclusions",
                        to="cases.awardmember",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.person",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额"),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("held", "暂缓发放"),
                            ("no_account", "没有可用账户"),
                            ("died", "已登记死亡"),
                            ("paid", "本月已在其他批次发放"),
                            ("removed", "人工剔除"),
                        ],
                        max_length=12,
                        verbose_name="原因",
                    ),
                ),
                ("note", models.CharField(default="", max_length=200, verbose_name="说明")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "member"), name="paymentexclusion_once_per_run"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "removed"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="paymentexclusion_removal_has_a_note",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="paymentexclusion_frozen_when_locked",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    PERFORM 1 FROM cases_paymentrun\n    WHERE id = OLD.run_id\n      AND state IN ('computing', 'computed', 'prepared', 'checked', 'cancelled')\n    FOR SHARE;\n    IF NOT FOUND THEN\n        RAISE EXCEPTION 'payment_is_locked' USING ERRCODE = 'check_violation';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    IF NEW.run_id <> OLD.run_id THEN\n        RAISE EXCEPTION 'payment_stays_in_its_run' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="2bd73789f60fb97eb4bddc64183a0686fea3b597",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_paymentexclusion_frozen_when_locked_49c09",
                            table="cases_paymentexclusion",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="paymentexclusion_added_while_open",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    PERFORM 1 FROM cases_paymentrun WHERE id IN (SELECT run_id FROM added) FOR SHARE;\n    IF EXISTS (\n        SELECT 1 FROM cases_paymentrun\n        WHERE id IN (SELECT run_id FROM added) AND state NOT IN ('computing', 'computed')\n    ) THEN\n        RAISE EXCEPTION 'payment_is_locked' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n",
                            hash="533a1d508c4b913c1302510c6a36c7175b82e3c9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_paymentexclusion_added_while_open_64c67",
                            referencing="REFERENCING NEW TABLE AS added ",
                            table="cases_paymentexclusion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankReturn",
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
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bank_return",
                        to="cases.paymentline",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="cases.paymentrun",
                    ),
                ),
                ("paid", models.BooleanField(verbose_name="成功")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "成功"),
                            ("name", "户名不符"),
                            ("missing", "账号不存在"),
                            ("closed", "已销户"),
                            ("frozen", "账户冻结"),
                            ("other", "其他"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="失败原因",
                    ),
                ),
                ("file_sha256", models.CharField(max_length=64)),
                ("returned_on", models.DateField(verbose_name="回盘日期")),
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
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid", True), ("reason", "")),
                            models.Q(("paid", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="bankreturn_failure_has_a_reason",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="bankreturn_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="17010035e44776b4099601ffc2e3632838d41590",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_bankreturn_append_only_0989b",
                            table="cases_bankreturn",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recovery",
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
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovery",
                        to="cases.paymentline",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recoveries",
                        to="households.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recoveries",
                        to="households.person",
                    ),
                ),
                ("month", models.DateField(verbose_name="月份")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额"),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="原因")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待追回"),
                            ("repaid", "已退回"),
                            ("deducted", "已扣回"),
                            ("waived", "不再追回"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("deduct", models.BooleanField(default=False, verbose_name="同意从后续待遇中扣回")),
                ("opened_on", models.DateField(verbose_name="登记日期")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("settled_on", models.DateField(null=True, verbose_name="了结日期")),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.CharField(default="", max_length=200, verbose_name="说明")),
            ],
            options={
                "ordering": ["month", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="recovery_is_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_by", None), ("settled_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("settled_by__isnull", False),
                                ("settled_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="recovery_settled_by_somebody",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_recoveryhistory" ("amount", "deduct", "household_id", "id", "line_id", "month", "note", "opened_by_id", "opened_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "settled_by_id", "settled_on", "state") SELECT new_values."amount", new_values."deduct", new_values."household_id", new_values."id", new_values."line_id", new_values."month", new_values."note", new_values."opened_by_id", new_values."opened_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."region_code", new_values."settled_by_id", new_values."settled_on", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="be8cd7572d4f8b461dc907b62c6c239a8ba9368d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ced05",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_recovery",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_recoveryhistory" ("amount", "deduct", "household_id", "id", "line_id", "month", "note", "opened_by_id", "opened_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "settled_by_id", "settled_on", "state") SELECT new_values."amount", new_values."deduct", new_values."household_id", new_values."id", new_values."line_id", new_values."month", new_values."note", new_values."opened_by_id", new_values."opened_on", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."region_code", new_values."settled_by_id", new_values."settled_on", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="71d91bcb6de787e59e33a9c6b37dc8e5b878e8cd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af64e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_recovery",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_recoveryhistory" ("amount", "deduct", "household_id", "id", "line_id", "month", "note", "opened_by_id", "opened_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "settled_by_id", "settled_on", "state") SELECT old_values."amount", old_values."deduct", old_values."household_id", old_values."id", old_values."line_id", old_values."month", old_values."note", old_values."opened_by_id", old_values."opened_on", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."region_code", old_values."settled_by_id", old_values."settled_on", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b1ff29dc5ba986e3517ea3e3b720e02e250bdca2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_100fd",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_recovery",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecoveryHistory",
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
                        to="cases.recovery",
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
                    "line",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.paymentline",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                    ),
                ),
                ("month", models.DateField(verbose_name="月份")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额"),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="原因")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待追回"),
                            ("repaid", "已退回"),
                            ("deducted", "已扣回"),
                            ("waived", "不再追回"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("deduct", models.BooleanField(default=False, verbose_name="同意从后续待遇中扣回")),
                ("opened_on", models.DateField(verbose_name="登记日期")),
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
                ("settled_on", models.DateField(null=True, verbose_name="了结日期")),
                (
                    "settled_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.CharField(default="", max_length=200, verbose_name="说明")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b9815c7b2f659b3a4d7dc8be7a2bab989f37f9e8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7e9f1",
                            table="cases_recoveryhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Workday",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("is_working", models.BooleanField()),
                ("name", models.CharField(blank=True, default="", max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="Clock",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
                        to="cases.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("investigate", "启动调查"),
                            ("notice", "公示"),
                            ("county_decision", "县级确认"),
                            ("refusal_notice", "不予确认告知"),
                            ("supplement", "补正材料"),
                            ("total", "全程"),
                        ],
                        max_length=16,
                        verbose_name="时限",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="天数")),
                ("working", models.BooleanField(verbose_name="工作日")),
                ("cites", models.CharField(max_length=100, verbose_name="依据")),
                ("started_on", models.DateField(verbose_name="起算")),
                ("due_on", models.DateField(verbose_name="到期")),
                ("paused_on", models.DateField(null=True, verbose_name="暂停")),
                ("stopped_on", models.DateField(null=True, verbose_name="停止")),
                ("estimated", models.BooleanField(default=False, verbose_name="按周末推算")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_on", None)),
                        fields=["due_on"],
                        name="clock_running_by_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_on", None)),
                        fields=("application", "kind"),
                        name="clock_one_running_of_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("started_on"))),
                        name="clock_due_not_before_start",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_clockhistory" ("application_id", "cites", "days", "due_on", "estimated", "id", "kind", "paused_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "started_on", "stopped_on", "working") SELECT new_values."application_id", new_values."cites", new_values."days", new_values."due_on", new_values."estimated", new_values."id", new_values."kind", new_values."paused_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."started_on", new_values."stopped_on", new_values."working" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d4b9ade4479d2b6742e5a4fba0a85f30bad6c193",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bbd14",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_clock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_clockhistory" ("application_id", "cites", "days", "due_on", "estimated", "id", "kind", "paused_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "started_on", "stopped_on", "working") SELECT new_values."application_id", new_values."cites", new_values."days", new_values."due_on", new_values."estimated", new_values."id", new_values."kind", new_values."paused_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."started_on", new_values."stopped_on", new_values."working" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="58b0a03ea5f120b7a2e00ed5dd495cc73074c7b9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5f30a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_clock",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_clockhistory" ("application_id", "cites", "days", "due_on", "estimated", "id", "kind", "paused_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "started_on", "stopped_on", "working") SELECT old_values."application_id", old_values."cites", old_values."days", old_values."due_on", old_values."estimated", old_values."id", old_values."kind", old_values."paused_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."started_on", old_values."stopped_on", old_values."working" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5e7ce3d29f9a9d20edc74e09757eab117b6cbba2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_589ef",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_clock",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockHistory",
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
                        to="cases.clock",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("investigate", "启动调查"),
                            ("notice", "公示"),
                            ("county_decision", "县级确认"),
                            ("refusal_notice", "不予确认告知"),
                            ("supplement", "补正材料"),
                            ("total", "全程"),
                        ],
                        max_length=16,
                        verbose_name="时限",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="天数")),
                ("working", models.BooleanField(verbose_name="工作日")),
                ("cites", models.CharField(max_length=100, verbose_name="依据")),
                ("started_on", models.DateField(verbose_name="起算")),
                ("due_on", models.DateField(verbose_name="到期")),
                ("paused_on", models.DateField(null=True, verbose_name="暂停")),
                ("stopped_on", models.DateField(null=True, verbose_name="停止")),
                ("estimated", models.BooleanField(default=False, verbose_name="按周末推算")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="42e5ebdb7379eeb798375106bde8c94205843c78",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_56863",
                            table="cases_clockhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="cases.application",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("drafted", "建立草稿"),
                            ("submitted", "提交"),
                            ("supplement_asked", "一次性告知补正"),
                            ("supplemented", "补正完成"),
                            ("accepted", "受理"),
                            ("verification_asked", "发起核对"),
                            ("verified", "核对完成"),
                            ("visited", "入户调查"),
                            ("assessed", "核算"),
                            ("reviewed", "乡镇审核"),
                            ("posted", "公示"),
                            ("taken_down", "公示撤下"),
                            ("objected", "收到异议"),
                            ("objection_settled", "异议办结"),
                            ("reported", "上报县级"),
                            ("examined", "县级审查"),
                            ("returned", "退回"),
                            ("resubmitted", "退回后重报"),
                            ("confirmed", "审核确认"),
                            ("recalled", "撤回确认"),
                            ("refused", "不予确认"),
                            ("withdrawn", "撤回申请"),
                            ("terminated", "终止办理"),
                            ("notified", "告知书送达"),
                            ("award_changed", "待遇变更"),
                            ("noted", "记事"),
                        ],
                        max_length=20,
                        verbose_name="事项",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("handling", "经办"),
                            ("review", "乡镇审核"),
                            ("examination", "县级审查"),
                            ("confirmation", "审核确认"),
                        ],
                        default="",
                        max_length=14,
                        verbose_name="环节",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                ("natural_person", models.UUIDField()),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="时间"
                    ),
                ),
                ("detail", models.JSONField(default=dict, verbose_name="内容")),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(fields=["application", "at"], name="event_of_application"),
                    models.Index(fields=["by", "-at"], name="event_of_officer"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="event_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="64c3ae60b9f113e814e215f64bfcfbd894a72d3f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_event_append_only_e49d6",
                            table="cases_event",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="event_one_stage_per_person",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NEW.stage <> '' AND EXISTS (\n        SELECT 1 FROM cases_event AS e\n        WHERE e.application_id = NEW.application_id\n          AND e.natural_person = NEW.natural_person\n          AND e.stage <> '' AND e.stage <> NEW.stage\n    ) THEN\n        RAISE EXCEPTION 'event_one_stage_per_person' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="4bf25e7bc70833e6dd975ab497d07dcea72e2ab5",
                            operation="INSERT",
                            pgid="pgtrigger_event_one_stage_per_person_d7d7a",
                            table="cases_event",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="event_not_by_a_relative",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF NEW.stage IN ('review', 'examination', 'confirmation') AND EXISTS (\n        SELECT 1\n        FROM households_closerelative AS kin\n        JOIN accounts_officer AS relative ON relative.id = kin.officer_id\n        JOIN cases_application AS application ON application.household_id = kin.household_id\n        WHERE application.id = NEW.application_id\n          AND relative.natural_person = NEW.natural_person\n          AND (kin.ended_on IS NULL OR kin.ended_on > NEW.on)\n    ) THEN\n        RAISE EXCEPTION 'event_not_by_a_relative' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="b318708eb4379bee91f2b5d0bb7bc3b157fb4192",
                            operation="INSERT",
                            pgid="pgtrigger_event_not_by_a_relative_9b254",
                            table="cases_event",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitCheck",
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
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exit_checks",
                        to="cases.award",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exit_checks",
                        to="cases.application",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
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
                        max_length=20,
                        verbose_name="退出原因",
                    ),
                ),
                ("note", models.CharField(max_length=300, verbose_name="说明")),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposer", models.UUIDField()),
                ("proposed_on", models.DateField(verbose_name="提出日期")),
                ("notice_on", models.DateField(null=True, verbose_name="书面告知日期")),
                (
                    "notice_way",
                    models.CharField(
                        blank=True, default="", max_length=40, verbose_name="送达方式"
                    ),
                ),
                ("answer_until", models.DateField(null=True, verbose_name="等候期满")),
                (
                    "answer",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="对象意见"
                    ),
                ),
                ("risks", models.JSONField(default=dict, verbose_name="风险名单")),
                ("risks_open", models.PositiveSmallIntegerField(default=0)),
                ("checked_on", models.DateField(null=True, verbose_name="核对名单日期")),
                (
                    "override_reason",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="放行理由"
                    ),
                ),
                (
                    "override_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("override_asker", models.UUIDField(null=True)),
                (
                    "overridden_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("overrider", models.UUIDField(null=True)),
                ("sources", models.PositiveSmallIntegerField(default=0, verbose_name="独立来源")),
                ("visited", models.BooleanField(default=False, verbose_name="已入户")),
                (
                    "cleared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cleared_on", models.DateField(null=True, verbose_name="通过日期")),
                ("dropped_on", models.DateField(null=True, verbose_name="撤销日期")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cleared_on", None), ("dropped_on", None)),
                        fields=("award",),
                        name="exitcheck_one_open_per_award",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("overridden_by", None), ("overrider", None)),
                            models.Q(
                                ("overridden_by__isnull", False),
                                ("override_asker__isnull", False),
                                ("overrider__isnull", False),
                                models.Q(("override_reason", ""), _negated=True),
                                models.Q(("overrider", models.F("override_asker")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="exitcheck_overridden_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cleared_by", None), ("cleared_on", None)),
                            models.Q(
                                ("cleared_by__isnull", False),
                                ("cleared_on__isnull", False),
                                ("dropped_on", None),
                                models.Q(
                                    ("overridden_by__isnull", False),
                                    models.Q(
                                        ("answer_until__isnull", False),
                                        ("answer_until__lt", models.F("cleared_on")),
                                        ("checked_on__isnull", False),
                                        ("notice_on__isnull", False),
                                        ("risks_open", 0),
                                        models.Q(
                                            ("sources__gte", 2),
                                            models.Q(("sources__gte", 1), ("visited", True)),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="exitcheck_cleared_by_both_locks",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_exitcheckhistory" ("answer", "answer_until", "application_id", "award_id", "checked_on", "cleared_by_id", "cleared_on", "dropped_on", "id", "note", "notice_on", "notice_way", "overridden_by_id", "override_asked_by_id", "override_asker", "override_reason", "overrider", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "risks", "risks_open", "sources", "visited") SELECT new_values."answer", new_values."answer_until", new_values."application_id", new_values."award_id", new_values."checked_on", new_values."cleared_by_id", new_values."cleared_on", new_values."dropped_on", new_values."id", new_values."note", new_values."notice_on", new_values."notice_way", new_values."overridden_by_id", new_values."override_asked_by_id", new_values."override_asker", new_values."override_reason", new_values."overrider", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_by_id", new_values."proposed_on", new_values."proposer", new_values."reason", new_values."region_code", new_values."risks", new_values."risks_open", new_values."sources", new_values."visited" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f2c03b3680102b55fe7f51079367b2d85b1174c1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_56e6e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_exitcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_exitcheckhistory" ("answer", "answer_until", "application_id", "award_id", "checked_on", "cleared_by_id", "cleared_on", "dropped_on", "id", "note", "notice_on", "notice_way", "overridden_by_id", "override_asked_by_id", "override_asker", "override_reason", "overrider", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "risks", "risks_open", "sources", "visited") SELECT new_values."answer", new_values."answer_until", new_values."application_id", new_values."award_id", new_values."checked_on", new_values."cleared_by_id", new_values."cleared_on", new_values."dropped_on", new_values."id", new_values."note", new_values."notice_on", new_values."notice_way", new_values."overridden_by_id", new_values."override_asked_by_id", new_values."override_asker", new_values."override_reason", new_values."overrider", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_by_id", new_values."proposed_on", new_values."proposer", new_values."reason", new_values."region_code", new_values."risks", new_values."risks_open", new_values."sources", new_values."visited" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dbe8328270241f92339721127383b64f2060140c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7006e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_exitcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_exitcheckhistory" ("answer", "answer_until", "application_id", "award_id", "checked_on", "cleared_by_id", "cleared_on", "dropped_on", "id", "note", "notice_on", "notice_way", "overridden_by_id", "override_asked_by_id", "override_asker", "override_reason", "overrider", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "proposed_on", "proposer", "reason", "region_code", "risks", "risks_open", "sources", "visited") SELECT old_values."answer", old_values."answer_until", old_values."application_id", old_values."award_id", old_values."checked_on", old_values."cleared_by_id", old_values."cleared_on", old_values."dropped_on", old_values."id", old_values."note", old_values."notice_on", old_values."notice_way", old_values."overridden_by_id", old_values."override_asked_by_id", old_values."override_asker", old_values."override_reason", old_values."overrider", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_by_id", old_values."proposed_on", old_values."proposer", old_values."reason", old_values."region_code", old_values."risks", old_values."risks_open", old_values."sources", old_values."visited" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8774aa6d3064a905e6190b49a0a0f6932b178830",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c72a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_exitcheck",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitCheckHistory",
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
                        to="cases.exitcheck",
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
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.award",
                    ),
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
                    ),
                ),
                (
                    "reason",
                    models.CharField(
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
                        max_length=20,
                        verbose_name="退出原因",
                    ),
                ),
                ("note", models.CharField(max_length=300, verbose_name="说明")),
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
                ("proposer", models.UUIDField()),
                ("proposed_on", models.DateField(verbose_name="提出日期")),
                ("notice_on", models.DateField(null=True, verbose_name="书面告知日期")),
                (
                    "notice_way",
                    models.CharField(
                        blank=True, default="", max_length=40, verbose_name="送达方式"
                    ),
                ),
                ("answer_until", models.DateField(null=True, verbose_name="等候期满")),
                (
                    "answer",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="对象意见"
                    ),
                ),
                ("risks", models.JSONField(default=dict, verbose_name="风险名单")),
                ("risks_open", models.PositiveSmallIntegerField(default=0)),
                ("checked_on", models.DateField(null=True, verbose_name="核对名单日期")),
                (
                    "override_reason",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="放行理由"
                    ),
                ),
                (
                    "override_asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("override_asker", models.UUIDField(null=True)),
                (
                    "overridden_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("overrider", models.UUIDField(null=True)),
                ("sources", models.PositiveSmallIntegerField(default=0, verbose_name="独立来源")),
                ("visited", models.BooleanField(default=False, verbose_name="已入户")),
                (
                    "cleared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cleared_on", models.DateField(null=True, verbose_name="通过日期")),
                ("dropped_on", models.DateField(null=True, verbose_name="撤销日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b9ec6cad56c507846e077f22f2c397e052b3563e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_761bf",
                            table="cases_exitcheckhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitSource",
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
                    "exit_check",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="cases.exitcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("register", "部门登记数据"),
                            ("paper", "单位或银行证明"),
                            ("declared", "本人申报"),
                            ("visit", "入户核实（两人）"),
                        ],
                        max_length=8,
                        verbose_name="来源种类",
                    ),
                ),
                (
                    "origin",
                    models.CharField(max_length=60, verbose_name="来源单位（入户写两名走访人）"),
                ),
                ("words", models.CharField(max_length=300, verbose_name="证明了什么")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exit_check", "kind", "origin"), name="exitsource_once_per_origin"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_exitsourcehistory" ("added_by_id", "exit_check_id", "id", "kind", "on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "words") SELECT new_values."added_by_id", new_values."exit_check_id", new_values."id", new_values."kind", new_values."on", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1269e1ff04840a5929e637f9bb0a2e20730f0f8b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3d57",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_exitsource",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_exitsourcehistory" ("added_by_id", "exit_check_id", "id", "kind", "on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "words") SELECT new_values."added_by_id", new_values."exit_check_id", new_values."id", new_values."kind", new_values."on", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="896d27541d690fdc5936ce0ca624e4f3a1ff7a05",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4104e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_exitsource",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_exitsourcehistory" ("added_by_id", "exit_check_id", "id", "kind", "on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "words") SELECT old_values."added_by_id", old_values."exit_check_id", old_values."id", old_values."kind", old_values."on", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4f1ccd007e986ac3900ac9d2972fa455a87f5232",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c50d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_exitsource",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitSourceHistory",
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
                        to="cases.exitsource",
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
                    "exit_check",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.exitcheck",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("register", "部门登记数据"),
                            ("paper", "单位或银行证明"),
                            ("declared", "本人申报"),
                            ("visit", "入户核实（两人）"),
                        ],
                        max_length=8,
                        verbose_name="来源种类",
                    ),
                ),
                (
                    "origin",
                    models.CharField(max_length=60, verbose_name="来源单位（入户写两名走访人）"),
                ),
                ("words", models.CharField(max_length=300, verbose_name="证明了什么")),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "added_by",
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
                            hash="fbf7434efe2d63ce93964c0f9094c023d5aa1835",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bc28b",
                            table="cases_exitsourcehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
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
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("slug", models.CharField(max_length=32, unique=True)),
                ("text", models.JSONField(verbose_name="公布内容")),
                ("digest", models.CharField(max_length=64)),
                ("prepared_on", models.DateField(verbose_name="编制日期")),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_on", models.DateField(null=True, verbose_name="公布日期")),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.DateField(verbose_name="公布到")),
                ("taken_down_on", models.DateField(null=True, verbose_name="撤下日期")),
                (
                    "taken_down_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_down_why",
                    models.CharField(default="", max_length=200, verbose_name="撤下原因"),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
                (
                    "end_photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("published_on__isnull", False), ("taken_down_on", None)
                        ),
                        fields=("region", "benefit"),
                        name="publication_one_hangs_per_village_and_benefit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_by", None), ("published_on", None)),
                            models.Q(
                                ("published_by__isnull", False),
                                ("published_on__isnull", False),
                                models.Q(("published_by", models.F("prepared_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="publication_by_a_second_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_down_by", None), ("taken_down_on", None)),
                            models.Q(
                                ("taken_down_by__isnull", False), ("taken_down_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="publication_taken_down_by_somebody",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="publication_text_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."benefit" IS DISTINCT FROM (NEW."benefit") OR OLD."region_code" IS DISTINCT FROM (NEW."region_code") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3e53d7ec38d3547910fb6ad692a0dbc225c1c4da",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_text_stays_5d146",
                            table="cases_publication",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_publicationhistory" ("benefit", "digest", "end_photo_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prepared_by_id", "prepared_on", "published_by_id", "published_on", "region_code", "slug", "taken_down_by_id", "taken_down_on", "taken_down_why", "text", "until") SELECT new_values."benefit", new_values."digest", new_values."end_photo_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."photo_id", new_values."prepared_by_id", new_values."prepared_on", new_values."published_by_id", new_values."published_on", new_values."region_code", new_values."slug", new_values."taken_down_by_id", new_values."taken_down_on", new_values."taken_down_why", new_values."text", new_values."until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1c5d657ce410608216439c3df5792906b1648faa",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fb32b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_publication",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_publicationhistory" ("benefit", "digest", "end_photo_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prepared_by_id", "prepared_on", "published_by_id", "published_on", "region_code", "slug", "taken_down_by_id", "taken_down_on", "taken_down_why", "text", "until") SELECT new_values."benefit", new_values."digest", new_values."end_photo_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."photo_id", new_values."prepared_by_id", new_values."prepared_on", new_values."published_by_id", new_values."published_on", new_values."region_code", new_values."slug", new_values."taken_down_by_id", new_values."taken_down_on", new_values."taken_down_why", new_values."text", new_values."until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a7e3cb40bd3245e833034456b53e0c08df0fc83b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_32350",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_publication",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_publicationhistory" ("benefit", "digest", "end_photo_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "prepared_by_id", "prepared_on", "published_by_id", "published_on", "region_code", "slug", "taken_down_by_id", "taken_down_on", "taken_down_why", "text", "until") SELECT old_values."benefit", old_values."digest", old_values."end_photo_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."photo_id", old_values."prepared_by_id", old_values."prepared_on", old_values."published_by_id", old_values."published_on", old_values."region_code", old_values."slug", old_values."taken_down_by_id", old_values."taken_down_on", old_values."taken_down_why", old_values."text", old_values."until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="204c8df823320a0c06be462997e3eb1fc9b096fe",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07ff5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_publication",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationHistory",
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
                        to="cases.publication",
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
                ("benefit", models.CharField(max_length=30, verbose_name="待遇")),
                ("slug", models.CharField(max_length=32)),
                ("text", models.JSONField(verbose_name="公布内容")),
                ("digest", models.CharField(max_length=64)),
                ("prepared_on", models.DateField(verbose_name="编制日期")),
                (
                    "prepared_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("published_on", models.DateField(null=True, verbose_name="公布日期")),
                (
                    "published_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.DateField(verbose_name="公布到")),
                ("taken_down_on", models.DateField(null=True, verbose_name="撤下日期")),
                (
                    "taken_down_by",
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
                    "taken_down_why",
                    models.CharField(default="", max_length=200, verbose_name="撤下原因"),
                ),
                (
                    "photo",
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
                    "end_photo",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.document",
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
                            hash="fc885bb3779a3f885cf29fd7bdd2f51572b09805",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7d1e0",
                            table="cases_publicationhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationEntry",
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
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="cases.publication",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.award",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("board_name", models.CharField(max_length=60)),
                ("persons", models.PositiveSmallIntegerField()),
                ("monthly", models.DecimalField(decimal_places=2, max_digits=14)),
                ("withdrawn_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "award"), name="publicationentry_once_per_award"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="publicationentry_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."award_id" IS DISTINCT FROM (NEW."award_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."board_name" IS DISTINCT FROM (NEW."board_name") OR OLD."persons" IS DISTINCT FROM (NEW."persons") OR OLD."monthly" IS DISTINCT FROM (NEW."monthly"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="1b66328da7042ed86516345fb02fef7093c0e5d1",
                            operation="UPDATE",
                            pgid="pgtrigger_publicationentry_stays_216d8",
                            table="cases_publicationentry",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_publicationentryhistory" ("award_id", "board_name", "id", "monthly", "name", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication_id", "region_code", "withdrawn_on") SELECT new_values."award_id", new_values."board_name", new_values."id", new_values."monthly", new_values."name", new_values."persons", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."publication_id", new_values."region_code", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4f37ebe2bfd176378e34c9517ed094fc1f689098",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4e1e5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_publicationentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_publicationentryhistory" ("award_id", "board_name", "id", "monthly", "name", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication_id", "region_code", "withdrawn_on") SELECT new_values."award_id", new_values."board_name", new_values."id", new_values."monthly", new_values."name", new_values."persons", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place", new_values."publication_id", new_values."region_code", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1de3da02f1c10ea586dea037a200ce1702c50170",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fc0e8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_publicationentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_publicationentryhistory" ("award_id", "board_name", "id", "monthly", "name", "persons", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication_id", "region_code", "withdrawn_on") SELECT old_values."award_id", old_values."board_name", old_values."id", old_values."monthly", old_values."name", old_values."persons", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."publication_id", old_values."region_code", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6bcf796ddd85bbde8fd74ceebe494a95d3cb24ab",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f5ac",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_publicationentry",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationEntryHistory",
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
                        to="cases.publicationentry",
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
                    "publication",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.publication",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.award",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("board_name", models.CharField(max_length=60)),
                ("persons", models.PositiveSmallIntegerField()),
                ("monthly", models.DecimalField(decimal_places=2, max_digits=14)),
                ("withdrawn_on", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5c7281a4915dfef3637430889bbbdaf60ff74cd7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27f4f",
                            table="cases_publicationentryhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="cases.application",
                    ),
                ),
                ("slug", models.CharField(max_length=32, unique=True)),
                ("place", models.CharField(max_length=100, verbose_name="张贴地点")),
                ("text", models.JSONField(verbose_name="公示内容")),
                ("starts_on", models.DateField(verbose_name="开始")),
                ("ends_on", models.DateField(verbose_name="结束")),
                (
                    "posted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
                (
                    "end_photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
                ("digest", models.CharField(default="", max_length=64)),
                ("taken_down_on", models.DateField(null=True, verbose_name="撤下日期")),
                ("closed_on", models.DateField(null=True, verbose_name="办结日期")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ends_on__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("starts_on"), "+", models.Value(6)
                                ),
                            )
                        ),
                        name="notice_hangs_seven_days",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("application",),
                        name="notice_one_open_per_application",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="notice_text_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."digest" IS DISTINCT FROM (NEW."digest"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="ad6f81fa942e6a4e59cc4bf41219f3c920cded65",
                            operation="UPDATE",
                            pgid="pgtrigger_notice_text_stays_3b123",
                            table="cases_notice",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_noticehistory" ("application_id", "closed_on", "digest", "end_photo_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "place", "posted_by_id", "region_code", "slug", "starts_on", "taken_down_on", "text") SELECT new_values."application_id", new_values."closed_on", new_values."digest", new_values."end_photo_id", new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."photo_id", new_values."place", new_values."posted_by_id", new_values."region_code", new_values."slug", new_values."starts_on", new_values."taken_down_on", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="61da8522436ea644f9e19654b4d358e6e7b4ddb3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b36a4",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_notice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_noticehistory" ("application_id", "closed_on", "digest", "end_photo_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "place", "posted_by_id", "region_code", "slug", "starts_on", "taken_down_on", "text") SELECT new_values."application_id", new_values."closed_on", new_values."digest", new_values."end_photo_id", new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."photo_id", new_values."place", new_values."posted_by_id", new_values."region_code", new_values."slug", new_values."starts_on", new_values."taken_down_on", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c8f89e1a05cbfbd81e12a1fbf16287b25bdd4630",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8e2f0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_notice",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_noticehistory" ("application_id", "closed_on", "digest", "end_photo_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_id", "place", "posted_by_id", "region_code", "slug", "starts_on", "taken_down_on", "text") SELECT old_values."application_id", old_values."closed_on", old_values."digest", old_values."end_photo_id", old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."photo_id", old_values."place", old_values."posted_by_id", old_values."region_code", old_values."slug", old_values."starts_on", old_values."taken_down_on", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a559266cebd18b16bd4c1ce3bdfc996011eceaf4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f6e8f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_notice",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeHistory",
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
                        to="cases.notice",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                ("slug", models.CharField(max_length=32)),
                ("place", models.CharField(max_length=100, verbose_name="张贴地点")),
                ("text", models.JSONField(verbose_name="公示内容")),
                ("starts_on", models.DateField(verbose_name="开始")),
                ("ends_on", models.DateField(verbose_name="结束")),
                (
                    "posted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "photo",
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
                    "end_photo",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.document",
                    ),
                ),
                ("digest", models.CharField(default="", max_length=64)),
                ("taken_down_on", models.DateField(null=True, verbose_name="撤下日期")),
                ("closed_on", models.DateField(null=True, verbose_name="办结日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="61f6b06b545c102bad9ac338cc67051c807a58f4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3d252",
                            table="cases_noticehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Objection",
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
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="cases.notice",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="cases.publication",
                    ),
                ),
                (
                    "receipt",
                    models.CharField(max_length=20, null=True, unique=True, verbose_name="回执号"),
                ),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("due_on", models.DateField(null=True, verbose_name="最迟答复")),
                ("cites", models.CharField(default="", max_length=100, verbose_name="依据")),
                (
                    "objector",
                    accounts.fields.SealedTextField(
                        null=True, place="cases_objection.objector", verbose_name="异议人"
                    ),
                ),
                (
                    "contact",
                    accounts.fields.SealedTextField(
                        null=True, place="cases_objection.contact", verbose_name="联系方式"
                    ),
                ),
                (
                    "content",
                    accounts.fields.SealedTextField(
                        place="cases_objection.content", verbose_name="异议内容"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_outcome",
                    models.CharField(
                        choices=[("upheld", "成立"), ("rejected", "不成立")],
                        max_length=10,
                        null=True,
                    ),
                ),
                (
                    "proposed_answer",
                    models.CharField(default="", max_length=500, verbose_name="拟答复"),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
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
                (
                    "outcome",
                    models.CharField(
                        choices=[("upheld", "成立"), ("rejected", "不成立")],
                        max_length=10,
                        null=True,
                        verbose_name="结果",
                    ),
                ),
                ("answer", models.CharField(default="", max_length=500, verbose_name="答复")),
                ("settled_on", models.DateField(null=True, verbose_name="办结日期")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["region", "settled_on", "due_on"], name="objection_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", None), ("settled_on", None)),
                            models.Q(("outcome__isnull", False), ("settled_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="objection_settled_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notice", None), ("publication__isnull", False)),
                            models.Q(("notice__isnull", False), ("publication", None)),
                            _connector="OR",
                        ),
                        name="objection_to_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("receipt__isnull", False), ("recorded_by", None)),
                            models.Q(("receipt", None), ("recorded_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="objection_written_down_or_sent_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("receipt", None),
                            ("settled_on", None),
                            models.Q(
                                ("confirmed_by__isnull", False),
                                ("proposed_by__isnull", False),
                                models.Q(("proposed_by", models.F("confirmed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="objection_sent_in_is_answered_by_two",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectionhistory" ("answer", "cites", "confirmed_by_id", "contact", "content", "due_on", "id", "notice_id", "objector", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_answer", "proposed_by_id", "proposed_outcome", "publication_id", "receipt", "received_on", "recorded_by_id", "region_code", "settled_on") SELECT new_values."answer", new_values."cites", new_values."confirmed_by_id", new_values."contact", new_values."content", new_values."due_on", new_values."id", new_values."notice_id", new_values."objector", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_answer", new_values."proposed_by_id", new_values."proposed_outcome", new_values."publication_id", new_values."receipt", new_values."received_on", new_values."recorded_by_id", new_values."region_code", new_values."settled_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3fcb551da8ea1571890f83b4c2f60306a336e6c9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bb9c0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_objection",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectionhistory" ("answer", "cites", "confirmed_by_id", "contact", "content", "due_on", "id", "notice_id", "objector", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_answer", "proposed_by_id", "proposed_outcome", "publication_id", "receipt", "received_on", "recorded_by_id", "region_code", "settled_on") SELECT new_values."answer", new_values."cites", new_values."confirmed_by_id", new_values."contact", new_values."content", new_values."due_on", new_values."id", new_values."notice_id", new_values."objector", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_answer", new_values."proposed_by_id", new_values."proposed_outcome", new_values."publication_id", new_values."receipt", new_values."received_on", new_values."recorded_by_id", new_values."region_code", new_values."settled_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="51a7a53f01e86726565c8c9ef8d80b79a2541f4f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_775cb",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_objection",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectionhistory" ("answer", "cites", "confirmed_by_id", "contact", "content", "due_on", "id", "notice_id", "objector", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_answer", "proposed_by_id", "proposed_outcome", "publication_id", "receipt", "received_on", "recorded_by_id", "region_code", "settled_on") SELECT old_values."answer", old_values."cites", old_values."confirmed_by_id", old_values."contact", old_values."content", old_values."due_on", old_values."id", old_values."notice_id", old_values."objector", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_answer", old_values."proposed_by_id", old_values."proposed_outcome", old_values."publication_id", old_values."receipt", old_values."received_on", old_values."recorded_by_id", old_values."region_code", old_values."settled_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7244aec7f68c1290a5b7c5bb52fbb0143eb1dd4b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a34e3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_objection",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionHistory",
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
                        to="cases.objection",
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
                    "notice",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.notice",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.publication",
                    ),
                ),
                ("receipt", models.CharField(max_length=20, null=True, verbose_name="回执号")),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("due_on", models.DateField(null=True, verbose_name="最迟答复")),
                ("cites", models.CharField(default="", max_length=100, verbose_name="依据")),
                (
                    "objector",
                    accounts.fields.SealedTextField(
                        null=True, place="cases_objection.objector", verbose_name="异议人"
                    ),
                ),
                (
                    "contact",
                    accounts.fields.SealedTextField(
                        null=True, place="cases_objection.contact", verbose_name="联系方式"
                    ),
                ),
                (
                    "content",
                    accounts.fields.SealedTextField(
                        place="cases_objection.content", verbose_name="异议内容"
                    ),
                ),
                (
                    "recorded_by",
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
                    "proposed_outcome",
                    models.CharField(
                        choices=[("upheld", "成立"), ("rejected", "不成立")],
                        max_length=10,
                        null=True,
                    ),
                ),
                (
                    "proposed_answer",
                    models.CharField(default="", max_length=500, verbose_name="拟答复"),
                ),
                (
                    "proposed_by",
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
                (
                    "outcome",
                    models.CharField(
                        choices=[("upheld", "成立"), ("rejected", "不成立")],
                        max_length=10,
                        null=True,
                        verbose_name="结果",
                    ),
                ),
                ("answer", models.CharField(default="", max_length=500, verbose_name="答复")),
                ("settled_on", models.DateField(null=True, verbose_name="办结日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9128a410ffe5e59b56efed8ba5120b5782dbccea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3710b",
                            table="cases_objectionhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionTarget",
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
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="cases.objection",
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("objection", "officer"), name="objectiontarget_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectiontargethistory" ("id", "objection_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT new_values."id", new_values."objection_id", new_values."officer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2aa3a09aad901b8bbd97a556ddf39fffc4f62a38",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_76dfc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_objectiontarget",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectiontargethistory" ("id", "objection_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT new_values."id", new_values."objection_id", new_values."officer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1e86dd0a4f06ad7df7c9b8d4a599c340e74fc72d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9a985",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_objectiontarget",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectiontargethistory" ("id", "objection_id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT old_values."id", old_values."objection_id", old_values."officer_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3f265c7c691fe272cc51e536d00b3bb3b8aa4066",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0d221",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_objectiontarget",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObjectionTargetHistory",
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
                        to="cases.objectiontarget",
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
                    "objection",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.objection",
                    ),
                ),
                (
                    "officer",
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
                            hash="290d13e2c5d654b48719c581d6c30defd5399029",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cf4a4",
                            table="cases_objectiontargethistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentHold",
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
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="cases.award",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="households.person",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="原因")),
                ("origin", models.CharField(default="", max_length=100)),
                ("held_on", models.DateField(verbose_name="起")),
                (
                    "held_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("released_on", models.DateField(null=True, verbose_name="解除")),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release_reason",
                    models.CharField(default="", max_length=200, verbose_name="解除理由"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("released_on", None), models.Q(("origin", ""), _negated=True)
                        ),
                        fields=("award", "person", "origin"),
                        name="paymenthold_once_per_origin",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_by", None), ("released_on", None)),
                            models.Q(
                                ("released_by__isnull", False),
                                ("released_on__gte", models.F("held_on")),
                            ),
                            _connector="OR",
                        ),
                        name="paymenthold_released_by_somebody",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentholdhistory" ("award_id", "held_by_id", "held_on", "id", "origin", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "release_reason", "released_by_id", "released_on") SELECT new_values."award_id", new_values."held_by_id", new_values."held_on", new_values."id", new_values."origin", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."region_code", new_values."release_reason", new_values."released_by_id", new_values."released_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0c9646f85879a3e40e37ae01d02c3e3af2ddc0ba",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d3244",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_paymenthold",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentholdhistory" ("award_id", "held_by_id", "held_on", "id", "origin", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "release_reason", "released_by_id", "released_on") SELECT new_values."award_id", new_values."held_by_id", new_values."held_on", new_values."id", new_values."origin", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."region_code", new_values."release_reason", new_values."released_by_id", new_values."released_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a2b7711ea6bb91420221650ea12aefe040026762",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11f8f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_paymenthold",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentholdhistory" ("award_id", "held_by_id", "held_on", "id", "origin", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "release_reason", "released_by_id", "released_on") SELECT old_values."award_id", old_values."held_by_id", old_values."held_on", old_values."id", old_values."origin", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."region_code", old_values."release_reason", old_values."released_by_id", old_values."released_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ea551c50cc9a0f9dbfc572dd769e98ab67320108",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eb128",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_paymenthold",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentHoldHistory",
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
                        to="cases.paymenthold",
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
                    "award",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.award",
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
                ("reason", models.CharField(max_length=200, verbose_name="原因")),
                ("origin", models.CharField(default="", max_length=100)),
                ("held_on", models.DateField(verbose_name="起")),
                (
                    "held_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("released_on", models.DateField(null=True, verbose_name="解除")),
                (
                    "released_by",
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
                    "release_reason",
                    models.CharField(default="", max_length=200, verbose_name="解除理由"),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="02f883ec703a92dcf430e2c9a93833b196a84070",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_89b0b",
                            table="cases_paymentholdhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentSignature",
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
                        related_name="signatures",
                        to="cases.paymentrun",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[("prepare", "编制"), ("check", "复核"), ("approve", "审批")],
                        max_length=8,
                        verbose_name="签署",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("natural_person", models.UUIDField()),
                ("seal", models.CharField(max_length=64, verbose_name="封印")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="时间"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "round", "step"), name="paymentsignature_once_per_step"
                    ),
                    models.UniqueConstraint(
                        fields=("run", "round", "natural_person"),
                        name="paymentsignature_three_people",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="paymentsignature_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d8a65efcf6063524edcad0b82de7f0dcbea1602d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_paymentsignature_append_only_2dfa1",
                            table="cases_paymentsignature",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentReview",
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
                        related_name="reviews",
                        to="cases.paymentrun",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payment_reviews",
                        to="households.household",
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("account", "截止日前十日内变更账户"),
                            ("card", "多户共用一个账号"),
                            ("amount", "金额比上月变动超过 50%"),
                        ],
                        max_length=8,
                        verbose_name="例外",
                    ),
                ),
                ("fact", models.CharField(max_length=80, verbose_name="核查时的情形")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("keep", "保留"), ("hold", "暂缓"), ("remove", "剔除")],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="时间"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "household", "question"),
                        name="paymentreview_once_per_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="paymentreview_has_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentreviewhistory" ("at", "by_id", "fact", "household_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "region_code", "run_id", "verdict") SELECT new_values."at", new_values."by_id", new_values."fact", new_values."household_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."question", new_values."reason", new_values."region_code", new_values."run_id", new_values."verdict" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="76b03ea5052c5513a224377a1a9b73a3678b2f25",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c1b29",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_paymentreview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentreviewhistory" ("at", "by_id", "fact", "household_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "region_code", "run_id", "verdict") SELECT new_values."at", new_values."by_id", new_values."fact", new_values."household_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."question", new_values."reason", new_values."region_code", new_values."run_id", new_values."verdict" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2aca81febd14f0f30b6ec0e00089ef1cc011f276",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08cf0",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_paymentreview",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_paymentreviewhistory" ("at", "by_id", "fact", "household_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "region_code", "run_id", "verdict") SELECT old_values."at", old_values."by_id", old_values."fact", old_values."household_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."question", old_values."reason", old_values."region_code", old_values."run_id", old_values."verdict" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2270b14b9169c4fda167f62afcea9447166633be",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_92be1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_paymentreview",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentReviewHistory",
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
                        to="cases.paymentreview",
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
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.paymentrun",
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
                    "question",
                    models.CharField(
                        choices=[
                            ("account", "截止日前十日内变更账户"),
                            ("card", "多户共用一个账号"),
                            ("amount", "金额比上月变动超过 50%"),
                        ],
                        max_length=8,
                        verbose_name="例外",
                    ),
                ),
                ("fact", models.CharField(max_length=80, verbose_name="核查时的情形")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("keep", "保留"), ("hold", "暂缓"), ("remove", "剔除")],
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="时间"
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
                            hash="c4f7ec953b13bfc4619f4bcea6747a4aaaf72533",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_64db1",
                            table="cases_paymentreviewhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicVisit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=12)),
                ("who", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                ("times", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("what", "who", "since"), name="publicvisit_one_count_a_stretch"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rehearsal",
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
                ("on", models.DateField(verbose_name="测算日期")),
                ("settings", models.JSONField(verbose_name="参数")),
                ("protect", models.BooleanField(default=False, verbose_name="保护在享家庭")),
                ("stretches", models.JSONField(default=list)),
                ("rules_version", models.CharField(max_length=20, verbose_name="规则版本")),
                ("laws", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict, verbose_name="结果")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
                (
                    "job",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rehearsal",
                        to="accounts.job",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="发起时间",
                    ),
                ),
                ("finished_at", models.DateTimeField(null=True, verbose_name="完成时间")),
            ],
            options={
                "ordering": ["-pk"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="rehearsal_never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="466c7cf56214f39a0df89056374c25c0e5c6aa8d",
                            operation="DELETE",
                            pgid="pgtrigger_rehearsal_never_deleted_6c474",
                            table="cases_rehearsal",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="rehearsal_answered_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."finished_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3bb5dd72097b5dc083cf2c2dcd8d2797aafb44f3",
                            operation="UPDATE",
                            pgid="pgtrigger_rehearsal_answered_once_fab1e",
                            table="cases_rehearsal",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RehearsalPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rehearsal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cases.rehearsal",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("tally", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("rehearsal", "number"), name="rehearsalpart_once_per_stretch"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="rehearsalpart_append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cc13cc8575f1bebc4ab173bb278d0830ec9255fa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_rehearsalpart_append_only_be666",
                            table="cases_rehearsalpart",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Authorisation",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisations",
                        to="cases.application",
                    ),
                ),
                (
                    "signer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisation",
                        to="cases.applicationperson",
                        verbose_name="签字人",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="签署日期")),
                ("valid_until", models.DateField(verbose_name="有效期至")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                    ),
                ),
                ("revoked_on", models.DateField(null=True, verbose_name="撤销日期")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("signed_on"))),
                        name="authorisation_ends_after_signing",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_authorisationhistory" ("application_id", "document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "revoked_on", "signed_on", "signer_id", "valid_until") SELECT new_values."application_id", new_values."document_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."revoked_on", new_values."signed_on", new_values."signer_id", new_values."valid_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f7ae2e55e93de815ac4ef685a8b6cfcd652ec831",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9583d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_authorisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_authorisationhistory" ("application_id", "document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "revoked_on", "signed_on", "signer_id", "valid_until") SELECT new_values."application_id", new_values."document_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."revoked_on", new_values."signed_on", new_values."signer_id", new_values."valid_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c3d9b3c94e61e2aa1d3bac8c578e723f24c8f0fa",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_49d0b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_authorisation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_authorisationhistory" ("application_id", "document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "revoked_on", "signed_on", "signer_id", "valid_until") SELECT old_values."application_id", old_values."document_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."revoked_on", old_values."signed_on", old_values."signer_id", old_values."valid_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f288f2c36632ef13c8fc267d98e2b4a6e8a00fb5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5bdc1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_authorisation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuthorisationHistory",
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
                        to="cases.authorisation",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.applicationperson",
                        verbose_name="签字人",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="签署日期")),
                ("valid_until", models.DateField(verbose_name="有效期至")),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.document",
                    ),
                ),
                ("revoked_on", models.DateField(null=True, verbose_name="撤销日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="491716ec55103d4550f082327f656be24d45860c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a37a",
                            table="cases_authorisationhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verifications",
                        to="cases.application",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="发起日期")),
                ("finished_on", models.DateField(null=True, verbose_name="完成日期")),
                ("conclusion", models.CharField(default="", max_length=200, verbose_name="结论")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_on", None)),
                        fields=("application",),
                        name="verification_one_open_per_application",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_verificationhistory" ("application_id", "asked_by_id", "asked_on", "conclusion", "finished_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT new_values."application_id", new_values."asked_by_id", new_values."asked_on", new_values."conclusion", new_values."finished_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="17718e588d173725c7c40378730a7c99bbbb509f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_208f0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_verification",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_verificationhistory" ("application_id", "asked_by_id", "asked_on", "conclusion", "finished_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT new_values."application_id", new_values."asked_by_id", new_values."asked_on", new_values."conclusion", new_values."finished_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="775a7066e424ed187f3c82f5bafe3a7b1d6dd669",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7d6d6",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_verification",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_verificationhistory" ("application_id", "asked_by_id", "asked_on", "conclusion", "finished_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT old_values."application_id", old_values."asked_by_id", old_values."asked_on", old_values."conclusion", old_values."finished_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="450c52267d3f40fa1a0e9ea543318aa1847e3adc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_565f2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_verification",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerificationHistory",
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
                        to="cases.verification",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="发起日期")),
                ("finished_on", models.DateField(null=True, verbose_name="完成日期")),
                ("conclusion", models.CharField(default="", max_length=200, verbose_name="结论")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="51855bbbb925c2b2d0e83af063ae38328b947d8c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d85f3",
                            table="cases_verificationhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VerificationResult",
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
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="cases.verification",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="cases.applicationperson",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("household_registration", "户籍"),
                            ("marriage", "婚姻登记"),
                            ("funeral", "殡葬"),
                            ("vehicles", "机动车"),
                            ("real_estate", "不动产"),
                            ("human_resources", "社会保险与就业"),
                            ("provident_fund", "住房公积金"),
                            ("tax", "税务"),
                            ("market", "市场主体"),
                            ("public_payroll", "财政供养"),
                            ("bank", "银行存款"),
                        ],
                        max_length=30,
                        verbose_name="数据来源",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="数据日期")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("nothing", "未查到"),
                            ("consistent", "与申报一致"),
                            ("conflict", "与申报不一致"),
                        ],
                        max_length=12,
                        verbose_name="核对结果",
                    ),
                ),
                (
                    "detail",
                    accounts.fields.SealedJSONField(
                        default=dict, place="cases_verificationresult.detail"
                    ),
                ),
                ("disputed", models.BooleanField(default=False, verbose_name="申请人有异议")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("verification", "person", "source"),
                        name="verificationresult_once_per_source",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_verificationresulthistory" ("answer", "as_of", "detail", "disputed", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "region_code", "source", "verification_id") SELECT new_values."answer", new_values."as_of", new_values."detail", new_values."disputed", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."region_code", new_values."source", new_values."verification_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6d94ce4b0dc793288afdec9d7979156e18c48d11",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c0267",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_verificationresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_verificationresulthistory" ("answer", "as_of", "detail", "disputed", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "region_code", "source", "verification_id") SELECT new_values."answer", new_values."as_of", new_values."detail", new_values."disputed", new_values."id", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_by_id", new_values."region_code", new_values."source", new_values."verification_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7d2e3191d629edcca7800465a903b9acc5f7703b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2958a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_verificationresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_verificationresulthistory" ("answer", "as_of", "detail", "disputed", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "region_code", "source", "verification_id") SELECT old_values."answer", old_values."as_of", old_values."detail", old_values."disputed", old_values."id", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."region_code", old_values."source", old_values."verification_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="47cfb6a7a9173409a82717060dc3a222e4871b22",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fc6f1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_verificationresult",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerificationResultHistory",
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
                        to="cases.verificationresult",
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
                    "verification",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.verification",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.applicationperson",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("household_registration", "户籍"),
                            ("marriage", "婚姻登记"),
                            ("funeral", "殡葬"),
                            ("vehicles", "机动车"),
                            ("real_estate", "不动产"),
                            ("human_resources", "社会保险与就业"),
                            ("provident_fund", "住房公积金"),
                            ("tax", "税务"),
                            ("market", "市场主体"),
                            ("public_payroll", "财政供养"),
                            ("bank", "银行存款"),
                        ],
                        max_length=30,
                        verbose_name="数据来源",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="数据日期")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("nothing", "未查到"),
                            ("consistent", "与申报一致"),
                            ("conflict", "与申报不一致"),
                        ],
                        max_length=12,
                        verbose_name="核对结果",
                    ),
                ),
                (
                    "detail",
                    accounts.fields.SealedJSONField(
                        default=dict, place="cases_verificationresult.detail"
                    ),
                ),
                ("disputed", models.BooleanField(default=False, verbose_name="申请人有异议")),
                (
                    "recorded_by",
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
                            hash="1467213d7e7faedf4f83e18c3fec53afb6de3b10",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5c81",
                            table="cases_verificationresulthistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="cases.application",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="入户日期")),
                (
                    "first_visitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits_first",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("second_visitor_name", models.CharField(max_length=50, verbose_name="第二调查人")),
                (
                    "second_visitor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits_second",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("present", models.CharField(max_length=200, verbose_name="在场成员")),
                (
                    "findings",
                    accounts.fields.SealedJSONField(default=dict, place="cases_visit.findings"),
                ),
                ("means_agree", models.BooleanField(verbose_name="与申报相符")),
                ("conclusion", models.CharField(max_length=500, verbose_name="调查结论")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("second_visitor_name", ""), _negated=True),
                            models.Q(
                                ("second_visitor", None),
                                models.Q(
                                    ("second_visitor", models.F("first_visitor")), _negated=True
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="visit_by_two_people",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_visithistory" ("application_id", "conclusion", "findings", "first_visitor_id", "id", "means_agree", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "region_code", "second_visitor_id", "second_visitor_name", "visited_on") SELECT new_values."application_id", new_values."conclusion", new_values."findings", new_values."first_visitor_id", new_values."id", new_values."means_agree", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."present", new_values."region_code", new_values."second_visitor_id", new_values."second_visitor_name", new_values."visited_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0fac806809cfded807e54f7a433ec18f085775a8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_11497",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_visit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_visithistory" ("application_id", "conclusion", "findings", "first_visitor_id", "id", "means_agree", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "region_code", "second_visitor_id", "second_visitor_name", "visited_on") SELECT new_values."application_id", new_values."conclusion", new_values."findings", new_values."first_visitor_id", new_values."id", new_values."means_agree", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."present", new_values."region_code", new_values."second_visitor_id", new_values."second_visitor_name", new_values."visited_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="eaee63156ecea9397bc9f5e592770a40db7ef3b6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a3c6e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_visit",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_visithistory" ("application_id", "conclusion", "findings", "first_visitor_id", "id", "means_agree", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "region_code", "second_visitor_id", "second_visitor_name", "visited_on") SELECT old_values."application_id", old_values."conclusion", old_values."findings", old_values."first_visitor_id", old_values."id", old_values."means_agree", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."present", old_values."region_code", old_values."second_visitor_id", old_values."second_visitor_name", old_values."visited_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b95e3f5f0b356e97e2d98b2acaf2067a425b1fc9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_df6ec",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_visit",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitHistory",
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
                        to="cases.visit",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="入户日期")),
                (
                    "first_visitor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("second_visitor_name", models.CharField(max_length=50, verbose_name="第二调查人")),
                (
                    "second_visitor",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("present", models.CharField(max_length=200, verbose_name="在场成员")),
                (
                    "findings",
                    accounts.fields.SealedJSONField(default=dict, place="cases_visit.findings"),
                ),
                ("means_agree", models.BooleanField(verbose_name="与申报相符")),
                ("conclusion", models.CharField(max_length=500, verbose_name="调查结论")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bbdef1e8085677d1abef0be1ece999de9109174a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fbef8",
                            table="cases_visithistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchEntry",
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
                        related_name="watch_entries",
                        to="households.household",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watch_entries",
                        to="cases.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "待列入"),
                            ("watched", "关注中"),
                            ("closed", "已移出"),
                        ],
                        default="watched",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("high", "重点关注"), ("medium", "一般关注"), ("low", "定期了解")],
                        default="medium",
                        max_length=6,
                        verbose_name="关注等级",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("refusal", "不予确认"),
                            ("finding", "疑点处置"),
                            ("screening", "摸底排查"),
                        ],
                        default="refusal",
                        max_length=9,
                        verbose_name="列入来源",
                    ),
                ),
                (
                    "difficulty",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="困难情形"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("entered_on", models.DateField(verbose_name="列入日期")),
                ("next_check_on", models.DateField(verbose_name="下次核查")),
                ("closed_on", models.DateField(null=True, verbose_name="移出日期")),
                (
                    "closing_reason",
                    models.CharField(default="", max_length=200, verbose_name="移出原因"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("household",),
                        name="watchentry_one_open_per_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                ("state", "closed"),
                                models.Q(("closing_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="watchentry_closed_has_a_day_and_a_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_watchentryhistory" ("application_id", "closed_on", "closing_reason", "difficulty", "entered_on", "household_id", "id", "level", "next_check_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "state") SELECT new_values."application_id", new_values."closed_on", new_values."closing_reason", new_values."difficulty", new_values."entered_on", new_values."household_id", new_values."id", new_values."level", new_values."next_check_on", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."region_code", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="53ea0b81661f02bf649bf858683a1a368f868d5f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_86ba8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_watchentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_watchentryhistory" ("application_id", "closed_on", "closing_reason", "difficulty", "entered_on", "household_id", "id", "level", "next_check_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "state") SELECT new_values."application_id", new_values."closed_on", new_values."closing_reason", new_values."difficulty", new_values."entered_on", new_values."household_id", new_values."id", new_values."level", new_values."next_check_on", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."region_code", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d74bcb6710e62e989b126fc99b5dd5922af2a8d4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f90b7",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_watchentry",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_watchentryhistory" ("application_id", "closed_on", "closing_reason", "difficulty", "entered_on", "household_id", "id", "level", "next_check_on", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "state") SELECT old_values."application_id", old_values."closed_on", old_values."closing_reason", old_values."difficulty", old_values."entered_on", old_values."household_id", old_values."id", old_values."level", old_values."next_check_on", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."region_code", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="80d57e043126926fc7562e17c083f1285ef3306b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ddfae",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_watchentry",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchEntryHistory",
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
                        to="cases.watchentry",
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
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.application",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "待列入"),
                            ("watched", "关注中"),
                            ("closed", "已移出"),
                        ],
                        default="watched",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("high", "重点关注"), ("medium", "一般关注"), ("low", "定期了解")],
                        default="medium",
                        max_length=6,
                        verbose_name="关注等级",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("refusal", "不予确认"),
                            ("finding", "疑点处置"),
                            ("screening", "摸底排查"),
                        ],
                        default="refusal",
                        max_length=9,
                        verbose_name="列入来源",
                    ),
                ),
                (
                    "difficulty",
                    models.CharField(
                        blank=True, default="", max_length=200, verbose_name="困难情形"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("entered_on", models.DateField(verbose_name="列入日期")),
                ("next_check_on", models.DateField(verbose_name="下次核查")),
                ("closed_on", models.DateField(null=True, verbose_name="移出日期")),
                (
                    "closing_reason",
                    models.CharField(default="", max_length=200, verbose_name="移出原因"),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e911b259547357465f02bf02f59d3377b9541865",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07855",
                            table="cases_watchentryhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchCheck",
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="cases.watchentry",
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="核查日期")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("same", "情况无变化，继续关注"),
                            ("worse", "困难加重，协助重新申请"),
                            ("better", "困难已消除，移出"),
                        ],
                        max_length=6,
                        verbose_name="核查结果",
                    ),
                ),
                ("note", models.CharField(max_length=300, verbose_name="核查情况")),
                ("next_check_on", models.DateField(null=True, verbose_name="下次核查")),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-checked_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_check_on", None), ("result", "better")),
                            models.Q(
                                models.Q(("result", "better"), _negated=True),
                                ("next_check_on__gt", models.F("checked_on")),
                                ("next_check_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="watchcheck_goes_on_or_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note", ""), _negated=True),
                        name="watchcheck_says_what_was_seen",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_watchcheckhistory" ("checked_by_id", "checked_on", "entry_id", "id", "next_check_on", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "result") SELECT new_values."checked_by_id", new_values."checked_on", new_values."entry_id", new_values."id", new_values."next_check_on", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."result" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="595e6f161a225a4772f5e388ed1bb116a7f83cb7",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c0726",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="cases_watchcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_watchcheckhistory" ("checked_by_id", "checked_on", "entry_id", "id", "next_check_on", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "result") SELECT new_values."checked_by_id", new_values."checked_on", new_values."entry_id", new_values."id", new_values."next_check_on", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."result" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="14827b0066728350483ed327be60304e1de1aba8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7271e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="cases_watchcheck",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_watchcheckhistory" ("checked_by_id", "checked_on", "entry_id", "id", "next_check_on", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "result") SELECT old_values."checked_by_id", old_values."checked_on", old_values."entry_id", old_values."id", old_values."next_check_on", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."result" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="080db32d04a2e28db866012e9b9f2e02feb6644d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d4700",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="cases_watchcheck",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchCheckHistory",
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
                        to="cases.watchcheck",
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
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.watchentry",
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="核查日期")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("same", "情况无变化，继续关注"),
                            ("worse", "困难加重，协助重新申请"),
                            ("better", "困难已消除，移出"),
                        ],
                        max_length=6,
                        verbose_name="核查结果",
                    ),
                ),
                ("note", models.CharField(max_length=300, verbose_name="核查情况")),
                ("next_check_on", models.DateField(null=True, verbose_name="下次核查")),
                (
                    "checked_by",
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
                            hash="f62ea9cdcc19b97b9493baf6925bfdeea4b40f33",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a5359",
                            table="cases_watchcheckhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.RunSQL(ANSWERS, "DROP TABLE cases_assessedhousehold"),
    ]
