"""Labels and sentences of the rules in the language of the page. Built in: no `load` needed."""

from django import template

from eligibility import spoken

register = template.Library()


@register.filter
def said(text: object) -> str:
    """`{{ line.working|said }}`: Chinese as it was sealed, or its translation."""
    return spoken.said("" if text is None else str(text))
