from django.urls import path

from reports.views import (
    assignments,
    boards,
    dashboard,
    directives,
    extracts,
    filings,
    inspections,
    ledger,
    ontime,
    programmes,
    report,
)

urlpatterns = [
    path("boards/", dashboard.dashboard, name="dashboard"),
    path("boards/coverage/", boards.coverage_board, name="coverage_board"),
    path("boards/on-time/", ontime.ontime_board, name="ontime_board"),
    path("boards/supervision/", boards.supervision_board, name="supervision_board"),
    path("boards/supervision/quarter/", boards.supervision_quarter, name="supervision_quarter"),
    path(
        "boards/<slug:section>/<slug:by>/<int:region>/<slug:period>/<slug:key>/<slug:figure>/extract/",
        extracts.board_rows_extract,
        name="board_rows_extract",
    ),
    path(
        "boards/<slug:section>/<slug:by>/<int:region>/<slug:period>/<slug:key>/<slug:figure>/",
        boards.board_rows,
        name="board_rows",
    ),
    path("ledgers/", ledger.ledger_list, name="ledger_list"),
    path("ledgers/<slug:kind>/", ledger.ledger_detail, name="ledger_detail"),
    path("ledgers/<slug:kind>/download/", ledger.ledger_download, name="ledger_download"),
    path("ledgers/<slug:kind>/file/", ledger.ledger_file, name="ledger_file"),
    path("ledgers/filings/<int:pk>/receive/", ledger.ledger_receive, name="ledger_receive"),
    path("reports/", report.report_list, name="report_list"),
    path("reports/<slug:kind>/", report.report_detail, name="report_detail"),
    path("reports/<slug:kind>/download/", report.report_download, name="report_download"),
    path("reports/<slug:kind>/prepare/", report.report_prepare, name="report_prepare"),
    path("reports/<slug:kind>/draft/", filings.filing_draft, name="filing_draft"),
    path(
        "reports/<slug:kind>/<int:region>/<slug:period>/<str:code>/",
        report.report_rows,
        name="report_rows",
    ),
    path(
        "reports/<slug:kind>/<int:region>/<slug:period>/<str:code>/extract/",
        extracts.report_rows_extract,
        name="report_rows_extract",
    ),
    path(
        "reports/<slug:kind>/<int:region>/<slug:period>/<str:code>/spread/",
        report.report_spread,
        name="report_spread",
    ),
    path("filings/", filings.filing_board, name="filing_board"),
    path("filings/<int:pk>/", filings.filing_detail, name="filing_detail"),
    path("filings/<int:pk>/file/", filings.filing_file, name="filing_file"),
    path("filings/<int:pk>/accept/", filings.filing_accept, name="filing_accept"),
    path("filings/<int:pk>/return/", filings.filing_return, name="filing_return"),
    path("filings/<int:pk>/download/", filings.filing_download, name="filing_download"),
    path("filings/<int:pk>/text/", filings.filing_write, name="filing_write"),
    path("filings/<int:pk>/attachments/", filings.filing_attach, name="filing_attach"),
    path(
        "filings/<int:pk>/<str:code>/extract/",
        extracts.filing_rows_extract,
        name="filing_rows_extract",
    ),
    path(
        "filings/<int:pk>/attachments/<int:attachment>/",
        filings.filing_attachment,
        name="filing_attachment",
    ),
    path(
        "filings/<int:pk>/attachments/<int:attachment>/off/",
        filings.filing_detach,
        name="filing_detach",
    ),
    path("filings/<int:pk>/rows/<str:code>/", filings.filing_rows, name="filing_rows"),
    path("boards/programmes/", programmes.programme_list, name="programme_list"),
    path("boards/programmes/below/", programmes.programme_board, name="programme_board"),
    path(
        "boards/programmes/<slug:template>/start/", programmes.programme_new, name="programme_new"
    ),
    path("boards/programmes/phases/<int:pk>/pass/", directives.phase_pass, name="phase_pass"),
    path(
        "boards/programmes/assignments/", assignments.assignment_counter, name="assignment_counter"
    ),
    path(
        "boards/programmes/assignments/<int:pk>/",
        assignments.assignment_detail,
        name="assignment_detail",
    ),
    path(
        "boards/programmes/assignments/<int:pk>/papers/<int:paper>/",
        assignments.assignment_paper,
        name="assignment_paper",
    ),
    path(
        "boards/programmes/assignments/<int:pk>/<slug:name>/",
        assignments.assignment_step,
        name="assignment_step",
    ),
    path("boards/directives/new/", programmes.directive_new, name="directive_new"),
    path("boards/directives/<int:pk>/", directives.directive_detail, name="directive_detail"),
    path("boards/directives/<int:pk>/file/", directives.directive_file, name="directive_file"),
    path(
        "boards/directives/<int:pk>/download/",
        assignments.directive_download,
        name="directive_download",
    ),
    path(
        "boards/directives/<int:pk>/<slug:name>/", directives.directive_step, name="directive_step"
    ),
    path("boards/inspections/", inspections.inspection_list, name="inspection_list"),
    path("boards/inspections/new/", inspections.inspection_new, name="inspection_new"),
    path("boards/inspections/<int:pk>/", inspections.inspection_detail, name="inspection_detail"),
    path(
        "boards/inspections/<int:pk>/sheet/", inspections.inspection_sheet, name="inspection_sheet"
    ),
    path(
        "boards/inspections/<int:pk>/frame/", inspections.inspection_frame, name="inspection_frame"
    ),
    path("boards/inspections/<int:pk>/draw/", inspections.inspection_draw, name="inspection_draw"),
    path(
        "boards/inspections/<int:pk>/again/", inspections.inspection_again, name="inspection_again"
    ),
    path("boards/inspections/<int:pk>/add/", inspections.inspection_add, name="inspection_add"),
    path(
        "boards/inspections/<int:pk>/close/", inspections.inspection_close, name="inspection_close"
    ),
    path(
        "boards/inspections/<int:pk>/<int:check>/",
        inspections.inspection_record,
        name="inspection_record",
    ),
]
