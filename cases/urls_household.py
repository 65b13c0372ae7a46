"""Pages about households that show their cases: list, file, search."""

from django.urls import path

from cases.views import household_file, household_law, household_list, search

urlpatterns = [
    path("search/", search.search, name="search"),
    path("households/", household_list.household_list, name="household_list"),
    path("households/<int:pk>/", household_file.household_detail, name="household_detail"),
    path("households/<int:pk>/law/", household_law.household_law, name="household_law"),
    path("households/<int:pk>/<slug:tab>/", household_file.household_detail, name="household_tab"),
    path("households/<int:pk>/print/why/", household_file.why_this_amount, name="household_why"),
]
