"""Pages of this app."""

from django.urls import URLPattern, URLResolver, path

from households.views import documents, reveals

urlpatterns: list[URLPattern | URLResolver] = [
    path("documents/<int:pk>/", documents.document_file, name="document_file"),
    path("people/<int:pk>/number/", reveals.reveal_number, name="reveal_number"),
    path("people/<int:pk>/phone/", reveals.reveal_phone, name="reveal_phone"),
    path("accounts/<int:pk>/card/", reveals.reveal_card, name="reveal_card"),
]
