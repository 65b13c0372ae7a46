"""Pages of this app."""

from django.urls import URLPattern, URLResolver, include, path

from monitoring.views import comparisons, imports, jobs

urlpatterns: list[URLPattern | URLResolver] = [
    path("findings/", include("monitoring.urls_findings")),
    path("", include("monitoring.urls_ledgers")),
    path("registers/", imports.register_import_list, name="register_import_list"),
    path("registers/new/", imports.register_import_new, name="register_import_new"),
    path("registers/<int:pk>/", imports.register_import_detail, name="register_import_detail"),
    path("registers/<int:pk>/begin/", imports.register_import_begin, name="register_import_begin"),
    path(
        "registers/<int:pk>/confirm/",
        imports.register_import_confirm,
        name="register_import_confirm",
    ),
    path(
        "registers/<int:pk>/refuse/", imports.register_import_refuse, name="register_import_refuse"
    ),
    path(
        "registers/<int:pk>/rejects/",
        imports.register_import_rejects,
        name="register_import_rejects",
    ),
    path("comparisons/", comparisons.comparison_list, name="comparison_list"),
    path("comparisons/new/", comparisons.comparison_new, name="comparison_new"),
    path("comparisons/<int:pk>/", comparisons.comparison_detail, name="comparison_detail"),
    path("jobs/", jobs.job_list, name="job_list"),
    path("jobs/<int:pk>/progress/", jobs.job_progress, name="job_progress"),
    path("jobs/<int:pk>/resume/", jobs.job_resume, name="job_resume"),
]
