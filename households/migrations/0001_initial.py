import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import accounts.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("name_key", models.CharField(editable=False, max_length=50)),
                (
                    "name_grams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                ("pinyin", models.CharField(default="", editable=False, max_length=200)),
                (
                    "id_kind",
                    models.CharField(
                        choices=[
                            ("resident", "居民身份证"),
                            ("hk_macao_taiwan", "港澳台居民居住证"),
                            ("foreign", "外国人永久居留身份证"),
                            ("other", "其他证件"),
                            ("none", "尚无证件"),
                        ],
                        default="resident",
                        max_length=16,
                        verbose_name="证件种类",
                    ),
                ),
                ("id_token", models.UUIDField(null=True, unique=True, verbose_name="公民身份号码")),
                (
                    "other_id",
                    accounts.fields.SealedTextField(
                        null=True, place="households_person.other_id", verbose_name="其他证件号码"
                    ),
                ),
                ("other_id_digest", models.BinaryField(max_length=32, null=True, unique=True)),
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "男"), ("female", "女")],
                        max_length=6,
                        verbose_name="性别",
                    ),
                ),
                ("birth_date", models.DateField(verbose_name="出生日期")),
                (
                    "phone",
                    accounts.fields.SealedTextField(
                        null=True, place="households_person.phone", verbose_name="电话"
                    ),
                ),
                (
                    "hukou",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.region",
                        verbose_name="户籍所在地",
                    ),
                ),
                ("died_on", models.DateField(null=True, verbose_name="死亡日期")),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="households.person",
                        verbose_name="并入",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["name_grams"], name="person_name_grams"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("id_kind__in", ["resident", "hk_macao_taiwan", "foreign"]),
                                ("id_token__isnull", False),
                            ),
                            models.Q(("id_kind", "other"), ("other_id_digest__isnull", False)),
                            models.Q(("id_kind", "none"), ("id_token", None)),
                            _connector="OR",
                        ),
                        name="person_has_the_number_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("died_on", None),
                            ("died_on__gte", models.F("birth_date")),
                            _connector="OR",
                        ),
                        name="person_dies_after_birth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(("merged_into", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="person_not_merged_into_itself",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_personhistory" ("birth_date", "created_at", "died_on", "hukou_id", "id", "id_kind", "id_token", "merged_into_id", "name", "name_grams", "name_key", "other_id", "other_id_digest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pinyin", "region_code", "sex") SELECT new_values."birth_date", new_values."created_at", new_values."died_on", new_values."hukou_id", new_values."id", new_values."id_kind", new_values."id_token", new_values."merged_into_id", new_values."name", new_values."name_grams", new_values."name_key", new_values."other_id", new_values."other_id_digest", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."pinyin", new_values."region_code", new_values."sex" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="21729027ea2cec4603412b567925b953a433bc94",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cab81",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_person",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_personhistory" ("birth_date", "created_at", "died_on", "hukou_id", "id", "id_kind", "id_token", "merged_into_id", "name", "name_grams", "name_key", "other_id", "other_id_digest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pinyin", "region_code", "sex") SELECT new_values."birth_date", new_values."created_at", new_values."died_on", new_values."hukou_id", new_values."id", new_values."id_kind", new_values."id_token", new_values."merged_into_id", new_values."name", new_values."name_grams", new_values."name_key", new_values."other_id", new_values."other_id_digest", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."pinyin", new_values."region_code", new_values."sex" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9e27f390cdb14729ba8767efeb6876b108a87b12",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a79e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_person",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_personhistory" ("birth_date", "created_at", "died_on", "hukou_id", "id", "id_kind", "id_token", "merged_into_id", "name", "name_grams", "name_key", "other_id", "other_id_digest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "pinyin", "region_code", "sex") SELECT old_values."birth_date", old_values."created_at", old_values."died_on", old_values."hukou_id", old_values."id", old_values."id_kind", old_values."id_token", old_values."merged_into_id", old_values."name", old_values."name_grams", old_values."name_key", old_values."other_id", old_values."other_id_digest", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."pinyin", old_values."region_code", old_values."sex" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8fb55843ebd78d9567ea5ba5e0b7548ba0682fb2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4b29e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_person",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonHistory",
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
                        to="households.person",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("name_key", models.CharField(editable=False, max_length=50)),
                (
                    "name_grams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2),
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                ("pinyin", models.CharField(default="", editable=False, max_length=200)),
                (
                    "id_kind",
                    models.CharField(
                        choices=[
                            ("resident", "居民身份证"),
                            ("hk_macao_taiwan", "港澳台居民居住证"),
                            ("foreign", "外国人永久居留身份证"),
                            ("other", "其他证件"),
                            ("none", "尚无证件"),
                        ],
                        default="resident",
                        max_length=16,
                        verbose_name="证件种类",
                    ),
                ),
                ("id_token", models.UUIDField(null=True, verbose_name="公民身份号码")),
                (
                    "other_id",
                    accounts.fields.SealedTextField(
                        null=True, place="households_person.other_id", verbose_name="其他证件号码"
                    ),
                ),
                ("other_id_digest", models.BinaryField(max_length=32, null=True)),
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "男"), ("female", "女")],
                        max_length=6,
                        verbose_name="性别",
                    ),
                ),
                ("birth_date", models.DateField(verbose_name="出生日期")),
                (
                    "phone",
                    accounts.fields.SealedTextField(
                        null=True, place="households_person.phone", verbose_name="电话"
                    ),
                ),
                (
                    "hukou",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.region",
                        verbose_name="户籍所在地",
                    ),
                ),
                ("died_on", models.DateField(null=True, verbose_name="死亡日期")),
                (
                    "merged_into",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                        verbose_name="并入",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="26b4b5bb5d4ea265499ed60f588265f61e283f32",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_494ac",
                            table="households_personhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Household",
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
                ("number", models.CharField(max_length=20, unique=True, verbose_name="户号")),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村")],
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="headed",
                        to="households.person",
                        verbose_name="户主",
                    ),
                ),
                ("address", models.CharField(default="", max_length=200, verbose_name="住址")),
                (
                    "poverty_status",
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
                ("waiver_until", models.DateField(null=True, verbose_name="免核对到期")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="建档时间",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["city_code", "-created_at", "-id"], name="household_city_list"
                    ),
                    models.Index(
                        fields=["county_code", "-created_at", "-id"], name="household_county_list"
                    ),
                    models.Index(
                        fields=["township_code", "-created_at", "-id"], name="household_town_list"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdhistory" ("address", "area", "created_at", "head_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poverty_status", "region_code", "waiver_until") SELECT new_values."address", new_values."area", new_values."created_at", new_values."head_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."poverty_status", new_values."region_code", new_values."waiver_until" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2134ad1dfc8cf677077e40b8657612b3fdb0a52e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eae56",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_household",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdhistory" ("address", "area", "created_at", "head_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poverty_status", "region_code", "waiver_until") SELECT new_values."address", new_values."area", new_values."created_at", new_values."head_id", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."poverty_status", new_values."region_code", new_values."waiver_until" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."area" IS DISTINCT FROM (new_values."area") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."head_id" IS DISTINCT FROM (new_values."head_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."poverty_status" IS DISTINCT FROM (new_values."poverty_status") OR old_values."region_code" IS DISTINCT FROM (new_values."region_code") OR old_values."waiver_until" IS DISTINCT FROM (new_values."waiver_until")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="003371f3bad68b4fd9d9e4019953b28deafca4a8",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d279e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_household",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_householdhistory" ("address", "area", "created_at", "head_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poverty_status", "region_code", "waiver_until") SELECT old_values."address", old_values."area", old_values."created_at", old_values."head_id", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."poverty_status", old_values."region_code", old_values."waiver_until" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c83ab44ff76cd46d60384b6509db5b23593ee024",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4f9c4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_household",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseholdHistory",
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
                        to="households.household",
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
                ("number", models.CharField(max_length=20, verbose_name="户号")),
                (
                    "area",
                    models.CharField(
                        choices=[("urban", "城市"), ("rural", "农村")],
                        max_length=5,
                        verbose_name="城乡",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                        verbose_name="户主",
                    ),
                ),
                ("address", models.CharField(default="", max_length=200, verbose_name="住址")),
                (
                    "poverty_status",
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
                ("waiver_until", models.DateField(null=True, verbose_name="免核对到期")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="建档时间",
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
                            hash="0f335d97fda3eea6e552fca951beb38e54de68a1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_768fd",
                            table="households_householdhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                        related_name="memberships",
                        to="households.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="households.person",
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("head", "户主"),
                            ("spouse", "配偶"),
                            ("child", "子女"),
                            ("parent", "父母"),
                            ("grandparent", "祖父母（外祖父母）"),
                            ("grandchild", "孙子女（外孙子女）"),
                            ("sibling", "兄弟姐妹"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="与户主关系",
                    ),
                ),
                ("lives_with", models.BooleanField(default=True, verbose_name="共同生活")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                (
                    "left_reason",
                    models.CharField(default="", max_length=100, verbose_name="离开原因"),
                ),
            ],
            options={
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("period", "&&")],
                        name="membership_one_household_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("relation", "head")),
                        expressions=[("household", "="), ("period", "&&")],
                        name="membership_one_head_at_a_time",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_membershiphistory" ("household_id", "id", "left_reason", "lives_with", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation") SELECT new_values."household_id", new_values."id", new_values."left_reason", new_values."lives_with", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."relation" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a66e5a74420d08e8e386ada822bdd6204d5ed3d0",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_08a65",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_membershiphistory" ("household_id", "id", "left_reason", "lives_with", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation") SELECT new_values."household_id", new_values."id", new_values."left_reason", new_values."lives_with", new_values."period", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."relation" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="38a2f7d7acc242a2e73a6c8eb8a310c98300d668",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e8420",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_membershiphistory" ("household_id", "id", "left_reason", "lives_with", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation") SELECT old_values."household_id", old_values."id", old_values."left_reason", old_values."lives_with", old_values."period", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."relation" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cd0a9f84cdc3febf5c6c8ebbda41c1a9d79d2b01",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1d877",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_membership",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipHistory",
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
                        to="households.membership",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("head", "户主"),
                            ("spouse", "配偶"),
                            ("child", "子女"),
                            ("parent", "父母"),
                            ("grandparent", "祖父母（外祖父母）"),
                            ("grandchild", "孙子女（外孙子女）"),
                            ("sibling", "兄弟姐妹"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="与户主关系",
                    ),
                ),
                ("lives_with", models.BooleanField(default=True, verbose_name="共同生活")),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="起止"),
                ),
                (
                    "left_reason",
                    models.CharField(default="", max_length=100, verbose_name="离开原因"),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="88f0b7347c9cc46fdfba193ddb672290cb54c65f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_03ac6",
                            table="households_membershiphistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
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
                        related_name="accounts",
                        to="households.household",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="households.person",
                    ),
                ),
                ("holder_name", models.CharField(max_length=50, verbose_name="户名")),
                ("bank", models.CharField(max_length=60, verbose_name="开户银行")),
                ("card_token", models.UUIDField(verbose_name="账号")),
                ("last4", models.CharField(max_length=4, verbose_name="账号后四位")),
                (
                    "custody_agreement",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="代管协议"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="启用起止"),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
                    ),
                ),
                ("checked_on", models.DateField(null=True, verbose_name="复核日期")),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="复核人",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["card_token"], name="bankaccount_card")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("household", "="), ("period", "&&")],
                        name="bankaccount_one_in_force_per_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by", None), ("checked_on", None)),
                            models.Q(
                                ("checked_by__isnull", False),
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("entered_by", None),
                                    models.Q(("checked_by", models.F("entered_by")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="bankaccount_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last4__regex", "^\\d{4}$")),
                        name="bankaccount_last4_are_digits",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_bankaccounthistory" ("bank", "card_token", "checked_by_id", "checked_on", "custody_agreement", "entered_by_id", "holder_id", "holder_name", "household_id", "id", "last4", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT new_values."bank", new_values."card_token", new_values."checked_by_id", new_values."checked_on", new_values."custody_agreement", new_values."entered_by_id", new_values."holder_id", new_values."holder_name", new_values."household_id", new_values."id", new_values."last4", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8f9125a1d31d68bad7895d1077a2d88f3c78619e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_443b8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_bankaccount",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_bankaccounthistory" ("bank", "card_token", "checked_by_id", "checked_on", "custody_agreement", "entered_by_id", "holder_id", "holder_name", "household_id", "id", "last4", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT new_values."bank", new_values."card_token", new_values."checked_by_id", new_values."checked_on", new_values."custody_agreement", new_values."entered_by_id", new_values."holder_id", new_values."holder_name", new_values."household_id", new_values."id", new_values."last4", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d7b61769934c43d6402922cd9e4950569b8dbc1b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cb5d6",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_bankaccount",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_bankaccounthistory" ("bank", "card_token", "checked_by_id", "checked_on", "custody_agreement", "entered_by_id", "holder_id", "holder_name", "household_id", "id", "last4", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code") SELECT old_values."bank", old_values."card_token", old_values."checked_by_id", old_values."checked_on", old_values."custody_agreement", old_values."entered_by_id", old_values."holder_id", old_values."holder_name", old_values."household_id", old_values."id", old_values."last4", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f766c169c7721a7f1ec21fb6ced9b1d9a8829255",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4fff5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_bankaccount",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAccountHistory",
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
                        to="households.bankaccount",
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
                    "holder",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.person",
                    ),
                ),
                ("holder_name", models.CharField(max_length=50, verbose_name="户名")),
                ("bank", models.CharField(max_length=60, verbose_name="开户银行")),
                ("card_token", models.UUIDField(verbose_name="账号")),
                ("last4", models.CharField(max_length=4, verbose_name="账号后四位")),
                (
                    "custody_agreement",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="代管协议"
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="启用起止"),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
                    ),
                ),
                ("checked_on", models.DateField(null=True, verbose_name="复核日期")),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="复核人",
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
                            hash="fe0c0443cc0fd0d74caa0a4f590a18f7f2660457",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b76da",
                            table="households_bankaccounthistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Circumstances",
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
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circumstances",
                        to="households.person",
                    ),
                ),
                (
                    "labour_capacity",
                    models.CharField(
                        choices=[
                            ("full", "有劳动能力"),
                            ("partial", "部分丧失劳动能力"),
                            ("none", "无劳动能力"),
                        ],
                        max_length=8,
                        null=True,
                        verbose_name="劳动能力",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        choices=[
                            ("employed", "在岗就业"),
                            ("flexible", "灵活就业"),
                            ("unemployed", "未就业"),
                            ("student", "在校学生"),
                            ("retired", "退休养老"),
                            ("none", "无业"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="就业状况",
                    ),
                ),
                (
                    "disability_kind",
                    models.CharField(
                        choices=[
                            ("visual", "视力"),
                            ("hearing", "听力"),
                            ("speech", "言语"),
                            ("physical", "肢体"),
                            ("intellectual", "智力"),
                            ("mental", "精神"),
                            ("multiple", "多重"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="残疾类别",
                    ),
                ),
                (
                    "disability_grade",
                    models.PositiveSmallIntegerField(null=True, verbose_name="残疾等级"),
                ),
                ("disability_until", models.DateField(null=True, verbose_name="残疾证有效期")),
                ("serious_illness", models.BooleanField(null=True, verbose_name="重病")),
                (
                    "illness",
                    accounts.fields.SealedTextField(
                        null=True, place="households_circumstances.illness", verbose_name="病种"
                    ),
                ),
                (
                    "schooling",
                    models.CharField(
                        choices=[
                            ("none", "不在学"),
                            ("preschool", "学前"),
                            ("compulsory", "义务教育"),
                            ("senior_secondary", "高中（中职）"),
                            ("undergraduate", "本科（大专）"),
                            ("postgraduate", "研究生"),
                        ],
                        max_length=20,
                        null=True,
                        verbose_name="就学",
                    ),
                ),
                ("care_duty", models.BooleanField(null=True, verbose_name="照料家人")),
                (
                    "left_behind",
                    models.CharField(
                        choices=[
                            ("no", "否"),
                            ("child", "留守儿童"),
                            ("elder", "留守老人"),
                            ("woman", "留守妇女"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="留守",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disability_grade", None), ("disability_kind", None)),
                            models.Q(
                                ("disability_grade__range", (1, 4)),
                                ("disability_kind__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="circumstances_disability_is_kind_and_grade",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_circumstanceshistory" ("care_duty", "disability_grade", "disability_kind", "disability_until", "employment", "id", "illness", "labour_capacity", "left_behind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "schooling", "serious_illness", "updated_at") SELECT new_values."care_duty", new_values."disability_grade", new_values."disability_kind", new_values."disability_until", new_values."employment", new_values."id", new_values."illness", new_values."labour_capacity", new_values."left_behind", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."schooling", new_values."serious_illness", new_values."updated_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bf82d6ebea7e0f2609b698b9daf36b089e5a00e3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0108b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_circumstances",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_circumstanceshistory" ("care_duty", "disability_grade", "disability_kind", "disability_until", "employment", "id", "illness", "labour_capacity", "left_behind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "schooling", "serious_illness", "updated_at") SELECT new_values."care_duty", new_values."disability_grade", new_values."disability_kind", new_values."disability_until", new_values."employment", new_values."id", new_values."illness", new_values."labour_capacity", new_values."left_behind", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."schooling", new_values."serious_illness", new_values."updated_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5854f8376520e435b4a9c5b50b924cceab022242",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9d226",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_circumstances",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_circumstanceshistory" ("care_duty", "disability_grade", "disability_kind", "disability_until", "employment", "id", "illness", "labour_capacity", "left_behind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "schooling", "serious_illness", "updated_at") SELECT old_values."care_duty", old_values."disability_grade", old_values."disability_kind", old_values."disability_until", old_values."employment", old_values."id", old_values."illness", old_values."labour_capacity", old_values."left_behind", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."schooling", old_values."serious_illness", old_values."updated_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="93697ae8a554ee5e9c9cb433179651c529a9f146",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae0da",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_circumstances",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircumstancesHistory",
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
                        to="households.circumstances",
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
                    "labour_capacity",
                    models.CharField(
                        choices=[
                            ("full", "有劳动能力"),
                            ("partial", "部分丧失劳动能力"),
                            ("none", "无劳动能力"),
                        ],
                        max_length=8,
                        null=True,
                        verbose_name="劳动能力",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        choices=[
                            ("employed", "在岗就业"),
                            ("flexible", "灵活就业"),
                            ("unemployed", "未就业"),
                            ("student", "在校学生"),
                            ("retired", "退休养老"),
                            ("none", "无业"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="就业状况",
                    ),
                ),
                (
                    "disability_kind",
                    models.CharField(
                        choices=[
                            ("visual", "视力"),
                            ("hearing", "听力"),
                            ("speech", "言语"),
                            ("physical", "肢体"),
                            ("intellectual", "智力"),
                            ("mental", "精神"),
                            ("multiple", "多重"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="残疾类别",
                    ),
                ),
                (
                    "disability_grade",
                    models.PositiveSmallIntegerField(null=True, verbose_name="残疾等级"),
                ),
                ("disability_until", models.DateField(null=True, verbose_name="残疾证有效期")),
                ("serious_illness", models.BooleanField(null=True, verbose_name="重病")),
                (
                    "illness",
                    accounts.fields.SealedTextField(
                        null=True, place="households_circumstances.illness", verbose_name="病种"
                    ),
                ),
                (
                    "schooling",
                    models.CharField(
                        choices=[
                            ("none", "不在学"),
                            ("preschool", "学前"),
                            ("compulsory", "义务教育"),
                            ("senior_secondary", "高中（中职）"),
                            ("undergraduate", "本科（大专）"),
                            ("postgraduate", "研究生"),
                        ],
                        max_length=20,
                        null=True,
                        verbose_name="就学",
                    ),
                ),
                ("care_duty", models.BooleanField(null=True, verbose_name="照料家人")),
                (
                    "left_behind",
                    models.CharField(
                        choices=[
                            ("no", "否"),
                            ("child", "留守儿童"),
                            ("elder", "留守老人"),
                            ("woman", "留守妇女"),
                        ],
                        default="no",
                        max_length=8,
                        verbose_name="留守",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e3140a429e01f6570efdecace8aa798cc39f35bd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d09c8",
                            table="households_circumstanceshistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="households.household",
                    ),
                ),
                ("draft_number", models.CharField(db_index=True, default="", max_length=20)),
                ("ref", models.CharField(blank=True, default="", max_length=20)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="households.person",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("id_card", "身份证"),
                            ("hukou", "户口簿"),
                            ("authorisation", "核对授权书"),
                            ("disability", "残疾证"),
                            ("illness", "诊断证明"),
                            ("income", "收入证明"),
                            ("expense", "支出票据"),
                            ("school", "就学证明"),
                            ("bank", "银行卡（存折）"),
                            ("visit_photo", "入户照片"),
                            ("notice_photo", "公示照片"),
                            ("proof", "处置证明"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="材料种类",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                ("file", models.CharField(editable=False, max_length=80, unique=True)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField(verbose_name="大小")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="上传时间",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("household__isnull", False),
                            models.Q(("draft_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_hangs_on_a_household_or_draft",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_documenthistory" ("draft_number", "file", "household_id", "id", "kind", "media_type", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "region_code", "sha256", "size", "title", "uploaded_at", "uploaded_by_id") SELECT new_values."draft_number", new_values."file", new_values."household_id", new_values."id", new_values."kind", new_values."media_type", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."ref", new_values."region_code", new_values."sha256", new_values."size", new_values."title", new_values."uploaded_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7ccd1d52d003de9d8e0762779b5553aeadf345e9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c714b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_documenthistory" ("draft_number", "file", "household_id", "id", "kind", "media_type", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "region_code", "sha256", "size", "title", "uploaded_at", "uploaded_by_id") SELECT new_values."draft_number", new_values."file", new_values."household_id", new_values."id", new_values."kind", new_values."media_type", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."ref", new_values."region_code", new_values."sha256", new_values."size", new_values."title", new_values."uploaded_at", new_values."uploaded_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23aa6279fea888d0eb5f7429b2099bf2bc4aad59",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9cd8f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_document",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_documenthistory" ("draft_number", "file", "household_id", "id", "kind", "media_type", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ref", "region_code", "sha256", "size", "title", "uploaded_at", "uploaded_by_id") SELECT old_values."draft_number", old_values."file", old_values."household_id", old_values."id", old_values."kind", old_values."media_type", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."ref", old_values."region_code", old_values."sha256", old_values."size", old_values."title", old_values."uploaded_at", old_values."uploaded_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8cb89047aeeaaa2d97c01881b6d8536512b44c18",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_70619",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_document",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentHistory",
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
                        to="households.document",
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="households.household",
                    ),
                ),
                ("draft_number", models.CharField(default="", max_length=20)),
                ("ref", models.CharField(blank=True, default="", max_length=20)),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("id_card", "身份证"),
                            ("hukou", "户口簿"),
                            ("authorisation", "核对授权书"),
                            ("disability", "残疾证"),
                            ("illness", "诊断证明"),
                            ("income", "收入证明"),
                            ("expense", "支出票据"),
                            ("school", "就学证明"),
                            ("bank", "银行卡（存折）"),
                            ("visit_photo", "入户照片"),
                            ("notice_photo", "公示照片"),
                            ("proof", "处置证明"),
                            ("other", "其他"),
                        ],
                        max_length=16,
                        verbose_name="材料种类",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                ("file", models.CharField(editable=False, max_length=80)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField(verbose_name="大小")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="上传时间",
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
                            hash="aeb4a78ff52d2c45e5445dec8a711a73651e64ad",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f8779",
                            table="households_documenthistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Income",
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
                        related_name="%(class)ss",
                        to="households.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="households.person",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "申报"), ("visited", "入户"), ("register", "核对")],
                        default="declared",
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                        verbose_name="依据",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("known_on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
                (
                    "unit",
                    models.CharField(
                        choices=[("month", "元/月"), ("year", "元/年"), ("time", "元/次")],
                        max_length=5,
                        verbose_name="单位",
                    ),
                ),
                ("times", models.PositiveSmallIntegerField(default=12, verbose_name="次数")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wage", "工资性收入"),
                            ("business", "经营净收入"),
                            ("property", "财产净收入"),
                            ("transfer", "转移净收入"),
                            ("support", "赡养抚养扶养费"),
                            ("pension_resident", "城乡居民养老金"),
                            ("pension_employee", "职工养老金"),
                            ("entitled_group", "优待抚恤金"),
                            ("family_planning", "计划生育奖扶"),
                            ("scholarship", "奖助学金"),
                            ("assistance", "社会救助金"),
                            ("disability_subsidy", "残疾人两项补贴"),
                            ("old_age_allowance", "高龄津贴"),
                            ("bravery_award", "见义勇为奖励"),
                            ("other", "其他收入"),
                        ],
                        max_length=20,
                        verbose_name="收入种类",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="income_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("times", 1), ("unit", "year")),
                            models.Q(("times__range", (1, 12)), ("unit", "month")),
                            models.Q(("times__range", (1, 366)), ("unit", "time")),
                            _connector="OR",
                        ),
                        name="income_times_fit_the_unit",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_incomehistory" ("amount", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "times", "unit") SELECT new_values."amount", new_values."ended_on", new_values."evidence_id", new_values."household_id", new_values."id", new_values."kind", new_values."known_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."source", new_values."times", new_values."unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6525f16278dda2fa1d81d19b199e9cb443d5e8f5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_af24e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_income",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_incomehistory" ("amount", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "times", "unit") SELECT new_values."amount", new_values."ended_on", new_values."evidence_id", new_values."household_id", new_values."id", new_values."kind", new_values."known_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."source", new_values."times", new_values."unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e09a4e3696bc47f630bdd6eabedd8460adf18017",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_30a00",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_income",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_incomehistory" ("amount", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "times", "unit") SELECT old_values."amount", old_values."ended_on", old_values."evidence_id", old_values."household_id", old_values."id", old_values."kind", old_values."known_on", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."source", old_values."times", old_values."unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5c5eacb279dbb9bf92f60ea496d87054e4daccc0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62e2c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_income",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncomeHistory",
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
                        to="households.income",
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
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "申报"), ("visited", "入户"), ("register", "核对")],
                        default="declared",
                        max_length=10,
                        verbose_name="来源",
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
                        verbose_name="依据",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("known_on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
                (
                    "unit",
                    models.CharField(
                        choices=[("month", "元/月"), ("year", "元/年"), ("time", "元/次")],
                        max_length=5,
                        verbose_name="单位",
                    ),
                ),
                ("times", models.PositiveSmallIntegerField(default=12, verbose_name="次数")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("wage", "工资性收入"),
                            ("business", "经营净收入"),
                            ("property", "财产净收入"),
                            ("transfer", "转移净收入"),
                            ("support", "赡养抚养扶养费"),
                            ("pension_resident", "城乡居民养老金"),
                            ("pension_employee", "职工养老金"),
                            ("entitled_group", "优待抚恤金"),
                            ("family_planning", "计划生育奖扶"),
                            ("scholarship", "奖助学金"),
                            ("assistance", "社会救助金"),
                            ("disability_subsidy", "残疾人两项补贴"),
                            ("old_age_allowance", "高龄津贴"),
                            ("bravery_award", "见义勇为奖励"),
                            ("other", "其他收入"),
                        ],
                        max_length=20,
                        verbose_name="收入种类",
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
                            hash="07ddcbd586cdf937151e288604908eb839327e5e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_109dc",
                            table="households_incomehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Expense",
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
                        related_name="%(class)ss",
                        to="households.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="households.person",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "申报"), ("visited", "入户"), ("register", "核对")],
                        default="declared",
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                        verbose_name="依据",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("known_on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
                (
                    "unit",
                    models.CharField(
                        choices=[("month", "元/月"), ("year", "元/年"), ("time", "元/次")],
                        max_length=5,
                        verbose_name="单位",
                    ),
                ),
                ("times", models.PositiveSmallIntegerField(default=12, verbose_name="次数")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("medical", "医疗自付"),
                            ("education", "教育"),
                            ("rehabilitation", "残疾康复"),
                            ("care", "照料护理"),
                            ("epidemic", "因疫支出"),
                            ("employment", "就业成本"),
                            ("rent", "房租"),
                        ],
                        max_length=20,
                        verbose_name="支出种类",
                    ),
                ),
                ("vouchers", models.BooleanField(default=False, verbose_name="有票据")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="expense_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("times", 1), ("unit", "year")),
                            models.Q(("times__range", (1, 12)), ("unit", "month")),
                            models.Q(("times__range", (1, 366)), ("unit", "time")),
                            _connector="OR",
                        ),
                        name="expense_times_fit_the_unit",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_expensehistory" ("amount", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "times", "unit", "vouchers") SELECT new_values."amount", new_values."ended_on", new_values."evidence_id", new_values."household_id", new_values."id", new_values."kind", new_values."known_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."source", new_values."times", new_values."unit", new_values."vouchers" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b669475f08e2ce732e60db13f32560bd02e8ba36",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dc156",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_expense",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_expensehistory" ("amount", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "times", "unit", "vouchers") SELECT new_values."amount", new_values."ended_on", new_values."evidence_id", new_values."household_id", new_values."id", new_values."kind", new_values."known_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."source", new_values."times", new_values."unit", new_values."vouchers" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f9b96d7fd4474cecda2806ee5c8193fe1ea2d339",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4839a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_expense",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_expensehistory" ("amount", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "times", "unit", "vouchers") SELECT old_values."amount", old_values."ended_on", old_values."evidence_id", old_values."household_id", old_values."id", old_values."kind", old_values."known_on", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."source", old_values."times", old_values."unit", old_values."vouchers" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="07322c0c05c3cabc57407d71fd8c6495fdddcbab",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_63f27",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_expense",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpenseHistory",
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
                        to="households.expense",
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
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "申报"), ("visited", "入户"), ("register", "核对")],
                        default="declared",
                        max_length=10,
                        verbose_name="来源",
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
                        verbose_name="依据",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("known_on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
                (
                    "unit",
                    models.CharField(
                        choices=[("month", "元/月"), ("year", "元/年"), ("time", "元/次")],
                        max_length=5,
                        verbose_name="单位",
                    ),
                ),
                ("times", models.PositiveSmallIntegerField(default=12, verbose_name="次数")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("medical", "医疗自付"),
                            ("education", "教育"),
                            ("rehabilitation", "残疾康复"),
                            ("care", "照料护理"),
                            ("epidemic", "因疫支出"),
                            ("employment", "就业成本"),
                            ("rent", "房租"),
                        ],
                        max_length=20,
                        verbose_name="支出种类",
                    ),
                ),
                ("vouchers", models.BooleanField(default=False, verbose_name="有票据")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d8997d589270de86cbdad1d0dc07d3706f267d96",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7b02c",
                            table="households_expensehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Asset",
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
                        related_name="%(class)ss",
                        to="households.household",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="households.person",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "申报"), ("visited", "入户"), ("register", "核对")],
                        default="declared",
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="households.document",
                        verbose_name="依据",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("known_on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("deposit", "存款"),
                            ("security", "有价证券"),
                            ("insurance", "商业保险"),
                            ("vehicle", "机动车"),
                            ("house", "房屋"),
                            ("business_capital", "经营资本"),
                        ],
                        max_length=20,
                        verbose_name="财产种类",
                    ),
                ),
                (
                    "vehicle_use",
                    models.CharField(
                        choices=[
                            ("private", "家用"),
                            ("disability", "残疾人代步"),
                            ("livelihood", "生产经营"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="车辆用途",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        decimal_places=2, max_digits=9, null=True, verbose_name="面积（平方米）"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)), name="asset_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "vehicle"), _negated=True),
                            ("vehicle_use__isnull", False),
                            _connector="OR",
                        ),
                        name="asset_vehicle_has_a_use",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_assethistory" ("amount", "area_m2", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "vehicle_use") SELECT new_values."amount", new_values."area_m2", new_values."ended_on", new_values."evidence_id", new_values."household_id", new_values."id", new_values."kind", new_values."known_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."source", new_values."vehicle_use" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ed0ffeae290afdb9b4900e9182ce737dc9bc2e1f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_88661",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_asset",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_assethistory" ("amount", "area_m2", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "vehicle_use") SELECT new_values."amount", new_values."area_m2", new_values."ended_on", new_values."evidence_id", new_values."household_id", new_values."id", new_values."kind", new_values."known_on", new_values."note", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."source", new_values."vehicle_use" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6a29ce9ee28d520efee7c7452e67c2741c21a44f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_449a9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_asset",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_assethistory" ("amount", "area_m2", "ended_on", "evidence_id", "household_id", "id", "kind", "known_on", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "source", "vehicle_use") SELECT old_values."amount", old_values."area_m2", old_values."ended_on", old_values."evidence_id", old_values."household_id", old_values."id", old_values."kind", old_values."known_on", old_values."note", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."source", old_values."vehicle_use" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1d57e1b9c68f095cdfa7bb016c6fb326a5f73b92",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f00e9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_asset",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssetHistory",
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
                        to="households.asset",
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
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额（元）"),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "申报"), ("visited", "入户"), ("register", "核对")],
                        default="declared",
                        max_length=10,
                        verbose_name="来源",
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
                        verbose_name="依据",
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="说明"),
                ),
                ("known_on", models.DateField(verbose_name="登记日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("deposit", "存款"),
                            ("security", "有价证券"),
                            ("insurance", "商业保险"),
                            ("vehicle", "机动车"),
                            ("house", "房屋"),
                            ("business_capital", "经营资本"),
                        ],
                        max_length=20,
                        verbose_name="财产种类",
                    ),
                ),
                (
                    "vehicle_use",
                    models.CharField(
                        choices=[
                            ("private", "家用"),
                            ("disability", "残疾人代步"),
                            ("livelihood", "生产经营"),
                        ],
                        max_length=12,
                        null=True,
                        verbose_name="车辆用途",
                    ),
                ),
                (
                    "area_m2",
                    models.DecimalField(
                        decimal_places=2, max_digits=9, null=True, verbose_name="面积（平方米）"
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
                            hash="1404c129f46f7159c5eccc6f04182ba29a466f11",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_84135",
                            table="households_assethistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Supporter",
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
                        related_name="supporters",
                        to="households.household",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("id_token", models.UUIDField(null=True, verbose_name="公民身份号码")),
                ("relation", models.CharField(max_length=40, verbose_name="关系")),
                (
                    "residence",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="住址"),
                ),
                (
                    "monthly_income",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="月收入（元）"
                    ),
                ),
                (
                    "monthly_support",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="每月给付（元）"
                    ),
                ),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_supporterhistory" ("ended_on", "household_id", "id", "id_token", "monthly_income", "monthly_support", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation", "residence") SELECT new_values."ended_on", new_values."household_id", new_values."id", new_values."id_token", new_values."monthly_income", new_values."monthly_support", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."relation", new_values."residence" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="27f42888ed7754d284cf3300539a94a456f00eab",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bf60f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_supporter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_supporterhistory" ("ended_on", "household_id", "id", "id_token", "monthly_income", "monthly_support", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation", "residence") SELECT new_values."ended_on", new_values."household_id", new_values."id", new_values."id_token", new_values."monthly_income", new_values."monthly_support", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."relation", new_values."residence" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5fd9adac1462257ed7fabb37f9e023fd647210df",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1afa",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_supporter",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_supporterhistory" ("ended_on", "household_id", "id", "id_token", "monthly_income", "monthly_support", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation", "residence") SELECT old_values."ended_on", old_values."household_id", old_values."id", old_values."id_token", old_values."monthly_income", old_values."monthly_support", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."relation", old_values."residence" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a25c778833a6dc7fa0b9c9bfe7f0aea49b259655",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5952e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_supporter",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupporterHistory",
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
                        to="households.supporter",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("id_token", models.UUIDField(null=True, verbose_name="公民身份号码")),
                ("relation", models.CharField(max_length=40, verbose_name="关系")),
                (
                    "residence",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="住址"),
                ),
                (
                    "monthly_income",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="月收入（元）"
                    ),
                ),
                (
                    "monthly_support",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="每月给付（元）"
                    ),
                ),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="47b025f5b439a086eb129922a6c02a3fda1b3d89",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a546b",
                            table="households_supporterhistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CloseRelative",
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
                        related_name="close_relatives",
                        to="households.household",
                    ),
                ),
                ("staff_name", models.CharField(max_length=50, verbose_name="工作人员姓名")),
                ("staff_unit", models.CharField(max_length=100, verbose_name="单位与职务")),
                ("relation", models.CharField(max_length=40, verbose_name="与申请家庭成员的关系")),
                (
                    "officer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relatives_on_file",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="备案日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("staff_name", ""), _negated=True),
                        name="closerelative_names_somebody",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_closerelativehistory" ("ended_on", "filed_on", "household_id", "id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation", "staff_name", "staff_unit") SELECT new_values."ended_on", new_values."filed_on", new_values."household_id", new_values."id", new_values."officer_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."region_code", new_values."relation", new_values."staff_name", new_values."staff_unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1adda11086d7609da707728d20ce9e6044ebbfc8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b648c",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="households_closerelative",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_closerelativehistory" ("ended_on", "filed_on", "household_id", "id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation", "staff_name", "staff_unit") SELECT new_values."ended_on", new_values."filed_on", new_values."household_id", new_values."id", new_values."officer_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."region_code", new_values."relation", new_values."staff_name", new_values."staff_unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="79bd78eb3eff680cdf087b737c32a6c75a1e87dc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2430a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="households_closerelative",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "households_closerelativehistory" ("ended_on", "filed_on", "household_id", "id", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_code", "relation", "staff_name", "staff_unit") SELECT old_values."ended_on", old_values."filed_on", old_values."household_id", old_values."id", old_values."officer_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."region_code", old_values."relation", old_values."staff_name", old_values."staff_unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c5ae29587a02e97869866ad0bd1988ba2a609b25",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_89a4d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="households_closerelative",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CloseRelativeHistory",
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
                        to="households.closerelative",
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
                ("staff_name", models.CharField(max_length=50, verbose_name="工作人员姓名")),
                ("staff_unit", models.CharField(max_length=100, verbose_name="单位与职务")),
                ("relation", models.CharField(max_length=40, verbose_name="与申请家庭成员的关系")),
                (
                    "officer",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="备案日期")),
                ("ended_on", models.DateField(null=True, verbose_name="失效日期")),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a8377cd26efe3a058fc1d88277ba184a3dbcbd92",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ec695",
                            table="households_closerelativehistory",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
    ]
