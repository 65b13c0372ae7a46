import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

CARRY_OVER = """
    INSERT INTO cases_overpaidline (recovery_id, line_id, region_code, month, amount)
    SELECT id, line_id, region_code, month, amount FROM cases_recovery;

    INSERT INTO cases_instalment (recovery_id, region_code, amount, way, receipt, paid_on, entered_by_id)
    SELECT id, region_code, amount, CASE state WHEN 'deducted' THEN 'deducted' ELSE 'cash' END,
           left(coalesce(nullif(note, ''), '-'), 40), settled_on, settled_by_id
    FROM cases_recovery
    WHERE state IN ('repaid', 'deducted');

    UPDATE cases_recovery AS r
    SET number = format('ZH%s-%s-%s', r.region_code / 1000000, extract(year FROM r.opened_on),
                        lpad(numbered.place::text, 4, '0')),
        returned = CASE WHEN r.state IN ('repaid', 'deducted') THEN r.amount ELSE 0 END,
        write_off_reason = CASE r.state WHEN 'waived' THEN coalesce(nullif(r.note, ''), '-') ELSE '' END,
        asked_on = CASE r.state WHEN 'waived' THEN r.settled_on END,
        asked_by_id = CASE r.state WHEN 'waived' THEN r.settled_by_id END,
        asker = CASE r.state WHEN 'waived' THEN o.natural_person END,
        settled_on = CASE WHEN r.state <> 'waived' THEN r.settled_on END,
        state = CASE WHEN r.state IN ('repaid', 'deducted') THEN 'returned' ELSE 'open' END
    FROM (
        SELECT id, settled_by_id,
               row_number() OVER (
                   PARTITION BY region_code / 1000000, extract(year FROM opened_on) ORDER BY id) AS place
        FROM cases_recovery
    ) AS numbered
    LEFT JOIN accounts_officer AS o ON o.id = numbered.settled_by_id
    WHERE numbered.id = r.id;

    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("cases", "0001_initial"),
        ("households", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额"),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("cash", "现金缴回"),
                            ("transfer", "转账缴回"),
                            ("deducted", "从待遇中扣回"),
                        ],
                        max_length=8,
                        verbose_name="方式",
                    ),
                ),
                ("receipt", models.CharField(max_length=40, verbose_name="票据号")),
                ("paid_on", models.DateField(verbose_name="日期")),
            ],
            options={
                "ordering": ["paid_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OverpaidLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="月份")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额"),
                ),
            ],
            options={
                "ordering": ["month", "pk"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="recovery",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="recovery",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="recovery",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="recovery",
            name="recovery_settled_by_somebody",
        ),
        migrations.AddField(
            model_name="recovery",
            name="agreed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="agreer",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="recovery",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="asked_on",
            field=models.DateField(null=True, verbose_name="申请核销日期"),
        ),
        migrations.AddField(
            model_name="recovery",
            name="asker",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="recovery",
            name="number",
            field=models.CharField(default="", max_length=20, verbose_name="编号"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="recovery",
            name="origin",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField(
            model_name="recovery",
            name="returned",
            field=models.DecimalField(
                decimal_places=2, default=0, max_digits=14, verbose_name="已收回"
            ),
        ),
        migrations.AddField(
            model_name="recovery",
            name="write_off_reason",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="核销理由"),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="agreed_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="agreer",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="asked_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="asked_on",
            field=models.DateField(null=True, verbose_name="申请核销日期"),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="asker",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="number",
            field=models.CharField(default="", max_length=20, verbose_name="编号"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="origin",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="returned",
            field=models.DecimalField(
                decimal_places=2, default=0, max_digits=14, verbose_name="已收回"
            ),
        ),
        migrations.AddField(
            model_name="recoveryhistory",
            name="write_off_reason",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="核销理由"),
        ),
        migrations.AddField(
            model_name="instalment",
            name="corrects",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="taken_back_by",
                to="cases.instalment",
                verbose_name="冲正",
            ),
        ),
        migrations.AddField(
            model_name="instalment",
            name="entered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="instalment",
            name="recovery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instalments",
                to="cases.recovery",
            ),
        ),
        migrations.AddField(
            model_name="instalment",
            name="region",
            field=models.ForeignKey(
                db_column="region_code",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.region",
                verbose_name="所在地",
            ),
        ),
        migrations.AddField(
            model_name="overpaidline",
            name="line",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overpaid",
                to="cases.paymentline",
            ),
        ),
        migrations.AddField(
            model_name="overpaidline",
            name="recovery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="cases.recovery",
            ),
        ),
        migrations.AddField(
            model_name="overpaidline",
            name="region",
            field=models.ForeignKey(
                db_column="region_code",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.region",
                verbose_name="所在地",
            ),
        ),
        # Every recovery of one line becomes a record with that line. What had come back becomes its instalment;
        # what one person had given up waits for a second one.
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="recovery",
            name="number",
            field=models.CharField(max_length=20, unique=True, verbose_name="编号"),
        ),
        migrations.RemoveField(
            model_name="recoveryhistory",
            name="settled_by",
        ),
        migrations.RemoveField(
            model_name="recoveryhistory",
            name="note",
        ),
        migrations.RemoveField(
            model_name="recoveryhistory",
            name="month",
        ),
        migrations.RemoveField(
            model_name="recoveryhistory",
            name="line",
        ),
        migrations.RemoveField(
            model_name="recovery",
            name="settled_by",
        ),
        migrations.RemoveField(
            model_name="recovery",
            name="note",
        ),
        migrations.RemoveField(
            model_name="recovery",
            name="month",
        ),
        migrations.RemoveField(
            model_name="recovery",
            name="line",
        ),
        migrations.AlterModelOptions(
            name="recovery",
            options={"ordering": ["opened_on", "pk"]},
        ),
        migrations.AlterField(
            model_name="recovery",
            name="amount",
            field=models.DecimalField(decimal_places=2, max_digits=14, verbose_name="应追回"),
        ),
        migrations.AlterField(
            model_name="recovery",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recoveries",
                to="households.person",
            ),
        ),
        migrations.AlterField(
            model_name="recovery",
            name="state",
            field=models.CharField(
                choices=[("open", "待追回"), ("returned", "已收回"), ("written_off", "已核销")],
                default="open",
                max_length=11,
                verbose_name="状态",
            ),
        ),
        migrations.AlterField(
            model_name="recoveryhistory",
            name="amount",
            field=models.DecimalField(decimal_places=2, max_digits=14, verbose_name="应追回"),
        ),
        migrations.AlterField(
            model_name="recoveryhistory",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="households.person",
            ),
        ),
        migrations.AlterField(
            model_name="recoveryhistory",
            name="state",
            field=models.CharField(
                choices=[("open", "待追回"), ("returned", "已收回"), ("written_off", "已核销")],
                default="open",
                max_length=11,
                verbose_name="状态",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recovery",
            trigger=pgtrigger.compiler.Trigger(
                name="recovery_settled_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state <> 'open')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="7d75e54b313493e96eaeaab96a95f61b2a3d9b78",
                    operation="UPDATE",
                    pgid="pgtrigger_recovery_settled_stays_ccb16",
                    table="cases_recovery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recovery",
            trigger=pgtrigger.compiler.Trigger(
                name="recovery_is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="fdef6599e993f6b55419e2d86947158dee7841b3",
                    operation="DELETE",
                    pgid="pgtrigger_recovery_is_never_deleted_6c995",
                    table="cases_recovery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recovery",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_recoveryhistory" ("agreed_by_id", "agreer", "amount", "asked_by_id", "asked_on", "asker", "deduct", "household_id", "id", "number", "opened_by_id", "opened_on", "origin", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "returned", "settled_on", "state", "write_off_reason") SELECT new_values."agreed_by_id", new_values."agreer", new_values."amount", new_values."asked_by_id", new_values."asked_on", new_values."asker", new_values."deduct", new_values."household_id", new_values."id", new_values."number", new_values."opened_by_id", new_values."opened_on", new_values."origin", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."region_code", new_values."returned", new_values."settled_on", new_values."state", new_values."write_off_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="44d623e20c29d2601ab04b90897dca48376f2bad",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ced05",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="cases_recovery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recovery",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_recoveryhistory" ("agreed_by_id", "agreer", "amount", "asked_by_id", "asked_on", "asker", "deduct", "household_id", "id", "number", "opened_by_id", "opened_on", "origin", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "returned", "settled_on", "state", "write_off_reason") SELECT new_values."agreed_by_id", new_values."agreer", new_values."amount", new_values."asked_by_id", new_values."asked_on", new_values."asker", new_values."deduct", new_values."household_id", new_values."id", new_values."number", new_values."opened_by_id", new_values."opened_on", new_values."origin", new_values."person_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."region_code", new_values."returned", new_values."settled_on", new_values."state", new_values."write_off_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2e5f2bc489d2af9df738ff54d3f60afcc793c95f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af64e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="cases_recovery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recovery",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_recoveryhistory" ("agreed_by_id", "agreer", "amount", "asked_by_id", "asked_on", "asker", "deduct", "household_id", "id", "number", "opened_by_id", "opened_on", "origin", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "region_code", "returned", "settled_on", "state", "write_off_reason") SELECT old_values."agreed_by_id", old_values."agreer", old_values."amount", old_values."asked_by_id", old_values."asked_on", old_values."asker", old_values."deduct", old_values."household_id", old_values."id", old_values."number", old_values."opened_by_id", old_values."opened_on", old_values."origin", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."region_code", old_values."returned", old_values."settled_on", old_values."state", old_values."write_off_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="320b9409f7faec15b40ec7ada921dabd7e2d233c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_100fd",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="cases_recovery",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(("returned__gte", 0), ("returned__lte", models.F("amount"))),
                name="recovery_not_below_zero",
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("agreer", None),
                        ("returned__lt", models.F("amount")),
                        ("settled_on", None),
                        ("state", "open"),
                    ),
                    models.Q(
                        ("agreer", None),
                        ("returned", models.F("amount")),
                        ("settled_on__isnull", False),
                        ("state", "returned"),
                    ),
                    models.Q(
                        ("agreer__isnull", False),
                        ("asker__isnull", False),
                        ("returned__lt", models.F("amount")),
                        ("settled_on__isnull", False),
                        ("state", "written_off"),
                        models.Q(("write_off_reason", ""), _negated=True),
                        models.Q(("agreer", models.F("asker")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="recovery_settled_in_full_or_by_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects", None)),
                fields=("recovery", "receipt"),
                name="instalment_once_per_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("receipt", ""), _negated=True),
                    models.Q(
                        models.Q(("amount__gt", 0), ("corrects", None)),
                        models.Q(("amount__lt", 0), ("corrects__isnull", False)),
                        _connector="OR",
                    ),
                ),
                name="instalment_under_a_receipt",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="instalment_counts",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    UPDATE cases_recovery\n    SET returned = returned + NEW.amount,\n        state = CASE WHEN returned + NEW.amount = amount THEN 'returned' ELSE state END,\n        settled_on = CASE WHEN returned + NEW.amount = amount THEN NEW.paid_on ELSE settled_on END\n    WHERE id = NEW.recovery_id;\n    RETURN NULL;\n",
                    hash="4bb547513aae5247155e93c39cccf2e456724360",
                    operation="INSERT",
                    pgid="pgtrigger_instalment_counts_14bcf",
                    table="cases_instalment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instalment",
            trigger=pgtrigger.compiler.Trigger(
                name="instalment_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e3e3e6c4d50c11f1f4907aac688d013280de1fc8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_instalment_append_only_3e789",
                    table="cases_instalment",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="overpaidline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="overpaidline_is_positive"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overpaidline",
            trigger=pgtrigger.compiler.Trigger(
                name="overpaidline_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2249a9b6fe69fa192d977d9e02a5f3df5b97f3c5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_overpaidline_append_only_806f7",
                    table="cases_overpaidline",
                    when="BEFORE",
                ),
            ),
        ),
    ]
