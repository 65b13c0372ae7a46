"""Pages of the intake wizard."""

from django.urls import path

from cases.views import (
    intake,
    intake_documents,
    intake_new,
    intake_prints,
    intake_sheet,
    intake_submit,
)

CASE = "applications/<int:pk>/intake/"

urlpatterns = [
    path("applications/new/", intake_new.application_new, name="application_new"),
    path("applications/number-check/", intake_new.number_check, name="number_check"),
    path("households/<int:pk>/review/", intake_new.review_new, name="review_new"),
    path(CASE, intake.application_tasks, name="application_tasks"),
    path(f"{CASE}sheet/", intake_sheet.intake_sheet, name="intake_sheet"),
    path(f"{CASE}check/", intake_submit.intake_check, name="intake_check"),
    path(f"{CASE}submit/", intake_submit.intake_submit, name="intake_submit"),
    path(f"{CASE}receipt/", intake_submit.intake_receipt, name="intake_receipt"),
    path(f"{CASE}papers/", intake_documents.document_upload, name="document_upload"),
    path(
        f"{CASE}papers/<int:document>/discard/",
        intake_documents.document_discard,
        name="document_discard",
    ),
    path(f"{CASE}prints/", intake_prints.print_set, name="print_set"),
    path(f"{CASE}prints/<slug:form>/", intake_prints.print_form, name="print_form"),
    path(f"{CASE}<slug:name>/", intake.intake_section, name="intake_section"),
    path(f"{CASE}<slug:name>/save/", intake.intake_save, name="intake_save"),
    path("clauses/", intake_sheet.clause, name="clause"),
]
