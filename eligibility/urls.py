"""Addresses of the law: sealed sheets, the policies, and the local standards."""

from django.urls import path

from eligibility.views import policy, sheets, standards

urlpatterns = [
    path("policy/", policy.policy, name="policy"),
    path("policy/compare/", policy.policy_compare, name="policy_compare"),
    path("standards/", standards.standard_list, name="standard_list"),
    path("standards/new/", standards.standard_new, name="standard_new"),
    path("standards/<int:pk>/confirm/", standards.standard_confirm, name="standard_confirm"),
    path("standards/<int:pk>/reject/", standards.standard_reject, name="standard_reject"),
    path("standards/<int:pk>/withdraw/", standards.standard_withdraw, name="standard_withdraw"),
    path("sheets/<int:pk>/", sheets.sheet_detail, name="sheet_detail"),
    path("sheets/<int:pk>/print/", sheets.sheet_print, name="sheet_print"),
    path("sheets/<int:pk>/json/", sheets.sheet_json, name="sheet_json"),
    path("sheets/<int:pk>/again/", sheets.sheet_again, name="sheet_again"),
]
