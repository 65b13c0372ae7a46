from django.urls import path

from reports.views import ledger, report

urlpatterns = [
    path("ledgers/", ledger.ledger_list, name="ledger_list"),
    path("ledgers/<slug:kind>/", ledger.ledger_detail, name="ledger_detail"),
    path("ledgers/<slug:kind>/download/", ledger.ledger_download, name="ledger_download"),
    path("ledgers/<slug:kind>/file/", ledger.ledger_file, name="ledger_file"),
    path("ledgers/filings/<int:pk>/receive/", ledger.ledger_receive, name="ledger_receive"),
    path("reports/", report.report_list, name="report_list"),
    path("reports/<slug:kind>/", report.report_detail, name="report_detail"),
    path("reports/<slug:kind>/download/", report.report_download, name="report_download"),
    path(
        "reports/<slug:kind>/<int:region>/<slug:period>/<str:code>/",
        report.report_rows,
        name="report_rows",
    ),
]
