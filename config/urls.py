"""Routes to the apps; nothing more."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accounts.urls")),
    path("", include("households.urls")),
    path("", include("eligibility.urls")),
    path("", include("cases.urls")),
    path("", include("monitoring.urls")),
    path("", include("reports.urls")),
]
