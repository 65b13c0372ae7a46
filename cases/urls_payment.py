"""Pages about payment."""

from django.urls import path

from cases.views import funds
from cases.views import payment_lists as lists
from cases.views import payment_papers as papers
from cases.views import payment_repairs as repairs
from cases.views import payment_runs as runs
from cases.views.price_links import price_link_list

urlpatterns = [
    path("", runs.payment_run_list, name="payment_run_list"),
    path("open/", runs.payment_run_open, name="payment_run_open"),
    path("funds/", funds.fund_page, name="fund_page"),
    path("funds/enter/", funds.fund_enter, name="fund_enter"),
    path("funds/book/", funds.fund_book, name="fund_book"),
    path("funds/<int:pk>/settle/", funds.fund_settle, name="fund_settle"),
    path("price-link/", price_link_list, name="price_link_list"),
    path("this-month/", lists.payment_month, name="payment_month"),
    path("holds/", lists.payment_hold_list, name="payment_hold_list"),
    path("holds/<int:pk>/release/", lists.payment_hold_release, name="payment_hold_release"),
    path("repairs/", repairs.payment_repair_list, name="payment_repair_list"),
    path("accounts/of/<int:pk>/", repairs.payment_account_new, name="payment_account_new"),
    path("accounts/<int:pk>/check/", repairs.payment_account_check, name="payment_account_check"),
    path("<int:pk>/", runs.payment_run_detail, name="payment_run_detail"),
    path("<int:pk>/progress/", runs.payment_run_progress, name="payment_run_progress"),
    path("<int:pk>/lines/<slug:part>/", lists.payment_run_lines, name="payment_run_lines"),
    path("<int:pk>/left-out/", lists.payment_run_exclusions, name="payment_run_exclusions"),
    path("<int:pk>/exception/", runs.payment_exception, name="payment_exception"),
    path("<int:pk>/recompute/", runs.payment_recompute, name="payment_recompute"),
    path("<int:pk>/cancel/", runs.payment_cancel, name="payment_cancel"),
    path("<int:pk>/sign/", runs.payment_sign, name="payment_sign"),
    path("<int:pk>/send-back/", runs.payment_send_back, name="payment_send_back"),
    path("<int:pk>/file/", runs.payment_file, name="payment_file"),
    path("<int:pk>/return/", runs.payment_return, name="payment_return"),
    path("<int:pk>/supplement/", runs.payment_supplement, name="payment_supplement"),
    path("<int:pk>/close/", runs.payment_close, name="payment_close"),
    path("<int:pk>/sheet/", papers.payment_sheet, name="payment_sheet"),
    path("<int:pk>/roster/", papers.payment_roster, name="payment_roster"),
]
