from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class EligibilityConfig(AppConfig):
    name = "eligibility"


@register("eligibility")
def policies_are_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every policy pack and every shipped standard can be read; the first wrong line is named."""
    from eligibility.policies.packs import packs  # noqa: PLC0415
    from eligibility.policies.standards import shipped  # noqa: PLC0415
    from eligibility.policies.written import PolicyError  # noqa: PLC0415

    try:
        packs()
        shipped()
    except PolicyError as wrong:
        return [Error(str(wrong), id="eligibility.E001")]
    return []
