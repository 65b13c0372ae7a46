"""What a rehearsal asks: where, on which day, which parameters, and whether recipients are protected."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.inputs import DayInput
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.parameters import in_codes, label_of, rehearsable, sources_of, value_in_force, words_of
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.policies.packs import PolicyError
from eligibility.policies.values import BadValue
from eligibility.rules.facts import LATEST
from eligibility.rules.schema import AREAS

SETTINGS = 3


def places_of(by: Officer) -> QuerySet[Region]:
    """Where an officer may rehearse: the places of the posts, and those directly below."""
    mine = Q(pk__in=[])
    for start, until in by.intervals_with(Right.REHEARSE):
        mine |= Q(code=start, until=until) | Q(parent=start)
    return Region.objects.filter(mine).in_force().order_by("code")


class PlaceForm(forms.Form):
    """A place of the officer's, or one directly below it, and a day."""

    region = forms.ModelChoiceField(
        label=gettext_lazy("地区"), queryset=Region.objects.none(), empty_label=None
    )
    on = forms.DateField(label=gettext_lazy("按哪一天的家庭情况"), widget=DayInput)

    def __init__(self, by: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = self.fields["region"]
        assert isinstance(places, forms.ModelChoiceField)
        places.queryset = places_of(by)
        self.fields["on"].initial = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("on") and given["on"] >= LATEST:
            self.add_error("on", _("没有收录这一天的政策，换一个日期"))
        elif given.get("region") and given.get("on"):
            self._require_law(given["region"], given["on"], {})
        return given

    def _require_law(
        self, region: Region, on: Any, settings: dict[str, str], box: str = "on"
    ) -> None:
        """Every setting can be read, and there is a law for the day."""
        try:
            for area in AREAS:
                policy_of(region.code, area, on, standards=entered_standards(), settings=settings)
        except PolicyError:
            self.add_error(box, _("没有收录这一天的政策，换一个日期"))
        except BadValue:
            self.add_error(box, _("这个参数不能这样写，照着现行值的写法填"))
            if known := [word for name in settings for word in words_of(name.partition(".")[0])]:
                self.add_error(box, _("可以填：%(words)s") % {"words": _("、").join(known)})


class RehearsalForm(PlaceForm):
    """Up to three parameters, each with its new value, written as the value in force is."""

    protect = forms.BooleanField(
        label=gettext_lazy("保护在享家庭"), required=False,
        help_text=gettext_lazy("现在领取低保的家庭，改后不少于现在领取的金额"),
    )  # fmt: skip

    def __init__(self, by: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(by, *args, **kwargs)
        choices = [("", "—"), *self._choices()]
        for number in range(1, SETTINGS + 1):
            self.fields[f"parameter_{number}"] = forms.ChoiceField(
                label=_("参数 %(number)s（现行值）") % {"number": number},
                choices=choices,
                required=number == 1,
            )
            self.fields[f"value_{number}"] = forms.CharField(
                label=_("改为"), max_length=200, required=number == 1
            )
        self.order_fields(["region", "on", *self.boxes(), "protect"])

    @staticmethod
    def boxes() -> list[str]:
        numbers = range(1, SETTINGS + 1)
        return [name for number in numbers for name in (f"parameter_{number}", f"value_{number}")]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        given["settings"] = settings = {}
        for number in range(1, SETTINGS + 1):
            name, value = given.get(f"parameter_{number}"), given.get(f"value_{number}")
            if bool(name) != bool(value) and not self.errors:
                self.add_error(f"value_{number}", _("参数和改后的值要一起填"))
            elif name in settings:
                self.add_error(f"parameter_{number}", _("同一个参数只能填一次"))
            elif name and value and given.get("region") and given.get("on"):
                settings[name] = in_codes(name, value)
                box = f"value_{number}"
                self._require_law(given["region"], given["on"], {name: settings[name]}, box)
        return given

    def _choices(self) -> list[tuple[str, str]]:
        """Every parameter with its value in force in the first place offered."""
        places = self.fields["region"]
        assert isinstance(places, forms.ModelChoiceField)
        first = places.queryset.first() if places.queryset is not None else None
        if first is None:
            return []
        sources = sources_of(first, timezone.localdate())
        return [
            (name, f"{label_of(label)}{_('：')}{value_in_force(name, sources)}")
            for name, label in rehearsable().items()
        ]
