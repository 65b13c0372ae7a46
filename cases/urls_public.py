"""The space for everybody: /gs/. Fixed words are shorter than any address of a notice."""

from django.urls import path

from cases.views import public_notice, public_objections, public_pages

urlpatterns = [
    path("", public_pages.home, name="public_home"),
    path("guide/", public_pages.guide_list, name="public_guide_list"),
    path("guide/<slug:benefit>/", public_pages.guide, name="public_guide"),
    path("progress/", public_pages.progress, name="public_progress"),
    path("estimate/", public_pages.estimate_page, name="public_estimate"),
    path("answer/", public_objections.public_answer, name="public_answer"),
    path("<str:slug>/objection/", public_objections.public_objection, name="public_objection"),
    path("<str:slug>/", public_notice.public_notice, name="public_notice"),
]
