"""Pages behind the rows of ledgers."""

from django.urls import path

from monitoring.views import aids, books, exits, recoveries, reserve_funds, rounds
from monitoring.views import ledger_rows as rows

urlpatterns = [
    path("books/<slug:code>/new/", books.book_entry_new, name="book_entry_new"),
    path("books/<int:pk>/", books.book_entry_detail, name="book_entry_detail"),
    path("books/<int:pk>/<slug:name>/", books.book_entry_step, name="book_entry_step"),
    path("screening/new/", rows.screening_new, name="screening_new"),
    path("screening/<int:pk>/", rows.screening_detail, name="screening_detail"),
    path("screening/<int:pk>/<slug:name>/", rows.screening_step, name="screening_step"),
    path("watch/<int:pk>/", rows.watch_detail, name="watch_detail"),
    path("watch/<int:pk>/<slug:name>/", rows.watch_step, name="watch_step"),
    path("rectification/new/", rows.rectification_new, name="rectification_new"),
    path("rectification/<int:pk>/", rows.rectification_detail, name="rectification_detail"),
    path("rectification/<int:pk>/<slug:name>/", rows.rectification_step, name="rectification_step"),
    path("referrals/<int:pk>/", rows.referral_detail, name="referral_detail"),
    path("referrals/<int:pk>/<slug:name>/", rows.referral_step, name="referral_step"),
    path("rounds/", rounds.round_list, name="round_list"),
    path("rounds/make/", rounds.round_make, name="round_make"),
    path("rounds/<int:pk>/sheet/", rounds.round_sheet, name="round_sheet"),
    path("rounds/visits/<int:pk>/", rounds.round_visit, name="round_visit"),
    path("r/<slug:code>/", rounds.round_phone, name="round_phone"),
    path("exits/new/<int:pk>/", exits.exit_new, name="exit_new"),
    path("exits/<int:pk>/", exits.exit_detail, name="exit_detail"),
    path("exits/<int:pk>/<slug:name>/", exits.exit_step, name="exit_step"),
    path("recoveries/new/<int:pk>/", recoveries.recovery_new, name="recovery_new"),
    path("recoveries/<int:pk>/", recoveries.recovery_detail, name="recovery_detail"),
    path("recoveries/<int:pk>/<slug:name>/", recoveries.recovery_step, name="recovery_step"),
    path("aids/new/", aids.aid_new, name="aid_new"),
    path("aids/<int:pk>/", aids.aid_detail, name="aid_detail"),
    path("aids/<int:pk>/<slug:name>/", aids.aid_step, name="aid_step"),
    path("reserve-funds/new/", reserve_funds.reserve_fund_new, name="reserve_fund_new"),
    path("reserve-funds/<int:pk>/", reserve_funds.reserve_fund_detail, name="reserve_fund_detail"),
    path(
        "reserve-funds/<int:pk>/<slug:name>/",
        reserve_funds.reserve_fund_step,
        name="reserve_fund_step",
    ),
    path("clues/<int:pk>/", rows.clue_detail, name="clue_detail"),
    path("clues/<int:pk>/<slug:name>/", rows.clue_step, name="clue_step"),
]
