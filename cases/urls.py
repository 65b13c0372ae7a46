"""Pages of this app."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import (
    applications,
    bulk,
    county_desk,
    delegations,
    desk,
    prints,
    rehearsals,
    spot_checks,
    standards,
    steps,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("cases.urls_intake")),
    path("", include("cases.urls_household")),
    path("", include("cases.urls_publication")),
    path("payments/", include("cases.urls_payment")),
    path("", desk.desk, name="desk"),
    path("todo/", desk.todo_list, name="todo_list"),
    path("applications/", applications.application_list, name="application_list"),
    path("applications/<int:pk>/", applications.application_detail, name="application_detail"),
    path(
        "applications/<int:pk>/steps/<slug:name>/", steps.application_step, name="application_step"
    ),
    path("applications/<int:pk>/approval-form/", prints.approval_sheet, name="approval_sheet"),
    path("applications/<int:pk>/decision/", prints.decision_notice, name="decision_notice"),
    path("notices/<int:pk>/board/", prints.notice_board, name="notice_board"),
    path("approvals/", county_desk.county_desk, name="county_desk"),
    path("approvals/bulk/", bulk.bulk_confirm, name="bulk_confirm"),
    path("approvals/bulk/result/", bulk.bulk_result, name="bulk_result"),
    path("standards/<int:pk>/", standards.standard_detail, name="standard_detail"),
    path("rehearsals/", rehearsals.rehearsal_list, name="rehearsal_list"),
    path("rehearsals/everybody/", rehearsals.assessment_run_new, name="assessment_run_new"),
    path(
        "rehearsals/everybody/<int:pk>/progress/",
        rehearsals.assessment_run_progress,
        name="assessment_run_progress",
    ),
    path("rehearsals/<int:pk>/", rehearsals.rehearsal_detail, name="rehearsal_detail"),
    path("rehearsals/<int:pk>/progress/", rehearsals.rehearsal_progress, name="rehearsal_progress"),
    path("rehearsals/<int:pk>/workbook/", rehearsals.rehearsal_workbook, name="rehearsal_workbook"),
    path("spot-checks/", spot_checks.spot_check_list, name="spot_check_list"),
    path("spot-checks/draw/", spot_checks.spot_check_new, name="spot_check_new"),
    path("delegations/", delegations.delegation_list, name="delegation_list"),
    path("delegations/<int:pk>/revoke/", delegations.delegation_revoke, name="delegation_revoke"),
    path("gs/", include("cases.urls_public")),
]
