"""Addresses of the law: sealed sheets."""

from django.urls import path

from eligibility.views import sheets

urlpatterns = [
    path("sheets/<int:pk>/", sheets.sheet_detail, name="sheet_detail"),
    path("sheets/<int:pk>/print/", sheets.sheet_print, name="sheet_print"),
    path("sheets/<int:pk>/json/", sheets.sheet_json, name="sheet_json"),
    path("sheets/<int:pk>/again/", sheets.sheet_again, name="sheet_again"),
]
