"""The officers' side of what hangs in villages: lists, proofs, objections sent in."""

from django.urls import path

from cases.views import objections, publications

urlpatterns = [
    path("notices/<int:pk>/proof/", publications.notice_proof, name="notice_proof"),
    path("publications/", publications.publication_list, name="publication_list"),
    path("publications/<int:pk>/", publications.publication_detail, name="publication_detail"),
    path(
        "publications/<int:pk>/publish/",
        publications.publication_publish,
        name="publication_publish",
    ),
    path(
        "publications/<int:pk>/take-down/",
        publications.publication_take_down,
        name="publication_take_down",
    ),
    path("publications/<int:pk>/photo/", publications.publication_photo, name="publication_photo"),
    path("publications/<int:pk>/board/", publications.publication_board, name="publication_board"),
    path("objections/", objections.objection_list, name="objection_list"),
    path("objections/<int:pk>/", objections.objection_detail, name="objection_detail"),
    path("objections/<int:pk>/propose/", objections.objection_propose, name="objection_propose"),
    path("objections/<int:pk>/confirm/", objections.objection_confirm, name="objection_confirm"),
    path(
        "objections/<int:pk>/send-back/",
        objections.objection_send_back,
        name="objection_send_back",
    ),
]
