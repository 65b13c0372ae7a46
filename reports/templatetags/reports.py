"""How a declared column is shown."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.formats import date_format

from accounts.templatetags.formats import NOTHING, money
from reports.catalogue.form import Column

register = template.Library()


@register.filter
def shown(row: Mapping[str, Any], column: Column) -> str:
    """The cell of a row in a column: money with two places, days as 2026-09-30, nothing as a dash."""
    value = row[column.name]
    if column.kind == "money":
        return money(value)
    if value is None or value == "":
        return NOTHING
    return date_format(value, "Y-m-d") if column.kind == "day" else column.told(value)
