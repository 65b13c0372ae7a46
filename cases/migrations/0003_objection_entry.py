import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_recoveries"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="objection",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="objection",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="objection",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="objection",
            name="entry",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.publicationentry",
                verbose_name="涉及家庭",
            ),
        ),
        migrations.AddField(
            model_name="objectionhistory",
            name="entry",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.publicationentry",
                verbose_name="涉及家庭",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectionhistory" ("answer", "cites", "confirmed_by_id", "contact", "content", "due_on", "entry_id", "id", "notice_id", "objector", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_answer", "proposed_by_id", "proposed_outcome", "publication_id", "receipt", "received_on", "recorded_by_id", "region_code", "settled_on") SELECT new_values."answer", new_values."cites", new_values."confirmed_by_id", new_values."contact", new_values."content", new_values."due_on", new_values."entry_id", new_values."id", new_values."notice_id", new_values."objector", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposed_answer", new_values."proposed_by_id", new_values."proposed_outcome", new_values."publication_id", new_values."receipt", new_values."received_on", new_values."recorded_by_id", new_values."region_code", new_values."settled_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0ff53cf60589cff07c054b541149bdd72c51f825",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bb9c0",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="cases_objection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectionhistory" ("answer", "cites", "confirmed_by_id", "contact", "content", "due_on", "entry_id", "id", "notice_id", "objector", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_answer", "proposed_by_id", "proposed_outcome", "publication_id", "receipt", "received_on", "recorded_by_id", "region_code", "settled_on") SELECT new_values."answer", new_values."cites", new_values."confirmed_by_id", new_values."contact", new_values."content", new_values."due_on", new_values."entry_id", new_values."id", new_values."notice_id", new_values."objector", new_values."outcome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposed_answer", new_values."proposed_by_id", new_values."proposed_outcome", new_values."publication_id", new_values."receipt", new_values."received_on", new_values."recorded_by_id", new_values."region_code", new_values."settled_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9ee4361fa492a2306096f3745b7adf48fb790d7c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_775cb",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="cases_objection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objection",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cases_objectionhistory" ("answer", "cites", "confirmed_by_id", "contact", "content", "due_on", "entry_id", "id", "notice_id", "objector", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_answer", "proposed_by_id", "proposed_outcome", "publication_id", "receipt", "received_on", "recorded_by_id", "region_code", "settled_on") SELECT old_values."answer", old_values."cites", old_values."confirmed_by_id", old_values."contact", old_values."content", old_values."due_on", old_values."entry_id", old_values."id", old_values."notice_id", old_values."objector", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposed_answer", old_values."proposed_by_id", old_values."proposed_outcome", old_values."publication_id", old_values."receipt", old_values."received_on", old_values."recorded_by_id", old_values."region_code", old_values."settled_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fb64f4b3e09153e6dac86f0ef11c15e8e43aeb65",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a34e3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="cases_objection",
                    when="AFTER",
                ),
            ),
        ),
    ]
