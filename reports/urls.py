from django.urls import path

from reports.views import report

urlpatterns = [
    path("reports/", report.report_list, name="report_list"),
    path("reports/<slug:kind>/", report.report_detail, name="report_detail"),
    path("reports/<slug:kind>/download/", report.report_download, name="report_download"),
    path(
        "reports/<slug:kind>/<int:region>/<slug:period>/<str:code>/",
        report.report_rows,
        name="report_rows",
    ),
]
