"""Pages of findings, their disposal, and the lists that follow from it."""

from django.urls import path

from monitoring.views import candidates, disposals, findings, missed, notices, settled

urlpatterns = [
    path("", findings.finding_list, name="finding_list"),
    path("counter/", findings.finding_counter, name="finding_counter"),
    path("assign/", findings.finding_assign, name="finding_assign"),
    path("candidates/", candidates.candidate_list, name="candidate_list"),
    path("candidates/look/", candidates.candidate_look, name="candidate_look"),
    path("candidates/<int:pk>/judge/", candidates.candidate_judge, name="candidate_judge"),
    path("missed/", missed.missed_list, name="missed_list"),
    path("missed/print/", missed.missed_print, name="missed_print"),
    path("missed/download/", missed.missed_download, name="missed_download"),
    path("<int:pk>/sheet/", missed.finding_sheet, name="finding_sheet"),
    path("dismiss/", findings.finding_dismiss, name="finding_dismiss"),
    path("<int:pk>/", findings.finding_detail, name="finding_detail"),
    path("<int:pk>/take/", findings.finding_take, name="finding_take"),
    path("<int:pk>/defer/", findings.finding_defer, name="finding_defer"),
    path("<int:pk>/settle/", disposals.finding_propose, name="finding_propose"),
    path("<int:pk>/case/", disposals.finding_open_case, name="finding_open_case"),
    path("<int:pk>/reopen/", disposals.finding_reopen, name="finding_reopen"),
    path("disposals/<int:pk>/confirm/", disposals.disposal_confirm, name="disposal_confirm"),
    path("disposals/<int:pk>/reject/", disposals.disposal_reject, name="disposal_reject"),
    path("disposals/<int:pk>/notice/", notices.stop_notice, name="stop_notice"),
    path("notices/<int:pk>/", notices.advance_notice, name="advance_notice"),
    path(
        "notices/<int:pk>/deliver/", notices.advance_notice_deliver, name="advance_notice_deliver"
    ),
    path("notices/<int:pk>/object/", notices.advance_notice_object, name="advance_notice_object"),
    path("notices/<int:pk>/answer/", notices.advance_notice_answer, name="advance_notice_answer"),
    path("notices/<int:pk>/effect/", notices.advance_notice_effect, name="advance_notice_effect"),
    path("alive/", settled.alive_list, name="alive_list"),
    path("sent/<slug:kind>/", settled.sent_list, name="sent_list"),
    path("sent/<slug:kind>/book/", settled.sent_book, name="sent_book"),
    path("sent/<slug:kind>/print/", settled.sent_print, name="sent_print"),
    path("sent/<slug:kind>/mark/", settled.sent_mark, name="sent_mark"),
    path("deaths/", settled.death_lags, name="death_lags"),
    path("deaths/<int:code>/", settled.death_lag_rows, name="death_lag_rows"),
]
