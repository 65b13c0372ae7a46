"""Pages of this app."""

from django.urls import URLPattern, URLResolver, include, path

from monitoring.api.batches import Batch, Batches
from monitoring.views import comparisons, imports, jobs, push_keys

urlpatterns: list[URLPattern | URLResolver] = [
    path("findings/", include("monitoring.urls_findings")),
    path("", include("monitoring.urls_ledgers")),
    path("registers/", imports.register_import_list, name="register_import_list"),
    path("registers/new/", imports.register_import_new, name="register_import_new"),
    path("registers/<int:pk>/", imports.register_import_detail, name="register_import_detail"),
    path("registers/<int:pk>/begin/", imports.register_import_begin, name="register_import_begin"),
    path("registers/<int:pk>/words/", imports.register_import_words, name="register_import_words"),
    path(
        "registers/destruction/",
        imports.register_destruction_list,
        name="register_destruction_list",
    ),
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
    path("registers/keys/", push_keys.push_key_list, name="push_key_list"),
    path("registers/keys/new/", push_keys.push_key_new, name="push_key_new"),
    path("registers/keys/<int:pk>/revoke/", push_keys.push_key_revoke, name="push_key_revoke"),
    path("api/schema/", push_keys.api_schema, name="api_schema"),
    path("api/registers/<str:kind>/batches/", Batches.as_view(), name="register_batches"),
    path("api/registers/<str:kind>/batches/<str:batch>/", Batch.as_view(), name="register_batch"),
    path("jobs/", jobs.job_list, name="job_list"),
    path("jobs/start/", jobs.job_start, name="job_start"),
    path("jobs/<int:pk>/progress/", jobs.job_progress, name="job_progress"),
    path("jobs/<int:pk>/pause/", jobs.job_pause, name="job_pause"),
    path("jobs/<int:pk>/resume/", jobs.job_resume, name="job_resume"),
]
