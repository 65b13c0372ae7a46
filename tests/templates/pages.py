"""Pages made only of components, as a URL configuration: what a browser meets on any page of ours."""

from decimal import Decimal
from itertools import count
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import path

from accounts.inputs import IdNumberInput, InitialsSelect, MoneyField, MoneyInput

received: list[tuple[str, dict[str, str]]] = []
answers: list[int] = []
_versions = count(2)


class IncomeForm(forms.Form):
    kind = forms.ChoiceField(
        label="种类",
        choices=[("wage", "工资性"), ("pension", "城乡居民养老金"), ("post", "在岗员工")],
        widget=InitialsSelect,
    )
    amount = MoneyField(label="金额", widget=MoneyInput({"data-cell": "amount"}))
    per = forms.ChoiceField(
        label="单位",
        choices=[("month", "元/月"), ("year", "元/年")],
        widget=forms.Select({"data-cell": "unit"}),
    )


class PersonForm(forms.Form):
    name = forms.CharField(label="姓名")
    number = forms.CharField(label="身份证号", widget=IdNumberInput(check_url="/check/"))
    born_on = forms.DateField(label="出生日期", required=False)
    area = forms.ChoiceField(
        label="城乡", choices=[("rural", "农村"), ("urban", "城镇")], widget=forms.RadioSelect
    )


IncomeFormSet = forms.formset_factory(IncomeForm, extra=0, can_delete=True)
ROW = """<tr><td>{% include "components/cell.html" with field=form.kind only %}</td>
<td class="n">{% include "components/cell.html" with field=form.amount only %}</td>
<td>{% include "components/cell.html" with field=form.per only %}</td>
<td class="n"><output data-cell="monthly"></output></td>
<td>{% include "components/grid_delete.html" with field=form.DELETE only %}</td></tr>"""
GRID = (
    """{% extends "base.html" %}{% block content %}
{% include "components/save_status.html" with form_id="section" only %}
<form method="post" action="/sent/" id="section" data-autosave="/saved/" novalidate>{% csrf_token %}
<input type="hidden" name="version" value="1">{{ formset.management_form }}
<table class="grid" data-grid="income"><thead><tr><th>种类</th><th>金额</th><th>单位</th><th>折合每月</th>
<th>删除</th></tr></thead>
<tbody>{% for form in formset %}"""
    + ROW
    + """{% endfor %}</tbody><tfoot><tr><td colspan="3">合计</td>
<td class="n"><output data-total="income"></output></td><td></td></tr></tfoot></table>
<template data-row="income">{% with form=formset.empty_form %}"""
    + ROW
    + """{% endwith %}</template>
{% include "components/grid_bar.html" with prefix="income" only %}
<div class="actions"><button type="submit" class="btn" data-main>提交</button></div></form>{% endblock %}
{% block scripts %}<script src="{% static 'js/grid.js' %}" defer></script>
<script src="{% static 'js/autosave.js' %}" defer></script>{% endblock %}"""
)
PERSON = """{% extends "base.html" %}{% block content %}
{% include "components/error_summary.html" with form=form only %}
<form method="post" class="card" novalidate>{% csrf_token %}
{% for field in form %}{% include "components/field.html" with field=field only %}{% endfor %}
<button type="submit" class="btn" data-main>新建</button></form>{% endblock %}
{% block scripts %}<script src="{% static 'js/idnumber.js' %}" defer></script>{% endblock %}"""


def render(source: str, request: HttpRequest | None = None, **context: Any) -> str:
    """A template from text, as the site's own engine renders it."""
    return engines["django"].from_string(source).render(context, request)


@login_not_required
def grid(request: HttpRequest) -> HttpResponse:
    rows = [
        {"kind": "wage", "amount": Decimal(2600), "per": "month"},
        {"kind": "pension", "amount": Decimal(2400), "per": "year"},
    ]
    formset = IncomeFormSet(initial=rows, prefix="income")
    return HttpResponse(render(GRID, request, formset=formset))


@login_not_required
def person(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST if request.method == "POST" else None)
    wrong = form.is_bound and not form.is_valid()
    return HttpResponse(render(PERSON, request, form=form), status=422 if wrong else 200)


@login_not_required
def keep(request: HttpRequest) -> HttpResponse:
    """Write down what arrived; answer with the next status a test has laid down, or 200."""
    received.append((request.path, request.POST.dict()))
    if request.path == "/check/":
        return HttpResponse("未发现在办或在享记录")
    status = answers.pop(0) if answers else 200
    return JsonResponse({"saved_at": "10:31", "version": next(_versions)}, status=status)


urlpatterns = [
    path("grid/", grid),
    path("person/", person),
    path("saved/", keep),
    path("sent/", keep),
    path("check/", keep),
    path("login/", keep, name="login"),
]
