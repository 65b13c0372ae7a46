"""Pages of findings and their disposal."""

from django.urls import path

from monitoring.views import finding_prints, findings, missed

urlpatterns = [
    path("", findings.finding_list, name="finding_list"),
    path("counter/", findings.finding_counter, name="finding_counter"),
    path("assign/", findings.finding_assign, name="finding_assign"),
    path("missed/", missed.missed_list, name="missed_list"),
    path("missed/print/", missed.missed_print, name="missed_print"),
    path("missed/download/", missed.missed_download, name="missed_download"),
    path("<int:pk>/sheet/", missed.finding_sheet, name="finding_sheet"),
    path("<int:pk>/draft/", missed.finding_draft, name="finding_draft"),
    path("<int:pk>/", findings.finding_detail, name="finding_detail"),
    path("<int:pk>/take/", findings.finding_take, name="finding_take"),
    path("<int:pk>/settle/", findings.finding_propose, name="finding_propose"),
    path("<int:pk>/reopen/", findings.finding_reopen, name="finding_reopen"),
    path("disposals/<int:pk>/confirm/", findings.disposal_confirm, name="disposal_confirm"),
    path("disposals/<int:pk>/reject/", findings.disposal_reject, name="disposal_reject"),
    path("disposals/<int:pk>/notice/", finding_prints.stop_notice, name="stop_notice"),
]
